"""Blocks that MyST would read otherwise, or not without a warning."""

from __future__ import annotations

import pytest

from tests.migrate.kramdown.rewritten import found, myst


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\n2. b", "a\n\n2. b"),
        ("1. a\n  - b", "1. a\n     - b"),
        ("* a\n+ b", "* a\n* b"),
        ("- a\n^\n- b", "- a\n\n* b"),
        ("1. a\n^\n1. b", "1. a\n\n1) b"),
        ("-     a", "- a"),
        ("> a\n- b", "> a\n> - b"),
        ("- a\n\n^\n\n    b", "- a\n\n```\nb\n```"),
        ("    a\nb", "```\na b\n```"),
        ("|a|\n---", "## |a|"),
        ("a|b\n===", "# a|b"),
        ("#\n---", "## \\#"),
        ("***\n\na\n\n***", "<hr />\n\na\n\n<hr />"),
        ("a\n\n***\n***\n\nb", "a\n\n<hr />\n\n<hr />\n\nb"),
        ("a\n\n***\n\n[^1]: b", "a\n\n<hr />\n\n% [^1]: b"),
        ("a\nb\n: c", "a<br>b\n: c"),
        ("$$\na\n$$", "```{math}\na\n```"),
        ("a $$b$$", "a {math}`b`"),
        ("*[AB]: Able Baker\n\nAB, ABs", "{abbr}`AB (Able Baker)`, ABs"),
        ("*[AB]: Able\n\n# AB", '# <abbr title="Able">AB</abbr>'),
        ("a\\\\\nb", "a\\\nb"),
        ("x <!-- a\n\nb --> y", "x \\<!-- a\n\nb --> y"),
        ("> ", ""),
    ],
)
def test_blocks(text: str, written: str) -> None:
    assert myst(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("| a | b |\n| c | d |", "```{list-table}\n\n* - a\n  - b\n* - c\n  - d\n```"),
        (
            "| a |\n| b |\n|---|\n| c |\n{: .x}",
            "```{list-table}\n:header-rows: 2\n:class: x\n\n* - a\n* - b\n* - c\n```",
        ),
        ("| a |\n|---|\n| b | c |", "| a |  |\n| --- | --- |\n| b | c |"),
        ("| `a|b` |\n|---|\n| c |", "| `a\\|b` |\n|---|\n| c |"),
        ("| a |\n|---|\n| b |\n|===|\n| c |", "| a |\n|---|\n| b |\n| c |"),
    ],
)
def test_tables(text: str, written: str) -> None:
    assert myst(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("```{note}\na\n```", "```text\na\n```"),
        ("```nosuch\na\n```", "```text\na\n```"),
        ("```plaintext\na\n```", "```text\na\n```"),
        ("~~~ruby?x=1\na\n~~~", "```ruby\na\n```"),
        ("```json\n{a\n```", "```{code-block} json\n:force:\n\n{a\n```"),
        ("  ```\n  a\n  ```", "```\n  a\n```"),
        ("````\n```\n````", "````\n```\n````"),
        ("```a b\nc\n```", "`a b c `"),
        ("```\na", "\\`\\`\\`\na"),
    ],
)
def test_code(text: str, written: str) -> None:
    assert myst(text) == written


def test_footnotes_that_nothing_refers_to_are_comments() -> None:
    text = "a[^1]\n\n[^1]: b\n\n[^2]: c\n    d"
    assert myst(text) == "a[^1]\n\n[^1]: b\n\n% [^2]: c\n%     d"
    assert found(text) == ["changed 9 footnote"]


def test_of_two_definitions_the_last_counts() -> None:
    assert myst("[a]\n\n[a]: http://b.c\n[a]: http://d.e") == "[a]\n\n[a]: http://d.e"
    assert myst("x[^a]\n\n[^a]: one\n\n[^a]: two") == "x[^a]\n\n[^a]: two"


def test_a_list_that_begins_elsewhere_keeps_its_number() -> None:
    assert myst("3. a\n4. b") == "3. a\n4. b"
    assert found("3. a\n4. b") == ["changed 5 number of a list"]


def test_interesting_constructs_are_counted() -> None:
    text = "a $$b$$ <!-- c -->\n\n| d |\n| e |\n\n<div>f</div>\n"
    assert found(text) == [
        "changed 5 $$",
        "changed 5 comment",
        "changed 7 table without a head",
        "changed 10 <div>",
    ]

"""``{: .class #id key="value"}``: before blocks, after spans, by name."""

from __future__ import annotations

import pytest

from sphinx_alcf.migrate.kramdown.attributes import Attributes, braces, keeps_id
from tests.migrate.kramdown.rewritten import found, myst


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("text\n{: .a .b}", "{.a .b}\ntext"),
        ("{: .a}\ntext", "{.a}\ntext"),
        ("{:.a}\n{: .b}\n\ntext", "{.a .b}\ntext"),
        ("text\n{: .a}\nmore", "{.a}\ntext\n\nmore"),
        ("para\n\ntext\n{: #an-id}", "para\n\n{#an-id}\ntext"),
        ("- a\n- b\n{: .l}", "{.l}\n- a\n- b"),
        ("- {:.i} a\n- b", "- {.i}\n  a\n- b"),
        ("> a\n{: .q}", "{.q}\n> a"),
        ("| a |\n|---|\n| b |\n{: .scroll-table}", "{.scroll-table}\n| a |\n|---|\n| b |"),
        ("```\na\n```\n{: .c}", "{.c}\n```\na\n```"),
        ("# a\n{: .h}", "{.h}\n# a"),
        ("term\n: def\n{: .d}", "{.d}\nterm\n: def"),
        ("- a\n\n  b\n  {: .x}", "- a\n\n  {.x}\n  b"),
        ("***\n{: .r}\n\na", '<hr class="r" />\n\na'),
        ("    code\n{: .language-ruby}", "```ruby\ncode\n```"),
        ("`x`{: .y}", "`x`{.y}"),
        ("*a*{: .b} c", "[*a*]{.b} c"),
        ("[a](http://b.c){:target='_blank' .d}", '[a](http://b.c){.d target="_blank"}'),
        ('![a](b.png){: width="50%" .c}', '![a](b.png){.c width="50%"}'),
        ('![a](b.png){: style="width: 30px"}', '![a](b.png){width="30px"}'),
        ("{:n: .a #b}\n\ntext\n{: n .c}", "{.c .a #b}\ntext"),
        ("[a]\n\n[a]: http://b.c\n{: .d}", "[a](http://b.c){.d}\n\n[a]: http://b.c"),
        ('text\n{: class="w-1/2 p"}', '{.p class="w-1/2"}\ntext'),
    ],
)
def test_attributes_are_written_as_myst_reads_them(text: str, written: str) -> None:
    assert myst(text).strip("\n") == written


def test_what_has_no_place_is_reported_and_not_shown() -> None:
    text = 'text\n{: style="color: red" .a onclick="x()"}'
    assert myst(text) == "{.a}\ntext"
    assert "not_understood 6 {: .class}" in found(text)
    assert myst("a\n{: style='x'}") == "a"


def test_an_id_that_docutils_would_change_is_an_anchor() -> None:
    assert myst("text\n{: #An_Id}") == '<a id="An_Id"></a>\n\ntext'
    assert not keeps_id("2024")
    assert not keeps_id("search")  # a label of Sphinx's own


def test_ids_of_which_sphinx_would_make_labels_of_the_project_are_anchors() -> None:
    assert myst("term\n: def\n{: #x}") == "[]{#x}\n\nterm\n: def"
    assert myst('<img id="x" src="a.png" alt="b">') == (
        "[]{#x}\n\n```{media-figure} a.png\n:alt: b\n```"
    )


def test_a_task_has_no_place_for_attributes() -> None:
    assert myst("- {:.a} [ ] b\n- [x] c\n  {: .d}") == "- [ ] b\n- [x] c"
    assert found("- {:.a} [ ] b") == ["not_understood 5 {: .class}"]


def test_a_list_after_text_is_text_and_reported_nowhere() -> None:
    assert myst("text {: .a} more") == "text {: .a} more"
    assert myst('"quoted"{: .a}') == '"quoted"'


def test_lists_that_name_each_other_end() -> None:
    assert myst("{:a: b .x}\n{:b: a .y}\n\ntext\n{: a}") == "{.x .y}\ntext"


def test_reading_a_list() -> None:
    read = Attributes()
    read.read("""  .a.b #c key="v \\" w" other='x' word """, 7)
    assert read == Attributes(["a", "b"], "c", {"key": 'v " w', "other": "x"}, ["word"], 7)
    assert braces(["a", "a"], "b", {"k": 'x"y'}) == '{.a #b k="x\'y"}'
    assert braces([]) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("* TOC\n{:toc}\n\n# a", "```{contents}\n:local:\n```\n\n# a"),
        ("# a\n\n1. x\n{:toc .y}", "# a\n\n```{contents}\n:class: y\n```"),
        ("# a\n{:.no_toc}", "{.no_toc}\n# a"),
    ],
)
def test_contents(text: str, written: str) -> None:
    assert myst(text) == written


def test_extensions() -> None:
    assert myst("a {::comment}b{:/} c") == "a c"
    assert myst("{::comment}\na\n\nb\n{:/comment}\n\nc") == "c"
    assert myst("{::nomarkdown}\n<p>*a*</p>\n{:/}") == "\\*a\\*"
    assert myst('{::options parse_block_html="true" /}\n\n<div>\n*a*\n</div>') == "*a*"
    assert found('{::options toc_levels="2" /}\n') == ["not_understood 5 {::options}"]
    assert myst("a\n\n{:/comment}\n\nb") == "a\n\n\\{:/comment}\n\nb"

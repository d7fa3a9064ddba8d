"""What means the same in MyST stays byte for byte as its author wrote it."""

from __future__ import annotations

import pytest

from tests.migrate.kramdown.rewritten import found, myst

SAME = {
    "paragraphs": 'One line,\nanother -- and "quotes".\n\n'
    "A second...  \nwith breaks\\\nof two kinds.",
    "headings": "# One\n\n## Two ##\n\nThree\n=====\n\nFour\n---\n\nText.",
    "lists": "*   four columns\n    of text\n\n    a paragraph\n*   more\n\n"
    "1.  one\n2.  two\n    - nested\n\t- by a tab",
    "a lazy list": "- an item that\ngoes on\n- another",
    "tabs after marks": "-\tone\n-\ttwo\n\n\tparagraph",
    "quotes": "> quote\n>no blank\ngoes on\n>\n> > nested",
    "code": "    indented\n\n\ttoo\n\n```python\nx = 1\n```\n\n~~~\ny\n~~~",
    "tables": "| a | b |\n|:--|--:|\n| 1 | *2* |\n\nc | d\n--|--\n`3` | 4",
    "definitions": "Term\n: means this\n  on two lines\n: or that\n\nOther\n\n:   loose",
    "footnotes": "Text[^1].\n\n[^1]: A note\n    on two lines.\n\n    And a paragraph.",
    "links": "[a](http://b.c 'T') <http://d.e> [f][g] [g] ![h](i.png)\n\n[g]: <http://j.k> 'T'",
    "marks": "*a* **b** _c_ `d` snake_case 2 * 3 <b>e</b> CO<sub>2</sub> &nbsp; \\*",
    "one star": "*A footnote of old times",
    "rules": "a\n\n* * *\n\nb\n\n___\n\nc",
    "tasks": "- [ ] a\n- [x] b",
    "empty lines": "\n\na\n\n\n\nb",
    "breaks": "a<br>b<br/>c<br />d",
    "prices": "From $5 to $10.",
}


@pytest.mark.parametrize("name", SAME)
def test_it_stays(name: str) -> None:
    text = SAME[name]
    assert myst(text) == text
    assert found(text) == []


def test_only_the_line_that_differs_is_changed() -> None:
    text = "-\tone\n-\t~~two~~\n\n> a\nb\n\\%c"
    assert myst(text) == "-\tone\n-\t<del>two</del>\n\n> a\nb\n> \\\\%c"


def test_a_text_without_anything_is_nothing() -> None:
    assert myst("") == ""
    assert myst("\n") == ""

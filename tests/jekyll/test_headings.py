"""The title is the only first-level heading; the body's nest under it."""

from __future__ import annotations

import itertools

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from sphinx_alcf.jekyll.headings import nest_headings


def outline(text: str, title: str = "T") -> list[tuple[str, str]]:
    """Level and text of each heading of a document."""
    md = MarkdownIt("commonmark").use(front_matter_plugin)
    nest_headings(md, title, 1)
    tokens = md.parse(text)
    return [
        (token.tag, tokens[i + 1].content)
        for i, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ["h1"]),
        ("# a\n\n# b\n\n# c\n", ["h1", "h2", "h2", "h2"]),
        ("### a\n\n# b\n\n## c\n", ["h1", "h2", "h2", "h3"]),
        ("## a\n\n#### b\n\n### c\n\n## d\n", ["h1", "h2", "h3", "h3", "h2"]),
        ("###### a\n\n# b\n", ["h1", "h2", "h2"]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n", "h1 h2 h3 h4 h5 h6 h6".split()),
        ("a\n=\n\nb\n-\n", ["h1", "h2", "h3"]),
    ],
)
def test_headings_nest_under_the_title(body: str, expected: list[str]) -> None:
    assert [level for level, _ in outline(body)] == expected


def test_levels_never_jump() -> None:
    levels = [int(tag[1]) for tag, _ in outline("##### a\n\n## b\n\n###### c\n\n# d\n\n### e\n")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_headings_in_lists_and_quotes_keep_their_level() -> None:
    assert outline("> ### q\n\n- #### l\n\n# a\n") == [
        ("h1", "T"),
        ("h3", "q"),
        ("h4", "l"),
        ("h2", "a"),
    ]


def test_the_title_follows_the_front_matter_and_knows_its_line() -> None:
    md = MarkdownIt("commonmark").use(front_matter_plugin)
    nest_headings(md, "A *b*", 3)
    tokens = md.parse("---\nx: y\ntitle: A *b*\n---\n\n# c\n")
    assert [t.type for t in tokens[:4]] == [
        "front_matter",
        "heading_open",
        "inline",
        "heading_close",
    ]
    assert tokens[1].map == [2, 3]
    assert [t.type for t in tokens[2].children or []] == ["text", "em_open", "text", "em_close"]


def test_open_and_close_agree() -> None:
    md = MarkdownIt("commonmark")
    nest_headings(md, "T", 1)
    assert md.render("### a\n\n# b\n") == "<h1>T</h1>\n<h2>a</h2>\n<h2>b</h2>\n"


def test_what_is_parsed_later_is_left_alone() -> None:
    md = MarkdownIt("commonmark")
    nest_headings(md, "T", 1)
    md.renderInline("first")
    md.render("# a\n")
    assert md.render("# b\n") == "<h1>b</h1>\n"

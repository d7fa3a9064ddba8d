"""Inline HTML becomes tokens that every builder has."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.jekyll.html_inline import html_inline_plugin, html_markdown


def children(text: str) -> list[Token]:
    """The inline tokens of a paragraph of Markdown."""
    tokens = MarkdownIt("commonmark").use(html_inline_plugin).parse(text)
    found = tokens[1].children
    assert found is not None
    return found


def value(text: str) -> list[Token]:
    """The inline tokens of a value that is HTML."""
    found = html_markdown().parseInline(text)[0].children
    assert found is not None
    return found


def short(tokens: list[Token]) -> str:
    """The tokens as one line: text as it is, the others in parentheses."""
    return "".join(t.content if t.type == "text" else f"({t.type})" for t in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H<sub>2</sub>O", "H(alcf_sub_open)2(alcf_sub_close)O"),
        ("10<sup>18</SUP>", "10(alcf_sup_open)18(alcf_sup_close)"),
        (
            "<b>a</b> <strong>b</strong>",
            "(strong_open)a(strong_close) (strong_open)b(strong_close)",
        ),
        ("<i>a</i><cite>b</cite>", "(em_open)a(em_close)(em_open)b(em_close)"),
        ("a <span>b</span> <small><u>c</u></small>", "a b c"),
        ("a <b>b *c* d</b>", "a (strong_open)b (em_open)c(em_close) d(strong_close)"),
        ("*a <sub>b</sub>*", "(em_open)a (alcf_sub_open)b(alcf_sub_close)(em_close)"),
        ("one<br>two", "one(hardbreak) two"),
        ("one<br/>\ntwo", "one(hardbreak) two"),
        ("one<BR />", "one(hardbreak)"),
    ],
)
def test_paired_elements_become_tokens(text: str, expected: str) -> None:
    assert short(children(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a <b>b",
        "a</b> b",
        'a <span class="x">b</span>',
        'a <b id="x">b</b>',
        '<a href="../up">b</a>',
        '<a name="x">b</a>',
        "<code>a *b*</code>",
        "<!-- a --> b",
    ],
)
def test_what_is_unpaired_or_has_attributes_stays_html(text: str) -> None:
    plain = MarkdownIt("commonmark").renderInline(text)
    assert MarkdownIt("commonmark").use(html_inline_plugin).renderInline(text) == plain


def test_tags_pair_only_inside_one_markdown_element() -> None:
    assert short(children("<b>a *b</b> c*")) == "(html_inline)a (em_open)b(html_inline) c(em_close)"


def test_an_unclosed_tag_inside_a_pair_stays_html() -> None:
    assert short(children("<b>a <i>b</b>")) == "(strong_open)a (html_inline)b(strong_close)"


def test_code_around_text_is_literal() -> None:
    code = next(t for t in children("<code>a &lt; b</code>") if t.type == "code_inline")
    assert code.content == "a < b"


def test_links_keep_address_and_title() -> None:
    tokens = children('<a href="https://a.b/?x=1&amp;y=2" title="T" onclick="x()">t</a>')
    assert short(tokens) == "(link_open)t(link_close)"
    assert tokens[0].attrs == {"href": "https://a.b/?x=1&y=2", "title": "T"}


@pytest.mark.parametrize("href", ["javascript:alert(1)", "java\tscript:x", "&#106;avascript:x"])
def test_links_that_run_scripts_are_left_out(href: str) -> None:
    tokens = children(f'see <a href="{href}">this</a> now')
    assert "".join(t.content for t in tokens if t.type == "text") == "see this now"
    assert not [t for t in tokens if t.type == "html_inline"]
    (problem,) = next(t for t in tokens if t.type == "alcf_liquid").meta["problems"]
    assert problem.kind is Warn.ADDRESS


def test_levels_follow_the_nesting() -> None:
    tokens = children("<b>a <sub>b</sub></b> c")
    assert [t.level for t in tokens] == [0, 1, 1, 2, 1, 0, 0]


@pytest.mark.parametrize("text", ["*a* _b_ `c` [d](e) \\* <https://x.y> {f}`g`", "# a\n- b  \nc"])
def test_markdown_in_a_value_is_literal(text: str) -> None:
    assert "".join(t.content for t in value(text)) == text


def test_values_have_entities_and_elements() -> None:
    assert short(value("Theta&rsquo;s H<sub>2</sub>O &amp; &lt;")) == (
        "Theta\N{RIGHT SINGLE QUOTATION MARK}s H(alcf_sub_open)2(alcf_sub_close)O & <"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>one</p>", "one"),
        ("<p>one</p>\n <p class='x'>two</p>", "one(hardbreak) two"),
        ("one<p>two", "one(hardbreak) two"),
        ("<p>one <b>x</b></p><p>two</p>", "one (strong_open)x(strong_close)(hardbreak) two"),
    ],
)
def test_paragraphs_in_a_value_leave_a_break(text: str, expected: str) -> None:
    assert short(value(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<b>" * 20_000 + "</b>" * 20_000,
        "<b>" * 20_000 + "</i>" * 20_000,
        "<code>" * 20_000 + "</code>" * 20_000,
        "<br>" * 20_000,
        "<p>" * 20_000,
    ],
)
def test_hostile_html_stays_shallow(text: str) -> None:
    tokens = value(text)
    assert max((t.level for t in tokens), default=0) <= 60

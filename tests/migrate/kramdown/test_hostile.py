"""Any text: no exception, no hang, no lost word."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.migrate.kramdown.hostile import LARGE, MARKS
from tests.migrate.kramdown.real import Kramdown
from tests.migrate.kramdown.rewritten import found, myst, note, rewrite
from tests.support.markup import parse

PIECES = st.lists(st.one_of(st.just("word"), st.sampled_from(MARKS), st.just(" ")), max_size=30)


def numbered(pieces: list[str]) -> str:
    """The pieces, with a number to each word."""
    return "".join(f"w{at}q" if one == "word" else one for at, one in enumerate(pieces))


def words(text: str) -> list[str]:
    return re.findall(r"w\d+q", text)


def is_within(shown: list[str], written: list[str]) -> bool:
    """Whether all that is *shown* is *written*, in its order."""
    rest = iter(written)
    return all(word in rest for word in shown)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), PIECES.map("".join)), st.booleans())
def test_any_text_is_written(text: str, html: bool) -> None:
    made = rewrite(text, [note("A")], html=html)
    assert made == rewrite(text, [note("A")], html=html)
    assert "\ufdd0" not in made.text or "\ufdd0" in text


@pytest.mark.needs("jekyll")
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(PIECES)
def test_no_word_is_lost(kramdown: Kramdown, pieces: list[str]) -> None:
    text = numbered(pieces)
    # kramdown moves footnotes to the end; of what has no end, it reads no Markdown.
    assume("[^1]" not in text)
    assume(not any("not_understood" in one for one in found(text)))
    assert is_within(words(parse(kramdown.html(text)).text), words(myst(text)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_no_word_of_a_page_in_html_is_lost(pieces: list[str]) -> None:
    text = numbered([one for one in pieces if one != "<!--"])
    assert is_within(words(parse(text).text), words(myst(text, html=True)))


@pytest.mark.parametrize("piece", LARGE)
@pytest.mark.parametrize("html", [False, True])
def test_large_texts_are_no_hang(piece: str, html: bool) -> None:
    text = piece * (50_000 // len(piece))
    assert rewrite(text, html=html) is not None


@pytest.mark.parametrize("piece", ["{:", "<div>", "[", "`"])
def test_a_megabyte_is_no_hang(piece: str) -> None:
    # In quadratic time, each of these would take minutes or hours.
    assert rewrite(piece * (1_000_000 // len(piece))) is not None


def test_deep_nesting_is_text() -> None:
    assert words(myst("> " * 200 + "w1q")) == ["w1q"]
    assert words(myst("<div>" * 500 + "w1q" + "</div>" * 500, html=True)) == ["w1q"]
    assert words(myst("*[" * 300 + "w1q")) == ["w1q"]
    assert "not_understood 5 nested marks" in found("**a [*b " * 60)


def test_lines_that_are_not_numbered_count_on() -> None:
    assert found("a\n\n$$b$$ c") == ["changed 7 $$"]

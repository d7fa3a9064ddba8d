"""HTML as plain text."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.plain import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("CO<sub>2</sub> &amp; H&#8322;O", "CO2 & H₂O"),
        ("a < b and c > d", "a < b and c > d"),
        ("  two\n words ", "two words"),
        ("AT&T", "AT&T"),
        ("<b>open", "open"),
        ("<!-- gone -->stays", "stays"),
        ("", ""),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize("markup", ["<![x", "<!", "<", "&", "&#0;", "<a b='", "<script>x", "</"])
def test_broken_markup_does_not_raise(markup: str) -> None:
    plain_text(markup)

"""HTML as plain text."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.plain import first_words, plain_text


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


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Light \n over\tTheta", "Light over Theta"),
        ("Light over Theta again", "Light over Theta…"),
        ("Light over Theta's lamp", "Light over…"),
        ("Light over Theta12 lamps", "Light over…"),
        ("Light over Theta, lamps", "Light over Theta,…"),
        ("日本語の文章には空白がありません。切れます。", "日本語の文章には空白がありません。…"),
        ("A Donaudampfschifffahrtsgesellschaft", "A Donaudampfschif…"),
        ("ที่" * 9, "ที่" * 5 + "…"),
        ("👩\u200d🔬" * 9, "👩\u200d🔬" * 5 + "…"),
        ("", ""),
    ],
)
def test_first_words(text: str, start: str) -> None:
    assert first_words(text, 18) == start

"""Words, and the minutes that they take."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.reading import count_words, minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two, three.", 3),
        ("can't can\u2019t well-known 1,000.5", 4),
        ("— … * ()", 0),
        ("Straße naïve Ελλάδα", 3),
        ("中文没有空格", 3),
        ("日本語のテキスト", 4),
        ("漢字 and words", 3),
        ("한국어 문장", 2),
        ("snake_case", 2),
    ],
)
def test_words_are_counted_as_readers_read_them(text: str, words: float) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "per_minute", "expected"),
    [(0, 200, 0), (99, 200, 0), (100, 200, 1), (299, 200, 1), (300, 200, 2), (1000, 0, 0)],
)
def test_minutes_are_whole(words: float, per_minute: int, expected: int) -> None:
    assert minutes(words, per_minute) == expected

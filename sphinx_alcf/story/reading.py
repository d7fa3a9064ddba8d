"""How long a text takes to read."""

from __future__ import annotations

import re

_CHARACTER = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Of Chinese and Japanese, which set no blanks. Korean sets them. Compiled where a text needs it:
so large a set takes two milliseconds."""
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")  # noqa: RUF001 - an apostrophe as printed


def count_words(text: str) -> float:
    """The words of *text*; two characters of Chinese or Japanese count as one.

    What has no letter or digit is no word; ``can't``, ``well-known`` and ``1,000.5`` are one each.
    """
    characters = 0
    if not text.isascii():
        text, characters = re.subn(_CHARACTER, " ", text)
    parts = text.split()
    # Most are letters alone: to look for words in the rest only takes half the time.
    mixed = [part for part in parts if not part.isalnum()]
    return characters / 2 + len(parts) - len(mixed) + len(_WORD.findall(" ".join(mixed)))


def minutes(words: float, per_minute: int) -> int:
    """Whole minutes that *words* take; 0 where it is less than half a one, or *per_minute* is 0."""
    return int(words / per_minute + 0.5) if per_minute > 0 else 0

"""HTML fragments as plain text, for attributes and names; and the beginning of a text."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

_ZWJ = "\u200d"
"""Joins what stands on both sides into one character, as in some emoji."""


class _Words(HTMLParser):
    """The words between tags, with entities decoded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def plain_text(markup: str) -> str:
    """*markup* without tags, entities decoded and white space folded.

    What is no tag (``a < b``) stays; what the parser cannot read is given back as it is.
    """
    parser = _Words()
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError:  # html.parser raises it for declarations such as "<![x"
        return " ".join(markup.split())
    return " ".join("".join(parser.words).split())


def first_words(text: str, most: int) -> str:
    """*text* in one line of *most* characters at most; one that is cut ends in an ellipsis.

    It is cut after a word, unless that leaves less than half: long words are cut, and the texts of
    languages that set no blanks. Marks and joiners stay with their letters.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    end = most - 1
    words = line[:end] if line[end] == " " else line[:end].rpartition(" ")[0]
    if len(words) > most // 2:
        return f"{words}…"
    while end > 1 and _belongs(line[end - 1], line[end]):
        end -= 1
    return f"{line[:end]}…"


def _belongs(character: str, after: str) -> bool:
    """Whether readers see the two as one."""
    return unicodedata.category(after)[0] == "M" or _ZWJ in (character, after)

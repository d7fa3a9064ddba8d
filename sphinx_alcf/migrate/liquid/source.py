"""A text with Liquid: where its lines are, and the tags and outputs that stand in it.

The grammar is that of Liquid's tokenizer as Jekyll 4.3 has it (``liquid/tokenizer.rb``), but that
what is not closed is a piece of text here, where Jekyll stops.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from sphinx_alcf.jekyll.tags import BLANKS, read_include
from sphinx_alcf.migrate.model import CLOSE, OPEN, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liquid.ast import Node

_START: Final = re.compile(r"\{[{%]")
_NAME: Final = re.compile(rf"[{BLANKS}]*(#|\w+)[{BLANKS}]*")
_END_RAW: Final = r"\{%-?\s*+endraw\s*+-?%\}"
_REGION: Final = re.compile(r"\{%-?\s*+((?:end)?(?:comment|raw))\b[^%]*+%\}")
_MARKS: Final = str.maketrans({OPEN: "\ufffd", CLOSE: "\ufffd"})
_LONGEST: Final = 5_000
"""How long an include may be in whose values a further ``{%`` stands: else it is not closed."""


def without_marks(text: str) -> str:
    """*text* without the signs that enclose numbers of inserts; they stand in no honest text."""
    return text.translate(_MARKS) if OPEN in text or CLOSE in text else text


class Source(str):
    """A text with Liquid, and the file it comes from. Places in it count from 0, lines from 1."""

    path: str
    """From the site's folder, with forward slashes."""
    first_line: int
    ends: dict[int, int]
    """Where each tag and output ends, by where it begins."""
    faults: dict[int, str]
    """Why a tag or output is text, by where it begins; empty where another one says so."""
    nodes: list[Node] | None
    """What was made of it."""
    _breaks: list[int]

    def __new__(cls, text: str, path: str, first_line: int = 1) -> Source:
        """The text of *path*, which begins in its line *first_line*."""
        self = super().__new__(cls, without_marks(text))
        self.path, self.first_line = path, first_line
        self.ends, self.faults, self.nodes = {}, {}, None
        self._breaks = [match.start() for match in re.finditer("\n", self)]
        return self

    def line_of(self, index: int) -> int:
        """The line of its file in which the sign at *index* stands."""
        return self.first_line + bisect_right(self._breaks, index - 1)

    def place(self, index: int) -> Place:
        """The same as a place of the old site."""
        return Place(self.path, self.line_of(index))

    def piece(self, start: int) -> str:
        """The tag or output that begins at *start*, as written."""
        return self[start : self.ends[start]]


class Kind(Enum):
    """What a piece of a text is."""

    TEXT = auto()
    OUTPUT = auto()
    TAG = auto()
    NOTHING = auto()
    """A comment."""
    KEPT = auto()
    """A tag or output that is shown as it was written, for it cannot be read."""


@dataclass(slots=True)
class Piece:
    """A part of a source."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag."""
    markup: str = ""
    """What stands in a tag after its name, or in an output."""
    markup_start: int = 0
    trims_left: bool = False
    trims_right: bool = False
    fault: str = ""


class _Next:
    """Where a pattern comes next; each part of the source is searched once."""

    def __init__(self, source: str, pattern: str) -> None:
        self._source, self._pattern = source, re.compile(pattern)
        self._found = self._pattern.search(source)

    def after(self, start: int) -> re.Match[str] | None:
        """The first place from *start* on. Later calls ask for no earlier places."""
        if self._found and self._found.start() < start:
            self._found = self._pattern.search(self._source, start)
        return self._found


def scan(source: Source) -> list[Piece]:
    """The pieces of *source*, in order. Content of ``raw`` is text, comments are nothing."""
    pieces: list[Piece] = []
    at = 0
    for piece in _marked(source):
        if piece.start > at:
            pieces.append(Piece(Kind.TEXT, at, piece.start))
        pieces.append(piece)
        source.ends[piece.start] = piece.end
        at = piece.end
    if at < len(source):
        pieces.append(Piece(Kind.TEXT, at, len(source)))
    return pieces


def _marked(source: Source) -> Iterator[Piece]:
    """All that is no text, and the content of ``raw``."""
    tag_ends, braces, raw_ends = (_Next(source, end) for end in ("%}", "}", _END_RAW))
    at = 0
    comments: dict[int, int] | None = None
    while match := _START.search(source, at):
        start = match.start()
        piece = (
            _output(source, start, braces.after(start + 2))
            if match[0] == "{{"
            else _tag(source, start, tag_ends.after(start + 2))
        )
        if piece.kind is Kind.TAG and piece.name == "raw" and not piece.markup.strip(BLANKS):
            if end := raw_ends.after(piece.end):
                yield Piece(Kind.NOTHING, start, piece.end, trims_left=piece.trims_left)
                if end.start() > piece.end:
                    yield Piece(Kind.TEXT, piece.end, end.start())
                piece = Piece(Kind.NOTHING, end.start(), end.end())
                piece.trims_right = end[0].endswith("-%}")
            else:
                piece.kind, piece.fault = Kind.KEPT, "{% raw %} has no {% endraw %} after it"
        elif piece.kind is Kind.TAG and piece.name == "comment":
            comments = _comments(source) if comments is None else comments
            if start in comments:
                piece.kind, piece.end = Kind.NOTHING, comments[start]
                piece.trims_right = source.endswith("-%}", 0, piece.end)
            else:
                piece.kind = Kind.KEPT
                piece.fault = "{% comment %} has no {% endcomment %} after it"
        elif piece.kind is Kind.TAG and piece.name == "#":
            piece.kind = Kind.NOTHING
        yield piece
        at = piece.end


def _output(source: str, start: int, brace: re.Match[str] | None) -> Piece:
    """The output that begins at *start*; *brace* is the next ``}``, which a second must follow."""
    if brace is None or not source.startswith("}}", brace.start()):
        fault = "{{ is not closed: }} is missing"
        return Piece(Kind.KEPT, start, start + 2, fault=fault)
    first, last = start + 2, brace.start()
    left = source.startswith("-", first, last)
    right = source.endswith("-", first + left, last)
    return Piece(
        Kind.OUTPUT,
        start,
        last + 2,
        markup=source[first + left : last - right],
        markup_start=first + left,
        trims_left=left,
        trims_right=right,
    )


def _tag(source: str, start: int, end: re.Match[str] | None) -> Piece:
    """The tag that begins at *start*; *end* is the next ``%}``."""
    first, close = start + 2, end.start() if end else -1
    left = source.startswith("-", first)
    following = source.find("{%", first, close) if close >= 0 else -1
    right = close > first + left and source.endswith("-", first + left, close)
    name = _NAME.match(source, first + left, max(close - right, first + left))
    if close < 0 or (following >= 0 and not _holds_a_tag(source, name, close)):
        return Piece(Kind.KEPT, start, first, fault="{% is not closed: %} is missing")
    if name is None:
        return Piece(Kind.KEPT, start, close + 2, fault="a tag needs a name after {%")
    return Piece(
        Kind.TAG,
        start,
        close + 2,
        name=name[1],
        markup=source[name.end() : close - right],
        markup_start=name.end(),
        trims_left=left,
        trims_right=right,
    )


def _holds_a_tag(source: str, name: re.Match[str] | None, close: int) -> bool:
    """Whether a tag may hold ``{%``: an include in one of its values."""
    return (
        name is not None
        and name[1] == "include"
        and close - name.end() < _LONGEST
        and not read_include(source[name.end() : close]).malformed
    )


def _comments(source: str) -> dict[int, int]:
    """Where each comment ends, by where it begins. They nest, and end in no ``raw``."""
    found: dict[int, int] = {}
    opened: list[int] = []
    raw = False
    for match in _REGION.finditer(source):
        name = match[1]
        if raw or name == "raw":
            raw = name != "endraw"
        elif name == "comment":
            opened.append(match.start())
        elif opened and name == "endcomment":
            found[opened.pop()] = match.end()
    return found

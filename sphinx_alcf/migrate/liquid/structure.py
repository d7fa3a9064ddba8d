"""Which tags of a text belong together, and which can be read at all.

Jekyll stops at the first fault. Here a tag with a fault is text, and so are its ``else`` and its
end, with one fault for all of them; what stands between is read as if they were not there. All of
it is decided before anything is parsed, in one pass, so that no fault is found too late.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_alcf.diagnostics import did_you_mean
from sphinx_alcf.jekyll.tags import BLANKS
from sphinx_alcf.migrate.liquid.checks import FaultError, check
from sphinx_alcf.migrate.liquid.limits import DEPTH
from sphinx_alcf.migrate.liquid.source import Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCKS: Final[Mapping[str, frozenset[str]]] = {
    "if": frozenset({"elsif", "else"}),
    "unless": frozenset({"elsif", "else"}),
    "case": frozenset({"when", "else"}),
    "for": frozenset({"else"}),
    "tablerow": frozenset(),
    "capture": frozenset(),
    "ifchanged": frozenset(),
    "highlight": frozenset(),
}
"""Tags that have an end, and the tags by which they are divided."""

SINGLE: Final = frozenset(
    {
        *("assign", "break", "continue", "cycle", "decrement", "echo", "increment"),
        *("include", "include_cached", "include_relative", "link", "post_url"),
        *("seo", "feed_meta"),
    }
)
"""Tags that have none."""

KNOWN: Final = frozenset(BLOCKS) | SINGLE | {"raw", "comment"}
_PARTS: Final = frozenset().union(*BLOCKS.values())
_ENDS: Final = frozenset(f"end{name}" for name in (*BLOCKS, "raw", "comment"))


@dataclass(slots=True)
class _Open:
    """A block that has begun."""

    at: int
    """The number of its first piece."""
    name: str
    parts: list[int] = field(default_factory=list)
    """The numbers of the pieces that divide it."""
    kept: bool = False
    """Whether its tags are text."""


class _Reader:
    """The pieces of one text, read from first to last."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.opened: list[_Open] = []
        self.names: dict[str, int] = {}
        """How many blocks of each name are open."""

    def read(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.kind is Kind.OUTPUT:
                self.checks(piece, "")
            elif piece.kind is Kind.TAG:
                self.tag(at, piece)
        while self.opened:
            self.unclosed(self.close())

    def tag(self, at: int, piece: Piece) -> None:
        name = piece.name
        if name in BLOCKS:
            block = _Open(at, name, kept=not self.checks(piece, name))
            if len(self.opened) >= DEPTH and not block.kept:
                keep(piece, f"more than {DEPTH} tags stand within each other")
                block.kept = True
            self.opened.append(block)
            self.names[name] = self.names.get(name, 0) + 1
        elif name in _ENDS:
            self.end(at, piece, name[3:])
        elif name in _PARTS:
            self.part(at, piece)
        elif name in SINGLE:
            self.checks(piece, name)
        else:
            fault = f"{name!r} is no tag of Liquid or Jekyll.{did_you_mean(name, KNOWN)}"
            keep(piece, fault)

    def checks(self, piece: Piece, name: str) -> bool:
        """Whether a piece can be read; its markup is then such that Liquid reads it strictly."""
        try:
            piece.markup = check(name, piece.markup.strip(BLANKS))
        except FaultError as fault:
            keep(piece, str(fault))
            return False
        return True

    def part(self, at: int, piece: Piece) -> None:
        block = self.opened[-1] if self.opened else None
        if block is None or piece.name not in BLOCKS[block.name]:
            keep(piece, f"{{% {piece.name} %}} stands in no tag that it could divide")
            return
        if block.name == "for" and block.parts:
            keep(piece, "a {% for %} has one {% else %}")
            return
        if block.name == "case" and not block.parts and not block.kept:
            # What stands before the first ``when`` is never shown.
            for between in self.pieces[block.at + 1 : at]:
                between.kind, between.fault = Kind.NOTHING, ""
        block.parts.append(at)
        if block.kept:
            keep(piece, "")
        elif piece.name == "else":
            piece.markup = ""
        elif not self.checks(piece, piece.name):
            block.kept = True
            self.keep_all(block)

    def end(self, at: int, piece: Piece, name: str) -> None:
        if not self.names.get(name):
            keep(piece, f"{{% {piece.name} %}} ends nothing: there is no {{% {name} %}} before it")
            return
        while (block := self.close()).name != name:
            self.unclosed(block)
        piece.markup = ""
        if block.kept:
            keep(piece, "")
        elif block.name == "case" and not block.parts:
            for between in self.pieces[block.at : at + 1]:
                between.kind, between.fault = Kind.NOTHING, ""

    def close(self) -> _Open:
        """Leave the innermost block."""
        block = self.opened.pop()
        self.names[block.name] -= 1
        return block

    def unclosed(self, block: _Open) -> None:
        if not block.kept:
            first = self.pieces[block.at]
            self.keep_all(block)
            first.fault = f"{{% {block.name} %}} has no {{% end{block.name} %}} after it"

    def keep_all(self, block: _Open) -> None:
        """Make text of all tags of a block, but for faults that are there already."""
        for number in (block.at, *block.parts):
            keep(self.pieces[number], self.pieces[number].fault)


def keep(piece: Piece, fault: str) -> None:
    """Make text of a tag."""
    piece.kind, piece.fault = Kind.KEPT, fault


def settle(pieces: list[Piece]) -> None:
    """Make text of the pieces that cannot be read, and strict markup of all others."""
    _Reader(pieces).read()

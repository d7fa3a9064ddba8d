"""How wide a picture is shown, in every window: the ``sizes`` by which a browser picks a version.

HTML Standard, 4.8.3. The numbers are those of the stylesheets: text 680 px, wide 1040, a document's
column 760, at least 20 at each side; two figures stand side by side from 700 px on, a hero beside
its title from 900.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

Frame: TypeAlias = Literal["story", "home", "doc"]
"""What a picture stands in: a story, a front page, or a page of documentation."""

Piece: TypeAlias = tuple[float, float, float]
"""From a width of the window on: a share of that width, and CSS pixels that are added."""
Width: TypeAlias = tuple[Piece, ...]
"""A width for every window; the widest windows first, the last piece from 0 on."""

STACKED: Final = 700
"""Narrower windows show one thing under another, in CSS pixels."""
GAP: Final = 20
_SPLIT: Final = 900

_TEXT: Final[Width] = ((720, 0, 680), (0, 1, -40))
_WIDE: Final[Width] = ((1080, 0, 1040), (STACKED, 1, -40), (0, 1, 0))
_FULL: Final[Width] = ((0, 1, 0),)
_FRONT: Final[Width] = ((1080, 0, 1040), (0, 1, -40))
_COLUMN: Final[Width] = ((800, 0, 760), (0, 1, -40))
"""Between 900 and 1408 pixels it may be narrower; not so much that another version would do."""
_BESIDE_TITLE: Final[Width] = ((1280, 0, 600), (_SPLIT, 0.5, -40))
_BESIDE_TEXT: Final = 324
"""CSS pixels of a figure in a story around which the text flows."""

_COVER: Final = 1.5
"""A picture that is cropped to a box is as wide as its whole would be, up to so many boxes: more
sharpness than this is not worth the bytes."""


class Place(NamedTuple):
    """A picture's place on a page."""

    frame: Frame = "story"
    placement: str = "text"
    """``text``, ``wide`` or ``full``."""
    share: float = 1
    """Of the width that there is: a percentage, or a cell's part of its row."""
    gaps: int = 0
    """How many gaps the row has."""
    stacked: bool = False
    """Whether the share counts from :data:`STACKED` pixels on only."""
    aside: bool = False
    """Whether the text flows around it."""
    limit: float | None = None
    """CSS pixels, where the width is given."""
    cover: float = 1
    """How much wider the picture is than the box that it is cropped to."""
    split: float = 0
    """The same for a hero in windows where it stands beside its title; 0 if it never does."""


def sizes_of(place: Place) -> str:
    """The attribute for a place."""
    width = _times(_box(place), _covering(place.cover))
    if place.split:
        half = _times(_column(place), 0.5) if place.frame == "doc" else _BESIDE_TITLE
        width = _from(_SPLIT, _times(half, _covering(place.split)), width)
    below = [*width[1:], None]
    # Where the next narrower piece says the same, it says it for both.
    told = [piece for piece, next_ in zip(width, below, strict=True) if not _same(piece, next_)]
    return ", ".join(_spelt(piece) for piece in told)


def _same(piece: Piece, other: Piece | None) -> bool:
    return other is not None and piece[1:] == other[1:]


def _covering(factor: float) -> float:
    return min(max(factor, 1), _COVER)


def _box(place: Place) -> Width:
    """The width of the box that a picture is in."""
    column = _column(place)
    part = _times(_plus(column, -GAP * place.gaps), place.share)
    if place.stacked:
        part = _from(STACKED, part, column)
    if place.aside and place.share == 1:
        beside = _times(part, 0.5) if place.frame == "doc" else _limited(part, _BESIDE_TEXT)
        part = _from(STACKED, beside, part)
    return part if place.limit is None else _limited(part, place.limit)


def _column(place: Place) -> Width:
    """All the width that a placement has."""
    if place.frame == "doc":
        return _COLUMN
    if place.placement == "text":
        return _FRONT if place.frame == "home" else _TEXT
    return _WIDE if place.placement == "wide" else _FULL


def _times(width: Width, factor: float) -> Width:
    return tuple((start, share * factor, added * factor) for start, share, added in width)


def _plus(width: Width, pixels: float) -> Width:
    return tuple((start, share, added + pixels) for start, share, added in width)


def _from(start: float, above: Width, below: Width) -> Width:
    """*above* in windows of *start* CSS pixels and more, *below* in narrower ones."""
    upper = [piece for piece in above if piece[0] > start]
    at = next(piece for piece in above if piece[0] <= start)
    lower = [piece for piece in below if piece[0] < start]
    return (*upper, (start, at[1], at[2]), *lower)


def _limited(width: Width, most: float) -> Width:
    """No more than *most* CSS pixels."""
    pieces: list[Piece] = []
    for start, share, added in width:
        if share == 0:
            pieces.append((start, 0, min(added, most)))
            continue
        crossing = (most - added) / share
        if crossing <= start:
            pieces.append((start, 0, most))
            continue
        if not pieces or crossing < pieces[-1][0]:
            pieces.append((crossing, 0, most))
        pieces.append((start, share, added))
    return tuple(pieces)


def _spelt(piece: Piece) -> str:
    start, share, added = piece
    pixels = f"{round(abs(added))}px"
    if not share:
        length = pixels
    elif not round(added):
        length = f"{100 * share:.4g}vw"
    else:
        length = f"calc({100 * share:.4g}vw {'-' if added < 0 else '+'} {pixels})"
    return f"(min-width: {round(start)}px) {length}" if start else length

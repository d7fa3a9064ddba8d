"""The wash between a page and a picture behind it, through which every text keeps its contrast.

It is the page's own colour, or one nearer to black or white, and as thin as the texts allow over
any picture: over pure white where text is light, over pure black where it is dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.palettes.check import PAIRS
from sphinx_alcf.palettes.colour import BLACK, WHITE, contrast

if TYPE_CHECKING:
    from sphinx_alcf.palettes.palette import Palette

THINNEST, THICKEST = 72, 94
"""Per cent of the wash's own colour. A thinner one is too restless to read on."""
_THIN_ENOUGH = 82
_STEPS = 8


def wash(palette: Palette) -> tuple[str, int]:
    """The colour of the wash of *palette*, and how much of it there is, in per cent.

    The first colour on the way from the page's to black or white that a thin wash can have; else
    the thinnest wash of all.
    """
    end = BLACK if palette.form == "dark" else WHITE
    found = []
    for step in range(_STEPS):
        colour = mixed(end, palette.background, step / _STEPS)
        share = _thinnest(palette, colour)
        if share <= _THIN_ENOUGH:
            return colour, share
        found.append((share, step, colour))
    share, _, colour = min(found)
    return colour, share


def mixed(over: str, under: str, share: float) -> str:
    """*share* of the colour *over* on *under*, as browsers mix them (Compositing 1, 5.1)."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def readable(palette: Palette, colour: str, share: int) -> bool:
    """Whether all that stands on a page has its contrast on *share* per cent of *colour*."""
    tokens = palette.tokens()
    grounds = [mixed(colour, pixel, share / 100) for pixel in (BLACK, WHITE)]
    return all(
        contrast(tokens[pair.token], ground) >= pair.ratio
        for pair in PAIRS
        if pair.ground == "background"
        for ground in grounds
    )


def _thinnest(palette: Palette, colour: str) -> int:
    shares = range(THINNEST, THICKEST, 2)
    return next((share for share in shares if readable(palette, colour, share)), 100)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))

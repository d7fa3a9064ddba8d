"""The wash between a page and a picture behind it, through which every text keeps its contrast.

It is the page's own colour, or one nearer to black or white, and as thin as the texts allow over
any picture: over pure white where text is light, over pure black where it is dark.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from sphinx_alcf.palettes.check import PAIRS
from sphinx_alcf.palettes.colour import BLACK, WHITE, contrast_of, luminance

if TYPE_CHECKING:
    from sphinx_alcf.palettes.palette import Palette

THINNEST, THICKEST = 72, 94
"""Per cent of the wash's own colour. A thinner one is too restless to read on."""
_THIN_ENOUGH = 82
_STEPS = 8
_SHARES = range(THINNEST, THICKEST, 2)

Texts: TypeAlias = list[tuple[float, float]]
"""Of each text of a palette, its luminance and the contrast that it needs."""


def wash(palette: Palette) -> tuple[str, int]:
    """The colour of the wash of *palette*, and how much of it there is, in per cent.

    The first colour on the way from the page's to black or white that a thin wash can have; else
    the thinnest wash of all.
    """
    end = BLACK if palette.form == "dark" else WHITE
    tokens = palette.tokens()
    texts = [
        (luminance(tokens[pair.token]), pair.ratio) for pair in PAIRS if pair.ground == "background"
    ]
    colours = [mixed(end, palette.background, step / _STEPS) for step in range(_STEPS)]
    thin = next((colour for colour in colours if _readable(texts, colour, _THIN_ENOUGH)), None)
    if thin:
        return thin, _thinnest(texts, thin)
    return min(((colour, _thinnest(texts, colour)) for colour in colours), key=itemgetter(1))


def mixed(over: str, under: str, share: float) -> str:
    """*share* of the colour *over* on *under*, as browsers mix them (Compositing 1, 5.1)."""
    pairs = zip(bytes.fromhex(over[1:]), bytes.fromhex(under[1:]), strict=True)
    return f"#{bytes([round(share * a + (1 - share) * b) for a, b in pairs]).hex()}"


def _thinnest(texts: Texts, colour: str) -> int:
    """The least share of *colour* that all *texts* can be read on; 100 where that is the least."""
    place = bisect_left(_SHARES, True, key=lambda share: _readable(texts, colour, share))
    return _SHARES[place] if place < len(_SHARES) else 100


def _readable(texts: Texts, colour: str, share: int) -> bool:
    """Whether all *texts* have their contrast on *share* per cent of *colour*, over any picture."""
    return all(
        contrast_of(text, ground) >= ratio
        for ground in [luminance(mixed(colour, pixel, share / 100)) for pixel in (BLACK, WHITE)]
        for text, ratio in texts
    )

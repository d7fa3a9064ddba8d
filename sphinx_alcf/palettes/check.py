"""The contrast of every pair of colours that the theme draws on one another (WCAG 2.2).

Text needs 4.5 to 1 (1.4.3); the line under links, the border of controls and the ring of the focus
need 3 to 1 (1.4.11). Large text would do with 3, but headings and standfirst shrink on a phone.
Buttons, badges and marked words have the page's colour on a token's: the same pairs turned over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.palettes.colour import BLACK, WHITE, contrast, nearest
from sphinx_alcf.palettes.palette import CODE, GROUNDS, TOKENS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.palettes.palette import Palette

TEXT_RATIO, CONTROL_RATIO = 4.5, 3.0
CONTROLS = ("tint", "control", "focus")
ROOM = 5.0
"""The ratio that a page's background leaves to black or white, for tokens to differ at all."""


class Pair(NamedTuple):
    """A *token* that the theme draws on a *ground*, and the ratio that it needs there."""

    token: str
    ground: str
    ratio: float


def _pairs() -> tuple[Pair, ...]:
    found = []
    for token in TOKENS:
        if token in {*GROUNDS, "line"}:
            continue
        ratio = CONTROL_RATIO if token in CONTROLS else TEXT_RATIO
        grounds = GROUNDS[1:] if token in CODE else GROUNDS
        found += [Pair(token, ground, ratio) for ground in grounds]
    return tuple(found)


PAIRS = _pairs()
"""All of them. Code stands on surfaces alone."""

TEXTS = frozenset(pair.token for pair in PAIRS if pair.ratio == TEXT_RATIO)


def failing(palette: Palette) -> dict[Pair, float]:
    """The pairs of *palette* that have too little contrast, each with the ratio it has."""
    colours = palette.tokens()
    ratios = {pair: contrast(colours[pair.token], colours[pair.ground]) for pair in PAIRS}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < pair.ratio}


def check(
    palette: Palette, lines: Mapping[str, int | None], accent: str | None = None
) -> list[Problem]:
    """What cannot be read in a site's palette: one problem (``alcf.contrast``) a colour.

    *lines* has what the site gives, tokens and perhaps ``accent``, each with its line. A problem
    names the pair that is worst, its ratio, and the nearest colour that passes wherever that token
    stands. Where a surface of the site's leaves no colour for a token that is derived, the surface
    is to blame.
    """
    colours = palette.tokens()
    blamed: dict[str, list[tuple[float, Pair]]] = {}
    for pair, ratio in failing(palette).items():
        own = pair.token in lines or pair.ground not in lines or pair.ground == "background"
        blamed.setdefault(pair.token if own else pair.ground, []).append((ratio, pair))
    sound = [ground for ground in GROUNDS if ground not in blamed]
    texts = ["text", *(token for token in lines if token in TEXTS and token not in blamed)]
    if accent is not None and "heading" not in lines:
        colours["accent"] = accent
        pairs = [Pair("accent", ground, TEXT_RATIO) for ground in sound]
        ratios = [(contrast(accent, colours[pair.ground]), pair) for pair in pairs]
        if min(ratios)[0] < TEXT_RATIO:
            blamed["accent"] = ratios
        else:
            texts.append("accent")
    problems = _room(palette, lines) if "background" in lines else []
    for token, found in blamed.items():
        grounds = [ground for ground in sound if ground in GROUNDS[token in CODE :]]
        partners = [colours[other] for other in (texts if token in GROUNDS else grounds)]
        problems.append(_low(colours, found, token, partners).at(lines.get(token)))
    return problems


def _low(
    colours: Mapping[str, str], found: list[tuple[float, Pair]], token: str, partners: list[str]
) -> Problem:
    """What to say of the worst pair that was *found*, for which *token* is to blame."""
    ratio, pair = min(found, key=lambda it: it[0])
    better = nearest(colours[token], partners, pair.ratio)
    what = "text needs 4.5" if pair.ratio == TEXT_RATIO else "lines, borders and rings need 3"
    advice = (
        f"The nearest {token} that passes is {better}."
        if better
        else "No colour passes on all of this palette's grounds: bring these together."
    )
    message = (
        f"{pair.token} {colours[pair.token]} on {pair.ground} {colours[pair.ground]} has a "
        f"contrast of {_shown(ratio)} to 1; {what}. {advice}"
    )
    return Problem(Warn.CONTRAST, message)


def _room(palette: Palette, lines: Mapping[str, int | None]) -> list[Problem]:
    """A background in the middle, on which neither black nor white is far from it."""
    end = WHITE if palette.form == "dark" else BLACK
    ratio = contrast(palette.background, end)
    if ratio >= ROOM:
        return []
    better = nearest(palette.background, [end], ROOM + 0.5)
    message = (
        f"on background {palette.background} text has a contrast of {_shown(ratio)} to 1 at best: "
        f"headings, captions and notes can hardly differ from it. {better} is the nearest that "
        "leaves them room."
    )
    return [Problem(Warn.CONTRAST, message, lines["background"])]


def _shown(ratio: float) -> str:
    """A ratio as people write it, never rounded up to what it is not."""
    return f"{int(ratio * 100) / 100:.2f}"

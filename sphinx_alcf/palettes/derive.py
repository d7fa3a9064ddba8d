"""A whole palette from a background and an accent.

The steps between the colours are those of the built-in palettes: near-black pages have lighter
surfaces, coloured pages have surfaces further from their text, and words of a fixed meaning
(warnings, code) take the colours of ``dark`` or ``white``, moved in lightness until they can be
read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.check import PAIRS
from sphinx_alcf.palettes.colour import (
    BLACK,
    WHITE,
    Oklch,
    contrast,
    from_oklch,
    least_contrast,
    luminance,
    mix,
    nearest,
    shift,
    to_oklch,
)
from sphinx_alcf.palettes.palette import GROUNDS, TOKENS, Palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.palettes.palette import Form

_ROOM = 1.2
"""Where there is room, derived colours have a fifth more contrast than they need."""

MORE_RATIO = 7.0
"""What text has for readers who ask for more contrast."""

FROM_ACCENT = ("heading", "tint", "intro", "code-name")
"""Tokens that an accent colours."""

_STATES = ("info", "ok", "warn", "danger", "code-keyword", "code-string", "code-number")
"""Colours whose hue has a meaning."""

_BLUE = range(200, 290)
"""Hues, in degrees, on which a blue ring would drown."""


def derive(given: Mapping[str, str], accent: str | None = None) -> Palette:
    """The palette of a page, from some of its tokens.

    *given* has at least ``background``; each colour in it is kept as it is. *accent* colours
    headings and the line under links; without one it is made of the background's hue. Whatever the
    background and the accent, the rest can be read on it.
    """
    background = given["background"]
    form = _form(background, given.get("text"))
    made = dict(given)
    for token, colour in _grounds(background, form).items():
        made.setdefault(token, colour)
    made.setdefault("text", _readable("text", _text(background, form), made, form, _ROOM))
    accent = accent or own_accent(background)
    for token, colour in _wanted(made, accent, form).items():
        if token not in given:
            room = 1.0 if colour == accent else _ROOM  # an accent that passes is kept as it is
            made[token] = _readable(token, colour, made, form, room)
    return Palette.of({token: made[token] for token in TOKENS})


def own_accent(background: str) -> str:
    """An accent of the background's own hue, for a palette that names none.

    On grey it has the hue of the palettes ``dark`` and ``white``. It can be read on *background*.
    """
    own = to_oklch(background)
    hue = own.hue if own.chroma > 0.015 else 190.0
    if _form(background, None) == "dark":
        colour, end = Oklch(0.9, min(0.06, own.chroma + 0.03), hue), WHITE
    else:
        colour, end = Oklch(0.4, max(0.08, own.chroma), hue), BLACK
    accent = from_oklch(colour)
    return nearest(accent, [background], 4.5 * _ROOM, [end]) or end


def _form(background: str, text: str | None) -> Form:
    if text is not None:
        return "dark" if luminance(text) > luminance(background) else "light"
    return "dark" if contrast(background, WHITE) >= contrast(background, BLACK) else "light"


def _grounds(background: str, form: Form) -> dict[str, str]:
    """Surfaces: away from the text, unless the page is as far from it as can be."""
    lightness = to_oklch(background).lightness
    if form == "dark" and lightness < 0.22:
        lift = max(0.0, 0.12 - lightness)  # steps out of pure black are not seen
        steps = (lift + 0.048, lift + 0.09, lift + 0.155)
    elif form == "dark":
        steps = (-0.17 * lightness, -0.27 * lightness, 0.1)
    elif lightness > 0.985:
        steps = (-0.029, -0.063, -0.107)
    elif lightness > 0.93:
        steps = (0.044, -0.037, -0.089)
    else:
        steps = (0.045, 0.082, -0.106)
    return {
        token: shift(background, step)
        for token, step in zip(("surface", "raised", "line"), steps, strict=True)
    }


def _text(background: str, form: Form) -> str:
    own = to_oklch(background)
    if form == "dark":
        return from_oklch(Oklch(0.937, 0.008, own.hue)) if own.lightness < 0.22 else WHITE
    return from_oklch(Oklch(0.2, min(own.chroma * 2, 0.1), own.hue))


def _wanted(made: Mapping[str, str], accent: str, form: Form) -> dict[str, str]:
    """The colours as they should be if contrast were no question."""
    background, text = made["background"], made["text"]
    base = BUILT_IN["dark" if form == "dark" else "white"].tokens()
    blue = int(to_oklch(background).hue) in _BLUE and to_oklch(background).chroma > 0.04
    pale = mix(text, background, 0.38 if form == "dark" else 0.42)
    return {
        "heading": accent,
        "tint": accent,
        "intro": mix(text, accent, 0.45),
        "caption": mix(text, background, 0.14),
        "muted": mix(text, background, 0.27),
        "control": mix(text, background, 0.44),
        "focus": "#8a1f3d" if form == "light" and blue else base["focus"],
        **{token: base[token] for token in _STATES},
        "code-name": accent,
        "code-comment": pale,
    }


def _readable(token: str, colour: str, made: Mapping[str, str], form: Form, room: float) -> str:
    """*colour*, made lighter (darker on a light page) until it can be read where *token* stands.

    It gets *room* times the contrast that it needs, if there is as much.
    """
    pairs = [pair for pair in PAIRS if pair.token == token]
    grounds = [made[pair.ground] for pair in pairs]
    end = WHITE if form == "dark" else BLACK
    for ratio in (pairs[0].ratio * room, pairs[0].ratio):
        found = nearest(colour, grounds, ratio, [end])
        if found is not None:
            return found
    return end


def stronger_grounds(palette: Palette) -> dict[str, str]:
    """The grounds of *palette* for readers who ask for more contrast, where they must change.

    Pure white or black then has 7 to 1 or more on each (WCAG 2.2, 1.4.6).
    """
    form = palette.form
    text, away = (WHITE, BLACK) if form == "dark" else (BLACK, WHITE)
    colours = palette.tokens()
    if least_contrast(text, [colours[ground] for ground in GROUNDS]) >= MORE_RATIO:
        return {}
    background = nearest(palette.background, [text], MORE_RATIO, [away]) or away
    grounds = {"background": background, **_grounds(background, form)}
    return {ground: grounds[ground] for ground in GROUNDS}

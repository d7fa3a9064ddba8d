"""Sizes as HTML and CSS classes take them: no inline style is ever written (CSP, ``style-src``)."""

from __future__ import annotations

import re

from sphinx_alcf.story.options import focus_of

_LENGTH = re.compile(r"\s*([0-9.]+)\s*(%|[a-z]*)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54}
_PIXELS |= {"mm": 96 / 25.4, "em": 16.0, "ex": 8.0, "rem": 16.0}

_SIZES = {
    "text": "(min-width: 720px) 680px, calc(100vw - 40px)",
    "wide": "(min-width: 1080px) 1040px, 100vw",
    "full": "100vw",
    "cell": "(min-width: 1080px) 510px, (min-width: 700px) 50vw, 100vw",
}


def pixels(length: str) -> int | None:
    """A docutils length in CSS pixels (CSS Values 4, 6.2); ``None`` for a percentage.

    Font-relative lengths count as at the browser's default of 16 pixels.
    """
    match = _LENGTH.fullmatch(length)
    if not match or match[2] not in _PIXELS:
        return None
    return round(float(match[1]) * _PIXELS[match[2]])


def width_class(length: str) -> list[str]:
    """The class for a percentage, in steps of 5; none for other lengths."""
    match = _LENGTH.fullmatch(length)
    if not match or match[2] != "%":
        return []
    step = max(5, min(100, 5 * round(float(match[1]) / 5)))
    return [f"alcf-w-{step}"]


def ratio_classes(ratio: float) -> list[str]:
    """The classes for a ratio, width to height: its hundredths, a class for each digit."""
    digits = f"{round(100 * ratio):03}"
    return [f"alcf-{name}-{d}" for name, d in zip(("aspect", "tens", "ones"), digits, strict=True)]


def own_ratio(width: int | None, height: int | None) -> float:
    """The ratio of a picture as rows take it: from 0.4 to 2.5, and 3:2 where it is unknown."""
    return max(0.4, min(2.5, width / height)) if width and height else 1.5


def focus_classes(focus: str) -> list[str]:
    """The classes for the point of a picture that stays in view, each axis in steps of 5 %."""
    x, y = (5 * round(20 * part) for part in focus_of(focus))
    return [f"alcf-focus-x-{x}", f"alcf-focus-y-{y}"]


def sizes_for(placement: str) -> str:
    """``sizes`` of a picture by its place on the page's grid (HTML Standard, 4.8.3)."""
    return _SIZES[placement]

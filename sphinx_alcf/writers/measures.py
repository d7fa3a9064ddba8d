"""Sizes as HTML and CSS classes take them: no inline style is ever written (CSP, ``style-src``)."""

from __future__ import annotations

import re

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


def ratio_class(ratio: str) -> list[str]:
    """The class for one of :data:`sphinx_alcf.story.options.RATIOS`, such as ``16/9``."""
    return [f"alcf-ratio-{ratio.replace('/', '-')}"]


def focus_classes(focus: str) -> list[str]:
    """The classes for the point of a picture that stays in view, each axis in steps of 10 %."""
    x, y = (10 * round(float(part.rstrip("%")) / 10) for part in focus.split())
    return [f"alcf-focus-x-{x}", f"alcf-focus-y-{y}"]


def aspect_class(width: int | None, height: int | None) -> list[str]:
    """The classes by which pictures of one row get one height; 3:2 where the size is unknown.

    They say the ratio in hundredths, from 0.40 to 2.50.
    """
    ratio = width / height if width and height else 1.5
    tens, ones = divmod(max(40, min(250, round(100 * ratio))), 10)
    return [f"alcf-aspect-{tens}0", *([f"alcf-ones-{ones}"] if ones else [])]


def sizes_for(placement: str) -> str:
    """``sizes`` of a picture by its place on the page's grid (HTML Standard, 4.8.3)."""
    return _SIZES[placement]

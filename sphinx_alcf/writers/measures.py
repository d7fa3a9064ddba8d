"""Sizes as HTML and CSS classes take them: no inline style is ever written (CSP, ``style-src``)."""

from __future__ import annotations

import re

from sphinx_alcf.story.options import focus_of

_LENGTH = re.compile(r"\s*([0-9.]+)\s*(%|[a-z]*)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54}
_PIXELS |= {"mm": 96 / 25.4, "em": 16.0, "ex": 8.0, "rem": 16.0}


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


def percent(length: str) -> float | None:
    """A percentage as a fraction, rounded as its class is; ``None`` for other lengths."""
    classes = width_class(length)
    return int(classes[0].rpartition("-")[2]) / 100 if classes else None


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

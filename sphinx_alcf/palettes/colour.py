"""Colours of the sRGB space as ``#rrggbb``: their contrast, and their neighbours in OKLCH.

Contrast is that of WCAG 2.2. OKLCH (CSS Color 4, 9.4) has a lightness that eyes agree with: a
colour that is made lighter or darker there keeps its hue.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

BLACK, WHITE = "#000000", "#ffffff"

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.I)
_STEP = 1 / 512
"""A step of lightness that an eye does not see, and about half of one in eight bits."""


class Oklch(NamedTuple):
    """Lightness 0 to 1, chroma 0 to about 0.32, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def parse(text: str) -> str | None:
    """The colour that *text* writes as ``#rgb`` or ``#rrggbb``, else ``None``."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, as WCAG 2.2 defines it; the order does not matter."""
    return contrast_of(luminance(one), luminance(other))


def contrast_of(one: float, other: float) -> float:
    """The same of two luminances."""
    return (one + 0.05) / (other + 0.05) if one > other else (other + 0.05) / (one + 0.05)


def least_contrast(colour: str, grounds: Collection[str]) -> float:
    """The ratio of *colour* on that of *grounds* where it is lowest; 21 without any."""
    return min((contrast(colour, ground) for ground in grounds), default=21.0)


def to_oklch(colour: str) -> Oklch:
    """A colour in OKLCH."""
    red, green, blue = map(_linear, _channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def from_oklch(wanted: Oklch) -> str:
    """The colour of eight bits a channel; where sRGB has none so vivid, a paler one."""
    lightness = wanted.lightness
    if not 0 < lightness < 1:
        return WHITE if lightness >= 1 else BLACK
    pale, vivid = 0.0, wanted.chroma
    if _is_in_gamut(_to_linear(lightness, vivid, wanted.hue)):
        pale = vivid
    else:
        for _ in range(14):
            middle = (pale + vivid) / 2
            if _is_in_gamut(_to_linear(lightness, middle, wanted.hue)):
                pale = middle
            else:
                vivid = middle
    channels = (_encoded(value) for value in _to_linear(lightness, pale, wanted.hue))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def mix(one: str, other: str, share: float) -> str:
    """*one* with a *share* (0 to 1) of *other*, mixed in Oklab, along a straight line."""
    first, second = to_oklch(one), to_oklch(other)
    (a1, b1), (a2, b2) = _cartesian(first), _cartesian(second)
    a, b = a1 + share * (a2 - a1), b1 + share * (b2 - b1)
    lightness = first.lightness + share * (second.lightness - first.lightness)
    return from_oklch(Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360))


def shift(colour: str, lightness: float) -> str:
    """The colour that is lighter by *lightness*, or darker where that is negative."""
    own = to_oklch(colour)
    return from_oklch(own._replace(lightness=own.lightness + lightness))


def nearest(
    colour: str, grounds: Collection[str], ratio: float, ends: Collection[str] = (BLACK, WHITE)
) -> str | None:
    """The colour nearest to *colour*, by lightness, that has *ratio* on each of *grounds*.

    It lies between *colour* and one of *ends*; ``None`` where not even the end has the ratio.
    """
    if least_contrast(colour, grounds) >= ratio:
        return colour
    own = to_oklch(colour)
    found = [
        (abs(to_oklch(other).lightness - own.lightness), other)
        for end in ends
        if (other := _towards(own, float(end == WHITE), grounds, ratio)) is not None
    ]
    return min(found)[1] if found else None


def _towards(own: Oklch, end: float, grounds: Collection[str], ratio: float) -> str | None:
    """The first colour with *ratio* on the way from *own* to black (0) or white (1)."""
    near, far = own.lightness, end
    if least_contrast(from_oklch(own._replace(lightness=end)), grounds) < ratio:
        return None
    while abs(far - near) > _STEP:
        middle = (near + far) / 2
        if least_contrast(from_oklch(own._replace(lightness=middle)), grounds) >= ratio:
            far = middle
        else:
            near = middle
    return from_oklch(own._replace(lightness=far))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> int:
    value = min(max(value, 0.0), 1.0)
    channel = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(channel * 255)


def _cartesian(colour: Oklch) -> tuple[float, float]:
    angle = math.radians(colour.hue)
    return colour.chroma * math.cos(angle), colour.chroma * math.sin(angle)


def _to_linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = _cartesian(Oklch(lightness, chroma, hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_in_gamut(channels: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels)

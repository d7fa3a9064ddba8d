"""The size of an SVG picture, read from its first tag.

Nothing is parsed as XML: no entity is expanded and nothing is fetched, whatever a file declares.
"""

from __future__ import annotations

import codecs
import math
import re

_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL
)
_ROOT = re.compile(r"""<(?:[\w.-]+:)?svg(?=[\s/>])((?:[^"'>]|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LENGTH = re.compile(r"\+?((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)", re.ASCII | re.IGNORECASE)

# CSS Values and Units 4, 6.2; em, ex and rem by the initial font size.
_PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6} | {
    "pt": 4 / 3,
    "pc": 16.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
}
_LARGEST = 1_000_000
"""A side longer than this, in pixels, is a slip."""


def looks_like_svg(head: bytes) -> bool:
    """Whether the first bytes of a file can be those of an SVG: text that begins with a tag."""
    return _decode(head[:256]).lstrip("\ufeff \t\r\n").startswith("<")


def svg_size(head: bytes) -> tuple[int | None, int | None] | None:
    """The intrinsic width and height in CSS pixels.

    Args:
        head: The first bytes of the file, as far as the end of its first tag.

    Returns:
        ``width`` and ``height`` where they are lengths, completed from ``viewBox`` (SVG 2, 8.2 and
        8.12); ``(None, None)`` where the picture has no size; ``None`` where it is not SVG.
    """
    text = _decode(head).lstrip("\ufeff")
    prolog = _PROLOG.match(text)
    root = _ROOT.match(text, prolog.end() if prolog else 0)
    if root is None:
        return None
    values = {a[1]: (a[2] or a[3] or "")[:200].strip() for a in _ATTRIBUTE.finditer(root[1])}
    width, height = _pixels(values.get("width")), _pixels(values.get("height"))
    box = [_number(part) for part in re.split(r"[\s,]+", values.get("viewBox", ""))]
    if len(box) == 4 and box[2] and box[3]:
        ratio = box[2] / box[3]
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * ratio
        elif height is None and width is not None:
            height = width / ratio
    if width is None or height is None or max(width, height) > _LARGEST:
        return None, None
    return max(1, round(width)), max(1, round(height))


def _decode(head: bytes) -> str:
    """The text of the first bytes; a character cut in two at their end is no error."""
    utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if utf16 else "utf-8", errors="replace")


def _pixels(value: str | None) -> float | None:
    """A length in CSS pixels; ``None`` for a percentage, ``auto`` or nonsense."""
    match = _LENGTH.fullmatch(value or "")
    unit = _PIXELS.get(match[2].lower()) if match else None
    number = _number(match[1]) if match else None
    return number * unit if number and unit else None


def _number(text: str) -> float | None:
    """A number above zero; ``None`` for all else."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number > 0 else None

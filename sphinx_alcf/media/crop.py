"""Which part of a picture stays when it is cropped to a ratio around a point."""

from __future__ import annotations

from typing import Final, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""A part of an upright picture: left, top, right and bottom, as fractions of width and height."""

WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)


def crop_box(own: float, wanted: float, focus: tuple[float, float]) -> Box:
    """The largest part that has the ratio *wanted*, of a picture with the ratio *own*.

    Ratios are width to height. *focus* is a point in fractions across and down, and means what
    ``object-position`` means in CSS (Images 3, 5.5): that point of the part lies on that point of
    the picture.
    """
    width, height = min(1.0, wanted / own), min(1.0, own / wanted)
    left, top = (1 - width) * focus[0], (1 - height) * focus[1]
    edges = (left, top, left + width, top + height)
    left, top, right, bottom = (round(edge, 4) for edge in edges)
    return left, top, right, bottom

"""How alike two pictures look: the structural similarity index of Wang et al.

Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli: "Image Quality Assessment: From Error
Visibility to Structural Similarity", IEEE Transactions on Image Processing 13 (4), 2004. Its
constants are used, K1 0.01 and K2 0.03, and only windows that lie within the picture. What is
compared is luma (ITU-R BT.601), in full size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import Image

    Plane: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True)
class Window:
    """What is compared at a time: a square, whose pixels count by their distance."""

    weights: NDArray[np.float32]
    """Of the middle and of its neighbours to one side; those to the other have the same."""
    variance: float = 1.0
    """By what variances are multiplied, to be those of samples."""

    @property
    def radius(self) -> int:
        """Pixels from the middle to the edge."""
        return len(self.weights) - 1


def _bell(radius: int, deviation: float) -> NDArray[np.float32]:
    weights = np.exp(-(np.arange(radius + 1) ** 2) / (2 * deviation**2))
    return np.asarray(weights / (2 * weights.sum() - weights[0]), np.float32)


BELL: Final = Window(_bell(5, 1.5))
"""The paper's own: 11 x 11 pixels in a bell with a deviation of 1.5."""
PLAIN: Final = Window(np.full(4, 1 / 7, np.float32), 49 / 48)
"""Also in use, and stricter where there is fine grain: 7 x 7 pixels that count the same."""

_C1: Final = (0.01 * 255) ** 2
_C2: Final = (0.03 * 255) ** 2

_STRIP: Final = 24_576
"""Pixels that are compared at a time: a few planes of them fit a processor's cache."""


def similarity(one: Image.Image, other: Image.Image, window: Window = BELL) -> float:
    """The mean of the index over all windows, 1 where two pictures of one size are the same.

    Transparent pictures must have been put on a ground. A picture that is narrower than a window
    is compared with its edges repeated. The sums are taken in one order, whatever the processor.
    """
    edge = 2 * window.radius
    first, second = (_luma(picture, edge + 1) for picture in (one, other))
    height, width = first.shape
    rows = max(1, _STRIP // width)
    total = 0.0
    for top in range(0, height - edge, rows):
        bottom = min(top + rows + edge, height)
        total += _sum(first[top:bottom], second[top:bottom], window)
    windows: int = (height - edge) * (width - edge)
    return total / windows


def _luma(picture: Image.Image, least: int) -> NDArray[np.uint8]:
    """The brightness of each pixel, *least* pixels wide and high or more."""
    plane = np.asarray(picture.convert("L"))
    lack = [max(0, least - length) for length in plane.shape]
    if any(lack):
        plane = np.pad(plane, [(n // 2, n - n // 2) for n in lack], mode="edge")
    return plane


def _sum(first: NDArray[np.uint8], second: NDArray[np.uint8], window: Window) -> float:
    """The sum of the index over the windows of a strip."""
    # About zero, so that squares do not lose what single precision has; variances do not care.
    x = first.astype(np.float32) - np.float32(128)
    y = second.astype(np.float32) - np.float32(128)
    planes = np.stack((x, y, x * x + y * y, x * y))
    mean_x, mean_y, squares, product = _blurred(planes, window.weights)
    covariance = (product - mean_x * mean_y) * window.variance
    variances = (squares - mean_x * mean_x - mean_y * mean_y) * window.variance
    structure = (2 * covariance + _C2) / (variances + _C2)
    mean_x += 128
    mean_y += 128
    light = (2 * mean_x * mean_y + _C1) / (mean_x * mean_x + mean_y * mean_y + _C1)
    return float(np.sum(structure * light, dtype=np.float64))


def _blurred(planes: Plane, weights: NDArray[np.float32]) -> Plane:
    """The means of planes (number, rows, columns) over each window."""
    radius = len(weights) - 1
    for axis in (1, 2):
        size = planes.shape[axis] - 2 * radius

        def shifted(by: int, axis: int = axis, size: int = size, planes: Plane = planes) -> Plane:
            part = slice(radius + by, radius + by + size)
            return planes[:, part] if axis == 1 else planes[:, :, part]

        blurred = shifted(0) * weights[0]
        for by in range(1, radius + 1):
            pair = shifted(by) + shifted(-by)
            pair *= weights[by]
            blurred += pair
        planes = blurred
    return planes

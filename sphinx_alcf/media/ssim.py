"""How alike two pictures look: the structural similarity index of Wang et al.

Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli: "Image Quality Assessment: From Error
Visibility to Structural Similarity", IEEE Transactions on Image Processing 13 (4), 2004. Its
constants are used: Gaussian windows of 11 x 11 with a deviation of 1.5, K1 0.01, K2 0.03, and only
windows that lie within the picture. What is compared is luma (ITU-R BT.601), in full size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import Image

    Plane: TypeAlias = NDArray[np.float32]

_RADIUS: Final = 5
_BELL: Final = np.exp(-(np.arange(_RADIUS + 1) ** 2) / (2 * 1.5**2))
_WEIGHTS: Final = (_BELL / (2 * _BELL.sum() - _BELL[0])).astype(np.float32)
"""Of the middle and of its neighbours to one side; an even window's other side has the same."""
_C1: Final = (0.01 * 255) ** 2
_C2: Final = (0.03 * 255) ** 2

_STRIP: Final = 24_576
"""Pixels that are compared at a time: a few planes of them fit a processor's cache."""


def similarity(one: Image.Image, other: Image.Image) -> float:
    """The mean of the index over all windows, 1 where two pictures of one size are the same.

    Transparent pictures must have been put on a ground. A picture that is narrower than a window
    is compared with its edges repeated. The sums are taken in one order, whatever the processor.
    """
    first, second = _luma(one), _luma(other)
    height, width = first.shape
    rows = max(1, _STRIP // width)
    total = 0.0
    for top in range(0, height - 2 * _RADIUS, rows):
        bottom = min(top + rows + 2 * _RADIUS, height)
        total += _sum(first[top:bottom], second[top:bottom])
    windows: int = (height - 2 * _RADIUS) * (width - 2 * _RADIUS)
    return total / windows


def _luma(picture: Image.Image) -> NDArray[np.uint8]:
    """The brightness of each pixel, at least as large as one window."""
    plane = np.asarray(picture.convert("L"))
    lack = [max(0, 2 * _RADIUS + 1 - length) for length in plane.shape]
    if any(lack):
        plane = np.pad(plane, [(n // 2, n - n // 2) for n in lack], mode="edge")
    return plane


def _sum(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> float:
    """The sum of the index over the windows of a strip."""
    # About zero, so that squares do not lose what single precision has; variances do not care.
    x = first.astype(np.float32) - np.float32(128)
    y = second.astype(np.float32) - np.float32(128)
    mean_x, mean_y, squares, product = _blurred(np.stack((x, y, x * x + y * y, x * y)))
    mean_product = mean_x * mean_y
    mean_squares = mean_x * mean_x + mean_y * mean_y
    structure = (2 * (product - mean_product) + _C2) / (squares - mean_squares + _C2)
    mean_x += 128
    mean_y += 128
    light = (2 * mean_x * mean_y + _C1) / (mean_x * mean_x + mean_y * mean_y + _C1)
    return float(np.sum(structure * light, dtype=np.float64))


def _blurred(planes: Plane) -> Plane:
    """The means of planes (number, rows, columns) over each window, weighted by the bell."""
    for axis in (1, 2):
        size = planes.shape[axis] - 2 * _RADIUS

        def shifted(by: int, axis: int = axis, size: int = size, planes: Plane = planes) -> Plane:
            part = slice(_RADIUS + by, _RADIUS + by + size)
            return planes[:, part] if axis == 1 else planes[:, :, part]

        blurred = shifted(0) * _WEIGHTS[0]
        for by in range(1, _RADIUS + 1):
            pair = shifted(by) + shifted(-by)
            pair *= _WEIGHTS[by]
            blurred += pair
        planes = blurred
    return planes

"""Open pictures made of pixels with Pillow, as browsers would see them.

What Pillow raises on a damaged file is not settled (``OSError``, ``SyntaxError``, ``struct.error``,
``ValueError`` ...); the callers here catch ``Exception`` and turn it into a problem.
"""

from __future__ import annotations

import threading
import warnings
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PIXELS: Final = 89_478_485
"""Pictures of more pixels are not decoded: where Pillow begins to warn of decompression bombs."""

MAX_SIDE: Final = 16_383
"""Nor are longer ones, in pixels: the most that WebP holds, and about the most that a GPU draws."""

FORMATS: Final = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "AVIF": "image/avif",
    "BMP": "image/bmp",
}
"""Pillow's name of each format that browsers show, and its media type. No other is tried: some of
Pillow's plugins start programs (EPS). MPO is what phones and cameras write as JPEG."""

_ORIENTATION = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to undo each orientation of Exif 2.32, tag 274."""

_limit = threading.Lock()


@contextmanager
def open_raster(path: Path) -> Iterator[Image.Image]:
    """The picture at *path*, its header read and its pixels not; raises what Pillow raises.

    Pillow's warnings are silent inside, and its own limit of pixels does not apply: a caller asks
    :func:`too_large` before it touches the pixels.
    """
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")
        image = _open(file)
        try:
            yield image
        finally:
            image.close()


def too_large(width: int, height: int) -> bool:
    """Whether a picture of so many pixels is not to be decoded."""
    return width * height > MAX_PIXELS or max(width, height) > MAX_SIDE


def orientation(image: Image.Image) -> Image.Transpose | None:
    """The turn that makes an upright picture, or ``None``.

    Only Exif is asked, as in CSS Images 3, 5.1 (``image-orientation: from-image``); Pillow would
    also believe XMP, which browsers ignore, and decode a whole PNG in search of it.
    """
    data = image.info.get("exif")
    if not isinstance(data, bytes):
        return None
    exif = Image.Exif()
    try:
        exif.load(data)
        return _TURNS.get(exif.get(_ORIENTATION, 1))
    except Exception:  # whatever a damaged Exif block makes Pillow raise
        return None


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels after the turn that the camera asks for."""
    sideways = (
        Image.Transpose.TRANSPOSE,
        Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_90,
        Image.Transpose.ROTATE_270,
    )
    width, height = image.size
    return (height, width) if orientation(image) in sideways else (width, height)


def is_animated(image: Image.Image) -> bool:
    """Whether the picture moves; the second picture in a phone's JPEG is not a second frame."""
    return image.format not in ("MPO", "JPEG") and bool(getattr(image, "is_animated", False))


def can_be_transparent(image: Image.Image) -> bool:
    """Whether the format of the pixels has room for transparency."""
    return "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "RGBa", "La")


def is_transparent(image: Image.Image) -> bool:
    """Whether one pixel lets the ground through; decodes where the header leaves it open.

    Screenshots are often RGBA without one transparent pixel; they need no plate.
    """
    if not can_be_transparent(image):
        return False
    if image.mode.startswith("I"):
        return True
    lowest = image.convert("RGBA").getchannel("A").getextrema()[0]
    return isinstance(lowest, int | float) and lowest < 255


def _open(file: IO[bytes]) -> Image.Image:
    """Open with the formats that this Pillow knows, and without its limit of pixels."""
    Image.init()
    with _limit:
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            return Image.open(file, formats=[name for name in FORMATS if name in Image.OPEN])
        finally:
            Image.MAX_IMAGE_PIXELS = limit

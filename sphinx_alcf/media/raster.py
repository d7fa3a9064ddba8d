"""Open pictures made of pixels with Pillow, as browsers would see them.

What Pillow raises on a damaged file is not settled (``OSError``, ``SyntaxError``, ``struct.error``,
``ValueError`` ...); the callers here catch ``Exception`` and turn it into a problem.
"""

from __future__ import annotations

import multiprocessing
import threading
import warnings
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from importlib import import_module
from typing import IO, TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

MAX_PIXELS: Final = 89_478_485
"""Pictures of more pixels are not decoded: where Pillow begins to warn of decompression bombs."""

MAX_SIDE: Final = 16_383
"""Nor are longer ones, in pixels: the most that WebP holds, and about the most that a GPU draws."""

MAX_BYTES: Final = 430_000_000
"""Nor are those whose pixels take more memory while they are decoded."""

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

_PLUGINS: Final = {name: name.capitalize() for name in FORMATS} | {"WEBP": "WebP"}
_SIGNS: Final = {
    b"\xff\xd8": "JPEG",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"RIFF": "WEBP",
}
"""The first bytes of formats of which only Pillow's own plugin need be loaded; that of JPEG finds
out what is MPO."""
_COPIES: Final = {"WEBP": 16, "AVIF": 16}
_BAND: Final = 1_000_000
"""Pixels of a picture that are converted at a time."""
_PIXEL_BYTES: Final = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
"""Of Pillow's modes; the others take four."""

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
SIDEWAYS: Final = frozenset(_TURNS[value] for value in (5, 6, 7, 8))
"""The turns that exchange width and height."""

_limit = threading.Lock()

_LARGE: Final = 100_000_000
"""Bytes of memory above which pictures are decoded one at a time."""


def _shared_lock() -> AbstractContextManager[object]:
    """A lock that is one for all processes that Sphinx forks to read pages."""
    try:
        return multiprocessing.get_context("fork").Lock()
    except (OSError, ImportError, ValueError):  # no fork, or no semaphores
        return threading.Lock()


_turn = _shared_lock()


class TooLargeError(Exception):
    """A picture of so many pixels is not decoded; says so, as what goes after its name."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(
            f"has {size[0]} x {size[1]} pixels, too many to be read safely; "
            "it is shown as it is, without smaller versions"
        )


@cache
def load_format(name: str) -> None:
    """Let Pillow know the format that it calls *name*, once in a process.

    Its own ``init`` loads some forty plugins, which takes a tenth of a second of every build.
    """
    with suppress(ImportError):  # AVIF came with Pillow 11.3
        import_module(f"PIL.{_PLUGINS[name]}ImagePlugin")


@contextmanager
def open_raster(path: Path) -> Iterator[Image.Image]:
    """The picture at *path*, its header read and its pixels not; raises what Pillow raises.

    Pillow's warnings are silent inside, and its own limit of pixels does not apply: a caller asks
    :func:`check_size` before it touches the pixels.
    """
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")
        image = _open(file)
        try:
            yield image
        finally:
            image.close()


def check_size(image: Image.Image, size: tuple[int, int]) -> None:
    """Raise :class:`TooLargeError` where a picture of *size*, upright, is not to be decoded.

    That is one of too many pixels, or whose pixels would take too much memory. A JPEG counts as
    :func:`draft` has it decoded.
    """
    if size[0] * size[1] > MAX_PIXELS or max(size) > MAX_SIDE or decoding_bytes(image) > MAX_BYTES:
        raise TooLargeError(size)


def decoding_bytes(image: Image.Image) -> int:
    """The memory, in bytes, that decoding takes at its peak: Pillow's pixels and the decoder's own.

    Pillow keeps three channels in four bytes. Its decoders of WebP and AVIF make several copies,
    and libjpeg keeps the coefficients of a progressive picture.
    """
    pixels = image.width * image.height
    if image.format in _COPIES:
        return _COPIES[image.format] * pixels
    needed = pixel_bytes(image)
    if image.info.get("progressive"):
        scale = (getattr(image, "decoderconfig", None) or (1,))[0]
        needed += round(2 * _samples(image) * pixels * scale**2)
    return needed


def _samples(image: Image.Image) -> float:
    """How many samples a JPEG has for each pixel: 1.5 where colours have half the resolution."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    blocks = [across * down for _, across, down, _ in layers]
    return sum(blocks) / max(blocks) if blocks else len(image.getbands())


def pixel_bytes(image: Image.Image) -> int:
    """The memory, in bytes, in which Pillow keeps a picture's pixels."""
    return _PIXEL_BYTES.get(image.mode, 4) * image.width * image.height


@contextmanager
def one_at_a_time(image: Image.Image) -> Iterator[None]:
    """Let a picture that takes much memory wait for those of other processes, and close it after.

    Each reads pages of its own, and the pixels of two such pictures would be too much at once.
    """
    with _turn if decoding_bytes(image) > _LARGE else nullcontext():
        try:
            yield
        finally:
            image.close()


def draft(image: Image.Image, width: int) -> tuple[float, float]:
    """Let the decoder of a JPEG halve it while the upright picture has *width* pixels or more.

    Called before the pixels are read; other formats stay as they are. The picture's ``size``
    changes; what is given back is its exact size, which may end within the last pixel.
    """
    if image.format not in ("JPEG", "MPO"):
        return image.size
    wanted = (1, width) if orientation(image) in SIDEWAYS else (width, 1)
    found = image.draft(None, wanted)
    return found[1][2:] if found else image.size


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
    width, height = image.size
    return (height, width) if orientation(image) in SIDEWAYS else (width, height)


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
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        alpha = len(image.getbands()) - 1
        return any(band.getchannel(alpha).getextrema() != (255, 255) for band in bands(image))
    if image.mode.startswith("I"):
        return True
    clear = image.info["transparency"]
    if image.mode in ("1", "L", "P") and isinstance(clear, int | bytes):
        # One value, or the opacity of each; no copy of the picture is made to count them.
        used = image.histogram()
        values = (clear,) if isinstance(clear, int) else [v for v, a in enumerate(clear) if a < 255]
        return any(used[value] for value in values if value < len(used))
    return any(
        band.convert("RGBA").getchannel("A").getextrema() != (255, 255) for band in bands(image)
    )


def bands(image: Image.Image, multiple: int = 1) -> Iterator[Image.Image]:
    """The picture cut across, from the top, so that no copy of the whole is needed.

    The height of each but the last is a multiple of *multiple*, in pixels.
    """
    rows = max(1, _BAND // (image.width * multiple)) * multiple
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(top + rows, image.height)))


def _open(file: IO[bytes]) -> Image.Image:
    """Open what begins as one of :data:`FORMATS` does, without Pillow's limit of pixels."""
    head = file.read(4)
    file.seek(0)
    formats = [name for sign, name in _SIGNS.items() if head.startswith(sign)] or [*FORMATS]
    for name in formats:
        load_format(name)
    with _limit:
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            return Image.open(file, formats=[name for name in formats if name in Image.OPEN])
        finally:
            Image.MAX_IMAGE_PIXELS = limit

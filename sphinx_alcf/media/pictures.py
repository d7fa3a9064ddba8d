"""What a picture is: its size, format, and whether it is transparent or moves."""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image, UnidentifiedImageError

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media import raster
from sphinx_alcf.media.rights import Rights, rights_of
from sphinx_alcf.media.svg import looks_like_svg, svg_size

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = 65_536
_TAIL: Final = 65_536
SVG: Final = "image/svg+xml"
_ENOUGH: Final = 3200
"""Pixels of width to which a large JPEG is decoded; twice what the widest screens are given."""
_HEIC: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1")
_UNKNOWN: Final = Rights()


class PictureInfo(NamedTuple):
    """What the file itself says, whatever its name."""

    width: int | None
    """CSS pixels, as shown (after Exif orientation); ``None`` for an SVG without a size."""
    height: int | None
    mime: str
    """The media type, such as ``image/jpeg``."""
    transparent: bool
    """Whether the ground shows through somewhere; always so for SVG."""
    animated: bool
    rights: Rights = _UNKNOWN
    """What the file says of who made it."""
    problem: Problem | None = None
    """The picture can be put on the page, but its author should know this."""


def probe(path: Path) -> PictureInfo | Problem:
    """Read what is known of a picture, by its content; never raises.

    Args:
        path: A file, as found by :func:`sphinx_alcf.media.find.find`.

    Returns:
        The facts, with a problem where the picture is cut off or too large to be decoded; or a
        problem alone (``MEDIA_UNREADABLE``) where no browser would show the file. An unchanged file
        is read once in a process.
    """
    try:
        if not path.is_file():
            return _unreadable(path, "is not a file")
        stat = path.stat()
        if not stat.st_size:
            return _unreadable(path, "is empty")
        return _probe(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        return _unreadable(path, f"cannot be read: {error.strerror or error}")


@lru_cache(maxsize=4096)
def _probe(path: Path, size: int, _mtime_ns: int) -> PictureInfo | Problem:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, size - _TAIL))
        tail = file.read(_TAIL)
    if looks_like_svg(head):
        return _svg(path, head)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC and b"avif" not in head[8:64]:
        return _unreadable(path, "is a HEIC picture, which browsers do not show; save it as JPEG")
    if head[4:8] == b"ftyp" and b"avif" in head[8:64] and not _knows_avif():
        return _avif(head)
    try:
        with raster.open_raster(path) as image, raster.one_at_a_time(image):
            return _raster(path, image, suspicious=_seems_cut(size, head, tail))
    except UnidentifiedImageError:
        return _unreadable(path, "is not a picture that browsers show, whatever its name says")
    except Exception as error:  # Pillow settles on no exception for damaged files
        return _unreadable(path, f"is damaged: {error}")


def _raster(path: Path, image: Image.Image, *, suspicious: bool) -> PictureInfo:
    width, height = raster.upright_size(image)
    raster.draft(image, _ENOUGH)
    problem = None
    transparent = raster.can_be_transparent(image)
    mime = raster.FORMATS[image.format or ""]
    animated = raster.is_animated(image)
    if path.suffix.lower() == ".svg":
        problem = _unreadable(path, f"is {mime}, which is not shown under this name")
    else:
        try:
            raster.check_size(image, (width, height))
            transparent = raster.is_transparent(image)
            if suspicious:
                image.load()
        except raster.TooLargeError as error:
            problem = _unreadable(path, str(error))
        except Exception as error:  # as above
            problem = _unreadable(path, f"is cut off or damaged: {error}")
    return PictureInfo(width, height, mime, transparent, animated, rights_of(image), problem)


def _svg(path: Path, head: bytes) -> PictureInfo | Problem:
    size = svg_size(head)
    if size is None:
        return _unreadable(path, "is not a picture, but text")
    problem = None
    if path.suffix.lower() != ".svg":
        problem = _unreadable(path, "is SVG, which is shown only under a name that ends in .svg")
    return PictureInfo(*size, SVG, transparent=True, animated=False, problem=problem)


def _seems_cut(size: int, head: bytes, tail: bytes) -> bool:
    """Whether the end of a format is missing; cameras append data, so that this is no proof."""
    if head.startswith(b"\xff\xd8"):
        return tail.rfind(b"\xff\xd9") <= tail.rfind(b"\xff\xda")
    if head.startswith(b"\x89PNG"):
        return b"IEND" not in tail
    if head.startswith(b"GIF8"):
        return not tail.rstrip(b"\0").endswith(b";")
    if head[:4] == b"RIFF" and len(head) >= 12:
        return size < int(struct.unpack_from("<I", head, 4)[0]) + 8
    return False


def _knows_avif() -> bool:
    """Whether Pillow can read AVIF (11.3 and later, if so built)."""
    raster.load_format("AVIF")
    return "AVIF" in Image.OPEN


def _avif(head: bytes) -> PictureInfo:
    """The size alone, from the largest ``ispe`` box (ISO/IEC 23008-12, 6.5.3)."""
    sizes = [struct.unpack(">II", m[1]) for m in re.finditer(rb"ispe\0{4}(.{8})", head, re.DOTALL)]
    width, height = max(sizes, key=lambda size: size[0] * size[1], default=(None, None))
    return PictureInfo(width, height, "image/avif", transparent=False, animated=False)


def _unreadable(path: Path, what: str) -> Problem:
    return Problem(Warn.MEDIA_UNREADABLE, f"{path.name!r} {what}.")

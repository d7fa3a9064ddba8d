"""Encode the renditions of one picture. Runs in a process of its own, or in the builder's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_alcf.media import raster
from sphinx_alcf.media.atomic import write_atomically
from sphinx_alcf.media.pixels import scaled

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

_CLOSE = 0.9
"""A width within a tenth of the next larger one is not worth a file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How renditions are made."""

    widths: tuple[int, ...] = (480, 768, 1200, 1600)
    """CSS pixels; a picture is never enlarged."""
    quality: int = 78
    """0 to 100, as libwebp understands it."""
    method: int = 5
    """0 to 6: slower is smaller. 5 costs hardly more than 4, 6 nearly twice as much."""

    @property
    def tag(self) -> str:
        """What renditions depend on besides the picture; the number rises with this code."""
        return f"2 {sorted(set(self.widths))} {self.quality} {self.method}"


@dataclass(frozen=True, slots=True)
class Task:
    """A picture to encode; made of plain values, for another process to read."""

    file: Path
    name: str
    key: str
    """A hash of name, content and settings, in letters that an address may have."""
    settings: Settings
    cache: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task."""

    width: int | None = None
    """Pixels, upright, of the original; ``None`` where it could not be read."""
    height: int | None = None
    renditions: tuple[tuple[str, int, int, int], ...] = ()
    """File name in the cache, width, height, bytes; the narrowest first."""
    unreadable: str | None = None
    """Why the picture could not be decoded."""
    unwritable: str | None = None
    """Why the files could not be written."""


def encode(task: Task) -> Outcome:
    """Write the renditions of one picture into the cache; never raises for a damaged one.

    None are written for an animation, a picture too large to decode, and one whose largest
    rendition is no smaller than the original: then the original serves all.
    """
    try:
        largest = task.file.stat().st_size
        with raster.open_raster(task.file) as image:
            width, height = raster.upright_size(image)
            if raster.is_animated(image) or raster.too_large(width, height):
                return Outcome(width, height)
            encoded = _encoded(image, target_sizes(width, height, task.settings), largest, task)
    except Exception as error:  # Pillow settles on no exception for damaged files
        return Outcome(unreadable=str(error) or type(error).__name__)
    renditions = []
    try:
        for (shown_width, shown_height), data in reversed(encoded):
            file = f"{slug(task.name)}-{shown_width}-{task.key}.webp"
            write_atomically(task.cache / file, data)
            renditions.append((file, shown_width, shown_height, len(data)))
    except OSError as error:
        return Outcome(width, height, unwritable=error.strerror or str(error))
    return Outcome(width, height, tuple(renditions))


def target_sizes(width: int, height: int, settings: Settings) -> list[tuple[int, int]]:
    """The sizes in which a picture is offered, largest first, in pixels.

    The largest is the picture's own or the widest setting, whichever is narrower, so that the set
    can stand in for the original; the others are those settings that are clearly narrower.
    """
    top = min(width, max(settings.widths, default=0))
    widths = {top, *(w for w in settings.widths if w <= top * _CLOSE)}
    sizes = [(w, max(1, round(height * w / width))) for w in sorted(widths, reverse=True) if w > 0]
    return [size for size in sizes if max(size) <= raster.MAX_SIDE]


def slug(name: str) -> str:
    """The stem of a path in letters that need no escape in an address or a ``srcset``."""
    stem = unicodedata.normalize("NFKD", PurePosixPath(name).stem)
    plain = re.sub(r"[^A-Za-z0-9_.]+", "-", stem.encode("ascii", "ignore").decode())
    return plain.strip("-.")[:60] or "picture"


def _encoded(
    image: Image.Image, sizes: list[tuple[int, int]], largest: int, task: Task
) -> list[tuple[tuple[int, int], bytes]]:
    """The bytes for each size, each smaller than the one before and all than the original."""
    encoded: list[tuple[tuple[int, int], bytes]] = []
    for picture in scaled(image, sizes) if sizes else ():
        buffer = BytesIO()
        # Empty values, so that Pillow does not copy the original's metadata.
        picture.save(
            buffer,
            "WEBP",
            quality=task.settings.quality,
            method=task.settings.method,
            exif=b"",
            icc_profile=b"",
            xmp=b"",
        )
        if buffer.tell() < largest:
            encoded.append((picture.size, buffer.getvalue()))
            largest = buffer.tell()
    return encoded

"""What is asked of the encoder, which most builds do not need, and what becomes of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_alcf.media.crop import Box

if TYPE_CHECKING:
    from pathlib import Path

JobId: TypeAlias = tuple[str, Box | None]
"""The name of a picture, and the part of it that is wanted."""


class Settings(NamedTuple):
    """How renditions are made."""

    widths: tuple[int, ...] = (480, 736, 1200, 1600)
    """Pixels; a picture is never enlarged. A phone asks for 720 or, as its browser rounds, more."""
    formats: tuple[str, ...] = ("webp",)
    """Names of :data:`~sphinx_alcf.media.formats.ALL_FORMATS` that this Pillow can write."""
    least: int = 8_192
    """Bytes: a smaller original is served as it is."""

    @property
    def tag(self) -> str:
        """What renditions depend on besides the picture; the number rises with this code."""
        return _tag(self)


@cache
def _tag(settings: Settings) -> str:
    widths, formats = sorted(set(settings.widths)), sorted(set(settings.formats))
    return f"7 {widths} {formats} {settings.least}"


class Task(NamedTuple):
    """A picture to encode; made of plain values, for another process to read."""

    file: Path
    name: str
    key: str
    """A hash of name, content and settings, in letters that an address may have."""
    settings: Settings
    cache: Path
    crop: Box | None = None

    @property
    def id(self) -> JobId:
        """That of the job."""
        return self.name, self.crop


class Outcome(NamedTuple):
    """What became of a task."""

    width: int | None = None
    """Pixels of the upright original, of its part where it is cropped; ``None``: not read."""
    height: int | None = None
    renditions: tuple[tuple[str, int, int, int], ...] = ()
    """File name in the cache, width, height, bytes; of each format the narrowest first."""
    unreadable: str | None = None
    """Why the picture could not be decoded."""
    unwritable: str | None = None
    """Why the files could not be written."""

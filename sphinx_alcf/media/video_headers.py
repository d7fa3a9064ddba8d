"""What a video is: its format, size, length and sound, from its header alone.

Read in plain Python, a few kilobytes of each file, so that a build needs no ffmpeg.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.ebml import read_webm
from sphinx_alcf.media.isobmff import read_mp4

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_QUICKTIME: Final = b"qt  "
_PICTURES: Final = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
"""Brands of pictures, which are in the same boxes."""
_FIRST_BOXES: Final = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")


class VideoInfo(NamedTuple):
    """What the file itself says, whatever its name."""

    mime: str
    """The media type for ``<source>``: ``video/mp4``, ``video/webm``, ``video/ogg`` or
    ``video/quicktime``."""
    width: int | None = None
    """CSS pixels, as shown (after rotation); ``None`` where the header does not say."""
    height: int | None = None
    duration: float | None = None
    """Seconds."""
    sound: bool | None = None
    """Whether it has sound; ``None`` where the header does not say."""


def probe_video(path: Path) -> VideoInfo | Problem:
    """Read what is known of a video, by its content; never raises.

    Args:
        path: A file, as found by :func:`sphinx_alcf.media.find.find`.

    Returns:
        The facts, or a problem (``MEDIA_UNREADABLE``) where the file is no video. A video whose
        header is damaged after its first bytes has a format but no size.
    """
    try:
        if not path.is_file():
            return _unreadable(path, "is not a file")
        size = path.stat().st_size
        if not size:
            return _unreadable(path, "is empty")
        with path.open("rb") as file:
            info = _read(file, size)
    except OSError as error:
        return _unreadable(path, f"cannot be read: {error.strerror or error}")
    if info is None:
        return _unreadable(path, "is not a video that browsers play, whatever its name says")
    return info


def _read(file: BinaryIO, size: int) -> VideoInfo | None:
    """The facts by the signature; ``None`` for what is no video."""
    head = file.read(16)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return VideoInfo("video/webm", *read_webm(file, size))
    if head.startswith(b"OggS"):
        return VideoInfo("video/ogg")
    # The length guards against prose: "The free lunch" has a box in its fifth to eighth letters.
    if head[4:8] in _FIRST_BOXES and int.from_bytes(head[:4], "big") <= size:
        if head[8:12] in _PICTURES:
            return None
        # A QuickTime file may lack the box that tells the brand.
        quicktime = head[4:8] != b"ftyp" or head[8:12] == _QUICKTIME
        mime = "video/quicktime" if quicktime else "video/mp4"
        return VideoInfo(mime, *read_mp4(file, size))
    return None


def _unreadable(path: Path, what: str) -> Problem:
    return Problem(Warn.MEDIA_UNREADABLE, f"{path.name!r} {what}.")

"""Read the header of WebM files (RFC 8794: EBML; RFC 9559: Matroska)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final

from sphinx_alcf.media.isobmff import Header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_SEGMENT: Final = 0x18538067
_INFO: Final = 0x1549A966
_TIMESTAMP_SCALE: Final = 0x2AD7B1
_DURATION: Final = 0x4489
_TRACKS: Final = 0x1654AE6B
_TRACK_ENTRY: Final = 0xAE
_TRACK_TYPE: Final = 0x83
_SOUND: Final = 2
_VIDEO: Final = 0xE0
_CLUSTER: Final = 0x1F43B675
_PIXELS: Final = (0xB0, 0xBA)
_DISPLAY: Final = (0x54B0, 0x54BA)
_DISPLAY_UNIT: Final = 0x54B2
_CROP: Final = (0x54CC, 0x54DD, 0x54BB, 0x54AA)
"""Left, right, top, bottom."""

_ELEMENTS: Final = 512
"""How many elements of one parent are looked at."""


def read_webm(file: BinaryIO, size: int) -> Header:
    """Size, length and sound of the film; raises ``OSError``.

    Args:
        file: Open and seekable.
        size: Its length in bytes.

    Elements of unknown length (live recordings) are read as far as their parent.
    """
    width = height = duration = sound = None
    for kind, start, end in _elements(file, 0, size):
        if kind != _SEGMENT:
            continue
        for inner, begin, stop in _elements(file, start, end):
            if inner == _INFO:
                duration = _seconds(file, begin, stop)
            elif inner == _TRACKS:
                width, height = _size(file, begin, stop)
                sound = _sounds(file, begin, stop)
            # Where the header is complete, or unknown lengths make every cluster an outer one.
            if inner == _CLUSTER and (stop == end or (width and duration)):
                break
        break
    return Header(width, height, duration, sound)


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The elements between two offsets: id, and where the content begins and ends."""
    for _ in range(_ELEMENTS):
        if start >= end:
            return
        file.seek(start)
        head = file.read(min(12, end - start))
        kind, used = _number(head, keep_marker=True, longest=4)
        length, more = _number(head[used:], keep_marker=False, longest=8)
        if not used or not more:
            return
        begin = start + used + more
        unknown = length == (1 << (7 * more)) - 1
        stop = end if unknown else min(begin + length, end)
        yield kind, begin, stop
        start = stop


def _number(data: bytes, *, keep_marker: bool, longest: int) -> tuple[int, int]:
    """A variable-length integer (RFC 8794, 4) and its bytes; ``(0, 0)`` where there is none."""
    if not data or not data[0]:
        return 0, 0
    length = 9 - data[0].bit_length()
    if length > longest or len(data) < length:
        return 0, 0
    value = int.from_bytes(data[:length], "big")
    return (value if keep_marker else value & ((1 << (7 * length)) - 1)), length


def _content(file: BinaryIO, start: int, end: int) -> bytes:
    """The content of a number; longer ones do not exist."""
    file.seek(start)
    return file.read(min(8, end - start))


def _unsigned(file: BinaryIO, start: int, end: int) -> int:
    return int.from_bytes(_content(file, start, end), "big")


def _seconds(file: BinaryIO, start: int, end: int) -> float | None:
    """The duration: a float in units of ``TimestampScale`` nanoseconds."""
    scale, units = 1_000_000, 0.0
    for kind, begin, stop in _elements(file, start, end):
        if kind == _TIMESTAMP_SCALE:
            scale = _unsigned(file, begin, stop)
        elif kind == _DURATION:
            data = _content(file, begin, stop)
            if len(data) in (4, 8):
                units = struct.unpack(">f" if len(data) == 4 else ">d", data)[0]
    seconds = units * scale / 1e9
    return seconds if math.isfinite(seconds) and seconds > 0 else None


def _sounds(file: BinaryIO, start: int, end: int) -> bool | None:
    """Whether one of the tracks is of sound (RFC 9559, 5.1.4.1.3); ``None`` where none says."""
    kinds = [
        _unsigned(file, first, last)
        for kind, begin, stop in _elements(file, start, end)
        if kind == _TRACK_ENTRY
        for inner, first, last in _elements(file, begin, stop)
        if inner == _TRACK_TYPE
    ]
    return _SOUND in kinds if kinds else None


def _size(file: BinaryIO, start: int, end: int) -> tuple[int | None, int | None]:
    """The size in which the first video track is shown; none where there is only sound."""
    for kind, begin, stop in _elements(file, start, end):
        if kind != _TRACK_ENTRY:
            continue
        for inner, first, last in _elements(file, begin, stop):
            if inner == _VIDEO:
                return _shown(
                    {k: _unsigned(file, *where) for k, *where in _elements(file, first, last)}
                )
    return None, None


def _shown(values: dict[int, int]) -> tuple[int | None, int | None]:
    """The size from the elements of ``Video``: cropped, and in the display's pixels where given."""
    left, right, top, bottom = (values.get(key, 0) for key in _CROP)
    width = values.get(_PIXELS[0], 0) - left - right
    height = values.get(_PIXELS[1], 0) - top - bottom
    if values.get(_DISPLAY_UNIT, 0) == 0:
        width = values.get(_DISPLAY[0], width)
        height = values.get(_DISPLAY[1], height)
    return (
        (width, height) if min(width, height) > 0 and max(width, height) < 65536 else (None, None)
    )

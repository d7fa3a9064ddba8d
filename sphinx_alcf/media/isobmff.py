"""Read the header of MP4 and QuickTime files (ISO/IEC 14496-12: boxes in boxes)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class Header(NamedTuple):
    """What the head of a film says; each ``None`` where it does not."""

    width: int | None = None
    """Pixels, as shown."""
    height: int | None = None
    duration: float | None = None
    """Seconds."""
    sound: bool | None = None
    """Whether there is a track of sound."""


_BOXES: Final = 512
"""How many boxes of one parent are looked at; fragmented files have thousands at the top."""
_TRACK_HEADER: Final = 104
"""The bytes of the longest ``tkhd``."""


def read_mp4(file: BinaryIO, size: int) -> Header:
    """Size, length and sound of the film; raises ``OSError``.

    Args:
        file: Open and seekable.
        size: Its length in bytes.

    The size is that of the first track with one, turned as its matrix says (8.3.2); the length is
    the film's (8.2.2); a track of sound has the handler ``soun`` (8.4.3). ``moov`` may stand at the
    end, and boxes may have 64-bit lengths (4.2).
    """
    width = height = duration = None
    sounds: list[bool | None] = []
    for kind, start, end in _boxes(file, 0, size):
        if kind != b"moov":
            continue
        for inner, begin, stop in _boxes(file, start, end):
            if inner == b"mvhd":
                duration = _duration(_payload(file, begin, stop, 32))
            elif inner == b"trak":
                if width is None:
                    width, height = _track(file, begin, stop)
                sounds.append(_sounds(file, begin, stop))
        break
    silent = False if sounds and None not in sounds else None
    return Header(width, height, duration, True if True in sounds else silent)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two offsets: kind, and where the content begins and ends."""
    for _ in range(_BOXES):
        head = _payload(file, start, end, 16)
        if len(head) < 8:
            return
        length, begin = int.from_bytes(head[:4], "big"), start + 8
        if length == 1 and len(head) == 16:
            length, begin = int.from_bytes(head[8:], "big"), start + 16
        # 0: the last box, which goes on to the end of the file.
        stop = end if length == 0 else min(start + length, end)
        if stop < begin:
            return
        yield head[4:8], begin, stop
        start = stop


def _payload(file: BinaryIO, start: int, end: int, most: int) -> bytes:
    if start >= end:
        return b""
    file.seek(start)
    return file.read(min(most, end - start))


def _duration(data: bytes) -> float | None:
    """Seconds, from ``mvhd`` in version 0 or 1."""
    long = data[:1] == b"\1"
    form, offset = (">IQ", 20) if long else (">II", 12)
    if len(data) < offset + struct.calcsize(form):
        return None
    scale, units = struct.unpack_from(form, data, offset)
    unknown = units == (2**64 if long else 2**32) - 1
    return units / scale if scale and units and not unknown else None


def _sounds(file: BinaryIO, start: int, end: int) -> bool | None:
    """Whether a track is one of sound; ``None`` where it has no handler."""
    for kind, begin, stop in _boxes(file, start, end):
        if kind != b"mdia":
            continue
        for inner, first, last in _boxes(file, begin, stop):
            if inner == b"hdlr":
                handler = _payload(file, first, last, 12)[8:]
                return handler == b"soun" if handler else None
    return None


def _track(file: BinaryIO, start: int, end: int) -> tuple[int | None, int | None]:
    """The size in which a track is shown, from ``tkhd``; none for sound."""
    for kind, begin, stop in _boxes(file, start, end):
        if kind != b"tkhd":
            continue
        data = _payload(file, begin, stop, _TRACK_HEADER)
        offset = 52 if data[:1] == b"\1" else 40
        if len(data) < offset + 44:
            break
        a, b, _, c, d = struct.unpack_from(">iiiii", data, offset)
        width, height = (side / 65536 for side in struct.unpack_from(">II", data, offset + 36))
        # The matrix turns by quarters in practice; its scale is 16.16 and nearly always 1.
        shown = (abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height)
        sides = [round(side / 65536) for side in shown if math.isfinite(side)]
        if len(sides) == 2 and min(sides) > 0 and max(sides) < 65536:
            return sides[0], sides[1]
        break
    return None, None

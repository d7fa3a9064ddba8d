"""A video's format, size and length come from its header, and damage is never a traceback."""

from __future__ import annotations

import math
import random
import struct
from pathlib import Path

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.video_headers import VideoInfo, probe_video

CLIPS = Path(__file__).parents[1] / "data" / "media"
UPRIGHT = (1 << 16, 0, 0, 0, 1 << 16)
CLOCKWISE = (0, 1 << 16, 0, -(1 << 16), 0)
HALF = (1 << 15, 0, 0, 0, 1 << 15)


def box(kind: bytes, data: bytes, *, large: bool = False) -> bytes:
    if large:
        return struct.pack(">I", 1) + kind + struct.pack(">Q", 16 + len(data)) + data
    return struct.pack(">I", 8 + len(data)) + kind + data


def mvhd(version: int = 0, scale: int = 600, units: int = 1500) -> bytes:
    form = ">4x QQIQ" if version else ">4x IIII"
    data = struct.pack(form.replace(" ", ""), 0, 0, scale, units)
    return box(b"mvhd", bytes([version]) + data[1:] + b"\0" * 80)


def trak(
    width: int,
    height: int,
    matrix: tuple[int, ...] = UPRIGHT,
    version: int = 0,
    *,
    large: bool = False,
    handler: bytes = b"",
) -> bytes:
    start = bytes([version]) + b"\0" * (51 if version else 39)
    rest = struct.pack(">5i4i2I", *matrix, 0, 0, 0, 1 << 30, width << 16, height << 16)
    media = box(b"mdia", box(b"hdlr", b"\0" * 8 + handler + b"\0" * 13)) if handler else b""
    return box(b"trak", box(b"tkhd", start + rest, large=large) + media)


def mp4(*boxes: bytes, brand: bytes = b"isom", before: bytes = b"") -> bytes:
    return box(b"ftyp", brand + b"\0\0\0\0") + before + box(b"moov", b"".join(boxes))


def element(kind: int, data: bytes, *, unknown: bool = False) -> bytes:
    name = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    size = b"\xff" if unknown else (len(data) | 1 << 56).to_bytes(8, "big")
    return name + size + data


def webm(
    *video: tuple[int, int],
    duration: bytes = struct.pack(">d", 2500.0),
    live: bool = False,
    kind: bytes = b"\2",
) -> bytes:
    info = element(0x1549A966, element(0x4489, duration))
    pixels = b"".join(element(k, v.to_bytes(2, "big")) for k, v in video)
    sound = element(0xAE, element(0x83, kind))
    tracks = element(0x1654AE6B, sound + element(0xAE, element(0xE0, pixels)))
    cluster = element(0x1F43B675, b"\0" * 50, unknown=live)
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    return head + element(0x18538067, info + tracks + cluster, unknown=live)


def probed(tmp_path: Path, data: bytes) -> VideoInfo | Problem:
    (tmp_path / "a.mp4").write_bytes(data)
    return probe_video(tmp_path / "a.mp4")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clip.mp4", VideoInfo("video/mp4", 320, 180, 2.0, False)),
        ("sound.mp4", VideoInfo("video/mp4", 320, 180, 2.0, True)),
        ("tail.mp4", VideoInfo("video/mp4", 320, 180, 2.0, False)),
        ("portrait.mp4", VideoInfo("video/mp4", 180, 320, 2.0, False)),
        ("clip.webm", VideoInfo("video/webm", 320, 180, 2.0, False)),
    ],
)
def test_real_clips(name: str, expected: VideoInfo) -> None:
    assert probe_video(CLIPS / name) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (mp4(mvhd(), trak(0, 0), trak(64, 36)), VideoInfo("video/mp4", 64, 36, 2.5)),
        (mp4(mvhd(1), trak(64, 36, version=1)), VideoInfo("video/mp4", 64, 36, 2.5)),
        (mp4(mvhd(), trak(64, 36, CLOCKWISE)), VideoInfo("video/mp4", 36, 64, 2.5)),
        (mp4(mvhd(), trak(64, 36, HALF)), VideoInfo("video/mp4", 32, 18, 2.5)),
        (mp4(mvhd(), trak(64, 36, large=True)), VideoInfo("video/mp4", 64, 36, 2.5)),
        (
            mp4(mvhd(), trak(64, 36), before=box(b"mdat", b"\0" * 99, large=True)),
            VideoInfo("video/mp4", 64, 36, 2.5),
        ),
        (mp4(mvhd(units=2**32 - 1), trak(64, 36)), VideoInfo("video/mp4", 64, 36)),
        (mp4(mvhd(scale=0), trak(64, 36)), VideoInfo("video/mp4", 64, 36)),
        (mp4(mvhd(), trak(64, 36), brand=b"qt  "), VideoInfo("video/quicktime", 64, 36, 2.5)),
        (box(b"moov", mvhd() + trak(64, 36)), VideoInfo("video/quicktime", 64, 36, 2.5)),
        (mp4(mvhd(), trak(0, 0)), VideoInfo("video/mp4", None, None, 2.5)),
        (mp4(), VideoInfo("video/mp4")),
        (b"OggS" + b"\0" * 40, VideoInfo("video/ogg")),
    ],
)
def test_mp4(tmp_path: Path, data: bytes, expected: VideoInfo) -> None:
    assert probed(tmp_path, data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (webm((0xB0, 64), (0xBA, 36)), VideoInfo("video/webm", 64, 36, 2.5, True)),
        (webm((0xB0, 64), (0xBA, 36), live=True), VideoInfo("video/webm", 64, 36, 2.5, True)),
        (
            webm((0xB0, 64), (0xBA, 48), (0x54BB, 4), (0x54AA, 8)),
            VideoInfo("video/webm", 64, 36, 2.5, True),
        ),
        (
            webm((0xB0, 48), (0xBA, 36), (0x54B0, 64), (0x54BA, 36)),
            VideoInfo("video/webm", 64, 36, 2.5, True),
        ),
        (
            webm((0xB0, 64), (0xBA, 36), (0x54B0, 16), (0x54BA, 9), (0x54B2, 3)),
            VideoInfo("video/webm", 64, 36, 2.5, True),
        ),
        (
            webm((0xB0, 64), (0xBA, 36), duration=struct.pack(">f", math.nan)),
            VideoInfo("video/webm", 64, 36, sound=True),
        ),
        (webm(duration=b"abc"), VideoInfo("video/webm", sound=True)),
    ],
)
def test_webm(tmp_path: Path, data: bytes, expected: VideoInfo) -> None:
    assert probed(tmp_path, data) == expected


PICTURE = trak(64, 36, handler=b"vide")
SOUND = trak(0, 0, handler=b"soun")


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (mp4(mvhd(), PICTURE, SOUND), True),
        (mp4(mvhd(), SOUND, PICTURE), True),
        (mp4(mvhd(), PICTURE), False),
        (mp4(mvhd(), PICTURE, trak(0, 0, handler=b"text")), False),
        (mp4(mvhd(), PICTURE, trak(0, 0)), None),
        (mp4(mvhd()), None),
        (webm((0xB0, 64)), True),
        (webm((0xB0, 64), kind=b"\1"), False),
        (webm((0xB0, 64), kind=b"\2", live=True), True),
        (b"OggS" + b"\0" * 40, None),
    ],
)
def test_whether_there_is_sound(tmp_path: Path, data: bytes, sound: bool | None) -> None:
    info = probed(tmp_path, data)
    assert isinstance(info, VideoInfo)
    assert info.sound is sound


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"This is a text file.\n",
        b"The free lunch is over.\n" * 9,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        box(b"ftyp", b"avif\0\0\0\0avifmif1"),
    ],
)
def test_files_that_are_no_videos(tmp_path: Path, data: bytes) -> None:
    problem = probed(tmp_path, data)
    assert isinstance(problem, Problem)
    assert problem.kind is Warn.MEDIA_UNREADABLE
    assert "'a.mp4'" in problem.message


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert isinstance(probe_video(tmp_path / "gone.mp4"), Problem)
    assert isinstance(probe_video(tmp_path), Problem)


def test_a_huge_box_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.mp4"
    with path.open("wb") as file:
        file.write(box(b"ftyp", b"isom\0\0\0\0"))
        file.write(struct.pack(">I4sQ", 1, b"mdat", 5_000_000_000))
        file.seek(5_000_000_016)
        file.write(box(b"moov", mvhd() + trak(64, 36)))
    assert probe_video(path) == VideoInfo("video/mp4", 64, 36, 2.5)


@pytest.mark.parametrize("name", ["clip.mp4", "clip.webm"])
def test_damage_is_no_traceback(tmp_path: Path, name: str) -> None:
    whole = (CLIPS / name).read_bytes()
    dice = random.Random(1)
    for _ in range(300):
        data = bytearray(whole[: dice.randrange(1, len(whole))])
        for _ in range(dice.randrange(1, 8)):
            data[dice.randrange(len(data))] = dice.choice((0, 1, 127, 255, dice.randrange(256)))
        info = probed(tmp_path, bytes(data))
        if isinstance(info, VideoInfo) and info.width is not None:
            assert 0 < info.width < 65536

"""A still of a video, where ffmpeg is there, and a reason where there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media import frames
from sphinx_alcf.media.frames import frame_of
from sphinx_alcf.media.video_headers import VideoInfo, probe_video
from tests.support.media import MEDIA


def still(video: Path, folder: Path, start: float | None = None) -> Path:
    info = probe_video(video)
    assert isinstance(info, VideoInfo)
    made = frame_of(video, info, folder, start=start)
    assert isinstance(made, Path), made
    return made


def refused(video: Path, folder: Path) -> str:
    made = frame_of(video, VideoInfo("video/mp4", duration=2.0), folder)
    assert isinstance(made, Problem)
    assert made.kind is Warn.POSTER
    return made.message


def program(folder: Path, script: str) -> None:
    """A program in *folder* that calls itself ffmpeg."""
    path = folder / "ffmpeg"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize("name", ["clip.mp4", "clip.webm", "tail.mp4", "portrait.mp4"])
def test_a_still_has_the_size_of_the_film(tmp_path: Path, name: str) -> None:
    path = still(MEDIA / name, tmp_path / "new" / "stills")
    with Image.open(path) as image:
        assert image.format == "JPEG"
        assert image.size == ((180, 320) if name == "portrait.mp4" else (320, 180))
    assert path.name.startswith(name.partition(".")[0])


@pytest.mark.needs("ffmpeg")
def test_a_still_is_taken_once_at_each_moment(tmp_path: Path) -> None:
    first = still(MEDIA / "clip.mp4", tmp_path)
    made = first.stat().st_mtime_ns
    assert still(MEDIA / "clip.mp4", tmp_path) == first
    assert first.stat().st_mtime_ns == made
    later = still(MEDIA / "clip.mp4", tmp_path, start=1.5)
    assert later != first
    assert later.read_bytes() != first.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([first, later])


@pytest.mark.needs("ffmpeg")
def test_a_loop_begins_with_its_first_picture(tmp_path: Path) -> None:
    info = VideoInfo("video/mp4", duration=2.0)
    first = still(MEDIA / "clip.mp4", tmp_path, start=0)
    loop = frame_of(MEDIA / "clip.mp4", info, tmp_path, loop=True)
    assert isinstance(loop, Path)
    assert loop.read_bytes() == first.read_bytes()
    assert loop.read_bytes() != still(MEDIA / "clip.mp4", tmp_path).read_bytes()


@pytest.mark.needs("ffmpeg")
def test_a_still_beyond_the_end_is_one_of_the_film(tmp_path: Path) -> None:
    still(MEDIA / "clip.mp4", tmp_path, start=500)


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize(("black", "light"), [(0.8, True), (2.0, False)])
def test_a_still_is_not_black_unless_the_film_is(tmp_path: Path, black: float, light: bool) -> None:
    film = tmp_path / "film.mp4"
    source = f"color=c=white:s=64x36:r=10:d=2,drawbox=c=black:t=fill:enable='lt(t,{black})'"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, str(film)]
    subprocess.run(command, check=True)
    with Image.open(still(film, tmp_path)) as image:
        assert (image.convert("L").getextrema()[0] > 200) is light  # type: ignore[operator]


def test_without_ffmpeg_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "PATH" in refused(MEDIA / "clip.mp4", tmp_path)


def test_a_still_that_is_kept_needs_no_ffmpeg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "base64 -d <<END\n" + _PNG + "\nEND")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    first = still(MEDIA / "clip.mp4", tmp_path / "stills")
    monkeypatch.setenv("PATH", "")
    assert still(MEDIA / "clip.mp4", tmp_path / "stills") == first


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("echo 'no such codec' >&2; exit 1", "no such codec"),
        ("exit 3", "no reason given"),
        ("exit 0", "no picture"),
        ("echo nonsense", "cannot be made"),
        ("exec sleep 60", "did not end"),
    ],
)
def test_an_ffmpeg_that_fails_or_hangs_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, says: str
) -> None:
    program(tmp_path, script)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(frames, "TIMEOUT", 0.3)
    assert says in refused(MEDIA / "clip.mp4", tmp_path / "stills")
    assert not (tmp_path / "stills").exists()


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "base64 -d <<END\n" + _PNG + "\nEND")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (tmp_path / "file").write_text("")
    assert "cannot be made" in refused(MEDIA / "clip.mp4", tmp_path / "file" / "stills")


_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)
"""A white dot."""

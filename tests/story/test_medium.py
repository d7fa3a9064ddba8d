"""Loose texts become a picture, a video or an embed."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.medium import (
    is_remote,
    media_extension,
    read_medium,
    split_files,
)
from sphinx_alcf.story.model import Embed, Medium, Picture, Video, VideoMode

ADDRESS = "https://youtu.be/vpg9C0w4TVw"
CODE = f'<iframe src="{ADDRESS}" title="Supernovae"></iframe>'


def read(target: str | None, **options: Any) -> tuple[Medium | None, list[Warn]]:
    medium, problems = read_medium(target, **options)
    return medium, [problem.kind for problem in problems]


def test_a_picture() -> None:
    assert read("Theta GPU+1.JPG", alt="A", dark="d.png", plate="none") == (
        Picture("Theta GPU+1.JPG", alt="A", dark="d.png", plate=False),
        [],
    )


def test_a_video_with_everything() -> None:
    medium, kinds = read(
        " theta.webm ",
        sources="theta.mp4, theta.webm",
        poster="theta.jpg",
        title="Theta",
        alt="A",
        tracks=["theta.en.vtt"],
        mode="ambient",
        start="1:05",
        end="66.5",
    )
    assert kinds == []
    assert medium == Video(
        ("theta.webm", "theta.mp4"),
        mode=VideoMode.AMBIENT,
        alt="A",
        title="Theta",
        poster="theta.jpg",
        tracks=("theta.en.vtt",),
        start=65.0,
        end=66.5,
    )


@pytest.mark.parametrize("target", [ADDRESS, CODE, "youtu.be/vpg9C0w4TVw", f" {ADDRESS}\n"])
def test_an_embed_as_the_target(target: str) -> None:
    medium, kinds = read(target, poster="p.jpg", start="65")
    assert isinstance(medium, Embed)
    assert (medium.poster, kinds) == ("p.jpg", [])
    assert medium.player_url.endswith("&start=65")


def test_an_embed_code_wins_over_files() -> None:
    medium, kinds = read("a.mp4", embed_code=CODE)
    assert isinstance(medium, Embed)
    assert medium.title == "Supernovae"
    assert kinds == [Warn.VALUE]


def test_files_are_shown_where_the_embed_cannot_be() -> None:
    medium, kinds = read("a.mp4", embed_code="https://evil.example/x")
    assert medium == Video(("a.mp4",))
    assert kinds == [Warn.EMBED]


def test_a_picture_with_video_sources_is_their_poster() -> None:
    assert read("a.jpg", sources=["a.mp4"])[0] == Video(("a.mp4",), poster="a.jpg")


def test_sources_alone_are_a_video() -> None:
    assert read(None, sources="a.webm\na.mp4")[0] == Video(("a.webm", "a.mp4"))


@pytest.mark.parametrize("name", ["https://example.org/a.mp4?x=1", "//example.org/A.JPG"])
def test_a_remote_file_is_kept_with_a_warning(name: str) -> None:
    medium, kinds = read(name)
    assert isinstance(medium, Video | Picture)
    assert kinds == [Warn.MEDIA_REMOTE]


@pytest.mark.parametrize(
    ("target", "options", "kind"),
    [
        (None, {}, Warn.VALUE),
        ("", {}, Warn.VALUE),
        ("  ", {"embed_code": "  "}, Warn.VALUE),
        ("theta", {}, Warn.VALUE),
        ("notes.txt", {}, Warn.VALUE),
        (".jpg", {}, Warn.VALUE),
        ("theta.mp4.exe", {}, Warn.VALUE),
        ("javascript:alert(1)", {}, Warn.ADDRESS),
        ("java\tscript:x.mp4", {}, Warn.ADDRESS),
        ("data:image/png;base64,AA==", {}, Warn.ADDRESS),
        ("file:///etc/a.mp4", {}, Warn.ADDRESS),
        ("https://evil.example/", {}, Warn.EMBED),
        ("https://[::1", {}, Warn.EMBED),
        ("<b>", {}, Warn.EMBED),
        (None, {"embed_code": "<script>"}, Warn.EMBED),
        (None, {"embed_code": "javascript:x"}, Warn.ADDRESS),
        (None, {"sources": ["a.txt"]}, Warn.VALUE),
    ],
)
def test_nothing_can_be_shown(target: str | None, options: dict[str, Any], kind: Warn) -> None:
    assert read(target, **options) == (None, [kind])


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"sources": "a.txt"}, Warn.VALUE),
        ({"sources": "a.jpg"}, Warn.VALUE),
        ({"poster": "a.mp4"}, Warn.VALUE),
        ({"poster": "data:image/png,x"}, Warn.ADDRESS),
        ({"poster": "https://example.org/a.jpg"}, Warn.MEDIA_REMOTE),
        ({"tracks": "a.srt"}, Warn.VALUE),
        ({"mode": "loop"}, Warn.VALUE),
        ({"start": "soon"}, Warn.VALUE),
        ({"start": "9", "end": "3"}, Warn.VALUE),
        ({"end": "0"}, Warn.VALUE),
    ],
)
def test_a_bad_option_is_left_out_and_the_video_stays(options: dict[str, Any], kind: Warn) -> None:
    medium, kinds = read("v.mp4", **options)
    assert isinstance(medium, Video)
    assert medium.files == ("v.mp4",)
    assert (medium.mode, medium.end, medium.tracks) == (VideoMode.PLAYER, None, ())
    assert kinds == [kind]


@pytest.mark.parametrize("options", [{"plate": "blue"}, {"dark": "a.mp4"}])
def test_a_bad_option_is_left_out_and_the_picture_stays(options: dict[str, Any]) -> None:
    assert read("a.png", **options) == (Picture("a.png"), [Warn.VALUE])


def test_problems_do_not_quote_a_whole_book() -> None:
    for target in ("x" * 100_000, "https://evil.example/" + "x" * 100_000, "<" * 100_000):
        _, problems = read_medium(target)
        assert all(isinstance(problem, Problem) for problem in problems)
        assert all(len(problem.message) < 400 for problem in problems)


def test_split_files_keeps_commas_that_belong_to_a_name() -> None:
    assert split_files("a.webm, b c.mp4\n d.mp4 ") == ("a.webm", "b c.mp4", "d.mp4")
    assert split_files("Crates, boxes.mp4") == ("Crates, boxes.mp4",)
    assert split_files(" \n,\n") == ()


def test_extensions_and_hosts() -> None:
    assert media_extension("https://example.org/A%2Emp4?x=.jpg") == ".mp4"
    assert media_extension("a/B.Mp4") == ".mp4"
    assert media_extension("https://[") == ""
    assert [is_remote(n) for n in ("HTTP://x/", "//x/", "http.jpg")] == [True, True, False]


@pytest.mark.parametrize(
    ("address", "options", "named"),
    [
        ("https://vimeo.com/1084537", {"end": "9", "start": "2"}, ["end"]),
        ("https://youtu.be/vpg9C0w4TVw", {"end": "9", "tracks": "a.vtt"}, ["track"]),
        (
            "https://youtu.be/vpg9C0w4TVw",
            {"mode": "ambient", "transcript": "none"},
            ["transcript", "mode"],
        ),
    ],
)
def test_options_that_a_player_cannot_use_are_named(
    address: str, options: dict[str, str], named: list[str]
) -> None:
    _, problems = read_medium(address, **options)  # type: ignore[arg-type]
    assert [problem.message.split("'")[1] for problem in problems] == named

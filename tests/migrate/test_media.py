"""Only what is used is copied, once; the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.jekyll.includes import to_model
from sphinx_alcf.jekyll.tags import read_include
from sphinx_alcf.migrate.media import LARGE, Media
from sphinx_alcf.migrate.model import Found
from sphinx_alcf.migrate.reading import read_site
from sphinx_alcf.migrate.relocate import relocate
from tests.migrate.test_reading import make, page

FILES: dict[str, str | bytes] = {
    "index.md": page(),
    "assets/images/a.jpg": b"a",
    "assets/images/copy of a.jpg": b"a",
    "assets/images/b+c.PNG": b"b",
    "assets/images/sub/d.jpg": b"d",
    "assets/video/a.mp4": b"film",
    "assets/video/poster.jpg": b"e",
    "assets/images/unused.jpg": b"u",
    "assets/js/site.js": b"js",
    "downloads/report.pdf": b"pdf",
    "photos/far.jpg": b"far",
}


def media(tmp_path: Path, **more: bytes) -> Media:
    return Media(read_site(make(tmp_path, {**FILES, **more})))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a.jpg", "a.jpg"),
        ("copy of a.jpg", "a.jpg"),
        ("copy%20of%20a.jpg", "a.jpg"),
        ("b+c.PNG", "b+c.PNG"),
        ("sub/d.jpg", "sub/d.jpg"),
        ("a.mp4", "a.mp4"),
        ("poster.jpg", "poster.jpg"),
        ("/assets/images/a.jpg", "a.jpg"),
        ("downloads/report.pdf", "/downloads/report.pdf"),
        ("far.jpg", "/photos/far.jpg"),
        ("A.jpg", None),
        ("../etc/passwd", None),
        ("", None),
    ],
)
def test_names_are_those_of_the_new_project(tmp_path: Path, written: str, name: str | None) -> None:
    assert media(tmp_path).name(written) == name


def test_what_nobody_uses_is_told(tmp_path: Path) -> None:
    found = media(tmp_path, **{"assets/images/big.jpg": b"x" * (LARGE + 1)})
    for name in ("a.jpg", "copy of a.jpg", "a.mp4", "big.jpg"):
        found.name(name)
    assert found.used == {"assets/images/a.jpg", "assets/images/big.jpg", "assets/video/a.mp4"}
    told = {(f.kind, f.place.path) for f in found.findings()}
    assert told == {
        (Found.DUPLICATE_MEDIA, "assets/images/copy of a.jpg"),
        (Found.LARGE_MEDIA, "assets/images/big.jpg"),
        *(
            (Found.UNUSED_MEDIA, path)
            for path in (
                *("assets/images/b+c.PNG", "assets/images/sub/d.jpg", "assets/images/unused.jpg"),
                *("assets/video/poster.jpg", "downloads/report.pdf", "photos/far.jpg"),
            )
        ),
    }


def names(markup: str, there: dict[str, str]) -> tuple[object, ...]:
    model = to_model(read_include(markup)).model
    found = relocate(model, there.get)
    return found.model, tuple(text.text for text in found.words), found.lost


def test_a_video_stays_with_the_files_that_are_there() -> None:
    markup = 'media-video.html vid-src-mp4="a.mp4" vid-src-webm="a.webm" poster="p.jpg" caption="C"'
    model, words, lost = names(markup, {"a.webm": "b.webm"})
    assert getattr(model, "medium").files == ("b.webm",)  # noqa: B009
    assert getattr(model, "medium").poster is None  # noqa: B009
    assert (words, lost) == ((), ("p.jpg", "a.mp4"))
    assert names(markup, {}) == (None, ("C",), ("p.jpg", "a.mp4", "a.webm"))


def test_a_hero_and_a_download_that_are_missing_leave_their_words() -> None:
    hero = 'media-hero-img.html source="a.jpg" caption="C" credit="Lab"'
    assert names(hero, {}) == (None, ("C", "Lab"), ("a.jpg",))
    download = 'media-download.html filesource="a.pdf" title="T" thumbsource="t.jpg"'
    assert names(download, {"t.jpg": "t.jpg"}) == (None, ("T",), ("a.pdf",))
    model, _, lost = names(download, {"a.pdf": "a.pdf"})
    assert getattr(model, "thumb") is None  # noqa: B009
    assert lost == ("t.jpg",)

"""The Jekyll site of the tests is one that Jekyll builds, and the broken pages are broken."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from PIL import Image

from sphinx_alcf.jekyll.includes import KINDS
from sphinx_alcf.story.vocabulary import LAYOUTS, PALETTES
from tests.support.jekyll import (
    LARGE,
    SITE,
    STOPS_JEKYLL,
    STOPS_JEKYLL_TOO,
    jekyll_build,
)
from tests.support.moved.built import BuiltSite

SOURCES = {
    path.relative_to(SITE).as_posix(): path.read_text("utf-8")
    for path in SITE.rglob("*")
    if path.suffix in {".md", ".html"}
}


@pytest.mark.needs("jekyll")
def test_jekyll_builds_the_site(old_site: BuiltSite) -> None:
    pages = set(old_site.pages)
    assert len(pages) >= 30
    # An address of each form: with and without a permalink, a folder, from a collection's rule.
    assert {
        "features.html",
        "features/fog.html",
        "03_systems/curlew.html",
        "systems/avocet.html",
        "systems/software/index.html",
        "community/index.html",
        "highlights/no-permalink.html",
        "performance/scaling.html",
        "404.html",
    } <= pages
    # The mistakes with which it lives: two heads that are no YAML.
    assert "features/lamp.html" not in pages
    assert "02_features/lamp.html" in pages
    assert "highlights/unbalanced.html" in pages
    assert not any("unfinished" in page or "next-year" in page for page in pages)


@pytest.mark.needs("jekyll")
@pytest.mark.parametrize("name", STOPS_JEKYLL)
def test_jekyll_stops_on_each_broken_page(name: str, tmp_path: Path) -> None:
    files = {"_includes/media-img.html": b"", **STOPS_JEKYLL_TOO, name: STOPS_JEKYLL[name]}
    for path, data in files.items():
        (tmp_path / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / path).write_bytes(data)
    assert jekyll_build(tmp_path / "old", tmp_path / "out").returncode != 0


def test_the_site_has_every_include_and_has_each_used() -> None:
    own = {name.removeprefix("_includes/") for name in SOURCES if name.startswith("_includes/")}
    assert own >= KINDS.keys()
    said = "\n".join(SOURCES.values())
    assert [name for name in KINDS if not re.search(rf"include\s+{name}", said)] == []


def test_the_site_has_every_layout_and_palette_of_the_family() -> None:
    used = "\n".join(text.partition("\n---\n")[0] for text in SOURCES.values())
    assert [name for name in LAYOUTS if name != "doc" and f"layout: {name}\n" not in used] == []
    assert [name for name in PALETTES if f"theme: {name}\n" not in used] == []


def test_its_media_are_small_and_as_untidy_as_real_ones() -> None:
    sizes = {path: path.stat().st_size for path in SITE.glob("assets/[iv]*/*")}
    assert [path.name for path, size in sizes.items() if size > 30_000] == []
    assert [
        path.name for path, size in sizes.items() if path.parent.name == "images" and size > 20_000
    ] == []
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sizes]
    assert len(digests) - len(set(digests)) == 1  # two names of one picture
    names = " ".join(path.name for path in sizes)
    assert all(sign in names for sign in ("+", "(", ".JPG", ".MP4", " over "))
    said = "\n".join(SOURCES.values())
    unused = {path.name for path in sizes if path.name not in said}
    assert unused == {"never-shown.webm"}
    assert "never-shown.jpg" in said  # but only in comments


def test_the_large_picture_is_large_and_a_picture(old_source: Path) -> None:
    assert (old_source / LARGE).stat().st_size > 1_000_000
    with Image.open(old_source / LARGE) as image:
        image.load()
        assert image.size == (640, 120)

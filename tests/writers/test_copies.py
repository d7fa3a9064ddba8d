"""What was made of pictures is copied beside them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.media import picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Build, MakeSite

PAGE = "# A\n\n![A colour](a.jpg)\n"


@pytest.fixture
def src(make_site: MakeSite) -> Path:
    """A page with a picture that has smaller versions."""
    files: dict[str, str | bytes] = {
        "index.md": PAGE,
        "a.jpg": picture(1000, 500, kind="jpeg", gradient=20),
    }
    return make_site(files, {"html_theme": "alcf"})


def versions(folder: Path) -> list[Path]:
    return sorted((folder / "_images").glob("*.webp"))


def test_versions_are_copied_and_only_if_they_are_missing(src: Path, build: Build) -> None:
    out = build(src).out
    first, second, *_ = versions(out)
    first.unlink()
    kept = second.stat().st_mtime_ns
    (src / "index.md").write_text(f"{PAGE}\nMore.\n", encoding="utf-8")
    build(src)
    assert first.stat().st_size
    assert second.stat().st_mtime_ns == kept


def test_half_a_file_is_copied_anew(src: Path, build: Build) -> None:
    first = versions(build(src).out)[0]
    whole = first.read_bytes()
    first.write_bytes(whole[:10])
    (src / "index.md").write_text(f"{PAGE}\nMore.\n", encoding="utf-8")
    build(src)
    assert first.read_bytes() == whole


def test_a_version_that_cannot_be_copied_is_told(src: Path, build: Build) -> None:
    out = build(src).out
    first = versions(out)[0]
    shutil.rmtree(out)
    first.mkdir(parents=True)
    (src / "index.md").write_text(f"{PAGE}\nMore.\n", encoding="utf-8")
    warnings = build(src).lines
    assert len(warnings) == 1
    assert f"{first.name} cannot be copied to" in warnings[0]
    assert "[alcf.rendition]" in warnings[0]
    first.rmdir()
    assert not build(src).warnings  # nothing has changed but that there is room now
    assert first.is_file()

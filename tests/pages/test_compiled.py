"""Templates are compiled once, and again when they change."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import jinja2
import pytest
from jinja2.bccache import bc_magic

from tests.support.media import picture
from tests.support.site import Build, MakeSite


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates that are compiled, as they are."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def noting(self: jinja2.Environment, source: Any, name: str | None = None, *rest: Any) -> Any:
        names.append(name or "")
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", noting)
    return names


def test_a_template_is_compiled_once(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    own = '{% extends "!layout.html" %}{% block extrahead %}<meta name="a">{% endblock %}'
    src = make_site(
        {"index.md": "# A\n", "_templates/layout.html": own},
        {"html_theme": "alcf", "templates_path": ["_templates"]},
    )
    build(src)
    assert {"layout.html", "!layout.html", "page.html", "components/bar.html"} <= set(compiled)
    compiled.clear()
    (src / "index.md").write_text("# A\n\nB.\n", encoding="utf-8")
    assert '<meta name="a">' in build(src).read("index.html")
    assert not compiled
    compiled.clear()
    (src / "_templates" / "layout.html").write_text(own.replace('"a"', '"b"'), encoding="utf-8")
    assert '<meta name="b">' in build(src).read("index.html")
    assert set(compiled) == {"layout.html"}


def test_a_static_file_is_compiled_once(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    def sheet(signature: str) -> str:
        (src / "_static" / "own.css.jinja").write_text(own, encoding="utf-8")
        conf = {"html_theme_options": {"signature": signature}}
        return build(src, conf=conf).read("_static/own.css")

    own = "a { color: {{ theme_signature }} }"
    conf = {"html_theme": "alcf", "html_static_path": ["_static"]}
    src = make_site({"index.md": "# A\n", "_static/own.css.jinja": own}, conf)
    assert "#123456" in sheet("#123456")
    compiled.clear()
    assert "#654321" in sheet("#654321")
    assert not compiled
    own = own.replace("a ", "b ")
    assert sheet("#654321").startswith("b ")
    assert compiled == [""]


def test_a_build_from_nothing_but_the_cache_compiles_nothing(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    src = make_site({"index.md": "# A\n"}, {"html_theme": "alcf", "alcf_cache_dir": ".cache"})
    first = build(src).read("index.html")
    assert compiled
    compiled.clear()
    shutil.rmtree(src.parent / "build")
    assert build(src).read("index.html") == first
    assert not compiled


def test_compiled_templates_stay_out_of_version_control(make_site: MakeSite, build: Build) -> None:
    src = make_site({"index.md": "# A\n"}, {"html_theme": "alcf", "alcf_cache_dir": ".cache"})
    build(src)
    subprocess.run(["git", "init", "-q"], cwd=src, check=True)
    kept = sorted((src / ".cache" / "templates").iterdir())
    assert len(kept) > 20
    ignored = subprocess.run(["git", "check-ignore", *kept], cwd=src, check=True, stdout=-1)
    assert len(ignored.stdout.splitlines()) == len(kept)


def test_a_build_that_changes_nothing_leaves_the_cache_alone(
    make_site: MakeSite, build: Build
) -> None:
    conf = {"html_theme": "alcf", "alcf_cache_dir": ".cache"}
    src = make_site({"index.md": "# A\n\n![A](a.png)\n", "a.png": picture(900, 500)}, conf)

    def kept() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in (src / ".cache").rglob("*")}

    build(src)
    first = kept()
    build(src)
    assert kept() == first


def test_the_file_that_keeps_them_out_is_not_taken_from_a_project(
    make_site: MakeSite, build: Build
) -> None:
    conf = {"html_theme": "alcf", "alcf_cache_dir": "."}
    src = make_site({"index.md": "# A\n", "templates/.gitignore": "*.bak\n"}, conf)
    build(src)
    assert (src / "templates" / ".gitignore").read_text("utf-8") == "*.bak\n"


@pytest.mark.parametrize(("place", "byte"), [(0, 0x8E), (47, 0x98)])
def test_a_changed_byte_is_compiled_anew(
    make_site: MakeSite, build: Build, compiled: list[str], place: int, byte: int
) -> None:
    src = make_site({"index.md": "# A\n"}, {"html_theme": "alcf", "alcf_cache_dir": ".cache"})
    first = build(src).read("index.html")
    for file in (src / ".cache" / "templates").glob("*.cache"):
        data = bytearray(file.read_bytes())
        data[len(bc_magic) + place] = byte  # pickle raises MemoryError, and TypeError
        file.write_bytes(data)
    compiled.clear()
    shutil.rmtree(src.parent / "build")
    assert build(src).read("index.html") == first
    assert "layout.html" in compiled


@pytest.mark.parametrize("size", [0, 20, 60, 200])
def test_a_broken_file_is_compiled_anew(
    make_site: MakeSite, build: Build, compiled: list[str], size: int
) -> None:
    src = make_site({"index.md": "# A\n"}, {"html_theme": "alcf", "alcf_cache_dir": ".cache"})
    first = build(src).read("index.html")
    for file in (src / ".cache" / "templates").glob("*.cache"):
        file.write_bytes(file.read_bytes()[:size])
    compiled.clear()
    shutil.rmtree(src.parent / "build")
    assert build(src).read("index.html") == first
    assert "layout.html" in compiled


def test_a_folder_that_cannot_be_used_only_takes_time(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    conf = {"html_theme": "alcf", "alcf_cache_dir": "file"}
    src = make_site({"index.md": "# A\n", "file": ""}, conf)
    for _ in range(2):
        compiled.clear()
        assert "<h1>A" in build(src).read("index.html")
        assert "layout.html" in compiled
        shutil.rmtree(src.parent / "build")

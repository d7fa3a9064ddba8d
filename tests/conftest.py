"""Fixtures of every room, and what to do where a tool is missing."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import FASTEST, MISSING
from tests.support.site import App, Build, MakeSite, Result, plain, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TEX = ("latexmk", "xelatex", "pdflatex")


def pytest_report_header() -> str:
    """Say which Chromium the browser tests take, or why they are left out."""
    if MISSING:
        return f"browser tests left out: no {' and no '.join(MISSING)}"
    return f"browser tests with {FASTEST}"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose programs are missing; fail it where ``ALCF_REQUIRE_TOOLS`` is set."""
    programs = [name for mark in item.iter_markers("needs") for name in mark.args]
    if item.get_closest_marker("tex"):
        programs += TEX
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        message = f"not on this machine: {', '.join(missing)}"
        if os.environ.get("ALCF_REQUIRE_TOOLS"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Write a small site: :class:`tests.support.site.MakeSite` says how."""
    made: list[Path] = []

    def make(files: Mapping[str, str | bytes], conf: Mapping[str, Any] | None = None) -> Path:
        folder = tmp_path / f"site{len(made) or ''}"
        made.append(folder)
        return write_site(folder / "src", files, conf)

    return make


@pytest.fixture
def build() -> Iterator[Build]:
    """Build a site in this process: :class:`tests.support.site.Build` says how."""
    running: list[App] = []

    def run(
        src: Path,
        builder: str = "html",
        *,
        jobs: int = 1,
        warningiserror: bool = False,
        into: str = "build",
        tags: tuple[str, ...] = (),
        conf: Mapping[str, Any] | None = None,
    ) -> Result:
        while running:  # only one application may hold docutils' registries
            running.pop().cleanup()
        app = App(
            builder,
            srcdir=src,
            builddir=src.parent / into,
            parallel=jobs,
            warningiserror=warningiserror,
            tags=tags,
            confoverrides=dict(conf or {}),
        )
        running.append(app)
        app.build()
        warnings = plain(app.warning.getvalue())
        assert not (warningiserror and warnings), warnings
        return Result(app, app.outdir, warnings, plain(app.status.getvalue()))

    yield run
    while running:
        running.pop().cleanup()

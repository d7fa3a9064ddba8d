"""A whole site of all constructs, moved: what Jekyll's readers saw, Sphinx's see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sphinx_alcf.migrate.migrate import migrate
from tests.migrate.test_reading import make
from tests.support.jekyll import STOPS_JEKYLL, STOPS_JEKYLL_TOO
from tests.support.moved.built import BuiltSite
from tests.support.moved.compare import build_formats, compare, listed
from tests.support.site import sphinx_build


@pytest.fixture(scope="module")
def project(old_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The new project."""
    target = tmp_path_factory.mktemp("new") / "project"
    migrate(old_source, target)
    return target


@pytest.fixture(scope="module")
def outputs(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The new project in all formats, each built with ``-W -n``."""
    return build_formats(project, tmp_path_factory.mktemp("out"))


@pytest.mark.needs("jekyll")
def test_readers_lose_nothing(old_site: BuiltSite, outputs: Mapping[str, Path]) -> None:
    found = compare(old_site, outputs)
    assert not found, listed(found)


def test_a_second_run_gives_the_same_bytes(old_source: Path, project: Path, tmp_path: Path) -> None:
    migrate(old_source, tmp_path / "again")
    assert _bytes(tmp_path / "again") == _bytes(project)
    migrate(old_source, project, force=True)
    assert _bytes(tmp_path / "again") == _bytes(project)


def test_what_stops_jekyll_builds_without_a_warning(tmp_path: Path) -> None:
    literal = (
        b"---\ntitle: L\n---\n{% raw %}{% include media-img.html source='a.jpg' %}{% endraw %}\n"
    )
    files = {**STOPS_JEKYLL, **STOPS_JEKYLL_TOO, "literal.md": literal}
    report = migrate(make(tmp_path / "old", files), tmp_path / "new")
    assert report.documents == len(files) - len(STOPS_JEKYLL_TOO)
    sphinx_build(tmp_path / "new", tmp_path / "out", "html", "-W", "-n")
    page = (tmp_path / "out" / "literal.html").read_text("utf-8")
    assert "include media-img.html source=" in page


def test_the_report_counts_what_it_names(project: Path) -> None:
    found = json.loads((project / "migration-report.json").read_text("utf-8"))
    assert sum(found["counts"].values()) == len(found["findings"])
    assert {"not_understood", "changed", "no_alt"} & set(found["counts"])


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

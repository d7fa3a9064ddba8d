"""The old site, built once a session by Jekyll."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.jekyll import ADDRESS, copy_site, jekyll_build
from tests.support.moved.built import BuiltSite
from tests.support.moved.dialects import OLD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def old_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Jekyll site of the tests, with its large picture. Not to be written to."""
    return copy_site(tmp_path_factory.mktemp("old") / "site")


@pytest.fixture(scope="session")
def old_site(old_source: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same as Jekyll builds it: for tests that are marked ``needs("jekyll")``."""
    out = tmp_path_factory.mktemp("jekyll") / "out"
    done = jekyll_build(old_source, out)
    assert done.returncode == 0, done.stderr
    return BuiltSite(out, OLD, ADDRESS)

"""Lighthouse on a phone: what it finds that does not hang on how fast this machine is.

``benchmarks/lighthouse.py`` measures the speed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.browser import Serve
from tests.support.lighthouse import PROGRAM, failed, lighthouse

ALL = ("accessibility", "best-practices", "seo")


@pytest.fixture(autouse=True)
def _program() -> None:
    if not PROGRAM.is_file():
        message = "no Lighthouse: run `npm ci` in tests/browser"
        if os.environ.get("ALCF_REQUIRE_TOOLS"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


@pytest.mark.parametrize(
    ("name", "categories"),
    [
        ("index.html", ALL),
        ("stories/leopard.html", ALL),
        ("reference/media-figure.html", ALL),
        # They ask search engines to stay away.
        ("search.html", ALL[:2]),
        ("404.html", ALL[:2]),
    ],
)
def test_the_manual(manual: Path, serve: Serve, name: str, categories: tuple[str, ...]) -> None:
    assert failed(lighthouse(f"{serve(manual)}/{name}", categories)) == []


def test_a_page_as_jekyll_has_it(report: Path, serve: Serve) -> None:
    assert failed(lighthouse(f"{serve(report)}/02_features/lamp.html", ALL)) == []

"""A published site works at a host's root, below it and from a disk, under a strict policy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.support.browser import Serve, Visit
from tests.support.pages import background
from tests.support.report import CONF, report
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STRICTEST = "default-src 'self'"
BASE = "https://example.org/stories/"
STORY = {"html": "02_features/lamp.html", "dirhtml": "02_features/lamp/"}
OLD = """---
title: Facts
redirect_from:
- old/facts.html
- /old/deep/facts/
---

# Facts
"""


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder named for its builder, whose ``stories`` is the site for that address."""
    builder: str = request.param
    folder = tmp_path_factory.mktemp("published") / builder
    src = write_site(folder / "src", {**report(), "facts.md": OLD}, CONF)
    sphinx_build(src, folder / "out/stories", builder, "-W", "-D", f"html_baseurl={BASE}")
    return folder


def is_styled(page: Page) -> bool:
    """Whether a page has the theme's ground; without its sheet it would have none."""
    return background(page) not in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


def test_every_page_holds_below_a_host(built: Path, serve: Serve, visit: Visit) -> None:
    address = serve(built / "out", policy=STRICTEST)
    story = f"{address}/stories/{STORY[built.name]}"
    page = visit(story)
    assert is_styled(page)
    shown = "Array.from(document.images).filter((it) => it.complete).every((it) => it.naturalWidth)"
    assert page.evaluate(shown)
    page.click(".alcf-brand")
    assert page.url in {f"{address}/stories/", f"{address}/stories/index.html"}


@pytest.mark.parametrize("old", ["old/facts.html", "old/deep/facts/"])
def test_old_addresses_send_readers_on(built: Path, serve: Serve, visit: Visit, old: str) -> None:
    address = serve(built / "out", policy=STRICTEST)
    page = visit(f"{address}/stories/{old}", scripts=False)
    page.wait_for_selector("h1")
    name = "facts/" if built.name == "dirhtml" else "facts.html"
    assert page.url == f"{address}/stories/{name}"
    assert (page.text_content("h1") or "").startswith("Facts")


def test_the_page_for_lost_readers_is_whole_at_any_depth(
    built: Path, serve: Serve, visit: Visit
) -> None:
    """As a host shows it: the page 404 in the place of one that is not there."""
    site = built / "lost"
    shutil.copytree(built / "out", site, dirs_exist_ok=True)
    deep = site / "stories/no/such"
    deep.mkdir(parents=True, exist_ok=True)
    shutil.copy(site / "stories/404.html", deep / "page.html")
    address = serve(site, policy=STRICTEST)
    page = visit(f"{address}/stories/no/such/page.html")
    assert is_styled(page)
    home = page.get_attribute("main a[href]", "href") or ""
    base = page.evaluate("document.baseURI")
    assert urljoin(base, home).startswith(f"{address}/stories/")
    assert "/no/such" not in urljoin(base, home)


def test_pages_open_from_a_disk(built: Path, browser: Browser) -> None:
    if built.name == "dirhtml":
        pytest.skip("its addresses are folders, which a disk lists")
    page = browser.new_page()
    page.goto((built / "out/stories" / STORY["html"]).as_uri())
    assert is_styled(page)
    page.click(".alcf-brand")
    assert page.url.endswith("/stories/index.html")
    page.close()

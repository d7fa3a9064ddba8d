"""How soon a phone shows a story with its hero.

What counts are the files before the hero, and their bytes. Lighthouse computes from these when the
hero is painted on a slow line, 150 ms each way and 1.6 Mbit/s, in steps of round trips; a busy
machine makes that later and never sooner.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import Serve
from tests.support.lighthouse import lighthouse

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STORIES = [("seed", "features/ai-training.html", "Theta-736")]

ASKED = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .map(({ name, encodedBodySize: bytes }) => [name, bytes])"""


@pytest.mark.parametrize(("site", "name", "hero"), STORIES)
def test_little_comes_before_the_hero(
    request: pytest.FixtureRequest, serve: Serve, browser: Browser, site: str, name: str, hero: str
) -> None:
    """One script, one sheet, one font, one version of the hero, and nothing else."""
    folder: Path = request.getfixturevalue(site)
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{serve(folder)}/{name}", wait_until="networkidle")
    asked: list[tuple[str, int]] = page.evaluate(ASKED)
    context.close()
    weights = {re.sub(r".*/|\?.*|-[0-9a-f]{12}\.webp$", "", url): size for url, size in asked}
    early = [Path(name).name, "alcf.js", "alcf.css", "figtree.woff2", hero]
    assert [file for file in weights if re.match(hero.rpartition("-")[0] + r"-\d+$", file)] == [
        hero
    ]
    assert [file for file in weights if re.search(r"\.(js|woff2)$", file)] == [early[1], early[3]]
    assert sum(weights[file] for file in early) <= 76_000, {file: weights[file] for file in early}


@pytest.mark.parametrize(("site", "name"), [story[:2] for story in STORIES])
def test_the_hero_is_there_in_a_second_and_a_half(
    request: pytest.FixtureRequest, serve: Serve, site: str, name: str
) -> None:
    address = f"{serve(request.getfixturevalue(site))}/{name}"
    audits = lighthouse(address, ["performance"])["audits"]
    for _ in range(3):
        if audits["largest-contentful-paint"]["numericValue"] < 1500:
            break
        audits = lighthouse(address, ["performance"])["audits"]
    assert audits["largest-contentful-paint"]["numericValue"] < 1500
    assert audits["cumulative-layout-shift"]["numericValue"] == 0
    loaded = audits["network-requests"]["details"]["items"]
    assert sum(it["transferSize"] for it in loaded if it["resourceType"] != "Media") < 250_000

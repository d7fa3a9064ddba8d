"""A story on paper: ink on white, whole, with the addresses of what cannot be printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import STRICT, Serve, Visit
from tests.support.pages import background, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREEN = (
    ".alcf-skip, .alcf-bar, .alcf-side, .alcf-crumbs, .alcf-pager, .alcf-more, .alcf-footer, "
    ".alcf-pause, video, iframe, .alcf-play, .headerlink, .alcf-end, details.alcf-toc"
)
INK = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const pale = new Set();
    while (walker.nextNode()) {
        const it = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !it.checkVisibility()) continue;
        if (it.closest(".sd-badge, .sd-btn")) continue; // white on a colour, which browsers darken
        const [red, green, blue] = getComputedStyle(it).color.match(/[\\d.]+/g).map(Number);
        if (0.2126 * red + 0.7152 * green + 0.0722 * blue > 118) {
            pale.add(`${it.tagName}.${it.className}: ${walker.currentNode.data.slice(0, 30)}`);
        }
    }
    return [...pale];
}"""


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    settle(page)
    return page


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "stories/leopard.html",
        "kitchen-sink/index.html",
        "kitchen-sink/white.html",
        "quickstart.html",
    ],
)
def test_a_page_is_ink_on_white_without_what_screens_need(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = on_paper(visit(f"{serve(manual, policy=STRICT)}/{name}"))
    assert page.locator(SCREEN).filter(visible=True).all() == []
    assert page.locator("main button:visible").filter(has_not_text="Plays from").count() == 0
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == []
    assert page.is_visible("h1")


@pytest.mark.parametrize("name", ["02_features/over.html", "cyan.html", "sky.html"])
def test_heroes_under_words_and_coloured_palettes_print_in_ink_too(
    report: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = on_paper(visit(f"{serve(report, policy=STRICT)}/{name}"))
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_posters_addresses_captions_and_credits_stay(
    report: Path, serve: Serve, visit: Visit, scripts: bool
) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/02_features/lamp.html", scripts=scripts)
    page.emulate_media(media="print")
    hero = page.locator(".alcf-hero")
    assert hero.locator("img").is_visible()
    assert hero.locator(".alcf-address").is_visible()
    assert re.search(r"clip\.(webm|mp4)", hero.locator(".alcf-address").inner_text())
    assert "The laboratory" in hero.inner_text()
    embed = page.locator(".alcf-embed")
    after = embed.evaluate(
        """(it) => [it, ...it.querySelectorAll(".alcf-facade")]
            .map((each) => getComputedStyle(each, "::after").content).join()"""
    )
    assert "youtube.com/watch?v=vpg9C0w4TVw" in after
    assert "camera team" in page.inner_text("main")
    box = hero.locator("img").bounding_box()
    assert box
    assert box["height"] > 100


def test_the_story_prints_on_several_sheets(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual)}/stories/leopard.html", reduced_motion=True)
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 3 <= len(sheets) <= 12

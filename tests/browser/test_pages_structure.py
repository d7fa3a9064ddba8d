"""What assistive technology and narrow windows find on every page.

One h1, landmarks, a skip link, no sideways scrolling, and targets that a thumb meets.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import STRICT, Serve, Visit
from tests.support.pages import MANUAL, boxes, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPORT = (
    "index.html",
    "02_features/lamp.html",
    "02_features/tide.html",
    "02_features/over.html",
    "facts.html",
    "sky.html",
)
WIDTHS = (320, 390, 700, 900, 1200, 1440)

OVERFLOW = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const clips = (it) => it !== document.body
        && (getComputedStyle(it).overflowX !== "visible" || clips(it.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter((it) => it.getBoundingClientRect().right > clientWidth + 1)
        .filter((it) => !clips(it.parentElement))
        .map((it) => it.outerHTML.slice(0, 90))
        .concat(`${scrollWidth} px in ${clientWidth}`);
}"""


def widths(page: Page) -> dict[int, list[str]]:
    """What sticks out of the window, for each width where it can be scrolled sideways."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        if wide := page.evaluate(OVERFLOW):
            found[width] = wide
    return found


@pytest.mark.parametrize("name", MANUAL)
def test_no_page_of_the_manual_scrolls_sideways(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", reduced_motion=True)
    assert widths(page) == {}


@pytest.mark.parametrize("name", REPORT)
def test_no_page_of_the_report_scrolls_sideways(
    report: Path, serve: Serve, visit: Visit, name: str
) -> None:
    assert widths(visit(f"{serve(report, policy=STRICT)}/{name}", reduced_motion=True)) == {}


@pytest.mark.parametrize("name", ["kitchen-sink/doc.html", "stories/leopard.html"])
def test_text_of_twice_the_size_fits(manual: Path, serve: Serve, visit: Visit, name: str) -> None:
    """WCAG 1.4.4 and 1.4.10: a reader's font size of 200 % in a window of 640 px."""
    page = visit(f"{serve(manual)}/{name}", size=(640, 844), reduced_motion=True)
    page.add_style_tag(content="html { font-size: 200% }")
    settle(page)
    assert page.evaluate(OVERFLOW) == []


LANDMARKS = """() => {
    const count = (selector) => document.querySelectorAll(selector).length;
    const names = [...document.querySelectorAll("nav, aside")]
        .filter((it) => it.checkVisibility())
        .map((it) => it.getAttribute("aria-label")
            || document.getElementById(it.getAttribute("aria-labelledby"))?.textContent);
    return {
        h1: count("h1"), main: count("main"), header: count("body > header"),
        footer: count("body > footer"), inMain: count("main h1"), names,
    };
}"""


@pytest.mark.parametrize("name", MANUAL)
def test_one_title_and_named_landmarks(manual: Path, serve: Serve, visit: Visit, name: str) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", reduced_motion=True)
    found: dict[str, Any] = page.evaluate(LANDMARKS)
    names = [words for words in found.pop("names") if words]
    assert found == {"h1": 1, "main": 1, "header": 1, "footer": 1, "inMain": 1}
    assert sorted(names) == sorted(set(names))
    assert "Main" in names
    assert page.title()
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("name", ["stories/leopard.html", "quickstart.html", "404.html"])
def test_the_skip_link_leads_to_the_content(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    """WCAG 2.4.1: it is the first stop, shows itself, and the next stop is in the content."""
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", reduced_motion=True)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    settle(page)
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "alcf-main"
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize(
    "name", ["index.html", "kitchen-sink/index.html", "quickstart.html", "search.html"]
)
def test_targets_of_header_and_media_fit_a_thumb(
    manual: Path, serve: Serve, visit: Visit, name: str, width: int
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=(width, 844), reduced_motion=True)
    if page.is_visible(".alcf-menu-button"):
        page.click(".alcf-menu-button")
    where = ".alcf-bar :is(a, button, input), .alcf-pause, .alcf-facade, main .alcf-find > *"
    found = boxes(page, where)
    assert len(found) >= 3
    assert [box for box in found if min(box["width"], box["height"]) < 44] == []

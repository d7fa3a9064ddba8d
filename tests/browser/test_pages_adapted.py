"""Pages as readers set them: the system's colours, wider text, a magnified window, no motion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages_structure import OVERFLOW
from tests.support.browser import DESKTOP, PHONE, Serve, Visit
from tests.support.pages import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("index.html", "stories/leopard.html", "kitchen-sink/doc.html", "kitchen-sink/index.html")

LOOK = """(it) => {
    const style = getComputedStyle(it);
    return [style.textDecorationLine, style.borderBlockEndColor, style.outlineStyle,
        style.borderBlockEndStyle];
}"""


def apart(page: Page, one: str, other: str) -> bool:
    """Whether two things differ in a line, which no forced colour takes away."""
    looks = [page.locator(selector).first.evaluate(LOOK) for selector in (one, other)]
    return bool(looks[0] != looks[1])


def test_forced_colours_leave_what_is_current_told_apart(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html", forced_colors=True)
    settle(page)
    here, there = "a[aria-current]", "a:not([aria-current])"
    assert apart(page, f".alcf-sections {here}", f".alcf-sections > ul > li > {there}")
    assert apart(page, f".alcf-side li > {here}", f".alcf-side li > {there}")
    assert apart(page, ".alcf-toc .alcf-here", ".alcf-toc li a:not(.alcf-here)")
    tab = ".sd-tab-set > input"
    assert apart(page, f"{tab}:checked + label", f"{tab}:not(:checked) + label")
    assert apart(page, "main pre .hll", "main pre span:not(.hll)")


@pytest.mark.parametrize("name", PAGES)
def test_forced_colours_leave_lines_around_what_has_a_ground(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(manual)}/{name}", forced_colors=True, reduced_motion=True)
    settle(page)
    without = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
            .filter((it) => it.checkVisibility())
            .filter((it) => parseFloat(getComputedStyle(it).borderTopWidth) < 1)
            .map((it) => it.outerHTML.slice(0, 80))""",
        ".admonition, dt.sig, .highlight, .alcf-card, .alcf-pager > a, .alcf-pause, .alcf-play",
    )
    assert without == []
    assert page.locator(".alcf-bar").evaluate(
        "(it) => parseFloat(getComputedStyle(it).borderBottomWidth)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_of_the_bar_are_seen_in_forced_colours(
    manual: Path, serve: Serve, visit: Visit, scheme: str
) -> None:
    page = visit(
        f"{serve(manual)}/index.html",
        size=PHONE,
        forced_colors=True,
        scheme="dark" if scheme == "dark" else "light",
    )
    ground = page.locator(".alcf-bar").evaluate("(it) => getComputedStyle(it).backgroundColor")
    icons = page.locator(".alcf-bar button:visible svg")
    assert icons.count() >= 3
    for icon in icons.all():
        drawn = icon.evaluate("(it) => getComputedStyle(it).color")
        assert drawn != ground


SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
CUT = """() => {
    const hides = (value) => value === "hidden" || value === "clip";
    const cut = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!/\\S/.test(text.data) || !text.parentElement.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = range.getBoundingClientRect();
        for (let it = text.parentElement; it !== document.body; it = it.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(it);
            if (/auto|scroll/.test(overflowX + overflowY)) break;
            const box = it.getBoundingClientRect();
            if (hides(overflowX) && (words.left < box.left - 1 || words.right > box.right + 1)
                || hides(overflowY) && (words.top < box.top - 1 || words.bottom > box.bottom + 1)) {
                cut.push(text.data.trim().slice(0, 60));
            }
        }
    }
    return cut;
}"""
"""The texts of which a part is hidden by the box that they stand in."""


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)], ids=["wide", "narrow", "least"])
@pytest.mark.parametrize("name", [*PAGES, "search.html", "404.html"])
def test_text_may_be_spaced(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    """WCAG 1.4.12: nothing is cut or sticks out with the spacing that it names."""
    page = visit(f"{serve(manual)}/{name}", size=size, reduced_motion=True)
    page.add_style_tag(content=SPACED)
    settle(page)
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate(CUT) == []


# 1440 x 900 at 200 %, and 1280 x 1024 at 400 % (WCAG 1.4.4 and 1.4.10).
ZOOMED = [(720, 450), (320, 256)]


@pytest.mark.parametrize("size", ZOOMED, ids=["twice", "four times"])
@pytest.mark.parametrize("name", PAGES)
def test_a_magnified_page_is_whole(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/{name}", size=size, reduced_motion=True)
    settle(page)
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate(CUT) == []
    # The words of a hero stand on the picture, and are not cut by it.
    header = page.locator(".alcf-header").first.bounding_box()
    text = page.locator(".alcf-header-text").first.bounding_box()
    assert header
    assert text
    assert header["y"] <= text["y"]
    assert text["y"] + text["height"] <= header["y"] + header["height"] + 1


@pytest.mark.parametrize("size", ZOOMED, ids=["twice", "four times"])
def test_the_end_of_the_drawer_is_reached_in_a_magnified_window(
    manual: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html", size=size, reduced_motion=True)
    page.click(".alcf-menu-button")
    last = page.locator("#alcf-menu a").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box
    assert box["y"] + box["height"] <= size[1]
    last.click()
    page.wait_for_url(lambda url: "kitchen-sink/doc" not in url)


def test_nothing_moves_on_a_page_of_documentation(manual: Path, serve: Serve, visit: Visit) -> None:
    """With reduced motion nothing is animated, whatever the reader touches (WCAG 2.3.3)."""
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html", size=PHONE, reduced_motion=True)
    moving = "document.getAnimations().filter((it) => it.playState === 'running').length"
    for touched in (
        ".alcf-menu-button",
        ".alcf-menu-button",
        "details.alcf-toc > summary",
        ".sd-tab-set > label:nth-of-type(2)",
        ".sd-dropdown > summary",
    ):
        page.locator(touched).first.click()
        assert page.evaluate(moving) == 0, touched
    page.locator("main p a").first.hover()
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"

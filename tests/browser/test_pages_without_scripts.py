"""With scripts off a page says and shows all that it has, and its navigation opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit

LAMP = "02_features/lamp.html"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_words_pictures_and_films_are_there(
    report: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/{LAMP}", size=size, scripts=False)
    text = page.inner_text("main")
    for words in (
        "The lamp that never went out",
        "a question that H2O could not answer",
        "filament served more than 600 nights.",
        "The laboratory",
        "In 2020 the second lamp was put up.",
        "Image: A photographer",
        "A filament breaks, seen at a thousand frames a second.",
        "camera team",
        "Plays from YouTube",
        "Before",
        "After",
        "one last campaign",
        "365",
    ):
        assert words in text
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
        assert picture.is_visible()
        picture.evaluate("async (it) => { await it.decode(); }")
    hero = page.locator(".alcf-hero video")
    assert hero.is_visible()
    assert hero.evaluate("(it) => it.controls && getComputedStyle(it).opacity") == "1"
    assert hero.get_attribute("autoplay") is None
    player = page.locator("figure:not(.alcf-hero) video")
    assert player.evaluate("(it) => it.controls")
    link = page.locator("a.alcf-facade")
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=vpg9C0w4TVw"
    assert link.is_visible()
    assert page.locator(".alcf-pause:visible, .alcf-switch:visible, iframe").count() == 0


def test_the_film_plays_by_the_browsers_controls(report: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/{LAMP}", scripts=False)
    page.focus(".alcf-hero video")
    page.keyboard.press("Space")
    hero = page.locator(".alcf-hero video")
    for _ in range(50):
        if hero.evaluate("(it) => it.currentTime > 0 && !it.paused"):
            return
        page.wait_for_timeout(100)
    pytest.fail("it does not play")


@pytest.mark.parametrize("name", ["kitchen-sink/doc.html", "stories/leopard.html"])
def test_the_drawer_opens_leads_on_and_closes(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=PHONE, scripts=False)
    assert page.is_hidden("#alcf-menu")
    page.focus(".alcf-menu-button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#alcf-menu", state="visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#alcf-menu", state="hidden")
    page.click(".alcf-menu-button")
    page.click("#alcf-menu >> text=Quick start")
    page.wait_for_url("**/quickstart.html")
    assert page.is_hidden("#alcf-menu")


def test_a_drawer_holds_the_section_of_a_page_of_documentation(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual)}/reference/directives.html", size=PHONE, scripts=False)
    assert page.is_hidden(".alcf-side")
    page.click(".alcf-menu-button")
    page.click("#alcf-menu >> text=Front matter")
    page.wait_for_url("**/reference/front-matter.html")


def test_contents_unfold_on_a_phone_and_stand_beside_the_text_elsewhere(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    address = f"{serve(manual, policy=STRICT)}/quickstart.html"
    page = visit(address, size=PHONE, scripts=False)
    assert page.is_hidden("details.alcf-toc a")
    page.click("details.alcf-toc summary")
    page.click("details.alcf-toc a >> nth=1")
    assert "#" in page.url

    page = visit(address, scripts=False)
    assert page.is_visible(".alcf-end .alcf-toc a >> nth=1")
    assert page.is_hidden("details.alcf-toc")
    assert page.is_visible(".alcf-side") or page.locator(".alcf-side a").count() == 0
    assert page.is_visible(".alcf-pager .alcf-next")


def test_search_without_scripts_says_so(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/search.html?q=picture", scripts=False)
    assert "activate JavaScript" in page.inner_text("main")


def test_tabs_and_dropdowns_open(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/doc.html", scripts=False)
    tabs = page.locator(".sd-tab-set").first
    assert tabs.locator("> .sd-tab-content >> nth=0").is_visible()
    tabs.locator("> label >> nth=1").click()
    assert tabs.locator("> .sd-tab-content >> nth=0").is_hidden()
    assert tabs.locator("> .sd-tab-content >> nth=1").is_visible()
    page.keyboard.press("ArrowRight")
    assert tabs.locator("> .sd-tab-content >> nth=2").is_visible()
    dropdown = page.locator("details.sd-dropdown").first
    assert dropdown.locator(".sd-summary-content").is_hidden()
    dropdown.locator("summary").focus()
    page.keyboard.press("Enter")
    assert dropdown.locator(".sd-summary-content").is_visible()


@pytest.mark.parametrize("box", [".alcf-scroll", "pre"])
def test_wide_tables_and_code_are_scrolled_by_keyboard(
    manual: Path, serve: Serve, visit: Visit, box: str
) -> None:
    """WCAG 2.1.1: what is scrolled takes the focus."""
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html", size=PHONE, scripts=False)
    wide = page.locator(f"main {box}")
    wider = [it for it in wide.all() if it.evaluate("(it) => it.scrollWidth > it.clientWidth + 8")]
    assert wider
    for it in wider:
        it.focus()
        assert it.evaluate("(it) => document.activeElement === it")
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert it.evaluate("(it) => it.scrollLeft") > 0


def test_formulas_are_drawn(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/math.html", scripts=False)
    drawn = page.locator("main math")
    assert drawn.count() > 3
    for formula in drawn.all():
        box = formula.bounding_box()
        assert box
        assert box["width"] > 4
        assert box["height"] > 4


@pytest.mark.parametrize("name", ["index.html", "kitchen-sink/doc.html", "stories/leopard.html"])
def test_nothing_is_offered_that_needs_a_script(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    """Each button that shows opens something by itself, sends a form, or is not there."""
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", scripts=False)
    dead = page.locator("button:visible").evaluate_all(
        """(all) => all
            .filter((it) => !it.popoverTargetElement && !it.commandForElement && !it.form)
            .map((it) => it.outerHTML.slice(0, 90))"""
    )
    assert dead == []


def test_a_search_goes_to_the_search_page(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/quickstart.html", scripts=False)
    page.click(".alcf-search-button")
    page.keyboard.type("picture")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=picture")

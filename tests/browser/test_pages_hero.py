"""The hero of a whole page: its film plays, stops by keyboard, and comes after everything else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit, Watch
from tests.support.pages import MOVES, form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STORY = "stories/leopard.html"
LAMP = "02_features/lamp.html"
HOSTS = ("www.youtube-nocookie.com", "player.vimeo.com")
PAUSED = "document.querySelector('.alcf-hero video').paused"
TIME = "document.querySelector('.alcf-hero video').currentTime"
WATCH = """() => {
    window.seen = { shift: 0, paint: null };
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
        for (const { element } of list.getEntries()) {
            seen.paint = element && (element.closest("figure") || element).className;
        }
    }).observe({ type: "largest-contentful-paint", buffered: true });
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as a reader does."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


@pytest.mark.parametrize(("site", "size"), [("manual", DESKTOP), ("report", PHONE)])
def test_the_film_plays_and_stops_by_keyboard(
    request: pytest.FixtureRequest, serve: Serve, visit: Visit, site: str, size: tuple[int, int]
) -> None:
    """WCAG 2.1.1 and 2.2.2; the reader's choice holds on the next visit."""
    folder: Path = request.getfixturevalue(site)
    name = STORY if site == "manual" else LAMP
    page = visit(f"{serve(folder, policy=STRICT)}/{name}", size=size)
    page.wait_for_function(MOVES)
    before = page.evaluate(TIME)
    page.wait_for_function(f"{TIME} !== {before}")
    assert page.evaluate("document.querySelector('.alcf-hero video').muted")

    tab_to(page, ".alcf-hero .alcf-pause")
    page.keyboard.press("Space")
    assert page.evaluate(PAUSED)
    assert page.get_attribute(".alcf-hero .alcf-pause", "aria-label") == "Play the video"

    page.reload()
    page.wait_for_timeout(300)
    assert page.evaluate(PAUSED)
    assert page.evaluate(TIME) == 0
    if site == "manual":  # and on every page
        page.goto(f"{page.url.rpartition('/stories/')[0]}/stories/soliton.html")
        page.wait_for_timeout(300)
        assert page.evaluate(PAUSED)
        page.go_back()
    tab_to(page, ".alcf-hero .alcf-pause")
    page.keyboard.press("Enter")
    page.wait_for_function(MOVES)


@pytest.mark.parametrize("name", [STORY, "kitchen-sink/index.html"])
def test_reduced_motion_starts_no_film(manual: Path, serve: Serve, visit: Visit, name: str) -> None:
    """WCAG 2.3.3: not a byte of it is asked for, and nothing else moves either."""
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", reduced_motion=True)
    page.wait_for_timeout(400)
    assert page.evaluate("[...document.querySelectorAll('video')].every((it) => it.paused)")
    assert [url for url in asked(page) if url.endswith((".webm", ".mp4"))] == []
    assert page.get_attribute(".alcf-hero .alcf-pause", "aria-label") == "Play the video"
    assert page.is_visible(".alcf-hero img.alcf-poster")
    lasting = """() => [...document.querySelectorAll("*")].filter((it) => {
        const { transitionDuration, animationName } = getComputedStyle(it);
        return it.checkVisibility()
            && (animationName !== "none" || /[1-9]/.test(transitionDuration));
    }).map((it) => it.outerHTML.slice(0, 90))"""
    assert page.evaluate(lasting) == []


def asked(page: Page) -> list[str]:
    """The addresses of all that the page has loaded."""
    found: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map((it) => it.name)"
    )
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_the_picture_is_the_largest_paint_and_nothing_moves(
    manual: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit("about:blank", size=size)
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{serve(manual, policy=STRICT)}/{STORY}")
    page.wait_for_function(MOVES)
    paint = page.evaluate("seen.paint")
    assert paint, "no paint was measured"
    assert "alcf-hero" in paint
    picture = page.locator(".alcf-hero img.alcf-poster")
    assert picture.get_attribute("fetchpriority") == "high"
    assert picture.get_attribute("loading") != "lazy"
    for _ in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(40)
    assert page.evaluate("seen.shift") == pytest.approx(0, abs=0.004)


def test_the_picture_comes_first_and_once_and_the_film_after_all(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit("about:blank")
    order: list[str] = []
    page.on("request", lambda request: order.append(request.url.rpartition("/")[2]))
    page.goto(f"{serve(manual, policy=STRICT)}/{STORY}")
    page.wait_for_function(MOVES)
    films = [name for name in order if name.endswith((".webm", ".mp4"))]
    assert set(films) == {"leopard.webm"}
    posters = [name for name in order if name.startswith("leopard-") and name.endswith("webp")]
    heroes = [name for name in posters if name in order[: order.index(films[0])]]
    assert heroes
    assert len(posters) == len(set(posters))
    times: dict[str, Any] = page.evaluate(
        """() => {
            const films = performance.getEntriesByType("resource")
                .filter((it) => /\\.(webm|mp4)$/.test(it.name));
            const [page] = performance.getEntriesByType("navigation");
            return { films: films.map((it) => it.startTime), loaded: page.loadEventStart };
        }"""
    )
    assert times["films"]
    assert min(times["films"]) >= times["loaded"]


@pytest.mark.parametrize("site", ["manual", "report"])
def test_a_page_works_from_a_folder(
    request: pytest.FixtureRequest, browser: Browser, site: str
) -> None:
    """As in the HTML archives of Read the Docs: scripts run, the film plays, facades open.

    Chromium tells the console that it will not preload a font from a file; it loads it all the
    same when the stylesheet asks.
    """
    folder: Path = request.getfixturevalue(site)
    name = "kitchen-sink/index.html" if site == "manual" else LAMP
    with Watch(browser) as watch:
        page = watch.open((folder / name).as_uri(), allowed=HOSTS)
        page.wait_for_function(MOVES)
        assert page.evaluate("document.fonts.check('20px Figtree')")
        facade = page.locator("button.alcf-facade").first
        facade.click()
        frame = page.locator("iframe")
        frame.wait_for()
        assert frame.get_attribute("title")
        page.click(".alcf-switch")
        assert form(page) == "light"
    assert [fault for fault in watch.faults if "Access to font" not in fault] == []

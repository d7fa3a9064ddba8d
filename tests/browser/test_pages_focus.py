"""Every stop of the Tab key is seen: its focus is drawn, and nothing covers it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit
from tests.support.pages import FORMS, Form, settle, turn

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

# What has focus: where it is, whether a point of it is on top, and how its focus shows.
STOP = """() => {
    const active = document.activeElement;
    if (!active || active === document.body) return null;
    const it = active.matches("[type=radio]") ? active.labels[0] : active; // a tab shows its label
    const boxes = [...it.getClientRects()].filter(({ width, height }) => width && height);
    const box = it.getBoundingClientRect();
    const bar = document.querySelector(".alcf-bar").getBoundingClientRect();
    const fixed = it.closest(".alcf-bar, .alcf-skip");
    const mine = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top && (it.contains(top) || (top.contains(it) && !top.closest(".alcf-bar")));
    };
    const controls = it.matches("video[controls]"); // the browser's own, with rings of their own
    const seen = boxes.some(({ left, top, width, height }) => {
        const middle = controls ? height - 20 : height / 2; // controls stand at a video's foot
        const y = Math.min(Math.max(top + middle, 1), innerHeight - 1);
        return [0.1, 0.5, 0.9].some((part) => mine(left + width * part, y));
    });
    const ring = [getComputedStyle(it), getComputedStyle(it, "::after")].some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
    );
    const { x, y, width, height } = box;
    return {
        name: it.outerHTML.slice(0, 110).replace(/\\s+/g, " "),
        place: ["skip", "bar", "hero", "embed", "toc", "side", "pager", "cards", "footer", "main"]
            .find((word) => it.closest(word === "main" ? "main" : `.alcf-${word}`)) || "",
        seen, ring: ring || controls, controls, x, y, width, height,
        under: !fixed && !controls && height < innerHeight / 2 && y < bar.bottom - 1,
        below: y > innerHeight - 1 || y + height < 1,
    };
}"""


def walk(page: Page, key: str = "Tab", most: int = 400) -> list[dict[str, Any]]:
    """All stops from the top (or with Shift+Tab from the end), until the page is left."""
    stops: list[dict[str, Any]] = []
    while len(stops) < most:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    return stops


def faults(stops: list[dict[str, Any]]) -> list[str]:
    return [
        f"{why}: {stop['name']}"
        for stop in stops
        for why, bad in {
            "not seen": not stop["seen"],
            "no ring": not stop["ring"],
            "under the bar": stop["under"],
            "out of the window": stop["below"],
        }.items()
        if bad
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name",
    ["index.html", "stories/leopard.html", "stories/index.html", "kitchen-sink/doc.html"],
)
def test_every_stop_of_the_tab_key_is_seen(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    """WCAG 2.4.7 and 2.4.11, forwards and backwards."""
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=size, reduced_motion=True)
    settle(page)
    forwards = walk(page)
    backwards = walk(page, "Shift+Tab", len(forwards))
    assert faults(forwards) == []
    assert faults(backwards) == []
    assert len(forwards) < 400
    assert sorted(stop["name"] for stop in backwards) == sorted(stop["name"] for stop in forwards)
    places = {stop["place"] for stop in forwards}
    wanted = {
        "index.html": {"skip", "bar", "main", "footer"},
        "stories/leopard.html": {"skip", "bar", "hero", "main", "footer"},
        "stories/index.html": {"skip", "bar", "cards", "footer"},
        "kitchen-sink/doc.html": {"skip", "bar", "embed", "toc", "pager", "main", "footer"},
    }
    assert wanted[name] <= places


def picture(page: Page, stop: dict[str, Any]) -> Image.Image:
    """What stands at a stop, with 12 px around."""
    size = page.viewport_size
    assert size
    left, top = max(stop["x"] - 12, 0), max(stop["y"] - 12, 0)
    right = min(stop["x"] + stop["width"] + 12, size["width"])
    bottom = min(stop["y"] + stop["height"] + 12, size["height"])
    clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    with Image.open(BytesIO(page.screenshot(clip=clip))) as image:
        return image.convert("RGB")


def luminance(image: Image.Image) -> list[float]:
    """The relative luminance of each pixel, as WCAG defines it."""
    shares = [
        [weight * ((it / 255 + 0.055) / 1.055) ** 2.4 for it in range(256)]
        for weight in (0.2126, 0.7152, 0.0722)
    ]
    red, green, blue = shares
    data = image.tobytes()
    return [
        red[data[at]] + green[data[at + 1]] + blue[data[at + 2]] for at in range(0, len(data), 3)
    ]


def changed(one: Image.Image, other: Image.Image) -> int:
    """How many pixels have 3:1 or more between the two."""
    pairs = zip(luminance(one), luminance(other), strict=True)
    return sum(max(pair) + 0.05 >= 3 * (min(pair) + 0.05) for pair in pairs)


@pytest.mark.parametrize("form", FORMS)
def test_focus_changes_what_is_seen(report: Path, serve: Serve, visit: Visit, form: Form) -> None:
    """The ring is really drawn and not cut off by its surroundings.

    As many pixels as half a line around the element has change by 3:1 (WCAG 2.2, 2.4.13 asks two
    lines of the best pages).
    """
    page = visit(f"{serve(report, policy=STRICT)}/02_features/lamp.html", reduced_motion=True)
    turn(page, form)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    invisible = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        if stop["controls"]:
            continue
        focused = picture(page, stop)
        page.evaluate("document.activeElement.blur()")
        strong = changed(focused, picture(page, stop))
        if strong < stop["width"] + stop["height"]:
            invisible.append(f"{strong} pixels: {stop['name']}")
    else:
        pytest.fail("no end of stops")
    assert invisible == []


def test_an_open_drawer_closes_when_focus_leaves_it(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/doc.html", size=PHONE)
    page.focus(".alcf-menu-button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#alcf-menu:popover-open")
    page.keyboard.press("Tab")
    assert page.locator("#alcf-menu :focus").count() == 1
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        stops.append(stop)
        if page.locator("#alcf-menu :focus").count() == 0:
            break
    assert faults(stops) == []
    assert page.is_hidden("#alcf-menu")

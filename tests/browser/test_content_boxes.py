"""Tables, code and formulas wider than their column: boxes that scroll, and that show it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from sphinx_alcf.palettes.colour import contrast
from tests.support.browser import PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import settle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TABLES, CODE, MATH = (f"kitchen-sink/{name}.html" for name in ("tables", "code", "math"))
BOXES = "main :is(.alcf-scroll, pre, .math)"

STATE = """() => [...document.querySelectorAll("main :is(.alcf-scroll, pre, .math)")]
    .filter((it) => it.checkVisibility())
    .map((it) => ({
        wide: it.scrollWidth > it.clientWidth + 1,
        role: it.getAttribute("role"),
        name: it.getAttribute("aria-label"),
        tab: it.tabIndex,
    }))"""


def sink(
    manual: Path,
    serve: Serve,
    visit: Visit,
    name: str,
    *,
    size: tuple[int, int] = PHONE,
    scripts: bool = True,
) -> Page:
    """A page of the kitchen sink, at rest."""
    address = f"{serve(manual, policy=STRICT)}/{name}"
    page = visit(address, size=size, scripts=scripts, reduced_motion=True)
    if scripts:
        settle(page)
    return page


@pytest.mark.parametrize("name", [TABLES, CODE, MATH])
def test_a_box_is_named_and_in_reach_where_it_scrolls_and_only_there(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = sink(manual, serve, visit, name)
    found: list[dict[str, Any]] = page.evaluate(STATE)
    wide = [box for box in found if box["wide"]]
    assert wide
    assert len(wide) < len(found)
    assert all(box["tab"] == 0 and box["role"] in {"region", "group"} for box in wide)
    assert all(box["tab"] == -1 for box in found if not box["wide"])
    names = [box["name"] for box in wide]
    assert all(names)
    assert len(set(names)) == len(names)
    assert not [name for name in names if "¶" in name]


def test_a_table_is_named_by_its_caption_else_by_its_heading(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = sink(manual, serve, visit, TABLES)
    regions = page.get_by_role("region")
    names = [regions.nth(n).get_attribute("aria-label") for n in range(regions.count())]
    assert names[0]
    assert "Monthly means" in names[0]
    code = sink(manual, serve, visit, CODE)
    assert code.get_by_role("group", name="What is copied", exact=True).count() == 1


def test_a_box_is_reached_and_moved_by_keyboard(manual: Path, serve: Serve, visit: Visit) -> None:
    page = sink(manual, serve, visit, TABLES)
    box = page.locator(".alcf-scroll").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if box.evaluate("(it) => it === document.activeElement"):
            break
    ring: dict[str, str] = box.evaluate(
        "(it) => ({ ...['outlineStyle', 'outlineWidth'].map((n) => getComputedStyle(it)[n]) })"
    )
    assert list(ring.values()) == ["solid", "3px"]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.alcf-scroll').scrollLeft > 0")


def test_a_box_that_grows_too_narrow_is_in_reach(manual: Path, serve: Serve, visit: Visit) -> None:
    page = sink(manual, serve, visit, MATH, size=(1440, 900))
    wide = page.locator(".alcf-equation .math").nth(4)
    assert wide.get_attribute("tabindex") is None
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(
        "() => document.querySelectorAll('.alcf-equation .math')[4].tabIndex === 0"
    )


def edges(box: Locator) -> tuple[float, float]:
    """The strongest contrast with the ground in the two pixels at either edge of a box."""
    box.page.wait_for_timeout(60)
    picture = Image.open(BytesIO(box.screenshot())).convert("RGB")
    width = picture.width

    def colour(x: int, y: int) -> str:
        red, green, blue = picture.getpixel((x, y))  # type: ignore[misc]
        return f"#{red:02x}{green:02x}{blue:02x}"

    # Beside the text, in the padding above it.
    ground = colour(width // 2, 4)
    return (
        max(contrast(colour(x, 4), ground) for x in (1, 2)),
        max(contrast(colour(x, 4), ground) for x in (width - 2, width - 3)),
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("white", [True, False], ids=["white", "dark"])
@pytest.mark.parametrize(
    ("name", "box"), [(TABLES, ".alcf-scroll"), (CODE, "pre"), (MATH, ".alcf-equation .math")]
)
def test_the_edge_glows_where_there_is_more(
    manual: Path, serve: Serve, visit: Visit, name: str, box: str, white: bool, scripts: bool
) -> None:
    """At least 3:1 on the ground (WCAG 1.4.11), at the start, in the middle and at the end."""
    page = sink(manual, serve, visit, name, scripts=scripts)
    if white:
        page.evaluate("document.documentElement.dataset.theme = 'light'")
    wide = [b for b in page.locator(f"main {box}").all() if overflow(b) > 60]
    assert wide
    for place, seen in ((0, (False, True)), (0.5, (True, True)), (1, (True, False))):
        wide[0].evaluate(
            "(it, part) => it.scrollTo(part * (it.scrollWidth - it.clientWidth), 0)", place
        )
        start, end = edges(wide[0])
        assert (start >= 2.5, end >= 2.5) == seen, (place, start, end)
        assert (start < 1.1, end < 1.1) == tuple(not it for it in seen), (place, start, end)


def overflow(box: Locator) -> int:
    """How many pixels of a box are out of sight."""
    hidden: int = box.evaluate("(it) => it.scrollWidth - it.clientWidth")
    return hidden


def test_a_number_stays_beside_its_wide_formula(manual: Path, serve: Serve, visit: Visit) -> None:
    page = sink(manual, serve, visit, MATH)
    for number in page.locator(".eqno").all():
        box = number.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]


def test_formulas_are_drawn_and_load_nothing(manual: Path, serve: Serve, visit: Visit) -> None:
    page = sink(manual, serve, visit, MATH, scripts=False)
    assert page.locator("math").count() >= 20
    flat: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("math")]
            .filter((it) => it.getBoundingClientRect().height < 5).map((it) => it.outerHTML)"""
    )
    assert flat == []
    fraction = page.locator("mfrac").last
    top, bottom = (fraction.locator("> *").nth(n).bounding_box() for n in (0, 1))
    assert top
    assert bottom
    assert top["y"] < bottom["y"]


def test_names_in_formulas_are_whole_in_a_narrow_window(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = sink(manual, serve, visit, MATH, size=(1440, 900))
    widths = """() => [...document.querySelectorAll("math :is(mi, mn, mtext)")]
        .map((it) => [it.textContent, Math.round(it.getBoundingClientRect().width)])"""
    wide = page.evaluate(widths)
    page.set_viewport_size({"width": 320, "height": 568})
    settle(page)
    narrow = page.evaluate(widths)
    torn = [
        (name, was, now)
        for (name, was), (_, now) in zip(wide, narrow, strict=True)
        if len(name) > 2 and now < 0.8 * was
    ]
    assert torn == []


def test_a_caption_stays_in_sight(manual: Path, serve: Serve, visit: Visit) -> None:
    page = sink(manual, serve, visit, TABLES)
    page.locator(".alcf-scroll").first.evaluate("(it) => it.scrollTo(600, 0)")
    caption = page.locator("caption").first.bounding_box()
    assert caption
    assert caption["x"] >= 0
    assert caption["x"] + caption["width"] <= PHONE[0]


SINKS = (
    "prose admonitions tables code api math design arabic japanese long-words long-words-story "
    "deep/mammals/cats/large/leopards/amur"
).split()


@pytest.mark.parametrize("name", SINKS)
def test_axe_on_every_kind_of_content(
    manual: Path, serve: Serve, visit: Visit, axe: Axe, name: str
) -> None:
    page = sink(manual, serve, visit, f"kitchen-sink/{name}.html")
    faults = axe(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    settle(page)
    assert faults + axe(page) == []

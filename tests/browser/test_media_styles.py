"""How media look by the media stylesheet alone. Pages are written by hand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.support.browser import DESKTOP, PHONE, Axe, Serve, Visit
from tests.support.media_page import cell, embed, figure, grid, header, image, video, write_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

EVERYTHING = (
    header("over", video("ambient", classes="alcf-hero alcf-width-full"))
    + figure(image(), "alcf-width-wide")
    + figure(image("white.png"), "alcf-plate alcf-width-text")
    + figure(image(), "alcf-aspect-0 alcf-tens-8 alcf-ones-0 alcf-fit-cover align-right alcf-w-50")
    + grid(2, cell("a.jpg", 1600, 900), cell("b.jpg", 800, 1200), cell("a.jpg", 1600, 900))
    + embed()
    + embed(poster=False)
    + video("player")
)


def box(page: Page, selector: str, number: int = 0) -> FloatRect:
    """Where an element is, in CSS pixels."""
    found = page.locator(selector).nth(number).bounding_box()
    assert found, selector
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_page_scrolls_sideways(
    tmp_path: Path, serve: Serve, visit: Visit, size: tuple[int, int], direction: str
) -> None:
    page = visit(serve(write_page(tmp_path, EVERYTHING, root=f'dir="{direction}"')), size=size)
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_axe_finds_nothing(tmp_path: Path, serve: Serve, visit: Visit, axe: Axe) -> None:
    assert axe(visit(serve(write_page(tmp_path, EVERYTHING)))) == []


@pytest.mark.parametrize(("direction", "edge"), [("ltr", "right"), ("rtl", "left")])
def test_the_pause_button_stands_in_the_end_corner(
    tmp_path: Path, serve: Serve, visit: Visit, direction: str, edge: str
) -> None:
    body = video("ambient", classes="alcf-hero alcf-width-full")
    page = visit(serve(write_page(tmp_path, body, root=f'dir="{direction}"')))
    button, media = box(page, ".alcf-pause"), box(page, ".alcf-media")
    assert (button["width"], button["height"]) == (44, 44)
    assert media["y"] + media["height"] - button["y"] - 44 == 16
    left = button["x"] - media["x"]
    assert (left if edge == "left" else media["width"] - left - 44) == 16


def test_a_picture_keeps_its_ratio_and_a_plate_is_white(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    body = figure(image()) + figure(image(), "alcf-plate")
    page = visit(serve(write_page(tmp_path, body)))
    plain, plated, plate = box(page, "img"), box(page, "img", 1), box(page, ".alcf-media", 1)
    assert plain["width"] / plain["height"] == pytest.approx(16 / 9, abs=0.01)
    assert (plated["x"] - plate["x"], plated["y"] - plate["y"]) == (24, 24)
    style = "e => getComputedStyle(e).backgroundColor"
    assert page.locator(".alcf-media").nth(1).evaluate(style) == "rgb(255, 255, 255)"


def test_caption_and_credit_share_a_line(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, figure(image()))))
    caption, credit = box(page, ".caption-text"), box(page, ".alcf-credit")
    assert credit["y"] == pytest.approx(caption["y"], abs=2)
    assert 2 < credit["x"] - caption["x"] - caption["width"] < 10


def test_a_row_of_a_grid_has_one_height_and_stacks_on_a_phone(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    cells = [cell("a.jpg", 1600, 900), cell("b.jpg", 800, 1200), cell("a.jpg", 1600, 900)]
    address = serve(write_page(tmp_path, grid(2, *cells)))
    page = visit(address)
    first, second, third = (box(page, "img", n) for n in range(3))
    assert first["height"] == pytest.approx(second["height"], abs=0.5)
    assert first["width"] / first["height"] == pytest.approx(16 / 9, rel=0.01)
    assert second["width"] / second["height"] == pytest.approx(2 / 3, rel=0.01)
    assert second["x"] == pytest.approx(first["x"] + first["width"] + 20, abs=0.5)
    assert third["y"] > first["y"] + first["height"]
    assert third["x"] == first["x"]

    page = visit(address, size=PHONE)
    first, second = box(page, "img"), box(page, "img", 1)
    assert second["y"] > first["y"] + first["height"]
    assert first["width"] == second["width"] == PHONE[0]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_text_over_a_white_hero_is_readable(
    tmp_path: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    hero = figure(image("white.png"), "alcf-hero alcf-width-full")
    title = "What a supercomputer gave to chemistry"
    page = visit(serve(write_page(tmp_path, header("over", hero, title))), size=size)
    media = box(page, ".alcf-media")
    ratio = 5 / 4 if size == PHONE else 0.8 * size[1] / media["width"]
    assert media["height"] / media["width"] == pytest.approx(ratio, abs=0.01)
    page.add_style_tag(content=".alcf-header .alcf-header-text * { color: transparent }")
    for selector in ("h1", ".alcf-intro", ".alcf-byline"):
        shot = Image.open(BytesIO(page.locator(selector).screenshot())).convert("RGB")
        lightest = max(shot.getdata(), key=max)[0]
        linear = ((lightest / 255 + 0.055) / 1.055) ** 2.4
        assert 1.05 / (linear + 0.05) >= 8.4, selector


def test_split_stands_side_by_side_and_stacks_below_900(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    address = serve(
        write_page(tmp_path, header("split", figure(image(), "alcf-hero alcf-width-full")))
    )
    page = visit(address)
    assert box(page, ".alcf-hero")["x"] > box(page, ".alcf-header-text")["x"] + 300
    page = visit(address, size=(880, 900))
    assert box(page, ".alcf-hero")["x"] == box(page, ".alcf-header-text")["x"]


@pytest.mark.parametrize(
    ("root", "of_body", "scheme", "shown"),
    [
        ("", "", "dark", "light"),  # alabaster, rtd: light whatever the system says
        ('data-theme="dark"', "", "light", "dark"),  # alcf, pydata
        ('data-theme="light"', "", "dark", "light"),
        ("", 'data-theme="dark"', "light", "dark"),  # furo
        ("", 'data-theme="auto"', "dark", "dark"),
        ("", 'data-theme="auto"', "light", "light"),
    ],
)
def test_the_picture_for_the_colour_form_in_force(
    tmp_path: Path, serve: Serve, visit: Visit, root: str, of_body: str, scheme: str, shown: str
) -> None:
    light = image("a.jpg", alt="light").replace("alcf-image", "alcf-image alcf-light-only")
    dark = f'<span class="alcf-dark-only">{image("b.jpg", alt="dark")}</span>'
    body = figure(light + dark)  # the class may stand on the picture or around it
    address = serve(write_page(tmp_path, body, root=root, of_body=of_body))
    page = visit(address, scheme="dark" if scheme == "dark" else "light")
    assert [n.get_attribute("alt") for n in page.locator("img").all() if n.is_visible()] == [shown]
    page.emulate_media(media="print")
    assert page.is_visible("img[alt=light]")
    assert page.is_hidden("img[alt=dark]")


def test_paper_has_posters_and_addresses(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, EVERYTHING)))
    page.emulate_media(media="print")
    hidden = ["video", "iframe", ".alcf-pause", ".alcf-play"]
    assert [s for s in hidden if page.locator(s).locator("visible=true").count()] == []
    assert page.locator(".alcf-poster img").locator("visible=true").count() == 3
    assert page.locator(".alcf-address").locator("visible=true").count() == 2
    after = "e => getComputedStyle(e, '::after').content"
    assert "youtube.com/watch" in page.locator(".alcf-embed").first.evaluate(after)
    ink = "e => getComputedStyle(e).color"
    for selector in ("h1", ".alcf-facade-title"):
        assert page.locator(selector).first.evaluate(ink) == "rgb(0, 0, 0)"
    poster, text = box(page, ".alcf-poster img"), box(page, ".alcf-byline")
    assert poster["y"] >= text["y"] + text["height"]


def test_icons_are_seen_in_forced_colours(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, EVERYTHING)), forced_colors=True)
    for selector in (".alcf-pause", ".alcf-play"):
        control = page.locator(selector).first
        icon = control.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
        assert icon != control.evaluate("e => getComputedStyle(e).backgroundColor")

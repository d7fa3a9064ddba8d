"""The author's palette, and the reader's switch: dark, white, or as the system is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.support.browser import STRICT, Serve, Visit
from tests.support.pages import background, settle, turn
from tests.support.report import CONF, PALETTES
from tests.support.report import report as report_files
from tests.support.site import Build, MakeSite

DARK, WHITE = "rgb(8, 8, 18)", "rgb(255, 255, 255)"
COLOURS = {
    "cyan": "rgb(0, 97, 175)",
    "warm": "rgb(100, 0, 51)",
    "green": "rgb(0, 123, 112)",
    "sky": "rgb(186, 222, 245)",
    "grey": "rgb(237, 241, 245)",
}
FORM = "document.documentElement.dataset.theme"
PALETTE = "document.documentElement.dataset.palette"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_as_its_author_says_on_every_system(
    report: Path, serve: Serve, visit: Visit, scheme: Literal["light", "dark"], scripts: bool
) -> None:
    address = serve(report, policy=STRICT)
    page = visit(f"{address}/02_features/lamp.html", scheme=scheme, scripts=scripts)
    assert background(page) == DARK
    page.goto(f"{address}/02_features/tide.html")
    assert background(page) == WHITE
    page.goto(f"{address}/facts.html")
    assert background(page) == DARK


def test_the_switch_turns_pages_and_is_remembered(report: Path, serve: Serve, visit: Visit) -> None:
    address = serve(report, policy=STRICT)
    page = visit(f"{address}/02_features/lamp.html", scheme="dark")
    switch = page.get_by_role("button", name="Colours: dark. Switch to white")
    switch.focus()
    page.keyboard.press("Enter")
    assert (page.evaluate(PALETTE), page.evaluate(FORM)) == ("dark", "light")
    assert page.get_by_role("button", name="Colours: white.").is_visible()
    settle(page)
    assert background(page) == WHITE

    page.reload()
    assert background(page) == WHITE
    page.goto(f"{address}/facts.html")
    assert background(page) == WHITE
    page.click(".alcf-switch")
    assert page.get_by_role("button", name="Colours: those of the system.").is_visible()
    page.click(".alcf-switch")
    page.goto(f"{address}/02_features/lamp.html")
    assert background(page) == DARK
    assert page.evaluate("localStorage.length") == 0


def test_the_reader_may_follow_the_system(report: Path, serve: Serve, visit: Visit) -> None:
    address = serve(report, policy=STRICT)
    page = visit(f"{address}/02_features/lamp.html", scheme="light")
    page.click(".alcf-switch")
    page.click(".alcf-switch")
    assert page.evaluate("localStorage.getItem('alcf-form')") == "auto"
    page.goto(f"{address}/facts.html")
    assert background(page) == WHITE
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert background(page) == DARK
    page.goto(f"{address}/02_features/tide.html")
    assert background(page) == DARK
    page.goto(f"{address}/warm.html")
    assert background(page) == COLOURS["warm"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("scheme", "colour"), [("light", WHITE), ("dark", DARK)])
def test_a_site_may_follow_the_system(
    make_site: MakeSite,
    build: Build,
    serve: Serve,
    visit: Visit,
    scheme: Literal["light", "dark"],
    colour: str,
    scripts: bool,
) -> None:
    site = make_site(report_files(), CONF)
    out = build(site, warningiserror=True, conf={"html_theme_options.palette": "auto"}).out
    address = serve(out, policy=STRICT)
    page = visit(f"{address}/facts.html", scheme=scheme, scripts=scripts)
    assert background(page) == colour
    # A page whose author named a palette keeps it.
    page.goto(f"{address}/02_features/lamp.html")
    assert background(page) == DARK
    page.goto(f"{address}/02_features/tide.html")
    assert background(page) == WHITE


def test_the_switch_begins_with_what_the_site_says(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    site = make_site(report_files(), CONF)
    out = build(site, warningiserror=True, conf={"html_theme_options.palette": "auto"}).out
    page = visit(f"{serve(out, policy=STRICT)}/facts.html", scheme="light")
    assert page.get_by_role("button", name="Colours: those of the system.").is_visible()
    page.click(".alcf-switch")
    settle(page)
    assert background(page) == DARK
    page.reload()
    assert background(page) == DARK
    for _ in range(2):
        page.click(".alcf-switch")
    assert page.evaluate("localStorage.length") == 0


def test_a_white_page_turns_dark(report: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/02_features/tide.html", scheme="light")
    turn(page, "dark")
    assert page.evaluate(PALETTE) == "white"
    assert background(page) == DARK
    page.reload()
    assert background(page) == DARK


def test_the_reader_chooses_before_the_first_paint(
    report: Path, serve: Serve, visit: Visit
) -> None:
    """No flash: the form is in force before there is anything to paint."""
    page = visit(f"{serve(report, policy=STRICT)}/02_features/lamp.html")
    turn(page, "light")
    page.add_init_script(
        """new MutationObserver((_, it) => {
            if (!document.body) return;
            window.first = document.documentElement.dataset.theme;
            it.disconnect();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.reload()
    assert page.evaluate("first") == "light"
    assert background(page) == WHITE


@pytest.mark.parametrize("name", PALETTES)
def test_a_coloured_page_keeps_its_colour(
    report: Path, serve: Serve, visit: Visit, name: str
) -> None:
    address = serve(report, policy=STRICT)
    page = visit(f"{address}/02_features/lamp.html", scheme="dark")
    turn(page, "light")
    page.goto(f"{address}/{name}.html")
    assert page.evaluate(PALETTE) == name
    assert background(page) == COLOURS[name]
    assert page.is_hidden(".alcf-switch")
    assert page.evaluate(FORM) == ("light" if name in {"sky", "grey"} else "dark")


def test_a_site_may_be_white(make_site: MakeSite, build: Build, serve: Serve, visit: Visit) -> None:
    files = report_files()
    site = make_site(files, CONF)
    out = build(site, warningiserror=True, conf={"html_theme_options.palette": "white"}).out
    address = serve(out, policy=STRICT)
    page = visit(f"{address}/facts.html", scheme="dark")
    assert (page.evaluate(PALETTE), page.evaluate(FORM)) == ("white", "light")
    assert background(page) == WHITE
    page.goto(f"{address}/02_features/lamp.html")
    assert background(page) == DARK


def test_storage_that_is_barred_breaks_nothing(report: Path, serve: Serve, visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto(f"{serve(report, policy=STRICT)}/02_features/lamp.html")
    turn(page, "light")
    assert background(page) == WHITE

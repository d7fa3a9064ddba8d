"""axe-core finds nothing on any page of the manual, in any palette, wide and narrow.

All of them stand under the strict policy, and ask no other host: ``visit`` sees to both.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import EVERY, FORMS, MANUAL, form, settle, turn
from tests.support.report import PALETTES

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPORT = ("index.html", "02_features/lamp.html", "02_features/tide.html", "02_features/over.html")


def size(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    # Boxes that now scroll are told so by an observer, before the second frame.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    settle(page)


def look(page: Page, axe: Axe) -> None:
    """Wide in the form that the page opens with, narrow in the other; a coloured page has one.

    No colour depends on the width, and nothing else on the form.
    """
    settle(page)
    own, other = FORMS if form(page) == "dark" else FORMS[::-1]
    faults = {f"{own}, wide": axe(page)}
    if page.is_visible(".alcf-switch"):
        turn(page, other)
    size(page, *PHONE)
    faults[f"{other}, narrow"] = axe(page)
    assert {name: found for name, found in faults.items() if found} == {}


KINDS = tuple(name for name in EVERY if name in MANUAL or name.startswith("kitchen-sink/"))
"""Each kind of page, and each element."""
WORDS = tuple(name for name in EVERY if name not in KINDS)
"""What is left: words in the frame of documentation."""


@pytest.mark.parametrize("name", KINDS)
def test_axe_on_the_manual(manual: Path, serve: Serve, visit: Visit, axe: Axe, name: str) -> None:
    look(visit(f"{serve(manual, policy=STRICT)}/{name}", reduced_motion=True), axe)


@pytest.mark.parametrize("folder", sorted({name.rpartition("/")[0] for name in WORDS}))
def test_axe_on_words(manual: Path, serve: Serve, visit: Visit, axe: Axe, folder: str) -> None:
    address, page, faults = serve(manual, policy=STRICT), None, {}
    for name in (name for name in WORDS if name.rpartition("/")[0] == folder):
        if page is None:
            page = visit(f"{address}/{name}", reduced_motion=True)
        else:
            page.goto(f"{address}/{name}")
        settle(page)
        if found := axe(page):
            faults[name] = found
    assert faults == {}


@pytest.mark.parametrize("name", REPORT)
def test_axe_on_the_report(report: Path, serve: Serve, visit: Visit, axe: Axe, name: str) -> None:
    look(visit(f"{serve(report, policy=STRICT)}/{name}", reduced_motion=True), axe)


@pytest.mark.parametrize("name", PALETTES)
def test_axe_on_a_palette(report: Path, serve: Serve, visit: Visit, axe: Axe, name: str) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/{name}.html")
    settle(page)
    assert axe(page) == []


@pytest.mark.parametrize("name", [*PALETTES, "ocean", "sand"])
def test_axe_on_all_that_is_drawn_in_a_palette(
    manual: Path, serve: Serve, visit: Visit, axe: Axe, name: str
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/in-{name}.html")
    settle(page)
    faults = {"wide": axe(page)}
    size(page, *PHONE)
    faults["narrow"] = axe(page)
    page.click(".alcf-menu-button")
    page.wait_for_selector("#alcf-menu:popover-open")
    faults["menu"] = axe(page)
    assert faults == {"wide": [], "narrow": [], "menu": []}


def test_axe_on_palettes_beside_each_other(
    manual: Path, serve: Serve, visit: Visit, axe: Axe
) -> None:
    look(visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/palettes.html"), axe)


@pytest.mark.parametrize("name", ["kitchen-sink/doc.html", "stories/leopard.html"])
def test_axe_with_an_open_menu(
    manual: Path, serve: Serve, visit: Visit, axe: Axe, name: str
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=PHONE, reduced_motion=True)
    faults = {}
    for colours in FORMS:
        turn(page, colours)
        page.click(".alcf-menu-button")
        page.wait_for_selector("#alcf-menu:popover-open")
        faults[colours] = axe(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("#alcf-menu", state="hidden")
    assert faults == {"dark": [], "light": []}

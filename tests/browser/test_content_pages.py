"""Every page of the manual in narrow windows and large letters, and components in every palette."""

from __future__ import annotations

from pathlib import Path

from sphinx_alcf.story.vocabulary import PALETTES
from tests.browser.test_pages_structure import OVERFLOW
from tests.support.browser import DESKTOP, STRICT, Axe, Serve, Visit
from tests.support.notebook import notebook
from tests.support.pages import settle
from tests.support.site import MakeSite, sphinx_build


def pages(manual: Path) -> list[str]:
    """The pages that documents have made."""
    found = sorted(path.relative_to(manual).as_posix() for path in manual.rglob("*.html"))
    return [name for name in found if not name.startswith("_")]


def test_no_page_scrolls_sideways(manual: Path, serve: Serve, visit: Visit) -> None:
    """WCAG 1.4.10 and 1.4.4: a window of 320 px, and letters of twice the size in one of 640."""
    address = serve(manual)
    page = visit(f"{address}/404.html", reduced_motion=True)
    moved = {"kitchen-sink/from-jekyll.html"}  # which sends its reader on
    wide = {}
    for name in pages(manual):
        if name in moved:
            continue
        page.goto(f"{address}/{name}")
        for width, letters in ((320, 100), (390, 100), (640, 200)):
            page.set_viewport_size({"width": width, "height": 568})
            page.evaluate(
                "(size) => { document.documentElement.style.fontSize = size }", f"{letters}%"
            )
            settle(page)
            if found := page.evaluate(OVERFLOW):
                wide[f"{name}, {width}"] = found
    assert wide == {}


def contrasts(visit: Visit, axe: Axe, address: str) -> dict[str, list[str]]:
    """What is hard to read on a page, by palette; the palettes are put on one after the other."""
    page = visit(address, size=DESKTOP, reduced_motion=True)
    settle(page)
    found = {}
    for name, form in PALETTES.items():
        page.evaluate(
            "([name, form]) => Object.assign(document.documentElement.dataset, "
            "{ palette: name, theme: form })",
            [name, form],
        )
        settle(page)
        if faults := axe(page, colours=True):
            found[name] = faults
    return found


def test_a_notebook_is_readable_in_every_palette(
    make_site: MakeSite, serve: Serve, visit: Visit, axe: Axe
) -> None:
    conf = {
        "html_theme": "alcf",
        "extensions": ["myst_nb", "sphinx_alcf"],
        "nb_execution_mode": "off",
        "suppress_warnings": ["alcf.jekyll"],
        "myst_enable_extensions": ["dollarmath"],
    }
    src = make_site({"book.ipynb": notebook()}, conf)
    # In a process of its own: Sphinx keeps what myst_nb does to the default suffixes.
    sphinx_build(src, src.parent / "html", "html", "-W")
    address = serve(src.parent / "html")
    assert contrasts(visit, axe, f"{address}/book.html") == {}
    page = visit(f"{address}/book.html", size=(320, 568), reduced_motion=True)
    settle(page)
    assert page.evaluate(OVERFLOW) == []
    # pandas leaves a corner empty, and myst-nb names summaries otherwise than they say.
    theirs = ("empty-table-header", "label-content-name-mismatch")
    assert [fault for fault in axe(page) if not fault.startswith(theirs)] == []


def test_tabs_are_moved_by_keyboard_with_the_focus_in_sight(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/design.html", reduced_motion=True)
    page.locator(".sd-tab-set input").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".sd-tab-set").first.locator("pre").is_visible()
    label = page.locator(".sd-tab-set input:focus + label")
    assert label.evaluate("(it) => getComputedStyle(it).outlineWidth") == "3px"

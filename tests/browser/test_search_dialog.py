"""The search's dialog: by keyboard alone, loaded on first use, without fault for axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import FORMS, settle, turn
from tests.support.search import LINKS, OPEN, STATUS, ask, opened, results, told, wait_for_excerpt
from tests.support.site import Build, MakeSite

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PAGE = "quickstart.html"
FILES: dict[str, str | bytes] = {
    "index.md": "# Harbour\n\n```{toctree}\n:hidden:\nboats\nports\n```\n",
    "boats.md": "# Boats\n\nOf all kinds.\n\n## Rigging\n\nSailing needs ropes & `<b>` knots.\n"
    "\n## Hulls\n\nWood.\n",
    "ports.md": "# Ports\n\nWhere boats lie.\n",
}
CONF = {"html_theme": "alcf", "project": "Harbour"}


def focused(page: Page) -> str:
    """Text of the element in focus, or its tag where it has none."""
    found: str = page.evaluate(
        "document.activeElement.textContent || document.activeElement.tagName"
    )
    return found


@pytest.fixture
def harbour(make_site: MakeSite, build: Build, serve: Serve) -> str:
    """The address of a small site."""
    return serve(build(make_site(FILES, CONF)).out, policy=STRICT)


def test_nothing_of_it_is_loaded_before_it_is_opened(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    address = serve(manual, policy=STRICT)
    page = visit(f"{address}/{PAGE}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1].split("?")[0]))
    page.reload()
    settle(page)
    assert "alcf.js" in asked
    search = {"alcf-search.js", "alcf-search-frame.js", "alcf-search.css", "searchindex.js"}
    search |= {"searchtools.js", "language_data.js"}
    stock = {"doctools.js", "documentation_options.js", "sphinx_highlight.js"}
    assert not {*asked} & (search | stock)

    asked.clear()
    opened(page)
    assert ask(page, "poster")
    assert search <= {*asked}
    assert not {*asked} & stock
    page.keyboard.press("Escape")
    asked.clear()
    opened(page)
    ask(page, "caption")
    assert not {*asked} & search


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_by_keyboard_from_a_key_to_the_page(harbour: str, visit: Visit, key: str) -> None:
    page = visit(f"{harbour}/ports.html")
    page.keyboard.press(key)
    page.wait_for_selector(OPEN)
    page.keyboard.type("sails")
    page.wait_for_selector(LINKS)
    assert focused(page) == "INPUT"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Boats"
    # The page holds the word in one section, and there the result leads.
    page.wait_for_selector(f"{LINKS}[href$='#rigging']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/boats.html#rigging")
    marks = page.evaluate("[...CSS.highlights.get('alcf-search')].map(String)")
    assert marks == ["Sailing"]


def test_keys_walk_field_and_results(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{PAGE}")
    page.keyboard.press("/")
    page.keyboard.type("picture")
    page.wait_for_selector(LINKS)
    titles = [row.title for row in results(page)]
    assert len(titles) > 3
    page.keyboard.press("ArrowUp")
    assert focused(page) == "INPUT"
    for title in titles[:3]:
        page.keyboard.press("ArrowDown")
        assert focused(page) == title
    page.keyboard.press("ArrowUp")
    assert focused(page) == titles[1]
    page.keyboard.press("End")
    assert focused(page) == titles[-1]
    page.keyboard.press("ArrowDown")
    assert focused(page) == titles[-1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "INPUT"
    # Letters typed on a result go on in the field.
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert focused(page) == "INPUT"
    assert page.input_value("#alcf-search input") == "pictures"
    # Enter in the field goes to the first result, and does not leave the page.
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{LINKS}:focus")
    assert page.url.endswith(PAGE)
    # Tab walks them too, and never leaves the dialog for what it covers.
    for _ in range(len(results(page)) + 4):
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('#alcf-search') || document.activeElement.tagName"
        assert page.evaluate(f"{inside} !== 'A'")
        assert page.locator("main :focus, .alcf-bar :focus").count() == 0


@pytest.mark.parametrize("key", ["Escape", "close"])
def test_closing_gives_focus_back(manual: Path, serve: Serve, visit: Visit, key: str) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{PAGE}")
    link = page.locator("main p > a").first
    link.focus()
    page.keyboard.press("/")
    ask(page, "poster")
    if key == "close":
        page.click("#alcf-search [aria-label=Close]")
    else:
        page.keyboard.press("Escape")
    page.wait_for_selector(OPEN, state="detached")
    assert link.evaluate("(it) => it === document.activeElement")
    # The words are still there, and are taken for other ones by typing.
    page.keyboard.press("/")
    assert page.input_value("#alcf-search input") == "poster"
    page.keyboard.type("x")
    assert page.input_value("#alcf-search input") == "x"


def test_a_press_beside_it_closes_it(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{PAGE}")
    opened(page)
    page.mouse.click(30, 600)
    page.wait_for_selector(OPEN, state="detached")
    assert page.url.endswith(PAGE)


def test_it_says_what_it_found(harbour: str, visit: Visit) -> None:
    page = visit(f"{harbour}/index.html")
    opened(page)
    page.wait_for_selector(f"{STATUS}:has-text('Arrow keys')")
    assert [row.title for row in ask(page, "boats")] == ["Boats", "Ports"]
    assert told(page) == "2 results"
    assert len(ask(page, "hulls")) == 1
    assert told(page) == "1 result"
    assert ask(page, "quay <yard>") == []
    assert told(page).startswith("Nothing found for “quay <yard>”. Check the spelling")
    assert ask(page, " ") == []
    assert told(page).startswith("Arrow keys")


def test_results_have_section_page_and_excerpt(harbour: str, visit: Visit) -> None:
    page = visit(f"{harbour}/index.html")
    opened(page)
    (row,) = ask(page, "rigging")
    assert (row.title, row.about.split()[0]) == ("Rigging", "Boats")
    assert row.href == f"{harbour}/boats.html#rigging"
    wait_for_excerpt(page, "Sailing needs ropes & <b> knots.")
    assert page.inner_text(".alcf-results a mark") == "Rigging"
    assert page.get_attribute(".alcf-results a", "aria-describedby") == "alcf-result-0"
    ask(page, "knots")
    wait_for_excerpt(page, "Sailing needs ropes & <b> knots.")
    assert page.inner_text(".alcf-result-where") == "Rigging"
    assert page.inner_text(".alcf-result-about mark") == "knots"


def test_a_result_leads_to_the_section_that_has_the_word_in_its_title(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    """Sphinx names a section only where the query is half of its title or more."""
    text = "# Crew\n\nAll on board, the cook too.\n\n## Duties\n\nCooking.\n\n"
    text += "## The cook, the mate and the carpenter\n\nThey rest.\n"
    site = build(make_site({"crew.md": text}, CONF))
    page = visit(f"{serve(site.out, policy=STRICT)}/crew.html")
    opened(page)
    ask(page, "cook")
    wait_for_excerpt(page, "They rest.")
    assert results(page)[0].href.endswith("#the-cook-the-mate-and-the-carpenter")


def test_words_come_before_parts_of_words(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    """Sphinx finds the stem of "Turing", "ture", in "structure", and ranks titles higher."""
    files: dict[str, str | bytes] = {
        "alan.md": "# A man\n\nHis name was Turing.\n",
        "structure.md": "# Restructuredtext\n\nHas pictures.\n",
    }
    site = build(make_site(files, CONF))
    page = visit(f"{serve(site.out, policy=STRICT)}/alan.html")
    opened(page)
    rows = ask(page, "turing")
    assert [row.title for row in rows][:2] == ["A man", "Restructuredtext"]
    wait_for_excerpt(page, "pictures")
    wait_for_excerpt(page, "Turing")  # each page is fetched by itself
    assert page.locator(".alcf-results mark").all_inner_texts() == ["Turing"]


def test_the_answer_to_the_newest_words_stands(harbour: str, visit: Visit) -> None:
    """The index comes late: what was asked first waits for it with what was asked last."""
    page = visit(f"{harbour}/index.html")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/searchindex.js", hold)
    opened(page)
    for words in ("hulls", "rigging"):
        page.fill("#alcf-search input", words)
        page.wait_for_timeout(200)
    page.wait_for_selector(f"{STATUS}:has-text('Searching')")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.wait_for_selector(f"{LINKS}:focus")
    assert [row.title for row in results(page)] == ["Rigging"]


def test_a_result_on_the_page_that_is_open_closes_the_dialog(harbour: str, visit: Visit) -> None:
    page = visit(f"{harbour}/boats.html")
    opened(page)
    ask(page, "hulls")
    page.click(LINKS)
    page.wait_for_selector(OPEN, state="detached")
    assert page.url.endswith("/boats.html#hulls")
    page.wait_for_function("() => CSS.highlights.get('alcf-search')?.size")


def test_what_cannot_be_loaded_is_said_and_tried_again(harbour: str, visit: Visit) -> None:
    page = visit(f"{harbour}/index.html")
    page.route("**/searchindex.js", lambda route: route.abort())
    opened(page)
    assert ask(page, "boats") == []
    assert told(page) == "The search could not be loaded. Reload the page to try again."
    page.unroute("**/searchindex.js")
    assert ask(page, "boat")

    page = visit(f"{harbour}/index.html")
    page.route("**/alcf-search.js*", lambda route: route.abort())
    opened(page)
    page.wait_for_selector(f"{STATUS}:has-text('could not be loaded')")
    # Its form still leads to the search page.
    page.unroute("**/alcf-search.js*")
    page.keyboard.type("boats")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=boats")
    page.wait_for_selector(LINKS)


def test_many_results_come_in_parts(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    files: dict[str, str | bytes] = {f"p{n:02}.md": f"# Page {n:02}\n\nTide.\n" for n in range(45)}
    site = build(make_site(files, CONF))
    page = visit(f"{serve(site.out, policy=STRICT)}/p00.html")
    opened(page)
    assert len(ask(page, "tide")) == 20
    assert told(page) == "45 results"
    page.click("text=Show more results")
    assert len(results(page)) == 40
    assert focused(page) == "Page 20"
    page.click("text=Show more results")
    assert len(results(page)) == 45
    assert page.is_hidden("text=Show more results")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["quickstart.html", "stories/leopard.html"])
def test_axe_finds_nothing(
    manual: Path, serve: Serve, visit: Visit, axe: Axe, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=size, reduced_motion=True)
    faults = {}
    for form in FORMS:
        turn(page, form)
        opened(page)
        for words in ("", "picture", "xyzzy"):
            ask(page, words)
            if words == "picture":
                wait_for_excerpt(page, "picture")
            faults[f"{form} {words}"] = axe(page)
        page.keyboard.press("Escape")
        page.wait_for_selector(OPEN, state="detached")
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.parametrize("name", ["cyan", "warm", "green", "sky", "grey"])
def test_axe_finds_nothing_in_a_palette(
    report: Path, serve: Serve, visit: Visit, axe: Axe, name: str
) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/{name}.html", reduced_motion=True)
    opened(page)
    ask(page, "lamp")
    assert axe(page) == []


def test_targets_fit_a_thumb(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{PAGE}", size=(320, 640))
    opened(page)
    ask(page, "picture")
    for target in page.locator("#alcf-search :is(button, input, li)").filter(visible=True).all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    fills = page.evaluate("document.getElementById('alcf-search').getBoundingClientRect().toJSON()")
    assert (fills["x"], fills["y"], fills["width"], fills["height"]) == (0, 0, 320, 640)


def test_nothing_moves_when_excerpts_come(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{PAGE}")
    opened(page)
    ask(page, "picture")
    tops = "[...document.querySelectorAll('.alcf-results > li')].map((it) => it.offsetTop)"
    before = page.evaluate(tops)
    wait_for_excerpt(page, "picture")
    assert page.evaluate(tops) == before

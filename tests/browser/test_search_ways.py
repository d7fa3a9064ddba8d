"""The ways to the search: without scripts, without its key, by Read the Docs, from any address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import STRICT, Axe, Serve, Visit
from tests.support.pages import FORMS, turn
from tests.support.search import LINKS, OPEN, ask, opened, results, told, wait_for_excerpt
from tests.support.site import Build, MakeSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

FILES: dict[str, str | bytes] = {
    "guide/index.md": "# Guide\n\n```{toctree}\n:maxdepth: 1\nboats\n```\n",
    "guide/boats.md": "# Boats & co\n\nSailing.\n\n## Rigging\n\nRopes.\n\n"
    "```{index} single: Mainsail\n```\n\n```{py:function} hoist(sail)\nPulls it up.\n```\n",
    "index.md": "# Harbour\n\n```{toctree}\n:maxdepth: 1\nguide/index\n```\n",
}
CONF: dict[str, Any] = {"html_theme": "alcf", "project": "Harbour"}
HOSTED = """(enabled) => {
    window.shown = 0;
    document.addEventListener("readthedocs-search-show", () => { window.shown += 1; });
    const detail = { data: () => ({ addons: { search: { enabled } } }) };
    document.dispatchEvent(new CustomEvent("readthedocs-addons-data-ready", { detail }));
}"""
"""What Read the Docs' addons do when their data are there."""


def check(page: Page, at: str, ending: str = ".html") -> None:
    """All kinds of results lead where they should."""
    best = ask(page, "boats")[0]
    assert (best.title, best.href) == ("Boats & co", f"{at}/guide/boats{ending}")
    assert [row.href for row in ask(page, "rigging")] == [f"{at}/guide/boats{ending}#rigging"]
    (entry,) = ask(page, "mainsail")
    assert (entry.title, entry.href) == ("mainsail", f"{at}/guide/boats{ending}#index-0")
    described = ask(page, "hoist")[0]
    assert described.title == "hoist"
    assert described.href == f"{at}/guide/boats{ending}#hoist"
    assert described.about.startswith("Python function · Boats & co")
    (front,) = ask(page, "harbour")
    assert front.href == f"{at}/{'' if ending == '/' else 'index.html'}"
    guide = ask(page, "guide")[0]
    assert guide.href == f"{at}/guide/{'' if ending == '/' else 'index.html'}"


@pytest.mark.parametrize("start", ["index.html", "guide/boats.html"])
def test_under_a_path(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit, start: str
) -> None:
    site = build(make_site(FILES, CONF))
    address = f"{serve(site.out.parent, policy=STRICT)}/html"
    page = visit(f"{address}/{start}")
    opened(page)
    check(page, address)
    ask(page, "hoist")
    wait_for_excerpt(page, "Pulls it up.")
    ask(page, "sailing")
    wait_for_excerpt(page, "Sailing.")
    assert page.inner_text(".alcf-result-where") == "Guide"


def test_from_a_file(make_site: MakeSite, build: Build, browser: Browser) -> None:
    """As from the archive that Read the Docs offers: no excerpts, and nothing asks for them."""
    site = build(make_site(FILES, CONF))
    page = browser.new_page()
    thrown: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # Browsers take no font from a file that is named with "crossorigin".
        if message.type == "error" and not re.search("font|ERR_FAILED", message.text):
            thrown.append(message.text)

    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("console", note)
    page.goto((site.out / "guide" / "boats.html").as_uri())
    opened(page)
    check(page, site.out.as_uri())
    page.click(LINKS)
    page.wait_for_url("**/guide/index.html")
    page.goto((site.out / "search.html").as_uri() + "?q=rigging")
    assert [row.title for row in results(page)] == ["Rigging"]
    page.close()
    assert thrown == []


def test_with_folders_for_addresses(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    site = build(make_site(FILES, CONF), "dirhtml")
    address = serve(site.out, policy=STRICT)
    page = visit(f"{address}/guide/boats/")
    opened(page)
    check(page, address, "/")
    page.goto(f"{address}/search/?q=sailing")
    results(page)
    wait_for_excerpt(page, "Sailing.")


def test_on_the_page_for_addresses_that_are_none(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    site = build(make_site(FILES, {**CONF, "html_baseurl": "https://example.org/html/"}))
    address = f"{serve(site.out.parent, policy=STRICT)}/html"
    lost = (site.out / "404.html").read_bytes()

    def answer(route: Route) -> None:
        route.fulfill(
            body=lost, content_type="text/html", headers={"Content-Security-Policy": STRICT}
        )

    page = visit(f"{address}/index.html")
    page.route("**/no/such/page.html", answer)
    page.goto(f"{address}/no/such/page.html")
    opened(page)
    check(page, address)


def test_a_pages_name_is_no_scheme_and_no_query(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    names = ("javascript:alert(1)", "what? no #1 100%", "a & b")
    files = {f"{name}.md": f"# Odd {n}\n\nOddity.\n" for n, name in enumerate(names)}
    site = build(make_site({**FILES, **files}, CONF))
    address = serve(site.out, policy=STRICT)
    page = visit(f"{address}/index.html")
    opened(page)
    rows = ask(page, "oddity")
    assert len(rows) == 3
    for row in rows:
        assert row.href.startswith(f"{address}/")
        page.goto(row.href)
        assert page.inner_text("h1").startswith("Odd")


def test_without_excerpts(make_site: MakeSite, build: Build, serve: Serve, visit: Visit) -> None:
    site = build(make_site(FILES, {**CONF, "html_show_search_summary": False}))
    page = visit(f"{serve(site.out, policy=STRICT)}/index.html")
    opened(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert ask(page, "sailing")
    assert not [url for url in asked if url.endswith("boats.html")]


@pytest.mark.parametrize("words", ["picture", "xyzzy"])
def test_the_search_page_holds_the_words_in_its_address(
    manual: Path, serve: Serve, visit: Visit, axe: Axe, words: str
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/search.html?q={words}", reduced_motion=True)
    assert page.input_value("main input") == words
    assert bool(results(page)) is (words == "picture")
    faults = {}
    for form in FORMS:
        turn(page, form)
        faults[form] = axe(page)
    assert faults == {"dark": [], "light": []}
    assert ask(page, "posters & more")
    assert page.url.endswith("search.html?q=posters+%26+more")
    assert page.evaluate("history.length") == 2
    page.reload()
    assert page.input_value("main input") == "posters & more"
    assert results(page)
    page.keyboard.press("/")
    assert page.locator("main input:focus").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{LINKS}:focus")
    ask(page, "")
    assert page.url.endswith("search.html")


def test_the_form_leads_to_the_search_page_without_scripts(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/quickstart.html", scripts=False)
    assert page.is_hidden("#alcf-search")
    page.click(".alcf-search-button")
    page.wait_for_selector("#alcf-search:popover-open")
    page.click("#alcf-search [aria-label=Close]")
    page.wait_for_selector("#alcf-search", state="hidden")
    page.click(".alcf-search-button")
    page.keyboard.type("poster")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=poster")


def test_its_key_can_be_switched_off(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit
) -> None:
    """WCAG 2.1.4. Keys with Control or Command are no concern of it."""
    # A script of the project's own brings Sphinx's doctools.js, which knows that key too.
    conf: dict[str, Any] = {
        "html_theme_options": {"search_key": False},
        "html_js_files": ["own.js"],
    }
    conf["html_static_path"] = ["_static"]
    site = build(make_site({**FILES, "_static/own.js": "1"}, {**CONF, **conf}))
    page = visit(f"{serve(site.out, policy=STRICT)}/index.html")
    button = page.locator(".alcf-search-button")
    assert button.get_attribute("aria-keyshortcuts") == "Control+K Meta+K"
    page.keyboard.press("/")
    page.keyboard.press("Shift+k")
    assert page.locator(OPEN).count() == 0
    page.keyboard.press("Control+k")
    page.wait_for_selector(OPEN)
    page.goto(page.url.replace("index", "search"))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.locator("input:focus").count() == 0
    page.keyboard.press("Meta+k")
    assert page.locator("input:focus").count() == 1


def test_its_key_is_a_letter_where_text_is_written(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/404.html")
    page.focus("main input")
    page.keyboard.type("a/b")
    assert page.input_value("main input") == "a/b"
    assert page.locator(OPEN).count() == 0


@pytest.fixture
def hosted(make_site: MakeSite, build: Build, serve: Serve) -> str:
    """The address of a page as Read the Docs builds it."""
    site = build(make_site(FILES, {**CONF, "html_theme_options": {"readthedocs": "on"}}))
    return f"{serve(site.out, policy=STRICT)}/index.html"


def test_on_read_the_docs_its_search_opens(hosted: str, visit: Visit) -> None:
    page = visit(hosted)
    page.evaluate(HOSTED, True)
    page.click(".alcf-search-button")
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    assert page.evaluate("window.shown") == 3
    assert page.locator(OPEN).count() == 0


def test_on_read_the_docs_data_may_have_come_before(hosted: str, visit: Visit) -> None:
    page = visit(hosted)
    page.add_init_script(
        """window.ReadTheDocsEventData = {
            data: () => ({ addons: { search: { enabled: true } } }),
        };"""
    )
    page.reload()
    page.keyboard.press("/")
    assert page.locator(OPEN).count() == 0


@pytest.mark.parametrize("enabled", [False, None])
def test_on_read_the_docs_without_its_search_the_sites_own_opens(
    hosted: str, visit: Visit, enabled: bool | None
) -> None:
    page = visit(hosted)
    page.evaluate(HOSTED, enabled)
    opened(page)
    assert ask(page, "sailing")
    assert page.evaluate("window.shown") == 0


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("fr", "Les voiliers glissent sur la mer.", "voilier"),
        ("de", "Die Häuser am Hafen sind alt.", "haus"),
        ("ja", "港に古い帆船が並んでいます。", "古い帆船"),
        # Sphinx cuts Chinese only with jieba; it always has words of other scripts.
        ("zh", "Sailing 港口里停着一艘帆船。", "sails"),
    ],
)
def test_other_languages(
    make_site: MakeSite,
    build: Build,
    serve: Serve,
    visit: Visit,
    language: str,
    text: str,
    asked: str,
) -> None:
    files: dict[str, str | bytes] = {"one.md": f"# Eins\n\n{text}\n", "two.md": "# Zwei\n\nNo.\n"}
    site = build(make_site(files, {**CONF, "language": language}))
    page = visit(f"{serve(site.out, policy=STRICT)}/two.html")
    opened(page)
    rows = ask(page, asked)
    assert [row.title for row in rows] == ["Eins"], told(page)
    wait_for_excerpt(page, text)

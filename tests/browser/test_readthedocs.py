"""Pages on Read the Docs, its addons played by stand-ins: menus, downloads, colours, ads."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import addons
from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import FORMS, settle, shifts, turn
from tests.support.report import CONF, PALETTES
from tests.support.report import report as report_files
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

LAMP, FACTS = "02_features/lamp.html", "facts.html"
VERSIONS, LANGUAGES = "#alcf-versions", "#alcf-languages"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report, built as Read the Docs builds it."""
    folder = tmp_path_factory.mktemp("hosted")
    src = write_site(folder / "src", report_files(), CONF)
    sphinx_build(src, folder / "html", "html", "-W", "-D", "html_theme_options.readthedocs=on")
    return folder / "html"


@pytest.fixture
def address(hosted: Path, serve: Serve) -> str:
    """Where that site is served, under the strict policy."""
    return serve(hosted, policy=STRICT)


def button(page: Page, sheet: str) -> Locator:
    return page.locator(f'[popovertarget="{sheet[1:]}"]')


def is_open(page: Page, sheet: str) -> bool:
    found: bool = page.evaluate(
        "(sheet) => document.querySelector(sheet).matches(':popover-open')", sheet
    )
    return found


def links(page: Page, selector: str) -> dict[str, dict[str, str]]:
    """The links of a list: their attributes by their text."""
    found: list[tuple[str, dict[str, str]]] = page.eval_on_selector_all(
        f"{selector} a",
        """(links) => links.map((it) => [it.textContent, Object.fromEntries(
            [...it.attributes].map(({ name, value }) => [name, value]))])""",
    )
    return dict(found)


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def meet(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes have a point in common."""
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


# -- Menus --


@pytest.mark.parametrize("name", [LAMP, FACTS])
def test_versions_lead_to_the_same_page(address: str, visit: Visit, name: str) -> None:
    page = visit(f"{address}/{name}")
    assert not button(page, VERSIONS).is_visible()
    addons.ready(page, addons.data(f"/{name}"))
    assert button(page, VERSIONS).inner_text() == "stable"
    assert button(page, VERSIONS).get_attribute("aria-label") == "Version: stable"
    assert links(page, f"{VERSIONS} nav") == {
        "latest": {"href": f"{addons.SITE}/en/latest/{name}"},
        "stable": {"href": f"{addons.SITE}/en/stable/{name}", "aria-current": "true"},
        "v1.0": {"href": f"{addons.SITE}/en/v1.0/{name}"},
    }


def test_languages_are_named_in_their_own_language(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{FACTS}")
    addons.ready(page, addons.data("/facts.html"))
    assert button(page, LANGUAGES).inner_text() == "EN"
    assert button(page, LANGUAGES).get_attribute("aria-label") == "Language: EN"
    found = links(page, LANGUAGES)
    assert list(found) == ["English", "Français", "Português (Brasil)"]
    assert found["English"]["aria-current"] == "true"
    assert found["Français"] == {
        "href": f"{addons.SITE}/fr/stable/facts.html",
        "lang": "fr",
        "hreflang": "fr",
    }
    assert found["Português (Brasil)"]["lang"] == "pt-BR"


def test_downloads_say_their_kind(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{LAMP}")
    addons.ready(page, addons.data())
    button(page, VERSIONS).click()
    found = page.get_by_role("list", name="Downloads").get_by_role("link")
    assert found.all_inner_texts() == ["PDF", "EPUB", "HTML (ZIP)"]
    assert links(page, ".alcf-downloads")["EPUB"] == {
        "href": f"{addons.SITE}/_/downloads/en/stable/epub/",
        "type": "application/epub+zip",
    }


def test_a_front_page_a_lost_page_and_a_filename_in_the_head(address: str, visit: Visit) -> None:
    """``index.html`` is left out, and 404.html leads to the front pages."""
    page = visit(f"{address}/index.html")
    addons.ready(page, addons.data("/index.html"))
    assert links(page, f"{VERSIONS} nav")["v1.0"]["href"] == f"{addons.SITE}/en/v1.0/"
    given = addons.data()
    del given["readthedocs"]
    page.evaluate(
        """() => {
            const add = (name, content) => document.head.append(Object.assign(
                document.createElement("meta"), { name: `readthedocs-${name}`, content }));
            add("resolver-filename", "/a/b.html");
            add("http-status", "200");
        }"""
    )
    addons.ready(page, given)
    assert links(page, f"{VERSIONS} nav")["v1.0"]["href"] == f"{addons.SITE}/en/v1.0/a/b.html"
    page.evaluate("document.querySelector('[name=readthedocs-http-status]').content = '404'")
    addons.ready(page, given)
    assert links(page, f"{VERSIONS} nav")["v1.0"]["href"] == f"{addons.SITE}/en/v1.0/"


def test_nothing_to_choose_is_not_shown(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{LAMP}")
    given = addons.data()
    given["versions"]["active"] = [given["versions"]["current"]]
    given["projects"]["translations"] = []
    addons.ready(page, given)
    assert not button(page, LANGUAGES).is_visible()
    # Downloads alone are something to choose, and then no version is named.
    assert button(page, VERSIONS).inner_text() == "Downloads"
    assert links(page, f"{VERSIONS} nav") == {}
    given["versions"]["current"]["downloads"] = {}
    addons.ready(page, given)
    assert not button(page, VERSIONS).is_visible()


def test_a_pull_request_is_among_the_versions(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{LAMP}")
    given = addons.data()
    given["versions"]["current"] = {**addons.version("42"), "type": "external"}
    addons.ready(page, given)
    found = links(page, f"{VERSIONS} nav")
    assert list(found) == ["42", "latest", "stable", "v1.0"]
    assert found["42"]["aria-current"] == "true"


def test_data_that_came_before_the_script_is_taken(
    hosted: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(hosted)}/{FACTS}")
    page.add_init_script(
        "window.ReadTheDocsEventData = { data: () => JSON.parse(sessionStorage.given) }"
    )
    page.evaluate("(given) => { sessionStorage.given = JSON.stringify(given); }", addons.data())
    page.reload()
    assert button(page, VERSIONS).inner_text() == "stable"


@pytest.mark.parametrize("sheet", [VERSIONS, LANGUAGES])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_menus_by_keyboard(address: str, visit: Visit, sheet: str, size: tuple[int, int]) -> None:
    page = visit(f"{address}/{LAMP}", size=size)
    addons.ready(page, addons.data())
    button(page, sheet).focus()
    page.keyboard.press("Enter")
    assert is_open(page, sheet)
    page.keyboard.press("Tab")
    first = page.locator(f"{sheet} a").first
    assert first.evaluate("(it) => it === document.activeElement")
    style = first.evaluate("(it) => ({ ...getComputedStyle(it) }).outlineStyle")
    assert style == "solid"
    page.keyboard.press("Escape")
    assert not is_open(page, sheet)
    assert button(page, sheet).evaluate("(it) => it === document.activeElement")
    # Leaving it forwards closes it too: it must not cover what has focus.
    page.keyboard.press("Enter")
    for _ in range(page.locator(f"{sheet} a").count() + 1):
        assert is_open(page, sheet)
        page.keyboard.press("Tab")
    assert not is_open(page, sheet)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [DESKTOP, (900, 700), PHONE, (320, 640)])
def test_an_open_menu_is_in_the_window_and_under_the_bar(
    address: str, visit: Visit, size: tuple[int, int], direction: str
) -> None:
    page = visit(f"{address}/{LAMP}", size=size)
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    given = addons.data()
    given["versions"]["active"] += [
        addons.version(f"release-{n}.with-a-long-name") for n in range(40)
    ]
    addons.ready(page, given)
    for sheet in (VERSIONS, LANGUAGES):
        at = box(button(page, sheet))
        assert at["width"] >= 44
        assert at["height"] >= 44
        button(page, sheet).click()
        found = box(page.locator(sheet))
        assert found["y"] == pytest.approx(56, abs=1)
        assert found["x"] >= 0
        assert found["x"] + found["width"] <= size[0]
        assert found["y"] + found["height"] <= size[1]
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


# -- Nothing moves, nothing runs --


@pytest.mark.parametrize("size", [DESKTOP, (1000, 700), PHONE], ids=["wide", "medium", "narrow"])
@pytest.mark.parametrize("name", [LAMP, FACTS, "02_features/over.html"])
def test_nothing_moves_when_data_and_ad_come_late(
    address: str, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{address}/{name}", size=size, reduced_motion=True)
    settle(page)
    addons.ready(page, addons.data(f"/{name}"))
    page.evaluate(addons.AD, addons.TEXT)
    page.evaluate(addons.FLYOUT, "bottom-right")
    page.wait_for_timeout(300)
    assert shifts(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_an_ad_under_a_story_has_its_room(
    address: str, visit: Visit, size: tuple[int, int]
) -> None:
    """The footer stays where it is, even in view; and without an ad there is no hole."""
    page = visit(f"{address}/{LAMP}", size=size, reduced_motion=True)
    settle(page)
    end, footer = page.locator(".alcf-pager"), page.locator(".alcf-footer")
    footer.scroll_into_view_if_needed()
    before = box(footer)
    gap = before["y"] - box(end)["y"] - box(end)["height"]
    assert 96 <= gap <= 144
    page.evaluate(addons.AD, addons.TEXT)
    assert box(page.locator(".alcf-ad .ea-text"))["height"] > 0
    assert box(footer) == before


HOSTILE = (
    "<img src=x onerror=boom()>",
    "<script>boom()</script>",
    '"><svg onload=boom()>',
    "javascript:boom()",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_data_is_inert(hosted: Path, serve: Serve, visit: Visit, payload: str) -> None:
    """As words it is text; as an address it leads nowhere. No policy keeps it from running."""
    page = visit(f"{serve(hosted)}/{LAMP}")
    page.evaluate("() => { window.boom = () => { window.harmed = true; }; }")
    given = addons.data(payload)
    given["versions"]["active"].append(addons.version(payload))
    wrong = addons.version("wrong")
    wrong["urls"]["documentation"] = payload
    given["versions"]["active"].append(wrong)
    given["versions"]["current"]["downloads"] = {
        payload: f"{addons.SITE}/a.pdf",
        "pdf": "javascript:boom()",
    }
    given["projects"]["translations"].append(addons.project(payload, payload))
    addons.ready(page, given)
    for sheet in (VERSIONS, LANGUAGES):
        button(page, sheet).click()
        for link in page.locator(f"{sheet} a").all():
            href = link.evaluate("(it) => it.href")
            assert href.startswith(("https://", "http://")), href
            assert not link.evaluate("(it) => it.children.length")
    assert payload in page.locator(VERSIONS).inner_text()
    assert page.evaluate("window.harmed") is None
    assert page.locator(".alcf-choices :is(img, script)").count() == 0


@pytest.mark.parametrize(
    "given", [None, {}, {"versions": None}, {"versions": {"active": 1}, "projects": []}, "text"]
)
def test_data_of_another_shape_leaves_the_page_as_it_is(
    address: str, visit: Visit, given: Any
) -> None:
    page = visit(f"{address}/{LAMP}")
    addons.ready(page, given)
    assert not button(page, VERSIONS).is_visible()
    assert not button(page, LANGUAGES).is_visible()
    page.click(".alcf-switch")


@pytest.mark.parametrize("name", [LAMP, FACTS])
def test_axe_with_menus_open_and_closed(address: str, visit: Visit, axe: Axe, name: str) -> None:
    page = visit(f"{address}/{name}", reduced_motion=True)
    addons.ready(page, addons.data(f"/{name}"))
    page.evaluate(addons.AD, addons.TEXT)
    faults = {}
    for size, colours in product((DESKTOP, PHONE), FORMS):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        turn(page, colours)
        faults[size, colours, "closed"] = axe(page)
        for sheet in (VERSIONS, LANGUAGES):
            button(page, sheet).click()
            faults[size, colours, sheet] = axe(page)
            page.keyboard.press("Escape")
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_axe_in_palettes_of_one_form(address: str, visit: Visit, axe: Axe, palette: str) -> None:
    page = visit(f"{address}/{palette}.html", reduced_motion=True)
    addons.ready(page, addons.data())
    page.evaluate(addons.AD, addons.TEXT)
    button(page, VERSIONS).click()
    assert axe(page) == []


# -- What the addons draw --


def test_a_page_offers_one_place_that_is_never_on_the_hero(address: str, visit: Visit) -> None:
    for name, size in product((LAMP, "02_features/over.html", FACTS), (DESKTOP, PHONE)):
        page = visit(f"{address}/{name}", size=size, reduced_motion=True)
        page.evaluate(addons.AD, addons.TEXT)
        places = page.locator("[data-ea-publisher], #ethical-ad-placement")
        assert places.count() == 1
        around = places.evaluate(
            """(it) => {
                const found = [];
                for (; it; it = it.parentElement) found.push(getComputedStyle(it).position);
                return found;
            }"""
        )
        assert "fixed" not in around
        assert "absolute" not in around
        if name != FACTS:
            ad, hero = box(places), box(page.locator(".alcf-hero"))
            assert not meet(ad, hero)
            assert ad["y"] > hero["y"] + hero["height"]


MENU = {
    "dark": {"background-color": "raised", "color": "caption", "item-link-color": "text"},
    "light": {"background-color": "text", "color": "raised", "item-link-color": "bg"},
}
OTHERS = {
    "notification-background-color": "raised",
    "notification-color": "text",
    "notification-link-color": "heading",
    "search-color": "text",
    "search-content-background-color": "surface",
    "search-input-background-color": "bg",
    "search-result-section-color": "heading",
    "search-result-section-subheading-color": "text",
}


def resolved(page: Page, names: list[str]) -> dict[str, str]:
    """Custom properties of the page, as they are computed."""
    found: dict[str, str] = page.evaluate(
        """(names) => {
            const style = getComputedStyle(document.documentElement);
            return Object.fromEntries(names.map((it) => [it, style.getPropertyValue(it).trim()]));
        }""",
        names,
    )
    return found


def addon_colours(page: Page, form: str) -> None:
    """The addons' properties have the values of the palette in force, not their own defaults."""
    wanted = {
        **{f"--readthedocs-flyout-{name}": colour for name, colour in MENU[form].items()},
        **{f"--readthedocs-{name}": colour for name, colour in OTHERS.items()},
    }
    have = resolved(page, list(wanted))
    palette = resolved(page, [f"--alcf-{colour}" for colour in set(wanted.values())])
    assert have == {name: palette[f"--alcf-{colour}"] for name, colour in wanted.items()}
    assert all(have.values())


def test_addons_have_the_colours_of_the_palette(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{LAMP}")
    page.evaluate(addons.FLYOUT, "bottom-right")
    for colours in FORMS:
        turn(page, colours)
        addon_colours(page, colours)
    drawn, wanted = page.evaluate(
        """() => {
            const bar = document.querySelector("readthedocs-flyout").shadowRoot.firstElementChild;
            return [getComputedStyle(bar).backgroundColor,
                getComputedStyle(document.querySelector(".alcf-footer-title")).color];
        }"""
    )
    assert drawn == wanted
    for palette in PALETTES:
        coloured = visit(f"{address}/{palette}.html")
        addon_colours(coloured, coloured.evaluate("document.documentElement.dataset.theme"))


@pytest.mark.parametrize("position", ["bottom-right", "bottom-left"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", [LAMP, FACTS])
def test_their_menu_covers_neither_the_pause_button_nor_the_last_line(
    address: str, visit: Visit, name: str, size: tuple[int, int], position: str
) -> None:
    page = visit(f"{address}/{name}", size=size)
    page.evaluate(addons.FLYOUT, position)
    menu = page.locator("readthedocs-flyout > div")
    end = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    seen = 0
    for top in [*range(0, end, 60), end]:
        page.evaluate("(top) => scrollTo(0, top)", top)
        page.wait_for_timeout(60)
        if not menu.is_visible():
            continue
        seen += 1
        assert not meet(box(menu), box(page.locator("main")))
    assert seen
    assert menu.is_visible()
    last = page.locator(".alcf-footer :is(a, p)").all()
    assert not [it.inner_text() for it in last if meet(box(it), box(menu))]


def test_what_they_say_of_a_version_stands_under_the_bar(address: str, visit: Visit) -> None:
    for name, size in product((LAMP, FACTS), (DESKTOP, PHONE)):
        page = visit(f"{address}/{name}", size=size)
        page.evaluate(addons.NOTICE)
        notice = box(page.locator("readthedocs-notification > div"))
        bar = box(page.locator(".alcf-bar"))
        assert notice["y"] >= bar["y"] + bar["height"]
        assert notice["x"] >= 0
        assert notice["x"] + notice["width"] <= size[0]
        page.click(".alcf-menu-button")  # nothing lies over the bar


def test_a_printed_page_has_none_of_it(address: str, visit: Visit) -> None:
    page = visit(f"{address}/{LAMP}")
    page.evaluate(addons.AD, addons.TEXT)
    page.evaluate(addons.FLYOUT, "bottom-right")
    page.evaluate(addons.NOTICE)
    page.emulate_media(media="print")
    shown = page.locator(".alcf-ad, .alcf-choices, readthedocs-flyout, readthedocs-notification")
    assert [it.evaluate("(it) => it.checkVisibility()") for it in shown.all()] == [False] * 4

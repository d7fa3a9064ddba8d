"""What the templates say of the search: addresses, words, and what comes where."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.support.site import Build, MakeSite, Result

FILES: dict[str, str | bytes] = {
    "index.md": "# Front\n\n```{toctree}\nmanual/page\n```\n",
    "manual/page.md": "# A page\n\nWords.\n",
}
CONF: dict[str, Any] = {"html_theme": "alcf", "project": "A <b>site</b> & more"}


@pytest.fixture
def site(make_site: MakeSite, build: Build) -> Result:
    """A site of two pages."""
    return build(make_site(FILES, CONF))


@pytest.mark.parametrize("name", ["manual/page", "404", "genindex"])
def test_a_page_has_the_dialog_and_a_button_that_needs_no_script(site: Result, name: str) -> None:
    page = site.html(f"{name}.html")
    dialog = page.one("dialog", id="alcf-search")
    assert "popover" in dialog.attrs
    assert dialog.attrs["aria-label"] == "Search"
    button = page.one("button", "alcf-search-button")
    assert button.attrs["popovertarget"] == "alcf-search"
    assert button.attrs["aria-label"] == "Search"
    assert button.attrs["aria-keyshortcuts"] == "/ Control+K Meta+K"
    form = dialog.one("search").one("form")
    root = "../" if "/" in name else ""
    assert (form.attrs["action"], form.attrs["method"]) == (f"{root}search.html", "get")
    field = form.one("input")
    assert field.attrs["name"] == "q"
    assert field.attrs["aria-label"] == "Search A site & more"
    assert dialog.one("p", role="status").text == ""


def test_addresses_count_from_the_page_and_renew_caches(site: Result) -> None:
    for name, root in (("manual/page", "../"), ("index", ""), ("404", "")):
        attrs = site.html(f"{name}.html").one("dialog").attrs
        for key, file in (
            ("style", "alcf-search.css"),
            ("script", "alcf-search.js"),
            ("frame", "alcf-search-frame.js"),
        ):
            assert re.fullmatch(rf"{root}_static/{file}\?v=[0-9a-f]{{8}}", attrs[f"data-{key}"])
            assert (site.out / "_static" / file).is_file()


def test_no_page_but_the_search_page_loads_the_search(site: Result) -> None:
    for name in ("index", "manual/page", "404", "genindex"):
        page = site.html(f"{name}.html")
        loaded = [it.attrs.get("src", "") for it in page.all("script")]
        loaded += [it.attrs["href"] for it in page.all("link", rel="stylesheet")]
        assert not [file for file in loaded if "search" in file]
    page = site.html("search.html")
    names = [s.attrs["src"].split("?")[0] for s in page.all("script")]
    assert names == ["_static/alcf.js", "_static/alcf-search.js"]
    assert (
        page.all("link", rel="stylesheet")[-1].attrs["href"].startswith("_static/alcf-search.css")
    )


def test_scripts_are_named_once_a_build_and_not_once_a_page(site: Result) -> None:
    names = [name for name, _ in site.app.registry.js_files if name]
    assert names.count("alcf.js") == names.count("alcf-search.js") == 1


def test_the_search_page_is_the_dialog_spread_out(site: Result) -> None:
    page = site.html("search.html")
    assert not page.all("dialog")
    assert not page.all("button", "alcf-search-button")
    box = page.one("main").one("div", id="alcf-search")
    assert box.one("input").attrs["name"] == "q"
    assert box.one("p", role="status").text == ""
    assert "JavaScript" in page.one("noscript").text
    dialog = site.html("index.html").one("dialog")
    said = {name for name in dialog.attrs if name.startswith("data-")}
    assert said == {name for name in box.attrs if name.startswith("data-")}


@pytest.mark.parametrize(
    ("builder", "suffix"), [("html", ".html"), ("dirhtml", "/")], ids=["html", "dirhtml"]
)
def test_suffixes(make_site: MakeSite, build: Build, builder: str, suffix: str) -> None:
    site = build(make_site(FILES, CONF), builder)
    assert site.html("index.html").one("dialog").attrs["data-suffix"] == suffix


def test_the_suffix_of_links(make_site: MakeSite, build: Build) -> None:
    site = build(make_site(FILES, {**CONF, "html_link_suffix": ""}))
    assert site.html("index.html").one("dialog").attrs["data-suffix"] == ""


def test_the_key_and_excerpts_are_options(make_site: MakeSite, build: Build) -> None:
    attrs = build(make_site(FILES, CONF)).html("index.html").one("dialog").attrs
    assert attrs["data-key"] == "/"
    assert "data-excerpts" in attrs
    conf = {"html_theme_options": {"search_key": False}, "html_show_search_summary": False}
    site = build(make_site(FILES, {**CONF, **conf}))
    attrs = site.html("index.html").one("dialog").attrs
    assert "data-key" not in attrs
    assert "data-excerpts" not in attrs
    button = site.html("index.html").one("button", "alcf-search-button")
    assert button.attrs["aria-keyshortcuts"] == "Control+K Meta+K"


def test_a_builder_without_a_search_page_has_no_search(make_site: MakeSite, build: Build) -> None:
    page = build(make_site(FILES, CONF), "singlehtml").html("index.html")
    assert not page.all("dialog")
    assert not page.all("button", "alcf-search-button")


def test_front_matter_can_keep_a_page_out_of_the_index(make_site: MakeSite, build: Build) -> None:
    secret = "---\nno-search: true\n---\n# Form\n\nUnfindable.\n"
    index = build(make_site({**FILES, "manual/page.md": secret}, CONF)).read("searchindex.js")
    assert "front" in index
    assert "unfind" not in index

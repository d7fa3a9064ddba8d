"""What the theme's options put around every page."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.domains.python import PythonModuleIndex

from tests.support.markup import Element
from tests.support.site import Build, MakeSite

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" onload="alert(1)">'
    '<path d="M{}h9"/></svg>'
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"/>'
FILES: dict[str, str | bytes] = {
    "index.md": "# Front\n\n```{toctree}\npart/index\nabout\n```\n",
    "part/index.md": "# Part\n\n```{toctree}\npage\nother\n```\n",
    "part/other.md": "# Other\n",
    "part/page.md": "# Page\n\n## Heading\n\n### Lower\n",
    "about.md": "# About\n",
    "mail.svg": ICON.format("1 2"),
    "_static/lab.svg": LOGO,
    "_static/lab-light.svg": LOGO,
    "_templates/own.html": "<p class='own'>{{ pagename }}</p>",
}
OPTIONS: dict[str, Any] = {
    "announcement": "Open until <em>March</em>.",
    "header_links": [{"title": "Shop <1>", "url": "https://example.org/?a=1&b=2"}],
    "icon_links": [{"title": "Write", "url": "mailto:a@example.org", "icon": "mail.svg"}],
    "footer_links": [{"title": "Contact", "links": [{"title": "About us", "url": "about"}]}],
    "footer_logos": [{"image": "lab.svg", "light": "lab-light.svg", "alt": "Lab", "url": "about"}],
    "legal_links": [{"title": "Privacy", "url": "about.md"}],
    "source_repository": "https://github.com/example/stories",
    "source_directory": "docs",
}


def conf(**options: Any) -> dict[str, Any]:
    return {
        "html_theme": "alcf",
        "html_theme_options": options,
        "html_static_path": ["_static"],
        "templates_path": ["_templates"],
    }


def page(make_site: MakeSite, build: Build, **options: Any) -> Element:
    site = build(make_site(FILES, conf(**options)), warningiserror=True)
    return site.html("part/page.html")


def test_links_count_from_the_page(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, **OPTIONS)
    bar, foot = html.one("header", "alcf-bar"), html.one("footer")
    shop = bar.one("nav", "alcf-sections").all("a")[-2]
    assert (shop.text, shop.attrs["href"]) == ("Shop <1>", "https://example.org/?a=1&b=2")
    (column,) = foot.all("nav")
    assert column.one("p").text == "Contact"
    assert column.one("a").attrs["href"] == "../about.html"
    legal = foot.one("div", "alcf-footer-legal")
    assert [(a.text, a.attrs["href"]) for a in legal.all("a")] == [("Privacy", "../about.html")]
    assert html.one("aside", "alcf-announcement").one("em").text == "March"


def test_an_icon_is_a_picture_in_the_bar_and_a_name_in_the_menu(
    make_site: MakeSite, build: Build
) -> None:
    bar = page(make_site, build, **OPTIONS).one("header", "alcf-bar")
    link = bar.one("a", "alcf-icon-link")
    assert (link.attrs["aria-label"], link.attrs["href"]) == ("Write", "mailto:a@example.org")
    assert link.one("svg").one("path").attrs["d"] == "M1 2h9"
    assert bar.one("li", "alcf-narrow").one("a").text == "Write"


def test_a_logo_at_the_foot_has_its_size_and_a_version_for_light_palettes(
    make_site: MakeSite, build: Build
) -> None:
    dark, light = page(make_site, build, **OPTIONS).one("ul", "alcf-footer-logos").all("img")
    assert dark.attrs["src"].endswith("_static/lab.svg")
    assert light.attrs["src"].endswith("_static/lab-light.svg")
    assert (dark.attrs["width"], dark.attrs["height"], dark.attrs["alt"]) == ("240", "80", "Lab")
    assert dark.inside("a")


def test_a_page_leads_to_its_source(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, **OPTIONS)
    links = {a.text: a.attrs["href"] for a in html.one("ul", "alcf-source").all("a")}
    assert links == {
        "Edit on GitHub": "https://github.com/example/stories/edit/main/docs/part/page.md",
        "Source on GitHub": "https://github.com/example/stories/blob/main/docs/part/page.md",
    }
    some = page(make_site, build, **{**OPTIONS, "source_links": ["edit"]})
    assert [a.text for a in some.one("ul", "alcf-source").all("a")] == [
        "Edit on GitHub",
        "Show Source",
    ]


def test_without_a_repository_sphinxs_own_source_is_shown(
    make_site: MakeSite, build: Build
) -> None:
    site = build(make_site(FILES, {**conf(), "html_last_updated_fmt": "%Y"}))
    source = site.html("part/page.html").one("ul", "alcf-source")
    assert source.one("a").attrs["href"] == "../_sources/part/page.md.txt"
    assert "Last updated on" in source.text
    hidden = build(make_site(FILES, {**conf(), "html_show_sourcelink": False}))
    assert not hidden.html("part/page.html").all("ul", "alcf-source")
    assert not site.html("search.html").all("a", rel="nofollow")


def test_columns_beside_documentation_hold_what_the_options_say(
    make_site: MakeSite, build: Build
) -> None:
    options = {
        "sidebar_start": ["own.html", "components/section.html"],
        "sidebar_end": ["own.html"],
    }
    html = page(make_site, build, **options)
    side, end = html.one("aside", "alcf-side"), html.one("aside", "alcf-end")
    assert side.one("p", "own").text == "part/page"
    assert side.all("nav", "alcf-nav")
    assert end.all("p", "own")
    assert not end.all("nav")
    assert not page(make_site, build, sidebar_end=[]).all("aside", "alcf-end")


def test_contents_and_navigation_have_the_depth_asked_for(
    make_site: MakeSite, build: Build
) -> None:
    assert [a.text for a in page(make_site, build).one("aside", "alcf-end").all("a")] == [
        "Heading",
        "Lower",
    ]
    shallow = page(make_site, build, contents_depth=1)
    assert [a.text for a in shallow.one("aside", "alcf-end").all("a")] == ["Heading"]
    assert not page(make_site, build, contents_depth=0).all("*", "alcf-toc")


def test_a_logo_alone_names_the_site(make_site: MakeSite, build: Build) -> None:
    settings = {**conf(logo_only=True), "html_logo": "mail.svg", "html_title": "The <i>site</i>"}
    brand = build(make_site(FILES, settings)).html().one("a", "alcf-brand")
    assert brand.one("img").attrs["alt"] == "The site"
    assert not brand.all("span")
    both = build(make_site(FILES, {**settings, "html_theme_options": {}})).html()
    assert both.one("a", "alcf-brand").one("img").attrs["alt"] == ""
    assert both.one("a", "alcf-brand").one("span").text == "The site"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"icon_links": [{"title": "A", "url": "about", "icon": "no.svg"}]}, "cannot be read"),
        ({"icon_links": [{"title": "A", "url": "about", "icon": "about.md"}]}, "well-formed"),
        ({"footer_logos": [{"image": "no.svg", "alt": "A"}]}, "no picture"),
        ({"legal_links": [{"title": "A", "url": "abuot"}]}, "Did you mean 'about'?"),
        ({"sidebar_end": ["no.html"]}, "'no.html' is in no folder"),
    ],
)
def test_what_is_not_there_is_said_once_and_left_out(
    make_site: MakeSite, build: Build, options: dict[str, Any], says: str
) -> None:
    site = build(make_site(FILES, conf(**options)))
    assert site.warnings.count("[alcf.config]") == 1
    assert says in site.warnings
    assert site.html("part/page.html").one("h1").text.startswith("Page")


def test_a_changed_icon_is_written_into_every_page(make_site: MakeSite, build: Build) -> None:
    src = make_site(FILES, conf(**OPTIONS))
    build(src)
    (src / "mail.svg").write_text(ICON.format("3 4"), "utf-8")
    site = build(src)
    for name in ("index.html", "part/page.html", "about.html"):
        assert 'd="M3 4h9"' in site.read(name), name


def test_the_index_of_a_domain_is_reached_from_every_page(
    make_site: MakeSite, build: Build
) -> None:
    files = {**FILES, "api.rst": "API\n===\n\n.. py:module:: sums\n"}
    files["index.md"] = "# Front\n\n```{toctree}\napi\npart/index\nabout\n```\n"
    result = build(make_site(files, conf()), warningiserror=True)
    foot = result.html("part/page.html").one("footer", "alcf-footer")
    (link,) = foot.all("a", href="../py-modindex.html")
    # Sphinx looks its name up once a process, in the language of that time.
    assert link.text == str(PythonModuleIndex.localname)
    plain = build(make_site(FILES, conf()), warningiserror=True).html("part/page.html")
    assert not plain.all("a", href="../py-modindex.html")

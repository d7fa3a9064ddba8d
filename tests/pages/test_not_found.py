"""The page for addresses that are none: the theme's, the project's, or another extension's."""

from __future__ import annotations

import pytest

from tests.support.site import Build, MakeSite

FILES = {"index.md": "# Home\n\nWords.\n", "deep/page.md": "---\norphan: true\n---\n\n# Page\n"}
CONF = {"html_theme": "alcf", "html_baseurl": "https://example.org/a/b/"}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_its_links_count_from_the_sites_root(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    page = build(make_site(FILES, CONF), builder, warningiserror=True).html("404.html")
    base = page.one("base").attrs["href"]
    assert base in {"/a/b/404.html", "/a/b/404/"}
    tags = [element for element in page.walk() if {"href", "src"} & element.attrs.keys()]
    assert tags[0].tag == "base"  # of links before it, it would not count (HTML Standard, 4.2.3)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize(
    ("base", "place"),
    [
        ("https://example.org", "/404"),
        ("/docs/", "/docs/404"),
        ("//example.org/docs/", "/docs/404"),
        ("https://[x", None),
        ("", None),
    ],
)
def test_a_path_is_enough_for_its_links(
    make_site: MakeSite, build: Build, builder: str, base: str, place: str | None
) -> None:
    page = build(make_site(FILES, {**CONF, "html_baseurl": base}), builder).html("404.html")
    end = "/" if builder == "dirhtml" else ".html"
    found = [element.attrs["href"] for element in page.all("base")]
    assert found == ([f"{place}{end}"] if place else [])


@pytest.mark.parametrize("theme", ["alcf", "basic"])
@pytest.mark.parametrize("own", [True, False])
def test_it_has_no_address_itself(make_site: MakeSite, build: Build, theme: str, own: bool) -> None:
    """What is not there cannot be shared, or be found at another address."""
    lost = {"404.md": "---\norphan: true\n---\n\n# Lost\n"} if own else {}
    result = build(make_site({**FILES, **lost}, {**CONF, "html_theme": theme}))
    if own or theme == "alcf":
        page = result.read("404.html")
        assert 'rel="canonical"' not in page
        assert "og:url" not in page
        assert "ld+json" not in page
    assert 'rel="canonical"' in result.read("deep/page.html")


@pytest.mark.parametrize("theme", ["alcf", "basic"])
def test_another_extension_may_make_it(make_site: MakeSite, build: Build, theme: str) -> None:
    pytest.importorskip("notfound")
    conf = {"extensions": ["sphinx_alcf", "notfound.extension"], "html_theme": theme}
    result = build(make_site(FILES, {**CONF, **conf}), warningiserror=True)
    page = result.html("404.html")
    assert "Unfortunately we couldn't find" in page.text  # its own words
    assert "<loc>https://example.org/a/b/404" not in result.read("sitemap.xml")


def test_a_projects_own_stays(make_site: MakeSite, build: Build) -> None:
    own = {"404.md": "---\norphan: true\n---\n\n# Lost\n"}
    result = build(make_site({**FILES, **own}, CONF), warningiserror=True)
    assert result.html("404.html").one("h1").text.startswith("Lost")

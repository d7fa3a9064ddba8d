"""Each page stands where its address was, and links lead there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sphinx_alcf.migrate.links import Links
from sphinx_alcf.migrate.media import Media
from sphinx_alcf.migrate.model import Found, SourcePage, SourceSite
from sphinx_alcf.migrate.places import Places, assign_places, front_changes
from sphinx_alcf.migrate.reading import read_site
from tests.migrate.test_reading import make, page

FILES: dict[str, str | bytes] = {
    "_config.yml": yaml.safe_dump(
        {
            "url": "https://lab.example",
            "baseurl": "/report",
            "collections": {"highlights": {"output": True}},
        }
    ),
    "index.html": page(),
    "404.html": page(permalink="/404.html"),
    "search.html": page(),
    "01_features/features.md": page(permalink="features"),
    "01_features/theta.md": page(permalink="features/theta"),
    "slash.md": page(permalink="/kitchen-sink/"),
    "_highlights/one.md": page(),
    "feed.xml": page(),
    "assets/a b.pdf": b"pdf",
}


def read(tmp_path: Path, files: dict[str, str | bytes] | None = None) -> tuple[SourceSite, Places]:
    site = read_site(make(tmp_path, {**FILES, **(files or {})}))
    return site, assign_places(site)


def names(site: SourceSite, places: Places) -> dict[str, str | None]:
    return {p.path.as_posix(): places.docname(p) for p in site.pages}


def named(site: SourceSite, path: str) -> SourcePage:
    return next(p for p in site.pages if p.path.as_posix() == path)


def test_the_address_is_the_name_of_the_document(tmp_path: Path) -> None:
    assert names(*read(tmp_path)) == {
        "index.html": "index",
        "404.html": None,
        "search.html": None,
        "01_features/features.md": "features",
        "01_features/theta.md": "features/theta",
        "slash.md": "kitchen-sink/index",
        "_highlights/one.md": "highlights/one",
        "feed.xml": None,
    }


def test_the_theme_has_its_own_404_and_search(tmp_path: Path) -> None:
    _, places = read(tmp_path)
    assert set(places.furniture) == {"404", "search"}


def test_two_pages_with_one_address_both_stay(tmp_path: Path) -> None:
    twice: dict[str, str | bytes] = {
        "other.md": page(permalink="features/theta"),
        "upper.md": page(permalink="Features/Theta"),
        "folder.md": page(permalink="features/"),
    }
    site, places = read(tmp_path, twice)
    found = names(site, places)
    assert len({n.casefold() for n in found.values() if n}) == len([n for n in found.values() if n])
    assert sorted(n for n in found.values() if n and "heta" in n) == [
        "Features/Theta-3",
        "features/theta",
        "features/theta-2",
    ]
    assert found["01_features/features.md"] == "features"
    assert found["folder.md"] == "features/index-2"
    assert {f.kind for f in places.findings} == {Found.ADDRESS}
    assert {f.place.path for f in places.findings} == {
        "01_features/theta.md",
        "upper.md",
        "folder.md",
    }


@pytest.mark.parametrize(
    ("permalink", "docname"),
    [("a:b?c", "a-b-c"), ("_private/x", "private/x"), ("a/./b//c", "a/b/c"), (".hidden", "hidden")],
)
def test_names_are_those_of_files(tmp_path: Path, permalink: str, docname: str) -> None:
    site, places = read(tmp_path, {"x.md": page(permalink=permalink)})
    assert places.docname(named(site, "x.md")) == docname


def test_a_page_without_a_permalink_gets_its_old_address(tmp_path: Path) -> None:
    site, places = read(tmp_path)
    changes = {
        p.path.as_posix(): front_changes(p, docname)
        for p in site.pages
        if (docname := places.docname(p)) is not None
    }
    assert changes == {
        "index.html": {},
        "01_features/features.md": {},
        "01_features/theta.md": {},
        "slash.md": {},
        "_highlights/one.md": {"permalink": "/highlights/one.html"},
    }


def test_a_page_with_broken_front_matter_answers_at_both_addresses(tmp_path: Path) -> None:
    text = "---\npermalink: b/c\nredirect_from: /old\ntitle: 'x'y'\n---\n"
    site, _ = read(tmp_path, {"a.md": text})
    assert front_changes(named(site, "a.md"), "b/c") == {"redirect_from": ["/old", "/a.html"]}


LINKS = {
    "{}/features/theta": "theta.md",
    "{}/features/theta/": "theta.md",
    "/features/theta.html#2024-by-the-numbers": "#2024-by-the-numbers",
    "features/theta": "theta.md",
    "theta.html": "theta.md",
    "../features": "../features.md",
    "/features": "../features.md",
    "/report/features#a": "../features.md#a",
    "/": "../index.md",
    "{}": "../index.md",
    "{}/report": "../index.md",
    "{}#top": "../index.md#top",
    "/kitchen-sink": "../kitchen-sink/index.md",
    "/kitchen-sink/": "../kitchen-sink/index.md",
    "/highlights/one.html": "../highlights/one.md",
    "/search?q=a": "../search.html?q=a",
    "{}/assets/a%20b.pdf": "../assets/a%20b.pdf",
    "/assets/a b.pdf": "../assets/a%20b.pdf",
    "#here": "#here",
    "": "",
    "https://other.example/features": "https://other.example/features",
    "https://lab.example.org/": "https://lab.example.org/",
    "//cdn.example/x": "//cdn.example/x",
    "mailto:a@b.example": "mailto:a@b.example",
    "http://[bad": "http://[bad",
}


@pytest.mark.parametrize(("url", "target"), LINKS.items())
def test_links_lead_to_documents_and_files(tmp_path: Path, url: str, target: str) -> None:
    site, places = read(tmp_path)
    links = Links(site, places, Media(site))
    link = links.resolve(url.format("https://lab.example"), named(site, "01_features/theta.md"), 3)
    assert (link.target, link.findings) == (target, ())


def test_a_link_to_nothing_stays_and_is_told(tmp_path: Path) -> None:
    site, places = read(tmp_path)
    links = Links(site, places, Media(site))
    link = links.resolve("/features/thta", named(site, "01_features/theta.md"), 3)
    assert link.target == "https://lab.example/features/thta"
    (finding,) = link.findings
    assert (finding.kind, str(finding.place)) == (Found.BROKEN_LINK, "01_features/theta.md:3")


def test_the_files_that_links_name_are_used(tmp_path: Path) -> None:
    site, places = read(tmp_path)
    media = Media(site)
    links = Links(site, places, media)
    theta = named(site, "01_features/theta.md")
    links.resolve("/assets/a%20b.pdf", theta, 1)
    assert media.used == {"assets/a b.pdf"}


def test_a_text_that_several_pages_show_has_links_from_the_source_folder(tmp_path: Path) -> None:
    site, places = read(tmp_path)
    links = Links(site, places, Media(site))
    theta = named(site, "01_features/theta.md")
    for url, target in {
        "/features#a": "/features.md#a",
        "/features/theta#a": "/features/theta.md#a",
        "/assets/a%20b.pdf": "/assets/a%20b.pdf",
        "#a": "#a",
    }.items():
        assert links.resolve(url, theta, 1, absolute=True).target == target
    assert set(links.fragments) == {("features/theta", "a")}

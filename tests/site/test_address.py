"""The site's own address, and what is said where it is needed and not known."""

from __future__ import annotations

import pytest
from sphinx import addnodes

from sphinx_alcf.site.address import base_of, download_address, file_address, page_address
from tests.support.media import clip
from tests.support.site import Build, MakeSite

PAGES = {"index.md": "# Site\n\n```{toctree}\nsub/a b\n```\n", "sub/a b.md": "# One\n\nWords.\n"}


@pytest.mark.parametrize("base", ["https://example.org/x", "https://example.org/x/"])
def test_addresses_are_those_of_the_builder(make_site: MakeSite, build: Build, base: str) -> None:
    site = make_site(PAGES, {"html_baseurl": base})
    app = build(site, warningiserror=True).app
    assert page_address(app.builder, "sub/a b") == "https://example.org/x/sub/a%20b.html"
    assert file_address(app.config, "_images/p.jpg") == "https://example.org/x/_images/p.jpg"
    app = build(site, "dirhtml", into="dirs").app
    assert page_address(app.builder, "sub/a b") == "https://example.org/x/sub/a%20b/"
    assert page_address(app.builder, "index") == "https://example.org/x/"


@pytest.mark.parametrize("base", ["", "/docs/", "example.org", "file:///tmp", "https://[x"])
def test_what_is_no_whole_address_is_none(make_site: MakeSite, build: Build, base: str) -> None:
    app = build(make_site(PAGES, {"html_baseurl": base}), "dummy").app
    assert base_of(app.config) == ""
    assert page_address(app.builder, "index") == file_address(app.config, "x") == ""


def test_only_a_site_that_asks_is_told_once(make_site: MakeSite, build: Build) -> None:
    build(make_site(PAGES), warningiserror=True)
    asking = make_site(PAGES, {"alcf_metadata": True})
    (line,) = build(asking).lines
    assert "html_baseurl" in line
    assert "alcf_metadata" in line
    assert line.endswith("[alcf.base_url]")
    for conf in ({"alcf_metadata": False}, {"html_baseurl": "https://example.org"}):
        build(asking, warningiserror=True, conf=conf)
    build(asking, "latex", warningiserror=True)
    build(asking, "epub", warningiserror=True, conf={"version": "1"})


@pytest.mark.parametrize(
    ("base", "own"),
    [
        ("https://example.org/x", "https://example.org/x/_downloads/0a/a%20b.mp4"),
        # On paper and in a text, a path would lead nowhere.
        ("/x/", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_file_that_pages_link_to(
    make_site: MakeSite, build: Build, base: str, own: str
) -> None:
    config = build(make_site(PAGES, {"html_baseurl": base}), "dummy").app.config
    here = addnodes.download_reference("", "", filename="0a/a b.mp4")
    there = addnodes.download_reference("", "", refuri="https://cdn.example.org/a.mp4")
    assert download_address(config, here) == own
    assert download_address(config, there) == "https://cdn.example.org/a.mp4"
    assert download_address(config, addnodes.download_reference()) == ""


@pytest.mark.parametrize("base", ["", "/x/"])
def test_without_a_host_a_text_names_the_file(make_site: MakeSite, build: Build, base: str) -> None:
    page = "# Site\n\n:::{media-video} clip.mp4\n:title: A film\n:track: none\n:::\n"
    site = make_site({"index.md": page, "clip.mp4": clip()}, {"html_baseurl": base})
    text = build(site, "text").read("index.txt")
    assert "clip.mp4" in text
    assert "_downloads" not in text

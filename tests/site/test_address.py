"""The site's own address, and what is said where it is needed and not known."""

from __future__ import annotations

import pytest

from sphinx_alcf.site.address import base_of, file_address, page_address
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

"""All pages as one file: links lead to their places within it."""

from __future__ import annotations

from tests.support.site import Build, MakeSite


def test_links_to_other_pages_lead_to_their_places(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n\n```{toctree}\none\ntwo\n```\n",
        "one.md": "# One\n\n[place](two.md#a-place), [page](two.md), "
        "[home](index.md), {ref}`named`\n",
        "two.md": "# Two\n\n## A place\n\n(named)=\n### Named\n",
    }
    conf = {"html_theme": "alcf", "myst_heading_anchors": 3}
    page = build(make_site(files, conf), "singlehtml", warningiserror=True).html()
    ids = {element.attrs["id"] for element in page.all(id=True)}
    links = {a.text: a.attrs["href"] for a in page.one("article").all("a", "reference")}
    assert links["home"] == "#"
    assert links["place"] == "#a-place"
    assert {links[text].removeprefix("#") for text in ("place", "page", "Named")} <= ids

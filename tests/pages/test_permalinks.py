"""A page's address is its document name; its permalink sends readers there."""

from __future__ import annotations

import pytest

from sphinx_alcf.pages.permalinks import page_name
from tests.support.site import Build, MakeSite


@pytest.mark.parametrize(
    ("permalink", "name"),
    [
        ("features/theta", "features/theta"),
        ("/features/theta", "features/theta"),
        ("/kitchen-sink/", "kitchen-sink/index"),
        ("a/b.html", "a/b"),
        ("../../etc/passwd", "etc/passwd"),
        ("a/../b", "b"),
        ("/", "index"),
        ("", "index"),
        ("caf%C3%A9/au-lait", "caf\u00e9/au-lait"),
    ],
)
def test_permalinks_are_read_as_jekyll_does(permalink: str, name: str) -> None:
    assert page_name(permalink) == name


@pytest.mark.parametrize(
    "permalink", ["https://example.org/a", "a\\b", "a?b=1", "a#b", "<b>", "a:b", "%3Ca"]
)
def test_what_is_no_path_within_the_site_is_no_address(permalink: str) -> None:
    assert page_name(permalink) is None


FILES = {
    "index.md": "# Home\n\n```{toctree}\n02_features/theta\nother\n```\n",
    "02_features/theta.md": "---\ntitle: Theta\npermalink: features/theta\n---\n\nText.\n",
    "other.md": "# Other\n",
}


@pytest.mark.parametrize(
    ("builder", "page", "target"),
    [
        ("html", "features/theta.html", "../02_features/theta.html"),
        ("dirhtml", "features/theta/index.html", "../../02_features/theta/"),
    ],
)
@pytest.mark.parametrize("theme", ["alcf", "alabaster"])
def test_a_redirect_stands_at_the_permalink(
    make_site: MakeSite, build: Build, builder: str, page: str, target: str, theme: str
) -> None:
    result = build(make_site(FILES, {"html_theme": theme}), builder)
    assert not result.warnings
    redirect = result.html(page)
    refresh = redirect.one("meta", http_equiv="refresh")
    assert refresh.attrs["content"] == f"0; url={target}"
    assert redirect.one("a").attrs["href"] == target
    assert not redirect.all("script", src=False)


@pytest.mark.parametrize("taken", ["other", "Other", "search", "genindex", "_static/a"])
def test_no_redirect_replaces_a_page(make_site: MakeSite, build: Build, taken: str) -> None:
    text = f"---\ntitle: Theta\npermalink: {taken}\n---\n"
    result = build(make_site({**FILES, "02_features/theta.md": text}), "html")
    assert "address of another page" in result.warnings
    assert "[alcf.permalink]" in result.warnings
    assert result.html("other.html").one("h1").text.startswith("Other")


def test_two_pages_cannot_have_one_permalink(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "other.md": "---\ntitle: Other\npermalink: features/theta\n---\n"}
    result = build(make_site(files), "html")
    assert "one page an address" in result.warnings

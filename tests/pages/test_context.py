"""What templates are given: look, head, and the page's place in the site."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.media import picture
from tests.support.site import Build, MakeSite

BIG = picture(1600, 900, kind="jpeg", gradient=30)
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n```{toctree}\nfeatures/index\nguide\n```\n",
    "features/index.md": (
        "---\ntitle: Features\nlayout: section-head\nintro: All of them.\n---\n\n"
        "```{toctree}\none\ntwo\nthree\n```\n"
    ),
    "features/one.md": (
        "---\ntitle: One\ntheme: white\nintro: The *first*.\ndescription: For engines.\n"
        "hero: {image: a.jpg, alt: A field}\n---\n\n## Part\n\n### Deeper\n"
    ),
    "features/two.md": "---\ntitle: Two\nlayout: doc\nintro: The second.\n---\n",
    "features/three.md": "---\ntitle: Three\nintro: The third.\n---\n",
    "guide.md": "# Guide\n\n## First\n\n## Second\n",
    "a.jpg": BIG,
    "features/a.jpg": BIG,
}


@pytest.fixture
def context(make_site: MakeSite, build: Build) -> dict[str, dict[str, Any]]:
    """What each page of the site was given as ``alcf``, with ``meta`` for its whole context."""
    site = make_site(FILES, {"html_theme": "alcf", "html_baseurl": "https://example.org/site/"})
    (site / "conf.py").write_text(
        (site / "conf.py").read_text("utf-8")
        + "seen = {}\n"
        + "def setup(app):\n"
        + "    app.seen = seen\n"
        + "    app.connect('html-page-context',\n"
        + "        lambda app, name, t, c, d: seen.update({name: c.get('alcf')}), priority=900)\n",
        "utf-8",
    )
    result = build(site, "html")
    assert not result.warnings
    seen: dict[str, dict[str, Any]] = vars(result.app)["seen"]
    return seen


def test_a_page_has_its_palette_form_and_frame(context: dict[str, dict[str, Any]]) -> None:
    looks = {name: (c["palette"], c["form"], c["frame"]) for name, c in context.items()}
    assert looks["features/one"] == ("white", "light", "story")
    assert looks["features/two"] == ("dark", "dark", "doc")
    assert looks["features/index"] == ("dark", "dark", "story")
    assert looks["guide"] == ("dark", "dark", "doc")
    assert looks["search"] == ("dark", "dark", "doc")


def test_the_head_describes_and_preloads(context: dict[str, dict[str, Any]]) -> None:
    one = context["features/one"]
    assert one["description"] == "For engines."
    assert context["features/two"]["description"] == "The second."
    (preload,) = one["hero_preload"]
    assert "480w" in preload["imagesrcset"]
    assert preload["type"] == "image/webp"
    assert context["guide"]["hero_preload"] == []


def test_navigation_shows_the_section(context: dict[str, dict[str, Any]]) -> None:
    one = context["features/one"]
    assert [(s["title"], s["current"]) for s in one["sections"]] == [
        ("Features", True),
        ("Guide", False),
    ]
    assert [b["title"] for b in one["breadcrumbs"]] == ["Features"]
    assert one["nav"] == []  # which stands beside documentation alone
    (section,) = context["features/two"]["nav"]
    assert [c["title"] for c in section["children"]] == ["One", "Two", "Three"]
    (part,) = one["contents"]
    assert (part.title, part.link, part.children[0].title) == ("Part", "#part", "Deeper")


def test_a_story_has_a_card_of_its_neighbour(context: dict[str, dict[str, Any]]) -> None:
    (one,) = context["features/three"]["more"]["pages"]
    assert (one["title"], one["intro"], one["link"]) == ("One", "The first.", "one.html")
    assert one["image"]["width"] == 1600
    assert [source["type"] for source in one["image"]["sources"]] == ["image/webp"]
    assert "736w" in one["image"]["sources"][0]["srcset"]
    (three,) = context["features/one"]["more"]["pages"]
    assert three["image"] is None


def test_json_pages_need_no_theme(make_site: MakeSite, build: Build) -> None:
    for theme in ("alcf", "basic"):
        for builder in ("json", "pickle"):
            result = build(make_site(FILES, {"html_theme": theme}), builder)
            assert not result.warnings
            assert result.files("features/one.f*")

"""A page's picture for listings: found, copied, shown on cards, and nowhere on its own page."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import media_teaser
from tests.support.media import jpeg, picture
from tests.support.site import Build, MakeSite, Result

CONF = {"html_theme": "alcf", "alcf_image_widths": [320]}
STORY = """---
title: A story
layout: page
hero: {image: hero.jpg, alt: H}
teaser:
  image: listing.jpg
  alt: A machine on a card
  credit: The *lab*
  creator: A. Nyman
  license: CC BY 4.0
  source-url: https://example.org/listing
---

Text.
"""
INDEX = "# Site\n\n```{toctree}\nsection\nother\n```\n"
SECTION = "---\ntitle: Section\nlayout: section-head\n---\n\n```{toctree}\nstory\n```\n"


def files(story: str = STORY) -> dict[str, str | bytes]:
    return {
        "index.md": INDEX,
        "section.md": SECTION,
        "other.md": "# Other\n\nText.\n",
        "story.md": story,
        "hero.jpg": jpeg(200, 100),
        "assets/images/listing.jpg": picture(1200, 675, kind="jpeg", gradient=30),
        "assets/images/other.jpg": jpeg(80, 80),
    }


def card(result: Result) -> dict[str, str | None]:
    """The attributes of the picture on the section's card."""
    return dict(result.html("section.html").one("li", cls="alcf-card").one("img").attrs)


def test_a_teaser_wins_over_the_hero_on_cards(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(), CONF), warningiserror=True)
    image = card(result)
    assert image["src"] == "_images/listing.jpg"
    assert image["alt"] == "A machine on a card"
    assert (image["width"], image["height"]) == ("1200", "675")
    source = result.html("section.html").one("li", cls="alcf-card").one("source")
    listinger = str(source.attrs["srcset"]).split()[0]
    assert (result.out / listinger).is_file()
    assert (result.out / "_images/listing.jpg").is_file()


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub", "latex", "text", "man"])
def test_no_page_shows_its_own_teaser(make_site: MakeSite, build: Build, builder: str) -> None:
    result = build(make_site(files(), {"version": "1"}), builder, warningiserror=True)
    page = result.resolved("story")
    assert bool(result.files("**/*listing*")) == ("html" in builder)
    assert not list(page.findall(media_teaser))
    assert not [n for n in page.findall(nodes.image) if "listing" in n["uri"]]
    assert "A. Nyman" not in page.astext()
    for kind in ("html", "tex", "txt", "1"):
        for name in result.files(f"**/*.{kind}"):
            assert name[:3] in {"_so", "sec"} or "listing" not in result.read(name)


def test_the_teaser_is_kept_for_the_builder_that_comes_next(
    make_site: MakeSite, build: Build
) -> None:
    site = make_site(files(), CONF)
    build(site, "text", warningiserror=True)
    result = build(site, "html", warningiserror=True)
    assert card(result)["src"] == "_images/listing.jpg"
    assert (result.out / "_images/listing.jpg").is_file()


def test_a_new_teaser_changes_the_card_and_no_other_page(make_site: MakeSite, build: Build) -> None:
    site = make_site(files(), CONF)
    build(site)
    other = (site.parent / "build/html/other.html").stat().st_mtime_ns
    (site / "story.md").write_text(STORY.replace("listing.jpg", "other.jpg"), encoding="utf-8")
    result = build(site, warningiserror=True)
    assert card(result)["src"] == "_images/other.jpg"
    assert (result.out / "_images/other.jpg").is_file()
    assert (result.out / "other.html").stat().st_mtime_ns == other


def test_readers_in_parallel_bring_their_teasers(make_site: MakeSite, build: Build) -> None:
    site = make_site({**files(), **{f"n{i}.md": f"# N{i}\n" for i in range(8)}}, CONF)
    (site / "section.md").write_text(
        SECTION.replace("{toctree}\nstory", "{toctree}\n:glob:\nstory\nn*"), encoding="utf-8"
    )
    result = build(site, jobs=2, warningiserror=True)
    assert result.html("section.html").all("img")[0].attrs["src"] == "_images/listing.jpg"
    assert (result.out / "_images/listing.jpg").is_file()


@pytest.mark.parametrize(
    ("front", "subtype", "line"),
    [
        ("teaser: missing.jpg", "media_not_found", 3),
        ("teaser: ../../outside.jpg", "media_outside", 3),
        ("teaser: https://example.org/a.jpg", "media_remote", 3),
        ("teaser: listing.mp4", "value", 3),
        ("teaser: [listing.jpg]", "value", 3),
        ("teaser: {credit: The lab}", "value", 3),
        ("teaser: {image: listing.jpg, licence: MIT}", "key", 3),
        ("teaser: {image: listing.jpg, license: CC BYE 4.0}", "value", 3),
        ("teaser: {image: listing.jpg, source-url: 'javascript:x'}", "address", 3),
        ("teaser-img-sorce: listing.jpg", "key", 3),
        ("teaser: broken.jpg", "media_unreadable", 3),
    ],
)
def test_a_mistake_is_one_located_warning(
    make_site: MakeSite, build: Build, front: str, subtype: str, line: int
) -> None:
    text = f"---\ntitle: A story\n{front}\n---\n\nText.\n"
    broken = {"broken.jpg": b"\xff\xd8\xff\xe0 not a picture"}
    result = build(make_site({**files(text), **broken}, CONF))
    (warning,) = result.lines
    assert f"story.md:{line}: WARNING" in warning
    assert f"[alcf.{subtype}]" in warning
    assert "Text." in result.html("story.html").one("main").text


def test_a_field_list_and_jekylls_keys_say_the_same(make_site: MakeSite, build: Build) -> None:
    rest = (
        ":teaser: listing.jpg\n:teaser-alt: A machine\n:teaser-credit: The *lab*\n\nS\n=\n\nText.\n"
    )
    jekyll = (
        "---\ntitle: S\nteaser-img-source: listing.jpg\nteaser-img-alt: A machine\n"
        "teaser-img-credit: The <i>lab</i>\n---\n\nText.\n"
    )
    for name, text in (("story.rst", rest), ("story.md", jekyll)):
        site = make_site({**files(""), name: text})
        if name == "story.rst":
            Path(site / "story.md").unlink()
        result = build(site, warningiserror=True)
        (teaser,) = result.doctree("story").findall(media_teaser)
        image = next(iter(teaser.findall(nodes.image)))
        assert (image["uri"], image["alt"]) == ("assets/images/listing.jpg", "A machine")
        assert teaser.astext().endswith("Image: The lab")
        assert next(iter(teaser.findall(nodes.emphasis))).astext() == "lab"


def test_gettext_sees_its_words(make_site: MakeSite, build: Build) -> None:
    catalogue = build(make_site(files()), "gettext").read("story.pot")
    assert 'msgid "A machine on a card"' in catalogue
    assert 'msgid "The *lab*"' in catalogue

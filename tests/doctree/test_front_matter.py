"""Front matter on a page: the head of the page as nodes, in Markdown and reStructuredText."""

from __future__ import annotations

import datetime

import pytest
from docutils import nodes

from sphinx_alcf.doctree.byline import date_text
from sphinx_alcf.doctree.nodes import media_hero, media_video, story_date
from sphinx_alcf.site.domain import get_domain
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

JEKYLL = """---
layout: page
theme: dark
title: "Theta&rsquo;s H<sub>2</sub>O"
hero-mp4-source: clip.mp4
hero-webm-source: clip.webm
hero-img-source: a.jpg
hero-img-caption: "More than <i>600</i> projects&hellip;"
hero-img-credit: The lab
intro: "An intro &amp; more."
---

Text.

# First

## Below

# Second
"""
NATURAL = """---
title: Theta's *H*
kicker: Systems
theme: dark
intro: An intro & more.
date: 2024-02-12
authors:
  - name: Ada Lovelace
    affiliation: The lab
    url: https://example.org/ada
  - Mary Somerville
tags: [a, b]
hero:
  video: clip.webm
  alt: A hall
  caption: More than *600* projects.
  credit: The lab
  layout: over
---

### Deep

# First
"""
MEDIA = {
    "assets/video/clip.mp4": clip("clip.mp4"),
    "assets/video/clip.webm": clip("clip.webm"),
    "assets/video/clip.jpg": jpeg(),
    "assets/images/a.jpg": jpeg(),
}


def head(document: nodes.document) -> list[nodes.Element]:
    """The nodes of the page's only top section that stand before its text."""
    (section,) = (n for n in document.children if isinstance(n, nodes.section))
    return [n for n in section.children[:5] if isinstance(n, nodes.Element)]


def test_the_jekyll_spelling_becomes_the_head(make_site: MakeSite, build: Build) -> None:
    result = build(make_site({"index.md": JEKYLL, **MEDIA}), "text")
    assert not result.warnings
    title, intro, hero, *_rest = head(result.doctree())
    assert isinstance(title, nodes.title)
    assert title.astext() == "Theta\u2019s H2O"
    assert next(iter(title.findall(nodes.subscript))).astext() == "2"
    assert (intro.astext(), intro["classes"]) == ("An intro & more.", ["alcf-intro"])
    assert isinstance(hero, media_hero)
    caption = next(iter(hero.findall(nodes.caption)))
    assert caption.astext() == "More than 600 projects\u2026"
    assert next(iter(caption.findall(nodes.emphasis))).astext() == "600"
    video = next(iter(hero.findall(media_video)))
    assert video["kind"] == "ambient"
    assert next(iter(video.findall(nodes.image)))["uri"] == "assets/images/a.jpg"
    assert {s["type"] for s in video.children[1:] if isinstance(s, nodes.Element)} == {
        "video/mp4",
        "video/webm",
    }


def test_the_natural_spelling_becomes_the_head(make_site: MakeSite, build: Build) -> None:
    result = build(make_site({"index.md": NATURAL, **MEDIA}), "text")
    assert not result.warnings
    title, kicker, intro, byline, hero = head(result.doctree())
    assert title.next_node(nodes.emphasis) is not None
    assert kicker["classes"] == ["alcf-kicker"]
    assert intro["classes"] == ["alcf-intro"]
    assert byline.astext().startswith("Ada Lovelace (The lab), Mary Somerville")
    assert next(iter(byline.findall(story_date)))["datetime"] == "2024-02-12"
    assert next(iter(byline.findall(nodes.reference)))["refuri"] == "https://example.org/ada"
    assert hero["layout"] == "over"
    page = get_domain(result.env).page("index")
    assert (page.palette, page.frame, page.intro) == ("dark", "story", "An intro & more.")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (JEKYLL, {"First": 2, "Below": 3, "Second": 2}),
        (NATURAL, {"Deep": 2, "First": 2}),
    ],
)
def test_headings_nest_under_the_title(
    make_site: MakeSite, build: Build, text: str, levels: dict[str, int]
) -> None:
    result = build(make_site({"index.md": text, **MEDIA}), "html")
    assert not result.warnings
    html = result.html().one("div", cls="body")
    assert len(html.all("h1")) == 1
    found = {h.text.rstrip("\u00b6"): int(h.tag[1]) for h in html.walk() if h.tag in {"h2", "h3"}}
    assert found == levels


REST = """:kicker: Notes
:intro: A page in *reStructuredText*.
:theme: white
:hero: a.jpg
:hero-alt: The room
:hero-caption: The **room**.
:hero-layout: split

Other
=====

Text.
"""


def test_a_field_list_is_front_matter(make_site: MakeSite, build: Build) -> None:
    result = build(make_site({"index.rst": REST, **MEDIA}), "text")
    assert not result.warnings
    _title, kicker, intro, hero, _text = head(result.doctree())
    assert kicker.astext() == "Notes"
    assert intro.next_node(nodes.emphasis) is not None
    assert isinstance(hero, media_hero)
    assert hero["layout"] == "split"
    assert next(iter(hero.findall(nodes.image)))["alt"] == "The room"
    assert next(iter(hero.findall(nodes.strong))).astext() == "room"
    assert get_domain(result.env).page("index").palette == "white"
    assert ":kicker:" not in result.read("index.txt")


def test_other_extensions_still_find_their_keys(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: Page\norphan: true\nogp_image: a.png\nmyst:\n  substitutions: {x: Y}\n---\n"
    site = make_site({"index.md": "# Home\n", "page.md": text})
    result = build(site, "text", warningiserror=True)
    assert result.env.metadata["page"]["ogp_image"] == "a.png"
    assert "orphan" in result.env.metadata["page"]


def test_dates_are_written_in_the_language_of_the_page() -> None:
    day = datetime.date(2024, 2, 12)
    assert date_text(day, "de") == "12. Februar 2024"
    assert date_text(day, "fr") == "12 février 2024"
    assert date_text(day, "es-419") == "12 de febrero de 2024"
    assert date_text(day, "de-ZZ") == "12. Februar 2024"
    assert date_text(day, "sr@latin") == "12. februar 2024."
    assert date_text(day, "xx") == "February 12, 2024"


def visible(document: nodes.document) -> list[str]:
    """The tags of what a reader sees at the top of a page."""
    return [
        n.tagname
        for n in document.children
        if isinstance(n, nodes.Element) and not isinstance(n, nodes.docinfo | nodes.Invisible)
    ]


@pytest.mark.parametrize("keys", ["kicker: K", "intro: I", "hero: {image: a.jpg, alt: A}"])
def test_a_page_without_a_heading_keeps_its_metadata(
    make_site: MakeSite, build: Build, keys: str
) -> None:
    text = f"---\n{keys}\norphan: true\n---\n\nJust text.\n"
    result = build(make_site({"index.md": "# Home\n", "p.md": text, **MEDIA}), "text")
    assert not result.warnings
    assert "orphan" in result.env.metadata["p"]
    document = result.doctree("p")
    assert visible(document)[-1] == "paragraph"
    assert len(visible(document)) == 2
    assert "field_list" not in visible(document)


def test_text_before_the_first_heading_stays_below_the_head(
    make_site: MakeSite, build: Build
) -> None:
    text = "---\nintro: I\nhero: {image: a.jpg, alt: A}\n---\n\nFirst.\n\n# Sub\n"
    result = build(make_site({"index.md": text, **MEDIA}), "text")
    assert not result.warnings
    assert visible(result.doctree()) == ["paragraph", "media_hero", "paragraph", "section"]


def test_a_field_list_may_give_the_title(make_site: MakeSite, build: Build) -> None:
    text = ":title: A *title*\n:intro: I\n\nText.\n\nOne\n===\n\nTwo\n===\n"
    result = build(make_site({"index.rst": text}), "html")
    assert not result.warnings
    html = result.html().one("div", cls="body")
    assert html.one("h1").text.startswith("A title")
    assert [h.text.rstrip("\u00b6") for h in html.all("h2")] == ["One", "Two"]

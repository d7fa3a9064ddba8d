"""The directives, in MyST and reStructuredText: the nodes that they make."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import (
    media_cell,
    media_credit,
    media_figure,
    media_grid,
    media_hero,
    media_legend,
    media_source,
    media_video,
)
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

MYST = """# Page

```{media-figure} a.jpg
:name: fig-a
:alt: A machine
:credit: The *lab*
:width: wide

One **machine**.

More to say.
```
"""
REST = """Page
====

.. media-figure:: a.jpg
   :name: fig-a
   :alt: A machine
   :credit: The *lab*
   :width: wide

   One **machine**.

   More to say.
"""


@pytest.mark.parametrize(("suffix", "text"), [("md", MYST), ("rst", REST)])
def test_a_figure_is_one_in_both_languages(
    make_site: MakeSite, build: Build, suffix: str, text: str
) -> None:
    result = build(make_site({f"index.{suffix}": text, "a.jpg": jpeg()}), "text")
    assert not result.warnings
    figure = next(iter(result.doctree().findall(media_figure)))
    assert figure["ids"] == ["fig-a"]
    assert figure["placement"] == "wide"
    assert next(iter(figure.findall(nodes.image)))["alt"] == "A machine"
    caption = next(iter(figure.findall(nodes.caption)))
    assert caption.astext() == "One machine."
    assert caption.next_node(nodes.strong) is not None
    legend = next(iter(figure.findall(media_legend)))
    assert legend[0].astext() == "More to say."
    assert next(iter(legend.findall(media_credit))).astext() == "Image: The lab"
    assert next(iter(legend.findall(nodes.emphasis))).astext() == "lab"


def test_files_of_one_stem_are_sources_poster_and_tracks(make_site: MakeSite, build: Build) -> None:
    site = make_site(
        {
            "index.md": "# Page\n\n```{media-video} clip.mp4\n:title: A clip\n```\n",
            "assets/video/clip.mp4": clip("clip.mp4"),
            "assets/video/clip.WEBM": clip("clip.webm"),
            "assets/video/clip.jpg": jpeg(),
            "assets/video/clip.en.vtt": clip("clip.en.vtt"),
        }
    )
    result = build(site, "text")
    assert not result.warnings
    video = next(iter(result.doctree().findall(media_video)))
    assert video["kind"] == "player"
    assert video["width"] > 0
    assert next(iter(video.findall(nodes.image)))["uri"] == "assets/video/clip.jpg"
    assert {source["type"] for source in video.findall(media_source)} == {
        "video/mp4",
        "video/webm",
        "text/vtt",
    }


GRID = """# Page

:::{media-grid}
:credit: The lab

![Crates](a.jpg "Arrival, *2017*")
![A room](b.jpg "Removal")

One room, seven years.
:::
"""


def test_pictures_of_a_grid_become_cells(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": GRID, "a.jpg": jpeg(), "b.jpg": jpeg()})
    result = build(site, "text")
    assert not result.warnings
    grid = next(iter(result.doctree().findall(media_grid)))
    cells = [n for n in grid.children if isinstance(n, media_cell)]
    images = [image for cell in cells for image in cell.findall(nodes.image)]
    assert [image["alt"] for image in images] == ["Crates", "A room"]
    assert "Arrival, 2017" in cells[0].astext()
    assert cells[0].next_node(nodes.emphasis) is not None
    caption = next(n for n in grid.children if isinstance(n, nodes.caption))
    assert caption.astext() == "One room, seven years."
    assert grid["columns"] == 2
    assert "Image: The lab" in grid.astext()


def test_directives_in_a_grid_become_cells(make_site: MakeSite, build: Build) -> None:
    text = (
        "# Page\n\n::::{media-grid}\n:::{media-figure} a.jpg\n:alt: A\nFirst.\n:::\n"
        ":::{media-video} https://youtu.be/vpg9C0w4TVw\n:title: T\n:::\n::::\n"
    )
    result = build(make_site({"index.md": text, "a.jpg": jpeg()}), "text")
    assert not result.warnings
    grid = next(iter(result.doctree().findall(media_grid)))
    assert [type(n) for n in grid.children] == [media_cell, media_cell]
    assert "First." in grid.astext()


@pytest.mark.parametrize(
    ("text", "subtype", "line"),
    [
        ("```{media-figure} b.jpg\n:alt: x\n```", "media_not_found", 3),
        ("```{media-figure} ../../b.jpg\n:alt: x\n```", "media_outside", 3),
        ("```{media-figure} a.jpg\n```", "alt", 3),
        ("```{media-figure} a.jpg\n:alt: x\n:ratio: round\n```", "value", 3),
        ("```{media-figure} a.jpg\n:alt: x\n:link: javascript:alert(1)\n```", "address", 3),
        ("```{media-figure} a.jpg\n:alt: x\n:caption: One\n\nTwo\n```", "caption", 3),
        ("```{media-video} https://evil.example/v\n:title: x\n```", "embed", 3),
        ("```{media-video} text.mp4\n:title: x\n```", "media_unreadable", 3),
        ("```{media-figure} a.jpg\n\n:credit: lost\n```", "option_in_body", 3),
        (
            "```{media-figure} a.jpg\n:alt: Long\n  goes on\n:credit: Me\n```",
            "option_in_body",
            3,
        ),
        ("```{media-grid}\nwords\n```", "value", 3),
        ("```{media-figure} broken.jpg\n:alt: x\n```", "media_unreadable", 3),
    ],
)
def test_a_mistake_is_one_located_warning(
    make_site: MakeSite, build: Build, text: str, subtype: str, line: int
) -> None:
    site = make_site(
        {
            "index.md": f"# Page\n\n{text}\n\nThe rest.\n",
            "a.jpg": jpeg(),
            "text.mp4": "This is a text.",
            "broken.jpg": b"\xff\xd8\xff\xe0 not a picture",
        }
    )
    result = build(site, "text")
    ours = [w for w in result.lines if "[alcf." in w]
    assert len(ours) == len(result.lines), result.warnings
    assert any(f"index.md:{line}: WARNING" in w and f"[alcf.{subtype}]" in w for w in ours), ours
    assert [w for w in ours if f"[alcf.{subtype}]" in w] == ours[:1] or subtype == "option_in_body"
    assert "The rest." in result.read("index.txt")


def test_a_second_hero_becomes_a_wide_figure(make_site: MakeSite, build: Build) -> None:
    text = (
        "---\ntitle: Page\nhero: {image: a.jpg, alt: A}\n---\n\nText.\n\n"
        "```{hero-media} b.jpg\n:alt: B\n```\n"
    )
    result = build(make_site({"index.md": text, "a.jpg": jpeg(), "b.jpg": jpeg()}), "text")
    assert "index.md:8: WARNING" in result.warnings
    assert "[alcf.second_hero]" in result.warnings
    first, second = result.doctree().findall(media_figure)
    assert (first["layout"], second["placement"]) == ("below", "wide")
    assert (type(first), type(second)) == (media_hero, media_figure)


def test_a_hero_directive_stands_after_the_title(make_site: MakeSite, build: Build) -> None:
    text = "# Page\n\nText.\n\n## More\n\n```{hero-media} a.jpg\n:alt: A\n:layout: over\n```\n"
    result = build(make_site({"index.md": text, "a.jpg": jpeg()}), "text")
    assert not result.warnings
    section = next(iter(result.doctree().findall(nodes.section)))
    assert isinstance(section[1], media_hero)
    assert section[1]["layout"] == "over"


def test_figures_are_numbered_and_referred_to(make_site: MakeSite, build: Build) -> None:
    text = MYST + "\nSee {numref}`fig-a`, {ref}`fig-a` and [](#fig-a).\n"
    site = make_site({"index.md": text, "a.jpg": jpeg()}, {"numfig": True})
    result = build(site, "html")
    assert not result.warnings
    links = [a.text for a in result.html().all("a", href="#fig-a") if "headerlink" not in a.classes]
    assert links == ["Fig. 1", "One machine.", "One machine."]


def test_a_hero_is_referred_to_by_its_caption(make_site: MakeSite, build: Build) -> None:
    text = (
        "# Page\n\n```{hero-media} a.jpg\n:name: the-hero\n:alt: A\n\nThe *caption*.\n```\n\n"
        "See {ref}`the-hero` and [](#the-hero).\n"
    )
    result = build(make_site({"index.md": text, "a.jpg": jpeg()}), "html")
    assert not result.warnings
    links = result.html().all("a", cls="reference", href="#the-hero")
    assert [a.text for a in links] == ["The caption.", "The caption."]


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_mistake_in_an_included_file_is_located_there(
    make_site: MakeSite, build: Build, suffix: str
) -> None:
    if suffix == "md":
        page = "# Page\n\nText.\n\n```{include} part.inc\n```\n"
        part = "One.\n\n```{media-figure} gone.jpg\n:alt: A\n```\n"
    else:
        page = "Page\n====\n\nText.\n\n.. include:: part.inc\n"
        part = "One.\n\n.. media-figure:: gone.jpg\n   :alt: A\n"
    result = build(make_site({f"index.{suffix}": page, "part.inc": part}), "text")
    (warning,) = result.lines
    # MyST before 5 counts the lines of an included file from 2.
    assert re.search(r"part\.inc:[34]: WARNING", warning)


def test_a_picture_links_to_a_page(make_site: MakeSite, build: Build) -> None:
    figure = "```{media-figure} /a.jpg\n:alt: A\n:link: ../two.md#part\n```\n"
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n\n```{toctree}\nsub/one\ntwo\n```\n",
        "sub/one.md": f"# One\n\n{figure}",
        "two.md": "# Two\n\n## Part\n",
        "a.jpg": jpeg(),
    }
    result = build(make_site(files), "dirhtml")
    assert not result.warnings
    box = result.html("sub/one/index.html").one("div", cls="alcf-media")
    assert box.one("a").attrs["href"] == "../../two/#part"


@pytest.mark.parametrize("text", ["![A](b.jpg)", "```{image} b.jpg\n:alt: A\n```"])
def test_plain_pictures_are_looked_for_in_the_media_folders(
    make_site: MakeSite, build: Build, text: str
) -> None:
    site = make_site({"index.md": f"# Page\n\n{text}\n", "assets/images/b.jpg": jpeg()})
    result = build(site, "html", warningiserror=True)
    assert result.html().one("img").attrs["src"] == "_images/b.jpg"

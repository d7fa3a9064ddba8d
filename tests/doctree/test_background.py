"""Backgrounds: behind pages of the theme, and nowhere else."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import media_figure, media_source, page_background
from sphinx_alcf.site.domain import get_domain
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

PAGE = """---
layout: section-head
title: Features
intro: What there is.
bg-img: sky.jpg
bg-mp4-source: clip.mp4
---

```{toctree}
one
```
"""
NATURAL = """---
layout: section-head
title: Features
background:
  image: sky.jpg
  focus: 30% 40%
  credit: The *lab*
  license: CC BY 4.0
---

Text.
"""
MEDIA = {"sky.jpg": jpeg(320, 180), "clip.mp4": clip("clip.mp4"), "other.jpg": jpeg(20, 10)}
CONF = {"html_theme": "alcf", "alcf_image_widths": []}


def files(text: str, **more: str) -> dict[str, str | bytes]:
    return {"page.md": text, "one.md": "# One\n\nText.\n", **MEDIA, **more}


def test_a_video_with_its_poster(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(PAGE), CONF), warningiserror=True)
    behind = result.html("page.html").one("div", cls="alcf-background")
    assert behind.inside("article")
    image, video = behind.one("img"), behind.one("video")
    assert (image.attrs["alt"], image.attrs["fetchpriority"]) == ("", "high")
    assert image.attrs["src"] == "_images/sky.jpg"
    assert {"muted", "loop", "playsinline"} <= set(video.attrs)
    assert (video.attrs["preload"], video.attrs["aria-hidden"]) == ("none", "true")
    assert behind.one("button", cls="alcf-pause").attrs["data-label-pause"] == "Pause the video"
    assert result.files("_downloads/*/clip.mp4")
    preload = result.html("page.html").one("link", rel="preload", **{"as": "image"})
    assert preload.attrs["href"] == "_images/sky.jpg"


def test_a_picture_with_focus_and_credit(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(NATURAL), CONF), warningiserror=True)
    page = result.html("page.html")
    figure = page.one("div", cls="alcf-background").one("figure")
    assert "alcf-focus-x-30" in figure.classes
    assert not figure.all("figcaption")
    assert page.one("p", cls="alcf-credit").text == "Image: The lab, CC BY 4.0"


def test_only_pages_that_have_one_load_its_sheet(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(NATURAL), CONF), warningiserror=True)
    for name, wanted in (("page.html", True), ("one.html", False)):
        links = [str(n.attrs["href"]) for n in result.html(name).all("link", rel="stylesheet")]
        assert any("alcf-background.css" in link for link in links) == wanted
    assert "[data-palette=cyan]{--alcf-wash:#" in result.read("_static/alcf-background.css")


def test_front_pages_have_no_breadcrumbs(make_site: MakeSite, build: Build) -> None:
    top = "# Top\n\n```{toctree}\npage\n```\n"
    site = make_site(
        {"index.md": "# Site\n\n```{toctree}\ntop\n```\n", "top.md": top, **files(PAGE)}, CONF
    )
    result = build(site, warningiserror=True)
    assert not result.html("page.html").all("nav", cls="alcf-crumbs")
    assert result.html("one.html").all("nav", cls="alcf-crumbs")


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "man", "texinfo"])
def test_other_formats_leave_it_out(make_site: MakeSite, build: Build, builder: str) -> None:
    index: dict[str, str | bytes] = {"index.md": "# Site\n\n```{toctree}\npage\n```\n"}
    site = make_site({**index, **files(PAGE)}, {**CONF, "version": "1"})
    result = build(site, builder, warningiserror=True)
    page = result.resolved("page")
    assert not list(page.findall(page_background))
    assert not list(page.findall(nodes.image))
    assert not list(page.findall(media_source))


def test_other_themes_leave_it_out(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(NATURAL)), warningiserror=True)
    assert not list(result.resolved("page").findall(media_figure))


def test_it_stands_for_its_page_on_cards(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(NATURAL), CONF), warningiserror=True)
    record = get_domain(result.env).page("page")
    assert (record.picture, record.frame) == ("sky.jpg", "story")
    hero = NATURAL.replace("background:", "hero: {image: other.jpg, alt: O}\nbackground:")
    result = build(make_site(files(hero), CONF), warningiserror=True)
    assert get_domain(result.env).page("page").picture == "other.jpg"


def test_its_credit_is_listed(make_site: MakeSite, build: Build) -> None:
    text = "# All\n\n```{media-credits}\n```\n"
    for builder in ("html", "latex", "text"):
        site = make_site(files(NATURAL, **{"all.md": text}), CONF)
        page = build(site, builder, warningiserror=True).resolved("all")
        (item,) = page.findall(nodes.list_item)
        assert item.astext() == "sky.jpg. Image: The lab, CC BY 4.0"


@pytest.mark.parametrize(
    ("keys", "line", "words"),
    [
        ("background: gone.jpg", 2, "gone.jpg"),
        ("background: [sky.jpg]", 2, "'background' is a list"),
        ("background: {credit: me}", 2, "names no picture or video"),
        ("background: {image: sky.jpg, colour: red}", 2, "'colour'"),
        ("background: https://youtu.be/vpg9C0w4TVw", 2, "another host"),
        ("bg-img: [sky.jpg]", 2, "'bg-img' is a list"),
        ("bg-image: sky.jpg", 2, "'bg-image'"),
        ("layout: doc\nbg-img: sky.jpg", 3, "documentation"),
    ],
)
def test_mistakes_are_told_where_they_are(
    make_site: MakeSite, build: Build, keys: str, line: int, words: str
) -> None:
    result = build(make_site({"index.md": f"---\n{keys}\n---\n# T\n\nText.\n", **MEDIA}, CONF))
    assert len(result.lines) == 1
    assert words in result.lines[0]
    assert f"index.md:{line}: " in result.lines[0]

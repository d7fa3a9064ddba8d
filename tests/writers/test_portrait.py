"""A hero in windows that are higher than wide: elements on web pages, and nothing elsewhere."""

from __future__ import annotations

import pytest

from sphinx_alcf.doctree.nodes import media_hero
from sphinx_alcf.story.figures import read_hero
from sphinx_alcf.story.model import Portrait
from tests.support.markup import Element
from tests.support.media import clip, picture
from tests.support.site import Build, MakeSite

TALL = "(orientation: portrait)"
WIDE = "(orientation: landscape)"
HERO = """---
title: A hero
hero:
  image: wide.jpg
  alt: A field
  portrait: tall.jpg
---

Text.
"""
FILES: dict[str, str | bytes] = {
    "wide.jpg": picture(1600, 900, kind="jpeg", gradient=30),
    "tall.jpg": picture(800, 1000, (100, 0, 51), kind="jpeg", gradient=60),
    "clip.mp4": clip("clip.mp4"),
}


def digits(box: Element) -> str:
    """The digits of its ratio in hundredths."""
    names = ("alcf-aspect-", "alcf-tens-", "alcf-ones-")
    return "".join(c.rpartition("-")[2] for c in box.classes if c.startswith(names))


def test_options_become_a_portrait() -> None:
    texts = {"portrait": "tall.jpg", "portrait-ratio": "4:5", "portrait-focus": "left"}
    read = read_hero("wide.jpg", texts)
    assert read.problems == ()
    assert read.model is not None
    assert read.model.portrait == Portrait("tall.jpg", "4/5", "0% 50%")
    plain = read_hero("wide.jpg", {})
    assert plain.model is not None
    assert plain.model.portrait is None


def test_bad_options_are_told_by_their_names(make_site: MakeSite, build: Build) -> None:
    text = (
        "# Page\n\n```{hero-media} wide.jpg\n:alt: A\n:portrait: notes.txt\n:portrait-ratio: 9\n"
        ":portrait-focus: up\n```\n\n"
    )
    result = build(make_site({"index.md": text, **FILES}))
    assert [line.partition("index.md:")[2][:2] for line in result.lines] == ["3:"] * 3
    for name in ("'portrait'", "'portrait-ratio'", "'portrait-focus'"):
        assert name in result.warnings
    assert result.warnings.count("[alcf.value]") == 3
    assert not result.html().all("source", media=TALL)


def test_a_picture_that_is_not_there_is_told(make_site: MakeSite, build: Build) -> None:
    text = HERO.replace("tall.jpg", "taller.jpg")
    result = build(make_site({"index.md": text, **FILES}))
    assert "taller.jpg" in result.warnings
    assert "[alcf.media_not_found]" in result.warnings


def test_the_picture_for_tall_windows_comes_first(make_site: MakeSite, build: Build) -> None:
    result = build(make_site({"index.md": HERO, **FILES}), warningiserror=True)
    html = result.html()
    picture = html.one("picture")
    sources = picture.all("source")
    assert [source.attrs.get("media") for source in sources] == [TALL, TALL, None]
    assert [source.attrs.get("type") for source in sources] == ["image/webp", None, "image/webp"]
    assert [(s.attrs["width"], s.attrs["height"]) for s in sources[:2]] == [("800", "1000")] * 2
    assert "tall" in sources[0].attrs["srcset"]
    assert sources[0].attrs["sizes"] == "100vw"
    image = picture.one("img")
    assert "wide" in image.attrs["src"]
    assert image.attrs["alt"] == "A field"
    files = [name.rpartition("/")[2] for name in result.files("_images/*.jpg")]
    assert {name.partition("-")[0].partition(".")[0] for name in files} == {"tall", "wide"}


def test_its_own_ratio_and_middle_are_classes_of_the_box(make_site: MakeSite, build: Build) -> None:
    box = build(make_site({"index.md": HERO, **FILES})).html().one("div", cls="alcf-portrait")
    assert "alcf-media" in box.classes
    assert digits(box) == "080"
    assert {"alcf-focus-x-50", "alcf-focus-y-50"} <= set(box.classes)


CROP = HERO.replace("portrait: tall.jpg", "portrait-ratio: 3/5\n  portrait-focus: right")


def test_a_ratio_that_is_the_pictures_own_cuts_nothing(make_site: MakeSite, build: Build) -> None:
    page = "---\ntitle: A\nhero: {image: a.jpg, alt: A, portrait-ratio: 4/5}\n---\n\nText.\n"
    site = make_site({"index.md": page, "a.jpg": picture(800, 1000, kind="jpeg", gradient=40)})
    assert len(build(site).files("_images/*.webp")) == 2


def test_without_a_picture_the_part_in_view_is_cut_out(make_site: MakeSite, build: Build) -> None:
    html = build(make_site({"index.md": CROP, **FILES}), warningiserror=True).html()
    whole = html.one("picture")
    cut, wide = whole.all("source")
    assert cut.attrs["media"] == TALL
    assert (cut.attrs["width"], cut.attrs["height"]) == ("540", "900")
    assert [part.split()[1] for part in cut.attrs["srcset"].split(", ")] == ["480w", "540w"]
    assert "media" not in wide.attrs
    box = html.one("div", cls="alcf-portrait")
    assert digits(box) == "060"
    assert "alcf-focus-x-100" in box.classes


@pytest.mark.parametrize(
    ("more", "conf"), [("\n  fit: contain", {}), ("", {"alcf_image_widths": []})]
)
def test_css_crops_where_nothing_is_cut_out(
    make_site: MakeSite, build: Build, more: str, conf: dict[str, object]
) -> None:
    text = CROP.replace("portrait-focus: right", f"portrait-focus: right{more}")
    html = build(make_site({"index.md": text, **FILES}, conf), warningiserror=True).html()
    assert not html.all("source", media=TALL)
    assert digits(html.one("div", cls="alcf-portrait")) == "060"


def test_a_hero_under_its_words_is_cut_for_phones(make_site: MakeSite, build: Build) -> None:
    text = HERO.replace("portrait: tall.jpg", "layout: over\n  focus: left")
    html = build(make_site({"index.md": text, **FILES}), warningiserror=True).html()
    cut = html.one("source", media=TALL)
    assert (cut.attrs["width"], cut.attrs["height"]) == ("720", "900")
    assert not html.all("div", cls="alcf-portrait")


def test_a_part_that_no_version_shows_is_not_preloaded(make_site: MakeSite, build: Build) -> None:
    """A version of more than eight million pixels is never made."""
    text = CROP.replace("3/5", "4/5")
    conf = {"html_theme": "alcf", "alcf_image_widths": [480, 3200]}
    files = {**FILES, "index.md": text, "wide.jpg": picture(4200, 4000, kind="jpeg", gradient=9)}
    html = build(make_site(files, conf), warningiserror=True).html()
    assert not html.all("source", media=TALL)
    links = [link for link in html.all("link", rel="preload") if link.attrs["as"] == "image"]
    assert ["media" in link.attrs for link in links] == [False]


def test_parts_are_kept_apart_and_forgotten(make_site: MakeSite, build: Build) -> None:
    """With several processes, and when a page says otherwise, the right ones are made."""
    many = {f"p{n}.md": CROP.replace("3/5", f"{n}/10") for n in range(3, 10)}
    src = make_site({**many, **FILES})
    result = build(src, jobs=2)
    for n in range(3, 10):
        source = result.html(f"p{n}.html").one("source", media=TALL)
        assert int(source.attrs["width"]) == n * 90
    (src / "p3.md").write_text(HERO.replace("portrait: tall.jpg", "focus: left"), "utf-8")
    result = build(src)
    assert not result.html("p3.html").all("source", media=TALL)


@pytest.mark.parametrize("kind", ["mp4", "embed"])
def test_a_poster_has_one_too(make_site: MakeSite, build: Build, kind: str) -> None:
    target = "clip.mp4" if kind == "mp4" else "https://youtu.be/vpg9C0w4TVw"
    text = (
        f"# Page\n\n```{{hero-media}} {target}\n:title: A\n:poster: wide.jpg\n:portrait: tall.jpg\n"
        ":portrait-ratio: 9/16\n```\n\nText.\n"
    )
    html = build(make_site({"index.md": text, **FILES}), warningiserror=True).html()
    box = html.one("div", cls="alcf-portrait")
    assert digits(box) == "056"
    assert [s.attrs.get("media") for s in box.one("picture").all("source")][:2] == [TALL, TALL]


def test_without_a_poster_it_is_the_poster(make_site: MakeSite, build: Build) -> None:
    embed = "https://youtu.be/vpg9C0w4TVw"
    text = f"# Page\n\n```{{hero-media}} {embed}\n:title: A\n:portrait: tall.jpg\n```\n\nText.\n"
    html = build(make_site({"index.md": text, **FILES})).html()
    assert "tall" in html.one("img", cls="alcf-poster").attrs["src"]
    assert not html.all("source", media=TALL)


def test_a_phone_is_told_to_load_one(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": HERO, **FILES}, {"html_theme": "alcf"})
    links = build(site).html().all("link", rel="preload", **{"as": "image"})
    assert [link.attrs["media"] for link in links] == [WIDE, TALL]
    assert "wide" in links[0].attrs["imagesrcset"]
    assert "tall" in links[1].attrs["imagesrcset"]


def test_a_second_hero_keeps_nothing_of_it(make_site: MakeSite, build: Build) -> None:
    second = (
        "```{hero-media} wide.jpg\n:alt: B\n:portrait: tall.jpg\n:portrait-ratio: 1\n```\n\nMore.\n"
    )
    result = build(make_site({"index.md": HERO + "\n" + second, **FILES}))
    assert result.lines[0].endswith("[alcf.second_hero]")
    assert len(result.html().all("source", media=TALL)) == 2
    assert not result.html().all("figure")[-1].all(cls="alcf-portrait")
    assert len([*result.doctree().findall(media_hero)]) == 1


DARK = "\n```{media-figure} light.png\n:alt: A chart\n:dark: dark.png\n```\n"


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "latex", "epub"])
def test_other_formats_show_one_picture(make_site: MakeSite, build: Build, builder: str) -> None:
    """Neither the picture for tall windows nor the one for dark palettes."""
    files = {"light.png": picture(64, 36), "dark.png": picture(64, 36, (9, 9, 9)), **FILES}
    result = build(make_site({"index.md": HERO + DARK, **files}), builder)
    written = "".join(
        (result.out / name).read_text("utf-8")
        for name in result.files()
        if name.endswith((".txt", ".1", ".texi", ".tex", "index.xhtml", ".opf"))
    )
    assert "A field" in written or "wide" in written
    assert "tall" not in written
    assert "dark" not in written
    assert written.count("[image: A chart]") <= 1
    assert not [name for name in result.files() if "tall" in name or "dark" in name]

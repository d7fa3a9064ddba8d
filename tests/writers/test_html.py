"""The HTML of figures, videos, embeds and grids: elements and attributes, under any theme."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from sphinx_alcf.media.formats import AVIF
from tests.support.markup import Element
from tests.support.media import clip, jpeg, picture, png
from tests.support.site import Build, MakeSite


def page(make_site: MakeSite, build: Build, text: str, **files: bytes) -> Element:
    """The page that *text* becomes, with a picture ``a.jpg`` of 1600 x 900 and a clip beside it."""
    media = {"a.jpg": picture(1600, 900, kind="jpeg", gradient=30), "clip.mp4": clip("clip.mp4")}
    named = {name.replace("__", "."): data for name, data in files.items()}
    result = build(make_site({"index.md": f"# Page\n\n{text}\n", **media, **named}), "html")
    assert not result.warnings
    return result.html()


def test_every_picture_has_its_size_and_smaller_versions(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "```{media-figure} a.jpg\n:alt: A field\n:width: wide\n```")
    image = html.one("img")
    assert (image.attrs["width"], image.attrs["height"]) == ("1600", "900")
    assert image.attrs["loading"] == "lazy"
    assert image.attrs["alt"] == "A field"
    source = html.one("source", type="image/webp")
    assert [part.split()[1] for part in source.attrs["srcset"].split(", ")] == [
        "480w",
        "736w",
        "1200w",
        "1600w",
    ]
    assert "1040px" in source.attrs["sizes"]
    html.one("figure", cls="alcf-figure alcf-width-wide")


@pytest.mark.skipif(not AVIF.can_be_written(), reason="this Pillow has no AVIF")
def test_avif_comes_first_where_it_is_asked_for(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Page\n\n```{hero-media} a.jpg\n:alt: A field\n```\n",
        "a.jpg": picture(900, 500, kind="jpeg", gradient=30),
    }
    conf = {"alcf_image_formats": ["webp", "avif"], "html_theme": "alcf"}
    html = build(make_site(files, conf), "html", warningiserror=True).html()
    avif, webp = html.one("picture").all("source")
    assert (avif.attrs["type"], webp.attrs["type"]) == ("image/avif", "image/webp")
    for source in (avif, webp):
        assert [c.split()[1] for c in source.attrs["srcset"].split(", ")] == [
            "480w",
            "736w",
            "900w",
        ]
    assert html.one("picture").one("img").attrs["src"].endswith("a.jpg")
    preload = html.one("link", rel="preload", **{"as": "image"})
    assert preload.attrs["type"] == "image/avif"
    assert preload.attrs["imagesrcset"] == avif.attrs["srcset"]


def test_plain_pictures_get_the_same(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "![A](a.jpg)\n\n```{image} a.jpg\n:width: 320px\n:alt: B\n```")
    first, second = html.all("img")
    assert (first.attrs["width"], first.attrs["height"]) == ("1600", "900")
    assert (second.attrs["width"], second.attrs["height"]) == ("320", "180")
    assert len(html.all("source", type="image/webp")) == 2
    assert not html.one("div", cls="body").all(style=True)


def test_a_percentage_is_a_class(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "```{media-figure} a.jpg\n:alt: A\n:width: 50%\n```")
    assert "alcf-w-50" in html.one("div", cls="alcf-media").classes
    assert not html.one("div", cls="body").all(style=True)


def test_a_captioned_picture_without_alt_is_named_by_its_caption(
    make_site: MakeSite, build: Build
) -> None:
    html = page(make_site, build, "```{media-figure} a.jpg\nA caption.\n```")
    assert html.one("img").attrs["alt"] == ""
    assert html.one("figcaption").inside("figure")


def test_credit_stands_without_a_caption(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "```{media-figure} a.jpg\n:alt: A\n:credit: The *lab*\n```")
    credit = html.one("p", cls="alcf-credit")
    assert credit.text == "Image: The lab"
    assert credit.inside("figcaption")
    assert html.one("em").text == "lab"


def test_a_hero_video_is_an_ambient_loop_over_its_poster(make_site: MakeSite, build: Build) -> None:
    html = page(
        make_site,
        build,
        "```{hero-media} clip.mp4\n:alt: A clip\n```",
        clip__jpg=picture(1280, 720, kind="jpeg", gradient=30),
    )
    video = html.one("video")
    assert {"muted", "loop", "playsinline", "controls"} <= video.attrs.keys()
    assert video.attrs["preload"] == "none"
    assert int(video.attrs["width"]) > 0
    poster = html.one("img", cls="alcf-poster")
    assert poster.attrs["fetchpriority"] == "high"
    assert "loading" not in poster.attrs
    html.one("button", cls="alcf-pause", type="button", hidden=True)
    assert html.one("header", cls="alcf-header alcf-header-below").one("h1").text.startswith("Page")


def test_a_player_loads_nothing_and_is_named(make_site: MakeSite, build: Build) -> None:
    text = "```{media-video} clip.mp4\n:title: A clip\n:start: 0:01\n:end: 2\n```"
    files = {"clip__en__vtt": clip("clip.en.vtt"), "clip__jpg": jpeg()}
    html = page(make_site, build, text, **files)
    video = html.one("video")
    assert "muted" not in video.attrs
    assert "autoplay" not in video.attrs
    assert video.attrs["preload"] == "none"
    assert video.attrs["aria-label"] == "A clip"
    assert (video.attrs["data-alcf-start"], video.attrs["data-alcf-end"]) == ("1", "2")
    assert html.one("source", type="video/mp4").attrs["src"].endswith("/clip.mp4#t=1,2")
    assert html.one("p", cls="alcf-address").one("a").attrs["href"].endswith("/clip.mp4")
    assert html.one("time", cls="alcf-duration", datetime="PT1S").text == "0:01"
    track = video.one("track")
    assert (track.attrs["srclang"], track.attrs["label"]) == ("en", "English")
    assert not html.all("button", cls="alcf-pause")


def test_an_embed_is_a_link_until_the_reader_asks(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "```{media-video} https://youtu.be/vpg9C0w4TVw\n:title: A\n```")
    assert not html.all("iframe")
    facade = html.one("a", cls="alcf-facade")
    assert facade.attrs["href"] == "https://www.youtube.com/watch?v=vpg9C0w4TVw"
    assert "Plays from YouTube" in facade.text
    box = html.one("div", cls="alcf-embed")
    assert box.attrs["data-player"].startswith("https://www.youtube-nocookie.com/embed/vpg9C0w4TVw")
    assert box.attrs["data-referrer"] == "strict-origin-when-cross-origin"
    assert box.attrs["data-title"] == "A"


def test_what_authors_write_is_escaped(make_site: MakeSite, build: Build) -> None:
    evil = 'x"><script>alert(1)</script>'
    text = f"```{{media-video}} clip.mp4\n:title: {evil}\n:alt: {evil}\n```"
    html = page(make_site, build, text, clip__jpg=jpeg())
    assert html.one("video").attrs["aria-label"] == evil.replace('"', "\u201d")
    assert not [s for s in html.all("script") if "alert(1)" in "".join(map(str, s.children))]


def test_a_transparent_picture_stands_on_a_plate(make_site: MakeSite, build: Build) -> None:
    clear = png(800, 400, (200, 40, 40, 120))
    text = "```{media-figure} c.png\n:alt: A\n{}\n```"
    plate = page(make_site, build, text.replace("{}", ""), c__png=clear)
    assert "alcf-plate" in plate.one("figure").classes
    none = page(make_site, build, text.replace("{}", ":plate: none"), c__png=clear)
    assert "alcf-plate" not in none.one("figure").classes


def test_a_dark_variant_stands_beside_the_light_one(make_site: MakeSite, build: Build) -> None:
    text = "```{media-figure} c.png\n:alt: A\n:dark: d.png\n```"
    html = page(make_site, build, text, c__png=png(), d__png=png(colour=(9, 9, 9)))
    html.one(cls="alcf-light-only")
    html.one(cls="alcf-dark-only")


def test_cells_share_their_height(make_site: MakeSite, build: Build) -> None:
    text = ":::{media-grid}\n![A](a.jpg)\n![B](b.jpg)\n:::"
    html = page(make_site, build, text, b__jpg=jpeg(600, 900))
    cells = html.one("div", cls="alcf-grid-cells").all("figure")
    assert [shape(cell) for cell in cells] == ["178", "067"]


def shape(figure: Element) -> str:
    """The digits of its ratio in hundredths."""
    names = ("alcf-aspect-", "alcf-tens-", "alcf-ones-")
    return "".join(c.rpartition("-")[2] for c in figure.classes if c.startswith(names))


@pytest.mark.parametrize(
    "text",
    [
        "```{media-figure} a.jpg\n:alt: A\n:ratio: 2.39:1\n:focus: 23% 0\n:fit: contain\n```",
        "```{media-video} clip.mp4\n:title: A\n:ratio: 2.39:1\n:focus: 23% 0\n:fit: contain\n```",
        "```{hero-media} a.jpg\n:alt: A\n:ratio: 2.39:1\n:focus: 23% 0\n:fit: contain\n```",
        "```{media-video} https://youtu.be/vpg9C0w4TVw\n:title: A\n:ratio: 2.39:1\n"
        ":focus: 23% 0\n:fit: contain\n```",
        ":::{media-grid}\n:ratio: 2.39:1\n:focus: 23% 0\n:fit: contain\n\n![A](a.jpg)\n:::",
    ],
    ids=["figure", "video", "hero", "embed", "grid"],
)
def test_any_ratio_and_focus_become_classes(make_site: MakeSite, build: Build, text: str) -> None:
    html = page(make_site, build, text, clip__jpg=jpeg())
    figure = html.all("figure")[-1]
    assert shape(figure) == "239"
    assert {"alcf-focus-x-25", "alcf-focus-y-0", "alcf-fit-contain"} <= set(figure.classes)


def test_a_cell_that_says_its_own_shape_keeps_it(make_site: MakeSite, build: Build) -> None:
    text = (
        "::::{media-grid}\n:ratio: 1\n\n![A](a.jpg)\n\n"
        ":::{media-figure} a.jpg\n:alt: B\n:ratio: 5/4\n:::\n::::"
    )
    assert [shape(cell) for cell in page(make_site, build, text).all("figure")[1:]] == [
        "100",
        "125",
    ]


def test_media_files_load_only_where_media_stand(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Page\n\n```{toctree}\nother\n```\n",
        "other.md": "# Other\n\n```{media-figure} a.jpg\n:alt: A\n```\n",
        "a.jpg": jpeg(),
    }
    result = build(make_site(files), "html")
    sheets = [link.attrs["href"] for link in result.html("other.html").all("link")]
    assert any("alcf/media.css" in sheet for sheet in sheets)
    assert any(
        "media.js" in s.attrs.get("src", "") for s in result.html("other.html").all("script")
    )
    assert "alcf/media" not in result.read("index.html")


def test_media_work_inside_cards_and_tabs(make_site: MakeSite, build: Build) -> None:
    text = (
        ":::::{tab-set}\n::::{tab-item} One\n:::{card}\n"
        "```{media-figure} a.jpg\n:alt: A\n```\n:::\n::::\n:::::"
    )
    html = page(make_site, build, text)
    assert html.one("img").inside("div", cls="sd-card")


def test_a_well_compressed_picture_is_its_own_largest_version(
    make_site: MakeSite, build: Build
) -> None:
    data = BytesIO()
    noise = Image.effect_noise((1600, 900), 60).convert("RGB")
    noise.save(data, "JPEG", quality=4)
    html = page(
        make_site, build, "```{media-figure} n.jpg\n:alt: Noise\n```", n__jpg=data.getvalue()
    )
    assert not html.all("picture")
    image = html.one("img")
    widths = [part.split()[-1] for part in image.attrs["srcset"].split(", ")]
    assert widths[-1] == "1600w"
    assert len(widths) > 1
    assert image.attrs["srcset"].endswith("_images/n.jpg 1600w")
    assert "680px" in image.attrs["sizes"]


def test_links_whose_text_is_their_address_are_marked(make_site: MakeSite, build: Build) -> None:
    text = (
        "# P\n\n<https://example.org/a> [https://example.org](https://example.org/)"
        " [example.org](https://example.org/) [org](https://example.org) [words](https://a.org)\n"
    )
    html = build(make_site({"index.md": text}, {"html_theme": "alcf"}), "html").html()
    links = html.one("article").all("a", cls="reference external")
    bare = [link.text for link in links if "alcf-bare" in link.attrs["class"].split()]
    assert bare == ["https://example.org/a", "https://example.org", "example.org"]


def test_the_address_of_a_film_is_that_on_the_web(make_site: MakeSite, build: Build) -> None:
    text = "# P\n\n```{media-video} clip.mp4\n:title: A\n```\n"
    site = make_site({"index.md": text, "clip.mp4": clip("clip.mp4")})
    assert build(site, "html").html().one("p", cls="alcf-address").text == "clip.mp4"
    html = build(site, "html", conf={"html_baseurl": "https://example.org/"}).html()
    (link,) = html.one("p", cls="alcf-address").all("a")
    assert link.text.startswith("https://example.org/_downloads/")
    assert link.text.endswith(link.attrs["href"].partition("_downloads/")[2])

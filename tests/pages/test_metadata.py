"""What pages say of themselves in their heads, in html and dirhtml, under any theme."""

from __future__ import annotations

import json
import os
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from sphinx_alcf.media.rights import Rights
from tests.support.markup import Element
from tests.support.media import QUARTERS, clip, picture, png, quarters
from tests.support.site import Build, MakeSite, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/annual/"
ORCID = "0000-0002-1825-0097"
STORY = f"""\
---
title: A lamp & a half
intro: A lamp that never goes out.
date: 2024-02-12
updated: 2024-03-01
tags: [light, night]
authors:
- name: Josiah Carberry
  affiliation: Brown University
  orcid: {ORCID}
- name: Mary Somerville
  url: https://example.org/mary
hero:
  video: clip.mp4
  poster: lamp.png
  alt: A lamp
  focus: 0% 0%
---

```{{media-figure}} shot.jpg
:alt: A cellar
:credit: The laboratory
:creator: A. Photographer
:license: CC BY 4.0
:source-url: https://example.org/archive/7

The cellar.
```

```{{media-video}} https://youtu.be/vpg9C0w4TVw
:title: Supernovae
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n```{toctree}\nlight/index\n```\n",
    "light/index.md": "---\nlayout: section-head\n---\n\n# On light\n\n```{toctree}\nlamp\n```\n",
    "light/lamp.md": STORY,
    "light/clip.mp4": clip(),
    "light/lamp.png": quarters(1200, 1200),
    "light/shot.jpg": picture(640, 480, kind="jpeg", gradient=30),
}
CONF: dict[str, Any] = {
    "html_theme": "alcf",
    "html_baseurl": BASE.rstrip("/"),
    "project": "The Lamp",
    "alcf_image_widths": [],  # no other pictures are made than those of cards
    "alcf_publisher": {"name": "The Laboratory", "url": "https://lab.example.org/"},
}

# Google Search Central, "Structured data", one page a type: what each requires and recommends.
ARTICLE = "author headline image datePublished dateModified"  # "Article": all recommended
VIDEO = "name thumbnailUrl uploadDate"  # "Video (VideoObject)": required
VIDEO_TOO = "description duration"  # recommended; contentUrl or embedUrl beside them
IMAGE = "contentUrl"  # "Image metadata": required, with one of the next line
IMAGE_TOO = "creator creditText license acquireLicensePage"  # copyrightNotice is the file's
CRUMBS = "itemListElement"  # "Breadcrumb": required
CRUMB = "position name item"
SITE = "name url"  # "Site name": required


def graph(page: Element) -> list[dict[str, Any]]:
    """The structured data of a page."""
    script = page.one("script", type="application/ld+json")
    (text,) = script.children
    assert isinstance(text, str)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = data["@graph"]
    return things


def thing(page: Element, kind: str, number: int = 0) -> dict[str, Any]:
    return [it for it in graph(page) if it["@type"] == kind][number]


def metas(page: Element) -> dict[str, str]:
    """The tags of cards; of those that stand several times, the last."""
    tags = [*page.all("meta", property=True), *page.all("meta", name=True)]
    names = [(tag.attrs.get("property") or tag.attrs["name"], tag.attrs["content"]) for tag in tags]
    return {name: text for name, text in names if ":" in name}


def has(data: dict[str, Any], fields: str) -> None:
    missing = [name for name in fields.split() if not data.get(name)]
    assert not missing


CORRECTED = """---
title: A lamp
date: 2024-02-12
updated: 2024-03-01
---

Text.

```{correction} 2024-02-20
The lamp *was* green.
```

```{correction} 2024-04-05
It was [round](https://example.org).

Not square.
```
"""


def test_corrections_are_told_and_change_the_story(make_site: MakeSite, build: Build) -> None:
    """The last of them is a change (schema.org/dateModified), whatever ``updated`` says."""
    result = build(make_site({**FILES, "light/lamp.md": CORRECTED}, CONF), warningiserror=True)
    page = result.html("light/lamp.html")
    article = thing(page, "Article")
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The lamp was green.",
            "datePublished": "2024-02-20",
        },
        {
            "@type": "CorrectionComment",
            "text": "It was round. Not square.",
            "datePublished": "2024-04-05",
        },
    ]
    assert article["dateModified"] == "2024-04-05"
    assert metas(page)["article:modified_time"] == "2024-04-05"
    assert "<updated>2024-04-05T12:00:00Z</updated>" in result.read("feed.xml")
    assert "<lastmod>2024-04-05</lastmod>" in result.read("sitemap.xml")


def test_a_correction_of_no_day_is_told_without_one(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: A\ndate: 2024-02-12\n---\n\n```{correction}\nIt was green.\n```\n"
    page = build(make_site({**FILES, "light/lamp.md": text}, CONF)).html("light/lamp.html")
    article = thing(page, "Article")
    assert article["correction"] == [{"@type": "CorrectionComment", "text": "It was green."}]
    assert article["dateModified"] == "2024-02-12"


def test_a_correction_alone_brings_no_page_into_the_feed(make_site: MakeSite, build: Build) -> None:
    text = "# A\n\n```{correction} 2024-02-12\nIt was green.\n```\n"
    result = build(make_site({**FILES, "light/lamp.md": text}, CONF))
    assert not result.files("feed.xml")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_search_engines_find_the_fields_that_they_ask_for(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    result = build(make_site(FILES, CONF), builder, warningiserror=True)
    name = "light/lamp.html" if builder == "html" else "light/lamp/index.html"
    url = f"{BASE}light/lamp.html" if builder == "html" else f"{BASE}light/lamp/"
    page = result.html(name)
    article = thing(page, "Article")
    has(article, ARTICLE)
    assert article["headline"] == "A lamp & a half"
    assert article["mainEntityOfPage"] == url == metas(page)["og:url"]
    assert (article["datePublished"], article["dateModified"]) == ("2024-02-12", "2024-03-01")
    assert article["articleSection"] == "On light"
    assert article["publisher"]["name"] == "The Laboratory"
    carberry, mary = article["author"]
    assert (carberry["url"], carberry["affiliation"]["name"]) == (
        f"https://orcid.org/{ORCID}",
        "Brown University",
    )
    assert mary["url"] == "https://example.org/mary"
    image = thing(page, "ImageObject")
    has(image, f"{IMAGE} {IMAGE_TOO}")
    assert image["creator"] == {"@type": "Person", "name": "A. Photographer"}
    assert image["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert image["acquireLicensePage"] == "https://example.org/archive/7"
    film, embed = thing(page, "VideoObject"), thing(page, "VideoObject", 1)
    has(film, f"{VIDEO} {VIDEO_TOO} contentUrl")
    has(embed, f"{VIDEO} description embedUrl")
    assert film["uploadDate"] == "2024-02-12"
    assert film["duration"].startswith("PT")
    assert embed["name"] == "Supernovae"
    assert "youtube-nocookie" in embed["embedUrl"]
    crumbs = thing(page, "BreadcrumbList")
    has(crumbs, CRUMBS)
    for crumb in crumbs["itemListElement"]:
        has(crumb, CRUMB)
    assert [(it["position"], it["name"]) for it in crumbs["itemListElement"]] == [
        (1, "The Lamp"),
        (2, "On light"),
        (3, "A lamp & a half"),
    ]
    for found in (film["contentUrl"], film["thumbnailUrl"], image["contentUrl"], *article["image"]):
        assert found.startswith(BASE)
        assert (result.out / found.removeprefix(BASE)).is_file()


def test_the_home_page_is_the_site_and_a_section_is_no_article(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(FILES, CONF), warningiserror=True)
    (site,) = graph(result.html())
    has(site, SITE)
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "The Lamp", BASE)
    assert site["publisher"]["url"] == "https://lab.example.org/"
    assert [it["@type"] for it in graph(result.html("light/index.html"))] == ["BreadcrumbList"]
    assert metas(result.html("light/index.html"))["og:type"] == "website"
    assert not result.html("search.html").all("script", type="application/ld+json")


def test_a_card_has_its_part_of_the_picture(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(FILES, CONF), warningiserror=True)
    tags = metas(result.html("light/lamp.html"))
    assert tags["og:title"] == "A lamp & a half"
    assert tags["og:description"] == "A lamp that never goes out."
    assert tags["og:site_name"] == "The Lamp"
    assert tags["og:type"] == "article"
    assert tags["article:published_time"] == "2024-02-12"
    assert tags["twitter:card"] == "summary_large_image"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert (tags["og:image:type"], tags["og:image:alt"]) == ("image/jpeg", "A lamp")
    with Image.open(result.out / tags["og:image"].removeprefix(BASE)) as made:
        assert (made.format, made.size) == ("JPEG", (1200, 630))
        # Of a square, a focus at the top keeps all across and the upper half but for an edge.
        for place, colour in (((100, 100), QUARTERS[0]), ((1100, 100), QUARTERS[1])):
            pixel = made.convert("RGB").getpixel(place)
            assert isinstance(pixel, tuple)
            assert max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 12
    assert tags["og:video"].startswith(f"{BASE}_downloads/")
    assert tags["og:video:type"] == "video/mp4"


def test_a_teaser_stands_for_the_page_and_clear_parts_are_white(
    make_site: MakeSite, build: Build
) -> None:
    story = STORY.replace("hero:", "teaser:\n  image: clear.png\n  alt: Glass\nhero:")
    files = {
        **FILES,
        "light/lamp.md": story,
        "light/clear.png": picture(1200, 630, (0, 97, 175, 0)),
    }
    result = build(make_site(files, CONF), warningiserror=True)
    tags = metas(result.html("light/lamp.html"))
    assert tags["og:image:alt"] == "Glass"
    with Image.open(result.out / tags["og:image"].removeprefix(BASE)) as made:
        assert made.convert("RGB").getpixel((600, 300)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600"/>'),
        ("a.png", png()),
    ],
)
def test_pages_without_a_picture_share_the_sites(
    make_site: MakeSite, build: Build, file: str, content: bytes
) -> None:
    files: dict[str, str | bytes] = {
        "index.md": f"---\ntitle: One\nhero: {{image: {file}, alt: A}}\n---\n\nWords.\n",
        file: content,
        "share.png": quarters(800, 420),
    }
    site = make_site(files, CONF)
    assert "og:image" not in metas(build(site, warningiserror=True).html())
    result = build(site, conf={"alcf_card_image": "share.png"}, warningiserror=True, into="shared")
    tags = metas(result.html())
    assert (tags["og:image:width"], tags["og:image:alt"]) == ("800", "One")
    assert (result.out / tags["og:image"].removeprefix(BASE)).is_file()


def test_a_picture_of_all_cards_that_is_none_is_named(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": "# One\n\nWords.\n"}, {**CONF, "alcf_card_image": "no.png"})
    (line,) = build(site).lines
    assert "alcf_card_image" in line
    assert line.endswith("[alcf.config]")


def test_what_a_file_says_completes_what_its_author_says(make_site: MakeSite, build: Build) -> None:
    rights = Rights(creator="File", credit="File", notice="© The lab", licensor="https://l.org/")
    data = BytesIO()
    Image.new("RGB", (640, 480), "red").save(data, "WEBP", xmp=rights.xmp())
    text = "# One\n\n```{media-figure} a.webp\n:alt: A\n:credit: The author's\n```\n\n"
    text += "```{media-figure} b.webp\n:alt: B\n```\n"
    text += "\n![C](c.webp)\n"
    changed = rights._replace(notice="© Another").xmp()
    other = BytesIO()
    Image.new("RGB", (640, 480), "blue").save(other, "WEBP", xmp=changed)
    files: dict[str, str | bytes] = {
        "index.md": text,
        "a.webp": data.getvalue(),
        "b.webp": other.getvalue(),
        "c.webp": data.getvalue(),
    }
    page = build(make_site(files, CONF), warningiserror=True).html()
    one, two = thing(page, "ImageObject"), thing(page, "ImageObject", 1)
    assert (one["creditText"], one["copyrightNotice"]) == ("The author's", "© The lab")
    assert one["acquireLicensePage"] == "https://l.org/"
    assert "creator" not in one
    assert (two["creditText"], two["creator"]["name"]) == ("File", "File")
    plain = thing(page, "ImageObject", 2)
    assert (plain["caption"], plain["copyrightNotice"]) == ("C", "© The lab")


HOSTILE = "</script><script>alert(1)</script> \" ' <!-- & \\"


@pytest.mark.parametrize("theme", ["alcf", "basic"])
def test_no_title_becomes_markup(make_site: MakeSite, build: Build, theme: str) -> None:
    escaped = HOSTILE.replace("\\", "\\\\").replace("<", "\\<").replace("'", "\\'")
    story = STORY.replace("title: A lamp & a half", f"title: |\n  {escaped}")
    story = story.replace("Josiah Carberry", json.dumps(HOSTILE).replace("<", "&lt;"))
    site = make_site({**FILES, "light/lamp.md": story}, {**CONF, "html_theme": theme})
    page = build(site).html("light/lamp.html")
    title = " ".join(metas(page)["og:title"].split())
    assert title.startswith("</script><script>alert(1)</script>")
    assert thing(page, "Article")["headline"] == title
    assert thing(page, "Article")["author"][0]["name"].startswith("</script>")
    assert not [it for it in page.all("script") if "alert" in str(it.children) and not it.attrs]


@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_other_themes_have_the_same(make_site: MakeSite, build: Build, theme: str) -> None:
    result = build(make_site(FILES, {**CONF, "html_theme": theme}), warningiserror=True)
    ours = build(make_site(FILES, CONF), into="ours").html("light/lamp.html")
    page = result.html("light/lamp.html")
    assert metas(page) == metas(ours)
    assert graph(page) == graph(ours)


@pytest.mark.parametrize("conf", [{"html_baseurl": ""}, {"alcf_metadata": False}])
def test_nothing_is_said_where_nothing_can_be_or_shall_be(
    make_site: MakeSite, build: Build, conf: dict[str, Any]
) -> None:
    result = build(make_site(FILES, {**CONF, **conf}), warningiserror=True)
    page = result.html("light/lamp.html")
    assert not metas(page)
    assert not page.all("script", type="application/ld+json")
    assert not result.files("_images/*.jpeg")


def test_what_an_author_writes_is_not_written_again(make_site: MakeSite, build: Build) -> None:
    own = '---\nmyst:\n  html_meta:\n    "property=og:image": https://example.org/mine.png\n'
    files = {**FILES, "light/lamp.md": STORY.replace("---\n", own, 1)}
    page = build(make_site(files, CONF)).html("light/lamp.html")
    assert [tag.attrs["content"] for tag in page.all("meta", property="og:image")] == [
        "https://example.org/mine.png"
    ]
    assert "og:image:width" not in metas(page)
    assert "og:title" in metas(page)


def test_sphinxext_opengraph_has_the_cards_to_itself(make_site: MakeSite, build: Build) -> None:
    pytest.importorskip("sphinxext.opengraph")
    conf = {
        **CONF,
        "extensions": ["sphinx_alcf", "sphinxext.opengraph"],
        "ogp_site_url": BASE,
        "ogp_social_cards": {"enable": False},
    }
    page = build(make_site(FILES, conf), warningiserror=True).html("light/lamp.html")
    for name in ("og:title", "og:url", "og:type"):
        assert len(page.all("meta", property=name)) == 1
    assert not page.all("meta", property="og:image:width")
    assert thing(page, "Article")["headline"] == "A lamp & a half"


def alternates(page: Element) -> dict[str, str]:
    links = page.all("link", rel="alternate", hreflang=True)
    return {link.attrs["hreflang"]: link.attrs["href"] for link in links}


def test_each_page_names_itself_in_other_languages(make_site: MakeSite, build: Build) -> None:
    other = "# Un\n\nMots.\n"
    files = {**FILES, "fr.md": f"---\nlang: fr\norphan: true\n---\n\n{other}"}
    conf = {
        **CONF,
        "html_baseurl": "https://example.org/en/",
        "alcf_languages": {"de": "../de/", "pt-BR": "https://example.com/x", "x-default": "."},
    }
    result = build(make_site(files, conf), "dirhtml", warningiserror=True)
    assert alternates(result.html("light/lamp/index.html")) == {
        "de": "https://example.org/de/light/lamp/",
        "en": "https://example.org/en/light/lamp/",
        "pt-BR": "https://example.com/x/light/lamp/",
        "x-default": "https://example.org/en/light/lamp/",
    }
    assert alternates(result.html())["de"] == "https://example.org/de/"
    # A page in another language than its site is the same in each build.
    assert not alternates(result.html("fr/index.html"))
    assert not alternates(result.html("search/index.html"))


def test_languages_with_whole_addresses_need_no_base(make_site: MakeSite, build: Build) -> None:
    builds = {"en": "https://example.org/en/", "de": "https://example.org/de/"}
    site = make_site(FILES, {**CONF, "html_baseurl": "", "alcf_languages": builds})
    page = build(site, warningiserror=True).html("light/lamp.html")
    assert alternates(page) == {tag: f"{url}light/lamp.html" for tag, url in builds.items()}
    (line,) = build(site, conf={"alcf_languages": {"de": "../de/"}}).lines
    assert line.endswith("[alcf.base_url]")


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ({"alcf_article": "News"}, "NewsArticle"),
        ({"alcf_publisher": {"nam": "X"}}, "Did you mean 'name'?"),
        ({"alcf_publisher": {"url": "https://example.org"}}, "no 'name'"),
        ({"alcf_languages": {"de_DE": "https://example.org"}}, "pt-BR"),
        ({"alcf_languages": {"de": ""}}, "an address"),
        ({"alcf_words_per_minute": -1}, "alcf_words_per_minute"),
    ],
)
def test_options_that_cannot_be_used_are_named(
    make_site: MakeSite, build: Build, conf: dict[str, Any], words: str
) -> None:
    lines = build(make_site({"index.md": "# One\n"}, {**CONF, **conf})).lines
    assert words in "\n".join(lines)
    assert all(line.endswith("[alcf.config]") for line in lines)


def test_news_is_news(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, {**CONF, "alcf_article": "NewsArticle"})
    assert thing(build(site).html("light/lamp.html"), "NewsArticle")["headline"]


def test_a_page_whose_path_changes_is_written_anew(make_site: MakeSite, build: Build) -> None:
    conf = {**CONF, "html_theme": "basic"}
    inner = "# On light\n\n```{toctree}\nlamp\n```\n"
    section = "# Section\n\n```{toctree}\ninner\n```\n"
    other = "---\norphan: true\n---\n\n# Other\n"
    site = make_site(
        {**FILES, "light/index.md": section, "light/inner.md": inner, "other.md": other}, conf
    )
    build(site)
    (site / "light/inner.md").write_text(inner.replace("On light", "On darkness"))
    result = build(site)
    assert "light/lamp" in result.written
    assert "other" not in result.written
    crumbs = thing(result.html("light/lamp.html"), "BreadcrumbList")["itemListElement"]
    assert crumbs[2]["name"] == "On darkness"


def test_a_picture_that_changes_gives_another_card(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, CONF)
    before = metas(build(site).html("light/lamp.html"))["og:image"]
    (site / "light/lamp.png").write_bytes(picture(1200, 1200, gradient=70))
    result = build(site)
    after = metas(result.html("light/lamp.html"))["og:image"]
    assert after != before
    assert (result.out / after.removeprefix(BASE)).is_file()


def test_two_builds_are_the_same_in_any_time_zone(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"light/p{number}.md": STORY for number in range(8)}
    listed = "\n".join(f"p{number}" for number in range(8))
    index = str(FILES["light/index.md"]).replace("lamp\n", f"lamp\n{listed}\n")
    site = make_site({**FILES, **pages, "light/index.md": index}, CONF)
    builds = []
    for number, (zone, jobs) in enumerate((("Pacific/Kiritimati", "1"), ("Etc/GMT+12", "4"))):
        monkeypatch.setitem(os.environ, "TZ", zone)
        out = tmp_path / f"zone{number}" / "html"
        sphinx_build(site, out, "html", "-j", jobs)
        files = [*out.glob("light/*.html"), *out.glob("_images/*")]
        builds.append({file.relative_to(out): file.read_bytes() for file in files})
    assert builds[0].keys() == builds[1].keys()
    assert builds[0] == builds[1]


def test_one_page_of_all_and_formats_for_no_web_build_clean(
    make_site: MakeSite, build: Build
) -> None:
    site = make_site(FILES, {**CONF, "version": "1"})
    assert not metas(build(site, "singlehtml", warningiserror=True, into="one").html())
    for builder in ("epub", "json", "text", "latex", "singlehtml"):
        result = build(site, builder, warningiserror=True, into=builder)
        assert not result.files("**/lamp-1200-*.jpeg")

"""The numbers of the page's design, measured in Chromium at 1440 and 390 px.

Each table is what a designer wrote down: change a number in a stylesheet and it fails here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit
from tests.support.media import picture
from tests.support.pages import settle
from tests.support.site import sphinx_build, write_site

CONF = {"project": "Numbers", "extensions": ["sphinx_alcf"], "html_theme": "alcf"}

STORY = """---
title: A title of a few words
kicker: Kicker
intro: A standfirst that is long enough to need a second line in a column of 680 pixels.
author: A. Nyman
hero:
  image: picture.jpg
  alt: A colour
  caption: Caption.
  credit: A. Nyman
---

First paragraph.

Second paragraph.

```{media-figure} picture.jpg
:alt: A colour

In the text.
```

Before the wide one.

```{media-figure} picture.jpg
:alt: A colour
:width: wide
:name: wide

Wide.
```

After it.

```{pull-quote}
A sentence of its own.
```

Before a heading.

## A heading

Under it.

### A smaller one

Under that.

:::{media-grid}
![A colour](picture.jpg)

![Another](tall.jpg)
:::

```{media-video} https://youtu.be/vpg9C0w4TVw
:title: A film
:poster: picture.jpg
```
"""
OVER = (
    "---\ntitle: Over\nlayout: home\nhero:\n  image: picture.jpg\n  layout: over\n---\n\nWords.\n"
)
DOC = """# Documentation

Words.

```{code-block} python
answer = 42
```

## Second

| a | b |
|---|---|
| 1 | 2 |

### Third

Words.

```{note}
A note.
```
"""
TITLES = {"medium": "word " * 12, "long": "word " * 20}  # 60 and 100 characters


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page of each frame, built once."""
    folder = tmp_path_factory.mktemp("numbers")
    story = "# Stories\n\n```{toctree}\nstory\nmedium\nlong\n```\n"
    files: dict[str, str | bytes] = {
        "index.md": "# Numbers\n\n```{toctree}\nstories\nover\ndocs\n```\n",
        "stories.md": story,
        "story.md": STORY,
        "over.md": OVER,
        "docs.md": "# Docs\n\n```{toctree}\ndoc\n```\n",
        "doc.md": DOC,
        "picture.jpg": picture(1600, 900, kind="jpeg"),
        "tall.jpg": picture(900, 1200, kind="jpeg"),
    }
    for name, title in TITLES.items():
        files[f"{name}.md"] = f"---\ntitle: {title}\nintro: Words.\n---\n\nWords.\n"
    sphinx_build(write_site(folder / "src", files, CONF), folder / "html")
    return folder / "html"


MEASURE = """(wanted) => {
    const one = (selector) => {
        const found = document.querySelector(selector);
        if (!found) throw new Error(`nothing matches ${selector}`);
        return found;
    };
    const round = (number) => Math.round(number * 10) / 10;
    const type = (it) => {
        const { fontSize, lineHeight, fontWeight } = getComputedStyle(it);
        const sizes = [fontSize, lineHeight].map((size) => Math.round(parseFloat(size)));
        return `${fontWeight} ${sizes.join("/")}`;
    };
    return wanted.map((line) => {
        const [what, first, second] = line.split(": ");
        const it = one(first);
        const box = it.getBoundingClientRect();
        if (what === "type") return type(it);
        if (what === "span") return [box.left, box.width].map(round).join(" + ");
        if (what === "height") return `${round(box.height)}`;
        return `${round(one(second).getBoundingClientRect().top - box.bottom)}`;
    });
}"""
"""What to measure, as lines ``type: selector``, ``span: selector`` (start and width), ``height:
selector``, ``gap: selector: selector`` (from the foot of one to the top of the other)."""

TEXT = "#alcf-main article .alcf-header ~ p"
FIGURE = "figure.alcf-width-text"
GRID = "figure:has(> .alcf-grid-cells)"
STORY_NUMBERS = {
    # what: at 1440, at 390
    "span: .alcf-header-text > .alcf-intro": ("380 + 680", "20 + 350"),
    "span: .alcf-hero > .alcf-media": ("0 + 1440", "0 + 390"),
    "span: .alcf-hero > figcaption": ("380 + 680", "20 + 350"),
    f"span: {TEXT}": ("380 + 680", "20 + 350"),
    f"span: {FIGURE} > .alcf-media": ("380 + 680", "20 + 350"),
    f"span: {FIGURE} > figcaption": ("380 + 680", "20 + 350"),
    "span: #wide > .alcf-media": ("200 + 1040", "0 + 390"),
    "span: #wide > figcaption": ("380 + 680", "20 + 350"),
    f"span: {GRID} > .alcf-grid-cells": ("200 + 1040", "0 + 390"),
    "span: .pull-quote": ("380 + 860", "20 + 350"),
    "span: .alcf-more": ("200 + 1040", "20 + 350"),
    "height: .alcf-bar": ("56", "56"),
    "height: .alcf-hero > .alcf-media": ("774", "219.4"),  # 86svh, 16:9
    "height: .alcf-facade > .alcf-play": ("72", "72"),
    "height: .alcf-menu-button, .alcf-search-button": ("44", "44"),
    "type: h1": ("600 88/90", "600 40/42"),
    "type: .alcf-intro": ("400 28/38", "400 21/30"),
    "type: main h2": ("600 36/42", "600 28/34"),
    "type: main h3": ("600 26/34", "600 22/29"),
    f"type: {TEXT}": ("400 20/32", "400 18/29"),
    f"type: {FIGURE} > figcaption": ("400 15/22", "400 15/22"),
    "type: .alcf-kicker": ("600 15/20", "600 15/20"),
    "type: .alcf-bar a[aria-current]": ("600 15/20", "600 15/20"),
    "type: .pull-quote p": ("600 44/52", "600 30/37"),
    "type: .alcf-card-title": ("600 22/28", "600 22/28"),
    "type: .alcf-card-text > p": ("400 16/24", "400 16/24"),
    "gap: .alcf-bar: .alcf-kicker": ("56", "37.3"),
    "gap: .alcf-kicker: h1": ("16", "10.7"),
    "gap: h1: .alcf-intro": ("24", "16"),
    "gap: .alcf-intro: .alcf-byline": ("16", "10.7"),
    "gap: .alcf-byline: .alcf-hero": ("48", "32"),
    "gap: .alcf-hero > .alcf-media: .alcf-hero > figcaption": ("12", "12"),
    f"gap: .alcf-hero: {TEXT}": ("56", "37.3"),
    f"gap: {TEXT}: {TEXT} + p": ("24", "16"),
    f"gap: {TEXT} + p: {FIGURE}": ("48", "32"),
    f"gap: {FIGURE}: {FIGURE} + p": ("48", "32"),
    f"gap: {FIGURE} > .alcf-media: {FIGURE} > figcaption": ("12", "12"),
    f"gap: {FIGURE} + p: #wide": ("72", "48"),
    "gap: #wide: #wide + p": ("72", "48"),
    "gap: .pull-quote + p: main h2": ("72", "48"),
    "gap: main h2: main h2 + p": ("16", "10.7"),
    "gap: main h2 + p: main h3": ("48", "32"),
    "gap: main h3: main h3 + p": ("12", "8"),
    f"gap: main h3 + p: {GRID}": ("72", "48"),
}
DOC_NUMBERS = {
    "span: .alcf-side": ("48 + 272", None),
    "span: .alcf-column": ("368 + 760", "20 + 350"),
    "span: .alcf-end": ("1176 + 216", None),
    "height: .alcf-bar": ("56", "56"),
    "height: .alcf-toc > summary": (None, "48"),
    "type: h1": ("600 44/50", "600 34/40"),
    "type: main h2": ("600 28/36", "600 25/33"),
    "type: main h3": ("600 21/28", "600 21/28"),
    "type: main p": ("400 17/28", "400 17/28"),
    "type: main td": ("400 15/22", "400 15/22"),
    "gap: main h2: main .alcf-scroll": ("16", "16"),
}


def check(
    site: Path,
    serve: Serve,
    visit: Visit,
    name: str,
    numbers: dict[str, tuple[str | None, str | None]] | dict[str, tuple[str, str]],
    size: tuple[int, int],
) -> None:
    """Compare what a page measures with what is written down for the size of the window."""
    page = visit(f"{serve(site, policy=STRICT)}/{name}", size=size, reduced_motion=True)
    settle(page)
    column = 0 if size == DESKTOP else 1
    wanted = {what: pair[column] for what, pair in numbers.items() if pair[column]}
    measured = page.evaluate(MEASURE, list(wanted))
    assert dict(zip(wanted, measured, strict=True)) == wanted


SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1440", "390"])


@SIZES
def test_a_story(site: Path, serve: Serve, visit: Visit, size: tuple[int, int]) -> None:
    check(site, serve, visit, "story.html", STORY_NUMBERS, size)


@SIZES
def test_a_page_of_documentation(
    site: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    check(site, serve, visit, "doc.html", DOC_NUMBERS, size)


@pytest.mark.parametrize(
    ("name", "wide", "narrow"),
    [("medium", "600 64/68", "600 34/38"), ("long", "600 48/52", "600 30/34")],
)
def test_a_long_title_is_smaller(
    site: Path, serve: Serve, visit: Visit, name: str, wide: str, narrow: str
) -> None:
    for size in (DESKTOP, PHONE):
        check(site, serve, visit, f"{name}.html", {"type: h1": (wide, narrow)}, size)


@SIZES
def test_the_title_stands_at_the_foot_of_a_hero_that_it_lies_on(
    site: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    """80svh at 1440, 4:5 at 390; the last 76 pixels are the pause button's."""
    numbers = {
        "height: .alcf-hero > .alcf-media": ("720", "487.5"),
        "span: h1": ("200 + 700", "20 + 350"),
        f"gap: h1: {TEXT}": (f"{76 + 56}", f"{76 + 37.3}"),
    }
    check(site, serve, visit, "over.html", numbers, size)


def test_the_first_screen_shows_250_pixels_of_the_hero(
    site: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/story.html", reduced_motion=True)
    box = page.locator(".alcf-hero > .alcf-media").bounding_box()
    assert box
    assert DESKTOP[1] - box["y"] >= 250


@pytest.mark.parametrize("name", ["search.html", "story.html", "doc.html"])
def test_the_foot_is_at_the_foot_of_the_window(
    site: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/{name}", size=(1440, 1600))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    box = page.locator(".alcf-footer").bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(1600, abs=1)


def test_next_comes_first_on_a_phone(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/docs.html", size=PHONE)
    following, before = (
        page.locator(f".alcf-pager > {which}").bounding_box()
        for which in (".alcf-next", "a:not(.alcf-next)")
    )
    assert following
    assert before
    assert following["y"] + following["height"] == pytest.approx(before["y"] - 20)


@pytest.mark.parametrize(
    ("name", "size", "fact"),
    [
        ("reference/warnings.html", PHONE, "it('main .alcf-scroll').scrollWidth <= 350"),
        ("reference/configuration.html", PHONE, "it('main .alcf-scroll').scrollWidth <= 350"),
        ("index.html", PHONE, "left('.alcf-footer nav + div') > left('.alcf-footer nav') + 130"),
        ("genindex.html", PHONE, "left('.alcf-letters > a') + 12 === 20"),
        ("genindex.html", DESKTOP, "it('.alcf-index > li').clientWidth === 316"),
        ("quickstart.html", DESKTOP, "!it('.alcf-side').checkVisibility()"),
        ("quickstart.html", DESKTOP, "left('.alcf-column') === 368"),
        ("kitchen-sink/admonitions.html", DESKTOP, "line('h2 > .toc-backref') === 'none'"),
    ],
)
def test_pages_of_the_manual(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int], fact: str
) -> None:
    """What was once amiss on one of them."""
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=size, reduced_motion=True)
    settle(page)
    assert page.evaluate(
        f"""() => {{
            const it = (selector) => document.querySelector(selector);
            const left = (selector) => it(selector).getBoundingClientRect().left;
            const line = (selector) => getComputedStyle(it(selector)).textDecorationLine;
            return {fact};
        }}"""
    )


def test_forced_colours_have_no_haze_over_a_hero(site: Path, serve: Serve, visit: Visit) -> None:
    """Text on a picture stands on the system's ground, all of it."""
    page = visit(f"{serve(site, policy=STRICT)}/over.html", forced_colors=True)
    style = "getComputedStyle(document.querySelector('.alcf-header-text'), '::before')"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"

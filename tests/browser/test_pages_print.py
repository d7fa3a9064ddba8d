"""A story on paper: ink on white, whole, with the addresses of what cannot be printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import STRICT, Serve, Visit
from tests.support.media import jpeg
from tests.support.pages import background, settle
from tests.support.paper import PROGRAMS, pages_of, widths_of
from tests.support.site import Build, MakeSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREEN = (
    ".alcf-skip, .alcf-bar, .alcf-side, .alcf-crumbs, .alcf-pager, .alcf-more, .alcf-footer, "
    ".alcf-background, .alcf-pause, video, iframe, .alcf-play, .headerlink, .alcf-end, .alcf-toc"
)
INK = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const pale = new Set();
    while (walker.nextNode()) {
        const it = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !it.checkVisibility()) continue;
        if (it.closest(".sd-badge, .sd-btn")) continue; // white on a colour, which browsers darken
        const [red, green, blue] = getComputedStyle(it).color.match(/[\\d.]+/g).map(Number);
        if (0.2126 * red + 0.7152 * green + 0.0722 * blue > 118) {
            pale.add(`${it.tagName}.${it.className}: ${walker.currentNode.data.slice(0, 30)}`);
        }
    }
    return [...pale];
}"""


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    settle(page)
    return page


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "stories/leopard.html",
        "kitchen-sink/index.html",
        "kitchen-sink/white.html",
        "quickstart.html",
        "stories/index.html",
        "kitchen-sink/section.html",
        "kitchen-sink/highlight.html",
        "kitchen-sink/words.html",
        "kitchen-sink/in-cyan.html",
        "tags.html",
    ],
)
def test_a_page_is_ink_on_white_without_what_screens_need(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = on_paper(visit(f"{serve(manual, policy=STRICT)}/{name}"))
    assert page.locator(SCREEN).filter(visible=True).all() == []
    assert page.locator("main button:visible").filter(has_not_text="Plays from").count() == 0
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == []
    assert page.is_visible("h1")


@pytest.mark.parametrize("name", ["02_features/over.html", "cyan.html", "sky.html"])
def test_heroes_under_words_and_coloured_palettes_print_in_ink_too(
    report: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = on_paper(visit(f"{serve(report, policy=STRICT)}/{name}"))
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_posters_addresses_captions_and_credits_stay(
    report: Path, serve: Serve, visit: Visit, scripts: bool
) -> None:
    page = visit(f"{serve(report, policy=STRICT)}/02_features/lamp.html", scripts=scripts)
    page.emulate_media(media="print")
    hero = page.locator(".alcf-hero")
    assert hero.locator("img").is_visible()
    assert hero.locator(".alcf-address").is_visible()
    assert re.search(r"clip\.(webm|mp4)", hero.locator(".alcf-address").inner_text())
    assert "The laboratory" in hero.inner_text()
    embed = page.locator(".alcf-embed")
    after = embed.evaluate(
        """(it) => [it, ...it.querySelectorAll(".alcf-facade")]
            .map((each) => getComputedStyle(each, "::after").content).join()"""
    )
    assert "youtube.com/watch?v=vpg9C0w4TVw" in after
    assert "camera team" in page.inner_text("main")
    box = hero.locator("img").bounding_box()
    assert box
    assert box["height"] > 100


def test_addresses_stand_behind_links_to_other_sites_alone(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = on_paper(visit(f"{serve(manual)}/kitchen-sink/doc.html"))
    page.evaluate(
        """() => {
            const bare = document.createElement("a");
            bare.href = bare.textContent = "https://example.org/";
            bare.className = "alcf-bare";
            document.querySelector("article p").append(bare);
        }"""
    )
    printed: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll("article a[href]")].map((it) =>
            [it.getAttribute("href"), it.className, getComputedStyle(it, "::after").content])"""
    )
    for address, classes, content in printed:
        outside = address.startswith("http") and "alcf-bare" not in classes
        if "alcf-facade" not in classes:
            assert (content == f'" ({address})"') == outside, address
    assert any("alcf-bare" in classes for _, classes, _ in printed)


def test_nothing_is_cut_off_folded_or_hidden_behind_a_tab(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html")
    page.set_viewport_size({"width": 642, "height": 900})  # A4 without its margins
    on_paper(page)
    cut = page.evaluate(
        """() => [...document.querySelectorAll("main :not(.sd-row, .sd-col)")]
            .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > 643)
            .map((it) => `${it.tagName}.${it.className}`)"""
    )
    assert cut == []
    assert page.locator(".sd-tab-set > label").filter(visible=True).count() == 3
    assert page.locator(".sd-tab-content").filter(visible=False).count() == 0
    assert page.get_by_text("Text that is folded away.").evaluate(
        "(it) => it.checkVisibility({ contentVisibilityAuto: true }) && it.offsetHeight > 0"
    )


PAPERS = """---
layout: back-pub
title: What was published
theme: warm
background: cells.jpg
---

## January

```{publications}
- {authors: A. Turing, title: With a DOI, doi: 10.1098/rstb.1952.0012}
- {authors: B. Else, title: With an address, url: https://example.org/paper}
- {authors: C. Else, title: With neither}
```
"""


@pytest.mark.parametrize("layout", ["back-pub", "back-proj", "section-head", "highlight", "home"])
def test_lists_of_papers_are_ink_on_white_and_say_each_address_once(
    make_site: MakeSite, build: Build, serve: Serve, visit: Visit, layout: str
) -> None:
    text = PAPERS.replace("back-pub", layout)
    site = make_site({"index.md": text, "cells.jpg": jpeg(900, 600)}, {"html_theme": "alcf"})
    page = visit(serve(build(site, warningiserror=True).out))
    if layout.startswith("back-"):
        assert page.locator(".alcf-toc").is_visible()
    on_paper(page)
    assert page.locator(SCREEN).filter(visible=True).all() == []
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate(INK) == []
    printed = page.locator(".alcf-publications a").evaluate_all(
        """(links) => links.map((it) => getComputedStyle(it, "::after").content)"""
    )
    assert printed == ["none", '" (https://example.org/paper)"']


def test_what_opens_over_a_page_is_not_printed(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual)}/quickstart.html")
    names = ["dialog", "readthedocs-flyout", "readthedocs-notification", "readthedocs-search"]
    page.evaluate(
        """(names) => {
            for (const name of names) {
                const it = document.body.appendChild(document.createElement(name));
                it.textContent = "Over the page";
                it.dataset.over = "";
                if (name === "dialog") it.showModal();
            }
        }""",
        names,
    )
    over = page.locator("[data-over]").filter(visible=True)
    assert over.count() == len(names)
    on_paper(page)
    assert over.count() == 0


@pytest.mark.needs(*PROGRAMS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["index", "tables", "long-words"])
def test_no_sheet_is_empty(
    manual: Path, serve: Serve, visit: Visit, tmp_path: Path, name: str, paper: str
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/{name}.html", reduced_motion=True)
    for picture in page.locator("main img:visible").all():
        picture.scroll_into_view_if_needed()
    pdf = tmp_path / "a.pdf"
    page.pdf(path=pdf, format=paper)
    words, pictures = pages_of(pdf), widths_of(pdf)
    assert [n for n, text in enumerate(words, 1) if not text and n not in pictures] == []
    # No heading is left alone at the foot of a sheet.
    for heading in ("Ratios", "Transparency", "Links and portraits", "Grids", "Films"):
        assert not [text for text in words if text.endswith(heading)], heading


def test_the_story_prints_on_several_sheets(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual)}/stories/leopard.html", reduced_motion=True)
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 3 <= len(sheets) <= 12

"""The front page of a site: its stories stand in rows, its sections in columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.media import picture
from tests.support.pages import FORMS, Form, boxes, turn
from tests.support.site import sphinx_build, write_site

STORY = """---
title: Story {0} with a title of some length
kicker: Physics
intro: What was found in the cellar, and what became of it in the years after.
date: 2024-01-0{0}
hero: {{image: hall.jpg, alt: A hall}}
---

Text.
"""
SECTION = (
    "---\nlayout: section-head\ntitle: {}\nintro: {}\n---\n\n```{{toctree}}\n:glob:\n\ns*\n```\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {
        "index.md": (
            "---\nlayout: home\ntitle: The Quarterly\nintro: Stories from a laboratory.\n---\n\n"
            "```{toctree}\nphysics/index\narts/index\nmap\n```\n"
        ),
        "physics/index.md": SECTION.format("Physics", "What things are made of."),
        "arts/index.md": SECTION.format("Arts", "What people make of them."),
        "map.md": "---\nlayout: page\n---\n\n# Map\n\nAll.\n\n```{site-contents}\n:depth: 2\n```\n",
    }
    for number in range(1, 8):
        folder = ("physics", "arts")[number % 2]
        files[f"{folder}/s{number}.md"] = STORY.format(number)
        files[f"{folder}/hall.jpg"] = picture(1600, 900, kind="jpeg", gradient=number)
    made = tmp_path_factory.mktemp("front")
    src = write_site(made / "src", files, {"html_theme": "alcf"})
    sphinx_build(src, made / "html", "html", "-W")
    return made / "html"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["index", "map"])
def test_a_front_page_can_be_used_by_all(
    site: Path, serve: Serve, visit: Visit, axe: Axe, name: str, form: Form, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/{name}.html", size=size)
    turn(page, form)
    assert axe(page) == []
    assert axe(page, colours=True) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_story_leads_two_follow_and_three_close(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/index.html", size=DESKTOP)
    widths = [round(box["width"]) for box in boxes(page, ".alcf-newest .alcf-card")]
    assert widths == [1040, 510, 510, 333, 333, 333]
    # Each picture says how wide it is, or browsers take one that is too large or too small.
    said = page.evaluate(
        """() => [...document.querySelectorAll(".alcf-newest picture")].map((it) => [
            parseInt(it.querySelector("[sizes]").sizes.split("px) ")[1]),
            it.getBoundingClientRect().width,
        ])"""
    )
    assert all(abs(says - is_wide) <= 1 for says, is_wide in said), said
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert {box["width"] for box in boxes(page, ".alcf-newest .alcf-card")} == {350}


@pytest.mark.parametrize(("name", "width"), [("index", 1040), ("map", 1040)])
def test_sections_stand_side_by_side(
    site: Path, serve: Serve, visit: Visit, name: str, width: int
) -> None:
    page = visit(f"{serve(site)}/{name}.html", size=DESKTOP)
    (contents,) = boxes(page, ".alcf-contents")
    assert contents["width"] == width
    count = 3 if name == "index" else 2  # the map itself is left out
    columns = boxes(page, ".alcf-contents > li")
    assert [round(box["width"]) for box in columns] == [
        round((width - 20 * (count - 1)) / count)
    ] * count
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert {box["width"] for box in boxes(page, ".alcf-contents > li")} == {350}


def test_a_column_is_a_link_but_for_the_links_in_it(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/map.html", size=DESKTOP)
    at = """(selector) => {
        const { left, top, width, height } = document.querySelector(selector)
            .getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2).closest("a")?.href;
    }"""
    page.locator(".alcf-contents").scroll_into_view_if_needed()
    assert page.evaluate(at, ".alcf-contents > li > p + p").endswith("/physics/index.html")
    assert page.evaluate(at, ".alcf-contents ul a").endswith("/physics/s2.html")

"""Highlights and backgrounds: nothing is wider than the window, and a film behind a page stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit

PAGES = ("kitchen-sink/ripples.html", "kitchen-sink/section.html", "kitchen-sink/highlight.html")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_highlights_picture_is_whole(
    manual: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/ripples.html", size=size)
    box, image = (
        page.locator(selector).bounding_box()
        for selector in (".alcf-hero > .alcf-media", ".alcf-hero img")
    )
    assert box
    assert image
    assert image["x"] >= box["x"] - 0.5
    assert image["x"] + image["width"] <= box["x"] + box["width"] + 0.5
    assert box["height"] <= 0.86 * size[1] + 1


def test_a_film_behind_a_page_can_be_stopped(manual: Path, serve: Serve, visit: Visit) -> None:
    """WCAG 2.2.2."""
    page = visit(f"{serve(manual, policy=STRICT)}/kitchen-sink/section.html", size=PHONE)
    video = "document.querySelector('.alcf-background video')"
    page.wait_for_function(f"() => !{video}.paused")
    page.click(".alcf-background .alcf-pause")
    assert page.evaluate(f"{video}.paused")

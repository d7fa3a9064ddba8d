"""The page that this project was made for, where it lies beside the project; skipped elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import FORMS, MOVES, settle, turn

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_axe_on_the_seed_page(
    seed: Path, serve: Serve, visit: Visit, axe: Axe, size: tuple[int, int]
) -> None:
    page = visit(
        f"{serve(seed, policy=STRICT)}/features/ai-training.html", size=size, reduced_motion=True
    )
    for form in FORMS:
        turn(page, form)
        assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_film_plays_and_stops_by_keyboard(seed: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(seed, policy=STRICT)}/features/ai-training.html")
    page.wait_for_function(MOVES)
    page.focus(".alcf-hero .alcf-pause")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('.alcf-hero video').paused")


def test_it_is_read_without_scripts(seed: Path, serve: Serve, visit: Visit) -> None:
    page = visit(
        f"{serve(seed, policy=STRICT)}/features/ai-training.html", size=PHONE, scripts=False
    )
    settle(page)
    text = page.inner_text("main")
    assert "enabling groundbreaking research" in text
    assert "600 research projects" in text
    assert "Image: Argonne National Laboratory" in text
    assert page.locator("a.alcf-facade[href*='vpg9C0w4TVw']").is_visible()
    assert page.locator(".alcf-hero video").evaluate("(it) => it.controls")

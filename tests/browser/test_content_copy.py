"""The button that copies code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit
from tests.support.pages import settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

CODE = "kitchen-sink/code.html"
SESSION = "def area(radius):\n    return 3.14159 * radius**2\narea(2)\n1 / 0"
SHELL = "cd docs\nsphinx-build -W -n -b html \\\n    . _build/html\napt-get install graphviz"
NUMBERED = "def last(coat):"


@pytest.fixture
def page(manual: Path, serve: Serve, visit: Visit) -> Page:
    """The page of all kinds of code."""
    page = visit(f"{serve(manual, policy=STRICT)}/{CODE}", reduced_motion=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    settle(page)
    return page


def copied(page: Page, text: str) -> str:
    """What pressing the button of the block that holds *text* leaves in the clipboard."""
    block = page.locator(".highlight", has_text=text)
    block.get_by_role("button", name="Copy").first.press("Enter")
    page.get_by_role("status").filter(has_text="Copied").wait_for(state="attached")
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def test_prompts_output_and_numbers_are_left_out(page: Page) -> None:
    assert copied(page, "12.56636") == SESSION
    assert copied(page, "build succeeded.") == SHELL
    assert copied(page, "reach three digits").startswith(NUMBERED)
    assert copied(page, "No language at all.") == "No language at all."
    assert copied(page, "a doctest block") == 'print("a doctest block")'


def test_it_says_that_it_has_copied_and_then_falls_silent(page: Page) -> None:
    button = page.locator(".alcf-copy").first
    copied(page, "12.56636")
    assert "alcf-copied" in (button.get_attribute("class") or "")
    page.wait_for_function("() => !document.querySelector('.alcf-copied')", timeout=5000)
    assert page.get_by_role("status").text_content() == ""


def test_it_is_seen_when_it_has_focus_or_the_pointer(page: Page) -> None:
    button = page.locator(".alcf-copy").first
    opacity = "(it) => getComputedStyle(it).opacity"
    assert button.evaluate(opacity) == "0"
    page.locator(".highlight").first.hover()
    assert button.evaluate(opacity) == "1"
    page.mouse.move(0, 0)
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert button.evaluate(opacity) == "1"


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 568)], ids=["1440", "390", "320"])
def test_it_stands_beside_the_code_and_fits_a_thumb(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    settle(page)
    found: list[list[float]] = page.evaluate(
        """() => [...document.querySelectorAll(".alcf-copy")].map((it) => {
            const box = it.getBoundingClientRect();
            const block = it.parentElement.getBoundingClientRect();
            const code = it.parentElement.querySelector("pre").getBoundingClientRect();
            return [box.width, box.height, box.left - code.right,
                Math.min(box.top - block.top, block.bottom - box.bottom, block.right - box.right)];
        })"""
    )
    assert found
    for width, height, beside, within in found:
        assert width >= 44
        assert height >= 44
        assert beside >= 0
        assert within >= 0


def test_it_moves_nothing(manual: Path, serve: Serve, visit: Visit, page: Page) -> None:
    """Blocks of code have their shape before the script has run: it is put back for the measure."""
    shape = """() => [...document.querySelectorAll(".highlight pre")].map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [x, y, width, height];
    })"""
    with_buttons = page.evaluate(shape)
    page.evaluate("document.querySelectorAll('.alcf-copy').forEach((it) => it.remove())")
    assert page.evaluate(shape) == with_buttons


def test_there_is_none_where_it_is_not_wanted_or_cannot_work(page: Page) -> None:
    blocks = page.locator(".highlight").count()
    assert page.locator(".alcf-copy").count() == blocks - 1
    plain = page.locator(".highlight", has_text="This is not for copying.")
    assert plain.locator("button").count() == 0
    page.context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"
    )
    page.reload()
    assert page.locator(".alcf-copy").count() == 0

"""Transcripts: lines play their moment, links open them, and without scripts they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.media_page import transcript, video, write_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WORDS = ("The lid opens.", "We look in.", "There it is.", "The lid closes.")
FILM = video("player", data='aria-details="talk-transcript"')
TALK = f"<h1>A talk</h1>{FILM}{transcript(*WORDS)}"
LINK = '<p>Then <a href="#talk-2">there it is</a>, and <a href="#rest">the rest</a>.</p>'
LONG = f"{TALK}{'<p>Text.</p>' * 60}{LINK}{'<p id=rest>Text.</p>' * 40}"
TIME = "document.querySelector('video').currentTime"
PAUSED = "document.querySelector('video').paused"
OPEN = "document.querySelector('details').open"


def until(page: Page, condition: str) -> None:
    """Wait until *condition* holds; a function, for a page's policy bars what is evaluated."""
    page.wait_for_function(f"() => {condition}")


def spoken(page: Page) -> list[str]:
    """The lines that are marked as being spoken."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[aria-current]')].map(e => e.id)"
    )
    return found


def film_bytes(page: Page) -> list[str]:
    """The films that the page has asked for."""
    found: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(e => e.name).filter(n => /webm|mp4/.test(n))"
    )
    return found


def test_a_line_plays_from_its_moment_by_keyboard(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, TALK), policy=STRICT))
    assert page.locator(".alcf-lines").is_hidden()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".alcf-lines").is_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#talk-2"
    assert film_bytes(page) == []
    steps = page.evaluate("history.length")
    page.keyboard.press("Enter")
    until(page, f"!{PAUSED} && {TIME} >= 1.1")
    assert page.evaluate("location.hash") == "#talk-2"
    assert page.evaluate("history.length") == steps
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement.hash") == "#talk-2"


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_click_anywhere_on_a_line_plays_it_and_the_line_is_marked(
    tmp_path: Path, serve: Serve, visit: Visit, way: str
) -> None:
    write_page(tmp_path, TALK)
    address = serve(tmp_path, policy=STRICT) if way == "http" else tmp_path.as_uri() + "/index.html"
    page = visit(address)
    page.click("summary")
    page.get_by_text("We look in.").click()
    until(page, f"!{PAUSED} && {TIME} >= 0.5")
    until(page, "document.querySelector('#talk-1[aria-current]')")
    until(page, "document.querySelector('#talk-3[aria-current]')")
    assert spoken(page) == ["talk-3"]
    until(page, "document.querySelector('video').ended")
    until(page, "!document.querySelector('[aria-current]')")


def test_words_can_be_marked_and_copied(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, TALK)))
    page.click("summary")
    page.get_by_text("We look in.").dblclick(position={"x": 100, "y": 12})
    page.evaluate("document.querySelector('video').pause()")
    assert page.evaluate("`${getSelection()}`.trim()")
    page.evaluate(f"{TIME} = 0")
    page.get_by_text("There it is.").click(modifiers=["Shift"])
    page.wait_for_timeout(200)
    assert page.evaluate(PAUSED)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_a_link_to_a_moment_opens_the_transcript_with_the_film_there(
    tmp_path: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(serve(write_page(tmp_path, LONG), policy=STRICT), size=size)
    for _ in range(2):  # a second time too, when the address is the same already
        page.get_by_text("there it is", exact=True).click()
        assert page.evaluate(OPEN)
        until(page, f"Math.abs({TIME} - 1) < 0.05")
        assert page.evaluate(PAUSED)
        assert page.evaluate("location.hash") == "#talk-2"
        assert page.evaluate("document.activeElement.closest('p').id") == "talk-2"
        box = page.locator("video").bounding_box()
        assert box
        assert 0 <= box["y"] <= size[1] - box["height"]
        page.evaluate(f"document.querySelector('details').open = false; {TIME} = 0")
    page.keyboard.press("Tab")
    page.get_by_text("the rest").click()
    assert page.evaluate("location.hash") == "#rest"
    assert not page.evaluate(OPEN)


def test_the_address_of_a_moment_shows_it_once_the_page_is_there(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(write_page(tmp_path, LONG), policy=STRICT)}/#talk-3")
    until(page, f"Math.abs({TIME} - 1.5) < 0.05")
    assert page.evaluate(OPEN)
    assert page.evaluate(PAUSED)
    until(page, "performance.getEntriesByType('resource').some((it) => /webm/.test(it.name))")
    started, loaded = page.evaluate(
        """() => [
            performance.getEntriesByType("resource").find((it) => /webm/.test(it.name)).startTime,
            performance.getEntriesByType("navigation")[0].loadEventStart,
        ]"""
    )
    assert started >= loaded


@pytest.mark.parametrize("calm", [False, True], ids=["motion", "reduced"])
def test_the_line_is_kept_in_view_but_for_readers_who_want_no_motion(
    tmp_path: Path, serve: Serve, visit: Visit, calm: bool
) -> None:
    page = visit(serve(write_page(tmp_path, TALK)), reduced_motion=calm)
    page.click("summary")
    page.evaluate("document.querySelector('.alcf-lines').style.maxBlockSize = '50px'")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); document.querySelector('video').play()")
    until(page, "document.querySelector('#talk-3[aria-current]')")
    moved = page.evaluate("document.querySelector('.alcf-lines').scrollTop > 0")
    assert moved is not calm


def test_each_video_has_its_own_lines(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    other = FILM.replace("talk-", "other-") + transcript(*WORDS, name="other")
    page = visit(serve(write_page(tmp_path, TALK + other)))
    page.locator("summary").nth(1).click()
    page.locator("#other-2").click()
    until(page, "document.querySelectorAll('video')[1].currentTime > 1")
    until(page, "document.querySelector('[aria-current]')")
    assert page.evaluate(TIME) == 0
    assert spoken(page) == ["other-2"]


def test_a_transcript_is_read_without_scripts(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, LONG), policy=STRICT), scripts=False)
    page.click("summary")
    for words in WORDS:
        assert page.get_by_text(words).is_visible()
    assert page.locator(".alcf-duration").count() == 0
    page.click("summary")
    page.get_by_text("there it is", exact=True).click()
    assert page.get_by_text("There it is.").is_visible()  # Chromium opens it for the fragment


def test_a_transcript_is_printed_whole(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    lines = transcript(*(f"Line {number}." for number in range(80)))
    page = visit(serve(write_page(tmp_path, f"<h1>A talk</h1>{FILM}{lines}")))
    page.emulate_media(media="print")
    height: dict[str, Any] = page.evaluate(
        """() => {
            const box = document.querySelector(".alcf-lines");
            return { shown: box.clientHeight, whole: box.scrollHeight };
        }"""
    )
    assert height["shown"] == height["whole"] > 1000


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    tmp_path: Path, serve: Serve, visit: Visit, axe: Axe, size: tuple[int, int]
) -> None:
    page = visit(serve(write_page(tmp_path, TALK), policy=STRICT), size=size)
    assert axe(page) == []
    page.click("summary")
    page.locator("#talk-1").click()
    until(page, "document.querySelector('[aria-current]')")
    page.evaluate("document.querySelector('video').pause()")
    assert axe(page) == []

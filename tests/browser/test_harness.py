"""The browser fixtures see what they are there to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import STRICT, Axe, Serve, Visit, Watch
from tests.support.media import clip

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
</head><body><main><h1>A page</h1>%s</main></body></html>"""


def write(folder: Path, body: str) -> Path:
    (folder / "index.html").write_text(PAGE % body, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_clip_plays_and_loops_under_the_policy(
    tmp_path: Path, serve: Serve, visit: Visit, axe: Axe, kind: str
) -> None:
    (tmp_path / f"clip.{kind}").write_bytes(clip(f"clip.{kind}"))
    body = f'<video src="clip.{kind}" muted loop controls></video>'
    page = visit(serve(write(tmp_path, body)))
    page.evaluate("() => document.querySelector('video').play()")
    page.wait_for_function("() => document.querySelector('video').currentTime > 1.5")
    page.wait_for_function("() => document.querySelector('video').currentTime < 0.5")
    assert axe(page) == []


def test_axe_finds_a_picture_without_alt(
    tmp_path: Path, serve: Serve, visit: Visit, axe: Axe
) -> None:
    page = visit(serve(write(tmp_path, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')))
    assert [line.split()[0] for line in axe(page)] == ["image-alt"]


@pytest.mark.parametrize(
    ("body", "policy", "fault"),
    [
        ('<img src="http://example.org/x.png" alt="">', "", "asked another host"),
        ("<script>throw new Error('oh')</script>", "", "thrown: oh"),
        ("<script>var a = 1</script>", STRICT, "console: .*Content Security Policy"),
        ('<img src="missing.png" alt="">', "", "console: .*404"),
    ],
)
def test_faults_of_a_page_are_kept(
    tmp_path: Path, serve: Serve, browser: Browser, body: str, policy: str, fault: str
) -> None:
    with Watch(browser) as watch:
        watch.open(serve(write(tmp_path, body), policy=policy))
    assert re.search(fault, "\n".join(watch.faults))


def test_an_allowed_host_is_answered_here(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    body = '<iframe title="x" src="https://player.vimeo.com/video/1"></iframe>'
    page = visit(serve(write(tmp_path, body)), allowed=("player.vimeo.com",))
    assert page.frames[1].title() == "Elsewhere"


def test_a_page_works_without_scripts(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    body = "<p>Off</p><script>document.querySelector('p').textContent = 'On'</script>"
    address = serve(write(tmp_path, body))
    assert visit(address, scripts=False).inner_text("p") == "Off"
    assert visit(address).inner_text("p") == "On"

"""Nothing moves: the layout shift of each kind of page is nought, and no frame flashes."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit
from tests.support.pages import EVERY, MANUAL, Form, settle, shifts

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


SINK = tuple(name for name in EVERY if name.startswith("kitchen-sink/") and name not in MANUAL)
WIDE = tuple(pytest.param(name, DESKTOP, id=f"{name}-wide") for name in MANUAL)
NARROW = tuple(pytest.param(name, PHONE, id=f"{name}-narrow") for name in (*MANUAL, *SINK))
"""Each kind of page in both, and each element where lines are shortest and boxes grow most."""


@pytest.mark.parametrize(("name", "size"), [*WIDE, *NARROW])
def test_nothing_moves(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual, policy=STRICT)}/{name}", size=size)
    settle(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    # By the wheel, not by the keyboard: shifts right after a key do not count.
    for _ in range(min(height // 800, 18)):
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(20)
    assert shifts(page) == []


def frames(page: Page, url: str) -> list[tuple[int, int, int]]:
    """The colour of each frame that is painted on the way to *url*, at the edge, under the bar."""
    session = page.context.new_cdp_session(page)
    found: list[tuple[int, int, int]] = []

    def keep(frame: dict[str, str | int]) -> None:
        with Image.open(BytesIO(b64decode(str(frame["data"])))) as image:
            red, green, blue = image.convert("RGB").getpixel((4, 80))  # type: ignore[misc]
        found.append((red, green, blue))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    page.goto(url)
    settle(page)
    page.wait_for_timeout(300)
    session.send("Page.stopScreencast")
    return found


def late(route: Route) -> None:
    """Let a file come late, as on a slow line."""
    route.request.frame.page.wait_for_timeout(250)
    route.continue_()


@pytest.mark.parametrize("by_system", [False, True], ids=["chosen", "system"])
@pytest.mark.parametrize(
    ("own", "chosen", "colour"),
    [("02_features/tide.html", "dark", (8, 8, 18)), ("facts.html", "light", (255, 255, 255))],
)
def test_no_frame_has_the_wrong_colour(
    report: Path,
    serve: Serve,
    visit: Visit,
    own: str,
    chosen: Form,
    colour: tuple[int, int, int],
    by_system: bool,
) -> None:
    """A filmstrip to a page whose author has the other form than its reader.

    The script, which knows the reader's choice, is held back.
    """
    address = serve(report, policy=STRICT)
    other: Form = "light" if chosen == "dark" else "dark"
    page = visit(f"{address}/{own}", scheme=chosen if by_system else other)
    choice = "auto" if by_system else chosen
    while page.get_attribute(".alcf-switch", "data-choice") != choice:
        page.click(".alcf-switch")
    page.goto(f"{address}/02_features/lamp.html")
    settle(page)
    page.route("**/alcf.js*", late)
    strip = frames(page, f"{address}/{own}")
    assert strip
    assert {frame for frame in strip if frame != colour} == set()

"""How elements look: each is compared with a picture that was looked at and committed.

The pictures in ``looks/`` are of Debian's Chromium, with the fonts that ``.ci/run`` installs;
elsewhere these tests are skipped. After a change that is meant: ``ALCF_WRITE_LOOKS=1 pytest
tests/browser/test_looks.py``, and look at what git shows to have changed.
"""

from __future__ import annotations

import os
import platform
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import Image, ImageChops

from tests.support.browser import CHROMIUM, DESKTOP, PHONE, SWITCHES, Serve, Visit
from tests.support.pages import FORMS, Form, settle, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

LOOKS = Path(__file__).parent / "looks"
WRITE = bool(os.environ.get("ALCF_WRITE_LOOKS"))
STRONG = 48
"""A difference in a channel, of 255, that is seen: smoothing of edges differs by less."""
ALLOWED = 0.004
"""The share of pixels that may differ so much: a new Chromium draws some edges otherwise."""


def is_debian() -> bool:
    """Whether this is the Chromium with which the pictures were made."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian" and CHROMIUM == (
            "/usr/bin/chromium"
        )
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not is_debian(), reason="pictures of Debian's Chromium")


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A whole Chromium, whatever other tests take."""
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
    yield chromium
    chromium.close()


class Look(NamedTuple):
    """An element to look at: a file's name, a page of the manual, a selector."""

    name: str
    page: str
    selector: str
    size: tuple[int, int] = DESKTOP


WIDE = [
    Look("bar", "stories/leopard.html", ".alcf-bar"),
    Look("story-head", "stories/leopard.html", ".alcf-header-text"),
    Look("caption", "stories/leopard.html", "#fig-tail figcaption"),
    Look("more", "stories/leopard.html", ".alcf-more"),
    Look("pull-quote", "stories/soliton.html", "blockquote.pull-quote"),
    Look("plate", "stories/soliton.html", "#fig-eight"),
    Look("over", "index.html", ".alcf-header-over"),
    Look("doc-head", "reference/media-figure.html", ".alcf-header"),
    Look("contents", "reference/media-figure.html", ".alcf-end .alcf-toc"),
    Look("pager", "reference/media-figure.html", ".alcf-pager"),
    Look("footer", "reference/media-figure.html", ".alcf-footer"),
    Look("note", "kitchen-sink/doc.html", ".admonition.note"),
    Look("warning", "kitchen-sink/doc.html", ".admonition.warning"),
    Look("table", "kitchen-sink/doc.html", ".alcf-scroll"),
    Look("code", "kitchen-sink/doc.html", "div.highlight-python"),
    Look("signature", "kitchen-sink/api.html", "dl.py dl.py dt.sig"),
    Look("tabs", "kitchen-sink/doc.html", ".sd-tab-set"),
    Look("cards", "kitchen-sink/doc.html", ".sd-row"),
    Look("facade", "kitchen-sink/doc.html", ".alcf-facade"),
    Look("formula", "kitchen-sink/math.html", ".alcf-equation"),
]
NARROW = [
    Look("bar-narrow", "stories/leopard.html", ".alcf-bar", PHONE),
    Look("story-head-narrow", "stories/leopard.html", ".alcf-header-text", PHONE),
    Look("over-narrow", "index.html", ".alcf-header-over", PHONE),
    Look("pull-quote-narrow", "stories/soliton.html", "blockquote.pull-quote", PHONE),
    Look("contents-narrow", "reference/media-figure.html", "details.alcf-toc", PHONE),
    Look("pager-narrow", "reference/media-figure.html", ".alcf-pager", PHONE),
]


def compare(shot: bytes, path: Path) -> None:
    """Fail where *shot* (PNG) and the picture in *path* differ in size or in what is seen."""
    with Image.open(BytesIO(shot)) as opened:
        now = opened.convert("RGB")
    if WRITE:
        LOOKS.mkdir(exist_ok=True)
        now.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
        return
    assert path.is_file(), f"no picture {path.name}: ALCF_WRITE_LOOKS=1 makes it"
    with Image.open(path) as opened:
        then = opened.convert("RGB")
    assert now.size == then.size
    bands = ImageChops.difference(now, then).point(lambda it: 255 * (it > STRONG)).split()
    strong = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    share = strong.histogram()[255] / (now.width * now.height)
    assert share <= ALLOWED, f"{share:.2%} of its pixels have changed: {path.name}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("look", [*WIDE, *NARROW], ids=lambda it: it.name)
def test_it_looks_as_it_did(
    manual: Path, serve: Serve, visit: Visit, look: Look, form: Form
) -> None:
    page = visit(f"{serve(manual)}/{look.page}", size=look.size, reduced_motion=True)
    turn(page, form)
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    element = page.locator(look.selector).first
    element.scroll_into_view_if_needed()
    for picture in element.locator("img").all():
        picture.evaluate("(it) => { it.loading = 'eager'; return it.decode(); }")
    settle(page)
    compare(element.screenshot(animations="disabled"), LOOKS / f"{look.name}-{form}.png")


@pytest.mark.parametrize("form", FORMS)
def test_the_search_dialog_looks_as_it_did(
    manual: Path, serve: Serve, visit: Visit, form: Form
) -> None:
    page = visit(f"{serve(manual)}/404.html", reduced_motion=True)
    turn(page, form)
    page.keyboard.press("/")
    dialog = page.locator("dialog[open]")
    page.wait_for_function(
        "document.querySelector('.alcf-search-status').textContent"
        " && [...document.styleSheets].some((it) => it.href?.includes('alcf-search'))"
    )
    settle(page)
    compare(dialog.screenshot(animations="disabled"), LOOKS / f"search-{form}.png")


def test_a_change_is_seen(tmp_path: Path) -> None:
    """A rule of thumb held: a line two pixels wide across a picture is no small difference."""
    if WRITE:
        pytest.skip("pictures are being written")
    picture = Image.new("RGB", (400, 300), "#080812")
    picture.save(tmp_path / "then.png")
    picture.paste("#b8e2de", (0, 100, 400, 102))
    data = BytesIO()
    picture.save(data, "PNG")
    with pytest.raises(AssertionError, match="changed"):
        compare(data.getvalue(), tmp_path / "then.png")

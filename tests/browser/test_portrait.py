"""Crops keep what matters; a hero for tall windows is the only one that such a window loads."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.support.browser import DESKTOP, PHONE, Serve, Visit
from tests.support.media import QUARTERS, clip, picture, quarters
from tests.support.pages import shifts
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

LYING = (844, 390)
SIZES = [(PHONE, "tall"), (LYING, "wide"), (DESKTOP, "wide")]
TEXT = "\n".join(["Text."] * 3)


def page(hero: str, more: str = "") -> str:
    """A page with the options of a *hero*."""
    return f"# A page\n\n```{{hero-media}} {hero}\n:alt: Four fields\n```\n\n{TEXT}\n\n{more}\n"


FILES: dict[str, str | bytes] = {
    "picture.md": page("wide.jpg\n:portrait: tall.jpg"),
    "over.md": page("wide.jpg\n:portrait: tall.jpg\n:layout: over"),
    "film.md": page("clip.mp4\n:poster: wide.jpg\n:portrait: tall.jpg\n:portrait-ratio: 2/3"),
    "crop.md": page("wide.jpg\n:portrait-ratio: 3/5\n:portrait-focus: 100% 0%"),
    "focus.md": page("wide.jpg\n:ratio: 3/5\n:portrait-focus: right\n:focus: left"),
    "left.md": page("wide.jpg\n:ratio: 3/5\n:focus: left"),
    "shapes.md": (
        "# Shapes\n\n```{media-figure} wide.jpg\n:alt: A\n:ratio: 1/2\n:focus: 0% 50%\n```\n\n"
        "```{media-figure} wide.jpg\n:alt: B\n:ratio: 2.39:1\n:focus: 50% 100%\n```\n\n"
        ":::{media-grid}\n:ratio: 1/4\n:focus: 95% 0\n:columns: 2\n\n"
        "![C](wide.jpg)\n![D](wide.jpg)\n:::\n\n"
        "```{media-video} clip.mp4\n:title: E\n:poster: wide.jpg\n:ratio: 4/1\n```\n\n"
        "```{media-video} https://youtu.be/vpg9C0w4TVw\n:title: F\n:ratio: 5/4\n```\n"
    ),
    "wide.jpg": quarters(1600, 900, kind="jpeg"),
    "tall.jpg": picture(800, 1000, (100, 0, 51), kind="jpeg", gradient=60),
    "clip.mp4": clip("clip.mp4"),
}


@pytest.fixture(scope="module", params=["alcf", "furo", "pydata_sphinx_theme"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site under each theme."""
    theme: str = request.param
    if theme != "alcf" and find_spec(theme) is None:
        pytest.skip(f"{theme} is not installed")
    folder = tmp_path_factory.mktemp(theme)
    src = write_site(
        folder / "src", FILES, {"html_theme": theme, "html_context": {"default_mode": "light"}}
    )
    sphinx_build(src, folder / "html", "html", "-W")
    return folder / "html"


def loaded(page: Page) -> set[str]:
    """The stems of the pictures that the page has asked for."""
    names: list[str] = page.evaluate(
        """() => performance.getEntriesByType("resource").map((it) => it.name)
            .filter((it) => it.includes("/_images/"))"""
    )
    return {name.rpartition("/")[2].partition("-")[0].partition(".")[0] for name in names}


def ratio(page: Page, selector: str, number: int = 0) -> float:
    """Width to height of what is seen."""
    box = page.locator(selector).nth(number).bounding_box()
    assert box
    return box["width"] / box["height"]


def corners(page: Page, selector: str, number: int = 0) -> list[int]:
    """Which of :data:`QUARTERS` is seen in each corner, from the top left to the bottom right."""
    page.locator(selector).nth(number).scroll_into_view_if_needed()
    page.locator(f"{selector} img").nth(number).evaluate("async (it) => { await it.decode(); }")
    shot = Image.open(BytesIO(page.locator(selector).nth(number).screenshot())).convert("RGB")
    right, bottom = shot.width - 6, shot.height - 6
    seen = [shot.getpixel(at) for at in ((6, 6), (right, 6), (6, bottom), (right, bottom))]

    def nearest(colour: object) -> int:
        assert isinstance(colour, tuple)
        away = [sum(abs(a - b) for a, b in zip(colour, known, strict=True)) for known in QUARTERS]
        assert min(away) < 40, colour
        return away.index(min(away))

    return [nearest(colour) for colour in seen]


@pytest.mark.parametrize(("size", "wanted"), SIZES)
@pytest.mark.parametrize(
    ("name", "scripts"), [("picture", True), ("picture", False), ("over", True), ("film", True)]
)
def test_a_window_loads_the_picture_of_its_shape_and_no_other(
    site: Path,
    serve: Serve,
    visit: Visit,
    name: str,
    size: tuple[int, int],
    wanted: str,
    scripts: bool,
) -> None:
    address = f"{serve(site)}/{name}.html"
    page = visit(address, size=size, scripts=scripts, reduced_motion=True)
    image = page.locator(".alcf-hero img")
    image.evaluate("async (it) => { await it.decode(); }")
    assert f"/{wanted}-" in image.evaluate("it => it.currentSrc")
    assert loaded(page) == {wanted}
    if name == "picture" and wanted == "tall":
        assert ratio(page, ".alcf-hero .alcf-media") == pytest.approx(0.8, abs=0.01)
    if name == "film" and wanted == "tall":
        assert ratio(page, ".alcf-hero .alcf-media") == pytest.approx(2 / 3, abs=0.01)


def test_the_box_has_its_shape_before_the_picture_comes(
    site: Path, serve: Serve, visit: Visit
) -> None:
    for size in (PHONE, LYING, DESKTOP):
        page = visit(f"{serve(site)}/picture.html", size=size)
        # The text that follows, or the hero: on a busy machine furo moves its own brand and footer.
        assert [it for it in shifts(page) if "<p>" in it or "alcf" in it] == []


def test_a_window_that_is_turned_loads_the_other(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/picture.html", size=PHONE)
    page.set_viewport_size({"width": LYING[0], "height": LYING[1]})
    page.wait_for_function("document.querySelector('.alcf-hero img').currentSrc.includes('/wide-')")


def test_no_pixel_is_loaded_that_is_cropped(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/crop.html", size=PHONE)
    image = page.locator(".alcf-hero img")
    image.evaluate("async (it) => { await it.decode(); }")
    assert image.evaluate("it => it.naturalWidth / it.naturalHeight") == pytest.approx(
        0.6, abs=0.01
    )
    asked = page.evaluate(
        """() => performance.getEntriesByType("resource").map((it) => it.name)
            .filter((it) => it.includes("/_images/"))"""
    )
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("name", "size", "seen"),
    [
        ("crop", PHONE, [1, 1, 3, 3]),
        ("crop", DESKTOP, [0, 1, 2, 3]),
        ("focus", PHONE, [1, 1, 3, 3]),
        ("left", PHONE, [0, 0, 2, 2]),
    ],
)
def test_what_is_in_focus_stays(
    site: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int], seen: list[int]
) -> None:
    page = visit(f"{serve(site)}/{name}.html", size=size)
    if size == PHONE:
        assert ratio(page, ".alcf-hero .alcf-media") == pytest.approx(3 / 5, abs=0.01)
    assert corners(page, ".alcf-hero .alcf-media") == seen


def test_figures_grids_and_videos_take_any_ratio(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/shapes.html", size=(1440, 2400))
    found = [ratio(page, ".alcf-media", n) for n in range(6)]
    assert found == pytest.approx([1 / 2, 2.39, 1 / 4, 1 / 4, 4, 5 / 4], rel=0.01)
    assert corners(page, ".alcf-media", 0) == [0, 0, 2, 2]
    assert corners(page, ".alcf-media", 1) == [0, 1, 2, 3]
    assert corners(page, ".alcf-media", 2) == [1, 1, 3, 3]

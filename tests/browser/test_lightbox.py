"""Pictures that open as large as the window: by keyboard and mouse, in every palette and theme."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.media import clip, picture, quarters
from tests.support.pages import settle
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

GRID = """:::::{media-grid}
:lightbox:
:credit: The laboratory

![Four fields](wide.jpg "One, with *markup* and a [link](other.md)")
![A tall field](tall.jpg "Two")

::::{media-figure} chart.png
:alt: A chart
:credit: A. Nyman

Three
::::

::::{media-figure} wide.jpg
:alt: Elsewhere
:link: other.md
::::

::::{media-video} clip.mp4
:title: A film
::::

All of them.
:::::
"""
SECOND = """:::{media-grid}
:lightbox:

![A field again](wide.jpg)
![A tall field again](tall.jpg)
:::
"""
TABS = """:::::{tab-set}
::::{tab-item} First
Text.
::::
::::{tab-item} Second
```{media-figure} tall.jpg
:alt: In a tab
:lightbox:

In a [tab](#tabs).
```
::::
:::::

:::{card} A card
![A plain one](wide.jpg)

```{media-figure} wide.jpg
:alt: In a card
:lightbox:
```
:::
"""
LONG = "Text.\n\n" * 40
FILES: dict[str, str | bytes] = {
    "gallery.md": f"# Gallery\n\nText.\n\n{GRID}\n{LONG}\n{SECOND}",
    "tabs.md": f"# Tabs\n\n{TABS}",
    "arabic.md": f"---\nlang: ar\n---\n# معرض\n\n{SECOND}",
    "other.md": "# Other\n\nText.\n",
    "wide.jpg": quarters(1600, 900, kind="jpeg"),
    "tall.jpg": picture(800, 1200, (100, 0, 51), kind="jpeg", gradient=60),
    "chart.png": picture(600, 300, (0, 0, 0, 0)),
    "clip.mp4": clip("clip.mp4"),
}
OPEN = ".alcf-lightbox[open]"


def site_under(theme: str, folder: Path) -> Path:
    """The built site under a theme."""
    if theme != "alcf" and find_spec(theme) is None:
        pytest.skip(f"{theme} is not installed")
    conf = {"html_theme": theme, "html_context": {"default_mode": "light"}}
    src = write_site(folder / "src", FILES, conf)
    sphinx_build(src, folder / "html", "html", "-W")
    return folder / "html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site under the theme of this project."""
    return site_under("alcf", tmp_path_factory.mktemp("alcf"))


@pytest.fixture(scope="module", params=["furo", "pydata_sphinx_theme"])
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site under other themes."""
    return site_under(request.param, tmp_path_factory.mktemp(request.param))


def said(page: Page) -> list[str]:
    """Counter, caption and credit of the open dialog, and the picture's text alternative."""
    found: list[str] = page.evaluate(
        """() => {
            const dialog = document.querySelector(".alcf-lightbox[open]");
            const text = (it) => (it ? it.textContent.trim().replace(/\\s+/g, " ") : "");
            return [
                text(dialog.querySelector(".alcf-lightbox-count")),
                text(dialog.querySelector("figcaption")),
                dialog.querySelector("img").alt,
            ];
        }"""
    )
    return found


def shown(page: Page) -> dict[str, Any]:
    """Where the large picture is, once it has come, and what was loaded for it."""
    image = page.locator(f"{OPEN} img")
    image.evaluate("async (it) => { await it.decode(); }")
    box = image.bounding_box()
    assert box
    return {**box, "file": image.evaluate("it => it.currentSrc")}


def focus(page: Page) -> str:
    """The label, or class, of what has the focus."""
    found: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.className"
    )
    return found


def enlarge(page: Page, name: str) -> None:
    """Click the picture of that text alternative."""
    page.get_by_role("link", name=f"Enlarge: {name}", exact=True).click()


def closed(page: Page) -> str:
    """What has the focus once the dialog is gone."""
    page.locator(".alcf-lightbox").wait_for(state="detached")
    return focus(page)


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the focus is there, as a reader does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focus(page) == label:
            return
    pytest.fail(f"Tab never comes to {label}")


ONE = ["1 of 3", "One, with markup and a link Image: The laboratory", "Four fields"]
TWO = ["2 of 3", "Two Image: The laboratory", "A tall field"]
THREE = ["3 of 3", "Three Image: A. Nyman", "A chart"]


def test_by_keyboard_alone(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/gallery.html")
    tab_to(page, "Enlarge: Four fields")
    page.keyboard.press("Enter")
    assert said(page) == ONE
    page.keyboard.press("ArrowRight")
    assert said(page) == TWO
    page.keyboard.press("End")
    assert said(page) == THREE
    page.keyboard.press("ArrowRight")
    assert said(page) == ONE
    page.keyboard.press("ArrowLeft")
    assert said(page) == THREE
    page.keyboard.press("Home")
    assert said(page) == ONE
    page.keyboard.press("ArrowRight")

    inside = "document.activeElement.closest('dialog') || document.activeElement === document.body"
    labels = []
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        labels.append(focus(page))
    assert {"Previous picture", "Next picture", "Close"} <= set(labels)

    page.keyboard.press("Escape")
    assert closed(page) == "Enlarge: A tall field"
    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    assert page.url.endswith("/gallery.html")
    assert page.evaluate("history.length") == 2


def test_keys_are_heard_from_a_link_in_a_caption(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/gallery.html")
    tab_to(page, "Enlarge: Four fields")
    page.keyboard.press("Enter")
    page.locator(f"{OPEN} figcaption a").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert said(page) == THREE


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_by_mouse(site: Path, serve: Serve, visit: Visit, size: tuple[int, int]) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/gallery.html", size=size)
    enlarge(page, "A tall field")
    assert said(page) == TWO
    page.get_by_role("button", name="Next picture").click()
    assert said(page) == THREE
    page.get_by_role("button", name="Previous picture").click()
    page.get_by_role("button", name="Previous picture").click()
    assert said(page) == ONE
    page.locator(f"{OPEN} img").click()
    assert page.locator(OPEN).count() == 1
    page.get_by_role("button", name="Close").click()
    assert closed(page) == "Enlarge: Four fields"

    enlarge(page, "A tall field")
    page.mouse.click(20, 20)
    assert closed(page) == "Enlarge: A tall field"


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (844, 390)])
def test_each_picture_is_whole_and_as_large_as_the_window_lets_it_be(
    site: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(site, policy=STRICT)}/gallery.html", size=size, reduced_motion=True)
    enlarge(page, "Four fields")
    for ratio in (16 / 9, 2 / 3):
        found = shown(page)
        assert found["width"] / found["height"] == pytest.approx(ratio, rel=0.02)
        stage = page.locator(f"{OPEN} .alcf-lightbox-stage").bounding_box()
        assert stage
        assert stage["width"] == size[0]
        assert stage["height"] >= 0.6 * size[1] - 1
        full = (found["width"] >= stage["width"] - 2, found["height"] >= stage["height"] - 2)
        assert any(full)
        assert found["width"] <= stage["width"] + 1
        assert found["height"] <= stage["height"] + 1
        page.keyboard.press("ArrowRight")
    buttons = [page.locator(f"{OPEN} > button").nth(n).bounding_box() for n in range(3)]
    for box in buttons:
        assert box
        assert (box["width"], box["height"]) == (44, 44)
        assert box["x"] >= 0
        assert box["y"] + box["height"] <= size[1]


def test_a_chart_keeps_its_plate_and_its_pixels(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html")
    enlarge(page, "A chart")
    assert shown(page)["width"] <= 600 + 48
    style = "it => getComputedStyle(it).backgroundColor"
    assert page.locator(f"{OPEN} img").evaluate(style) == "rgb(255, 255, 255)"


def test_nothing_large_is_loaded_before_it_is_asked_for(
    site: Path, serve: Serve, visit: Visit
) -> None:
    page = visit("about:blank", size=(900, 700))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{serve(site)}/gallery.html")
    page.locator(".alcf-zoom img").nth(1).evaluate("async (it) => { await it.decode(); }")
    assert not [name for name in asked if name.startswith(("wide-1200", "wide-1600"))]
    enlarge(page, "A tall field")
    page.wait_for_function(
        """() => performance.getEntriesByType("resource")
            .some((it) => it.name.includes("/wide-1200-"))"""
    )


def test_the_page_behind_does_not_move(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html")
    enlarge(page, "Four fields")
    before = page.evaluate("scrollY")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, 600)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 300)
    page.wait_for_function(f"scrollY > {before}")


def test_each_gallery_is_a_set_of_its_own(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html")
    enlarge(page, "A field again")
    assert said(page)[0] == "1 of 2"
    page.keyboard.press("ArrowRight")
    assert said(page) == ["2 of 2", "", "A tall field again"]
    page.keyboard.press("Escape")
    enlarge(page, "A chart")
    assert said(page) == THREE


def test_a_long_caption_scrolls_and_the_buttons_stay(
    site: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(site)}/gallery.html", size=PHONE)
    page.evaluate(
        "document.querySelector('.alcf-cell-caption').textContent = 'Many words. '.repeat(200)"
    )
    enlarge(page, "Four fields")
    page.mouse.move(200, 400)
    page.mouse.wheel(0, 200)
    page.wait_for_function("document.querySelector('.alcf-lightbox').scrollTop === 200")
    for name in ("Close", "Next picture"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert 0 <= box["y"] <= PHONE[1] - 44
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('.alcf-lightbox').scrollTop") == 0


def test_from_right_to_left_keys_and_buttons_change_sides(
    site: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(site)}/arabic.html")
    page.locator(".alcf-zoom").first.click()
    assert said(page)[2] == "A field again"
    following = page.locator(".alcf-lightbox-next").bounding_box()
    previous = page.locator(".alcf-lightbox-previous").bounding_box()
    assert following
    assert previous
    assert following["x"] < previous["x"]
    page.keyboard.press("ArrowLeft")
    assert said(page)[2] == "A tall field again"
    page.keyboard.press("ArrowRight")
    assert said(page)[2] == "A field again"


def test_in_tabs_and_cards(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/tabs.html")
    page.get_by_text("Second").click()
    enlarge(page, "In a tab")
    assert said(page)[1] == "In a tab."
    assert page.locator(f"{OPEN} > button").count() == 1
    page.keyboard.press("ArrowRight")
    page.locator(f"{OPEN} figcaption a").click()
    assert page.url.endswith("tabs.html#")
    assert closed(page) == "Enlarge: In a tab"
    assert page.evaluate("scrollY") == 0
    enlarge(page, "In a card")
    assert said(page)[2] == "In a card"


def test_swipes_lead_on_where_fingers_are(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html", size=PHONE)
    enlarge(page, "Four fields")
    swipe = """(way) => {
        const stage = document.querySelector(".alcf-lightbox-stage");
        const at = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
        const send = (type, x) => stage.dispatchEvent(new TouchEvent(type, {
            bubbles: true, touches: type === "touchstart" ? [at(x)] : [], changedTouches: [at(x)],
        }));
        send("touchstart", 200);
        send("touchend", 200 + way);
    }"""
    page.evaluate(swipe, -120)
    assert said(page) == TWO
    page.evaluate(swipe, 20)
    assert said(page) == TWO
    page.evaluate(swipe, 120)
    assert said(page) == ONE


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("form", ["dark", "light"])
def test_axe_finds_nothing_while_it_is_open(
    site: Path, serve: Serve, visit: Visit, axe: Axe, size: tuple[int, int], form: str
) -> None:
    page = visit(f"{serve(site)}/gallery.html", size=size, reduced_motion=True)
    page.evaluate(f"localStorage.setItem('alcf-form', '{form}')")
    page.reload()
    enlarge(page, "Four fields")
    settle(page)
    assert axe(page) == []
    ground = "getComputedStyle(document.querySelector('.alcf-lightbox')).backgroundColor"
    assert page.evaluate(ground) == "rgb(8, 8, 18)"
    assert page.evaluate("document.querySelector('[style]')") is None


def test_what_changes_is_read_out_once(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html")
    enlarge(page, "Four fields")
    live = page.locator(f"{OPEN} [aria-live]")
    assert live.count() == 1
    assert live.get_attribute("aria-live") == "polite"
    assert page.locator(OPEN).get_attribute("aria-label") == "Pictures"
    assert page.evaluate("document.querySelectorAll('.alcf-lightbox [id]').length") == 0


def test_nothing_moves_under_reduced_motion(site: Path, serve: Serve, visit: Visit) -> None:
    names = []
    for calm in (True, False):
        page = visit(f"{serve(site)}/gallery.html", reduced_motion=calm)
        enlarge(page, "Four fields")
        style = "getComputedStyle(document.querySelector('.alcf-lightbox')).animationName"
        names.append(page.evaluate(style))
    assert names[0] == "none"
    assert names[1] != "none"


def test_icons_are_seen_in_forced_colours(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html", forced_colors=True)
    enlarge(page, "Four fields")
    for button in page.locator(f"{OPEN} > button").all():
        icon = button.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
        assert icon != button.evaluate("e => getComputedStyle(e).backgroundColor")


def test_without_scripts_a_click_shows_the_file(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html", scripts=False)
    page.locator(".alcf-zoom").first.click()
    page.wait_for_url("**/_images/wide*.jpg")


def test_paper_has_the_grid_and_not_the_dialog(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/gallery.html")
    enlarge(page, "Four fields")
    page.emulate_media(media="print")
    assert page.locator(".alcf-lightbox").is_hidden()
    for image in page.locator(".alcf-grid .alcf-zoom img").all():
        box: FloatRect | None = image.bounding_box()
        assert box
        assert box["height"] > 40


def test_under_other_themes(elsewhere: Path, serve: Serve, visit: Visit, axe: Axe) -> None:
    for size in (DESKTOP, PHONE):
        page = visit(f"{serve(elsewhere)}/gallery.html", size=size, reduced_motion=True)
        enlarge(page, "Four fields")
        assert said(page) == ONE
        found = shown(page)
        assert found["width"] / found["height"] == pytest.approx(16 / 9, rel=0.02)
        assert found["width"] >= 0.9 * size[0]
        assert [fault for fault in axe(page) if "alcf-" in fault] == []
        style = page.locator(f"{OPEN} img").evaluate(
            "e => (({filter, borderRadius}) => [filter, borderRadius])(getComputedStyle(e))"
        )
        assert style == ["none", "0px"]
        page.get_by_role("button", name="Next picture").click()
        assert said(page) == TWO
        page.keyboard.press("Escape")
        assert closed(page) == "Enlarge: A tall field"

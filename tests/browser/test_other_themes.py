"""The directives under other people's themes: hero, figure, grid, facade and pause work there."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import pytest

from tests.support.browser import DESKTOP, PHONE, Axe, Serve, Visit
from tests.support.media import clip, jpeg, picture
from tests.support.media_page import YOUTUBE
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme")
STORY = """---
title: Theta signs off
kicker: Systems
intro: Six years, one last campaign.
hero:
  video: theta.webm
  alt: A square crosses a field
  caption: Theta served **600 projects**.
  credit: A photographer
---

Text.

```{media-figure} gpu.jpg
:name: fig-gpu
:alt: An open chassis
:credit: A photographer
:license: CC BY 4.0

GPUs joined in 2020.
```

:::{media-grid}
![Crates](arrival.jpg "Arrival")
![A room](removal.jpg "Removal")

One room, seven years.
:::

```{media-figure} chart.png
:alt: Three bars

A chart.
```

```{media-video} https://youtu.be/vpg9C0w4TVw
:title: Supernovae in three dimensions

A star explodes.
```

```{media-video} talk.mp4
:title: A talk

Two seconds.
```

Then [it goes on](#talk-0-01).
"""
TALK = "WEBVTT\n\n00:00.000 --> 00:00.900\n<v Ada>The lid opens.\n\n"
TALK += "00:01.000 --> 00:02.000\n<v Bob>It goes on.\n"
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n```{toctree}\nstory\ncredits\n```\n\nNo media here.\n",
    "credits.md": "# Credits\n\n```{media-credits}\n```\n",
    "story.md": STORY,
    "theta.webm": clip("clip.webm"),
    "theta.mp4": clip("clip.mp4"),
    "theta.jpg": jpeg(1280, 720),
    "talk.mp4": clip("sound.mp4"),
    "talk.jpg": jpeg(1280, 720),
    "talk.en.vtt": TALK,
    "gpu.jpg": jpeg(1280, 720),
    "arrival.jpg": jpeg(960, 540),
    "removal.jpg": jpeg(600, 900),
    "chart.png": picture(600, 300, (0, 0, 0, 0)),
}


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site under each theme that is installed."""
    theme: str = request.param
    if find_spec(theme) is None:
        pytest.skip(f"{theme} is not installed")
    folder = tmp_path_factory.mktemp(theme)
    conf = {"html_theme": theme, "numfig": True, "html_context": {"default_mode": "light"}}
    src = write_site(folder / "src", FILES, conf)
    sphinx_build(src, folder / "html", "html", "-W", "-n")
    return folder / "html"


def box(page: Page, selector: str, number: int = 0) -> FloatRect:
    """Where an element is, in CSS pixels."""
    found = page.locator(selector).nth(number).bounding_box()
    assert found, selector
    return found


def open_dark(page: Page) -> None:
    """Open the page again in the theme's dark form, where it has one."""
    # What the themes' own switches keep: furo "theme", pydata "mode" and "theme".
    choose = "for (const key of ['theme', 'mode']) localStorage.setItem(key, 'dark')"
    page.evaluate(choose)
    page.reload()


def test_the_media_files_load_only_where_there_are_media(site: Path) -> None:
    story, home = ((site / name).read_text("utf-8") for name in ("story.html", "index.html"))
    for name in ("_static/alcf/media.css", "_static/alcf/media.js"):
        assert story.count(name) == 1
        assert name not in home


def test_the_hero_plays_and_the_pause_button_stops_it(
    site: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(site)}/story.html")
    page.wait_for_selector(".alcf-hero .alcf-is-playing")
    media, button = box(page, ".alcf-hero .alcf-media"), box(page, ".alcf-pause")
    assert media["width"] / media["height"] == pytest.approx(16 / 9, abs=0.02)
    assert media["x"] + media["width"] - button["x"] == pytest.approx(60, abs=1)
    assert (button["width"], button["height"]) == (44, 44)
    page.get_by_role("button", name="Pause the video").press("Enter")
    assert page.evaluate("document.querySelector('video').paused")
    assert page.get_by_role("button", name="Play the video").is_visible()
    page.reload()
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('video').paused")


def test_title_intro_and_hero_stand_on_one_edge(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/story.html")
    order = [".alcf-kicker", "h1", ".alcf-intro", ".alcf-hero"]
    boxes = [box(page, f".alcf-header {name}") for name in order]
    # furo gives its h1 a padding, and a margin that takes it back.
    edges = [round(one["x"]) for one in (boxes[0], *boxes[2:])]
    assert len(set(edges)) == 1
    assert [one["y"] for one in boxes] == sorted(one["y"] for one in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_whole_and_captions_quiet(
    site: Path, serve: Serve, visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    page = visit(f"{serve(site)}/story.html", scheme=scheme)
    if scheme == "dark":
        open_dark(page)
    image, caption = box(page, "#fig-gpu img"), box(page, "#fig-gpu .caption-text")
    credit = box(page, "#fig-gpu .alcf-credit")
    assert image["width"] / image["height"] == pytest.approx(16 / 9, abs=0.02)
    assert image["x"] == box(page, "#fig-gpu")["x"]
    assert credit["y"] == pytest.approx(caption["y"], abs=4)
    style = page.locator("#fig-gpu img").evaluate(
        "e => (({filter, borderRadius}) => [filter, borderRadius])(getComputedStyle(e))"
    )
    assert style == ["none", "0px"]
    text = page.locator("#fig-gpu .caption-text").evaluate(
        "e => (({fontStyle, textAlign}) => [fontStyle, textAlign])(getComputedStyle(e))"
    )
    assert text == ["normal", "start"]
    plate = page.locator(".alcf-plate > .alcf-media")
    assert plate.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_a_grid_has_one_height_and_stacks_on_a_phone(
    site: Path, serve: Serve, visit: Visit
) -> None:
    address = f"{serve(site)}/story.html"
    page = visit(address)
    first, second = (box(page, ".alcf-grid img", n) for n in range(2))
    assert first["height"] == pytest.approx(second["height"], abs=1)
    assert second["x"] > first["x"] + first["width"]
    page = visit(address, size=PHONE)
    first, second = (box(page, ".alcf-grid img", n) for n in range(2))
    assert second["y"] >= first["y"] + first["height"]


@pytest.mark.parametrize("way", ["click", "Enter", "Space"])
def test_a_facade_opens_its_frame(site: Path, serve: Serve, visit: Visit, way: str) -> None:
    page = visit(f"{serve(site)}/story.html", allowed=(YOUTUBE,))
    button = page.get_by_role("button", name="Supernovae in three dimensions")
    assert not [frame for frame in page.frames if YOUTUBE in frame.url]
    if way == "click":
        button.click()
    else:
        button.press(way)
    frame = page.frame_locator("iframe[title='Supernovae in three dimensions']")
    frame.locator("body").wait_for(state="attached")
    media = box(page, ".alcf-embed")
    assert media["width"] / media["height"] == pytest.approx(16 / 9, abs=0.02)
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    wanted = {
        "allow": "autoplay; encrypted-media; fullscreen; picture-in-picture",
        "referrerpolicy": "strict-origin-when-cross-origin",
        "allowfullscreen": "",
    }
    element = page.locator(".alcf-embed iframe")
    assert {name: element.get_attribute(name) for name in wanted} == wanted
    sandbox = (element.get_attribute("sandbox") or "").split()
    assert {"allow-scripts", "allow-same-origin", "allow-presentation"} <= set(sandbox)
    assert not [token for token in sandbox if "top-navigation" in token]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_list_of_credits_is_read_on_any_screen(
    site: Path, serve: Serve, visit: Visit, axe: Axe, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(site)}/credits.html", size=size)
    listed = page.locator(".alcf-credits")
    page_edge, edge = box(page, "h1")["x"], box(page, ".alcf-credits li a")["x"]
    assert abs(edge - page_edge) <= 24  # furo and pydata pad what they list
    title, credit = box(page, ".alcf-credits li a"), box(page, ".alcf-credits .alcf-credit-line")
    assert credit["y"] >= title["y"] + title["height"] - 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert listed.get_by_role("link", name="CC BY 4.0").count() == 1
    assert [fault for fault in axe(page) if "alcf-" in fault] == []
    listed.get_by_role("link", name="GPUs joined in 2020.").click()
    assert page.url.endswith("story.html#fig-gpu")


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_axe_finds_nothing_in_what_is_ours(
    site: Path,
    serve: Serve,
    visit: Visit,
    axe: Axe,
    scheme: Literal["light", "dark"],
    size: tuple[int, int],
) -> None:
    page = visit(f"{serve(site)}/story.html", scheme=scheme, size=size)
    if scheme == "dark":
        open_dark(page)
    page.wait_for_selector(".alcf-hero .alcf-is-playing")
    assert [fault for fault in axe(page) if "alcf-" in fault] == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_a_transcript_plays_from_its_lines_and_from_links(
    site: Path, serve: Serve, visit: Visit, axe: Axe, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(site)}/story.html", size=size, reduced_motion=True)
    figure = page.locator("figure:has([aria-details])")
    summary, lines = page.locator(".alcf-transcript > summary"), page.locator(".alcf-lines > p")
    caption = figure.locator("figcaption")
    before, after = caption.bounding_box(), summary.bounding_box()
    assert before
    assert after
    assert after["x"] == pytest.approx(before["x"], abs=1)
    assert 0 <= after["y"] - before["y"] - before["height"] < 40
    summary.press("Enter")
    texts = [" ".join(text.split()) for text in lines.all_inner_texts()]
    assert texts == ["0:00 Ada: The lid opens.", "0:01 Bob: It goes on."]
    assert [fault for fault in axe(page) if "alcf-" in fault] == []
    lines.nth(1).locator("a").press("Enter")
    seeks = "() => document.querySelector('[aria-details]').currentTime >= 1"
    page.wait_for_function(seeks)
    page.reload()
    page.get_by_text("it goes on", exact=True).click()
    page.wait_for_function(seeks)
    assert lines.nth(1).is_visible()


def test_a_transcript_is_read_without_scripts(site: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(site)}/story.html", scripts=False)
    page.locator(".alcf-transcript > summary").click()
    assert page.get_by_text("The lid opens.").is_visible()

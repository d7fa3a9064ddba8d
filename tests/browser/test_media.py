"""What the media script does: ambient video, players, facades. Pages are written by hand."""

from __future__ import annotations

from itertools import pairwise
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.support.browser import STRICT, Axe, Serve, Visit
from tests.support.media_page import WATCH, YOUTUBE, embed, header, image, video, write_page
from tests.support.pages import shifts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

AMBIENT = header("below", video("ambient", classes="alcf-hero alcf-width-full"))


def state(page: Page) -> dict[str, Any]:
    """What a reader can tell of the first video and its button."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const video = document.querySelector("video");
            const button = document.querySelector(".alcf-pause");
            return {
                moving: !video.paused,
                loaded: video.preload !== "none" || video.readyState > 0,
                controls: video.controls,
                shown: getComputedStyle(video).opacity === "1",
                button: button && !button.hidden && button.getAttribute("aria-label"),
                icon: button && button.dataset.state,
            };
        }"""
    )
    return found


def moves(page: Page) -> None:
    """Wait until the first video plays and has faded in."""
    page.wait_for_function(
        """() => {
            const video = document.querySelector("video");
            const { opacity } = getComputedStyle(video);
            return video.currentTime > 0 && !video.paused && opacity === "1";
        }"""
    )


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_hero_video_plays_by_itself_and_fades_in(
    tmp_path: Path, serve: Serve, visit: Visit, way: str
) -> None:
    write_page(tmp_path, AMBIENT)
    address = serve(tmp_path, policy=STRICT) if way == "http" else tmp_path.as_uri() + "/index.html"
    page = visit(address)
    moves(page)
    assert state(page) == {
        "moving": True,
        "loaded": True,
        "controls": False,
        "shown": True,
        "button": "Pause the video",
        "icon": "playing",
    }
    assert page.evaluate("document.querySelector('video').muted")


def test_the_pause_button_works_by_keyboard_and_is_remembered(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT), policy=STRICT))
    moves(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "alcf-pause"
    page.keyboard.press("Enter")
    assert not state(page)["moving"]
    assert (state(page)["button"], state(page)["icon"]) == ("Play the video", "paused")

    page.reload()
    page.wait_for_timeout(300)
    assert not state(page)["moving"]
    assert not state(page)["loaded"]
    assert not state(page)["shown"]

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    moves(page)
    page.reload()
    moves(page)


def test_reduced_motion_starts_nothing_but_the_reader_may(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT), policy=STRICT), reduced_motion=True)
    page.wait_for_timeout(300)
    assert not state(page)["loaded"]
    assert state(page)["button"] == "Play the video"
    fade = "getComputedStyle(document.querySelector('video')).transitionDuration"
    assert page.evaluate(fade) == "0s"
    page.click(".alcf-pause")
    moves(page)


def test_reduced_motion_asked_for_later_stops_the_video(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT)))
    moves(page)
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_function("document.querySelector('video').paused")
    assert state(page)["button"] == "Play the video"


@pytest.mark.parametrize(
    ("before", "plays"),
    [
        ("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})", False),
        ("Object.defineProperty(window, 'localStorage', {get() { throw Error('no') }})", True),
        ("delete window.IntersectionObserver; delete window.matchMedia", True),
    ],
    ids=["save-data", "no-storage", "old-browser"],
)
def test_save_data_and_missing_interfaces(
    tmp_path: Path, serve: Serve, visit: Visit, before: str, plays: bool
) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT)))
    page.add_init_script(before)
    page.reload()
    if plays:
        moves(page)
        page.click(".alcf-pause")
        assert not state(page)["moving"]
    else:
        page.wait_for_timeout(300)
        assert not state(page)["loaded"]
        assert state(page)["button"] == "Play the video"


def test_a_video_rests_out_of_view(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT + image("b.jpg", 1000, 4000))))
    moves(page)
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_function("document.querySelector('video').paused")
    assert state(page)["button"] == "Pause the video"
    page.evaluate("scrollTo(0, 0)")
    moves(page)


def test_an_ambient_video_keeps_to_its_part(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, video("ambient", part=(1, 1.4)))))
    moves(page)
    page.evaluate(
        """() => {
            window.times = [];
            const video = document.querySelector("video");
            video.addEventListener("timeupdate", () => times.push(video.currentTime));
        }"""
    )
    page.wait_for_function("times.length > 12")
    times = page.evaluate("times")
    assert min(times) >= 1
    assert max(times) < 1.9
    # More than once: a browser stops by itself at the first end that the address names.
    assert sum(later < earlier for earlier, later in pairwise(times)) > 1


def test_a_player_loads_nothing_until_played_and_stops_at_its_end(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, video("player", part=(0.5, 1)))))
    page.wait_for_timeout(300)
    assert not state(page)["loaded"]
    assert state(page)["controls"]
    assert page.is_visible(".alcf-poster img")
    page.evaluate("document.querySelector('video').play()")
    page.wait_for_selector(".alcf-poster img", state="hidden")
    page.wait_for_function("document.querySelector('video').paused")
    assert 1 <= page.evaluate("document.querySelector('video').currentTime") < 1.6
    page.evaluate("document.querySelector('video').play()")  # a reader may go on
    page.wait_for_function("document.querySelector('video').ended")


def test_a_part_begins_and_ends_without_scripts(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    body = video("player", part=(0.5, 1))
    page = visit(serve(write_page(tmp_path, body), policy=STRICT), scripts=False)
    film = page.locator("video")
    film.evaluate("film => film.play()")
    times: list[float] = []
    while not times or not film.evaluate("film => film.paused"):
        times.append(film.evaluate("film => film.currentTime"))
        page.wait_for_timeout(20)
    assert min(times) >= 0.5
    assert 1 <= film.evaluate("film => film.currentTime") < 1.6


@pytest.mark.parametrize("late", [0, 700], ids=["fast", "slow"])
def test_no_byte_of_a_video_before_its_poster_has_painted(
    tmp_path: Path, serve: Serve, visit: Visit, late: int
) -> None:
    folder = write_page(tmp_path, AMBIENT)
    # A plain colour would be no largest paint: Chromium leaves out what has hardly any detail.
    Image.effect_noise((640, 360), 90).convert("RGB").save(folder / "a.jpg", quality=90)
    page = visit("about:blank")

    def wait(route: Route) -> None:
        sleep(late / 1000)
        route.continue_()

    page.route("**/a.jpg", wait)
    page.goto(serve(folder, policy=STRICT))
    moves(page)
    painted, asked = page.evaluate(
        """() => new Promise((done) => {
            const films = performance.getEntriesByType("resource")
                .filter((it) => /\\.(webm|mp4)$/.test(it.name)).map((it) => it.startTime);
            new PerformanceObserver((list) => {
                const paint = list.getEntries().find((it) => /a\\.jpg$/.test(it.url));
                done([paint?.startTime, Math.min(...films)]);
            }).observe({ type: "largest-contentful-paint", buffered: true });
        })"""
    )
    assert painted, "the poster is no largest paint"
    assert asked > painted >= late


def asked(page: Page) -> list[str]:
    """The addresses at other hosts that the page has asked for."""
    found: list[str] = page.evaluate(
        """() => performance.getEntriesByType("resource").map((it) => it.name)
            .filter((it) => new URL(it).host !== location.host)"""
    )
    return found


@pytest.mark.parametrize("way", ["click", "Enter", "Space"])
def test_a_facade_gives_way_to_a_named_frame(
    tmp_path: Path, serve: Serve, visit: Visit, way: str
) -> None:
    page = visit(serve(write_page(tmp_path, embed()), policy=STRICT), allowed=(YOUTUBE,))
    button = page.get_by_role("button", name="Supernovae in three dimensions Plays from YouTube")
    assert len(page.frames) == 1
    assert asked(page) == []
    if way == "click":
        button.click()
    else:
        page.keyboard.press("Tab")
        page.keyboard.press(way)
    frame = page.locator("iframe")
    frame.wait_for()
    wanted = {
        "title": "Supernovae",
        "src": f"https://{YOUTUBE}/embed/abc?autoplay=1",
        "allow": "autoplay; fullscreen",
        "referrerpolicy": "strict-origin-when-cross-origin",
        "sandbox": "allow-scripts allow-same-origin",
        "allowfullscreen": "",
    }
    assert {name: frame.get_attribute(name) for name in wanted} == wanted
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.locator(".alcf-poster, .alcf-facade").count() == 0
    assert frame.bounding_box() == page.locator(".alcf-embed").bounding_box()
    assert {address.partition("?")[0] for address in asked(page)} == {
        f"https://{YOUTUBE}/embed/abc"
    }


def test_the_player_hears_the_keys_that_follow(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    (tmp_path / "player.html").write_text(
        "<!doctype html><title>P</title><script src='player.js'></script>", encoding="utf-8"
    )
    (tmp_path / "player.js").write_text(
        "addEventListener('keydown', (e) => { document.documentElement.dataset.key = e.key; });"
        "document.documentElement.dataset.listens = '';",
        encoding="utf-8",
    )
    address = serve(tmp_path)
    write_page(tmp_path, embed(player=f"{address}/player.html"))
    page = visit(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    player = page.frame_locator("iframe")
    # The script's element stands in the page before what it says has run.
    player.locator("html[data-listens]").wait_for(state="attached")
    page.wait_for_function("document.activeElement?.localName === 'iframe'")
    page.keyboard.press("k")
    player.locator("html[data-key='k']").wait_for(state="attached")


def test_axe_finds_nothing_in_a_facade(
    tmp_path: Path, serve: Serve, visit: Visit, axe: Axe
) -> None:
    body = f"<h1>Media</h1>{embed()}{embed(poster=False)}"
    assert axe(visit(serve(write_page(tmp_path, body), policy=STRICT))) == []


def test_a_frame_stands_in_no_sandbox_where_none_is_asked_for(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    body = embed().replace('data-sandbox="allow-scripts allow-same-origin"', "")
    page = visit(serve(write_page(tmp_path, body)), allowed=(YOUTUBE,))
    page.get_by_role("button").click()
    assert page.locator("iframe").get_attribute("sandbox") is None


def test_a_card_without_a_poster_shows_the_title(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, embed(poster=False)), policy=STRICT))
    card = page.locator(".alcf-embed-card")
    assert "gradient" in card.evaluate("e => getComputedStyle(e).backgroundImage")
    assert card.get_by_text("Supernovae in three dimensions").is_visible()
    box = card.bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.02)


def test_a_frame_prints_the_address_of_its_video(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, embed())), allowed=(YOUTUBE,))
    page.get_by_role("button").click()
    page.locator("iframe").wait_for()
    page.emulate_media(media="print")
    assert page.locator("iframe").is_hidden()
    after = "e => getComputedStyle(e, '::after').content"
    assert page.locator(".alcf-embed").evaluate(after) == f'"{WATCH}"'


def test_a_facade_of_an_unsafe_address_stays_a_link(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(serve(write_page(tmp_path, embed(player="javascript:alert(1)"))))
    assert page.get_attribute("a.alcf-facade", "href") == WATCH
    assert page.locator("button").count() == 0


def test_without_scripts_there_are_controls_and_links(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    body = AMBIENT + embed(poster=False)
    page = visit(serve(write_page(tmp_path, body), policy=STRICT), scripts=False)
    assert page.get_attribute("video", "controls") is not None
    assert page.locator("video").evaluate("e => getComputedStyle(e).opacity") == "1"
    assert page.is_visible(".alcf-poster img")
    assert page.is_hidden(".alcf-pause")
    assert page.get_attribute("a.alcf-facade", "href") == WATCH


def test_controls_come_back_where_the_script_is_lost(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    (write_page(tmp_path, AMBIENT) / "media.js").write_text("", encoding="utf-8")
    page = visit(serve(tmp_path))
    assert not state(page)["shown"]
    page.wait_for_function(
        "getComputedStyle(document.querySelector('video')).opacity === '1'", timeout=5000
    )


def test_no_icon_of_controls_comes_before_the_poster(
    tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    """Chromium's own icons are requests too, of which the script takes away the controls."""
    page = visit("about:blank")
    asked: list[str] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.send("Network.enable")
    page.goto(serve(write_page(tmp_path, AMBIENT)))
    moves(page)
    assert [url for url in asked if url.startswith("data:")] == []


def test_nothing_moves_while_the_page_loads(tmp_path: Path, serve: Serve, visit: Visit) -> None:
    page = visit(serve(write_page(tmp_path, AMBIENT + video("player") + embed())))
    moves(page)
    assert shifts(page) == []

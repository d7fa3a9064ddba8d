"""A story without its media keeps to the budgets, and asks for nothing that it does not use."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Serve, Visit
from tests.support.pages import settle

KILO = 1024
BUDGETS = {".css": 16 * KILO, ".js": 6 * KILO, ".html": 12 * KILO}
FONT = 15 * KILO
MEDIA = {".webp", ".jpg", ".jpeg", ".png", ".mp4", ".webm", ".vtt", ".svg"}


def weigh(
    visit: Visit, address: str, name: str, size: tuple[int, int]
) -> dict[str, dict[str, int]]:
    """Bytes that Chromium took from the wire, by suffix and name, after a read to the end."""
    page = visit(f"{address}/{name}", size=size)
    settle(page)
    for _ in range(6):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(30)
    asked: list[tuple[str, int, int]] = page.evaluate(
        """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind)
            .map((it) => [it.name, it.encodedBodySize, it.decodedBodySize]))"""
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for url, weight, unpacked in asked:
        name = unquote(urlsplit(url).path).rpartition("/")[2]
        if name == "favicon.ico":
            continue  # a browser asks by itself
        suffix = Path(name).suffix.lower()
        assert suffix not in BUDGETS or weight < unpacked, f"{name} was not gzipped"
        found[suffix][name] = weight
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("site", "name", "sheets", "scripts"),
    [
        ("manual", "stories/leopard.html", {"alcf.css"}, {"alcf.js"}),
        # It has a table.
        (
            "report",
            "02_features/lamp.html",
            {"alcf.css", "alcf-doc.css"},
            {"alcf.js", "alcf-doc.js"},
        ),
    ],
)
def test_a_story_keeps_to_its_budgets(
    request: pytest.FixtureRequest,
    serve: Serve,
    visit: Visit,
    site: str,
    name: str,
    sheets: set[str],
    scripts: set[str],
    size: tuple[int, int],
) -> None:
    folder: Path = request.getfixturevalue(site)
    found = weigh(visit, serve(folder, policy=STRICT), name, size)
    # The manual's own stylesheet is no part of the theme.
    found[".css"].pop("manual.css", None)
    heavy = {
        kind: found[kind] for kind, budget in BUDGETS.items() if sum(found[kind].values()) > budget
    }
    assert heavy == {}
    assert {font: weight for font, weight in found[".woff2"].items() if weight > FONT} == {}
    assert set(found) - MEDIA <= {*BUDGETS, ".woff2"}
    assert set(found[".css"]) == sheets
    assert set(found[".js"]) == scripts


def test_only_fonts_in_use_are_loaded(report: Path, serve: Serve, visit: Visit) -> None:
    """No slanted word, no slanted font."""
    address = serve(report, policy=STRICT)
    plain = weigh(visit, address, "02_features/tide.html", DESKTOP)
    assert set(plain[".woff2"]) == {"figtree.woff2"}
    slanted = weigh(visit, address, "02_features/lamp.html", DESKTOP)
    assert set(slanted[".woff2"]) == {"figtree.woff2", "figtree-italic.woff2"}


def test_tabs_are_loaded_where_they_are_used(manual: Path, serve: Serve, visit: Visit) -> None:
    address = serve(manual, policy=STRICT)
    story = weigh(visit, address, "stories/leopard.html", DESKTOP)
    sink = weigh(visit, address, "kitchen-sink/index.html", DESKTOP)
    assert not [name for name in story[".css"] if "design" in name]
    assert [name for name in sink[".css"] if "sphinx-design" in name]
    assert [name for name in sink[".js"] if "design-tabs" in name]


@pytest.mark.parametrize("name", ["stories/leopard.html", "kitchen-sink/index.html"])
def test_pictures_are_as_large_as_they_are_shown(
    manual: Path, serve: Serve, visit: Visit, name: str
) -> None:
    """``sizes`` is right: of the widths on offer, a phone takes none that a smaller one serves."""
    page = visit(f"{serve(manual)}/{name}", size=PHONE, reduced_motion=True)
    for picture in page.locator("main img").filter(visible=True).all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("async (it) => { await it.decode(); }")
    wasted = page.evaluate(
        """() => [...document.querySelectorAll("main picture")].flatMap((picture) => {
            const image = picture.querySelector("img");
            const offers = picture.querySelector("source")?.srcset.match(/\\d+(?=w)/g) || [];
            const box = image.getBoundingClientRect();
            const ratio = image.getAttribute("width") / image.getAttribute("height");
            const whole = getComputedStyle(image).objectFit === "cover" ? box.height * ratio : 0;
            const width = Math.max(box.width, whole);  // of which the box may show a part
            const enough = offers.map(Number).sort((a, b) => a - b).find((it) => it >= width);
            const took = Number(image.currentSrc.match(/-(\\d+)-[0-9a-f]+\\.webp$/)?.[1]);
            return width && enough && took > enough ? [`${took} for ${width}: ${image.src}`] : [];
        })"""
    )
    assert wasted == []

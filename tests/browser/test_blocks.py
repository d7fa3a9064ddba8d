"""Blocks of words in a browser: numbers over their labels, bands across the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.pages import settle
from tests.support.site import sphinx_build, write_site

WORDS = "kitchen-sink/words.html"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BOXES = """() => [...document.querySelectorAll(".alcf-stats > div")].map((group) => {
    const [number, label] = [".alcf-stat-number", "dt:not(.alcf-stat-number)"].map(
        (selector) => group.querySelector(selector)?.getBoundingClientRect());
    return [number.bottom <= label.top + 2, number.right <= group.getBoundingClientRect().right + 1,
        Math.abs(number.left - label.left) < 1];
})"""
BAND = """(band) => {
    const box = band.getBoundingClientRect();
    const word = band.querySelector("p").getBoundingClientRect();
    const text = document.querySelector("article > section > p").getBoundingClientRect();
    return {left: box.left, right: innerWidth - box.right, edge: word.left - text.left};
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 700)])
@pytest.mark.parametrize("name", [WORDS, "kitchen-sink/arabic.html", "reference/stats.html"])
def test_a_number_stands_over_its_label(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/{name}", size=size, reduced_motion=True)
    boxes = page.evaluate(BOXES)
    assert boxes
    right_to_left = page.evaluate("document.documentElement.dir") == "rtl"
    for above, inside, one_edge in boxes:
        assert above
        assert inside
        assert one_edge or right_to_left
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_band_is_as_wide_as_the_window(
    manual: Path, serve: Serve, visit: Visit, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/{WORDS}", size=size, reduced_motion=True)
    bands = page.query_selector_all(".alcf-aside")
    assert len(bands) == 2
    for band in bands:
        assert band.evaluate(BAND) == {"left": 0, "right": 0, "edge": 0}


def test_on_paper_a_band_has_no_ground(manual: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(manual)}/{WORDS}", reduced_motion=True)
    page.emulate_media(media="print")
    settle(page)
    grounds = page.eval_on_selector_all(
        ".alcf-aside", "bands => bands.map((band) => getComputedStyle(band).backgroundColor)"
    )
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("palette", ["cyan", "warm", "green", "sky", "grey"])
def test_axe_on_blocks_in_each_palette(
    tmp_path: Path, serve: Serve, visit: Visit, axe: Axe, palette: str
) -> None:
    docs = Path(__file__).parents[2] / "docs"
    text = (docs / WORDS).with_suffix(".md").read_text("utf-8")
    text = text.replace("theme: dark", f"theme: {palette}").replace("../quickstart.md", "index.md")
    files: dict[str, str | bytes] = {
        str(path.relative_to(docs)): path.read_bytes()
        for folder in ("_includes", "_boilerplate")
        for path in (docs / folder).rglob("*.md")
    }
    site = write_site(tmp_path / "src", {"index.md": text, **files}, {"html_theme": "alcf"})
    sphinx_build(site, tmp_path / "html", "html", "-W")
    page = visit(f"{serve(tmp_path / 'html', policy=STRICT)}/index.html", reduced_motion=True)
    assert axe(page) == []

"""What tests of whole pages do with a page: turn its palette, let it come to rest, measure it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORIES = ("index.html", "stories/leopard.html", "stories/soliton.html", "stories/index.html")
SINKS = ("kitchen-sink/index.html", "kitchen-sink/white.html", "kitchen-sink/doc.html")
DOCS = ("quickstart.html", "reference/directives.html")
MADE = ("search.html?q=picture", "404.html", "genindex.html")
MANUAL = (*STORIES, *SINKS, *DOCS, *MADE)
"""Pages of the manual, one for each kind of page that there is."""

DOCS_FOLDER = Path(__file__).parents[2] / "docs"
EVERY = (
    *sorted(
        path.relative_to(DOCS_FOLDER).with_suffix(".html").as_posix()
        for path in DOCS_FOLDER.rglob("*")
        if path.suffix in {".md", ".rst"}
        and not any(part.startswith("_") for part in path.relative_to(DOCS_FOLDER).parts)
        and "media-src" not in path.relative_to(DOCS_FOLDER).parts
    ),
    *MADE,
)
"""Every page of the manual."""

MOVES = """() => {
    const video = document.querySelector(".alcf-hero video");
    return !video.paused && video.currentTime > 0.1 && getComputedStyle(video).opacity === "1";
}"""
"""Whether the hero's video plays and has faded in, as a script."""


Form = Literal["light", "dark"]
FORMS: tuple[Form, Form] = ("dark", "light")


def form(page: Page) -> Form:
    """The form of the page's colours that is in force."""
    found: Form = page.evaluate("document.documentElement.dataset.theme")
    return found


def settle(page: Page) -> None:
    """Wait until fonts are there, transitions are over, and search has answered."""
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_function(
        "() => document.getAnimations().every((it) => it.playState !== 'running')"
    )
    if "search.html?q=" in page.url:
        page.wait_for_selector(".alcf-results[aria-busy=false]", state="attached")


def turn(page: Page, wanted: Form) -> None:
    """Press the reader's switch if the page has another form than ``wanted``."""
    for _ in range(2):  # dark, white, the system's
        if form(page) != wanted:
            page.click(".alcf-switch")
    assert form(page) == wanted
    settle(page)


def background(page: Page) -> str:
    """The colour that the reader sees behind the page, as ``rgb(...)``."""
    found: str = page.evaluate(
        """() => [document.body, document.documentElement]
            .map((it) => getComputedStyle(it).backgroundColor)
            .find((it) => it !== "rgba(0, 0, 0, 0)")"""
    )
    return found


def shifts(page: Page) -> list[str]:
    """Every layout shift until now, with what moved (https://web.dev/articles/cls).

    None where all of them are 0.00 together: letters that move by a hair when the font comes.
    """
    found: list[str] = page.evaluate(
        """() => new Promise((done) => {
            const found = [];
            let all = 0;
            new PerformanceObserver((list) => {
                for (const { value, sources } of list.getEntries()) {
                    all += value;
                    found.push(`${value.toFixed(4)}: ${sources.map(({ node }) =>
                        (node?.outerHTML || node?.textContent || "").slice(0, 80)).join(" | ")}`);
                }
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(all < 0.005 ? [] : found), 50);
        })"""
    )
    return found


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    """Name, width and height in pixels of what matches and is shown."""
    found: list[dict[str, Any]] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
            .filter((it) => it.checkVisibility({ visibilityProperty: true }))
            .map((it) => {
                const { width, height } = it.getBoundingClientRect();
                return { name: it.outerHTML.slice(0, 90), width, height };
            })
            .filter((it) => it.width && it.height)""",
        selector,
    )
    return found

"""What pages have for Read the Docs: in builds that run there, and nowhere else."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.colour import contrast
from tests.support.media import png
from tests.theme.support import THEME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.markup import Element
    from tests.support.site import Build, MakeSite, Result

FILES: dict[str, str | bytes] = {
    "index.md": "---\ntitle: A story\nintro: Words.\nhero: {image: lamp.png, alt: A lamp}\n---\n\n"
    "Words.\n\n```{toctree}\npage\n```\n",
    "page.md": "# A page\n\nWords.\n",
    "lamp.png": png(1600, 900),
}
PAGES = ("index.html", "page.html", "search.html", "genindex.html", "404.html")


@pytest.fixture
def src(make_site: MakeSite) -> Path:
    """A site of a story and a page of documentation."""
    return make_site(FILES, {"html_theme": "alcf"})


def made(
    build: Build, src: Path, options: Mapping[str, Any] | None = None, builder: str = "html"
) -> Result:
    conf = {"html_theme_options": dict(options or {})}
    return build(src, builder, warningiserror=True, conf=conf)


def parts(page: Element) -> dict[str, int]:
    """How often a page has each part that Read the Docs alone needs."""
    sheets = [it.attrs["href"] for it in page.all("link", rel="stylesheet")]
    scripts = [it.attrs["src"] for it in page.all("script")]
    return {
        "menus": len(page.all("div", "alcf-choices")),
        "ads": len(page.all(data_ea_publisher=True)),
        "script": sum("/alcf-readthedocs.js?v=" in address for address in scripts),
        "sheet": sum("/alcf-readthedocs.css?v=" in address for address in sheets),
    }


NONE = {"menus": 0, "ads": 0, "script": 0, "sheet": 0}
ALL = {"menus": 1, "ads": 1, "script": 1, "sheet": 1}


def test_a_build_elsewhere_has_none_of_it(
    src: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READTHEDOCS", raising=False)
    result = made(build, src)
    for name in PAGES:
        assert parts(result.html(name)) == NONE, name


def test_a_build_on_read_the_docs_has_all_of_it(
    src: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READTHEDOCS", "True")
    result = made(build, src)
    for name in PAGES:
        assert parts(result.html(name)) == ALL, name


def test_the_option_has_the_last_word(
    src: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READTHEDOCS", "True")
    assert parts(made(build, src, {"readthedocs": "off"}).html()) == NONE
    monkeypatch.delenv("READTHEDOCS")
    assert parts(made(build, src, {"readthedocs": "on"}).html()) == ALL
    without = made(build, src, {"readthedocs": "on", "readthedocs_menus": False})
    assert parts(without.html()) == {**ALL, "menus": 0}


def test_pages_follow_when_the_same_folder_is_built_elsewhere(
    src: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READTHEDOCS", "True")
    made(build, src)
    monkeypatch.delenv("READTHEDOCS")
    again = made(build, src)
    assert [parts(again.html(name)) for name in ("index.html", "page.html")] == [NONE, NONE]


@pytest.mark.parametrize(("builder", "wanted"), [("dirhtml", ALL), ("singlehtml", NONE)])
def test_pages_of_a_download_have_none_of_it(
    src: Path, build: Build, monkeypatch: pytest.MonkeyPatch, builder: str, wanted: dict[str, int]
) -> None:
    monkeypatch.setenv("READTHEDOCS", "True")
    assert parts(made(build, src, builder=builder).html()) == wanted


def test_the_ad_of_a_story_stands_between_its_end_and_the_footer(src: Path, build: Build) -> None:
    story = made(build, src, {"readthedocs": "on"}).html()
    ad = story.one("div", "alcf-ad")
    assert ad.attrs["data-ea-type"] == "text"
    order = [
        it.attrs.get("class", it.tag).split()[0]
        for it in story.walk()
        if it is ad or it.tag in {"main", "footer"} or "alcf-hero" in it.attrs.get("class", "")
    ]
    assert order == ["main", "alcf-hero", "alcf-ad", "alcf-footer"]


def test_the_ad_of_documentation_is_the_last_of_its_column(src: Path, build: Build) -> None:
    side = made(build, src, {"readthedocs": "on"}).html("page.html").one("aside", "alcf-side")
    ad = side.all()[-1]
    assert ad.attrs["id"] == "ethical-ad-placement"
    # Any other type than image and text would be set to a kind whose colours cannot be chosen.
    assert ad.attrs["data-ea-type"] == "image"
    assert ad.attrs["data-ea-manual"] == "true"
    assert "data-ea-style" not in ad.attrs  # a style is what floats


def test_a_story_keeps_to_its_budgets_there_too(src: Path, build: Build) -> None:
    static = made(build, src, {"readthedocs": "on"}).out / "_static"

    def weight(*names: str) -> int:
        return sum(len(gzip.compress((static / name).read_bytes())) for name in names)

    assert weight("alcf.css", "alcf-readthedocs.css") <= 15 * 1024
    assert weight("alcf.js", "alcf-readthedocs.js") <= 6 * 1024


def test_nothing_shows_before_there_is_something_to_choose(src: Path, build: Build) -> None:
    menus = made(build, src, {"readthedocs": "on"}).html().one("div", "alcf-choices")
    buttons = menus.all("button")
    assert [button.attrs["popovertarget"] for button in buttons] == [
        "alcf-languages",
        "alcf-versions",
    ]
    assert all("hidden" in button.attrs for button in buttons)
    assert not menus.all("a")


def addon_colours(form: str) -> dict[str, str]:
    """Tokens of the palette by the addons' custom properties, without ``--readthedocs-``."""
    css = (THEME / "css" / "addons.css").read_text("utf-8")
    blocks = {":root {": "", '[data-theme="light"] {': ""}
    for start in blocks:
        blocks[start] = css.split(start)[1].split("}")[0]
    both, light = (
        dict(re.findall(r"--readthedocs-([a-z-]+): var\(--alcf-([a-z-]+)\);", block))
        for block in blocks.values()
    )
    return {**both, **light} if form == "light" else both


ADDON_TEXT = {
    "flyout-background-color": [
        *("flyout-color", "flyout-current-version-color", "flyout-item-link-color"),
        *("flyout-link-color", "flyout-section-heading-color"),
    ],
    "notification-background-color": ["notification-color", "notification-link-color"],
    "notification-title-background-color": ["notification-title-color"],
    "search-content-background-color": [
        *("search-color", "search-link-color", "search-result-section-color"),
        *("search-result-section-highlight-color", "search-result-section-subheading-color"),
    ],
    "search-input-background-color": ["search-color"],
    "search-footer-background-color": ["search-footer-color", "#404040"],
    "search-footer-code-background-color": ["search-footer-color", "#333333"],
}
"""What is written on each ground. Two colours are theirs and cannot be chosen."""


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_the_addons_write_can_be_read(name: str) -> None:
    """WCAG 2.2, 1.4.3; the white logo of their menu as well, and the dark one of their search."""
    palette = BUILT_IN[name]
    tokens = {**palette.tokens(), "bg": palette.background}
    colours = addon_colours(palette.form)

    def colour(text: str) -> str:
        return text if text.startswith("#") else tokens[colours[text]]

    low = {
        (text, ground): contrast(colour(text), colour(ground))
        for ground, texts in ADDON_TEXT.items()
        for text in texts
        if contrast(colour(text), colour(ground)) < 4.5
    }
    assert low == {}
    assert contrast("#fcfcfc", colour("flyout-background-color")) >= 4.5

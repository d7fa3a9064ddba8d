"""Contrast of the colours that can meet, in every palette (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from itertools import product

import pytest

from sphinx_alcf.story.vocabulary import PALETTES
from tests.theme.support import THEME

TEXT = ("text", "heading", "intro", "caption", "muted", "info", "ok", "warn", "danger")
CODE = tuple(f"code-{name}" for name in ("keyword", "string", "name", "number", "comment"))
GROUNDS = ("bg", "surface", "raised")
SELECTORS = {"dark": '[data-theme="dark"]', "white": '[data-theme="light"]'}


def palette(name: str) -> dict[str, str]:
    """The colours of a palette by the end of their property's name, as the stylesheet has them."""
    css = (THEME / "css" / "palettes.css").read_text("utf-8")
    selector = SELECTORS.get(name, f'[data-palette="{name}"]')
    block = css.split(f"{selector} {{")[1].split("}")[0]
    return dict(re.findall(r"--alcf-([a-z-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_stylesheet_has_every_palette_whole() -> None:
    whole = set(palette("dark"))
    assert len(whole) == 21
    for name in PALETTES:
        assert set(palette(name)) == whole, name


@pytest.mark.parametrize("name", PALETTES)
def test_text_is_readable_on_every_ground(name: str) -> None:
    colours = palette(name)
    pairs = [*product(TEXT, GROUNDS), *((code, "surface") for code in CODE)]
    low = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert not low


@pytest.mark.parametrize("name", PALETTES)
def test_controls_focus_and_tint_are_seen(name: str) -> None:
    colours = palette(name)
    for what, ground in product(("control", "focus", "tint"), ("bg", "surface")):
        assert contrast(colours[what], colours[ground]) >= 3, (what, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_marked_words_are_readable(name: str) -> None:
    colours = palette(name)
    assert contrast(colours["bg"], colours["warn"]) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_has_the_form_that_the_extension_says(name: str) -> None:
    dark = luminance(palette(name)["bg"]) < luminance(palette(name)["text"])
    assert PALETTES[name] == ("dark" if dark else "light")


def test_white_on_the_default_signature_and_its_focus() -> None:
    settings = (THEME / "theme.toml").read_text("utf-8")
    signature = re.search(r'^signature = "(#[0-9a-f]{6})"', settings, re.M)
    assert signature
    assert contrast("#ffffff", signature[1]) >= 4.5
    # The ring stands on ink in the bar: it is seen on any signature.
    assert contrast("#f0c55f", "#080812") >= 3

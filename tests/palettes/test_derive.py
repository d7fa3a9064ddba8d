"""Whatever the background and the accent, the palette that is derived can be read."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from sphinx_alcf.palettes.check import failing
from sphinx_alcf.palettes.colour import contrast, least_contrast, luminance, to_oklch
from sphinx_alcf.palettes.derive import derive, own_accent, stronger_grounds
from sphinx_alcf.palettes.palette import GROUNDS, TOKENS

EDGES = ("#000000", "#ffffff", "#757575", "#767676", "#777777", "#ff0000", "#00ff00", "#0000ff")
"""Ends, greys on which black and white are equally far, and the corners of sRGB."""


def pairs(count: int) -> list[tuple[str, str]]:
    """Backgrounds and accents by chance, the same in each run, after all pairs of the edges."""
    chance = random.Random(7)
    made = [(chance.randrange(1 << 24), chance.randrange(1 << 24)) for _ in range(count)]
    edges = [(one, other) for one in EDGES for other in EDGES]
    return [*edges, *((f"#{one:06x}", f"#{other:06x}") for one, other in made)]


def test_every_palette_that_is_derived_can_be_read() -> None:
    faults = {}
    for background, accent in pairs(300):
        palette = derive({"background": background}, accent)
        assert palette.background == background
        if failing(palette):
            faults[background, accent] = failing(palette)
    assert faults == {}


def test_so_it_can_without_an_accent() -> None:
    for background in (f"#{level:02x}{level:02x}{level:02x}" for level in range(0, 256, 5)):
        palette = derive({"background": background})
        assert failing(palette) == {}, background
        assert contrast(own_accent(background), background) >= 4.5


def test_what_is_given_is_kept_and_the_rest_fits_to_it() -> None:
    chance = random.Random(11)
    for background, accent in pairs(60):
        made = derive({"background": background}, accent).tokens()
        given = {token: made[token] for token in chance.sample(TOKENS, 8)} | {"text": made["text"]}
        palette = derive({**given, "background": background}, "#808080").tokens()
        assert {token: palette[token] for token in given} == given
        assert failing(derive({**given, "background": background}, "#808080")) == {}


def test_grounds_that_no_text_fits_give_a_page_that_can_be_used() -> None:
    palette = derive({"background": "#04293a", "surface": "#e0e0e0"}, "#64d8cb")
    assert contrast(palette.text, palette.background) >= 4.5


def test_an_accent_that_can_be_read_is_kept() -> None:
    palette = derive({"background": "#04293a"}, "#64d8cb")
    assert palette.heading == palette.tint == palette.code_name == "#64d8cb"


def test_an_accent_that_cannot_be_read_keeps_its_hue() -> None:
    palette = derive({"background": "#ffffff"}, "#f0c55f")
    assert contrast(palette.heading, "#ffffff") >= 4.5
    assert to_oklch(palette.heading).hue == pytest.approx(to_oklch("#f0c55f").hue, abs=3)


@pytest.mark.parametrize(
    ("background", "form"),
    [("#04293a", "dark"), ("#ffe9c9", "light"), ("#8a2be2", "dark"), ("#3cb371", "light")],
)
def test_text_is_as_far_from_the_page_as_can_be(background: str, form: str) -> None:
    palette = derive({"background": background}, "#64d8cb")
    assert palette.form == form
    assert (luminance(palette.text) > luminance(background)) == (form == "dark")


def test_a_given_text_decides_the_form() -> None:
    palette = derive({"background": "#777777", "text": "#ffffff"})
    assert palette.form == "dark"


def test_surfaces_can_be_told_from_the_page() -> None:
    for background in ("#000000", "#22252a", "#04293a", "#8a2be2", "#ffe9c9", "#ffffff"):
        palette = derive({"background": background})
        grounds = [getattr(palette, ground) for ground in GROUNDS]
        lightness = sorted(to_oklch(ground).lightness for ground in grounds)
        assert min(b - a for a, b in pairwise(lightness)) > 0.025, background


def test_words_of_a_fixed_meaning_keep_their_hue() -> None:
    for background in ("#04293a", "#ffe9c9", "#004d2c"):
        palette = derive({"background": background}, "#c08aff")
        assert 10 < to_oklch(palette.danger).hue < 45
        assert 140 < to_oklch(palette.ok).hue < 180
        assert 235 < to_oklch(palette.info).hue < 265


def test_more_contrast_is_seven_to_one_on_any_palette() -> None:
    for background, accent in pairs(60):
        palette = derive({"background": background}, accent)
        grounds = {**palette.tokens(), **stronger_grounds(palette)}
        text = "#ffffff" if palette.form == "dark" else "#000000"
        assert least_contrast(text, [grounds[ground] for ground in GROUNDS]) >= 7

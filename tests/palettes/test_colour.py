"""Contrast is WCAG's, OKLCH is CSS's, and the nearest colour that passes passes."""

from __future__ import annotations

import random

import pytest

from sphinx_alcf.palettes.colour import (
    Oklch,
    contrast,
    from_oklch,
    least_contrast,
    luminance,
    mix,
    nearest,
    parse,
    shift,
    to_oklch,
)


def colours(count: int, seed: int = 1) -> list[str]:
    """Colours by chance, the same in each run."""
    chance = random.Random(seed)
    return [f"#{chance.randrange(1 << 24):06x}" for _ in range(count)]


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#04293a", "#04293a"),
        ("#04293A", "#04293a"),
        (" #fA0 ", "#ffaa00"),
        ("04293a", None),
        ("#0429", None),
        ("teal", None),
        ("#04293a; } body { display: none", None),
    ],
)
def test_a_colour_is_three_or_six_digits(text: str, colour: str | None) -> None:
    assert parse(text) == colour


def test_the_measure_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert luminance("#ff0000") == pytest.approx(0.2126)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    # The examples of CSS Color 4.
    [
        ("#ff0000", 0.62796, 0.25768, 29.234),
        ("#008000", 0.51975, 0.17686, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
    ],
)
def test_oklch_is_csss(colour: str, lightness: float, chroma: float, hue: float) -> None:
    found = to_oklch(colour)
    assert found.lightness == pytest.approx(lightness, abs=1e-4)
    assert found.chroma == pytest.approx(chroma, abs=1e-4)
    assert found.hue == pytest.approx(hue, abs=0.02)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#123456", *colours(40)])
def test_there_and_back_is_the_same_colour(colour: str) -> None:
    assert from_oklch(to_oklch(colour)) == colour


def test_what_srgb_has_not_becomes_paler_and_keeps_its_hue() -> None:
    found = to_oklch(from_oklch(Oklch(0.9, 0.3, 264)))
    assert found.lightness == pytest.approx(0.9, abs=0.01)
    assert found.hue == pytest.approx(264, abs=4)
    assert found.chroma < 0.1


def test_lighter_darker_and_mixed() -> None:
    lighter, darker = shift("#0061af", 0.1), shift("#0061af", -0.1)
    assert luminance(lighter) > luminance("#0061af") > luminance(darker)
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert 0.05 < luminance(mix("#000000", "#ffffff", 0.5)) < 0.3


def test_a_colour_that_passes_is_its_own_nearest() -> None:
    assert nearest("#ffffff", ["#080812"], 4.5) == "#ffffff"


@pytest.mark.parametrize("ratio", [3, 4.5, 7])
def test_the_nearest_colour_passes_on_every_ground(ratio: float) -> None:
    reached = 0
    for colour, one, other in zip(colours(80, 2), colours(80, 3), colours(80, 4), strict=True):
        grounds = [one, other]
        found = nearest(colour, grounds, ratio)
        if found is None:
            ends = [least_contrast(end, grounds) for end in ("#000000", "#ffffff")]
            assert max(ends) < ratio
        else:
            reached += 1
            assert least_contrast(found, grounds) >= ratio
    assert reached > 10


def test_the_nearest_colour_is_near() -> None:
    """One step back towards the colour, and it would not pass."""
    for colour in colours(40, 5):
        found = nearest(colour, ["#ffffff"], 4.5)
        assert found is not None
        if found != colour:
            back = shift(found, 0.01)
            assert contrast(back, "#ffffff") < 4.5

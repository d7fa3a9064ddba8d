"""What stands on a page keeps its contrast on the wash over any picture (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import pytest

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.check import PAIRS
from sphinx_alcf.palettes.colour import contrast
from sphinx_alcf.palettes.css import washes
from sphinx_alcf.palettes.wash import THICKEST, mixed, wash

PIXELS = ("#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff", "#ffff00")


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_text_can_be_read(name: str) -> None:
    palette = BUILT_IN[name]
    colour, share = wash(palette)
    assert share <= THICKEST
    for pixel in PIXELS:
        ground = mixed(colour, pixel, share / 100)
        for pair in PAIRS:
            if pair.ground == "background":
                assert contrast(palette.tokens()[pair.token], ground) >= pair.ratio


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_thinner_wash_would_be_too_thin(name: str) -> None:
    palette = BUILT_IN[name]
    colour, share = wash(palette)
    grounds = [mixed(colour, pixel, (share - 2) / 100) for pixel in PIXELS[:2]]
    tokens = palette.tokens()
    pairs = [pair for pair in PAIRS if pair.ground == "background"]
    assert share == 72 or any(
        contrast(tokens[pair.token], ground) < pair.ratio for pair in pairs for ground in grounds
    )


def test_colours_are_mixed_as_browsers_mix_them() -> None:
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"
    assert mixed("#ff0000", "#0000ff", 1) == "#ff0000"


def test_each_palette_has_a_rule() -> None:
    rules = washes(BUILT_IN)
    assert ":root,[data-theme=dark]{--alcf-wash:#" in rules
    assert "[data-palette=cyan]{--alcf-wash:#" in rules
    assert rules.count("--alcf-wash") == len(BUILT_IN) + 1  # white also where the system is light

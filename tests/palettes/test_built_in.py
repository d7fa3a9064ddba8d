"""The seven palettes: their backgrounds are the specification's, every pair can be read."""

from __future__ import annotations

import pytest

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.check import PAIRS, Pair, failing
from sphinx_alcf.palettes.colour import contrast, least_contrast
from sphinx_alcf.palettes.derive import stronger_grounds
from sphinx_alcf.palettes.palette import CODE, GROUNDS, TOKENS, Palette
from tests.theme.support import THEME

BACKGROUNDS = {
    "white": "#ffffff",
    "dark": "#080812",
    "cyan": "#0061af",
    "warm": "#640033",
    "green": "#007b70",
    "sky": "#badef5",
    "grey": "#edf1f5",
}


def test_they_have_the_backgrounds_of_the_family() -> None:
    assert {name: palette.background for name, palette in BUILT_IN.items()} == BACKGROUNDS
    assert BUILT_IN["dark"].heading == "#b8e2de"
    assert [name for name, it in BUILT_IN.items() if it.form == "light"] == ["white", "sky", "grey"]


def test_every_token_but_grounds_and_hairlines_stands_on_something() -> None:
    assert {pair.token for pair in PAIRS} == {*TOKENS} - {*GROUNDS, "line"}
    for token in ("text", "muted", "danger"):
        assert {p.ground for p in PAIRS if p.token == token and p.ratio == 4.5} == {*GROUNDS}
    for token in CODE:
        assert {p.ground for p in PAIRS if p.token == token} == {"surface", "raised"}
    assert {p.token for p in PAIRS if p.ratio == 3} == {"tint", "control", "focus"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.token} on {pair.ground}")
@pytest.mark.parametrize("name", BUILT_IN)
def test_a_pair_can_be_read(name: str, pair: Pair) -> None:
    colours = BUILT_IN[name].tokens()
    assert contrast(colours[pair.token], colours[pair.ground]) >= pair.ratio


def test_a_pair_that_cannot_be_read_is_found() -> None:
    palette = BUILT_IN["dark"]._replace(muted="#333344", focus="#181826")
    assert {(pair.token, pair.ground) for pair in failing(palette)} == {
        (token, ground) for token in ("muted", "focus") for ground in GROUNDS
    }


@pytest.mark.parametrize("name", BUILT_IN)
def test_with_more_contrast_text_has_seven_to_one(name: str) -> None:
    """Text is then black or white (css/contrast.css), on grounds that are further from it."""
    palette = BUILT_IN[name]
    grounds = {**palette.tokens(), **stronger_grounds(palette)}
    text = "#ffffff" if palette.form == "dark" else "#000000"
    assert least_contrast(text, [grounds[ground] for ground in GROUNDS]) >= 7
    stronger = Palette.of(grounds)
    assert failing(stronger) == {}


def test_white_on_the_default_signature_and_its_focus() -> None:
    settings = (THEME / "theme.toml").read_text("utf-8")
    assert 'signature = "#007b70"' in settings
    assert contrast("#ffffff", "#007b70") >= 4.5
    # The ring stands on ink in the bar: it is seen on any signature.
    assert contrast("#f0c55f", "#080812") >= 3

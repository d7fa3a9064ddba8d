"""The stylesheet says what the palettes are, and no more."""

from __future__ import annotations

import re

import pytest

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.colour import parse
from sphinx_alcf.palettes.css import stylesheet
from sphinx_alcf.palettes.derive import derive
from sphinx_alcf.palettes.palette import TOKENS, Palette

OCEAN = derive({"background": "#04293a"}, "#64d8cb")
LIGHT = "(prefers-color-scheme:light)"
MORE = "(prefers-contrast:more)"


def rules(css: str) -> dict[str, dict[str, dict[str, str]]]:
    """Media query (or nothing), selector, property: value, in a sheet of one level of nesting."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for query, nested, selector, body in re.findall(
        r"@media (\([^)]*\))\{((?:[^{}]*\{[^{}]*\})*)\}|([^{}@]+)\{([^{}]*)\}", css
    ):
        for one, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", nested) or [(selector, body)]:
            pairs = [declaration.partition(":")[::2] for declaration in declarations.split(";")]
            for part in one.strip().split(","):
                found.setdefault(query, {})[part] = dict(pairs)
    return found


def in_force(css: str, *selectors: tuple[str, str]) -> dict[str, str]:
    """The colours of an element that *selectors* (query and selector) match, in that order."""
    sheet = rules(css)
    merged: dict[str, str] = {}
    for query, selector in selectors:
        merged |= sheet[query].get(selector, {})
    names = {name.removeprefix("--alcf-"): value for name, value in merged.items()}
    names["background"] = names.pop("bg")
    return {name: parse(value) or value for name, value in names.items()}


@pytest.mark.parametrize("name", [*BUILT_IN, "ocean"])
def test_a_page_of_a_palette_has_its_colours(name: str) -> None:
    palettes = {**BUILT_IN, "ocean": OCEAN}
    palette = palettes[name]
    css = stylesheet(palettes)
    form = [("", ":root"), ("", f"[data-theme={palette.form}]")]
    found = in_force(css, *form, ("", f"[data-palette={name}]"))
    assert found.pop("color-scheme") == palette.form
    assert found == palette.tokens()


def test_auto_is_dark_and_on_a_light_system_white() -> None:
    css = stylesheet(BUILT_IN)
    dark, light = in_force(css, ("", ":root")), in_force(css, (LIGHT, "[data-theme=auto]"))
    assert (dark.pop("color-scheme"), light.pop("color-scheme")) == ("dark", "light")
    assert Palette.of(dark) == BUILT_IN["dark"]
    assert Palette.of(light) == BUILT_IN["white"]
    assert rules(css)[LIGHT].keys() == {"[data-theme=auto]"}


def test_a_palette_of_the_site_takes_the_place_of_a_built_in_one() -> None:
    mine = BUILT_IN["dark"]._replace(background="#000000")
    css = stylesheet({**BUILT_IN, "dark": mine})
    assert in_force(css, ("", ":root"))["background"] == "#000000"
    assert "#080812" not in css.replace("--alcf-text:#080812", "").replace(
        "--alcf-heading:#080812", ""
    )


def test_what_a_palette_shares_with_its_form_is_not_said_twice() -> None:
    found = rules(stylesheet(BUILT_IN))[""]["[data-palette=grey]"]
    same = {t for t, c in BUILT_IN["grey"].tokens().items() if BUILT_IN["white"].tokens()[t] == c}
    assert same == {"tint", "focus"}
    assert len(found) == len(TOKENS) - len(same)
    assert "[data-palette=dark]" not in rules(stylesheet(BUILT_IN))[""]


def test_grounds_that_leave_too_little_move_for_those_who_ask_for_more_contrast() -> None:
    found = rules(stylesheet(BUILT_IN))[MORE]
    assert found.keys() == {"[data-palette=cyan]", "[data-palette=green]"}
    for properties in found.values():
        assert properties.keys() == {"--alcf-bg", "--alcf-surface", "--alcf-raised"}


def test_so_do_those_of_a_form_without_a_say_in_the_other() -> None:
    """A dark page that the reader has turned light has the light form's grounds."""
    css = stylesheet({**BUILT_IN, "dark": BUILT_IN["cyan"], "white": BUILT_IN["sky"]})
    blocks = css.splitlines()
    assert [block.count(MORE) for block in blocks[:3]] == [1, 0, 0]
    assert blocks[0].split(f"@media {MORE}{{")[1].startswith(":root,[data-theme=dark]{--alcf-bg:")
    assert not [block for block in blocks if block.startswith("[data-palette=dark]")]


def test_it_is_the_same_each_time() -> None:
    assert stylesheet(BUILT_IN) == stylesheet(dict(BUILT_IN))

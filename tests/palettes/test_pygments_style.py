"""Code can be read in every palette; the styles and the stylesheet say the same."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from pygments.style import Style
from pygments.token import STANDARD_TYPES, Generic, Keyword, Name, String, Text, Token, Whitespace

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.colour import contrast
from sphinx_alcf.palettes.derive import derive
from sphinx_alcf.palettes.pygments_style import code_rules, colour_of, style_of
from tests.support.site import Build, MakeSite

ROOT = Path(__file__).parents[2]
PALETTES = {**BUILT_IN, "ocean": derive({"background": "#04293a"}, "#64d8cb")}


def css_colours() -> dict[str, str]:
    """Pygments' class to the property that colours it, from the stylesheet."""
    found = {}
    for classes, colour in re.findall(
        r"\.highlight :is\(([^)]*)\)\{color:var\(--alcf-([a-z-]+)\)\}", code_rules()
    ):
        for name in classes.split(","):
            assert name not in found, f"{name} has two colours"
            found[name.removeprefix(".")] = colour
    return found


def test_the_stylesheet_and_the_styles_are_one_mapping() -> None:
    css = css_colours()
    for name, palette in BUILT_IN.items():
        style = style_of(palette, name)
        tokens = palette.tokens()
        for token, short in STANDARD_TYPES.items():
            wanted = tokens[css.get(short, "text")]
            assert f"#{style.style_for_token(token)['color']}" == wanted, (name, token)


def test_weight_and_slant_are_too() -> None:
    style = style_of(BUILT_IN["dark"], "dark")
    rules = dict(re.findall(r":is\(([^)]*)\)\{(font-[^}]*)\}", code_rules()))
    declared = {value: set(classes.split(",")) for classes, value in rules.items()}
    styled = {f".{short}": style.style_for_token(t) for t, short in STANDARD_TYPES.items()}
    assert declared == {
        "font-weight:600": {name for name, it in styled.items() if it["bold"]},
        "font-style:italic": {name for name, it in styled.items() if it["italic"]},
    }


@pytest.mark.parametrize("name", PALETTES)
def test_every_token_can_be_read_on_code_and_on_marked_lines(name: str) -> None:
    palette = PALETTES[name]
    style = style_of(palette, name)
    assert (style.background_color, style.highlight_color) == (palette.surface, palette.raised)
    for token in STANDARD_TYPES:
        colour = f"#{style.style_for_token(token)['color']}"
        for ground in (style.background_color, style.highlight_color):
            assert contrast(colour, ground) >= 4.5, token
    for number in (style.line_number_color, style.line_number_special_color):
        assert contrast(number, palette.surface) >= 4.5


def test_tokens_of_practice_have_the_colours_that_they_are_for() -> None:
    assert colour_of(Keyword.Namespace) == "code-keyword"
    assert colour_of(String.Doc) == "code-string"
    assert colour_of(Name.Function.Magic) == "code-name"
    assert colour_of(Generic.Prompt) == "code-name"
    assert colour_of(Generic.Output) == "code-comment"
    assert colour_of(Generic.Deleted) == "danger"
    assert colour_of(Generic.Inserted) == "ok"
    assert {colour_of(t) for t in (Text, Whitespace, Name, Token.Punctuation)} == {"text"}
    # What a lexer makes up stands under a token that is known.
    assert colour_of(Name.Function.Of.A.Lexer) == "code-name"


def test_each_palette_is_a_style_that_any_project_can_name() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    targets = declared["entry-points"]["pygments.styles"]
    assert targets.keys() == {f"alcf-{name}" for name in BUILT_IN}
    for name, target in targets.items():
        module, attribute = target.split(":")
        style = getattr(import_module(module), attribute)
        assert issubclass(style, Style)
        assert style.name == name
        assert style.background_color == BUILT_IN[name.removeprefix("alcf-")].surface


def test_the_styles_are_installed() -> None:
    found = {point.name for point in entry_points(group="pygments.styles")}
    assert found >= {f"alcf-{name}" for name in BUILT_IN}


def test_another_theme_and_latex_take_a_style(make_site: MakeSite, build: Build) -> None:
    conf = {"pygments_style": "alcf-sky", "html_theme": "basic"}
    site = make_site({"index.md": "# Page\n\n```python\nclass A: pass\n```\n"}, conf)
    sheet = build(site).read("_static/pygments.css")
    sky = BUILT_IN["sky"]
    assert f"background: {sky.surface}" in sheet
    assert f".highlight .k {{ color: {sky.code_keyword.upper()} }}" in sheet
    red, green, blue = (int(sky.code_keyword[at : at + 2], 16) / 255 for at in (1, 3, 5))
    style = build(site, "latex", into="latex").read("sphinxhighlight.sty")
    assert f"[rgb]{{{red:.2f},{green:.2f},{blue:.2f}}}" in style

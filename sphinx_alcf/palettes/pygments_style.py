"""Colours of code: one mapping of Pygments' tokens, as Pygments styles and as CSS.

The styles are entry points of ``pygments.styles``: ``pygments_style = "alcf-white"`` works under
any theme and in every format.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from pygments.style import Style
from pygments.token import (
    STANDARD_TYPES,
    Comment,
    Error,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    String,
    Token,
)

from sphinx_alcf.palettes.built_in import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.palettes.palette import Palette

COLOURS: Mapping[Any, str] = MappingProxyType(
    {
        Token: "text",
        Keyword: "code-keyword",
        Operator.Word: "code-keyword",
        Name.Tag: "code-keyword",
        Comment.Preproc: "code-keyword",
        Generic.Heading: "code-keyword",
        Generic.Subheading: "code-keyword",
        String: "code-string",
        Literal.Date: "code-string",
        Comment.PreprocFile: "code-string",
        Name.Attribute: "code-name",
        Name.Builtin: "code-name",
        Name.Class: "code-name",
        Name.Constant: "code-name",
        Name.Decorator: "code-name",
        Name.Exception: "code-name",
        Name.Function: "code-name",
        Name.Label: "code-name",
        Name.Namespace: "code-name",
        Name.Property: "code-name",
        Generic.Prompt: "code-name",
        Number: "code-number",
        Name.Entity: "code-number",
        Name.Variable: "code-number",
        Comment: "code-comment",
        Generic.Output: "code-comment",
        Error: "danger",
        Generic.Deleted: "danger",
        Generic.Error: "danger",
        Generic.Traceback: "danger",
        Generic.Inserted: "ok",
    }
)
"""The token of a palette for a token of Pygments, and for those under it that are not listed."""

BOLD = frozenset({Generic.Heading, Generic.Subheading, Generic.Strong, Generic.EmphStrong})
ITALIC = frozenset({Generic.Emph, Generic.EmphStrong})


def colour_of(token: Any) -> str:
    """The token of a palette for any token of Pygments."""
    while token not in COLOURS:
        token = token.parent
    return COLOURS[token]


def style_of(palette: Palette, name: str) -> type[Style]:
    """A Pygments style with the colours of *palette*."""
    colours = palette.tokens()

    class PaletteStyle(Style):
        background_color = palette.surface
        highlight_color = palette.raised
        line_number_color = palette.code_comment
        line_number_background_color = palette.surface
        line_number_special_color = palette.text
        line_number_special_background_color = palette.raised
        styles: ClassVar = {
            token: " ".join(
                [
                    *(["bold"] if token in BOLD else []),
                    *(["italic"] if token in ITALIC else []),
                    colours[colour_of(token)],
                ]
            )
            for token in STANDARD_TYPES
        }

    PaletteStyle.name = name
    return PaletteStyle


def code_rules() -> str:
    """CSS that gives Pygments' classes the colours of the palette that is in force."""
    classes: dict[str, list[str]] = {}
    for token, short in STANDARD_TYPES.items():
        colour = colour_of(token)
        if short and colour != "text":
            classes.setdefault(colour, []).append(f".{short}")
    rules = [f"{_any_of(found)}{{color:var(--alcf-{colour})}}" for colour, found in classes.items()]
    for tokens, declaration in ((BOLD, "font-weight:600"), (ITALIC, "font-style:italic")):
        found = [f".{short}" for token, short in STANDARD_TYPES.items() if token in tokens]
        rules.append(f"{_any_of(found)}{{{declaration}}}")
    return "\n".join(rules)


def _any_of(classes: list[str]) -> str:
    return f".highlight :is({','.join(classes)})"


AlcfWhite = style_of(BUILT_IN["white"], "alcf-white")
AlcfDark = style_of(BUILT_IN["dark"], "alcf-dark")
AlcfCyan = style_of(BUILT_IN["cyan"], "alcf-cyan")
AlcfWarm = style_of(BUILT_IN["warm"], "alcf-warm")
AlcfGreen = style_of(BUILT_IN["green"], "alcf-green")
AlcfSky = style_of(BUILT_IN["sky"], "alcf-sky")
AlcfGrey = style_of(BUILT_IN["grey"], "alcf-grey")

"""What a palette is: one colour for each thing that the theme draws."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from sphinx_alcf.palettes.colour import luminance

Form: TypeAlias = Literal["light", "dark"]

AUTO = "auto"
"""What a site may name in place of a palette: dark or white, as the reader's system is."""


class Palette(NamedTuple):
    """Each field is a token, written ``#rrggbb``; what it is for stands under it."""

    background: str
    """The page."""
    surface: str
    """Code, notes, cards, signatures."""
    raised: str
    """What stands out on a surface: code in text, marked lines, a card under the pointer."""
    line: str
    """Hairlines. They only decorate and need no contrast."""
    text: str
    """Text."""
    heading: str
    """Title and headings."""
    tint: str
    """The line under links, the bars above quotes and cards."""
    intro: str
    """The standfirst."""
    caption: str
    """Captions, quotations, footnotes."""
    muted: str
    """Credits, dates, navigation."""
    control: str
    """The border of fields and buttons."""
    focus: str
    """The ring around what the keyboard has reached."""
    info: str
    """Notes."""
    ok: str
    """Tips, what was added."""
    warn: str
    """Warnings, and the ground of marked words."""
    danger: str
    """Dangers, errors, what was taken away."""
    code_keyword: str
    """Keywords, tags."""
    code_string: str
    """Strings, dates."""
    code_name: str
    """Names of functions, classes, attributes; prompts."""
    code_number: str
    """Numbers, variables."""
    code_comment: str
    """Comments, output, line numbers."""

    @property
    def form(self) -> Form:
        """``dark`` where text is lighter than the page, else ``light``."""
        return "dark" if luminance(self.text) > luminance(self.background) else "light"

    def tokens(self) -> dict[str, str]:
        """The colours by their names in CSS and TOML, such as ``code-keyword``, in order."""
        return {token: getattr(self, field) for token, field in _FIELDS.items()}

    @classmethod
    def of(cls, tokens: dict[str, str]) -> Palette:
        """The palette of all *tokens*; the inverse of :meth:`tokens`."""
        return cls(**{_FIELDS[token]: colour for token, colour in tokens.items()})


_FIELDS = {name.replace("_", "-"): name for name in Palette._fields}

TOKENS = tuple(_FIELDS)
"""The names of the tokens."""

GROUNDS = ("background", "surface", "raised")
"""What others stand on."""

CODE = tuple(token for token in TOKENS if token.startswith("code-"))
"""The colours of code, which stands on ``surface`` and, where lines are marked, on ``raised``."""

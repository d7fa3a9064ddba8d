"""The palettes as CSS: custom properties for ``html[data-palette]`` and ``html[data-theme]``.

``data-theme`` is the form in force. ``dark`` and ``white`` are its two forms, which the reader's
switch, or with ``auto`` the system, turns into each other; a palette of one form adds what it has
otherwise. The attributes work on any element: a part of a page may have a palette of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.palettes.derive import stronger_grounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.palettes.palette import Palette

_PROPERTIES = {"background": "bg"}


def stylesheet(palettes: Mapping[str, Palette]) -> str:
    """The rules of *palettes*, which hold ``dark`` and ``white``; nothing in it is by chance.

    The light form stands there twice, once for readers whose system is light: without scripts no
    selector can say both, and on the wire the repetition weighs 20 bytes.
    """
    forms = {"dark": palettes["dark"].tokens(), "light": palettes["white"].tokens()}
    dark = _declared(forms["dark"], "dark")
    light = _declared(forms["light"], "light")
    rules = [
        _rule(":root,[data-theme=dark]", dark),
        _rule("[data-theme=light]", light),
        _media("prefers-color-scheme:light", [_rule("[data-theme=auto]", light)]),
    ]
    strong = []
    for name, palette in palettes.items():
        selector = f"[data-palette={name}]"
        if name not in {"dark", "white"}:
            shared = forms[palette.form]
            own = {t: c for t, c in palette.tokens().items() if shared[t] != c}
            rules.append(_rule(selector, _declared(own)))
        grounds = stronger_grounds(palette)
        if grounds:
            strong.append(_rule(selector, _declared(grounds)))
    return "\n".join([*rules, _media("prefers-contrast:more", strong)])


def _declared(tokens: Mapping[str, str], form: str = "") -> list[str]:
    scheme = [f"color-scheme:{form}"] if form else []
    return scheme + [
        f"--alcf-{_PROPERTIES.get(token, token)}:{_short(colour)}"
        for token, colour in tokens.items()
    ]


def _short(colour: str) -> str:
    return f"#{colour[1::2]}" if colour[1::2] == colour[2::2] else colour


def _rule(selector: str, declarations: list[str]) -> str:
    return f"{selector}{{{';'.join(declarations)}}}"


def _media(query: str, rules: list[str]) -> str:
    return f"@media ({query}){{{''.join(rules)}}}" if rules else ""

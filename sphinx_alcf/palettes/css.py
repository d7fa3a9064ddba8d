"""The palettes as CSS: custom properties for ``html[data-palette]`` and ``html[data-theme]``.

``data-theme`` is the form in force. ``dark`` and ``white`` are its two forms, which the reader's
switch, or with ``auto`` the system, turns into each other; a palette of one form adds what it has
otherwise. The attributes work on any element: a part of a page may have a palette of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.palettes.derive import stronger_grounds
from sphinx_alcf.palettes.wash import wash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_alcf.palettes.palette import Palette

_PROPERTIES = {"background": "bg"}


def stylesheet(palettes: Mapping[str, Palette]) -> str:
    """The rules of *palettes*, which hold ``dark`` and ``white``; nothing in it is by chance.

    The light form stands there twice, once for readers whose system is light: without scripts no
    selector can say both, and on the wire the repetition weighs 20 bytes.
    """
    dark, white = palettes["dark"], palettes["white"]
    light = _rules("[data-theme=light]", white, {"color-scheme": "light"})
    rules = [
        _rules(":root,[data-theme=dark]", dark, {"color-scheme": "dark"}),
        light,
        _media("prefers-color-scheme:light", light.replace("=light]", "=auto]")),
        *(
            _rules(f"[data-palette={name}]", palette, {}, dark if palette.form == "dark" else white)
            for name, palette in palettes.items()
            if name not in {"dark", "white"}
        ),
    ]
    return "\n".join(rules)


def washes(palettes: Mapping[str, Palette]) -> str:
    """The rules of the wash between each page and the picture behind it."""
    light = _rule("[data-theme=light]", _wash(palettes["white"]))
    return "\n".join(
        [
            _rule(":root,[data-theme=dark]", _wash(palettes["dark"])),
            light,
            _media("prefers-color-scheme:light", light.replace("=light]", "=auto]")),
            *(
                _rule(f"[data-palette={name}]", _wash(palette))
                for name, palette in palettes.items()
                if name not in {"dark", "white"}
            ),
        ]
    )


def _wash(palette: Palette) -> dict[str, str]:
    colour, share = wash(palette)
    return {"--alcf-wash": f"{colour}{round(255 * share / 100):02x}"}


def _rules(
    selector: str, palette: Palette, first: Mapping[str, str], form: Palette | None = None
) -> str:
    """What *palette* has otherwise than *form*, and its grounds for more contrast."""
    shared = form.tokens().items() if form else ()
    own = _properties(it for it in palette.tokens().items() if it not in shared)
    stronger = _properties(stronger_grounds(palette).items())
    rule = _rule(selector, {**first, **own})
    return rule + (_media("prefers-contrast:more", _rule(selector, stronger)) if stronger else "")


def _properties(tokens: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {f"--alcf-{_PROPERTIES.get(token, token)}": _short(colour) for token, colour in tokens}


def _short(colour: str) -> str:
    return f"#{colour[1::2]}" if colour[1::2] == colour[2::2] else colour


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    body = ";".join(f"{name}:{value}" for name, value in declarations.items())
    return f"{selector}{{{body}}}"


def _media(query: str, rules: str) -> str:
    return f"@media ({query}){{{rules}}}"

"""A site's own palettes, from the text of a TOML file.

Each table ``[palettes.NAME]`` is a palette: ``background`` and ``accent``, and any token of
:class:`~sphinx_alcf.palettes.palette.Palette` that shall not be derived from them.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.check import check
from sphinx_alcf.palettes.colour import parse
from sphinx_alcf.palettes.derive import FROM_ACCENT, derive, own_accent
from sphinx_alcf.palettes.palette import AUTO, TOKENS
from sphinx_alcf.palettes.toml_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.palettes.palette import Palette

TABLE = "palettes"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_FORMS = {"dark": "dark", "white": "light"}
"""What each other form must be, so that the reader's switch does what it says."""


def read_palettes(text: str) -> tuple[dict[str, Palette], list[Problem]]:
    """The palettes that *text* describes, by name, and what is wrong with it.

    A palette of a built-in's name takes its place; without a ``background`` it changes what it
    names. Colours that are given are kept even where they cannot be read (``alcf.contrast``); what
    is no colour is left out, and so is a palette without a background (``alcf.palette``).
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, [_broken(str(error), text)]
    lines = lines_of(text)
    problems = [
        _problem(
            f"{key!r} is not known; palettes stand in [{TABLE}.NAME].{did_you_mean(key, [TABLE])}",
            lines,
            key,
        )
        for key in data
        if key != TABLE
    ]
    tables = data.get(TABLE, {})
    if not isinstance(tables, dict):
        problems.append(_problem(f"{TABLE!r} is no table: write [{TABLE}.NAME].", lines, TABLE))
        tables = {}
    palettes = {}
    for name, table in tables.items():
        reader = _Reader(name, lines, problems)
        palette = reader.read(table)
        if palette is not None:
            palettes[name] = palette
    return palettes, problems


class _Reader:
    """One table of the file."""

    def __init__(
        self, name: str, lines: Mapping[tuple[str, ...], int], problems: list[Problem]
    ) -> None:
        self.name = name
        self.lines = lines
        self.problems = problems
        self.given: dict[str, str] = {}
        self.places: dict[str, int | None] = {}
        """The lines of what is given."""

    def read(self, table: Any) -> Palette | None:
        if not self._is_usable(table):
            return None
        self._take(table)
        accent = self.given.pop("accent", None)
        base = BUILT_IN.get(self.name)
        if "background" in self.given:
            palette = derive(self.given, accent)
        elif base is not None:
            kept = base.tokens().items()
            tokens = {t: c for t, c in kept if accent is None or t not in FROM_ACCENT}
            palette = derive({**tokens, **self.given}, accent)
        else:
            self._say('has no background: add one, such as background = "#04293a".')
            return None
        form = _FORMS.get(self.name, palette.form)
        if palette.form != form:
            self._say(f"must be {form}: the reader's switch turns it into the other form.")
            return None
        if "background" in self.given and accent is None:
            self._tell_of_accent()
        self.problems += [
            Problem(p.kind, f"{self._title}: {p.message}", p.line or self._line())
            for p in check(palette, self.places, accent)
        ]
        return palette

    def _is_usable(self, table: Any) -> bool:
        if not isinstance(table, dict):
            self._say(f'is a table: [{TABLE}.{self.name}] and under it background = "#04293a".')
        elif self.name == AUTO:
            self._say("cannot be: auto is dark or white, as the reader's system is.")
        elif not _NAME.fullmatch(self.name):
            self._say("needs a name of small letters, digits and hyphens.")
        else:
            return True
        return False

    def _take(self, table: Mapping[str, Any]) -> None:
        """Note the colours of *table*; say what is none."""
        known = ("accent", *TOKENS)
        for key, value in table.items():
            token = key.replace("_", "-")
            colour = parse(value) if isinstance(value, str) else None
            if token not in known:
                near = did_you_mean(token, known)
                hint = near or f" There are {', '.join(known)}."
                self._say(f"knows no colour {key!r}.{hint}", key)
            elif colour is None:
                self._say(f"{key} is a colour such as '#04293a', not {value!r}.", key)
            else:
                self.given[token] = colour
                self.places[token] = self._line(key)

    def _tell_of_accent(self) -> None:
        if not {"heading", "tint"} <= self.given.keys():
            own = own_accent(self.given["background"])
            self._say(
                f"has no accent. Headings and links take {own}, of the background's hue; to keep "
                f'that, add accent = "{own}".'
            )

    def _say(self, message: str, key: str = "") -> None:
        text = f"{self._title} {message}"
        self.problems.append(Problem(Warn.PALETTE, text, self._line(key)))

    @property
    def _title(self) -> str:
        return f"The palette {self.name!r}"

    def _line(self, key: str = "") -> int | None:
        table = (TABLE, self.name)
        return self.lines.get((*table, key)) or self.lines.get(table)


def _problem(message: str, lines: Mapping[tuple[str, ...], int], key: str) -> Problem:
    return Problem(Warn.PALETTE, message, lines.get((key,)))


def _broken(error: str, text: str) -> Problem:
    """What Python says of a *text* that is no TOML, with its place."""
    what, _, place = error.partition(" (at ")
    found = re.fullmatch(r"line (\d+), column (\d+)\)", place)
    line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, None)
    return Problem(Warn.PALETTE, f"The file is not TOML: {what.rstrip('.')}.", line, column)

r"""The grammar of Liquid's tags and of Jekyll's include, as Jekyll 4.3 reads them.

``{% include media-img.html source="a.jpg" caption='It\'s' %}``: a file name, then parameters. Where
Jekyll stops the whole build, this gives a problem with its line and what to do about it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sphinx_alcf.diagnostics import Problem, Warn

BLANKS: Final = " \t\n\v\f\r"
"""White space for Liquid and Jekyll: a no-break space is none."""

_NAME = re.compile(rf"[{BLANKS}]*(#|[A-Za-z0-9_]+)[{BLANKS}]*")
_FILE = re.compile(rf"[^{BLANKS}]*")
_GOOD_FILE = re.compile(r"[A-Za-z0-9_/.\-()+~#@]+")
_BAD_FILE = re.compile(r"[./]{2,}")
_BLANK = re.compile(rf"[{BLANKS}]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
# Possessive, so that an open quote costs one look at the rest and no more.
_QUOTED = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'""", re.S)
_OUTPUT = re.compile(rf"\{{\{{[{BLANKS}]*+[A-Za-z0-9_.-]++[{BLANKS}]*+(?:\}}\}}|\|)")
_INTEGER = re.compile(r"(-?)(\d+)", re.A)
_DECIMAL = re.compile(r"(-?)(\d+)(?:\.(\d*))?[\d.]*", re.A)
_STEP = re.compile(r"[A-Za-z0-9_-]+")
_CURLY = "\u201c\u201d\u201e\u2018\u2019\u00ab"


@dataclass(frozen=True, slots=True)
class Tag:
    """A Liquid tag, from ``{%`` to ``%}``; places count from 0 in the text that was read."""

    name: str
    """Such as ``include``; empty where no name follows ``{%``."""
    markup: str
    """What follows the name."""
    start: int
    markup_start: int
    end: int
    """The place after ``%}``."""


@dataclass(frozen=True, slots=True)
class Include:
    """What an include tag says."""

    name: str
    """The file name as written, such as ``media-img.html``; empty where none can be read."""
    params: Mapping[str, str | None]
    """The parameters in the order in which they are written. ``None`` is Liquid's nil."""
    problems: tuple[Problem, ...] = ()
    malformed: bool = False
    """Whether Jekyll would have stopped here: the parameters are then those before the fault."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each parameter, in the numbering in which the problems have theirs."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What is written where a value has no quotes: a number, or the path of a variable."""


@dataclass(slots=True)
class _Reading:
    """How far an include has been read."""

    text: str
    line: int
    at: int = 0
    params: dict[str, str | None] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counted: int = 0
    """The place up to which lines have been counted."""

    def here(self) -> int:
        """The line that has been reached."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def warn(self, message: str) -> None:
        """Note a problem at the place that has been reached."""
        self.problems.append(Problem(Warn.INCLUDE, message, self.here()))

    def skip_blanks(self) -> str:
        """Go to the next sign that is no white space, and give it; nothing at the end."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def rest(self) -> str:
        """What comes next, for a message."""
        return repr(self.text[self.at : self.at + 24].split("\n")[0])


def read_tag(text: str, start: int) -> Tag | None:
    """The Liquid tag that begins with the ``{%`` at *start*; ``None`` where it is not closed.

    As in Jekyll the first ``%}`` ends it, be it inside quotes or lines below. ``{%-`` and ``-%}``
    are white-space control and belong to neither name nor markup.
    """
    end = text.find("%}", start + 2)
    if end < 0:
        return None
    first = start + 3 if text.startswith("-", start + 2, end) else start + 2
    last = end - 1 if text.endswith("-", first, end) else end
    match = _NAME.match(text, first, last)
    begin = match.end() if match else first
    return Tag(match[1] if match else "", text[begin:last], start, begin, end + 2)


def read_include(
    markup: str, line: int = 1, variables: Mapping[str, object] | None = None
) -> Include:
    """File name and parameters from the *markup* of an include tag.

    *line* is the line where *markup* begins. *variables* resolves paths such as ``page.title`` (as
    ``{"page": {"title": …}}``); a path that leads nowhere is nil, with a problem ``alcf.include``
    that says to quote it. What would stop Jekyll is such a problem too, and then the include is
    ``malformed``.
    """
    reading = _Reading(markup.rstrip(BLANKS), line)
    reading.skip_blanks()
    name = _read_name(reading)
    sound = bool(name)
    while sound and reading.skip_blanks():
        sound = _read_parameter(reading, variables or {})
    found = tuple(reading.problems)
    return Include(name, reading.params, found, not sound, reading.lines, reading.words)


def _read_name(reading: _Reading) -> str:
    match = _FILE.match(reading.text, reading.at)
    name = match[0] if match else ""
    output = _OUTPUT.search(reading.text)
    if output and (output[0].endswith("}}") or "}}" in reading.text[output.end() :]):
        reading.at = output.start()
        reading.warn(
            "{{ … }} cannot stand in an include: Jekyll takes all of it for the file's name; "
            "write the text itself, or key=page.title without braces and quotes"
        )
        return ""
    if _GOOD_FILE.fullmatch(name) and not _BAD_FILE.search(name):
        reading.at += len(name)
        return name
    if not name:
        fault = "an include needs a file name"
    elif any(sign.isspace() for sign in name):
        fault = "a no-break space stands after the file name; use a plain one"
    elif name[0] in "\"'":
        fault = f"the file name {name} must have no quotes"
    elif _BAD_FILE.search(name):
        fault = f"the file name {name!r} must not have './', '..' or '//'"
    else:
        fault = f"{name!r} is no file name: it has letters, digits and _ / . - ( ) + ~ # @ only"
    reading.warn(f'{fault}, as in {{% include media-img.html source="…" %}}')
    return ""


def _read_parameter(reading: _Reading, variables: Mapping[str, object]) -> bool:
    """Read one parameter; whether that could be done."""
    text, begin = reading.text, reading.at
    key = _KEY.match(text, begin)
    if not key:
        reading.warn(_no_key(reading))
        return False
    reading.lines[key[0]] = reading.here()
    reading.at = key.end()
    if reading.skip_blanks() != "=":
        reading.at = key.end()
        reading.warn(_no_equals(reading, key[0]))
        return False
    reading.at += 1
    first = reading.skip_blanks()
    quoted, word = _QUOTED.match(text, reading.at), _WORD.match(text, reading.at)
    end = quoted.end() if quoted else word.end() if word else -1
    if end < 0 or text[end : end + 1] not in {"", *BLANKS}:
        if end < 0:
            reading.warn(_no_value(reading, key[0], first))
        else:
            reading.at = end
            reading.warn(_no_blank(reading, key[0], quoted=bool(quoted)))
        return False
    # Of a key that is written twice the last wins, as in Jekyll.
    reading.words.pop(key[0], None)
    if quoted:
        value: str | None = quoted[quoted.lastindex or 1].replace("\\" + first, first)
    else:
        reading.words[key[0]] = text[reading.at : end]
        value = _evaluate(reading, key[0], text[reading.at : end], variables)
    reading.params[key[0]] = value
    reading.at = end
    return True


def _no_separator(reading: _Reading) -> str:
    sign = reading.text[reading.at]
    if sign == ",":
        return "commas do not belong between parameters; a blank or a new line does"
    if sign.isspace():
        return "a no-break space stands between parameters; use a plain one"
    return ""


def _no_key(reading: _Reading) -> str:
    if wrong := _no_separator(reading):
        return wrong
    sign = reading.text[reading.at]
    if sign in "\"'":
        return f'{reading.rest()} is not a parameter: write key="text", the key without quotes'
    return f'{reading.rest()} is not a parameter: write key="text", the key in A-Z, 0-9, - and _'


def _no_equals(reading: _Reading, key: str) -> str:
    sign = reading.text[reading.at : reading.at + 1]
    if sign == ":":
        return f'write {key}="…" with an equals sign, not a colon'
    if sign and sign not in BLANKS:
        return (
            f"{key + sign!r} cannot begin a parameter: a key has letters from A to Z, digits, "
            '- and _ only, and then ="…"'
        )
    return f'{key!r} has no value: write {key}="…", or put quotes round the text it belongs to'


def _no_value(reading: _Reading, key: str, first: str) -> str:
    if first and first in "\"'":
        return (
            f"the quote that opens at {key}= is not closed; note that %}} ends a tag even in quotes"
        )
    if first and first in _CURLY:
        return f"{key}= needs straight quotes (\" or ') round its text, not {first}"
    return f'{key}= has no value: write {key}="…"'


def _no_blank(reading: _Reading, key: str, *, quoted: bool) -> str:
    if quoted:
        return _no_separator(reading) or (
            f"{reading.rest()} stands right after the value of {key}: put a blank between "
            'parameters, and write \\" for a quote inside "…"'
        )
    return f'{key}= takes neither filters nor brackets; write {key}="…"'


def _evaluate(
    reading: _Reading, key: str, word: str, variables: Mapping[str, object]
) -> str | None:
    """What Liquid makes of a value without quotes, as text; false and nil are nothing."""
    if word in {"nil", "null", "false"}:
        return None
    if word in {"blank", "empty"}:
        return ""
    if word == "true":
        return word
    number = _number(word)
    if number is not None:
        return number
    found: object = variables
    for step in _STEP.findall(word):
        found = found.get(step) if isinstance(found, Mapping) else None
    if isinstance(found, bool):
        return "true" if found else None
    if isinstance(found, (str, int, float, datetime.date)):
        return str(found)
    reading.warn(
        f'{key}={word} names a variable, and it is empty here; for the text, write {key}="{word}"'
    )
    return None


def _number(word: str) -> str | None:
    """A number as Liquid prints it: ``017`` is 17, ``1.10`` is 1.1, ``1.2.3`` is 1.2."""
    whole = _INTEGER.fullmatch(word)
    decimal = whole or _DECIMAL.fullmatch(word)
    if not decimal:
        return None
    digits = decimal[2].lstrip("0") or "0"
    if whole:
        return (decimal[1] if digits != "0" else "") + digits
    return f"{decimal[1]}{digits}.{(decimal[3] or '').rstrip('0') or '0'}"

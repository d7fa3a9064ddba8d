"""The values of options, as written in a directive, an include or front matter.

Each function takes the text and gives the value in its one spelling, or a problem that says what
was expected.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.story.embed import clean_url, safe_url
from sphinx_alcf.story.model import HeroLayout, VideoMode

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST, WIDEST = Fraction(1, 4), Fraction(4)
"""The ratios, width to height, that a box may have."""

WIDTHS: tuple[str, ...] = ("text", "wide", "full")
"""The widths that are columns of the page's grid."""

MOST_COLUMNS = 4

_NUMBER = r"(\d{1,5}(?:\.\d{1,4})?)"
_RATIO = re.compile(rf"{_NUMBER}(?:\s*[:/x\u00d7]\s*{_NUMBER})?", re.A)
# The units of docutils 0.22 (docutils.parsers.rst.directives.length_units), and none for pixels.
_LENGTH = re.compile(
    r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*"
    r"(em|ex|ch|rem|vw|vh|vmin|vmax|cm|mm|Q|in|pt|pc|px|%)?",
    re.A,
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?", re.A)
_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*s?", re.A)
_ACROSS = {"left": 0.0, "right": 100.0}
_DOWN = {"top": 0.0, "bottom": 100.0}


def expected(option: str, text: str, what: str, hint: str = "") -> Problem:
    """The problem that *option* has the value *text* but *what* was expected."""
    shown = text if len(text) <= 60 else text[:59] + "…"
    return Problem(Warn.VALUE, f"{option!r} is {shown!r}, but should be {what}.{hint}")


def read_word(option: str, text: str, words: Iterable[str]) -> str | Problem:
    """One of *words*, whatever the case it is written in."""
    words = tuple(words)
    word = text.strip().lower()
    if word in words:
        return word
    return expected(option, text, _either(words), did_you_mean(word, words))


def read_mode(text: str) -> VideoMode | Problem:
    """``ambient`` or ``player``."""
    word = read_word("mode", text, (mode.value for mode in VideoMode))
    return word if isinstance(word, Problem) else VideoMode(word)


def read_layout(text: str) -> HeroLayout | Problem:
    """``below``, ``over`` or ``split``; the problem's kind is ``layout``."""
    words = tuple(layout.value for layout in HeroLayout)
    word = text.strip().lower()
    if word in words:
        return HeroLayout(word)
    return Problem(
        Warn.LAYOUT,
        f"No layout of a hero is named {text.strip()!r}; there are {_either(words)}."
        + did_you_mean(word, words),
    )


def read_fit(text: str) -> str | Problem:
    """``cover`` or ``contain``."""
    return read_word("fit", text, ("cover", "contain"))


def read_align(text: str) -> str | Problem:
    """``left``, ``center`` or ``right``."""
    return read_word("align", text, ("left", "center", "right"))


def read_ratio(text: str, option: str = "ratio") -> str | Problem:
    """Width to height in lowest terms, such as ``16/9``, from 1/4 to 4.

    Written ``16/9``, ``16:9``, ``16x9``, ``2.39:1`` or ``2.39``.
    """
    match = _RATIO.fullmatch(text.strip())
    if match and (height := Fraction(match[2] or 1)):
        ratio = Fraction(match[1]) / height
        if NARROWEST <= ratio <= WIDEST:
            return f"{ratio.numerator}/{ratio.denominator}"
    return expected(option, text, "width to height such as '16/9' or '2.39:1', from '1/4' to '4/1'")


def ratio_of(text: str) -> float:
    """The number that a ratio such as ``16/9`` stands for."""
    width, _, height = text.partition("/")
    return float(width) / float(height or 1)


def read_focus(text: str, option: str = "focus") -> str | Problem:
    """The point that stays in view, as ``X% Y%``.

    Written so, with one number (the other is 50%), or in CSS's words: ``left top``, ``center``.
    """
    across: float | None = None
    down: float | None = None
    words = text.lower().replace(",", " ").split()
    good = 0 < len(words) <= 2
    for place, word in enumerate(words):
        number = _PERCENT.fullmatch(word)
        if word in _ACROSS and across is None:
            across = _ACROSS[word]
        elif word in _DOWN and down is None:
            down = _DOWN[word]
        elif number and float(number[1]) <= 100:
            if place == 0:
                across = float(number[1])
            elif down is None:
                down = float(number[1])
            else:
                across = across if across is not None else float(number[1])
        elif word != "center":
            good = False
    if not good:
        return expected(option, text, "two percentages such as '30% 40%', or words: 'left top'")
    return f"{50 if across is None else across:g}% {50 if down is None else down:g}%"


def focus_of(text: str | None) -> tuple[float, float]:
    """The point that stays in view, such as ``30% 40%``, as fractions across and down."""
    across, down = (float(part.rstrip("%")) / 100 for part in (text or "50% 50%").split())
    return across, down


def read_width(text: str) -> str | Problem:
    """One of :data:`WIDTHS`, or a docutils length such as ``300px``, ``60%``, ``300``."""
    word = text.strip()
    if word.lower() in WIDTHS:
        return word.lower()
    match = _LENGTH.fullmatch(word)
    if match:
        number = float(match[1])
        if number > 0 and not (match[2] == "%" and number > 100):
            return f"{match[1]}{match[2] or ''}"
    return expected(
        "width",
        text,
        f"{_either(WIDTHS)}, or a length such as '60%' or '300px'",
        did_you_mean(word.lower(), WIDTHS),
    )


def read_columns(text: str) -> int | Problem:
    """1 to :data:`MOST_COLUMNS`."""
    word = text.strip()
    if re.fullmatch(r"\d", word, re.A) and 1 <= int(word) <= MOST_COLUMNS:
        return int(word)
    return expected("columns", text, f"a number from 1 to {MOST_COLUMNS}")


def read_seconds(option: str, text: str) -> float | Problem:
    """A time as seconds: ``65``, ``65.5``, ``65s``, ``1:05``, ``1:02:03``."""
    match = _CLOCK.fullmatch(text.strip())
    if match:
        hours, minutes, seconds = int(match[1] or 0), int(match[2] or 0), float(match[3])
        total = hours * 3600 + minutes * 60 + seconds
        if math.isfinite(total) and (match[2] is None or seconds < 60):
            return total
    return expected(option, text, "seconds such as '65' or '65.5', or a time such as '1:05'")


def read_plate(text: str) -> bool | Problem:
    """Whether a picture with transparency stands on a plate: ``white`` does, ``none`` does not."""
    word = read_word("plate", text or "white", ("white", "none"))
    return word if isinstance(word, Problem) else word == "white"


def read_transcript(text: str) -> bool | Problem:
    """Whether the words of a track stand under the video: ``show``, or ``none``."""
    word = read_word("transcript", text, ("show", "none"))
    return word if isinstance(word, Problem) else word == "show"


def read_link(option: str, text: str) -> str | Problem:
    """An address that a page may link to (see :func:`~sphinx_alcf.story.embed.safe_url`)."""
    url = clean_url(text)
    if url and safe_url(url):
        return url
    if not url:
        return expected(option, text, "an address")
    shown = url if len(url) <= 60 else url[:59] + "…"
    return Problem(
        Warn.ADDRESS, f"{option!r} must not link to {shown!r}; use https, mailto or a path."
    )


def _either(words: Iterable[str]) -> str:
    """``'a', 'b' or 'c'``."""
    quoted = [repr(word) for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]

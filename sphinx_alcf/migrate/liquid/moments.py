"""Days and times as Ruby has them: read from text, and written by ``strftime``."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, Self

from dateutil import parser

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORMAT: Final = re.compile(r"%([-0^#_]*)(\d{0,3})(:{0,2})([A-Za-z%])")
_LONGEST: Final = 80
"""How long a text may be that says when."""
_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_HOURS: Final = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
"""The zones that Ruby knows by name, beside UTC."""
DAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Moment(datetime.datetime):
    """A Ruby ``Time``; it always knows its zone."""

    @classmethod
    def of(cls, when: datetime.datetime) -> Self:
        """The same moment; without a zone it is in UTC, as YAML has it."""
        return cls(
            *(when.year, when.month, when.day, when.hour, when.minute, when.second),
            when.microsecond,
            tzinfo=when.tzinfo or datetime.UTC,
            fold=when.fold,
        )

    def __str__(self) -> str:
        return strftime(self, "%Y-%m-%d %H:%M:%S %z")

    def __liquid__(self) -> float:
        """By what python-liquid compares."""
        return self.timestamp()


class Day(datetime.date):
    """A Ruby ``Date``."""

    def __str__(self) -> str:
        return self.isoformat()

    def __liquid__(self) -> float:
        """By what python-liquid compares."""
        return (self.toordinal() - _EPOCH.toordinal()) * 86_400.0


def parse(text: str, zone: datetime.tzinfo, *, now: Moment | None) -> Moment | None:
    """The moment that *text* says, in *zone*, or nothing. What it leaves open is that of *now*."""
    text = text.strip()
    if re.fullmatch(r"\d{1,11}", text, re.A):
        return from_seconds(int(text), zone)
    if not text or len(text) > _LONGEST or not re.search(r"[0-9]", text, re.A):
        return None
    start = (now or Moment.of(_EPOCH)).replace(hour=0, minute=0, second=0, microsecond=0)
    naive = datetime.datetime(start.year, start.month, start.day)
    try:
        when = parser.parse(text, default=naive, tzinfos=_zone)
        return Moment.of(when if when.tzinfo else when.replace(tzinfo=zone))
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return None


def _zone(name: str | None, offset: int | None) -> datetime.tzinfo:
    """The zone that a text names; what this machine calls its own does not count."""
    if offset is None:
        offset = _HOURS.get(name or "", 0) * 3600
    return datetime.timezone(datetime.timedelta(seconds=offset))


def from_seconds(seconds: int, zone: datetime.tzinfo) -> Moment | None:
    """The moment so many seconds after the year 1970 began."""
    try:
        return Moment.of((_EPOCH + datetime.timedelta(seconds=seconds)).astimezone(zone))
    except (ArithmeticError, ValueError):
        return None


def at_midnight(day: datetime.date, zone: datetime.tzinfo) -> Moment:
    """The moment in which *day* begins."""
    return Moment(day.year, day.month, day.day, tzinfo=zone)


def strftime(when: Moment | Day, form: str) -> str:
    """*when* as *form* says, by Ruby's rules; English, whatever the machine speaks."""
    if not isinstance(when, Moment):
        when, form = at_midnight(when, datetime.UTC), form.replace("%Z", "%:z")
    return _FORMAT.sub(lambda match: _directive(when, match), form)


def _directive(when: Moment, match: re.Match[str]) -> str:
    flags, width, colons, letter = match.groups()
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter in _WHOLE:
        text = strftime(when, _WHOLE[letter])
        return text.upper() if "^" in flags else text
    if letter == "z":
        return _offset(when, len(colons))
    found = _NUMBERS.get(letter)
    if found:
        number, size, fill = found[0](when), found[1], found[2]
        size, fill = (int(width) if width else size), _filler(flags, fill)
        return str(number).rjust(size, fill) if fill else str(number)
    if letter not in _TEXTS or colons:
        return match[0]
    text = _TEXTS[letter](when)
    if "#" in flags:
        text = text.swapcase() if letter in "pZ" else text.upper()
    if "^" in flags:
        text = text.upper()
    return text.rjust(int(width), _filler(flags, " ") or " ") if width else text


def _filler(flags: str, usual: str) -> str:
    for flag in reversed(flags):
        if flag in "-0_":
            return {"-": "", "0": "0", "_": " "}[flag]
    return usual


def _offset(when: Moment, colons: int) -> str:
    seconds = int((when.utcoffset() or datetime.timedelta()).total_seconds())
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    colon = ":" if colons else ""
    text = f"{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}"
    return f"{text}:{seconds % 60:02}" if colons == 2 else text


def _zone_name(when: Moment) -> str:
    """Its abbreviation; what is so many hours from UTC only has none."""
    name = when.tzname() or ""
    return "" if name.startswith("UTC") and len(name) > 3 else name


def _week(when: Moment, first: int) -> int:
    """The week of the year, where weeks begin with the day *first*, and Sunday is 0."""
    weekday = (when.isoweekday() - first) % 7
    return (when.timetuple().tm_yday + 6 - weekday) // 7


_SIGNS: Final = {"n": "\n", "t": "\t", "%": "%"}
_WHOLE: Final = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "r": "%I:%M:%S %p",
    "R": "%H:%M",
    "T": "%H:%M:%S",
    "v": "%e-%^b-%Y",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
}
_NUMBERS: Final[Mapping[str, tuple[Callable[[Moment], int], int, str]]] = {
    "C": (lambda t: t.year // 100, 2, "0"),
    "d": (lambda t: t.day, 2, "0"),
    "e": (lambda t: t.day, 2, " "),
    "G": (lambda t: t.isocalendar()[0], 4, "0"),
    "g": (lambda t: t.isocalendar()[0] % 100, 2, "0"),
    "H": (lambda t: t.hour, 2, "0"),
    "I": (lambda t: t.hour % 12 or 12, 2, "0"),
    "j": (lambda t: t.timetuple().tm_yday, 3, "0"),
    "k": (lambda t: t.hour, 2, " "),
    "l": (lambda t: t.hour % 12 or 12, 2, " "),
    "L": (lambda t: t.microsecond // 1000, 3, "0"),
    "m": (lambda t: t.month, 2, "0"),
    "M": (lambda t: t.minute, 2, "0"),
    "N": (lambda t: t.microsecond * 1000, 9, "0"),
    "s": (lambda t: int(t.timestamp()), 1, "0"),
    "S": (lambda t: t.second, 2, "0"),
    "u": (lambda t: t.isoweekday(), 1, "0"),
    "U": (lambda t: _week(t, 0), 2, "0"),
    "V": (lambda t: t.isocalendar()[1], 2, "0"),
    "w": (lambda t: t.isoweekday() % 7, 1, "0"),
    "W": (lambda t: _week(t, 1), 2, "0"),
    "y": (lambda t: t.year % 100, 2, "0"),
    "Y": (lambda t: t.year, 4, "0"),
}
_TEXTS: Final[Mapping[str, Callable[[Moment], str]]] = {
    "a": lambda t: DAYS[t.isoweekday() % 7][:3],
    "A": lambda t: DAYS[t.isoweekday() % 7],
    "b": lambda t: MONTHS[t.month - 1][:3],
    "B": lambda t: MONTHS[t.month - 1],
    "h": lambda t: MONTHS[t.month - 1][:3],
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "P": lambda t: "am" if t.hour < 12 else "pm",
    "Z": _zone_name,
}

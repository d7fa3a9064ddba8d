"""Dates, tags and old addresses of a page."""

from __future__ import annotations

import datetime
import re
import unicodedata

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.model import OldAddress
from sphinx_alcf.story.plain import plain_text

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt \t].*)?", re.A)


def read_date(fields: Fields, key: str = "date") -> datetime.date | None:
    """The day of *key*, as it was written: a time and its zone do not move it."""
    text = fields.word(key, "a date")
    if text is None:
        return None
    day = parse_day(text)
    if day is None:
        fields.wrong(key, "a day such as 2024-02-12")
    return day


def parse_day(text: str) -> datetime.date | None:
    """The day of a date in ISO 8601, whatever its time and zone; ``None`` where it is none."""
    match = _DAY.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:  # such as the 30th of February
        return None


def read_dates(fields: Fields) -> tuple[datetime.date | None, datetime.date | None]:
    """The days of ``date`` and ``updated``; the second is not before the first."""
    date, updated = read_date(fields), read_date(fields, "updated")
    if date and updated and updated < date:
        message = (
            f"'updated' is {updated.isoformat()}, before 'date', {date.isoformat()}: give the day "
            "of the last change. It is left out."
        )
        fields.problems.append(Problem(Warn.VALUE, message, fields.line("updated")))
        updated = None
    return date, updated


def read_tags(fields: Fields) -> tuple[str, ...]:
    """The words of ``tags``, each once: a list, or a text separated by commas.

    Those that are markup or punctuation alone are told, and the first left out.
    """
    value = fields.values.get("tags")
    if value is None:
        return ()
    if isinstance(value.data, list):
        if not all(is_text(item) for item in value.items):
            fields.wrong("tags", "a list of words")
        items = [item for item in value.items if is_text(item) and item.data is not None]
        words = [(item.text, item.where) for item in items]
    else:
        text = fields.text("tags", "a list of words") or ""
        words = [(part, value.where) for part in text.split(",")]
    found: dict[str, None] = {}
    for text, line in words:
        tag = plain_text(text)
        if tag:
            found[tag] = None
        if text.strip() and not _says_something(tag):
            message = f"The tag {text.strip()!r} is markup alone: it is left out."
            if tag:
                message = f"The tag {tag!r} is punctuation alone: give it a word."
            fields.problems.append(Problem(Warn.VALUE, message, line))
    return tuple(found)


def _says_something(tag: str) -> bool:
    """Whether a letter, a digit or a symbol such as an emoji is in *tag* (Unicode: L, N, So)."""
    return any(unicodedata.category(sign).startswith(("L", "N", "So")) for sign in tag)


def read_old_addresses(fields: Fields) -> tuple[OldAddress, ...]:
    """What ``redirect_from`` names, each once: a list, or a text with an address on each line."""
    value = fields.values.get("redirect_from")
    if value is None:
        return ()
    if isinstance(value.data, list):
        found = [OldAddress(v.text.strip(), v.line) for v in value.items if is_text(v)]
        if len(found) < len(value.items):
            fields.wrong("redirect_from", "a list of addresses")
    else:
        text = fields.text("redirect_from", "an address or a list of them") or ""
        found = [OldAddress(line.strip(), value.line) for line in text.splitlines()]
    return tuple({old.path: old for old in found if old.path}.values())

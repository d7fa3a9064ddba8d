"""The blocks of a story that are words and not media: models, and how texts become them.

A directive, an include and front matter call the same function for a block, so that what is wrong
in one is wrong in all. A block's words that stand in a directive's body are no part of its model:
the language of the page parses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.model import Markup
from sphinx_alcf.story.options import expected
from sphinx_alcf.story.people import parse_day
from sphinx_alcf.story.read import Read, read_inline

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sphinx_alcf.story.entries import Entry
    from sphinx_alcf.story.model import Inline
    from sphinx_alcf.story.read import Texts


class Intro(NamedTuple):
    """A standfirst: what the text below it is about, in larger type."""

    text: Inline | None = None
    """``None`` where the body of a directive has it."""
    line: int | None = None


class Stat(NamedTuple):
    """A number, what it counts, and notes on it. One of the first two is always there."""

    figure: Inline | None
    label: Inline | None
    notes: tuple[Inline, ...] = ()
    line: int | None = None


class Stats(NamedTuple):
    """Large numbers, side by side."""

    stats: tuple[Stat, ...]
    line: int | None = None


class Fact(NamedTuple):
    """A name and its value, in one or more paragraphs."""

    name: Inline | None
    values: tuple[Inline, ...]
    line: int | None = None


class Facts(NamedTuple):
    """Names and values, in a list."""

    facts: tuple[Fact, ...]
    line: int | None = None


class PullQuote(NamedTuple):
    """A sentence set apart in large type; the body of a directive has it."""

    attribution: Inline | None = None
    """Whose words they are."""
    line: int | None = None


class Correction(NamedTuple):
    """What was wrong in a story, and since when it is right; the body of a directive says it."""

    date: datetime.date | None = None
    written: str | None = None
    """A date that could not be read, as it stands."""
    line: int | None = None


def read_intro(text: Inline | None, *, empty: bool = False, line: int | None = None) -> Read[Intro]:
    """A standfirst from *text*; ``None`` for the body of a directive, which may be *empty*."""
    if empty:
        message = "This intro is empty: write one or two sentences into it."
        return Read(None, (Problem(Warn.VALUE, message),))
    return Read(Intro(text, line))


def read_pull_quote(
    texts: Texts, *, empty: bool = False, line: int | None = None
) -> Read[PullQuote]:
    """A pull quote from the options of a directive, whose body may be *empty*."""
    if empty:
        message = "This pull-quote is empty: write the sentence that it sets apart into it."
        return Read(None, (Problem(Warn.VALUE, message),))
    return Read(PullQuote(read_inline(texts.get("attribution"), Markup.HOST, line), line))


def read_correction(
    date: str | None, *, empty: bool = False, line: int | None = None
) -> Read[Correction]:
    """A correction made on *date* (ISO 8601), from a directive whose body may be *empty*.

    One without a date, or with one that cannot be read, is kept.
    """
    if empty:
        message = "This correction is empty: say in it what was wrong and what is right."
        return Read(None, (Problem(Warn.VALUE, message),))
    day = parse_day(date) if date else None
    found: tuple[Problem, ...] = ()
    if not date:
        message = "This correction has no date: write its day after the name, such as 2024-02-12."
        found = (Problem(Warn.VALUE, message),)
    elif day is None:
        found = (expected("date", date, "a day such as '2024-02-12'"),)
    return Read(Correction(day, None if day else date, line), found)


def read_stats(entries: Sequence[Entry], *, line: int | None = None) -> Read[Stats]:
    """Numbers from *entries*: each has a number as its head, a label, and notes.

    What is missing is a problem with the entry's line; the rest of the entry is kept.
    """
    stats: list[Stat] = []
    found: list[Problem] = []
    for entry in entries:
        label, *notes = entry.parts or (None,)
        stats.append(Stat(entry.head, label, tuple(n for n in notes if n), entry.line))
        if entry.head is None:
            found.append(_missing(label, "has no number: write it before the colon", entry))
        elif label is None:
            found.append(_missing(entry.head, "has no label: say what it counts", entry))
    if not stats:
        message = "Here are no numbers: write one a line, such as '565: active projects'."
        return Read(None, (*found, Problem(Warn.VALUE, message)))
    return Read(Stats(tuple(stats), line), tuple(found))


def read_facts(entries: Sequence[Entry], *, line: int | None = None) -> Read[Facts]:
    """Facts from *entries*: each has a name as its head, and a value. As :func:`read_stats`."""
    facts: list[Fact] = []
    found: list[Problem] = []
    for entry in entries:
        values = tuple(part for part in entry.parts if part)
        facts.append(Fact(entry.head, values, entry.line))
        if entry.head is None:
            value = values[0] if values else None
            found.append(_missing(value, "has no name: write it before the colon", entry))
        elif not values:
            found.append(_missing(entry.head, "has no value: write it after a colon", entry))
    if not facts:
        message = "Here are no facts: write one a line, such as 'Founded: 2006'."
        return Read(None, (*found, Problem(Warn.VALUE, message)))
    return Read(Facts(tuple(facts), line), tuple(found))


def _missing(text: Inline | None, what: str, entry: Entry) -> Problem:
    words = text.text if text else ""
    shown = words if len(words) <= 40 else words[:39] + "…"
    return Problem(Warn.VALUE, f"{shown!r} {what}.", entry.line)

"""Lines that know where they come from, so that what nobody changes stays as it was written."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RULE = re.compile(r"([-*_])[ \t]*+\1[ \t]*+\1(?:\1|[ \t])*+")


@dataclass(slots=True, eq=False)
class Line:
    """One line, without its end."""

    text: str
    number: int
    """The line of the page's file, from 1."""
    within: Line | None = None
    """The line of the block around it of which it is a part: ``> a`` for the ``a`` of a quote."""
    lazy: bool = False
    """Whether it goes on a paragraph, so that it need not repeat what marks the block around it."""

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text.strip()


@dataclass(slots=True)
class Source:
    """Lines as one text, in which regular expressions search; each ends in a line break."""

    lines: Sequence[Line]
    text: str = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(f"{line.text}\n" for line in self.lines)
        self.starts = [0, *accumulate(len(line.text) + 1 for line in self.lines)]

    def index(self, place: int) -> int:
        """Which line *place* is in, from 0."""
        return max(0, bisect.bisect_right(self.starts, place) - 1)

    def number(self, place: int) -> int:
        """The line of the file for a *place* in the text."""
        if not self.lines:
            return 0
        return self.lines[min(self.index(place), len(self.lines) - 1)].number

    def between(self, begin: int, end: int) -> list[Line]:
        """The lines from *begin* to *end*, two places; parts of lines are new lines."""
        if end <= begin:
            return []
        found = []
        for at in range(self.index(begin), self.index(end - 1) + 1):
            line, start = self.lines[at], self.starts[at]
            first, last = max(begin - start, 0), min(end - start, len(line.text))
            whole = first == 0 and last == len(line.text)
            found.append(line if whole else Line(line.text[first:last], line.number))
        return found


def lines_of(text: str, number: int) -> list[Line]:
    """New lines for *text*, all of which come from the line *number* of the file."""
    return [Line(part, number) for part in text.split("\n")]


def numbered(text: str, numbers: Sequence[int]) -> list[Line]:
    """The lines of *text* with their numbers in the file; those that have none count on."""
    found: list[Line] = []
    last = 0
    for at, part in enumerate(text.split("\n")):
        last = numbers[at] if at < len(numbers) else last + 1
        found.append(Line(part, last))
    return found


def append(lines: list[Line], more: Sequence[Line]) -> None:
    """Add *more* to *lines* as further blocks, with an empty line between."""
    if lines and more and not lines[-1].blank:
        lines.append(Line("", more[0].number))
    lines += more


def after(prefix: str, line: Line) -> Line:
    """*line* behind *prefix*; of an empty line, the prefix without blanks at its end."""
    if line.blank:
        return Line(prefix.rstrip(), line.number)
    text = line.text
    shown = text.lstrip(" \t")
    indent = text[: len(text) - len(shown)]
    # A tab is four blanks for kramdown; behind a prefix MyST would count fewer.
    made = f"{prefix}{indent.replace(chr(9), '    ')}{shown}"
    # What follows a bullet may make a rule of it.
    rule = not set(shown) - set("-*_ \t") and _RULE.fullmatch(f"{prefix.strip()[-1:]} {shown}")
    return Line(f"{prefix}\\{shown}" if rule else made, line.number)


def joined(lines: Iterable[Line]) -> str:
    """The text of *lines*, without a line break at its end."""
    return "\n".join(line.text for line in lines)


def width(text: str) -> int:
    """How many columns the white space at the beginning of *text* fills; a tab stops at fours."""
    shown = text.expandtabs(4)
    return len(shown) - len(shown.lstrip(" "))

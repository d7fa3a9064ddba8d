"""Code, indented or in a fence."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.blocks import Code

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.lines import Source

_LAZY = re.compile(r"\n( {0,3}\S)")
_INDENT = re.compile(r"^(?:\t| {4})", re.M)
_CLOSING = re.compile(r"[ ]{0,3}([~`]{3,}+)\s*")


def indented_end(text: str, at: int) -> int:
    """Where the indented code that begins at *at* ends; *at* where there is none.

    Lines that are not indented belong to it, until an empty one comes.
    """
    end = at
    while True:
        blank = g.BLANK_LINE.match(text, end)
        line = g.CODE_LINE.match(text, blank.end() if blank else end)
        if not line or g.INSERTS.match(text, line.start()):
            return end
        end = line.end()
        while (line := g.TEXT_LINE.match(text, end)) and not g.ends_lazy(text, end):
            end = line.end()


def indented_text(text: str) -> str:
    """What kramdown takes for the code."""
    return _INDENT.sub("", _LAZY.sub(r" \1", text))


class Fences:
    """The fences of one text. Lines that may close one are looked for once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._closing: dict[str, _Closing] = {}

    def read(self, at: int) -> tuple[Code, int] | None:
        """The code in the fence that begins at *at*, and where it ends; a fence needs its end."""
        source = self.source
        match = g.FENCE.match(source.text, at)
        words = match["info"].split() if match else []
        if not match or len(words) > 1 or len(set(match["fence"])) > 1:
            return None
        first = source.index(at) + 1
        last = self._end(first, match["fence"])
        if last is None:
            return None
        text = source.text[source.starts[first] : source.starts[last]]
        word = words[0] if words else ""
        cut = word.find("?", 1)
        language = word[:cut] if cut > 0 else word
        code = Code([], text=text, fence=match["fence"], language=language)
        return code, source.starts[last + 1]

    def _end(self, first: int, fence: str) -> int | None:
        """The line, from *first* on, that closes *fence*."""
        sign = fence[0]
        if sign not in self._closing:
            self._closing[sign] = _Closing.of(self.source, sign)
        return self._closing[sign].after(first, len(fence))


@dataclass(frozen=True, slots=True)
class _Closing:
    """Lines of nothing but one sign."""

    numbers: list[int]
    lengths: list[int]
    longest: list[int]
    """For each, the greatest length from there on."""

    @classmethod
    def of(cls, source: Source, sign: str) -> _Closing:
        numbers, lengths = [], []
        for number, line in enumerate(source.lines):
            match = _CLOSING.fullmatch(line.text) if sign in line.text else None
            if match and set(match[1]) == {sign}:
                numbers.append(number)
                lengths.append(len(match[1]))
        longest = list(accumulate(reversed(lengths), max))[::-1]
        return cls(numbers, lengths, longest)

    def after(self, first: int, length: int) -> int | None:
        at = bisect.bisect_left(self.numbers, first)
        while at < len(self.numbers) and self.longest[at] >= length:
            if self.lengths[at] >= length:
                return self.numbers[at]
            at += 1
        return None

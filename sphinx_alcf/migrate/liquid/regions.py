"""Where a text of Markdown or HTML is hidden in comments, or is code."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_START: Final = re.compile(r"<!--|^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})|(?P<run>`+)", re.M)
_BREAK: Final = re.compile(r"\n[ \t]*\n")


class Regions:
    """Comments and code of one text."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self._comments: list[tuple[int, int]] = []
        self._code: list[tuple[int, int]] = []
        at = 0
        while match := _START.search(text, at):
            if match[0] == "<!--":
                end = text.find("-->", match.end())
                if end >= 0:
                    self._comments.append((match.start(), end + 3))
                # What is not closed hides nothing, nor does anything after it.
                at = end + 3 if end >= 0 else len(text)
            elif not markdown:
                at = match.end()
            elif match["fence"]:
                at = _fence_end(text, match)
                self._code.append((match.start(), at))
            else:
                at = self._inline(text, match)

    def _inline(self, text: str, match: re.Match[str]) -> int:
        stop = _BREAK.search(text, match.end())
        close = re.compile(rf"(?<!`){match[0]}(?!`)")
        end = close.search(text, match.end(), stop.start() if stop else len(text))
        if end is None:
            return match.end()
        self._code.append((match.start(), end.end()))
        return end.end()

    def hides(self, at: int) -> bool:
        """Whether the place *at* is in a comment."""
        return _holds(self._comments, at)

    def is_code(self, at: int) -> bool:
        """Whether the place *at* is in code."""
        return _holds(self._code, at)


def _fence_end(text: str, match: re.Match[str]) -> int:
    fence = match["fence"]
    close = re.compile(rf"^[ \t]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.M)
    end = close.search(text, match.end())
    return end.end() if end else len(text)


def _holds(spans: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, -1)) - 1
    return number >= 0 and spans[number][0] < at < spans[number][1]

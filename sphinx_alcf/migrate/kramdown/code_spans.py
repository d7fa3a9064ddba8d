"""Code in running text (``parse_codespan``)."""

from __future__ import annotations

import re

_TICKS = re.compile(r"`++")


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where code is in *text*, with its backticks."""
    found = []
    at = 0
    absent: dict[int, int] = {}
    while match := _TICKS.search(text, at):
        begin, at = match.span()
        escaped = begin and text[begin - 1] == "\\"
        end = -1 if escaped else code_end(text, begin, at - begin, absent)
        if end > 0:
            found.append((begin, end))
            at = end
    return found


def code_end(text: str, begin: int, ticks: int, absent: dict[int, int]) -> int:
    """Where the code ends that begins at *begin* with so many *ticks*, or -1 where none does.

    Numbers of ticks that close nothing are noted in *absent*, with the place from where on.
    """
    after = begin + ticks
    spaced = not begin or text[begin - 1].isspace()
    if begin >= absent.get(ticks, len(text)) or (
        ticks == 1 and spaced and text[after : after + 1].isspace()
    ):
        return -1
    end = text.find("`" * ticks, after)
    if end < 0:
        absent[ticks] = begin
        return -1
    return end + ticks

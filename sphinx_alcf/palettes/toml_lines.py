"""Where the keys of a TOML file stand: Python's own reader does not say."""

from __future__ import annotations

import re
from typing import TypeAlias

Path: TypeAlias = tuple[str, ...]

_KEY = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_TABLE = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]")
_PAIR = re.compile(rf"(?:^\s*|[{{,]\s*)({_DOTTED})\s*=")


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of every table and key of *text*, which is TOML.

    Inline tables on one line are seen; keys in a text of several lines may be taken for keys.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = _TABLE.match(line)
        if header:
            table = _path(header[1])
            _note(found, table, number)
            continue
        above = table
        for at, pair in enumerate(_PAIR.finditer(line)):
            path = above + _path(pair[1])
            _note(found, path, number)
            if at == 0:  # what follows on this line stands in an inline table
                above = path
    return found


def _path(dotted: str) -> Path:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))


def _note(found: dict[Path, int], path: Path, line: int) -> None:
    for length in range(1, len(path) + 1):
        found.setdefault(path[:length], line)

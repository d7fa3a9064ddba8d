"""Values of YAML as values of Liquid."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from sphinx_alcf.migrate.liquid.moments import Day, Moment
from sphinx_alcf.migrate.liquid.source import without_marks
from sphinx_alcf.migrate.liquid.values import DEEPEST, LARGEST


def plain(value: object) -> Any:
    """A value of YAML as one of Liquid: lists, dicts, texts, numbers, moments, and nil.

    YAML can say one list in many places, or in itself; what would hold too much then is nil.
    """
    return _plain(value, {}, 0)[0]


_Seen = dict[int, tuple[object, int]]
"""What was made of lists and mappings, and how many values it holds, by the identity of those."""


def _plain(value: object, seen: _Seen, depth: int) -> tuple[object, int]:
    if isinstance(value, str):
        return without_marks(value), 1
    if value is None or isinstance(value, (bool, int, float)):
        return value, 1
    if isinstance(value, datetime.datetime):
        return Moment.of(value), 1
    if isinstance(value, datetime.date):
        return Day(value.year, value.month, value.day), 1
    if isinstance(value, (bytes, bytearray)) or not isinstance(value, (Mapping, Collection)):
        return without_marks(str(value)), 1
    if id(value) not in seen:
        seen[id(value)] = (None, 1)  # what it is within itself
        found = (None, 1) if depth > DEEPEST else _held(value, seen, depth)
        seen[id(value)] = found if found[1] <= LARGEST else (None, 1)
    return seen[id(value)]


def _held(
    value: Mapping[Any, Any] | Collection[Any], seen: _Seen, depth: int
) -> tuple[object, int]:
    if isinstance(value, Mapping):
        pairs = {_key(key): _plain(item, seen, depth + 1) for key, item in value.items()}
        held = {key: item for key, (item, _) in pairs.items()}
        return held, 1 + sum(size for _, size in pairs.values())
    items = sorted(value, key=str) if isinstance(value, (frozenset, set)) else value
    found = [_plain(item, seen, depth + 1) for item in items]
    return [item for item, _ in found], 1 + sum(size for _, size in found)


def _key(key: object) -> object:
    return plain(key) if isinstance(key, (str, bool, int, float, datetime.date)) else str(key)

"""Filters for lists; where Jekyll and Liquid have one of the same name, it is Jekyll's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.liquid.number_filters import leading, whole
from sphinx_alcf.migrate.liquid.values import (
    Blank,
    Empty,
    compare,
    items_of,
    property_of,
    text_of,
    to_s,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_INTEGER: Final = re.compile(r"\s*-?\d+\s*", re.A)
_FLOAT: Final = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*", re.A)


INTEGER_SIZE: Final = 8
"""Ruby counts the bytes of a number."""


def items(value: object) -> list[Any] | None:
    """What Jekyll's own filters go through; ``None`` where they leave *value* as it is."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, range):
        return list(value)
    return value if isinstance(value, list) else None


def item_property(item: object, name: object) -> object:
    """What *item* has under a path such as ``teaser.title``; texts that are numbers as numbers."""
    path = to_s(name)
    if "." not in path:
        return _sortable(property_of(item, path))
    value = item
    for step in path.split("."):
        # What can hold nothing gives false for Jekyll, not nil.
        value = property_of(value, step) if isinstance(value, (Mapping, str)) else False
    return _sortable(value)


def _sortable(value: object) -> object:
    if not isinstance(value, str) or len(value) > 300:
        return value
    if _INTEGER.fullmatch(value):
        return leading(value)
    return float(value) if _FLOAT.fullmatch(value) else value


def _fits(value: object, target: object) -> bool:
    """Whether a property is what ``where`` asks for."""
    if target is None:
        return value is None
    if isinstance(target, (Empty, Blank)):
        return text_of(value) == "" if value is None or isinstance(value, (str, list)) else False
    wanted = to_s(target)
    if isinstance(value, list):
        return any(to_s(item) == wanted for item in value)
    return value is not None and to_s(value) == wanted


def where(value: object, name: object, target: object) -> object:
    """The items whose property is *target*, or holds it."""
    found = items(value)
    if found is None or not name or isinstance(target, (list, dict)):
        return value
    return [item for item in found if _fits(item_property(item, name), target)]


def find(value: object, name: object, target: object) -> object:
    """The first such item."""
    found = items(value)
    if found is None or not name or isinstance(target, (list, dict)):
        return value
    return next((item for item in found if _fits(item_property(item, name), target)), None)


def group_by(value: object, name: object) -> object:
    """The items in groups, by a property."""
    found = items(value)
    return value if found is None else grouped((to_s(item_property(i, name)), i) for i in found)


def grouped(pairs: Any) -> list[dict[str, Any]]:
    """Items by their keys, as Jekyll shows groups."""
    groups: dict[str, list[Any]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return [{"name": key, "items": group, "size": len(group)} for key, group in groups.items()]


def sort(value: object, name: object = None, nils: object = "first") -> list[Any]:
    """In order; those without the property come first, or last.

    Raises:
        ValueError: where values cannot be compared, as in Jekyll.
    """
    if isinstance(value, dict):
        value = [list(pair) for pair in value.items()]
    if not isinstance(value, (list, range)):
        raise ValueError("only a list can be sorted")
    if name is None:
        return sorted(value, key=cmp_to_key(_strictly))
    if nils not in {"first", "last"}:
        raise ValueError(f"{to_s(nils)!r} is not where nils can be: they come first or last")
    sign = -1 if nils == "first" else 1

    def order(one: tuple[object, object], other: tuple[object, object]) -> int:
        left, right = one[0], other[0]
        if left is None or right is None:
            return sign * ((left is None) - (right is None))
        found = compare(left, right)
        return compare(to_s(left), to_s(right)) or 0 if found is None else found

    keyed = [(item_property(item, name), item) for item in value]
    return [item for _, item in sorted(keyed, key=cmp_to_key(order))]


def _strictly(one: object, other: object) -> int:
    found = compare(one, other)
    if found is None:
        raise ValueError(f"{to_s(one)!r} and {to_s(other)!r} cannot be compared")
    return found


def sort_natural(value: object, name: object = None) -> list[Any]:
    """In order of letters, whatever their case; nil comes last."""

    def key(item: object) -> tuple[bool, str]:
        found = item if name is None else property_of(item, to_s(name))
        return found is None, to_s(found).lower()

    return sorted(items_of(value), key=key)


def uniq(value: object, name: object = None) -> list[Any]:
    """Each item once, or each value of a property."""
    found: dict[object, object] = {}
    for item in items_of(value):
        key = item if name is None else property_of(item, to_s(name))
        found.setdefault(_identity(key), item)
    return list(found.values())


def _identity(value: object) -> object:
    if isinstance(value, (list, dict)):
        return repr(value)
    return (type(value) is bool, value) if isinstance(value, (bool, int, float)) else value


def _map(value: object, name: object) -> list[Any]:
    return [property_of(item, to_s(name)) for item in items_of(value)]


def _compact(value: object, name: object = None) -> list[Any]:
    if name is None:
        return [item for item in items_of(value) if item is not None]
    return [item for item in items_of(value) if property_of(item, to_s(name)) is not None]


def _concat(value: object, other: object) -> list[Any]:
    if not isinstance(other, list):
        raise TypeError("only a list can be added to a list")
    return items_of(value) + other


def _end(value: object, at: int) -> object:
    if isinstance(value, dict):
        return list(next(iter(value.items()))) if value and at == 0 else None
    return value[at] if isinstance(value, (list, range)) and len(value) else None


def _size(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return INTEGER_SIZE
    return len(value) if isinstance(value, (str, list, dict, range)) else 0


def _join(value: object, glue: object = " ") -> str:
    return to_s(glue).join(map(to_s, items_of(value)))


def _cut(value: object, count: object, *, start: bool) -> object:
    if not isinstance(value, list):
        return value
    size = max(whole(count), 0)
    return value[size:] if start else value[: max(len(value) - size, 0)]


def _sample(value: object, count: object = 1) -> object:
    """The first items. Jekyll takes any, so that a page would differ at each build."""
    if not isinstance(value, list):
        return value
    size = whole(count)
    return _end(value, 0) if size == 1 else value[: max(size, 0)]


LIST_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "where": where,
    "find": find,
    "group_by": group_by,
    "sort": sort,
    "sort_natural": sort_natural,
    "uniq": uniq,
    "map": _map,
    "compact": _compact,
    "concat": _concat,
    "reverse": lambda value: items_of(value)[::-1],
    "first": lambda value: _end(value, 0),
    "last": lambda value: _end(value, -1),
    "size": _size,
    "join": _join,
    "push": lambda value, item: [*value, item] if isinstance(value, list) else value,
    "unshift": lambda value, item: [item, *value] if isinstance(value, list) else value,
    "pop": lambda value, count=1: _cut(value, count, start=False),
    "shift": lambda value, count=1: _cut(value, count, start=True),
    "sample": _sample,
}

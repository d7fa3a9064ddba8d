"""Values as Ruby has them: how they are printed, compared and made of YAML."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.liquid.limits import SpentError
from sphinx_alcf.migrate.liquid.moments import Day, Moment
from sphinx_alcf.migrate.liquid.source import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_alcf.migrate.model import SourcePage

DEEPEST: Final = 30
"""How deep lists may hold each other; YAML can make one hold itself."""
LARGEST: Final = 500_000
"""How many values a list or mapping may hold, with all that stand in those."""
_ESCAPES: Final = re.compile(r'["\\\x00-\x1f\x7f]|#(?=[{$@])')
_NAMED: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "#": "\\#",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
}


class Address(str):
    """A text that leads to pages: a page's address, or a text made of it."""

    pages: tuple[SourcePage, ...]

    def __new__(cls, text: str, pages: tuple[SourcePage, ...]) -> Address:
        """*text*, which leads to *pages*."""
        self = super().__new__(cls, text)
        self.pages = pages
        return self


class Markdown(str):
    """HTML that was made of Markdown, which is known still."""

    source: str

    def __new__(cls, html: str, source: str) -> Markdown:
        """*html*, made of *source*."""
        self = super().__new__(cls, html)
        self.source = source
        return self


class Blank(str):
    """Liquid's word ``blank``: an empty text that equals nothing, as Ruby knows no ``blank?``."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


class Empty(str):
    """Liquid's word ``empty``: it equals texts, lists and mappings that hold nothing."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (str, list, dict)) and not other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


WORDS: Final[Mapping[str, object]] = {"blank": Blank(), "empty": Empty()}
"""Words of Liquid that are values."""


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


def text_of(value: object, depth: int = 0) -> str:
    """How an output shows *value*: lists joined, nil as nothing."""
    if isinstance(value, list):
        if depth > DEEPEST:
            raise SpentError("a list holds itself")
        return "".join(text_of(item, depth + 1) for item in value)
    return to_s(value)


def to_s(value: object) -> str:
    """Ruby's ``to_s``."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (float, Decimal)):
        return _float(float(value))
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, (dict, list)):
        return inspect(value)
    return str(value)


def _float(value: float) -> str:
    """``1e+20`` is ``1.0e+20`` for Ruby, and ``inf`` is ``Infinity``."""
    text = repr(value)
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        if "." not in mantissa:
            mantissa += ".0"
        return f"{mantissa}e{exponent}"
    return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(text, text)


def inspect(value: object, depth: int = 0) -> str:
    """Ruby's ``inspect``."""
    if depth > DEEPEST:
        raise SpentError("a list holds itself")
    if value is None:
        return "nil"
    if isinstance(value, str):
        return '"' + _ESCAPES.sub(_escaped, value) + '"'
    if isinstance(value, dict):
        pairs = (
            f"{inspect(key, depth + 1)}=>{inspect(item, depth + 1)}" for key, item in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inspect(item, depth + 1) for item in value) + "]"
    return to_s(value)


def _escaped(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"\\x{ord(match[0]):02X}"


def to_json(value: object) -> str:
    """Ruby's ``to_json``: JSON without blanks, with letters of all alphabets as they are."""
    return json.dumps(_jsonable(value), ensure_ascii=False, separators=(",", ":"))


def _jsonable(value: object, depth: int = 0) -> object:
    if depth > DEEPEST:
        raise SpentError("a list holds itself")
    if isinstance(value, Mapping):
        return {to_s(key): _jsonable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_jsonable(item, depth + 1) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return to_s(value)


def items_of(value: object) -> list[Any]:
    """What a filter for lists goes through: lists flat, anything else as the only item."""
    if value is None:
        return []
    if isinstance(value, list):
        return list(_flat(value))
    return list(value) if isinstance(value, range) else [value]


def _flat(value: list[object], depth: int = 0) -> Iterable[object]:
    if depth > DEEPEST:
        raise SpentError("a list holds itself")
    for item in value:
        if isinstance(item, list):
            yield from _flat(item, depth + 1)
        else:
            yield item


def property_of(item: object, name: str) -> object:
    """What stands in *item* under *name*; nil where there is no such thing."""
    if isinstance(item, Mapping):
        return item.get(name)
    if isinstance(item, str):
        # Ruby's ``"text"["ex"]`` is the part that is asked for, if it is there.
        return name if name in item else None
    return None


def compare(left: object, right: object) -> int | None:
    """Ruby's ``<=>``: below, at or above 0; ``None`` where the two cannot be compared."""
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return 0 if left is right else None
    if isinstance(left, list) and isinstance(right, list):
        for one, other in zip(left, right, strict=False):
            if order := compare(one, other):
                return order
        return (len(left) > len(right)) - (len(left) < len(right))
    for kind in (str, (int, float), Moment, Day):
        if isinstance(left, kind) and isinstance(right, kind):
            return (left > right) - (left < right)  # type: ignore[operator]
    return 0 if left == right else None

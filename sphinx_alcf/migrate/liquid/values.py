"""Values as Ruby has them: how they are printed, compared and made of YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.liquid.limits import SpentError
from sphinx_alcf.migrate.liquid.moments import Day, Moment

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


def weight(value: object) -> int:
    """How much there is to look at in *value*, with all that lists and mappings in it hold."""
    if isinstance(value, str):
        return len(value) // 100
    if isinstance(value, range):
        return len(value)
    found = 0
    waiting: list[object] = [value]
    while waiting and found <= LARGEST:
        one = waiting.pop()
        held = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        found += len(held)
        waiting += [item for item in held if isinstance(item, (list, dict))]
    return found


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

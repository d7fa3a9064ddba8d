"""Filters for numbers, with Ruby's rules for what is a number."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DECIMAL: Final = re.compile(r"\s*-?\d+\.\d+\s*", re.A)
_INTEGER: Final = re.compile(r"\s*([-+]?\d[\d_]*)", re.A)
_LONGEST: Final = 300
"""How many digits a number may have."""

Number = int | Decimal


def number(value: object) -> Number:
    """Liquid's ``Utils.to_number``: what a text begins with, and 0 for what is no number."""
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        if len(value) < _LONGEST and _DECIMAL.fullmatch(value):
            return Decimal(value.strip())
        return leading(value)
    return 0


def leading(text: str) -> int:
    """Ruby's ``to_i``."""
    match = _INTEGER.match(text)
    return int(match[1].rstrip("_")[:_LONGEST]) if match else 0


def whole(value: object) -> int:
    """Liquid's ``Utils.to_integer``.

    Raises:
        ValueError: where *value* is none, as in Jekyll.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_s(value)
    if not re.fullmatch(r"\s*[-+]?\d{1,300}\s*", text, re.A):
        raise ValueError(f"{text!r} is no whole number")
    return int(text)


def _given(value: Number) -> int | float:
    return float(value) if isinstance(value, Decimal) else value


def _abs(value: object) -> int | float:
    found = number(value)
    return _given(-found if found < 0 else found)


def _apply(operation: Callable[[Number, Number], Number]) -> Callable[[object, object], object]:
    def run(value: object, other: object) -> object:
        with localcontext() as context:
            context.prec = _LONGEST
            return _given(operation(number(value), number(other)))

    return run


def _times(one: Number, other: Number) -> Number:
    return one * other if isinstance(one, int) and isinstance(other, int) else Decimal(one) * other


def _divided(one: Number, other: Number) -> Number:
    if isinstance(one, int) and isinstance(other, int):
        return one // other
    return Decimal(one) / Decimal(other)


def _modulo(one: Number, other: Number) -> Number:
    if isinstance(one, int) and isinstance(other, int):
        return one % other
    left, right = Decimal(one), Decimal(other)
    return left - right * math.floor(left / right)


def _round(value: object, places: object = 0) -> object:
    count = max(min(int(number(places)), 50), -50)
    found = number(value)
    if count == 0:
        return int(Decimal(found).to_integral_value(ROUND_HALF_UP))
    with localcontext() as context:
        context.prec = 2 * _LONGEST
        rounded = Decimal(found).quantize(Decimal(1).scaleb(-count), ROUND_HALF_UP)
    return int(rounded) if isinstance(found, int) or count < 0 else float(rounded)


def _to_integer(value: object) -> int:
    if isinstance(value, (bool, int, float)):
        return int(value)
    return leading(to_s(value))


NUMBER_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "abs": _abs,
    "at_least": _apply(max),
    "at_most": _apply(min),
    "ceil": lambda value: math.ceil(number(value)),
    "floor": lambda value: math.floor(number(value)),
    "round": _round,
    "plus": _apply(lambda one, other: one + other),
    "minus": _apply(lambda one, other: one - other),
    "times": _apply(_times),
    "divided_by": _apply(_divided),
    "modulo": _apply(_modulo),
    "to_integer": _to_integer,
}

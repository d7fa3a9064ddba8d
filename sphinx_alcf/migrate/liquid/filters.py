"""All filters, by name, and how one is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_alcf.diagnostics import did_you_mean
from sphinx_alcf.migrate.liquid.conditions import SHARE
from sphinx_alcf.migrate.liquid.limits import STEPS, WRITTEN, SpentError
from sphinx_alcf.migrate.liquid.list_filters import LIST_FILTERS
from sphinx_alcf.migrate.liquid.number_filters import NUMBER_FILTERS
from sphinx_alcf.migrate.liquid.site_filters import SITE_FILTERS
from sphinx_alcf.migrate.liquid.text_filters import MIXED_FILTERS, TEXT_FILTERS, growth
from sphinx_alcf.migrate.liquid.values import Address, to_s, weight
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from sphinx_alcf.migrate.liquid.context import Context

NAMES: Final = frozenset().union(
    TEXT_FILTERS, MIXED_FILTERS, LIST_FILTERS, NUMBER_FILTERS, SITE_FILTERS
)
_PLAIN: Final = {**MIXED_FILTERS, **LIST_FILTERS, **NUMBER_FILTERS}
_SHARE: Final = 8
"""So many items of a list that a filter goes through count as one step."""


def apply(context: Context, name: str, value: object, *args: object, **named: object) -> object:
    """What the filter *name* makes of *value*.

    A text that is made of a page's address leads to that page still.
    """
    _charge(context, name, value, args)
    if name not in NAMES:
        message = f"No filter {name!r} is known: it is left out.{did_you_mean(name, NAMES)}"
        context.find(Found.NOT_UNDERSTOOD, f"filter {name}", message)
        return value
    try:
        result = _called(context, name, value, args, named)
    except (AttributeError, TypeError):
        raise ValueError(f"the filter {name!r} cannot be used so") from None
    return _bounded(context, result, (value, *args))


def _called(
    context: Context, name: str, value: object, args: tuple[object, ...], named: dict[str, object]
) -> object:
    if name in SITE_FILTERS:
        return SITE_FILTERS[name](context, value, *args, **named)
    if name in _PLAIN:
        return _PLAIN[name](value, *args, **named)
    texts = tuple(map(to_s, args))
    text = to_s(value)
    if growth(name, text, texts) > WRITTEN:
        raise SpentError(f"it makes more than {WRITTEN:,} characters")
    return TEXT_FILTERS[name](text, *texts, **named)


def _charge(context: Context, name: str, value: object, args: tuple[object, ...]) -> None:
    for one in (value, *args):
        if isinstance(one, range) and len(one) > STEPS:
            raise SpentError(f"it has more than {STEPS:,} items")
        if isinstance(one, (list, dict, range)):
            context.budget.step(1 + len(one) // _SHARE + weight(one) // SHARE)
    if isinstance(value, (list, range)):
        if name.startswith("sort"):
            context.budget.step(len(value))
        elif name == "join" and args:
            context.budget.write(len(value) * len(to_s(args[0])))


def _bounded(context: Context, result: object, given: tuple[object, ...]) -> object:
    if isinstance(result, str):
        context.budget.write(len(result))
        pages = {p.path: p for one in given if isinstance(one, Address) for p in one.pages}
        return Address(result, tuple(pages.values())) if pages else result
    if isinstance(result, list):
        context.budget.step(len(result) // _SHARE)
    elif isinstance(result, (int, float)):
        context.budget.number(result)
    return result

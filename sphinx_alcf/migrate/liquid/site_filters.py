"""Filters that look at the site or at other variables: addresses, dates, conditions, Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from sphinx_alcf.migrate.liquid import moments
from sphinx_alcf.migrate.liquid.checks import condition_of, expression_of
from sphinx_alcf.migrate.liquid.drops import PageDrop
from sphinx_alcf.migrate.liquid.list_filters import grouped, items
from sphinx_alcf.migrate.liquid.markdown import smartify, to_html
from sphinx_alcf.migrate.liquid.moments import Day, Moment
from sphinx_alcf.migrate.liquid.values import Markdown, text_of, to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_alcf.migrate.liquid.context import Context

_KEPT: Final = "%/:?#[]@!$&'()*+,;=~-._"
"""What needs no escape in an address; ``%`` begins one that is there."""
_NOW: Final = ("now", "today")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def relative_url(context: Context, value: object) -> object:
    """The address below ``site.baseurl``, unless it names a host."""
    if value is None:
        return None
    url = value.url if isinstance(value, PageDrop) else to_s(value)
    if _SCHEME.match(url):
        return url
    base = to_s(context.site.config.get("baseurl")).removesuffix("/")
    return _normal("".join(_led(part) for part in (base, url)))


def absolute_url(context: Context, value: object) -> object:
    """The same below ``site.url``."""
    if value is None:
        return None
    url = value.url if isinstance(value, PageDrop) else to_s(value)
    if _SCHEME.match(url):
        return url
    host = to_s(context.site.config.get("url"))
    return _normal(host + to_s(relative_url(context, value)))


def _led(part: str) -> str:
    return part if not part or part.startswith("/") else f"/{part}"


def _normal(url: str) -> str:
    """An address with all signs escaped that need it, and a path where it has a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = parts.path or ("/" if parts.netloc else "")
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == ".." and len(segments) > 1:
            segments.pop()
        elif segment not in {".", ".."}:
            segments.append(segment)
    if path.endswith(("/.", "/..")):
        segments.append("")
    host = parts.netloc.lower()
    return quote(parts._replace(netloc=host, path="/".join(segments)).geturl(), safe=_KEPT)


def strip_index(context: Context, value: object) -> object:
    """Without ``index.html``."""
    return re.sub(r"/index\.html?$", "/", to_s(value)) if to_s(value) else None


def as_time(context: Context, value: object) -> Moment | Day | None:
    """A date, a text that says one, or seconds since 1970."""
    if isinstance(value, (Moment, Day)):
        return value
    zone = context.zone
    if isinstance(value, int) and not isinstance(value, bool):
        return moments.from_seconds(value, zone)
    if not isinstance(value, str) or not value:
        return None
    if value.lower() in _NOW:
        return context.site.time
    return moments.parse(value, zone, now=context.site.newest)


def date(context: Context, value: object, form: object) -> object:
    """A date as *form* says; what is none stays."""
    when = as_time(context, value) if to_s(form) else None
    if when is None:
        return "" if value in _NOW else value
    return moments.strftime(when, to_s(form))


def _local(context: Context, value: object) -> Moment:
    when = as_time(context, value)
    if when is None:
        raise ValueError(f"{to_s(value)!r} is no date")
    if isinstance(when, Moment):
        return when.astimezone(context.zone)
    return moments.at_midnight(when, context.zone)


def _stringify(context: Context, value: object, month: str, kind: object, style: object) -> object:
    if not to_s(value):
        return value
    when = _local(context, value)
    if kind != "ordinal":
        return moments.strftime(when, f"%d {month} %Y")
    ending = "th" if when.day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10)
    day = f"{when.day}{ending or 'th'}"
    return moments.strftime(when, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def date_to_string(
    context: Context, value: object, kind: object = None, style: object = None
) -> object:
    """``07 Nov 2008``, or ``7th Nov 2008``."""
    return _stringify(context, value, "%b", kind, style)


def date_to_long_string(
    context: Context, value: object, kind: object = None, style: object = None
) -> object:
    """``07 November 2008``."""
    return _stringify(context, value, "%B", kind, style)


def date_to_xmlschema(context: Context, value: object) -> object:
    """``2008-11-07T13:07:54-08:00``."""
    if not to_s(value):
        return value
    return moments.strftime(_local(context, value), "%Y-%m-%dT%H:%M:%S%:z")


def date_to_rfc822(context: Context, value: object) -> object:
    """``Mon, 07 Nov 2008 13:07:54 -0800``."""
    if not to_s(value):
        return value
    return moments.strftime(_local(context, value), "%a, %d %b %Y %H:%M:%S %z")


def _holding(
    context: Context, value: object, variable: object, condition: object
) -> Iterator[Any] | None:
    found = items(value)
    if found is None:
        return None
    test = condition_of(to_s(condition))
    name = to_s(variable)

    def run() -> Iterator[Any]:
        for item in found:
            context.budget.step()
            with context.extend({name: item}):
                if test.evaluate(context):
                    yield item

    return run()


def where_exp(context: Context, value: object, variable: object, condition: object) -> object:
    """The items for which a condition holds."""
    found = _holding(context, value, variable, condition)
    return value if found is None else list(found)


def find_exp(context: Context, value: object, variable: object, condition: object) -> object:
    """The first of them."""
    found = _holding(context, value, variable, condition)
    return value if found is None else next(found, None)


def group_by_exp(context: Context, value: object, variable: object, markup: object) -> object:
    """The items in groups, by what an expression gives."""
    found = items(value)
    if found is None:
        return value
    expression = expression_of(to_s(markup))
    pairs = []
    for item in found:
        context.budget.step()
        with context.extend({to_s(variable): item}):
            pairs.append((text_of(expression.evaluate(context)), item))
    return grouped(pairs)


def default(context: Context, value: object, other: object = "", **options: object) -> object:
    """*other* where there is nothing, or something empty, or false."""
    absent = value is None if options.get("allow_false") else value is None or value is False
    empty = isinstance(value, (str, list, dict)) and not value
    return other if absent or empty else value


def markdownify(context: Context, value: object) -> object:
    """Markdown as HTML, which is written as Markdown where nothing else is done with it."""
    source = value.source if isinstance(value, Markdown) else to_s(value)
    return Markdown(to_html(source), source)


def _smartify(context: Context, value: object) -> str:
    return smartify(to_s(value))


SITE_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "absolute_url": absolute_url,
    "date": date,
    "date_to_long_string": date_to_long_string,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_xmlschema": date_to_xmlschema,
    "default": default,
    "find_exp": find_exp,
    "group_by_exp": group_by_exp,
    "markdownify": markdownify,
    "relative_url": relative_url,
    "smartify": _smartify,
    "strip_index": strip_index,
    "where_exp": where_exp,
}

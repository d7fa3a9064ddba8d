"""Attribute lists and extensions in running text (``parse_span_extensions``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.spans import Sort

if TYPE_CHECKING:
    import re

    from sphinx_alcf.migrate.kramdown.span_reader import SpanReader
    from sphinx_alcf.migrate.kramdown.spans import Span

_SHOWN = frozenset({"comment", "nomarkdown", "options"})


def read_braces(reader: SpanReader, into: Span) -> bool:
    """Read what ``{:`` begins here; whether it is more than text.

    A list of attributes after text is text, and one after a quotation mark is nothing.
    """
    text = reader.text
    start = g.EXTENSION.match(text, reader.at)
    if start:
        return _extension(reader, into, start)
    match = g.attributes(text, reader.at)
    last = into.children[-1] if into.children else None
    if not match or not last:
        return False
    plain = last.sort in {Sort.TEXT, Sort.ESCAPE}
    if plain and not (last.sort is Sort.TEXT and text[last.end - 1] in "\"'"):
        return False
    last.attributes.read(match["list"], 0)
    return reader.add(into, Sort.COMMENT, match.end())


def _extension(reader: SpanReader, into: Span, start: re.Match[str]) -> bool:
    name, end = start["name"], start.end()
    body = end
    if name not in _SHOWN:
        return False
    if not start["closed"]:
        found = reader.scanner.find("{:/", end)
        stop = g.EXTENSION_END.match(reader.text, found) if found >= 0 else None
        if not stop or stop["name"] not in {None, name}:
            return False
        body, end = found, stop.end()
    sort = Sort.RAW if name == "nomarkdown" else Sort.COMMENT
    return reader.add(into, sort, end, reader.text[start.end() : body])

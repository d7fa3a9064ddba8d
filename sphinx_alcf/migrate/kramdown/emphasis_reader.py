"""Emphasis in running text (``parse_emphasis``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.spans import Sort, Span

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.span_reader import SpanReader

_MARK = re.compile(r"\*\*?|__?")


def read_emphasis(reader: SpanReader, into: Span) -> bool:
    """Read the emphasis that begins here, else take its sign for text."""
    text, begin = reader.text, reader.at
    match = _MARK.match(text, begin)
    assert match
    sign, sort = match[0][0], Sort.STRONG if len(match[0]) == 2 else Sort.EM
    after = text[match.end() : match.end() + 1]
    before = text[max(0, begin - 2) : begin].removesuffix("-")[-1:]
    within = sign == "_" and before.isalpha()
    if within or after.isspace() or any(span.sort is sort for span in reader.path):
        reader.add_text(into, match.end())
        return True
    element = _emphasised(reader, match[0], sort)
    if not element and sort is Sort.STRONG and into.sort is not Sort.EM:
        reader.at = begin
        element = _emphasised(reader, sign, Sort.EM)
    if element:
        into.children.append(element)
    else:
        reader.at = begin
        reader.add_text(into, match.end())
    return True


def _emphasised(reader: SpanReader, mark: str, sort: Sort) -> Span | None:
    text = reader.text
    element = Span(sort, reader.at, 0)
    reader.at += len(mark)
    begin = reader.at

    def accept(stop: re.Match[str]) -> bool:
        at, end = stop.span()
        if text[at - 1].isspace() or not element.children:
            return False
        if sort is Sort.EM and text.startswith(mark * 2, at) and text[at + 2 : at + 3] != mark:
            return False
        return mark[0] != "_" or not text[end : end + 1].isalnum()

    if not reader.spans(element, re.escape(mark), accept):
        return None
    element.inner = (begin, reader.at)
    reader.at = element.end = reader.at + len(mark)
    return element

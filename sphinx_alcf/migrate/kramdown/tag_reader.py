"""HTML in running text (``parse_span_html``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.html_scan import Kind
from sphinx_alcf.migrate.kramdown.spans import Sort, Span

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.html_scan import Tag
    from sphinx_alcf.migrate.kramdown.span_reader import SpanReader


def read_tag(reader: SpanReader, into: Span) -> bool:
    """Read the element or comment that begins here.

    In Markdown, tags of blocks and stray end tags are text; in HTML they mean nothing.
    """
    tag = reader.scanner.tag(reader.at)
    if not tag or tag.kind is Kind.OTHER:
        return False
    if tag.kind is Kind.COMMENT:
        return reader.add(into, Sort.COMMENT, tag.end)
    if tag.kind is Kind.END or tag.name in g.BLOCK_ELEMENTS:
        if reader.html:
            return reader.add(into, Sort.COMMENT, tag.end)
        reader.add_text(into, tag.end)
        return True
    element = Span(Sort.ELEMENT, reader.at, tag.end, tag=tag)
    into.children.append(element)
    reader.at = tag.end
    if not tag.empty:
        _element(reader, element, tag)
    return True


def _element(reader: SpanReader, element: Span, tag: Tag) -> None:
    raw = reader.html or tag.name in g.RAW_ELEMENTS or tag.attributes.get("markdown") == "0"
    begin = reader.at
    stop = rf"</(?i:{re.escape(tag.name)})\s*+>"
    element.closed = reader.spans(element, stop, only_html=raw)
    if element.closed:
        closing = re.compile(stop).match(reader.text, reader.at)
        assert closing
        element.inner = (begin, reader.at)
        reader.at = closing.end()
    else:
        reader.add_text(element, len(reader.text))
        element.inner = (begin, reader.at)
    element.end = reader.at

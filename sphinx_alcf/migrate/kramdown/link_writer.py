"""Links and pictures of Markdown, written in MyST."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown import markup
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.job import decoded
from sphinx_alcf.migrate.kramdown.spans import Sort

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.blocks import LinkDefinition
    from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter
    from sphinx_alcf.migrate.kramdown.spans import Span

ON_SPAN: Final = "{: .class} on a span"
"""What the report calls attributes within a text."""
_ODD = re.compile(r"[\n\\]")


def link_or_image(writer: SpanWriter, span: Span, source: str) -> str:
    """A link or picture; its *source* where MyST reads it in the same way."""
    number = writer.line(span)
    outside, writer.last = writer.last, "["
    picture = span.sort is Sort.IMAGE
    own = writer.text[slice(*span.inner)]
    inner = writer.taken(own) if picture else writer.children(span)
    writer.last = outside
    given = span.attributes
    definition = writer.job.known.links.get(span.label) if span.label else None
    if definition and not picture and not given and _keeps(writer, definition):
        if inner == own and "\n" not in source[len(own) :] and "] [" not in source:
            return source
        if markup.balanced(own):
            return f"[{inner}][{span.label}]"
    if definition and definition.attributes:
        one = writer.job.attributes(definition.attributes)
        given = Attributes([*one.classes], one.id, {**one.pairs}, [*one.refs])
        given.add(span.attributes)
    given.number = given.number or number
    title = unescape(writer.taken(span.title)) if span.title else span.title
    shown = markup.Shown(inner, writer.taken(span.value), title, given, number, ON_SPAN)
    made = (markup.image if picture else markup.link)(writer.job, shown)
    return _as_written(span, source, own, made)


def _keeps(writer: SpanWriter, definition: LinkDefinition) -> bool:
    """Whether MyST's definition of a link says all that this one says."""
    number = definition.lines[0].number if definition.lines else 0
    target = writer.job.link(definition.url, number)
    return not definition.attributes and not target.external and bool(target.url)


def _as_written(span: Span, source: str, own: str, made: str) -> str:
    """The source of a link that differs from *made* in blanks or quotes alone."""
    if span.attributes or span.label or '"' in (span.title or ""):
        return made
    head = len("![" if span.sort is Sort.IMAGE else "[") + len(own)
    url = markup.destination(decoded(span.value))
    plain = f"{source[:head]}]({url}{markup.quoted_title(span.title)})"
    bare = not url.startswith("<") or source.startswith("](<", head)
    return source if made == plain and bare and not _ODD.search(source, head) else made


def autolink(writer: SpanWriter, span: Span, source: str) -> str:
    """An address in angle brackets."""
    if "@" in span.value and ":" not in span.value:
        return writer.with_attributes(span, source)
    number = writer.line(span)
    target = writer.job.link(span.value, number)
    if target.url == span.value and not re.search(r"[\s<]", span.value) and not span.attributes:
        return source
    text = writer.plain(span.value.removeprefix("mailto:"))
    shown = markup.Shown(text, span.value, None, span.attributes, number, ON_SPAN)
    return markup.link(writer.job, shown)

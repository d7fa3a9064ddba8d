"""Emphasis and code in running text, with the marks that MyST reads as kramdown does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import markup
from sphinx_alcf.migrate.kramdown.escaping import closes, line_start, opens
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.link_writer import ON_SPAN
from sphinx_alcf.migrate.kramdown.spans import Sort

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter
    from sphinx_alcf.migrate.kramdown.spans import Span


def emphasis(writer: SpanWriter, span: Span) -> str:
    """Emphasis; as HTML, which the extension reads, where MyST would not see its end."""
    strong = span.sort is Sort.STRONG
    mark = writer.text[span.begin]
    outside, writer.last = writer.last, mark
    only = span.children[0] if len(span.children) == 1 else None
    if strong and only and only.sort is Sort.EM and not only.attributes:
        inner = writer.children(only)
        if writer.text[only.begin] == mark and _safe(writer, span, mark, outside, inner):
            return f"{mark * 3}{inner}{mark * 3}"
        inner = f"<em>{inner}</em>"
    else:
        inner = writer.children(span)
    if _safe(writer, span, mark, outside, inner):
        ends = mark * (2 if strong else 1)
        return f"{ends}{inner}{ends}"
    name = "strong" if strong else "em"
    return f"<{name}>{inner}</{name}>" if inner.strip() else inner


def _safe(writer: SpanWriter, span: Span, mark: str, before: str, inner: str) -> bool:
    """Whether MyST reads the marks around *inner* as kramdown does."""
    after = writer.text[span.end : span.end + 1]
    if not inner or mark in {before, after, inner[0], inner[-1]}:
        return False
    return opens(mark, before, inner[0]) and closes(mark, inner[-1], after)


def code(writer: SpanWriter, span: Span, source: str) -> str:
    """Code, on one line where a line of it would begin a block."""
    value = MARK.sub(lambda m: writer.job.literal(int(m[1]), writer.line(span)), span.value)
    around = writer.text[span.begin - 1 : span.begin] + writer.text[span.end : span.end + 1]
    body = writer.text[slice(*span.inner)]
    same = value == span.value and "`" not in around and not body.endswith("`")
    below = value.split("\n")[1:]
    fence = bool(below) and source.startswith("```")
    if fence or any(line_start(line, first=False) is not None for line in below):
        value, same = value.replace("\n", " "), False
    made = source if same and body else markup.code(value)
    if writer.cell:
        made = made.replace("|", r"\|")
    if not span.attributes:
        return made
    span.attributes.number = span.attributes.number or writer.line(span)
    written, anchors = writer.job.braces(span.attributes, shown=ON_SPAN)
    return "".join(anchors) + made + (written if made else "")

"""What stands in an element: HTML, or Markdown where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.lines import Line, append, lines_of
from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.html_tree import Element
    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter

_SPAN_MODEL: Final = frozenset("p h1 h2 h3 h4 h5 h6 q th caption legend label".split())
_RAW_MODEL: Final = frozenset(
    """script style math option textarea pre code kbd samp var ul ol table tbody thead tfoot tr
    colgroup""".split()
)


def content(writer: HtmlWriter, element: Element) -> list[Line]:
    """What stands in *element*: HTML, or Markdown where it says so."""
    model = _model(writer, element)
    begin, end = element.inner
    if model == "raw":
        return writer.blocks(element.children)
    number = writer.number(begin)
    if model == "span":
        text = writer.text[begin:end].strip()
        reader = SpanWriter(writer.job, text, lambda _: number)
        lines = [Line(part, number) for part in reader.write().split("\n") if part.strip()]
        append(lines, reader.below)
        append(lines, writer.job.insert_lines(reader.inserts, number))
        return lines
    lines = lines_of(writer.text[begin:end].removeprefix("\n"), number)
    at = begin
    for line in lines:
        line.number = writer.number(min(at, end))
        at += len(line.text) + 1
    return _trimmed(writer.job.markdown(lines))


def _model(writer: HtmlWriter, element: Element) -> str:
    """How kramdown reads what is in *element* (``HTML_MARKDOWN_ATTR_MAP``)."""
    given = element.attributes.pop("markdown", "1" if writer.job.known.block_html else "")
    if given in {"block", "span"}:
        return given
    if given != "1" or element.name in _RAW_MODEL:
        return "raw"
    return "span" if element.name in _SPAN_MODEL else "block"


def _trimmed(lines: list[Line]) -> list[Line]:
    """*lines* without empty ones at their ends."""
    while lines and lines[-1].blank:
        lines.pop()
    while lines and lines[0].blank:
        del lines[0]
    return lines

"""HTML that stands on its own (``parse_block_html``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.blocks import Gone, Html
from sphinx_alcf.migrate.kramdown.html_scan import Kind

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.block_reader import BlockReader


def read_element(reader: BlockReader) -> bool:
    """Read the element or comment that begins here; whether there is one.

    An element goes to its end tag, over empty lines too. Where it has none, kramdown takes all that
    follows for its text; here its tag is left out, and what follows is Markdown. An end tag alone
    is text.
    """
    if not g.HTML.match(reader.text, reader.at):
        return False
    begin = reader.text.index("<", reader.at)
    tag = reader.scanner.tag(begin)
    if not tag or tag.kind is Kind.OTHER or tag.name in g.SPAN_ELEMENTS:
        return False
    if tag.kind is Kind.COMMENT:
        end: int | None = tag.end
    elif tag.kind is Kind.END:
        _report(reader, tag.name, "has no start tag; its end tag stays as text.")
        return False
    else:
        end = reader.scanner.element_end(begin)
    if end is None:
        _report(reader, tag.name, "has no end tag; what follows is read as Markdown.")
        after = reader.after_blanks(tag.end)
        reader.add(Gone([]), after)
        if reader.text[after - 1] != "\n":
            reader.paragraph()
        return True
    block = Html([], source=reader.source, begin=begin, end=end)
    # Behind an element without an end tag, the end of the line is an empty line.
    reader.add(block, end if tag.empty else reader.after_blanks(end))
    return True


def _report(reader: BlockReader, name: str, what: str) -> None:
    number = reader.source.number(reader.at)
    message = f"The element <{name}> {what}"
    reader.known.problems.append((number, f"<{name}>", message))

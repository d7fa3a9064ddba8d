"""Lists, definitions and footnotes written in MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.blocks import Blank, Items, Paragraph
from sphinx_alcf.migrate.kramdown.lines import Line, after, append, lines_of, width
from sphinx_alcf.migrate.kramdown.markup import spanned
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.kramdown.block_writer import BlockWriter
    from sphinx_alcf.migrate.kramdown.blocks import Block, Definitions, Entry, Footnote, Item

_MARKER = re.compile(r"(?P<blanks> *)(?P<sign>[+*:-]|(?P<number>\d+)\.)")
_INDENT = re.compile(r"\t| {4}")


def list_lines(writer: BlockWriter, block: Items, previous: Block | None) -> list[Line]:
    """The lines of a list; one after another list of its kind has another sign."""
    job = writer.job
    number = block.lines[0].number
    if "toc" in block.attributes.refs:
        return _contents(writer, block, number)
    first = _MARKER.match(block.items[0].marker)
    assert first
    signs = ".)" if block.ordered else "-*+"
    own = "." if block.ordered else first["sign"]
    taken = (
        previous.sign if isinstance(previous, Items) and previous.ordered == block.ordered else ""
    )
    block.sign = own if own != taken else next(sign for sign in signs if sign != taken)
    if block.ordered and int(first["number"][-9:]) != 1:
        message = "kramdown numbered it from 1; it begins with the number that is written."
        job.changed(number, "number of a list", message)
    found: list[Line] = []
    column = 0
    for item in block.items:
        prefix = _prefix(item, block, len(first["blanks"]), column)
        lines = _content(writer, item)
        found += indented(lines, prefix, item.lines[0])
        column = width_of(prefix)
    return writer.with_attributes(block, found)


def _contents(writer: BlockWriter, block: Items, number: int) -> list[Line]:
    job = writer.job
    one = job.attributes(block.attributes)
    job.changed(number, "{:toc}", "It is a list of contents.")
    options = ":local:\n" if not job.headings.seen else ""
    classes = f":class: {' '.join(one.classes)}\n" if one.classes else ""
    return lines_of(f"```{{contents}}\n{options}{classes}```", number)


def _content(writer: BlockWriter, item: Item) -> list[Line]:
    """What an item holds, with its attributes on its first block."""
    first, *others = item.children or [Blank([])]
    if isinstance(first, Paragraph) and others and not isinstance(others[0], Blank):
        # kramdown makes a break of it, as if a line followed.
        last = first.lines[-1]
        if last.text.endswith("\\") and not last.text.endswith("\\\\\\"):
            first.lines[-1] = Line(last.text.rstrip("\\"), last.number)
    lines = writer.write(item.children)
    while lines and lines[0].blank:
        del lines[0]
    if item.attributes and isinstance(first, Paragraph) and first.box:
        message = "MyST has no place for attributes of a task; they are left out."
        writer.job.report(Found.NOT_UNDERSTOOD, item.lines[0].number, "{: .class}", message)
    elif item.attributes and lines:
        written, anchors = writer.job.braces(item.attributes)
        above = [part for name in anchors for part in (name, "")]
        above += [written] if written else []
        lines = [*(Line(text, lines[0].number) for text in above), *lines]
    return lines


def _prefix(item: Item, block: Items, blanks: int, column: int) -> str:
    """What stands before the text of an item, as it was written where MyST reads it so.

    *column* is that of the text of the item above, right of which no mark may stand.
    """
    around = item.lines[0].within
    marker = _MARKER.match(item.marker)
    assert marker
    digits = (marker["number"] or "")[-9:]
    sign = f"{digits}{block.sign}"
    own = len(marker["blanks"])
    lead = " " * (own if not column or own < min(column, 4) else blanks)
    if around is not None and item.lines[0].text and around.text.endswith(item.lines[0].text):
        written = around.text[: len(around.text) - len(item.lines[0].text)]
        after = written[len(item.marker) :]
        if "\t" in after and around.within is not None:
            # Within another block, a tab would reach elsewhere.
            after = " " * (width_of(written) - len(item.marker))
        if not after.strip() and 1 <= width_of(written) - len(item.marker) <= 4:
            return f"{lead}{sign}{after}"
    return f"{lead}{sign} "


def width_of(prefix: str) -> int:
    """The column after *prefix*."""
    return len(prefix.expandtabs(4))


def indented(lines: Sequence[Line], prefix: str, first: Line) -> list[Line]:
    """*lines* after *prefix*, the lines below under its end; *first* is the item's own."""
    if not lines:
        return [Line(prefix.rstrip(), first.number)]
    column = width_of(prefix)
    found = []
    for at, line in enumerate(lines):
        around = line.within
        made = after(prefix if at == 0 else " " * column, line)
        same = around is not None and (
            around.text == made.text
            or (line.blank and around.blank)
            or (at > 0 and line.lazy)
            or (at > 0 and _same_column(around, line, column))
        )
        found.append(around if same and around is not None else made)
    return found


def _same_column(around: Line, line: Line, column: int) -> bool:
    shown = around.text.lstrip(" \t")
    tabs = "\t" in around.text[: len(around.text) - len(shown)]
    if line.text.lstrip(" ").startswith("\t") or (tabs and around.within is not None):
        return False
    return shown == line.text.lstrip(" \t") and width(around.text) == column + width(line.text)


def definition_lines(writer: BlockWriter, block: Definitions) -> list[Line]:
    """The lines of a list of definitions."""
    found: list[Line] = []
    below: list[Line] = []
    for entry in block.entries:
        if found and not found[-1].blank:
            found.append(Line("", entry.terms[0].number))
        found += _terms(writer, entry, below)
        if entry.loose:
            found.append(Line("", entry.terms[0].number))
        for item in entry.definitions:
            lines = _content(writer, item)
            found += indented(lines, _definition_prefix(item), item.lines[0])
    append(found, below)
    return found


def _terms(writer: BlockWriter, entry: Entry, below: list[Line]) -> list[Line]:
    """The line of the terms; what was inserted there is added to what is to stand *below*."""
    texts = []
    for line, attributes in zip(entry.terms, entry.attributes, strict=True):
        _, reader = writer.text([line])
        text = reader.write().strip()
        append(below, [*reader.below, *writer.job.insert_lines(reader.inserts, line.number)])
        if attributes:
            written, anchors = writer.job.braces(attributes)
            text = "".join(anchors) + spanned(text, written)
        texts.append(text or "\N{NO-BREAK SPACE}")
    first = entry.terms[0]
    if len(texts) == 1 and texts[0] == first.text:
        return [first]
    # MyST knows one term for what follows.
    return [Line("<br>".join(texts), first.number)]


def _definition_prefix(item: Item) -> str:
    around, own = item.lines[0].within, item.lines[0].text
    simple = all(isinstance(child, (Blank, Paragraph)) for child in item.children)
    if around is not None and own and around.text.endswith(own) and simple:
        written = around.text[: len(around.text) - len(own)]
        blanks = len(written) - len(written.lstrip(" "))
        if not written.strip(" :") and 2 <= width_of(written) - blanks <= 4:
            return written
    return ": "


def footnote_lines(writer: BlockWriter, block: Footnote) -> list[Line]:
    """The lines of a footnote; one to which nothing refers is a comment, for MyST would warn."""
    job = writer.job
    first = block.lines[0]
    if job.referred is not None and block.label not in job.referred:
        message = f"Nothing refers to the footnote {block.label!r}: it is a comment."
        job.changed(first.number, "footnote", message)
        return [Line(f"% {line.text}".rstrip(), line.number) for line in block.lines]
    if job.known.footnotes.get(block.label) is not block:
        message = f"There are two footnotes {block.label!r}; the last one counts."
        job.changed(first.number, "footnote", message)
        return []
    lines = writer.write(block.children)
    head = f"[^{block.label}]:"
    text = lines[0].text.lstrip() if lines else ""
    found = [first if first.text == f"{head} {text}" else Line(f"{head} {text}", first.number)]
    for line in lines[1:]:
        around = line.within
        kept = around is not None and (
            around.blank or line.lazy or _INDENT.match(around.text) is not None
        )
        found.append(around if kept and around is not None else after("    ", line))
    return found

"""Blocks written in MyST: what means the same stays as it was written."""

from __future__ import annotations

import bisect
import re
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import blocks as b
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.code_writer import code_lines
from sphinx_alcf.migrate.kramdown.element_writer import xhtml_tag
from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter
from sphinx_alcf.migrate.kramdown.joining import apart, quoted, relined, same
from sphinx_alcf.migrate.kramdown.joints import guarded
from sphinx_alcf.migrate.kramdown.lines import Line, append, joined, lines_of
from sphinx_alcf.migrate.kramdown.list_writer import definition_lines, footnote_lines, list_lines
from sphinx_alcf.migrate.kramdown.markup import destination, quoted_title
from sphinx_alcf.migrate.kramdown.span_text import shown_text
from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter
from sphinx_alcf.migrate.kramdown.table_writer import table_lines
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.kramdown.job import Job

_PLAIN_HEADING = re.compile(r"[^\W\d][^|]*")
_CLOSING = re.compile(r"(?<!\S)#+\Z")
_LISTS = (b.Items, b.Definitions, b.Footnote)


class BlockWriter:
    """Writes the blocks of a page, or of what stands in one."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def write(self, blocks: Sequence[b.Block], *, top: bool = False) -> list[Line]:
        """The lines of *blocks*; *top* says whether they are the page's own."""
        out: list[Line] = []
        previous: b.Block | None = None
        gone = False
        for at, block in enumerate(blocks):
            if isinstance(block, b.Blank):
                if not gone or (out and not out[-1].blank):
                    out += block.lines
                continue
            if isinstance(block, b.Rule):
                parts = top and not block.attributes and self._parts(previous, blocks[at + 1 :])
                made = self._rule(block, previous) if parts else self._html_rule(block)
            else:
                made = self._block(block, previous, top=top)
            if not made:
                gone = True
                continue
            if out and not out[-1].blank and apart(previous, block, out[-1], made[0]):
                out.append(Line("", made[0].number))
            out += made
            previous, gone = block, False
        return out

    def _parts(self, previous: b.Block | None, following: Sequence[b.Block]) -> bool:
        """Whether docutils takes a rule here: it must stand between two blocks that are none."""
        if previous is None or isinstance(previous, (b.Heading, b.Rule)):
            return False
        for block in following:
            if isinstance(block, b.Insert):
                if any(self.job.insert(number) for number in block.numbers):
                    return True
            elif isinstance(block, b.Html):
                if not block.source.text.startswith("<!--", block.begin):
                    return True
            elif not isinstance(block, (b.Blank, b.Gone, b.Footnote, b.LinkDefinition)):
                return not isinstance(block, b.Rule)
        return False

    def _rule(self, block: b.Block, previous: b.Block | None) -> list[Line]:
        line = block.lines[0]
        indented = line.text.startswith(" ") and isinstance(previous, _LISTS)
        # An item of the list above would take it.
        return [Line(line.text.strip(), line.number)] if indented else block.lines

    def _html_rule(self, block: b.Block) -> list[Line]:
        one = self.job.attributes(block.attributes)
        given = {"id": one.id, "class": " ".join(one.classes)}
        tag = xhtml_tag("hr", {key: value for key, value in given.items() if value}, empty=True)
        return [Line(tag, block.lines[0].number)]

    def _block(self, block: b.Block, previous: b.Block | None, *, top: bool) -> list[Line]:
        after_list = isinstance(previous, _LISTS)
        if isinstance(block, b.Paragraph):
            return self._paragraph(block, outdent=after_list)
        if isinstance(block, b.Heading):
            return self._heading(block, underlined=top and len(block.lines) > 1)
        if isinstance(block, b.Code):
            return code_lines(self.job, block, fence=after_list)
        if isinstance(block, b.Quote):
            lines = self.write(block.children)
            # Sphinx stops at an empty quote with an id.
            filled = any(not line.blank for line in lines)
            return self.with_attributes(block, quoted(lines)) if filled else []
        if isinstance(block, b.Items):
            return list_lines(self, block, previous)
        if isinstance(block, b.Definitions):
            return self.with_attributes(block, definition_lines(self, block))
        if isinstance(block, b.Table):
            return table_lines(self.job, block)
        if isinstance(block, b.Html):
            return HtmlWriter(self.job, block.source.text, block.source.number).write(
                block.begin, block.end, block.attributes
            )
        return self._other(block)

    def _other(self, block: b.Block) -> list[Line]:
        number = block.lines[0].number if block.lines else 0
        if isinstance(block, b.Insert):
            if block.attributes:
                self.job.braces(Attributes(pairs={"attributes": ""}, number=number))
            return self.job.insert_lines(block.numbers, number)
        if isinstance(block, b.Math):
            self.job.changed(number, "$$", "A formula is written as {math}.")
            return lines_of(f"```{{math}}\n{block.text}\n```", number) if block.text else []
        if isinstance(block, b.Footnote):
            return footnote_lines(self, block)
        if isinstance(block, b.LinkDefinition):
            return self._definition(block)
        return []

    def with_attributes(self, block: b.Block, lines: list[Line]) -> list[Line]:
        """*lines* with the attributes of *block* before them."""
        if not lines or not block.attributes:
            return lines
        titled = isinstance(block, b.Definitions)
        written, anchors = self.job.braces(block.attributes, titled=titled)
        number = lines[0].number
        above = [Line(text, number) for name in anchors for text in (name, "")]
        return [*above, *([Line(written, number)] if written else []), *lines]

    def text(self, lines: Sequence[Line], skipped: int = 0) -> tuple[str, SpanWriter]:
        """The text of *lines* without the first signs, and what reads it."""
        text = joined(lines).strip()[skipped:]
        blanks = len(lines[0].text) - len(lines[0].text.lstrip()) + skipped
        starts = [0, *accumulate(len(line.text) + 1 for line in lines[:-1])]

        def number(place: int) -> int:
            return lines[bisect.bisect_right(starts, place + blanks) - 1].number

        return text, SpanWriter(self.job, text, number)

    def _paragraph(self, block: b.Paragraph, *, outdent: bool) -> list[Line]:
        text, writer = self.text(block.lines, len(block.box))
        number = block.lines[0].number
        html = HtmlWriter(self.job, text, lambda _: number)
        figure = html.only_picture(0, len(text), block.attributes)
        if figure is not None:
            return figure
        written = guarded(f"{block.box}{writer.write(guard=False)}").rstrip()
        below = [*writer.below]
        append(below, self.job.insert_lines(writer.inserts, number))
        lines = relined(block.lines, written, outdent=outdent)
        if block.box and block.attributes:
            message = "MyST has no place for attributes of a task; they are left out."
            self.job.report(Found.NOT_UNDERSTOOD, number, "{: .class}", message)
        else:
            lines = self.with_attributes(block, lines)
        append(lines, below)
        return lines

    def _heading(self, block: b.Heading, *, underlined: bool) -> list[Line]:
        line = block.lines[0]
        number = line.number
        writer = SpanWriter(self.job, block.text, lambda _: number, heading=True)
        written = writer.write(guard=False).strip()
        # What else the text and a line below it could be, MyST would see first.
        underlined = underlined and _PLAIN_HEADING.fullmatch(written) is not None
        one = self.job.attributes(block.attributes)
        name = block.id or one.id
        missing = self.job.headings.note(*shown_text(block.text, writer.root), name)
        below = self.job.insert_lines(writer.inserts, number)
        if not written:
            return below
        if written == block.text and not block.id and (underlined or len(block.lines) == 1):
            texts = [line.text for line in block.lines]
        elif underlined:
            sign = ("=" if block.level == 1 else "-") * max(3, len(block.lines[1].text.strip()))
            texts = [written, sign]
        else:
            # Signs at the end would be taken for the heading's own.
            text = _CLOSING.sub(r"\\\g<0>", written)
            texts = [f"{'#' * block.level} {text}"]
        shown = [same(old, new) for old, new in zip(block.lines, texts, strict=False)]
        plain = Attributes(one.classes, "", one.pairs, one.refs, one.number or number)
        above = (
            [Line(made, number), Line("", number)]
            if missing and (made := self.job.anchor(missing))
            else []
        )
        if missing and (block.id or block.attributes.id):
            self.job.changed(number, "{#id}", "The id of a heading is an anchor before it.")
        lines = [*above, *self.with_attributes(b.Block([], plain), shown)]
        append(lines, below)
        return lines

    def _definition(self, block: b.LinkDefinition) -> list[Line]:
        if self.job.known.links.get(block.label) is not block:
            # Of two of one label, the last counts for kramdown, and the first for MyST.
            return []
        number = block.lines[0].number
        target = self.job.link(block.url, number)
        title = quoted_title(block.title)
        if target.url == block.url and " " not in block.url and '"' not in (block.title or ""):
            return block.lines
        label = block.lines[0].text.partition("]:")[0]
        return [Line(f"{label}]: {destination(target.url)}{title}", number)]

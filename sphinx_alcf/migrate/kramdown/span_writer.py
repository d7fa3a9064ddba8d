"""Running text written in MyST: what means the same stays as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown import markup
from sphinx_alcf.migrate.kramdown.element_writer import element
from sphinx_alcf.migrate.kramdown.escaping import Escaper, plain
from sphinx_alcf.migrate.kramdown.grammar import BLOCK_ELEMENTS, MARK
from sphinx_alcf.migrate.kramdown.joints import apart, guarded, pieces
from sphinx_alcf.migrate.kramdown.link_writer import ON_SPAN, autolink, link_or_image
from sphinx_alcf.migrate.kramdown.mark_writer import code, emphasis
from sphinx_alcf.migrate.kramdown.span_reader import SpanReader, TooDeepError
from sphinx_alcf.migrate.kramdown.spans import Sort, Span
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.migrate.kramdown.job import Job
    from sphinx_alcf.migrate.kramdown.lines import Line

_DASHES: Final = {"---": "\N{EM DASH}", "--": "\N{EN DASH}", "...": "\N{HORIZONTAL ELLIPSIS}"}
_ANGLES: Final = {
    "<<": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "<< ": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{NO-BREAK SPACE}",
    ">>": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    " >>": "\N{NO-BREAK SPACE}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
}
_BLANKS = re.compile(r" +\n")
_PIPE = re.compile(r"(?<!\\)\|")


class SpanWriter:
    """Writes one text."""

    def __init__(
        self,
        job: Job,
        text: str,
        number: Callable[[int], int],
        *,
        heading: bool = False,
        cell: bool = False,
    ) -> None:
        """*number* gives the line of the file for a place in *text*.

        *heading* and *cell* say that it is one; a cell is one of a table with pipes.
        """
        self.job = job
        self.text = text
        self.number = number
        self.heading = heading
        self.cell = cell
        self.inserts: list[int] = []
        """What is to stand after the text."""
        self.below: list[Line] = []
        """Blocks that are to stand after the text."""
        self._escaper = Escaper(text, job.known)
        self._raw = Escaper(text, job.known, raw=True)
        self.last = ""
        self._gap = False
        short = sorted(job.known.abbreviations, key=len, reverse=True)
        words = "|".join(map(re.escape, short))
        self._abbreviations = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if short else None

    def write(self, *, guard: bool = True) -> str:
        """The text in MyST; with *guard*, none of its lines begins another block."""
        self.root = self._read()
        written = self.children(self.root)
        if self.cell:
            written = _PIPE.sub(r"\|", written)
        return guarded(written) if guard else written

    def children(self, span: Span, *, raw: bool = False) -> str:
        """What *span* holds."""
        parts: list[str] = []
        for child in span.children:
            made = self._span(child, raw=raw)
            if self._gap and child.sort not in {Sort.INSERT, Sort.COMMENT}:
                # Where an insert was taken out, two blanks would be left.
                made, self._gap = made.removeprefix(" "), False
            if parts and child.sort in {Sort.INSERT, Sort.COMMENT} and self._ends_line(child):
                # Blanks before the end of a line would be a break.
                parts[-1] = parts[-1].rstrip(" ")
            if parts and made and parts[-1]:
                parts[-1], made = apart(parts[-1], made, child)
            parts.append(made)
            self.last = made[-1:] or self.last
        return "".join(parts)

    def plain(self, text: str) -> str:
        """*text* as MyST that shows it as it is, in brackets too."""
        return plain(text, self.job.known)

    def _ends_line(self, span: Span) -> bool:
        return self.text[span.end : span.end + 1] in {"", "\n"}

    def bracketed(self, span: Span, *, raw: bool) -> str:
        """What *span* holds, so that it can stand in brackets."""
        for escaper in (self._escaper, self._raw):
            escaper.bracketed += 1
        inner = self.children(span, raw=raw)
        for escaper in (self._escaper, self._raw):
            escaper.bracketed -= 1
        return inner

    def line(self, span: Span) -> int:
        """The line of the file in which *span* begins."""
        return self.number(span.begin)

    def taken(self, text: str) -> str:
        """*text* without inserts, which are kept for later."""
        if "\ufdd0" not in text:
            return text
        self.inserts += (int(number) for number in MARK.findall(text))
        return MARK.sub("", text)

    def _span(self, span: Span, *, raw: bool) -> str:
        source = self.text[span.begin : span.end]
        sort = span.sort
        if sort is Sort.TEXT:
            return self._text(span, raw=raw)
        if sort in {Sort.EM, Sort.STRONG}:
            return self.with_attributes(span, emphasis(self, span))
        if sort is Sort.CODE:
            return code(self, span, source)
        if sort in {Sort.LINK, Sort.IMAGE}:
            return link_or_image(self, span, source)
        if sort is Sort.ELEMENT:
            return element(self, span, raw=raw)
        if sort is Sort.COMMENT:
            if source.startswith("<!--"):
                self.job.changed(self.line(span), "comment", "A comment is left out.")
            if source.startswith(("<!--", "{::")):
                self._gap = self.last in {"", " ", "\n"}
            # A tag of a block that means nothing still parts words.
            name = source.strip("</> \n").lower()
            return " " if source.startswith("<") and name in BLOCK_ELEMENTS else ""
        if sort is Sort.INSERT:
            self.inserts.append(int(span.value))
            self._gap = self.last in {"", " ", "\n"}
            return ""
        return self._other(span, source)

    def _other(self, span: Span, source: str) -> str:
        sort = span.sort
        if sort is Sort.SYMBOL:
            if source in _ANGLES:
                return _ANGLES[source]
            # MyST makes dashes after it has made the anchor of a heading.
            return _DASHES.get(source, source) if self.heading else source
        if sort is Sort.BREAK:
            return "\\" if source == "\\\\" else source
        if sort is Sort.DELETED:
            return self.with_attributes(span, f"<del>{self.children(span)}</del>")
        if sort is Sort.AUTOLINK:
            return autolink(self, span, source)
        if sort is Sort.MATH:
            self.job.changed(self.line(span), "$$", "A formula is written as {math}.")
            value = self.taken(span.value).strip()
            return self.with_attributes(span, markup.role("math", value) if value else "")
        if sort is Sort.FOOTNOTE:
            self.job.footnotes.add(span.value)
        if sort is Sort.RAW:
            return self._fragment(span)
        return source

    def _text(self, span: Span, *, raw: bool) -> str:
        escaper = self._raw if raw else self._escaper
        if not self._abbreviations or raw:
            text = escaper.escaped(span.begin, span.end, self.last)
            return _BLANKS.sub("\n", text) if raw else text
        parts, at = [], span.begin
        for match in self._abbreviations.finditer(self.text, span.begin, span.end):
            parts.append(escaper.escaped(at, match.start(), self.last))
            long = self.job.known.abbreviations[match[0]]
            parts.append(markup.abbreviation(match[0], long, heading=self.heading))
            at = match.end()
        return "".join([*parts, escaper.escaped(at, span.end, self.last)])

    def with_attributes(self, span: Span, written: str) -> str:
        """*written* with the attributes of *span*."""
        if not span.attributes:
            return written
        if not markup.balanced(written):
            message = "Brackets stand in it: its class is left out."
            self.job.report(Found.NOT_UNDERSTOOD, self.line(span), ON_SPAN, message)
            return written
        span.attributes.number = span.attributes.number or self.line(span)
        own, anchors = self.job.braces(span.attributes, shown=ON_SPAN)
        return "".join(anchors) + markup.spanned(written, own)

    def _fragment(self, span: Span) -> str:
        inner = SpanWriter(self.job, span.value, lambda _: self.line(span), heading=self.heading)
        written = inner.write_html()
        self.inserts += inner.inserts
        self.below += inner.below
        return written

    def write_html(self) -> str:
        """The text in MyST, which is HTML without any Markdown."""
        return self.children(self._read(html=True), raw=True)

    def _read(self, *, html: bool = False) -> Span:
        try:
            return SpanReader(self.text, self.job.known, html=html).read()
        except TooDeepError:
            message = "So much is open in this text that it is taken for plain text."
            self.job.report(Found.NOT_UNDERSTOOD, self.number(0), "nested marks", message)
            root = Span(Sort.ROOT, 0, len(self.text))
            root.children = pieces(self.text)
            return root

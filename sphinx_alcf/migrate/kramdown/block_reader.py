"""Blocks, read as kramdown 2.4 with its GFM parser reads them (``parse_blocks``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.blocks import (
    Blank,
    Code,
    Gone,
    Heading,
    Insert,
    Math,
    Paragraph,
    Quote,
    Rule,
)
from sphinx_alcf.migrate.kramdown.code_reader import Fences, indented_end, indented_text
from sphinx_alcf.migrate.kramdown.definition_reader import read_definition
from sphinx_alcf.migrate.kramdown.html_reader import read_element
from sphinx_alcf.migrate.kramdown.html_scan import Scanner
from sphinx_alcf.migrate.kramdown.lines import Line, Source
from sphinx_alcf.migrate.kramdown.list_reader import read_definitions, read_list
from sphinx_alcf.migrate.kramdown.table_reader import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_alcf.migrate.kramdown.blocks import Block, Known

_DEEPEST = 30
"""Blocks that are nested deeper are text: readers of trees call themselves for each level."""


def read_blocks(
    lines: Sequence[Line], known: Known, depth: int = 0, before: Sequence[Block] = ()
) -> list[Block]:
    """The blocks of *lines* after those *before*; what they define is noted in *known*."""
    reader = BlockReader(Source(lines), known, depth)
    reader.blocks += before
    return reader.read()


class BlockReader:
    """Reads one text from its beginning to its end."""

    def __init__(self, source: Source, known: Known, depth: int) -> None:
        self.source = source
        self.text = source.text
        self.known = known
        self.depth = depth
        self.at = 0
        self.blocks: list[Block] = []
        self.scanner = Scanner(self.text)
        self._fences = Fences(source)
        self._waiting = Attributes()
        # kramdown's order of its block parsers.
        self._readers: tuple[Callable[[], bool], ...] = (
            self._blank,
            self._insert,
            self._code,
            self._fence,
            self._quote,
            self._heading,
            self._rule,
            self._list,
            lambda: read_element(self),
            self._setext,
            self._math,
            lambda: read_table(self),
            lambda: read_definition(self),
        )

    def read(self) -> list[Block]:
        """All blocks."""
        while self.at < len(self.text):
            if not any(read() for read in self._readers):
                self.paragraph()
        return self.blocks

    def add(self, block: Block, end: int) -> None:
        """Add *block*, which takes the text up to *end*."""
        block.lines = self.source.between(self.at, end)
        if self._waiting:
            block.attributes.add(self._waiting)
            self._waiting = Attributes()
        self.blocks.append(block)
        self.at = end

    def nested(self, lines: Sequence[Line], before: Sequence[Block] = ()) -> list[Block]:
        """The blocks within a block, after those *before* them."""
        return read_blocks(lines, self.known, self.depth + 1, before)

    @property
    def deep(self) -> bool:
        """Whether no further block may be nested here."""
        return self.depth >= _DEEPEST

    def after_boundary(self) -> bool:
        """Whether a block may begin here that needs an empty line before it."""
        last = self.blocks[-1] if self.blocks else None
        ends = last is None or isinstance(last, Blank) or (isinstance(last, Gone) and last.ends)
        return ends or bool(self._waiting)

    def note_attributes(self, text: str, end: int) -> None:
        """Give the attributes to the block before them, else to the one after; they go to *end*."""
        last = self.blocks[-1] if self.blocks else None
        number = self.source.number(self.at)
        ended = isinstance(last, Gone) and not last.takes_attributes
        if last is None or ended or isinstance(last, Blank):
            self._waiting.read(text, number)
        else:
            last.attributes.read(text, number)
            if not g.attribute_line(self.text, end):
                self.blocks.append(Gone([]))
        self.at = end

    def line_end(self, at: int) -> int:
        """The beginning of the next line."""
        return self.text.index("\n", at) + 1

    def _blank(self) -> bool:
        match = g.BLANK_LINE.match(self.text, self.at)
        if match:
            waiting, self._waiting = self._waiting, Attributes()
            self.add(Blank([]), match.end())
            self._waiting = waiting
        return match is not None

    def _insert(self) -> bool:
        match = g.INSERTS.match(self.text, self.at)
        if match:
            self.add(Insert([], numbers=[int(n) for n in g.MARK.findall(match[0])]), match.end())
        return match is not None

    def _code(self) -> bool:
        end = indented_end(self.text, self.at)
        if end == self.at:
            return False
        self.add(Code([], text=indented_text(self.text[self.at : end])), end)
        return True

    def _fence(self) -> bool:
        found = self._fences.read(self.at)
        if found:
            self.add(*found)
        return found is not None

    def _quote(self) -> bool:
        if self.deep or not g.QUOTE.match(self.text, self.at):
            return False
        end = self.line_end(self.at)
        while not g.ends_lazy(self.text, end):
            end = self.line_end(end)
        inside = []
        for line in self.source.between(self.at, end):
            match = g.QUOTE.match(line.text)
            inside.append(Line(line.text[match.end() if match else 0 :], line.number, line))
        self.add(Quote([], children=self.nested(inside)), end)
        return True

    def _heading(self) -> bool:
        match = g.HEADING.match(self.text, self.at)
        if not match:
            return False
        text, name = _heading_text(match["text"])
        shorter = text.rstrip("#")
        if shorter != text and (not shorter or shorter[-1] in " \t"):
            text = shorter.rstrip()
        if not text:
            return False
        self.add(Heading([], level=len(match["marks"]), text=text, id=name), match.end())
        return True

    def _setext(self) -> bool:
        match = g.SETEXT.match(self.text, self.at)
        if not match or not self.after_boundary():
            return False
        text, name = _heading_text(match["text"])
        if not text:
            return False
        level = 2 if match["mark"] == "-" else 1
        self.add(Heading([], level=level, text=text, id=name), match.end())
        return True

    def _rule(self) -> bool:
        match = g.RULE.match(self.text, self.at)
        if match:
            self.add(Rule([]), match.end())
        return match is not None

    def _list(self) -> bool:
        return not self.deep and (read_list(self) or read_definitions(self))

    def after_blanks(self, at: int) -> int:
        """Where the line ends, if nothing but blanks follows."""
        match = g.REST_BLANK.match(self.text, at)
        return match.end() if match else at

    def _math(self) -> bool:
        match = g.MATH.match(self.text, self.at)
        if not match or not self.after_boundary() or match["escaped"]:
            return False
        closing = self.text.find("$$", match.end())
        if closing < 0:
            return False
        end = self.after_blanks(closing + 2)
        if end == closing + 2 or not g.begins_boundary(self.text, end):
            return False
        self.add(Math([], text=self.text[match.end() : closing].strip()), end)
        return True

    def paragraph(self) -> None:
        """Read a paragraph, or go on with the one above."""
        end = self.line_end(self.at)
        while not g.ends_paragraph(self.text, end):
            end = self.line_end(end)
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Paragraph):
            last.lines += self.source.between(self.at, end)
            self.at = end
        else:
            self.add(Paragraph([]), end)


def _heading_text(text: str) -> tuple[str, str]:
    """The text of a heading, and the id that it ends in."""
    text = text.rstrip()
    match = g.HEADING_ID.search(text)
    return (text[: match.start()].rstrip(), match["id"]) if match else (text, "")

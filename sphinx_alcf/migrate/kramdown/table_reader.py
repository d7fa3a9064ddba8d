"""Tables (``parse_table``): rows of cells, which need no head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.blocks import Table
from sphinx_alcf.migrate.kramdown.code_spans import code_spans
from sphinx_alcf.migrate.kramdown.html_scan import Kind, Scanner

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.block_reader import BlockReader

_PIPE = re.compile(r"(?<!\\)\|")
_HTML_CODE = re.compile(r"<code[^>\n]*>[^\n]*?</code>")


@dataclass(slots=True)
class _Rows:
    """What has been read of a table."""

    table: Table = field(default_factory=lambda: Table([], bodies=0))
    waiting: list[list[str]] = field(default_factory=list)
    foot: bool = False

    def close(self) -> None:
        """Give the rows that wait to the body, or to the foot."""
        if not self.waiting:
            return
        if self.foot:
            self.table.foot += self.waiting
        else:
            self.table.rows += self.waiting
            self.table.bodies += 1
        self.waiting = []

    def rule(self, text: str) -> None:
        """A line of dashes: the rows above it are the head, if it is the first of them."""
        table = self.table
        if not self.waiting:
            return
        if table.alignment or self.foot:
            self.close()
            return
        table.head, self.waiting = self.waiting, []
        for left, right in g.TABLE_ALIGN.findall(text):
            sides = {(":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
            table.alignment.append(sides.get((left, right), ""))


def read_table(reader: BlockReader) -> bool:
    """Read the table that begins here; whether there is one.

    Each of its lines has a pipe that is not in code, and an empty line follows.
    """
    text, at = reader.text, reader.at
    if not g.TABLE_START.match(text, at) or not reader.after_boundary():
        return False
    leading = text[at : reader.line_end(at)].lstrip().startswith("|")
    rows, first = _Rows(), reader.source.index(at)
    rule = g.TABLE_RULE.match(text, at)
    at = rule.end() if rule else at
    while at < len(text) and g.TABLE_LINE.match(text, at):
        end = reader.line_end(at)
        if rule := g.TABLE_RULE.match(text, at):
            rows.rule(rule["rule"])
        elif g.TABLE_FOOT.match(text, at):
            rows.close()
            rows.foot = True
        else:
            rows.waiting.append(_cells(text[at : end - 1].rstrip(), leading=leading))
            rows.table.places.append(reader.source.index(at) - first)
        at = end
    if not g.begins_boundary(text, at) or not _has_pipes(text[reader.at : at]):
        return False
    rows.close()
    table = rows.table
    if not table.rows:
        return False
    columns = max(len(row) for row in (*table.head, *table.rows, *table.foot))
    for row in (*table.head, *table.rows, *table.foot):
        row += [""] * (columns - len(row))
    table.alignment = (table.alignment + [""] * columns)[:columns]
    reader.add(table, at)
    return True


def _cells(line: str, *, leading: bool) -> list[str]:
    """The cells of a row; pipes in code part none."""
    cells = [""]
    at = 0
    for begin, end in _code(line):
        first, *others = _PIPE.split(line[at:begin])
        cells[-1] += first
        cells += others
        cells[-1] += line[begin:end]
        at = end
    first, *others = _PIPE.split(line[at:])
    cells[-1] += first
    cells += others
    if leading and not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1]
    return [cell.strip() for cell in cells]


def _code(line: str) -> list[tuple[int, int]]:
    """Where code is in *line*."""
    if "`" not in line and "<code" not in line:
        return []
    last = line.rfind("</code>") + len("</code>")
    found = [span.span() for span in _HTML_CODE.finditer(line, 0, last)]
    at, spans = 0, []
    for begin, end in [*found, (len(line), len(line))]:
        spans += [(at + first, at + last) for first, last in code_spans(line[at:begin])]
        if end > begin:
            spans.append((begin, end))
        at = end
    return spans


def _has_pipes(text: str) -> bool:
    """Whether each line has a pipe that is not in code, nor in an element within the text."""
    if "`" not in text and "<" not in text:
        return True
    scanner, at = Scanner(text), 0
    hidden: list[tuple[int, int]] = []
    for tag in scanner.tags(0):
        if tag.kind is Kind.START and not tag.empty and tag.begin >= at:
            at = scanner.element_end(tag.begin) or len(text)
            hidden.append((tag.begin, at))
    start = 0
    for line in text.splitlines(keepends=True):
        spans = _code(line)
        spans += [(max(a - start, 0), b - start) for a, b in hidden if a < start + len(line)]
        if all(any(a <= p.start() < b for a, b in spans) for p in _PIPE.finditer(line)):
            return False
        start += len(line)
        hidden = [span for span in hidden if span[1] > start]
    return True

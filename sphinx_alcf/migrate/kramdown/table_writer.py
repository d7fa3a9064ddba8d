"""Tables written in MyST: with pipes where they have one row as their head, else as lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.escaping import line_start
from sphinx_alcf.migrate.kramdown.joints import unboxed
from sphinx_alcf.migrate.kramdown.lines import Line, after, append, lines_of
from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.kramdown.blocks import Table
    from sphinx_alcf.migrate.kramdown.job import Job

_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_OPEN_PIPE = re.compile(r"(?<!\\)\|")
_DASHES: Final = {"": "---", "left": ":---", "right": "---:", "center": ":---:"}


def table_lines(job: Job, block: Table) -> list[Line]:
    """The lines of a table, and after it what was inserted into its cells."""
    number = block.lines[0].number
    rows = [*block.head, *block.rows, *block.foot]
    piped = len(block.head) == 1
    below: list[Line] = []
    inserts: list[int] = []
    written = []
    for cells, place in zip(rows, block.places, strict=True):
        line = block.lines[place].number
        row = []
        for cell in cells:
            writer = SpanWriter(job, cell, lambda _, line=line: line, cell=piped)  # type: ignore[misc]
            row.append(writer.write(guard=not piped).strip())
            append(below, writer.below)
            inserts += writer.inserts
        written.append(row)
    append(below, job.insert_lines(inserts, number))
    if block.bodies > 1 or block.foot:
        job.changed(number, "rules in a table", "The groups of its rows are one body.")
    if piped:
        lines = _piped(block, rows, written)
    else:
        if not block.head:
            job.changed(number, "table without a head", "It is written as list-table.")
        lines = listed(
            [[lines_of(unboxed(cell, job.known), number) for cell in row] for row in written],
            len(block.head),
            number,
            options=_options(job, block.attributes),
        )
    above = _above(job, block.attributes, number) if piped else []
    append(lines, below)
    return [*above, *lines]


def _above(job: Job, attributes: Attributes, number: int) -> list[Line]:
    if not attributes:
        return []
    own, anchors = job.braces(attributes, shown="{: .class} on a table")
    above = [Line(text, number) for name in anchors for text in (name, "")]
    return [*above, *([Line(own, number)] if own else [])]


def _options(job: Job, attributes: Attributes) -> list[str]:
    one = job.attributes(attributes)
    if attributes:
        given = Attributes(one.classes, "", one.pairs, one.refs, one.number)
        job.braces(given, shown="{: .class} on a table")
    options = [f":class: {' '.join(one.classes)}"] if one.classes else []
    return [*options, *([f":name: {name}"] if (name := job.own_id(one.id)) else [])]


def _piped(block: Table, rows: list[list[str]], written: list[list[str]]) -> list[Line]:
    """The lines of a table with pipes; those that say the same stay."""
    found: list[Line] = []
    for at, (cells, texts, place) in enumerate(zip(rows, written, block.places, strict=True)):
        line = block.lines[place]
        found.append(line if _keeps(line, cells, texts) else Line(piped_row(texts), line.number))
        if at == 0:
            rule = block.lines[place + 1]
            parts = [_DASHES[side] for side in block.alignment]
            kept = _RULE.fullmatch(rule.text) and _columns(rule.text) == len(cells)
            found.append(rule if kept else Line(piped_row(parts), rule.number))
    return found


def _keeps(line: Line, cells: list[str], texts: list[str]) -> bool:
    plain = line.text.lstrip().startswith("|") or line_start(line.text, first=True) is None
    return plain and cells == texts and _columns(line.text) == len(cells)


def _columns(text: str) -> int:
    """How many cells MyST sees in a row."""
    inside = text.strip().removeprefix("|")
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    return len(_OPEN_PIPE.findall(inside)) + 1


def piped_row(cells: Sequence[str]) -> str:
    """A row of a table with pipes."""
    return f"| {' | '.join(cells)} |"


def listed(
    rows: Sequence[Sequence[Sequence[Line]]],
    heads: int,
    number: int,
    *,
    options: Sequence[str] = (),
    title: str = "",
) -> list[Line]:
    """A table whose cells are blocks, as the directive ``list-table``."""
    columns = max(len(row) for row in rows)
    inside: list[Line] = []
    for row in rows:
        for at in range(columns):
            mark = "* - " if at == 0 else "  - "
            cell = row[at] if at < len(row) else ()
            for line_at, line in enumerate(cell or [Line("", number)]):
                inside.append(after(mark if line_at == 0 else "    ", line))
    head = [f":header-rows: {heads}"] if heads else []
    fence = fence_for(inside)
    start = [f"{fence}{{list-table}} {title}".rstrip(), *head, *options, ""]
    return [*(Line(text, number) for text in start), *inside, Line(fence, number)]


def fence_for(lines: Sequence[Line]) -> str:
    """Backticks that nothing in *lines* closes."""
    longest = 2
    for line in lines:
        for run in _TICKS.findall(line.text):
            longest = max(longest, len(run))
    return "`" * (longest + 1)


_TICKS = re.compile(r"`{3,}")

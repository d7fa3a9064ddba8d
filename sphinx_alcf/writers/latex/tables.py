"""Tables on paper: at the left, over several pages where they are long, wider where they are wide.

Sphinx breaks a table over pages from 31 rows on, however high a row is, and lets a column of code
run into the next. Only tables that stand free are changed: LaTeX breaks none within another box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_alcf.doctree.nodes import latex_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDE = 6
"""Columns from which on a table reaches into the margins."""
_SMALL = 12
"""Columns from which on it needs smaller letters."""
_LINE, _WIDE_LINE = 84, 112
"""Letters in a line of the size of tables, in the text column and in the wide one."""
_LONGEST = 34
"""Letters of the longest word for which a column is made wide enough."""
_CODE = 1.15
"""The width of a letter of code in those of text."""
_LINES = 34
"""Lines from which on a table may break over pages."""


def arrange_tables(doctree: nodes.document, stands_free: Callable[[nodes.Element], bool]) -> None:
    """Arrange the tables of *doctree*."""
    for table in list(doctree.findall(nodes.table)):
        if table.get("align", "default") == "default":
            table["align"] = "left"
        if not stands_free(table):
            continue
        group = next(n for n in table.children if isinstance(n, nodes.tgroup))
        columns: int = group["cols"]
        room = _LINE if columns < _WIDE else _WIDE_LINE
        rows = [[_measure(cell) for cell in row.children] for row in _rows(group)]
        widths = _widths(rows, columns, room)
        if widths and "colwidths-given" not in table["classes"]:
            table["classes"] = [name for name in table["classes"] if name != "colwidths-auto"]
            table["classes"].append("colwidths-given")
            specs = [n for n in group.children if isinstance(n, nodes.colspec)]
            for column, width in zip(specs, widths, strict=False):
                column["colwidth"] = width
        nested = any(group.findall(nodes.table))  # which Sphinx 8.2 bars in a long table
        if not nested and _lines(rows, widths or [room] * columns) > _LINES:
            table["classes"].append("longtable")
        if columns >= _WIDE:
            size = 9 if columns < _SMALL else max(4.5, 8.5 * _SMALL / columns)
            wide = latex_environment(name="alcfwidetable", arguments=f"{{{size:.1f}}}")
            table.parent.replace(table, wide)  # the labels stay with the table
            wide += table


def _rows(group: nodes.tgroup) -> list[nodes.Element]:
    """The rows of a table, without those of tables in its cells."""
    parts = [n for n in group.children if isinstance(n, nodes.thead | nodes.tbody)]
    return [row for part in parts for row in part.children if isinstance(row, nodes.row)]


class _Cell(NamedTuple):
    """The size of a cell's words, in letters."""

    word: float
    """The longest word, which is not broken."""
    line: float
    """All on one line."""
    paragraphs: int


def _measure(cell: nodes.Node) -> _Cell:
    text = cell.astext()
    longest = max((len(word) for word in text.split()), default=0)
    code = max(
        (len(word) for n in cell.findall(nodes.literal) for word in n.astext().split()), default=0
    )
    return _Cell(max(longest, _CODE * code), len(text), 1 + text.count("\n\n"))


def _widths(rows: Sequence[Sequence[_Cell]], columns: int, room: int) -> list[int]:
    """The share of each column, in tenths of a letter; nothing where all fits on lines.

    Each has its longest word, and of what is left as much as its longest text asks for.
    """
    least, wanted = [2.0] * columns, [2.0] * columns
    for row in rows:
        for place, cell in enumerate(row[:columns]):
            least[place] = max(least[place], min(cell.word, _LONGEST) + 2.6)
            wanted[place] = max(wanted[place], min(cell.line, 2 * room) + 2)
    if sum(wanted) <= room:
        return []
    rest = max(0, room - sum(least))
    more = [max(0, want - have) for want, have in zip(wanted, least, strict=True)]
    share = rest / sum(more) if sum(more) else 0
    return [round(10 * (have + share * want)) for have, want in zip(least, more, strict=True)]


def _lines(rows: Sequence[Sequence[_Cell]], widths: Sequence[int]) -> float:
    """About how many lines the table takes."""
    return sum(
        max((c.line * 10 / w + c.paragraphs for c, w in zip(row, widths, strict=False)), default=1)
        for row in rows
    )

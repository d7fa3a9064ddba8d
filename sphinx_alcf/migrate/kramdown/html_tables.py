"""Tables in HTML, with pipes where they are simple, else as lists of rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.html_tree import Element
from sphinx_alcf.migrate.kramdown.lines import Line, append
from sphinx_alcf.migrate.kramdown.table_writer import listed, piped_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_alcf.migrate.kramdown.html_tree import Comment, Text
    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter

    Grid = list[list[Element | None]]

_MOST_SPANNED: Final = 50
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.I)
_DASHES: Final = {"left": ":---", "right": "---:", "center": ":---:"}
_PIPE = re.compile(r"(?<!\\)\|")
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_QUIET: Final = frozenset({"td", "th", "colgroup", "col"})
_LOOKS: Final = ("border", "cellpadding", "cellspacing", "width", "style", "align", "summary")


def table(writer: HtmlWriter, element: Element) -> list[Line]:
    """The lines of a table; what is in no cell stands before it, as in browsers."""
    number = writer.number(element.begin)
    caption = next((one for one in element.elements() if one.name == "caption"), None)
    lines = writer.blocks(list(_stray(element, caption)))
    title, below = writer.one_line(caption) if caption else ("", [])
    rows = [row for row in _rows(element) if any(_cells(row))]
    if not rows:
        append(lines, [Line(title, number)] if title else [])
        append(lines, below)
        return lines
    grid, merged = _grid(rows)
    if merged:
        writer.job.changed(number, "merged cells", "Cells are no longer merged.")
    for part in _LOOKS:
        element.attributes.pop(part, None)
    heads = _heads(element, rows)
    flat = not any(cell and cell.has_block for row in grid for cell in row)
    if heads == 1 and flat and not title:
        made, more = _piped(writer, grid, [writer.number(row.begin) for row in rows])
        append(below, more)
        append(lines, writer.with_attributes(element, made))
    else:
        given = writer.given(element)
        options = [f":class: {' '.join(given.classes)}"] if given.classes else []
        # Of the name of a table with a title, Sphinx would make a label of the whole project.
        anchor = writer.job.anchor(given.id) if given.id else ""
        append(lines, [Line(anchor, number)] if anchor else [])
        cells = [[writer.content(cell) if cell else [] for cell in row] for row in grid]
        heads = min(heads, len(rows) - 1)
        append(lines, listed(cells, heads, number, options=options, title=title))
    append(lines, below)
    return lines


def _stray(element: Element, caption: Element | None) -> Iterator[Element | Text | Comment]:
    """What stands in a table and in none of its cells, but its *caption*."""
    for child in element.children:
        if isinstance(child, Element) and (child.name in _GROUPS or child.name == "tr"):
            yield from _stray(child, caption)
        elif not (child is caption or (isinstance(child, Element) and child.name in _QUIET)):
            yield child


def _rows(element: Element) -> list[Element]:
    found = []
    for child in element.elements():
        if child.name == "tr":
            found.append(child)
        elif child.name in _GROUPS:
            found += [row for row in child.elements() if row.name == "tr"]
    return found


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements() if cell.name in {"td", "th"}]


def _grid(rows: list[Element]) -> tuple[Grid, bool]:
    """The cells by row and column, and whether some take more than one place."""
    found: Grid = []
    merged = False
    held: dict[int, int] = {}
    for row in rows:
        line: list[Element | None] = []
        below: dict[int, int] = {column: rest - 1 for column, rest in held.items() if rest > 1}
        for cell in _cells(row):
            while len(line) in held:
                line.append(None)
            across, down = _spans(cell, "colspan"), _spans(cell, "rowspan")
            merged = merged or across > 1 or down > 1
            if down > 1:
                below |= dict.fromkeys(range(len(line), len(line) + across), down - 1)
            line += [cell, *[None] * (across - 1)]
        found.append(line)
        held = below
    columns = max(len(line) for line in found)
    return [line + [None] * (columns - len(line)) for line in found], merged


def _spans(cell: Element, key: str) -> int:
    value = cell.get(key)
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdecimal() and len(value) < 6 else 1


def _heads(element: Element, rows: list[Element]) -> int:
    """How many rows are the head."""
    for group in element.elements():
        if group.name == "thead":
            return sum(row.name == "tr" and any(_cells(row)) for row in group.elements())
    return int(len(rows) > 1 and all(cell.name == "th" for cell in _cells(rows[0])))


def _piped(writer: HtmlWriter, grid: Grid, numbers: list[int]) -> tuple[list[Line], list[Line]]:
    """The lines of a table with pipes, and what comes after it."""
    lines: list[Line] = []
    below: list[Line] = []
    for number, row in zip(numbers, grid, strict=True):
        texts = []
        for cell in row:
            text, more = writer.one_line(cell) if cell else ("", [])
            texts.append(_PIPE.sub(r"\\|", text))
            append(below, more)
        lines.append(Line(piped_row(texts), number))
    sides = [_side(grid, column) for column in range(len(grid[0]))]
    rule = Line(piped_row([_DASHES.get(side, "---") for side in sides]), numbers[0])
    return [lines[0], rule, *lines[1:]], below


def _side(grid: Grid, column: int) -> str:
    """To which side the cells of a column are set, where all say the same."""
    sides = set()
    for row in grid:
        cell = row[column]
        if cell:
            match = _ALIGN.search(cell.get("style"))
            sides.add(match[1].lower() if match else cell.get("align").lower())
    return sides.pop() if len(sides) == 1 else ""

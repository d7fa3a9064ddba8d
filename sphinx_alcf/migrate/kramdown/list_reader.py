"""Lists and lists of definitions (``parse_list`` and ``parse_definition_list``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.blocks import (
    Blank,
    Definitions,
    Entry,
    Item,
    Items,
    Paragraph,
)
from sphinx_alcf.migrate.kramdown.lines import Line, joined

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.block_reader import BlockReader
    from sphinx_alcf.migrate.kramdown.blocks import Block

_BOX = re.compile(r"\[[ xX]\]\s+")
_LEADING_TAB = re.compile(r"( *)(\t+)")


@dataclass(slots=True)
class _Open:
    """The item that is being read."""

    item: Item
    indentation: int
    """The column of its text."""
    nested: bool = False
    """Whether a list within it has begun, or an empty line came."""

    def starts(self, pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
        """The beginning of the next item: its mark stands left of this one's text."""
        match = pattern.match(line)
        spaces = len(line) - len(line.lstrip(" "))
        return match if match and spaces <= min(self.indentation - 1, 3) else None

    def inside(self, line: str) -> str | None:
        """*line* without its indentation, or ``None`` where it has too little of it."""
        column, at = 0, 0
        while at < len(line) and line[at] in " \t":
            column += 1 if line[at] == " " else 4
            at += 1
        # As kramdown: each tab at the beginning is four blanks.
        tabs = len(line) - len(line.lstrip("\t"))
        spaced = " " * 4 * tabs + line[tabs:]
        if column < self.indentation:
            return None
        return spaced[self.indentation :] if spaced[: self.indentation].isspace() else line


def read_list(reader: BlockReader) -> bool:
    """Read the list that begins here; whether there is one."""
    text, at = reader.text, reader.at
    pattern = next((p for p in (g.BULLET, g.NUMBER) if p.match(text, at)), None)
    if pattern is None:
        return False
    found = Items([], ordered=pattern is g.NUMBER)
    opened: _Open | None = None
    blank = False
    while at < len(text):
        end = reader.line_end(at)
        line = text[at:end]
        if g.END.match(line) or (blank and g.RULE.match(line)):
            break
        start = opened.starts(pattern, line) if opened else pattern.match(line)
        if start:
            opened = _begin(reader, at, end, start)
            opened.nested = _begins_list(opened.item.lines[0].text)
            found.items.append(opened.item)
            blank = False
        elif opened and line.strip():
            if not _take(reader, opened, at, end, after_blank=blank):
                break
            blank = False
        elif opened:
            opened.nested = blank = True
            opened.item.lines += _content(reader, at, end, "")
        at = end
    return _finish(reader, found, at)


def _take(reader: BlockReader, opened: _Open, at: int, end: int, *, after_blank: bool) -> bool:
    """Add a line to the item, if it belongs there."""
    line = reader.text[at:end]
    inside = opened.inside(line)
    if inside is None and (after_blank or _ends_item(opened, line)):
        return False
    content = line if inside is None else inside
    if _begins_list(content):
        if inside is not None:
            if not opened.nested:
                opened.item.cut = len(opened.item.lines)
            opened.nested = True
        elif opened.nested:
            content = " " * (opened.indentation + 4) + content
    opened.item.lines += _content(reader, at, end, content)
    return True


def _begins_list(line: str) -> bool:
    text = line if line.endswith("\n") else f"{line}\n"
    return (g.BULLET.match(text) or g.NUMBER.match(text)) is not None


def _ends_item(opened: _Open, line: str) -> bool:
    """Whether a line with too little indentation is none of the item's text."""
    spaces = len(line) - len(line.lstrip(" "))
    near = spaces <= min(opened.indentation, 3)
    ends = g.HTML_START.match(line) or g.attribute_line(line, 0) or g.INSERTS.match(line)
    return near and ends is not None


def _content(reader: BlockReader, at: int, end: int, text: str) -> list[Line]:
    line = reader.source.between(at, end)[0]
    return [Line(text.removesuffix("\n"), line.number, line)]


def _begin(reader: BlockReader, at: int, end: int, start: re.Match[str]) -> _Open:
    """An item, or a definition, by its first line (``parse_first_list_line``)."""
    marker, rest = start["mark"], start["rest"]
    indentation = len(marker)
    attributes = Attributes()
    own = g.attributes(rest.lstrip(), 0)
    bare = rest.lstrip()[own.end() :] if own else rest
    if not bare.strip():
        indentation = 4
    else:
        while tab := _LEADING_TAB.match(rest):
            column = len(tab[1]) + indentation
            blanks = 4 - column % 4 + (len(tab[2]) - 1) * 4
            rest = tab[1] + " " * blanks + rest[tab.end() :]
        indentation += len(rest) - len(rest.lstrip(" "))
    content = rest.lstrip()
    if own := g.attributes(content, 0):
        attributes.read(own["list"], reader.source.number(at))
        content = content[own.end() :].lstrip()
    item = Item(_content(reader, at, end, content), marker, attributes)
    return _Open(item, indentation)


def _finish(reader: BlockReader, found: Items | Definitions, end: int) -> bool:
    """Read what the items hold, and give the empty lines at the end back."""
    if isinstance(found, Items):
        items = found.items
    else:
        items = [item for entry in found.entries for item in entry.definitions]
    last = items[-1].lines
    while len(last) > 1 and last[-1].blank:
        last.pop()
        end = reader.text.rindex("\n", 0, end - 1) + 1
    for item in items:
        item.children = reader.nested(item.lines[: item.cut])
        item.children = reader.nested(item.lines[item.cut :], item.children)
        if isinstance(found, Items):
            _note_box(item)
    reader.add(found, end)
    return True


def _note_box(item: Item) -> None:
    first = item.children[0] if item.children else None
    if isinstance(first, Paragraph):
        box = _BOX.match(joined(first.lines).strip())
        first.box = box[0] if box else ""


def read_definitions(reader: BlockReader) -> bool:
    """Read what the paragraph before this line's ``:`` means; whether there is one."""
    blocks, text, at = reader.blocks, reader.text, reader.at
    if not g.DEFINITION.match(text, at):
        return False
    # One line break and nothing else: kramdown takes an empty line with blanks for more.
    between = blocks[-1].lines if len(blocks) > 1 and isinstance(blocks[-1], Blank) else []
    loose = [line.text for line in between] == [""]
    term = blocks[-2 if loose else -1] if blocks else None
    if not isinstance(term, Paragraph):
        return False
    above = [*term.lines, *between]
    del blocks[-2 if loose else -1 :]
    entry = Entry([], [], loose)
    for line in term.lines:
        text_of, own = line.text.lstrip(), Attributes()
        if listed := g.attributes(text_of, 0):
            own.read(listed["list"], line.number)
            line = Line(text_of[listed.end() :].lstrip(), line.number)
        entry.terms.append(line)
        entry.attributes.append(own)
    found = Definitions([], term.attributes, [entry])
    _finish(reader, found, _read_definitions(reader, entry, at))
    found.lines = [*above, *found.lines]
    _join(blocks)
    return True


def _join(blocks: list[Block]) -> None:
    """Put two lists of definitions together that follow on each other."""
    last = blocks[-1]
    space = len(blocks) > 2 and isinstance(blocks[-2], Blank)
    before = blocks[-3 if space else -2] if len(blocks) > 1 else None
    if isinstance(before, Definitions) and isinstance(last, Definitions):
        between = blocks[-2].lines if space else []
        before.lines += [*between, *last.lines]
        before.entries += last.entries
        del blocks[-2 if space else -1 :]


def _read_definitions(reader: BlockReader, entry: Entry, at: int) -> int:
    text = reader.text
    opened: _Open | None = None
    blank = False
    while at < len(text):
        end = reader.line_end(at)
        line = text[at:end]
        start = opened.starts(g.DEFINITION, line) if opened else g.DEFINITION.match(line)
        if start:
            opened = _begin(reader, at, end, start)
            entry.definitions.append(opened.item)
            blank = False
        elif g.END.match(line) or not opened:
            break
        elif not line.strip():
            opened.item.lines += _content(reader, at, end, "")
            blank = True
        else:
            inside = opened.inside(line)
            if inside is None and (blank or _ends_item(opened, line)):
                break
            content = line if inside is None else inside
            opened.item.lines += _content(reader, at, end, content)
            blank = False
        at = end
    return at

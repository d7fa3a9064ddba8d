"""Lists in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.html_tree import Element
from sphinx_alcf.migrate.kramdown.joints import unboxed
from sphinx_alcf.migrate.kramdown.lines import Line, after, append
from sphinx_alcf.migrate.kramdown.list_writer import indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_alcf.migrate.kramdown.html_tree import Comment, Text
    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter


def items(writer: HtmlWriter, element: Element) -> list[Line]:
    """A list; what stands outside its items belongs to the one before."""
    found: list[Line] = []
    ordered = element.name == "ol"
    start = element.attributes.pop("start", "1").strip()
    count = int(start) if start.isdecimal() and len(start) < 9 else 1
    waiting: list[Element | Text | Comment] = []
    for child in element.children:
        if not (isinstance(child, Element) and child.name == "li"):
            waiting.append(child)
            continue
        _append_item(found, writer.blocks(waiting), "  " if found else "- ")
        waiting = []
        lines = writer.content(child)
        if lines:
            lines[0] = Line(unboxed(lines[0].text, writer.job.known), lines[0].number)
        written, anchors = writer.job.braces(writer.given(child), shown="HTML attribute")
        number = writer.number(child.begin)
        above = [*anchors, *([""] if anchors else []), *([written] if written else [])]
        lines = [*(Line(part, number) for part in above), *lines] if lines else lines
        prefix = f"{count}. " if ordered else "- "
        found += indented(lines, prefix, Line("", number))
        count += 1
    _append_item(found, writer.blocks(waiting), "  " if found else "- ")
    kind = element.attributes.pop("type", "")
    lines = writer.with_attributes(element, found)
    style = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
    if lines and ordered and kind in style:
        lines = [Line(f'{{style="{style[kind]}"}}', lines[0].number), *lines]
    return lines


def definitions(writer: HtmlWriter, element: Element) -> list[Line]:
    """Terms and what they mean; what is neither belongs to what is before it."""
    found: list[Line] = []
    terms: list[str] = []
    begun = False
    for child, stray in _parts(element):
        more = writer.blocks(stray)
        if begun:
            _append_item(found, more, "  ")
        else:
            append(found, more)
        if child is None:
            continue
        number = writer.number(child.begin)
        if child.name == "dt":
            text, below = writer.one_line(child)
            terms.append(text or "\N{NO-BREAK SPACE}")
            append(found, below)
            continue
        lines = writer.content(child) or [Line("\N{NO-BREAK SPACE}", number)]
        if terms or not begun:
            append(found, [Line("<br>".join(terms) or "\N{NO-BREAK SPACE}", number)])
            terms = []
        found += indented(lines, ": ", Line("", number))
        begun = True
    append(found, [Line("<br>".join(terms), writer.number(element.begin))] if terms else [])
    return found


def _parts(
    element: Element,
) -> Iterator[tuple[Element | None, list[Element | Text | Comment]]]:
    """Terms and definitions, each with what stands before it; at last what follows them."""
    stray: list[Element | Text | Comment] = []
    for one in element.children:
        grouped = isinstance(one, Element) and one.name == "div"
        for child in one.children if grouped and isinstance(one, Element) else [one]:
            if isinstance(child, Element) and child.name in {"dt", "dd"}:
                yield child, stray
                stray = []
            else:
                stray.append(child)
    yield None, stray


def _append_item(lines: list[Line], more: Sequence[Line], prefix: str) -> None:
    """Add what stands in a list outside its items to the item before it."""
    if not more:
        return
    if prefix == "  ":
        lines.append(Line("", more[0].number))
        lines += (after("  ", line) for line in more)
    else:
        lines += indented(more, prefix, more[0])

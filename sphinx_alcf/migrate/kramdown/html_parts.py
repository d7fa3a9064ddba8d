"""Parts of a page in HTML: sections, what can be folded away, code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.blocks import Code
from sphinx_alcf.migrate.kramdown.code_writer import code_lines
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.html_tree import Element, words_of
from sphinx_alcf.migrate.kramdown.lines import Line, append
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter

_COLONS = re.compile(r":{3,}")
_MEDIA: Final = frozenset("img picture video audio iframe svg canvas object embed hr".split())


def section(writer: HtmlWriter, element: Element) -> list[Line]:
    """A part of the page: a container around what it holds, where it has a class.

    Headings in a container would be none of the page's: around these it is left out.
    """
    before = writer.job.headings.seen
    lines = writer.content(element)
    given = writer.given(element)
    if given.classes and writer.job.headings.seen > before:
        message = f"It holds headings: class {' '.join(given.classes)} is left out."
        writer.report(Found.NOT_UNDERSTOOD, element, message)
        given.classes = []
    if not lines or _holds_inserts_alone(writer, element):
        made = writer.job.anchor(given.id) if given.id and not lines else ""
        return [Line(made, given.number)] if made else lines
    written, anchors = writer.job.braces(given, shown="HTML attribute")
    above = [Line(part, given.number) for name in anchors for part in (name, "")]
    if not written:
        return [*above, *lines]
    fence = colons_for(lines)
    start = [Line(written, given.number), Line(fence, given.number)]
    return [*above, *start, *lines, Line(fence, lines[-1].number)]


def _holds_inserts_alone(writer: HtmlWriter, element: Element) -> bool:
    """Whether nothing but inserts is in *element*, which is then not needed around them."""
    begin, end = element.inner
    if not MARK.search(writer.text, begin, end) or words_of(writer.text, element).strip():
        return False
    return not any(one.name in _MEDIA for one in element.all())


def details(writer: HtmlWriter, element: Element) -> list[Line]:
    """What can be folded away, below its summary."""
    number = writer.number(element.begin)
    summary = next((one for one in element.elements() if one.name == "summary"), None)
    title, below = writer.one_line(summary) if summary else ("Details", [])
    if summary:
        place = element.children.index(summary)
        first = not writer.text[element.inner[0] : summary.begin].strip()
        # Blanks before it would make one text with those after it, and with it in between.
        element.children[0 if first else place : place + 1] = []
        if first:
            element.inner = (summary.end, element.inner[1])
    lines = writer.content(element)
    append(lines, below)
    fence = colons_for(lines)
    options = [":open:"] if "open" in element.attributes else []
    element.attributes.pop("open", None)
    given = writer.given(element)
    options += [f":class-container: {' '.join(given.classes)}"] if given.classes else []
    given.classes = []
    _, anchors = writer.job.braces(given, shown="HTML attribute")
    above = [Line(part, number) for name in anchors for part in (name, "")]
    head = [f"{fence}{{dropdown}} {title}", *options, ""]
    return [*above, *(Line(part, number) for part in head), *lines, Line(fence, number)]


def code(writer: HtmlWriter, element: Element) -> list[Line]:
    """Preformatted text."""
    number = writer.number(element.begin)
    code = next((one for one in element.elements() if one.name == "code"), element)
    text = words_of(writer.text, element).removeprefix("\n").rstrip()
    given = writer.given(element)
    if code is not element:
        given.classes += writer.given(code).classes
    block = Code([Line("", number)], given, text=f"{text}\n")
    lines = code_lines(writer.job, block, fence=True) if text.strip() else []
    inserts = [int(n) for n in MARK.findall(writer.text[slice(*element.inner)])]
    append(lines, writer.job.insert_lines(inserts, number))
    return lines


def colons_for(lines: Sequence[Line]) -> str:
    """Colons that nothing in *lines* closes."""
    runs = (len(run) for line in lines for run in _COLONS.findall(line.text))
    return ":" * (max(runs, default=2) + 1)


def heading(writer: HtmlWriter, element: Element, level: int) -> list[Line]:
    """A heading, and what comes after it."""
    number = writer.number(element.begin)
    text, below = writer.one_line(element, heading=True)
    given = writer.given(element)
    name, given.id = given.id, ""
    missing = writer.job.headings.note("", words_of(writer.text, element).strip(), name)
    if writer.links and text and "](" not in text:
        text = writer.linked(text, writer.links[-1])
    if not text:
        return below
    written, _ = writer.job.braces(given, shown="HTML attribute")
    made = writer.job.anchor(missing) if missing else ""
    above = [made, ""] if made else []
    above += [written] if written else []
    lines = [Line(part, number) for part in above]
    lines.append(Line(f"{'#' * level} {text}", number))
    append(lines, below)
    return lines

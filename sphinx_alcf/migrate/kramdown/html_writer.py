"""HTML that stands on its own, written in MyST where it has words for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown import (
    html_lists,
    html_media,
    html_parts,
    html_raw,
    html_tables,
    markup,
)
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.escaping import plain
from sphinx_alcf.migrate.kramdown.html_content import content
from sphinx_alcf.migrate.kramdown.html_tree import Element, Text, read_html
from sphinx_alcf.migrate.kramdown.joints import guarded
from sphinx_alcf.migrate.kramdown.lines import Line, after, append
from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_alcf.migrate.kramdown.html_tree import Comment
    from sphinx_alcf.migrate.kramdown.job import Job
    from sphinx_alcf.migrate.model import Found

_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_SECTIONS: Final = frozenset(
    """address article aside body center dialog div dir footer header hgroup html main nav
    section figure marquee applet""".split()
)
_BREAKS = re.compile(r"(?:<br\s*/?>|&nbsp;|\s|\N{NO-BREAK SPACE})*", re.I)


class HtmlWriter:
    """Writes the HTML of one text."""

    def __init__(self, job: Job, text: str, number: Callable[[int], int]) -> None:
        """*number* gives the line of the file for a place in *text*."""
        self.job = job
        self.text = text
        self.number = number
        self.links: list[Element] = []
        """Links around blocks that are open."""

    def write(self, begin: int, end: int, attributes: Attributes | None = None) -> list[Line]:
        """The lines for a part of the text; *attributes* are for its first element."""
        root = read_html(self.text, begin, end)
        first = next(root.elements(), None)
        if first is None:
            if self.text.startswith("<!--", begin):
                self.job.changed(self.number(begin), "comment", "A comment is left out.")
        else:
            self.job.changed(self.number(begin), f"<{first.name}>", "HTML is written in MyST.")
            if attributes:
                one = self.job.attributes(attributes)
                given = {**one.pairs, "class": " ".join(one.classes), "id": one.id}
                kept = first.attributes.get("class", "")
                given["class"] = f"{kept} {given['class']}".strip()
                first.attributes |= {key: value for key, value in given.items() if value}
        return self.blocks(root.children)

    def blocks(self, children: Sequence[Element | Text | Comment]) -> list[Line]:
        """The lines of *children*, with empty lines between the blocks that they are."""
        found: list[Line] = []
        run: list[Element | Text | Comment] = []
        for child in children:
            apart = isinstance(child, Element) and child.is_block
            if apart or (run and run[-1].end != child.begin):
                append(found, self._run(run))
                run = []
            if isinstance(child, Element) and apart:
                append(found, self._element(child))
            else:
                run.append(child)
        append(found, self._run(run))
        return found

    def content(self, element: Element) -> list[Line]:
        """What stands in *element*: HTML, or Markdown where it says so."""
        return content(self, element)

    def _run(self, run: Sequence[Element | Text | Comment]) -> list[Line]:
        """A paragraph of what stands between blocks."""
        if not run:
            return []
        begin, end = run[0].begin, run[-1].end
        return self.paragraph(begin, end)

    def paragraph(self, begin: int, end: int) -> list[Line]:
        """A part of the text that holds no block, as a paragraph and what comes after it."""
        if _BREAKS.fullmatch(self.text, begin, end):
            return []
        number = self.number(begin + len(self.text[begin:end]) - len(self.text[begin:end].lstrip()))
        figure = html_media.only_picture(self, begin, end, None)
        if figure is not None:
            return figure
        written, below = self.inline(begin, end)
        if self.links and written and "](" not in written:
            written = self.linked(written, self.links[-1])
        texts = [part for part in written.split("\n") if part.strip()]
        lines = [Line(text, number) for text in texts]
        append(lines, below)
        return lines

    def only_picture(
        self, begin: int, end: int, attributes: Attributes | None = None
    ) -> list[Line] | None:
        """The figure for a text that is one picture and nothing else, with these *attributes*."""
        figure = html_media.only_picture(self, begin, end, attributes)
        if figure is not None:
            message = "A picture in HTML is a figure."
            self.job.changed(self.number(begin), "<img>", message)
        return figure

    def inline(self, begin: int, end: int, *, heading: bool = False) -> tuple[str, list[Line]]:
        """A part of the text on lines without blanks around them, and what comes after it."""
        writer = SpanWriter(
            self.job, self.text[begin:end], lambda at: self.number(begin + at), heading=heading
        )
        parts = [part for line in writer.write_html().split("\n") if (part := line.strip(" \t"))]
        text = "\n".join(parts)
        number = self.number(begin)
        below = [*writer.below]
        append(below, self.job.insert_lines(writer.inserts, number))
        return (text if heading else guarded(text)), below

    def one_line(self, element: Element, *, heading: bool = False) -> tuple[str, list[Line]]:
        """What is in *element* on one line, and what comes after it."""
        if not element.has_block:
            text, below = self.inline(*element.inner, heading=heading)
            return text.replace("\n", " "), below
        texts, below = [], []
        for child in element.children:
            if isinstance(child, Element) and child.is_block:
                text, more = self.one_line(child, heading=heading)
            else:
                text, more = self.inline(child.begin, child.end, heading=heading)
            texts.append(text.replace("\n", " "))
            append(below, more)
        return " ".join(filter(None, texts)), below

    def plain(self, text: str) -> str:
        """*text* as MyST that shows it as it is, in brackets too."""
        return plain(text, self.job.known)

    def _linked_blocks(self, element: Element) -> list[Line]:
        """What a link around blocks holds: each text in it is a link."""
        href = element.attributes.pop("href", "")
        link = Element("a", element.begin, {"href": href})
        self.links.append(link)
        lines = html_parts.section(self, element)
        self.links.pop()
        return lines

    def linked(self, text: str, element: Element) -> str:
        """*text* as the text of the link *element* around it."""
        given = self.given(element)
        href = given.pairs.pop("href", "")
        if not href or not markup.balanced(text):
            return text
        number = self.number(element.begin)
        shown = markup.Shown(text, href, None, given, number, "HTML attribute")
        return markup.link(self.job, shown)

    def given(self, element: Element) -> Attributes:
        """The attributes of *element*."""
        found = Attributes(number=self.number(element.begin))
        for key in element.attributes:
            if key != "markdown":
                found.set(key, element.get(key))
        return found

    def with_attributes(self, element: Element, lines: list[Line]) -> list[Line]:
        """*lines* with the class and id of *element* before them; the rest is reported."""
        number = self.number(element.begin)
        written, anchors = self.job.braces(
            self.given(element), shown="HTML attribute", titled=element.name == "dl"
        )
        above = [Line(part, number) for name in anchors for part in (name, "")]
        return [*above, *([Line(written, number)] if written and lines else []), *lines]

    def _element(self, element: Element) -> list[Line]:
        name = element.name
        if name in _LEVELS:
            return html_parts.heading(self, element, _LEVELS[name])
        if name in {"ul", "ol", "menu", "dir"}:
            return html_lists.items(self, element)
        if name == "dl":
            return self.with_attributes(element, html_lists.definitions(self, element))
        if name == "table":
            return html_tables.table(self, element)
        if name in {"blockquote", "p", "pre", "hr", "details"}:
            return self._simple(element)
        if name in {"figure", "picture", "video", "iframe"}:
            found = html_media.medium(self, element)
            if found is not None:
                return found
        if name in html_raw.KEPT or name in {"video", "iframe"}:
            return html_raw.kept(self, element)
        if name in _SECTIONS:
            return html_parts.section(self, element)
        if name == "a":
            return self._linked_blocks(element)
        return self.content(element)

    def _simple(self, element: Element) -> list[Line]:
        name, number = element.name, self.number(element.begin)
        if name == "hr":
            return [Line("<hr />", number)]
        if name == "pre":
            return html_parts.code(self, element)
        if name == "details":
            return html_parts.details(self, element)
        lines = self.content(element)
        if name == "blockquote":
            lines = [after("> ", line) for line in lines]
        return self.with_attributes(element, lines)

    def report(self, kind: Found, element: Element, message: str) -> None:
        """Note something of *element* for the report."""
        self.job.report(kind, self.number(element.begin), f"<{element.name}>", message)

"""HTML for which MyST has no words: it stays, as a raw block that EPUB can hold, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.element_writer import xhtml_tag
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.html_scan import Kind, Scanner
from sphinx_alcf.migrate.kramdown.html_tree import words_of
from sphinx_alcf.migrate.kramdown.lines import Line, append
from sphinx_alcf.migrate.kramdown.table_writer import fence_for
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.html_tree import Element
    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter

KEPT: Final = frozenset(
    """audio base canvas embed fieldset form head link map math meta noscript object script style
    svg template textarea title""".split()
)
"""Elements that stay as they are."""

_CDATA: Final = {
    "script": ("//<![CDATA[\n", "\n//]]>\n"),
    "style": ("/*<![CDATA[*/\n", "\n/*]]>*/\n"),
}
"""What hides scripts and styles from XML."""


def kept(writer: HtmlWriter, element: Element) -> list[Line]:
    """*element* as raw HTML, and after it what was inserted there."""
    number = writer.number(element.begin)
    text = writer.text[element.begin : element.end]
    inserts = [int(found) for found in MARK.findall(text)]
    message = "MyST has no words for it: only HTML shows it."
    if words_of(writer.text, element).strip() and element.name not in {"svg", "math"}:
        message = "MyST has no words for it: only HTML has its text."
    _note_links(writer, element)
    writer.report(Found.KEPT_AS_HTML, element, message)
    lines = [Line(part, number) for part in xhtml(MARK.sub("", text)).split("\n") if part.strip()]
    fence = fence_for(lines)
    made = [Line(f"{fence}{{raw}} html", number), *lines, Line(fence, number)]
    append(made, writer.job.insert_lines(inserts, number))
    return made


def _note_links(writer: HtmlWriter, element: Element) -> None:
    """Ask for the files that it names, so that the report knows of those that are missing."""
    for one in (element, *element.all()):
        for key in ("src", "poster", "data"):
            if url := one.get(key):
                writer.job.link(url, writer.number(one.begin))


def xhtml(text: str) -> str:
    """*text* with tags as XML has them: all attributes with values, empty elements closed."""
    scanner = Scanner(text)
    parts, at = [], 0
    for tag in scanner.tags(0):
        if tag.kind is Kind.END and tag.name in _CDATA:
            begin, end = _CDATA[tag.name]
            inside = text[at : tag.begin]
            odd = ("<" in inside or "&" in inside) and "CDATA" not in inside
            parts.append(f"{begin}{inside}{end}" if odd else inside)
            at = tag.begin
        if tag.kind is not Kind.START:
            continue
        name = text[tag.begin + 1 : tag.begin + 1 + len(tag.name)]
        parts += [
            text[at : tag.begin],
            xhtml_tag(name, _cased(text, tag.begin, tag.end, tag.attributes), empty=tag.empty),
        ]
        at = tag.end
    return "".join([*parts, text[at:]])


def _cased(text: str, begin: int, end: int, attributes: dict[str, str]) -> dict[str, str]:
    """The attributes with their names as they were written: SVG has some with capitals."""
    source = text[begin:end]
    lower = source.lower()
    found = {}
    for key, value in attributes.items():
        at = lower.find(key)
        found[source[at : at + len(key)] if at >= 0 else key] = value
    return found

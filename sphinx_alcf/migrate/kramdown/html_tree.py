"""HTML as a tree, as browsers read it: end tags may be missing, and stray ones mean nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.html_scan import Kind, Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_alcf.migrate.kramdown.html_scan import Tag

BLOCKS: Final = frozenset(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main
    menu nav noscript object ol p picture pre section summary table tbody td tfoot th thead tr ul
    video audio canvas script style svg template embed math applet caption colgroup col link meta
    base title marquee""".split()
)
"""Elements that stand on their own."""
_CLOSED_BY: Final = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}),
    "tfoot": frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}),
    "option": frozenset({"option"}),
}
"""What a start tag ends, if it is open."""
_SCOPES: Final = frozenset({"ul", "ol", "menu", "dl", "table", "select", "div", "blockquote"})
_TABLES: Final = frozenset({"table", "thead", "tbody", "tfoot"})
_TAKES_TEXT: Final = frozenset({"script", "style", "textarea", "title"})
_DEEPEST: Final = 60


@dataclass(slots=True)
class Text:
    """Text between tags."""

    begin: int
    end: int


@dataclass(slots=True)
class Comment:
    """A comment, a doctype, or an end tag that ends nothing."""

    begin: int
    end: int


@dataclass(slots=True)
class Element:
    """An element; *begin* and *end* are its places with tags, *inner* without."""

    name: str
    begin: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | Text | Comment] = field(default_factory=list)
    inner: tuple[int, int] = (0, 0)
    end: int = 0
    has_block: bool = False
    """Whether an element that stands on its own is in it."""

    def elements(self) -> Iterator[Element]:
        """The elements in it, in their order."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self) -> Iterator[Element]:
        """The elements in it and in these."""
        for child in self.elements():
            yield child
            yield from child.all()

    def get(self, key: str) -> str:
        """An attribute without entities, or nothing."""
        return unescape(self.attributes.get(key, "")).strip()

    @property
    def is_block(self) -> bool:
        """Whether it stands on its own, or something in it does."""
        return self.name in BLOCKS or self.has_block


class _Builder:
    """Reads a part of a text."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self.root = Element("", begin, inner=(begin, end), end=end)
        self.opened = [self.root]
        self.counts: dict[str, int] = {}
        self.at = begin
        scanner = Scanner(text)
        for tag in scanner.tags(begin, end):
            self._text(tag.begin)
            if tag.kind is Kind.START:
                self._start(tag)
            elif tag.kind is Kind.END:
                self._end(tag)
            else:
                self.opened[-1].children.append(Comment(tag.begin, tag.end))
            self.at = max(self.at, tag.end)
        self._text(end)
        while len(self.opened) > 1:
            self._pop(end, end)

    def _text(self, end: int) -> None:
        if end > self.at:
            self.opened[-1].children.append(Text(self.at, end))
            self.at = end

    def _start(self, tag: Tag) -> None:
        self._imply(tag)
        if tag.name in {"td", "th"} and self.opened[-1].name in _TABLES:
            self._open(Element("tr", tag.begin, inner=(tag.begin, tag.begin)))
        element = Element(tag.name, tag.begin, dict(tag.attributes), inner=(tag.end, tag.end))
        element.end = tag.end
        if tag.name in BLOCKS:
            for around in self.opened:
                around.has_block = True
        if tag.empty or len(self.opened) >= _DEEPEST:
            self.opened[-1].children.append(element)
        else:
            self._open(element)

    def _open(self, element: Element) -> None:
        self.opened[-1].children.append(element)
        self.opened.append(element)
        self.counts[element.name] = self.counts.get(element.name, 0) + 1

    def _imply(self, tag: Tag) -> None:
        """End what the start tag *tag* ends."""
        if tag.name in BLOCKS and self.opened[-1].name == "p":
            self._pop(tag.begin, tag.begin)
        ended = _CLOSED_BY.get(tag.name)
        if not ended or not any(self.counts.get(name) for name in ended):
            return
        for at in range(len(self.opened) - 1, 0, -1):
            name = self.opened[at].name
            if name in _SCOPES:
                return
            if name in ended:
                while len(self.opened) > at:
                    self._pop(tag.begin, tag.begin)
                if tag.name not in {"tr", "tbody", "tfoot"}:
                    return

    def _end(self, tag: Tag) -> None:
        if not self.counts.get(tag.name):
            self.opened[-1].children.append(Comment(tag.begin, tag.end))
            return
        while self.opened[-1].name != tag.name:
            self._pop(tag.begin, tag.begin)
        self._pop(tag.begin, tag.end)

    def _pop(self, inner_end: int, end: int) -> None:
        element = self.opened.pop()
        self.counts[element.name] -= 1
        element.inner = (element.inner[0], inner_end)
        element.end = end


def read_html(text: str, begin: int, end: int) -> Element:
    """The HTML from *begin* to *end* as children of an element without a name."""
    return _Builder(text, begin, end).root


def words_of(text: str, element: Element) -> str:
    """The text of an element as readers see it, without inserts."""
    parts: list[str] = []
    waiting: list[Element | Text | Comment] = list(reversed(element.children))
    while waiting:
        one = waiting.pop()
        if isinstance(one, Text):
            parts.append(text[one.begin : one.end])
        elif isinstance(one, Element) and one.name not in _TAKES_TEXT:
            waiting += reversed(one.children)
    return unescape(MARK.sub("", "".join(parts)))

"""Tags in a text, found in linear time, and where an element ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.grammar import NAME, VOID_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(NAME)
_ATTRIBUTE = re.compile(rf"""[\s/]*+([@:]?{NAME})(?![^\s=/>])(?:\s*+=\s*+)?""")
_BARE = re.compile(r"""[^\s"'<>=`]++""")
_END = re.compile(r"\s*+(/?)\s*+>")
_END_TAG = re.compile(rf"</({NAME})\s*+>")
_RAW: Final = frozenset({"script", "style", "textarea", "title"})
"""Elements in which there are no tags."""


class Kind(Enum):
    """What a piece of HTML is."""

    START = "start"
    END = "end"
    COMMENT = "comment"
    OTHER = "other"
    """A doctype, a processing instruction, CDATA."""


@dataclass(slots=True)
class Tag:
    """A tag or a comment, from *begin* to *end*."""

    kind: Kind
    begin: int
    end: int
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    """Whether a start tag ends in ``/>``."""

    @property
    def empty(self) -> bool:
        """Whether no end tag belongs to it."""
        return self.closed or self.name in VOID_ELEMENTS


class Scanner:
    """Finds tags in one text; what is not closed is looked for once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent: dict[str, int] = {}
        self._ends: dict[int, int] | None = None

    def find(self, what: str, at: int) -> int:
        """The place of *what* from *at* on, or -1."""
        if at >= self._absent.get(what, len(self.text) + 1):
            return -1
        found = self.text.find(what, at)
        if found < 0:
            self._absent[what] = at
        return found

    def tag(self, at: int) -> Tag | None:
        """The tag or comment that begins with the ``<`` at *at*."""
        text = self.text
        if text.startswith("<!--", at):
            end = self.find("-->", at + 4)
            return Tag(Kind.COMMENT, at, end + 3) if end >= 0 else None
        if text.startswith("</", at):
            match = _END_TAG.match(text, at)
            return Tag(Kind.END, at, match.end(), match[1].lower()) if match else None
        if text.startswith(("<!", "<?"), at):
            closing = "?>" if text[at + 1] == "?" else ">"
            end = self.find(closing, at + 2)
            return Tag(Kind.OTHER, at, end + len(closing)) if end >= 0 else None
        return self._start(at)

    def _start(self, at: int) -> Tag | None:
        text = self.text
        name = _NAME.match(text, at + 1)
        if not name:
            return None
        tag = Tag(Kind.START, at, 0, name[0].lower())
        place = name.end()
        while not (end := _END.match(text, place)):
            attribute = _ATTRIBUTE.match(text, place)
            # A name of the tag alone has no blank before it.
            if not attribute or (text[place] not in " \t\r\n\f/" and place == name.end()):
                return None
            key, place = attribute[1].lower(), attribute.end()
            value = ""
            if attribute[0].rstrip().endswith("="):
                quote = text[place : place + 1]
                if quote in {'"', "'"}:
                    closing = self.find(quote, place + 1)
                    if closing < 0:
                        return None
                    value, place = text[place + 1 : closing], closing + 1
                elif bare := _BARE.match(text, place):
                    value, place = bare[0], bare.end()
                else:
                    return None
            # Of two of one name, browsers take the first.
            tag.attributes.setdefault(key, value)
        tag.end, tag.closed = end.end(), bool(end[1])
        return tag

    def tags(self, begin: int, end: int | None = None) -> Iterator[Tag]:
        """All tags and comments from *begin* to *end*."""
        stop = len(self.text) if end is None else end
        at = self.text.find("<", begin, stop)
        while at >= 0:
            tag = self.tag(at)
            if tag and tag.end <= stop:
                yield tag
                at = self._after(tag, stop)
            else:
                at += 1
            at = self.text.find("<", at, stop)

    def _after(self, tag: Tag, stop: int) -> int:
        """Where to look on after *tag*: what scripts and the like hold is no HTML."""
        if tag.kind is not Kind.START or tag.name not in _RAW or tag.closed:
            return tag.end
        closing = self.raw_end(tag)
        return closing if 0 <= closing <= stop else tag.end

    def raw_end(self, tag: Tag) -> int:
        """Where the end tag of a script or the like begins, or -1."""
        for spelt in (tag.name, tag.name.upper()):
            found = self.find(f"</{spelt}", tag.end)
            if found >= 0:
                return found
        return -1

    def element_end(self, begin: int) -> int | None:
        """The end of the element whose start tag is at *begin*, or ``None`` if it has none.

        An end tag ends what was opened last, and what it does not end, as in browsers; kramdown
        would take it for text.
        """
        if self._ends is None:
            self._ends = self._matched()
        return self._ends.get(begin)

    def _matched(self) -> dict[int, int]:
        ends: dict[int, int] = {}
        opened: list[Tag] = []
        count: dict[str, int] = {}
        for tag in self.tags(0):
            if tag.kind is Kind.START and tag.empty:
                ends[tag.begin] = tag.end
            elif tag.kind is Kind.START:
                opened.append(tag)
                count[tag.name] = count.get(tag.name, 0) + 1
            elif tag.kind is Kind.END and count.get(tag.name):
                while True:
                    start = opened.pop()
                    count[start.name] -= 1
                    ended = start.name == tag.name
                    ends[start.begin] = tag.end if ended else tag.begin
                    if ended:
                        break
        return ends

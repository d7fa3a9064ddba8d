"""A page of HTML, read into what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.markup import Element, parse
from tests.support.moved.content import Block, Content, Entry, Figure, Link
from tests.support.moved.dialects import Dialect, Selectors, matches
from tests.support.moved.parts import (
    HEADINGS,
    INLINE,
    NOTE,
    anchors_of,
    around,
    holds_media,
    media_of,
    text_of,
)
from tests.support.moved.words import SEAM, Words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable


def read_page(html: str, dialect: Dialect, is_internal: Callable[[str], bool]) -> Content:
    """What the page *html* shows. *is_internal* says whether an address is one of the site."""
    root = parse(html)
    found = [
        element for name in dialect.main for element in root.walk() if matches(element, (name,))
    ]
    reader = _Reader(dialect, is_internal)
    reader.content.bare = not found
    main = found[0] if found else root
    reader.walk(main)
    reader.flush()
    for element in root.walk():
        if matches(element, dialect.beyond):
            reader.walk_children(element)
    reader.content.anchors = dict(anchors_of(main, dialect))
    return reader.content


class _Reader:
    """Walks through a page once, and notes what it meets."""

    def __init__(self, dialect: Dialect, is_internal: Callable[[str], bool]) -> None:
        self.content = Content()
        self.dialect = dialect
        self.is_internal = is_internal
        self._pieces: list[str] = []
        self._cell = False
        self._optional = False

    def flush(self) -> None:
        """End the block that has begun."""
        text, self._pieces = "".join(self._pieces), []
        if words := words_of(text):
            self.content.blocks.append(Block(words, text, self._cell, self._optional))

    def walk_children(self, element: Element) -> None:
        """Walk through what is inside, numbers before their labels."""
        first = self.dialect.first
        children = element.children
        if first and any(isinstance(it, Element) and matches(it, first) for it in children):
            children = sorted(
                children, key=lambda it: not (isinstance(it, Element) and matches(it, first))
            )
        for child in children:
            if isinstance(child, str):
                self._pieces.append(child)
            else:
                self.walk(child)

    def walk(self, element: Element) -> None:
        """Walk through an element."""
        dialect = self.dialect
        if matches(element, dialect.skipped) or matches(element, dialect.labels):
            self._note_media(element)
        elif matches(element, dialect.note_references):
            self._pieces.append(NOTE)
        elif matches(element, dialect.note_lists):
            self.flush()
            self._read_notes(element)
        elif matches(element, dialect.heroes):
            self._note_inside(element)
            self.content.heroes.append(self._figure(element))
        elif matches(element, dialect.teasers):
            self._note_entry(element)
        elif not self._is_entry(element):
            self._walk_text(element)

    def _walk_text(self, element: Element) -> None:
        self._note(element)
        parted = matches(element, (*self.dialect.optional, *self.dialect.parted))
        if element.tag in INLINE and not parted:
            seam = SEAM if element.tag in {"sub", "sup"} else ""
            self._pieces.append(seam)
            self.walk_children(element)
            self._pieces.append(seam)
            return
        self.flush()
        before = self._cell, self._optional
        self._cell |= element.tag in {"td", "th"}
        self._optional |= matches(element, self.dialect.optional)
        self.walk_children(element)
        self.flush()
        self._cell, self._optional = before

    def _note(self, element: Element) -> None:
        """Note what the element is, but for its words."""
        href = element.attrs.get("href")
        if element.tag == "a" and href is not None:
            self.content.links.append(Link(href, self._words(element)))
        if element.tag == "figure" and holds_media(element):
            self.content.figures.append(self._figure(element))
        self.content.media += media_of(element)

    def _note_media(self, element: Element) -> None:
        for inside in (element, *element.walk()):
            self.content.media += media_of(inside)

    def _note_inside(self, element: Element) -> None:
        """Note media and links of what is shown elsewhere."""
        for inside in element.walk():
            skipped = any(
                matches(outer, self.dialect.skipped) for outer in (inside, *around(inside))
            )
            self.content.media += media_of(inside)
            href = inside.attrs.get("href")
            if inside.tag == "a" and href is not None and not skipped:
                self.content.links.append(Link(href, self._words(inside)))

    def _figure(self, element: Element) -> Figure:
        media = tuple(medium.src for inside in element.walk() for medium in media_of(inside))
        caption: list[str] = []
        credit: list[str] = []
        for under in element.all("figcaption"):
            lines = [it for it in under.walk() if matches(it, self.dialect.credits)]
            credit += [word for it in lines for word in self._words(it)]
            caption += self._words(under, without=self.dialect.credits)
        return Figure(media, tuple(caption), tuple(credit))

    def _read_notes(self, element: Element) -> None:
        for inside in element.walk():
            if matches(inside, self.dialect.notes):
                # docutils has the number as a label.
                self.content.notes.append(self._words(inside, without=("span.label",)))
                self._note_inside(inside)

    def _note_entry(self, element: Element) -> None:
        self.flush()
        self._note_media(element)
        links = [it for it in element.all("a", href=True) if self._words(it)]
        words = self._words(element)
        href = links[0].attrs["href"] if links else ""
        self._add_entry(href, self._words(links[0]) if links else (), words)

    def _add_entry(self, href: str, title: Words, words: Words) -> None:
        # Entries between which nothing is said are one list.
        self.content.entries.append(Entry(href, title, words, len(self.content.blocks)))

    def _is_entry(self, element: Element) -> bool:
        """Note an item or a heading that is no more than a link to a page; lists in it follow."""
        if element.tag != "li" and element.tag not in HEADINGS:
            return False
        lists = ("ul", "ol")
        own = self._words(element, without=lists)
        links = [
            it
            for it in element.all("a", href=True)
            if not any(outer.tag in lists for outer in around(it, element))
            and not matches(it, self.dialect.skipped)
        ]
        if len(links) != 1 or not own or self._words(links[0]) != own:
            return False
        href = links[0].attrs["href"]
        if not self.is_internal(href):
            return False
        self.flush()
        self._add_entry(href, own, own)
        for inside in element.children:
            if isinstance(inside, Element) and inside.tag in lists:
                self.walk(inside)
        return True

    def _words(self, element: Element, without: Selectors = ()) -> Words:
        """The words inside, without what is skipped."""
        skipped = (*self.dialect.skipped, *self.dialect.labels, *without)
        return words_of(text_of(element, skipped, self.dialect.note_references))

"""What a part of a page says, shows and is known by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from tests.support.markup import Element
from tests.support.moved.content import Heading, Medium
from tests.support.moved.dialects import Dialect, Selectors, matches
from tests.support.moved.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins"),
        *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
        *("var", "wbr", "font", "tt"),
    }
)
"""Elements that part no words (HTML standard, 4.5)."""

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NOTE: Final = " \N{ASTERISM} "
"""What stands in the words for a reference to a footnote."""


def text_of(element: Element, skipped: Selectors, references: Selectors) -> str:
    """The text inside *element*, without what is *skipped*; :data:`NOTE` for *references*."""
    pieces: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif matches(child, references):
            pieces.append(NOTE)
        elif not matches(child, skipped):
            inside = text_of(child, skipped, references)
            pieces.append(inside if child.tag in INLINE else f" {inside} ")
    return "".join(pieces)


def media_of(element: Element) -> list[Medium]:
    """The media that an element itself shows."""
    attrs = element.attrs
    if player := attrs.get("data-player"):
        return [Medium(player)]
    if element.tag in {"img", "iframe", "video", "source", "embed"} and attrs.get("src"):
        return [Medium(attrs["src"], attrs.get("alt", "") if element.tag == "img" else "")]
    return []


def holds_media(figure: Element) -> bool:
    """Whether it is a figure of media, and none that holds others."""
    inside = list(figure.walk())
    if any(it.tag == "figure" for it in inside):
        return False
    return any(media_of(it) or it.tag == "figcaption" for it in inside)


def around(element: Element, until: Element | None = None) -> Iterator[Element]:
    """The elements around one, from the inside out, up to *until* and without it."""
    outer = element.parent
    while outer is not None and outer is not until:
        yield outer
        outer = outer.parent


def anchors_of(main: Element, dialect: Dialect) -> Iterator[tuple[str, Heading | None]]:
    """Each id with the heading that begins there, before any other words."""
    seen: Counter[Words] = Counter()
    waiting: list[str] = []

    def visit(element: Element) -> Iterator[tuple[str, Heading | None]]:
        if name := element.attrs.get("id"):
            waiting.append(name)
        if element.tag in HEADINGS and not matches(element, dialect.skipped):
            waiting.extend(it.attrs["id"] for it in element.walk() if it.attrs.get("id"))
            words = words_of(text_of(element, (*dialect.skipped, *dialect.labels), ()))
            heading = Heading(words, seen[words])
            seen[words] += 1
            yield from ((name, heading) for name in waiting)
            waiting.clear()
            return
        for child in element.children:
            if isinstance(child, Element):
                yield from visit(child)
            elif child.strip():
                yield from ((name, None) for name in waiting)
                waiting.clear()

    for child in main.children:  # the frame's own id is none of the text's
        if isinstance(child, Element):
            yield from visit(child)
    yield from ((name, None) for name in waiting)

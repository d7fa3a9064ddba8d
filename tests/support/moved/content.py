"""What a page shows to its readers, as data; addresses are those of the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.moved.words import Words


@dataclass(frozen=True)
class Block:
    """Words that stand together: a paragraph, a heading, a cell of a table."""

    words: Words
    text: str
    cell: bool = False
    optional: bool = False
    """Whether the new site may say this of its own accord."""


@dataclass(frozen=True)
class Link:
    """A link within the text."""

    href: str
    words: Words


@dataclass(frozen=True)
class Entry:
    """A page in a list of pages: a teaser, or a line of contents."""

    href: str
    title: Words
    words: Words
    """All of it, the title too."""
    group: int = 0
    """The same for all entries of one list."""


@dataclass(frozen=True)
class Medium:
    """A picture, a video file or a frame, with the text alternative of a picture."""

    src: str
    alt: str = ""


@dataclass(frozen=True)
class Figure:
    """Media with their caption and credit, without the label of the credit."""

    media: tuple[str, ...]
    caption: Words = ()
    credit: Words = ()


@dataclass(frozen=True)
class Heading:
    """A heading by its words, and the how-manieth with these words it is."""

    words: Words
    number: int


@dataclass
class Content:
    """A page; each list in the order of the page."""

    blocks: list[Block] = field(default_factory=list)
    """The words, without entries, notes, and the texts of heroes."""
    links: list[Link] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    media: list[Medium] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    heroes: list[Figure] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)
    """Footnotes."""
    anchors: dict[str, Heading | None] = field(default_factory=dict)
    """Every id, with the heading at which a reader arrives there, if any."""
    bare: bool = False
    """Whether the page has no frame: Jekyll could not read its head."""

    @property
    def words(self) -> list[str]:
        """The words of all blocks."""
        return [word for block in self.blocks for word in block.words]

    @property
    def optional(self) -> list[bool]:
        """For each of :attr:`words`, whether it need not be there."""
        return [block.optional for block in self.blocks for _ in block.words]

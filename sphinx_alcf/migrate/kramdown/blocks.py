"""The blocks of a page as kramdown sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.lines import Source

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.lines import Line


@dataclass(slots=True)
class Block:
    """A block, and the lines that it takes."""

    lines: list[Line]
    attributes: Attributes = field(default_factory=Attributes)


@dataclass(slots=True)
class Blank(Block):
    """Empty lines."""


@dataclass(slots=True)
class Gone(Block):
    """Lines that show nothing and end what is before them: a definition, an attribute list."""

    ends: bool = False
    """Whether a block that needs an empty line before it may follow (``^``)."""
    takes_attributes: bool = False
    """Whether an attribute list after it is its own, as for the definition of a link."""


@dataclass(slots=True)
class Paragraph(Block):
    """Text."""

    box: str = ""
    """The box of a task, with which it begins."""


@dataclass(slots=True)
class Heading(Block):
    """A heading; its text is a part of the first line."""

    level: int = 1
    text: str = ""
    id: str = ""


@dataclass(slots=True)
class Rule(Block):
    """A horizontal rule."""


@dataclass(slots=True)
class Code(Block):
    """Code, in a fence or indented."""

    text: str = ""
    """Without what indents it, ending in a line break or empty."""
    fence: str = ""
    """The signs that open it; empty where it is indented."""
    language: str = ""


@dataclass(slots=True)
class Math(Block):
    """A formula in ``$$``."""

    text: str = ""


@dataclass(slots=True)
class Quote(Block):
    """A block quotation."""

    children: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An item of a list, or a definition."""

    lines: list[Line]
    marker: str
    """What stands before its first line's text, such as ``-``, with blanks before it."""
    attributes: Attributes = field(default_factory=Attributes)
    children: list[Block] = field(default_factory=list)
    cut: int = 0
    """The line at which a list begins that nothing above it may hold."""


@dataclass(slots=True)
class Items(Block):
    """A list."""

    ordered: bool = False
    items: list[Item] = field(default_factory=list)
    sign: str = ""
    """The bullet, or what stands after its numbers, as it was written in MyST."""


@dataclass(slots=True)
class Entry:
    """Terms and what they mean."""

    terms: list[Line]
    attributes: list[Attributes]
    loose: bool = False
    """Whether an empty line stands between the terms and what they mean."""
    definitions: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Definitions(Block):
    """A list of definitions."""

    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Table(Block):
    """A table; rows are lists of cells."""

    head: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    foot: list[list[str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Which of the table's lines its rows are, head first."""
    alignment: list[str] = field(default_factory=list)
    bodies: int = 1
    """How many groups of rows rules make of the body."""


@dataclass(slots=True)
class Html(Block):
    """An element, a comment, or what ``{::nomarkdown}`` holds."""

    source: Source = field(default_factory=lambda: Source([]))
    begin: int = 0
    end: int = 0
    """Where it is in its source."""


@dataclass(slots=True)
class Footnote(Block):
    """The text of a footnote."""

    label: str = ""
    children: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class LinkDefinition(Block):
    """``[label]: address "title"``."""

    label: str = ""
    url: str = ""
    title: str | None = None


@dataclass(slots=True)
class Insert(Block):
    """Inserts on a line of their own."""

    numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Known:
    """What a page defines, wherever on it."""

    links: dict[str, LinkDefinition] = field(default_factory=dict)
    """By label, in small letters; of two of one label the last counts."""
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Attributes] = field(default_factory=dict)
    block_html: bool = False
    """Whether Markdown is read in HTML (``parse_block_html``)."""
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    """What could not be read: a line of the file, what it is, and a sentence."""


def link_label(text: str) -> str:
    """What stands for a link's label: letters are small, white space is one blank."""
    return " ".join(text.split()).lower()

"""What stands within a line of text, as kramdown sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.attributes import Attributes

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.html_scan import Tag


class Sort(Enum):
    """What a span is."""

    ROOT = "root"
    TEXT = "text"
    ESCAPE = "escape"
    """A backslash and the sign after it."""
    BREAK = "break"
    ENTITY = "entity"
    SYMBOL = "symbol"
    """Dashes, dots, angle quotes: ``--``, ``...``, ``<<``."""
    CODE = "code"
    EM = "em"
    STRONG = "strong"
    DELETED = "deleted"
    LINK = "link"
    IMAGE = "image"
    AUTOLINK = "autolink"
    ELEMENT = "element"
    COMMENT = "comment"
    """Also what ``{::comment}`` holds: nothing that is shown."""
    RAW = "raw"
    """What ``{::nomarkdown}`` holds."""
    FOOTNOTE = "footnote"
    MATH = "math"
    INSERT = "insert"


@dataclass(slots=True)
class Span:
    """A part of a text, from *begin* to *end*."""

    sort: Sort
    begin: int
    end: int
    children: list[Span] = field(default_factory=list)
    inner: tuple[int, int] = (0, 0)
    """Where the text is that the children are of, or the code."""
    value: str = ""
    """The code, the address of a link, the label of a footnote."""
    title: str | None = None
    label: str = ""
    """The label of a link that has its address elsewhere."""
    attributes: Attributes = field(default_factory=Attributes)
    tag: Tag | None = None
    closed: bool = True
    """Whether an element has its end tag."""

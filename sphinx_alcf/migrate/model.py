"""A Jekyll site as it lies on disk, in types; nothing here knows how its pages are rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePosixPath

    from sphinx_alcf.jekyll.tags import Include

MARKDOWN: Final = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd")
"""The endings of files that Jekyll takes for Markdown."""

EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Found(Enum):
    """What the report tells of a place in the old site; the value is its heading's key."""

    CHANGED = "changed"
    """A construct that was rewritten."""
    KEPT_AS_HTML = "kept_as_html"
    """A construct for which MyST has no words: it stands in a raw HTML block."""
    NOT_UNDERSTOOD = "not_understood"
    """A construct that could not be read; its text is kept as it was."""
    LEFT_OUT = "left_out"
    """A file that is no part of the site: a draft, ``published: false``, a README."""
    UNREADABLE = "unreadable"
    """A file that could not be read, or only in part."""
    BROKEN_LINK = "broken_link"
    """A link within the site that leads nowhere."""
    BROKEN_MEDIA = "broken_media"
    """A picture or video that is nowhere."""
    UNUSED_MEDIA = "unused_media"
    """A file that no page uses: it is not copied."""
    DUPLICATE_MEDIA = "duplicate_media"
    """A file with the same bytes as another: it is copied once."""
    LARGE_MEDIA = "large_media"
    """A file of more than 1 MB."""
    NO_ALT = "no_alt"
    """A picture without a text alternative (WCAG 2.2, 1.1.1)."""
    ADDRESS = "address"
    """An address that cannot be kept, or that two pages claim."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is said: a path in the old site with forward slashes, a line from 1 or 0."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        """``path:line``, as editors and terminals read it."""
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry of the report."""

    kind: Found
    place: Place
    construct: str
    """What it is, in a word or two, by which entries are counted: ``for loop``, ``{: .class}``."""
    message: str = ""
    """What was done, or what is to be done, in one sentence."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML at the head of a page."""

    text: str
    """As written, without the two rules, ending in a line break or empty."""
    data: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """What YAML makes of it; of broken YAML, the keys that could be read."""
    sound: bool = True
    """Whether all of it could be read."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A file that Jekyll makes a page of: one with front matter."""

    path: PurePosixPath
    """From the site's folder."""
    front: FrontMatter
    body: str
    """What follows the front matter, with ``\\n`` for line ends."""
    body_line: int
    """The line of the file in which *body* begins, from 1."""
    url: str
    """Its address for Jekyll, such as ``/features/theta``; a leading slash, no site's address."""
    address: str
    """The file that Jekyll makes of it, such as ``features/theta.html``; no leading slash, and
    empty in a collection that is not written."""
    collection: str = ""
    """The collection's label, empty for a page in none."""
    served: str = ""
    """The file that Jekyll really made, where its front matter is broken; else empty."""
    defaults: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """What ``defaults`` of ``_config.yml`` says of it."""

    @property
    def data(self) -> Mapping[str, Any]:
        """Its front matter, completed with the defaults."""
        return {**self.defaults, **self.front.data} if self.defaults else self.front.data

    @property
    def is_document(self) -> bool:
        """Whether readers see it as a page: a feed or a style sheet is none."""
        return self.address.endswith(".html")

    @property
    def is_markdown(self) -> bool:
        """Whether kramdown reads it; other pages are HTML, or text."""
        return self.path.suffix.lower() in MARKDOWN

    def place(self, line: int = 0) -> Place:
        """A place in its file; *line* counts from 1 in the file."""
        return Place(self.path.as_posix(), line)


@dataclass(frozen=True, slots=True)
class SourceSite:
    """All that was read of a Jekyll site."""

    root: Path
    config: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """``_config.yml``, with the collections that underscore folders make."""
    data: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    """``site.data``: the files of ``_data`` by name, folders as mappings."""
    pages: tuple[SourcePage, ...] = ()
    """In the order of their paths."""
    includes: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """The texts of ``_includes`` by path, such as ``asides/about.md``."""
    layouts: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """The texts of ``_layouts`` by name, such as ``page``."""
    files: tuple[PurePosixPath, ...] = ()
    """The files that Jekyll copies as they are, in the order of their paths."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class IncludeInsert:
    """An include of the family, to become a directive."""

    include: Include
    line: int
    """The line of the page's file in which the tag begins, from 1."""


@dataclass(frozen=True, slots=True)
class TeasersInsert:
    """A loop that showed pages, to become a list of teasers."""

    pages: tuple[SourcePage, ...]
    """Those it showed, in its order."""
    line: int


@dataclass(frozen=True, slots=True)
class DirectiveInsert:
    """A directive whose text is ready, without a line break at its end."""

    text: str
    line: int


Insert = IncludeInsert | TeasersInsert | DirectiveInsert

OPEN: Final = "\ufdd0"
CLOSE: Final = "\ufdd1"
"""They enclose the number of an insert in a text. Unicode's noncharacters (section 23.7 of the
standard) stand in no text that is for interchange; where a file has them they are replaced."""


def mark(number: int) -> str:
    """What stands in a text for the insert of this number."""
    return f"{OPEN}{number}{CLOSE}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's body after Liquid: Markdown or HTML, with marks where inserts belong."""

    text: str
    """Each mark stands in it once. What looks like Liquid still is text. What ``markdownify`` made
    is Markdown in an element with ``markdown="1"``, as kramdown reads it."""
    inserts: tuple[Insert, ...] = ()
    lines: tuple[int, ...] = ()
    """For each line of *text*, the line of the page's file that it comes from; from 1."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was made, and what there is to report of it."""

    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchors:
    """To what on a page links can lead."""

    names: frozenset[str] = frozenset()
    """The fragments that MyST finds."""
    moved: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    """For each id of the old page that MyST does not find, the one that stands for it."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page in MyST, what there is to report of it, and its anchors."""

    text: str
    findings: tuple[Finding, ...] = ()
    anchors: Anchors = field(default_factory=Anchors)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link of the old site leads in the new one."""

    target: str
    """As it is written in the page: a relative path with ``.md``, a fragment, or an address."""
    findings: tuple[Finding, ...] = field(default=())

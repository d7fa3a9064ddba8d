"""What is known of a text while it is written: which pages it links to, and whose words it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.values import Address

if TYPE_CHECKING:
    from sphinx_alcf.migrate.liquid.output import Out
    from sphinx_alcf.migrate.liquid.trace import Look
    from sphinx_alcf.migrate.model import SourcePage

Span = tuple[int, int]

_TARGET: Final = re.compile(
    # A link's address in HTML, in Markdown, and in a definition of Markdown.
    r"""(?:href\s*=\s*["']?|\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:\s*)(?P<before>[^\s"'<>()]*)$""",
    re.I | re.X | re.M,
)
_LINK: Final = re.compile(r"<a\b[^<>]*\bhref\s*=|\]\(", re.I)
_IN_TAG: Final = re.compile(r"<[A-Za-z/][^<>]*$|\]\([^()\s]*$")
_WORDS: Final = re.compile(r"\w")


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit."""
    return bool(_WORDS.search(text))


@dataclass(slots=True)
class Round:
    """One round of a loop, or what a ``capture`` holds. Spans are of the text of *out*."""

    out: Out
    home: str = ""
    """The site's own address: a link that begins with another leads out of it."""
    pages: list[SourcePage] = field(default_factory=list)
    """Those that are linked to, in order, each as often as it is."""
    addresses: list[SourcePage] = field(default_factory=list)
    """Those whose addresses stand elsewhere."""
    links: list[Span] = field(default_factory=list)
    """Where the addresses of those stand."""
    own: list[Span] = field(default_factory=list)
    """Where addresses and titles of pages stand."""
    data: list[Span] = field(default_factory=list)
    """Where other words of pages stand."""
    looks: list[Look] = field(default_factory=list)
    """Of which pages those words are."""
    foreign: bool = False
    """Whether there are words of no page, or a whole body."""
    parts: list[Span] = field(default_factory=list)
    """What conditions let pass, the outermost that have no address or title."""
    inner: list[SourcePage] = field(default_factory=list)
    """The pages that lists of teasers show which stand within."""
    kept: bool = False
    """Whether links to pages stand within that are no teasers."""

    def wrote(self, value: object, text: str, looks: tuple[Look, ...]) -> None:
        """Note that *value* is written as *text*; by *looks* it was made."""
        span = (self.out.size, self.out.size + len(text))
        tail = self.out.tail()
        if isinstance(value, Address) and value.pages and self._links(tail, text):
            self.pages += value.pages
            self.links.append(span)
            self.own.append(span)
            return
        if isinstance(value, Address):
            self.addresses += value.pages
        if not _IN_TAG.search(tail):
            if has_words(text):
                self.words(span, looks)
        elif looks:
            # A picture, say.
            self.data.append(span)

    def _links(self, before: str, text: str) -> bool:
        """Whether an address in *text*, after *before*, is where a link leads."""
        match = _TARGET.search(before)
        if match is None:
            return bool(_LINK.search(text))
        start = match["before"]
        return "?" not in start and (":" not in start or start.startswith(self.home or "/"))

    def words(self, span: Span, looks: tuple[Look, ...]) -> None:
        """Note words that readers see, or a picture."""
        keys = {look.key for look in looks}
        if len({look.page.path for look in looks}) != 1 or keys & {"content", "output"}:
            self.foreign = True
        elif "title" in keys:
            self.own.append(span)
        else:
            self.data.append(span)
        self.looks += looks

    def part(self, start: int) -> None:
        """Note that a condition has let pass what was written since *start*.

        Where that holds an address or a title, only the conditions within may be of no page.
        """
        if self.out.size > start and not any(first >= start for first, _ in self.own):
            self.parts = [span for span in self.parts if span[0] < start]
            self.parts.append((start, self.out.size))

    def absorb(self, other: Round, shift: int, *, taken: bool) -> None:
        """Note what *other* has, whose text begins at *shift*. *taken*: as a list of teasers."""
        if taken:
            self.inner += other.pages or other.inner
            return
        self.links += _shifted(other.links, shift)
        self.own += _shifted(other.own, shift)
        self.data += _shifted(other.data, shift)
        self.looks += other.looks
        self.foreign |= other.foreign
        self.inner += other.inner
        self.kept |= other.kept or bool(other.pages)


def _shifted(spans: list[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]

"""The includes of the Jekyll family that hold words: standfirst, numbers, facts."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.jekyll.kinds import Kind, clean, nothing_given
from sphinx_alcf.story.blocks import read_facts, read_intro, read_stats
from sphinx_alcf.story.entries import numbered_entries
from sphinx_alcf.story.model import Inline, Markup
from sphinx_alcf.story.read import Read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.blocks import Intro
    from sphinx_alcf.story.entries import Entry
    from sphinx_alcf.story.players import Hosts


@dataclass(frozen=True, slots=True)
class IntroKind(Kind):
    """A standfirst."""

    @property
    def params(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return self.needs

    def read(self, include: Include, *, hosts: Hosts, line: int) -> Read[Intro]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        missing = nothing_given(include, self, self.needs, line)
        if missing is not None:
            return Read(None, missing)
        text = clean(include.params["blurb"]) or ""
        return read_intro(Inline(text, Markup.HTML, line), line=line)


@dataclass(frozen=True, slots=True)
class ListKind(Kind):
    """A list whose entries are numbered parameters: ``figure-1``, ``label-1`` and so on."""

    parts: tuple[str, ...]
    """What an entry has beside what it needs, without the number."""
    most: int
    """How many entries Jekyll's include shows."""
    reads: Callable[[Sequence[Entry], int], Read[Any]]
    """The function that makes the model."""

    @property
    def shown_needs(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return (f"{self.needs[0]}-1",)

    @property
    def params(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        names = (*self.needs, *self.parts)
        return tuple(f"{name}-{n}" for n in range(1, self.most + 1) for name in names)

    def knows(self, key: str) -> bool:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`. Numbers have no end."""
        name, _, number = key.rpartition("-")
        return name in {*self.needs, *self.parts} and number.isdecimal()

    def read(self, include: Include, *, hosts: Hosts, line: int) -> Read[Any]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`. More than *most* are shown."""
        (head,) = self.needs
        entries = numbered_entries(include.params, head, self.parts, line)
        if not entries:
            first = nothing_given(include, self, self.shown_needs, line)
            return Read(None, first or ())
        read = self.reads(entries, line)
        if len(entries) <= self.most:
            return read
        message = (
            f"{include.name} has {len(entries)} entries, of which a Jekyll site shows {self.most}: "
            "put the others into a second one."
        )
        return read._replace(problems=(*read.problems, Problem(Warn.INCLUDE, message, line)))


TEXT_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "txt-intro.html": IntroKind("A standfirst in the text.", ("blurb",)),
        "txt-fig.html": ListKind(
            "One to three large numbers.",
            ("figure",),
            ("label", "note"),
            3,
            lambda entries, line: read_stats(entries, line=line),
        ),
        "txt-meta.html": ListKind(
            "Up to six names with their values.",
            ("name",),
            ("value",),
            6,
            lambda entries, line: read_facts(entries, line=line),
        ),
    }
)
"""The includes of words, by the name as it is written."""

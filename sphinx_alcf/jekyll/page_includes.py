"""The includes of the Jekyll family that show where they stand what front matter says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_alcf.jekyll.kinds import Kind
from sphinx_alcf.story.read import Read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts


class OfPage(Enum):
    """What a page's own words are shown of."""

    PUBLICATIONS = "publications"
    CATEGORIES = "categories"
    BREADCRUMBS = "breadcrumbs"
    """The theme shows them by itself: the include shows nothing."""


@dataclass(frozen=True, slots=True)
class PageKind(Kind):
    """Something that the page has, without parameters."""

    shows: OfPage

    @property
    def params(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return ()

    def read(self, include: Include, *, hosts: Hosts, line: int) -> Read[OfPage]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return Read(self.shows)


PAGE_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "txt-pubs.html": PageKind(
            "The publications of the page, here instead of at its end.", (), OfPage.PUBLICATIONS
        ),
        "txt-cat.html": PageKind(
            "The categories of the page, here instead of over its title.", (), OfPage.CATEGORIES
        ),
        "txt-breadcrumbs.html": PageKind(
            "Nothing: the theme shows breadcrumbs by itself.", (), OfPage.BREADCRUMBS
        ),
    }
)
"""The includes by their names as they are written."""

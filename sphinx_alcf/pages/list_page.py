"""A page of a list that no document makes, as it is known before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from sphinx_alcf.site.groups import Group
    from sphinx_alcf.site.record import PageRecord
    from sphinx_alcf.site.tree import Item


class Initial(NamedTuple):
    """A letter with which groups begin, and where the first of them stands."""

    letter: str
    page: str
    anchor: str


class ListPage(NamedTuple):
    """A page of a list, or of links to lists."""

    name: str
    title: Markup
    record: PageRecord
    """What is known of the page that it follows; of others that they are stories."""
    parent: str | None = None
    """The document under which it stands."""
    above: tuple[tuple[str, str], ...] = ()
    """Pages under which it stands that no document makes: title and name of each."""
    pages: tuple[Item, ...] = ()
    """What it shows."""
    first: str = ""
    """The name of the list's first page."""
    place: int = 1
    places: int = 1
    groups: tuple[Group, ...] = ()
    """The lists that it leads to, where it shows no documents."""
    initials: tuple[Initial, ...] = ()
    """The letters with which these begin, on all pages of the list."""

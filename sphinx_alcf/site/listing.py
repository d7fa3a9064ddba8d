"""Which pages a list shows, for ``teasers``, tags, years and feeds.

All is looked up in an index that is made once a build, so that a list costs no more than what it
shows, and a build no more than its pages.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx.util.matching import patfilter

from sphinx_alcf.once import Once
from sphinx_alcf.site.domain import AlcfDomain, get_domain
from sphinx_alcf.site.tree import Item, reading_order, toctree_entries
from sphinx_alcf.story.listing import tag_key, title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.site.record import PageRecord
    from sphinx_alcf.story.listing import Listing

_NO_TITLES: Mapping[str, str] = MappingProxyType({})


@Once
def index_of(env: BuildEnvironment) -> Index:
    """The index of a site whose pages have all been read."""
    return Index(env, get_domain(env))


class Index:
    """What a site has, ready to be looked up. Each part is made when it is first asked for."""

    def __init__(self, env: BuildEnvironment, domain: AlcfDomain) -> None:
        self.env = env
        self.domain = domain

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Every document, and its place in the order in which the site is read."""
        return {docname: place for place, docname in enumerate(reading_order(self.env))}

    @cached_property
    def entries(self) -> Mapping[str, tuple[Item, ...]]:
        """What is right below a page, in the order of its ``toctree``.

        A page that several name is below that which is highest.
        """
        root = self.env.config.root_doc
        found: dict[str, tuple[Item, ...]] = {}
        seen = {root}
        waiting = deque([root])
        while waiting:
            parent = waiting.popleft()
            below: dict[str, Item] = {}
            for item in toctree_entries(self.env, parent):
                below.setdefault(item.page, item)
            new = tuple(item for item in below.values() if item.page not in seen)
            if new:
                found[parent] = new
            pages = [item.page for item in new if not item.is_outside]
            seen.update(pages)
            waiting += pages
        return found

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The page below which a page is."""
        return {docname: above for above, below in self.children.items() for docname in below}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The documents right below a page."""
        found = {
            parent: tuple(item.page for item in below if not item.is_outside)
            for parent, below in self.entries.items()
        }
        return {parent: below for parent, below in found.items() if below}

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The pages of each tag, by :func:`~sphinx_alcf.story.listing.tag_key`, as it is read."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for docname in self.places:
            for key in dict.fromkeys(map(tag_key, self.domain.page(docname).tags)):
                found[key].append(docname)
        return {key: tuple(pages) for key, pages in found.items()}

    def fitting(self, pattern: str) -> frozenset[str]:
        """The documents whose name fits a pattern; lists of many pages may have the same."""
        if pattern not in self._fitting:
            self._fitting[pattern] = frozenset(patfilter(self.places, pattern))
        return self._fitting[pattern]

    @cached_property
    def _fitting(self) -> dict[str, frozenset[str]]:
        return {}

    def below(self, section: str) -> list[str]:
        """The pages below a page at any depth, but for those that have pages below themselves."""
        found: list[str] = []
        waiting = list(reversed(self.children.get(section, ())))
        while waiting:
            docname = waiting.pop()
            further = self.children.get(docname, ())
            waiting += reversed(further)
            if not further:
                found.append(docname)
        return found


def select(index: Index, listing: Listing, own: str | None = None) -> list[Item]:
    """What *listing* shows, in its order.

    *own* is the page that the list stands on, which it never shows. A list without any condition
    shows what is right below that one, under the titles that its ``toctree`` gives.
    """
    if listing.pages:
        found = [Item(name) for name in listing.pages if name in index.places and name != own]
        return found[: listing.limit]
    titles = _NO_TITLES
    if listing.is_open:
        titles = dict(index.entries.get(own or index.env.config.root_doc, ()))
    candidates = titles if listing.is_open else _candidates(index, listing)
    pages = [name for name in candidates if name != own]
    if listing.glob:
        wanted = {name for pattern in listing.glob for name in index.fitting(pattern)}
        pages = [name for name in pages if name in wanted]
    if listing.exclude:
        left_out = {name for pattern in listing.exclude for name in index.fitting(pattern)}
        pages = [name for name in pages if name not in left_out]
    if listing.stories:
        pages = _stories(index, pages)
    pages = in_order(index, pages, listing.sort, titles)[: listing.limit]
    return [Item(name, titles.get(name, "")) for name in pages]


def _candidates(index: Index, listing: Listing) -> Iterable[str]:
    """The fewest pages among which all of *listing* are, as the site is read.

    Without the site's front page.
    """
    tagged = {name for tag in listing.tags for name in index.tags.get(tag_key(tag), ())}
    if listing.section is not None:
        below = index.below(listing.section)
        return [name for name in below if name in tagged] if listing.tags else below
    if listing.tags:
        return sorted(tagged, key=index.places.__getitem__)
    return (name for name in index.places if name != index.env.config.root_doc)


def _stories(index: Index, docnames: Iterable[str]) -> list[str]:
    """Those of *docnames* that are stories; where some have a day, or are featured, only these."""
    records = {name: index.domain.page(name) for name in docnames if name not in index.children}
    stories = {name: page for name, page in records.items() if page.frame == "story"}
    known = [name for name, page in stories.items() if page.date or page.featured]
    return known or list(stories)


def in_order(
    index: Index, docnames: Iterable[str], sort: str, titles: Mapping[str, str] = _NO_TITLES
) -> list[str]:
    """*docnames* in an order of :data:`~sphinx_alcf.story.listing.SORTS`, the featured first.

    What has no date stands after all that have one. Where two are equal, they stand as they are
    given. *titles* are those of pages that are not called as they call themselves.
    """
    pages = list(docnames)
    name, backwards = sort.removeprefix("-"), sort.startswith("-")
    if name != "toctree":
        value = _VALUES[name]
        values = {page: value(index.domain.page(page), page, titles) for page in pages}
        known = [page for page in pages if values[page] is not None]
        known.sort(key=values.__getitem__, reverse=backwards)
        pages = known + [page for page in pages if values[page] is None]
    return sorted(pages, key=lambda page: not index.domain.page(page).featured)


def _date(record: PageRecord, page: str, titles: Mapping[str, str]) -> Any:
    return record.date


def _updated(record: PageRecord, page: str, titles: Mapping[str, str]) -> Any:
    return record.modified


def _title(record: PageRecord, page: str, titles: Mapping[str, str]) -> Any:
    return title_key(titles.get(page) or record.title or page)


_VALUES: Mapping[str, Callable[[PageRecord, str, Mapping[str, str]], Any]] = {
    "date": _date,
    "updated": _updated,
    "title": _title,
}

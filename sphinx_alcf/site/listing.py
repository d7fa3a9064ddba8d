"""Which pages a list shows, for ``teasers``, tags, years and feeds.

All is looked up in an index that is made once a build, so that a list costs no more than what it
shows, and a build no more than its pages.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.util.matching import patfilter

from sphinx_alcf.site.domain import AlcfDomain, get_domain
from sphinx_alcf.story.listing import tag_key, title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.story.listing import Listing

_indexes: WeakKeyDictionary[BuildEnvironment, Index] = WeakKeyDictionary()


def index_of(env: BuildEnvironment) -> Index:
    """The index of a site whose pages have all been read."""
    if env not in _indexes:
        _indexes[env] = Index(env, get_domain(env))
    return _indexes[env]


def forget_index(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the index be made anew. The first handler of ``env-updated``."""
    _indexes.pop(env, None)


def reading_order(env: BuildEnvironment) -> list[str]:
    """All documents: those of the tree as it is read, then those in no ``toctree`` by name."""
    tree = tree_order(env)
    return [*tree, *sorted(env.found_docs - set(tree))]


def tree_order(env: BuildEnvironment) -> list[str]:
    """The documents of the tree as it is read."""
    order: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in order and docname in env.found_docs:
            order[docname] = None
            waiting += reversed(env.toctree_includes.get(docname, []))
    return list(order)


@dataclass(frozen=True, eq=False)
class Index:
    """What a site has, ready to be looked up. Each part is made when it is first asked for."""

    env: BuildEnvironment
    domain: AlcfDomain

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Every document, and its place in the order in which the site is read."""
        return {docname: place for place, docname in enumerate(reading_order(self.env))}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The page in whose ``toctree`` a page stands; of several that which is highest."""
        root = self.env.config.root_doc
        found = {root: ""}
        waiting = deque([root])
        while waiting:
            parent = waiting.popleft()
            for docname in self.env.toctree_includes.get(parent, []):
                if docname not in found and docname in self.env.found_docs:
                    found[docname] = parent
                    waiting.append(docname)
        del found[root]
        return found

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The pages right below a page, in the order of its ``toctree``."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for docname, parent in self.parents.items():
            found[parent].append(docname)
        return {parent: tuple(below) for parent, below in found.items()}

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


def select(index: Index, listing: Listing, own: str | None = None) -> list[str]:
    """The documents that *listing* shows, in its order.

    *own* is the page that the list stands on, which it never shows. A list without any condition
    shows the pages right below that one.
    """
    if listing.pages:
        found = [name for name in listing.pages if name in index.places and name != own]
        return found[: listing.limit]
    pages = [name for name in _candidates(index, listing, own) if name != own]
    if listing.glob:
        wanted = {name for pattern in listing.glob for name in index.fitting(pattern)}
        pages = [name for name in pages if name in wanted]
    if listing.exclude:
        left_out = {name for pattern in listing.exclude for name in index.fitting(pattern)}
        pages = [name for name in pages if name not in left_out]
    return in_order(index, pages, listing.sort)[: listing.limit]


def _candidates(index: Index, listing: Listing, own: str | None) -> Iterable[str]:
    """The fewest pages among which all of *listing* are; without the site's front page."""
    if listing.is_open:
        return index.children.get(own or index.env.config.root_doc, ())
    tagged = {name for tag in listing.tags for name in index.tags.get(tag_key(tag), ())}
    if listing.section is not None:
        below = index.below(listing.section)
        return [name for name in below if name in tagged] if listing.tags else below
    if listing.tags:
        return tagged
    return (name for name in index.places if name != index.env.config.root_doc)


def in_order(index: Index, docnames: Iterable[str], sort: str) -> list[str]:
    """*docnames* in an order of :data:`~sphinx_alcf.story.listing.SORTS`, the featured first.

    What has no date stands after all that have one. Where two are equal, the site's order decides.
    """
    pages = sorted(docnames, key=index.places.__getitem__)
    name, backwards = sort.removeprefix("-"), sort.startswith("-")
    if name != "toctree":
        value = _VALUES[name]
        values = {page: value(index, page) for page in pages}
        known = [page for page in pages if values[page] is not None]
        known.sort(key=values.__getitem__, reverse=backwards)
        pages = known + [page for page in pages if values[page] is None]
    return sorted(pages, key=lambda page: not index.domain.page(page).featured)


def _date(index: Index, docname: str) -> Any:
    return index.domain.page(docname).date


def _updated(index: Index, docname: str) -> Any:
    return index.domain.page(docname).modified


def _title(index: Index, docname: str) -> Any:
    return title_key(index.domain.page(docname).title or docname)


_VALUES: Mapping[str, Callable[[Index, str], Any]] = {
    "date": _date,
    "updated": _updated,
    "title": _title,
}

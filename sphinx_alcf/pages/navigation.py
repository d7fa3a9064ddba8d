"""The site's tree of pages, read once a build from the toctrees that Sphinx has collected."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from markupsafe import Markup, escape

from sphinx_alcf.pages.language import marked
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.tree import toctree_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.site.tree import Item


MOST = 60
"""Pages of one level that a page's navigation shows: more are neither read nor light."""


@dataclass(slots=True, eq=False)
class Entry:
    """A page, or an address outside the site, in the tree."""

    title: Markup
    docname: str | None
    url: str | None = None
    children: list[Entry] = field(default_factory=list)
    parent: Entry | None = None
    place: int = 0
    """Its index among the children of its parent."""


Trail: TypeAlias = "dict[Entry, Entry]"
"""Of the children of a page, by that page, the one that leads to the current page."""


class Tree(NamedTuple):
    """All pages that hang from the root document, each at its first place."""

    root: Entry
    by_name: dict[str, Entry]

    def ancestors(self, docname: str) -> list[Entry]:
        """The pages above *docname*, the root left out, from the top."""
        above: list[Entry] = []
        entry = self.by_name.get(docname)
        while entry is not None and entry.parent is not None:
            entry = entry.parent
            if entry is not self.root:
                above.append(entry)
        return above[::-1]

    def trail(self, docname: str) -> Trail:
        """The way down to *docname*, itself included; empty for a page that is not in the tree."""
        entry = self.by_name.get(docname)
        way = [entry, *self.ancestors(docname)] if entry is not None else []
        return {step.parent: step for step in way if step.parent is not None}


def build_tree(env: BuildEnvironment, root: str) -> Tree:
    """The tree under *root*. A page that several toctrees name stands where it is met first."""
    top = Entry(title_of(env, root), root)
    tree = Tree(top, {root: top})
    waiting = deque([top])
    while waiting:  # breadth first, so that a page stands as high as it can
        parent = waiting.popleft()
        for item in toctree_entries(env, parent.docname or ""):
            if item.is_outside:
                entry = Entry(escape(item.title), None, item.page, parent=parent)
            elif item.page not in tree.by_name:
                entry = Entry(title_in(env, item), item.page, parent=parent)
                tree.by_name[item.page] = entry
                waiting.append(entry)
            else:
                continue
            entry.place = len(parent.children)
            parent.children.append(entry)
    return tree


def title_of(env: BuildEnvironment, docname: str) -> Markup:
    """A page's title as escaped text, marked where it is in another language than the site's."""
    title = env.longtitles.get(docname) or env.titles.get(docname)
    text = title.astext() if title is not None else docname
    return marked(text, get_domain(env).page(docname).lang, env.config)


def title_in(env: BuildEnvironment, item: Item) -> Markup:
    """The title of *item* in its list: what its ``toctree`` says, else the page's own."""
    return escape(item.title) if item.title else title_of(env, item.page)


class Heading(NamedTuple):
    """A heading of a page, and those below it."""

    title: Markup
    link: str
    children: tuple[Heading, ...]


def contents(env: BuildEnvironment, docname: str, depth: int = 2) -> tuple[Heading, ...]:
    """The headings of a page under its title, *depth* levels deep."""
    toc = env.tocs.get(docname)
    if toc is None:
        return ()
    top = [item for item in toc.children if isinstance(item, nodes.list_item)]
    lists = [n for item in top for n in item.children if isinstance(n, nodes.bullet_list)]
    return tuple(heading for found in lists for heading in _headings(found, depth))


def _headings(items: nodes.bullet_list, depth: int) -> Iterator[Heading]:
    if not depth:
        return
    for item in items.children:
        if not isinstance(item, nodes.list_item):
            continue
        link = next(iter(item.findall(nodes.reference)), None)
        if link is None or "anchorname" not in link:
            continue
        inner = [n for n in item.children if isinstance(n, nodes.bullet_list)]
        below = tuple(heading for found in inner for heading in _headings(found, depth - 1))
        yield Heading(escape(link.astext()), link["anchorname"], below)


def window(entries: list[Entry], current: Entry | None, most: int = MOST) -> list[Entry]:
    """At most *most* of *entries*: those around *current*, or the first."""
    here = current.place if current is not None else 0
    start = max(min(here - most // 2, len(entries) - most), 0)
    return entries[start : start + most]


def as_links(
    parent: Entry,
    trail: Trail,
    address: Callable[[str], str],
    *,
    depth: int = 1,
    most: int = MOST,
) -> list[dict[str, object]]:
    """The children of *parent* as a template takes them.

    Those on the *trail* are ``current``, and only below them are children given, *depth* levels in
    all. Of a level, *most* pages around the current one are given, and one more dict whose
    ``left_out`` says how many others its ``link`` leads to. So a page's navigation does not grow
    with the site.
    """
    current = trail.get(parent)
    shown = [
        as_link(entry, trail, address, depth=depth, most=most)
        for entry in window(parent.children, current, most)
    ]
    if len(parent.children) > most and parent.docname is not None:
        left_out = len(parent.children) - most
        shown.append({"left_out": left_out, "link": address(parent.docname)})
    return shown


def as_link(
    entry: Entry,
    trail: Trail,
    address: Callable[[str], str],
    *,
    depth: int = 1,
    most: int = MOST,
) -> dict[str, object]:
    """One entry as :func:`as_links` gives it."""
    current = entry.parent is not None and trail.get(entry.parent) is entry
    return {
        "title": entry.title,
        "link": entry.url if entry.docname is None else address(entry.docname),
        "external": entry.docname is None,
        "current": current,
        "children": as_links(entry, trail, address, depth=depth - 1, most=most)
        if depth > 1 and current
        else [],
    }

"""The site's tree of pages, read once a build from the toctrees that Sphinx has collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup, escape
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(slots=True)
class Entry:
    """A page, or an address outside the site, in the tree."""

    title: Markup
    docname: str | None
    url: str | None = None
    children: list[Entry] = field(default_factory=list)
    parent: Entry | None = None


@dataclass(frozen=True)
class Tree:
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


def build_tree(env: BuildEnvironment, root: str) -> Tree:
    """The tree under *root*. A page that several toctrees name stands where it is met first."""
    top = Entry(title_of(env, root), root)
    tree = Tree(top, {root: top})
    waiting = [top]
    while waiting:  # breadth first, so that a page stands as high as it can
        parent = waiting.pop(0)
        for title, ref in _toctree_entries(env, parent.docname or ""):
            if ref in tree.by_name or ref == "self":
                continue
            if ref in env.titles:
                entry = Entry(escape(title) if title else title_of(env, ref), ref, parent=parent)
                tree.by_name[ref] = entry
                waiting.append(entry)
            elif "://" in ref:
                entry = Entry(escape(title or ref), None, ref, parent=parent)
            else:  # genindex, modindex, search: pages that no document makes
                continue
            parent.children.append(entry)
    return tree


def title_of(env: BuildEnvironment, docname: str) -> Markup:
    """A page's title as escaped text."""
    title = env.longtitles.get(docname) or env.titles.get(docname)
    return escape(title.astext() if title is not None else docname)


def _toctree_entries(env: BuildEnvironment, docname: str) -> Iterator[tuple[str | None, str]]:
    toc = env.tocs.get(docname)
    if toc is not None:
        for toctree in toc.findall(addnodes.toctree):
            yield from toctree["entries"]


@dataclass(frozen=True, slots=True)
class Heading:
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


def as_links(
    entries: list[Entry], trail: frozenset[str], address: Callable[[str], str], depth: int = 1
) -> list[dict[str, object]]:
    """*entries* as a template takes them.

    *trail* holds the names of the page and of those above it: they are ``current``, and only below
    them are children given, so that a page's navigation does not grow with the site.
    """
    return [
        {
            "title": entry.title,
            "link": entry.url if entry.docname is None else address(entry.docname),
            "external": entry.docname is None,
            "current": entry.docname in trail,
            "children": as_links(entry.children, trail, address, depth - 1)
            if depth > 1 and entry.docname in trail
            else [],
        }
        for entry in entries
    ]

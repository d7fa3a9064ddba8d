"""The tree of a site's documents, as its toctrees have it and Sphinx has collected it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


class Item(NamedTuple):
    """What a list shows."""

    page: str
    """A document, or an address outside the site."""
    title: str = ""
    """What the ``toctree`` calls it; empty where it is called as it calls itself."""

    @property
    def is_outside(self) -> bool:
        """Whether it is an address outside the site."""
        return "://" in self.page


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


def toctree_entries(env: BuildEnvironment, docname: str) -> Iterator[Item]:
    """What the toctrees of a page name, but for itself and pages that no document makes."""
    if docname not in env.toctree_includes:
        return
    for toctree in env.tocs[docname].findall(addnodes.toctree):
        for title, ref in toctree["entries"]:
            if ref in env.found_docs:
                yield Item(ref, title or "")
            elif "://" in ref:
                yield Item(ref, title or ref)

"""Pages that show the titles of others: header, navigation, pager. Sphinx leaves them stale."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_alcf.pages.navigation import Entry, build_tree
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_with_new_surroundings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages around which a title or the order has changed. A handler of ``env-updated``."""
    domain = get_domain(env)
    new = _digests(env, app.config.root_doc)
    old = domain.surroundings
    changed = [name for name, digest in sorted(new.items()) if old.get(name, digest) != digest]
    domain.surroundings = new
    return changed


def _digests(env: BuildEnvironment, root: str) -> dict[str, str]:
    """A digest, for each document, of what its page shows of others; linear in their number."""
    tree = build_tree(env, root)
    sections = _digest((entry.title, entry.docname) for entry in tree.root.children)
    around = {entry.docname: _digest(_below(entry)) for entry in tree.root.children}
    relations = env.collect_relations()
    digests = {}
    for docname in env.found_docs:
        above = tree.ancestors(docname)
        section = above[0].docname if above else docname
        neighbours = [
            (name, env.titles[name].astext())
            for name in (relations.get(docname) or [])
            if name in env.titles
        ]
        digests[docname] = _digest([sections, around.get(section), *neighbours])
    return digests


def _below(entry: Entry) -> Iterator[tuple[str, str | None, str | None]]:
    waiting = [entry]
    while waiting:
        entry = waiting.pop()
        parent = entry.parent.docname if entry.parent else None
        yield entry.title, entry.docname, parent
        waiting += entry.children


def _digest(parts: Iterable[object]) -> str:
    return hashlib.sha256(repr(list(parts)).encode()).hexdigest()[:16]

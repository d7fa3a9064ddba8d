"""Pages that show others in header, navigation, pager and cards: Sphinx leaves them stale."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_alcf.pages.navigation import Entry, Tree, build_tree, window
from sphinx_alcf.pages.place import MOST_CARDS, more_in_section
from sphinx_alcf.pages.theme_options import read_options
from sphinx_alcf.site.domain import AlcfDomain, get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_with_new_surroundings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show of another what has changed. A handler of ``env-updated``."""
    domain = get_domain(env)
    options, _ = read_options(app.config.html_theme_options)
    icons = [_content(Path(app.confdir) / link.icon) for link in options.icon_links]
    common = _digest(icons)
    found = _digests(env, domain, app.config.root_doc, options.more)
    new = {name: f"{common} {digest}" for name, digest in found.items()}
    old = domain.surroundings
    changed = [name for name, digest in sorted(new.items()) if old.get(name, digest) != digest]
    domain.surroundings = new
    return changed


def _digests(env: BuildEnvironment, domain: AlcfDomain, root: str, more: int) -> dict[str, str]:
    """A digest, for each document, of what its page shows of others; linear in their number."""
    tree = build_tree(env, root)
    relations = env.collect_relations()
    sections = _digest(_names(tree.root, tree.root.children[0] if tree.root.children else None))
    digests = {}
    for docname in env.found_docs:
        neighbours = [
            (name, env.titles[name].astext())
            for name in (relations.get(docname) or [])
            if name in env.titles
        ]
        shown = [*_around(tree, domain, docname), *_cards(tree, domain, docname, more)]
        digests[docname] = _digest([sections, *shown, *neighbours])
    return digests


def _around(tree: Tree, domain: AlcfDomain, docname: str) -> Iterator[object]:
    """The names in a page's breadcrumbs and, where it is documentation, beside it."""
    trail = tree.trail(docname)
    for parent, entry in trail.items():
        yield entry.title, entry.docname
        if domain.page(docname).frame == "doc":
            yield _names(parent, entry)
    here = tree.by_name.get(docname)
    if here is not None and domain.page(docname).frame == "doc":
        yield _names(here, None)


def _names(parent: Entry, current: Entry | None) -> tuple[object, ...]:
    return tuple((entry.title, entry.docname) for entry in window(parent.children, current))


def _cards(tree: Tree, domain: AlcfDomain, docname: str, more: int) -> Iterator[object]:
    """What the cards of a page say."""
    here = tree.by_name.get(docname)
    if here is None or domain.page(docname).frame != "story":
        return
    below = here.children[:MOST_CARDS] if here is not tree.root else []
    for entry in [*below, *more_in_section(domain, here, more)]:
        record = domain.page(entry.docname or "")
        yield entry.title, entry.docname, record.intro, record.picture, record.picture_alt
        if record.picture:
            yield _stamp(Path(domain.env.srcdir) / record.picture)
    yield [(entry.title, entry.docname) for entry in here.children[len(below) :]]


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a picture, whose smaller versions are named by what is in it."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _content(path: Path) -> bytes:
    """What is in an icon, which stands in every page; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

"""What each page shows of others in header, navigation, pager, cards and lists."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_alcf.builders import has_addresses, writes_pages
from sphinx_alcf.config import get_config
from sphinx_alcf.once import Once
from sphinx_alcf.pages.cards import shown_by_card
from sphinx_alcf.pages.navigation import Entry, Tree, window
from sphinx_alcf.pages.place import more_in_section, tree_of
from sphinx_alcf.pages.theme_options import get_theme_options
from sphinx_alcf.site.contents import branches, facts_of_contents
from sphinx_alcf.site.domain import AlcfDomain, get_domain
from sphinx_alcf.site.groups import tags_of
from sphinx_alcf.site.listing import index_of, select
from sphinx_alcf.site.shown import digest, pages_that_show_more
from sphinx_alcf.site.tree import Item
from sphinx_alcf.story.listing import tag_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


def pages_with_new_lists(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose lists show something else than before. A handler of ``env-updated``."""
    domain, index = get_domain(env), index_of(env)
    pictures = writes_pages(app.builder)
    shown: dict[str, object] = {
        docname: [
            [*facts_of_cards(domain, select(index, listed.listing, docname), pictures=pictures)]
            for listed in lists
        ]
        for docname, lists in domain.lists.items()
    }
    for docname, found in domain.contents.items():
        below = [[*facts_of_contents(domain, branches(index, it, docname))] for it in found]
        shown[docname] = shown.get(docname), below
    if lists_tags(app.builder):
        groups = tags_of(env)
        for docname, page in domain.pages.items():
            if page.tags:
                addresses = [groups[tag_key(tag)].name for tag in page.tags]
                shown[docname] = shown.get(docname), addresses
    return pages_that_show_more(app.builder, "lists", shown)


def lists_tags(builder: Builder) -> bool:
    """Whether *builder* makes pages for tags."""
    return has_addresses(builder) and bool(get_config(builder.config).tag_pages)


def pages_with_new_surroundings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show around them of others what has changed. A handler of ``env-updated``."""
    builder = app.builder
    if not writes_pages(builder):
        return []
    common = facts_of_site(builder)
    shown = {docname: (common, parts) for docname, parts in _shown(builder)}
    return pages_that_show_more(builder, "surroundings", shown)


def facts_of_site(builder: StandaloneHTMLBuilder) -> str:
    """What stands around every page: the names of sections, the options' icons."""
    links = get_theme_options(builder).icon_links
    icons = [_content(Path(builder.confdir) / link.icon) for link in links]
    root = tree_of(builder).root
    return digest([icons, _names(root, root.children[0] if root.children else None)])


def _shown(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, list[object]]]:
    """What the page of each document shows of others; linear in their number."""
    env, tree, more = builder.env, tree_of(builder), get_theme_options(builder).more
    domain = get_domain(env)
    relations = env.collect_relations()
    titles = {name: title.astext() for name, title in env.titles.items()}
    for docname in env.found_docs:
        neighbours = [
            (name, titles[name]) for name in (relations.get(docname) or []) if name in titles
        ]
        around = [*_around(tree, domain, docname), *_ending(tree, domain, docname, more)]
        yield docname, [*around, *neighbours]


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


def _ending(tree: Tree, domain: AlcfDomain, docname: str, more: int) -> Iterator[object]:
    """What the cards at the end of a page say."""
    here = tree.by_name.get(docname)
    if here is None or domain.page(docname).frame != "story":
        return
    shown = more_in_section(domain, here, more)
    yield [(entry.title, entry.docname) for entry in shown]
    yield [*facts_of_cards(domain, (Item(entry.docname) for entry in shown if entry.docname))]


def facts_of_cards(
    domain: AlcfDomain, items: Iterable[Item], *, pictures: bool = True
) -> Iterator[object]:
    """What cards, or the items of plain lists without *pictures*, say of these pages."""
    stamp = _stamps(domain.env)
    for item in items:
        record = domain.page(item.page)
        yield (*item, record.title, record.lang, shown_by_card(record))
        if record.picture and pictures:
            yield record.picture, record.picture_alt, stamp(record.picture)


@Once
def _stamps(env: BuildEnvironment) -> Callable[[str], tuple[int, int] | None]:
    """What asks for each picture once: a card may stand on many pages."""
    return cache(partial(_stamp, Path(env.srcdir)))


def _stamp(folder: Path, picture: str) -> tuple[int, int] | None:
    """Size and time of a picture, whose smaller versions are named by what is in it."""
    try:
        stat = (folder / picture).stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _content(path: Path) -> bytes:
    """What is in an icon, which stands in every page; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""

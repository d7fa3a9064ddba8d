"""Pages of lists that no document makes: what follows on a list's first page, tags and years."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from markupsafe import escape

from sphinx_alcf.builders import has_addresses
from sphinx_alcf.config import get_config
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import story_tag, teaser_cards
from sphinx_alcf.pages.context import Made
from sphinx_alcf.pages.in_place import place_lists
from sphinx_alcf.pages.list_page import ListPage
from sphinx_alcf.pages.navigation import title_of
from sphinx_alcf.pages.overview import overview_pages, render_overview
from sphinx_alcf.pages.surroundings import (
    facts_of_cards,
    facts_of_site,
    lists_tags,
    pages_with_new_lists,
)
from sphinx_alcf.pages.teasers import (
    depart_cards,
    part_name,
    parts,
    render_cards,
    visit_cards,
)
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.groups import Group, tags_of, years_of
from sphinx_alcf.site.listing import index_of, select
from sphinx_alcf.site.record import PageRecord
from sphinx_alcf.site.shown import pages_that_show_more
from sphinx_alcf.site.tree import Item
from sphinx_alcf.story.listing import tag_key
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

PER_PAGE = 24
"""Pages that one page of a tag or a year shows."""

_made: WeakKeyDictionary[StandaloneHTMLBuilder, tuple[list[ListPage], frozenset[str]]] = (
    WeakKeyDictionary()
)
"""By builder, the pages that are to be there, and the names of those that are to be written."""


def note_list_pages(app: Sphinx, env: BuildEnvironment) -> None:
    """Note which pages are to be made, and which of them have changed.

    A handler of ``env-updated``. No document is written anew for them: what changes a list is one
    that was read.
    """
    builder = app.builder
    if not has_addresses(builder):
        return
    found = list(chain(_parts(builder), _tags(builder), _years(builder)))
    site = (vars(builder.build_info), facts_of_site(builder))
    shown = {
        page.name: (page, site, [*facts_of_cards(get_domain(env), page.pages)]) for page in found
    }
    changed = pages_that_show_more(builder, "made", shown, first=True)
    _made[builder] = found, frozenset(changed)


def names_of_list_pages(builder: StandaloneHTMLBuilder) -> set[str]:
    """The names of the pages that are made of lists."""
    return {page.name for page in _made.get(builder, ([], None))[0]}


def list_pages(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages of lists, for ``html-collect-pages``, but for those that are as they were."""
    found, changed = _made.get(builder, ([], frozenset()))
    newest = builder.templates.newest_template_mtime()
    for page in found:
        if page.name not in changed and _is_newer(builder, page.name, newest):
            continue
        record = page.record
        above: list[dict[str, object]] = [
            {"title": escape(title), "link": builder.get_relative_uri(page.name, name) or "#"}
            for title, name in page.above
        ]
        title = page.title
        if page.places > 1:
            title = escape(_("%(title)s, page %(place)s")) % _numbers(page)
        yield (
            page.name,
            {
                "title": title,
                "body": _body(builder, page),
                "alcf_made": Made(record, page.parent, tuple(above)),
            },
            "page.html",
        )


def _is_newer(builder: StandaloneHTMLBuilder, name: str, time: float) -> bool:
    path = Path(builder.get_outfilename(name))
    return path.is_file() and path.stat().st_mtime >= time


def _numbers(page: ListPage) -> Mapping[str, object]:
    return {"title": page.title, "place": page.place, "places": page.places}


def _body(builder: StandaloneHTMLBuilder, page: ListPage) -> str:
    if page.groups:
        content = render_overview(builder, page)
    else:
        node = teaser_cards(
            pages=list(page.pages), docname=page.first, place=page.place, places=page.places
        )
        node["eager"] = True
        content = render_cards(builder, page.name, node, level=2)
    number = _("Page %(place)s of %(places)s") % _numbers(page) if page.places > 1 else ""
    context = {"title": page.title, "number": number, "content": content}
    body: str = builder.templates.render("components/listing.html", context)
    return body


def _parts(builder: StandaloneHTMLBuilder) -> Iterator[ListPage]:
    """The further pages of lists that documents have."""
    env = builder.env
    domain, index = get_domain(env), index_of(env)
    for docname, lists in sorted(domain.lists.items()):
        for listed in lists:
            shown = select(index, listed.listing, docname)
            split = parts(builder, docname, listed, shown)
            for place, pages in enumerate(split[1:], 2):
                yield ListPage(
                    part_name(docname, place),
                    title_of(env, docname),
                    domain.page(docname)._replace(description="", intro=""),
                    parent=docname,
                    pages=tuple(pages),
                    first=docname,
                    place=place,
                    places=len(split),
                )


def _tags(builder: StandaloneHTMLBuilder) -> Iterator[ListPage]:
    name = get_config(builder.config).tag_pages
    yield from _grouped(builder, name, _("Tags"), tags_of(builder.env))


def _years(builder: StandaloneHTMLBuilder) -> Iterator[ListPage]:
    name = get_config(builder.config).year_pages
    yield from _grouped(builder, name, _("Archive"), years_of(builder.env))


def _grouped(
    builder: StandaloneHTMLBuilder, name: str, title: str, groups: Mapping[str, Group]
) -> Iterator[ListPage]:
    """A page for each group, and one that leads to them unless the project has its own."""
    if not groups:
        return
    docs = builder.env.found_docs
    own = next((docname for docname in (name, f"{name}/index") if docname in docs), None)
    record = PageRecord(frame="story")
    if own is None:
        yield from overview_pages(name, escape(title), record, [*groups.values()], docs)
    above = () if own else ((title, name),)
    for group in groups.values():
        pages = group.pages
        split = [pages[start : start + PER_PAGE] for start in range(0, len(pages), PER_PAGE)]
        for place, shown in enumerate(split, 1):
            page = part_name(group.name, place)
            if page not in docs:  # else the project lists them itself
                yield ListPage(
                    page,
                    escape(group.title),
                    record,
                    parent=own,
                    above=above,
                    pages=tuple(map(Item, shown)),
                    first=group.name,
                    place=place,
                    places=len(split),
                )


def link_tags(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let the tags of a page lead to theirs, where these are made.

    A handler of ``doctree-resolved``.
    """
    builder = app.builder
    if not get_domain(app.env).page(docname).tags or not lists_tags(builder):
        return
    groups = tags_of(app.env)
    for tag in every(doctree, story_tag):
        name = groups[tag_key(tag["tag"])].name
        uri = builder.get_relative_uri(docname, name)
        tag.children = [nodes.reference("", tag.astext(), refuri=uri, internal=True)]
        tag.setup_child(tag.children[0])


def setup_lists(app: Sphinx) -> None:
    """Register what lists need once all pages are read."""
    app.connect("env-updated", pages_with_new_lists)
    app.connect("env-updated", note_list_pages)
    app.connect("doctree-resolved", place_lists, priority=400)
    app.connect("doctree-resolved", link_tags, priority=400)
    app.add_node(teaser_cards, html=(visit_cards, depart_cards))

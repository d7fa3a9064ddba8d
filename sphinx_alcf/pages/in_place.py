"""Lists of pages, put in their places when a page is resolved: cards, or plain lists with links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.builders import has_addresses, is_alcf, writes_messages, writes_pages
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_hero, site_contents, teaser_cards, teasers
from sphinx_alcf.pages.teasers import part_name, parts
from sphinx_alcf.site.contents import branches, contents_list
from sphinx_alcf.site.listing import index_of, select
from sphinx_alcf.site.plain import plain_list
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.site.contents import Contents
    from sphinx_alcf.site.listing import Index
    from sphinx_alcf.site.teasers import Listed
    from sphinx_alcf.site.tree import Item


def place_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the lists in their places.

    A handler of ``doctree-resolved``, before the page is arranged. Warns (``alcf.listing``) of a
    list that an author asked for and that shows nothing.
    """
    index, builder = index_of(app.env), app.builder
    seen: set[str] = set()
    for node in every(doctree, teasers, site_contents):
        if writes_messages(builder):
            node.parent.replace(node, nodes.comment())
        elif isinstance(node, site_contents):
            _place(node, *_contents(index, builder, doctree, docname, node))
        elif isinstance(node, teasers):
            made, ids = _pages(index, builder, doctree, docname, node)
            if isinstance(made, teaser_cards):
                made["eager"] = not seen and not every(doctree, media_hero)
            _place(node, made, ids)
            seen.add(node["docname"])


def _place(node: nodes.Element, made: nodes.Element | None, ids: Sequence[str]) -> None:
    """Put *made* in the place of *node*, under its heading; *ids* lead to it too."""
    if made is None:
        made = nodes.container()
    elif title := (node["listed"] if "listed" in node else node["contents"]).title:
        heading = nodes.rubric("", title, classes=["no-search"], **{"heading-level": 2})
        node.parent.insert(node.parent.index(node), heading)
    made["ids"], made["names"] = [*node["ids"], *ids], node["names"]
    made["classes"] += node["classes"]
    made.source, made.line = node.source, node.line
    node.replace_self(made)


def _contents(
    index: Index, builder: Builder, doctree: nodes.document, docname: str, node: site_contents
) -> tuple[nodes.Element | None, list[str]]:
    """The contents of the site; none where a toctree has them."""
    contents: Contents = node["contents"]
    shown = branches(index, contents, node["docname"])
    ids: list[str] = []
    if contents.automatic:
        rest, ids = _beside_toctrees(builder, doctree, [branch.item.page for branch in shown])
        shown = tuple(branch for branch in shown if branch.item.page in rest)
    return contents_list(builder, docname, shown) if shown else None, ids


def _pages(
    index: Index, builder: Builder, doctree: nodes.document, docname: str, node: teasers
) -> tuple[nodes.Element | None, list[str]]:
    """The pages of a list; none where there are none."""
    listed: Listed = node["listed"]
    shown = select(index, listed.listing, node["docname"])
    ids: list[str] = []
    if listed.automatic:
        rest, ids = _beside_toctrees(builder, doctree, [item.page for item in shown])
        shown = [item for item in shown if item.page in rest]
    elif not shown and not listed.missing:
        message = "This list shows no page: there is none that is as it asks."
        report(Problem(Warn.LISTING, message), node)
    if not shown:
        return None, ids
    if writes_pages(builder) and (is_alcf(builder) or not listed.automatic):
        return _cards(builder, node, shown), ids
    return plain_list(builder, docname, shown), ids


def _cards(builder: StandaloneHTMLBuilder, node: teasers, shown: list[Item]) -> teaser_cards:
    listed: Listed = node["listed"]
    places = parts(builder, node["docname"], listed, shown)
    size = listed.listing.per_page
    if size and len(places[0]) > size and has_addresses(builder):
        name = part_name(node["docname"], 2)
        message = (
            f"This list is shown whole: its further pages would be called {name!r} and so on, "
            "which is the name of a page of the project. Rename that one."
        )
        report(Problem(Warn.LISTING, message), node)
    return teaser_cards(
        docname=node["docname"],
        pages=places[0],
        place=1,
        places=len(places),
        classes=["no-search"],
        label=_("In this section") if listed.automatic and not listed.title else "",
        headed=bool(listed.title),
    )


def _beside_toctrees(
    builder: Builder, doctree: nodes.document, pages: list[str]
) -> tuple[set[str], list[str]]:
    """What of a page's own list is to be shown beside its toctrees, so that nothing stands twice.

    Cards take the place of what a visible ``toctree`` names; a plain list has the rest. What the
    same file has, as a PDF has all pages, follows anyway. Also the ids of toctrees that have gone.
    """
    named = {start["docname"] for start in doctree.findall(addnodes.start_of_file)}
    toctrees = [toctree for toctree in doctree.findall(addnodes.toctree) if not toctree["hidden"]]
    with_cards = writes_pages(builder) and is_alcf(builder)
    if not with_cards:
        named.update(ref for toctree in toctrees for _title, ref in toctree["entries"])
    rest = set(pages) - named
    return rest, _without(toctrees, rest) if with_cards else []


def _without(toctrees: Sequence[addnodes.toctree], pages: set[str]) -> list[str]:
    """Take *pages* out of *toctrees*; the ids of those that then name nothing and are gone."""
    ids: list[str] = []
    for toctree in toctrees:
        toctree["entries"] = [entry for entry in toctree["entries"] if entry[1] not in pages]
        toctree["includefiles"] = [name for name in toctree["includefiles"] if name not in pages]
        wrapper = toctree.parent
        if not toctree["entries"]:
            wrapper.remove(toctree)
        if not len(wrapper) and "toctree-wrapper" in wrapper["classes"]:
            ids += wrapper["ids"]
            wrapper.parent.remove(wrapper)
    return ids

"""Where a page stands: sections, breadcrumbs, navigation, contents, and the pages around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_alcf.once import Once
from sphinx_alcf.pages.cards import cards
from sphinx_alcf.pages.navigation import Entry, Tree, as_link, as_links, build_tree, contents
from sphinx_alcf.pages.theme_options import get_theme_options
from sphinx_alcf.site.domain import AlcfDomain, get_domain

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

_LOOKED_AT = 60
"""Neighbours among which a story's "More in" looks for other stories."""


@Once
def tree_of(builder: StandaloneHTMLBuilder) -> Tree:
    """The site's tree, built once a build."""
    return build_tree(builder.env, builder.config.root_doc)


def place_of(
    builder: StandaloneHTMLBuilder, pagename: str, parent: str | None = None
) -> dict[str, Any]:
    """What templates are told of a page's place in the site; links count from the page.

    *parent* is the page under which one stands that no document makes.
    """
    options, domain, tree = get_theme_options(builder), get_domain(builder.env), tree_of(builder)
    trail = tree.trail(parent or pagename)
    above = tree.ancestors(parent or pagename)
    if parent and parent in tree.by_name and tree.by_name[parent] is not tree.root:
        above.append(tree.by_name[parent])
    section = trail.get(tree.root)
    here = tree.by_name.get(pagename)

    def address(docname: str) -> str:
        return builder.get_relative_uri(pagename, docname) or "#"

    more = more_in_section(domain, here, options.more)
    neighbours = [(entry.docname, as_link(entry, trail, address)) for entry in more]
    depth = options.navigation_depth
    return {
        "sections": as_links(tree.root, trail, address),
        "breadcrumbs": [as_link(entry, trail, address) for entry in above],
        # A story has no navigation beside it.
        "nav": []
        if domain.page(pagename).frame == "story"
        else as_links(tree.root, trail, address, depth=depth)
        if section is None
        else [as_link(section, trail, address, depth=depth)],
        "contents": contents(builder.env, pagename, options.contents_depth),
        "more": {
            "title": above[-1].title,
            "link": address(above[-1].docname or ""),
            "pages": cards(builder, pagename, neighbours, led=len(more) == 1),
        }
        if more
        else None,
    }


def more_in_section(domain: AlcfDomain, here: Entry | None, most: int) -> list[Entry]:
    """The stories that follow *here* in its section, the first ones after the last; *most* at most.

    None for a page that is no story, or that stands in no section.
    """
    if here is None or here.parent is None or here.parent.parent is None or not most:
        return []
    if here.children:  # it leads to these
        return []
    if domain.page(here.docname or "").frame != "story":
        return []
    pages = here.parent.children
    found: list[Entry] = []
    for step in range(1, min(len(pages), _LOOKED_AT)):
        entry = pages[(here.place + step) % len(pages)]
        if entry.docname and domain.page(entry.docname).frame == "story":
            found.append(entry)
        if len(found) == most:
            break
    return found

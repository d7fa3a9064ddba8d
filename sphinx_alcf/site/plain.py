"""Pages as items of a plain list, for every format that has no cards, and for contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from sphinx_alcf.site.tree import Item


def plain_list(builder: Builder, docname: str, items: Iterable[Item]) -> nodes.bullet_list:
    """The pages as a list in the file of *docname*, each with its intro."""
    made = nodes.bullet_list(classes=["alcf-teasers", "no-search"])
    for item in items:
        made += nodes.list_item("", *plain_item(builder, docname, item))
    return made


def plain_item(builder: Builder, docname: str, item: Item) -> list[nodes.paragraph]:
    """What a list says of a page: kicker and title, then its intro."""
    record = get_domain(builder.env).page(item.page)
    title = item.title or record.title or item.page
    line = nodes.paragraph("", "", nodes.strong("", "", _link(builder, docname, item, title)))
    if record.kicker:
        line.insert(0, nodes.Text(f"{record.kicker}: "))
    return [line, nodes.paragraph("", record.intro)] if record.intro else [line]


def _link(builder: Builder, docname: str, to: Item, title: str) -> nodes.Node:
    """A link to a page; the title alone where this file cannot lead there."""
    if to.is_outside:
        return nodes.reference("", title, refuri=to.page, internal=False)
    try:
        uri = builder.get_relative_uri(docname, to.page)
    except NoUri:
        return nodes.Text(title)
    return nodes.reference("", title, refuri=uri, internal=True)

"""Pages as items of a plain list, for every format that has no cards, and for contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.languages import are_alike, language_tag

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


def plain_item(
    builder: Builder, docname: str, item: Item, *, with_kicker: bool = True
) -> list[nodes.paragraph]:
    """What a list says of a page: kicker and title, then its intro."""
    domain = get_domain(builder.env)
    record = domain.page(item.page)
    around = domain.page(docname).lang or builder.config.language
    own = record.lang or builder.config.language
    classes = [] if are_alike(language_tag(own), language_tag(around)) else [f"language-{own}"]
    title = nodes.strong("", "", _link(builder, docname, item, item.title or record.title))
    line = nodes.paragraph("", "", title, classes=classes)
    if record.kicker and with_kicker:
        line.insert(0, nodes.Text(f"{record.kicker}: "))
    if not record.intro:
        return [line]
    return [line, nodes.paragraph("", record.intro, classes=classes)]


def _link(builder: Builder, docname: str, to: Item, title: str) -> nodes.Node:
    """A link to a page; the title alone where this file cannot lead there."""
    title = title or to.page
    if to.is_outside:
        return nodes.reference("", title, refuri=to.page, internal=False)
    try:
        uri = builder.get_relative_uri(docname, to.page)
    except NoUri:
        return nodes.Text(title)
    return nodes.reference("", title, refuri=uri, internal=True)

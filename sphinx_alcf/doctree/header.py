"""The head of a page, as nodes after its title: kicker, intro, byline and hero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from docutils import nodes

from sphinx_alcf.doctree.nodes import story_date
from sphinx_alcf.story.model import Page

if TYPE_CHECKING:
    import datetime

    from sphinx_alcf.doctree.factory import NodeFactory

_KEY = "alcf_page"


def remember_page(document: nodes.document, page: Page) -> None:
    """Keep what the front matter says with the document."""
    document[_KEY] = page


def has_page(document: nodes.document) -> bool:
    """Whether the front matter of *document* has been read."""
    return _KEY in document


def page_of(document: nodes.document) -> Page:
    """What a document's front matter says; an empty page where it has none."""
    page = document.get(_KEY)
    return page if isinstance(page, Page) else Page()


def insert_header(document: nodes.document, page: Page, factory: NodeFactory) -> None:
    """Insert what *page* says after the title, or at the start of a page without one."""
    made: list[nodes.Node] = []
    if page.kicker:
        made.append(factory.text(page.kicker, "alcf-kicker"))
    if page.intro:
        made.append(factory.text(page.intro, "alcf-intro"))
    if page.authors or page.date:
        made.append(_byline(page, factory))
    if page.hero:
        made.append(factory.hero(page.hero))
    section = next((n for n in document.children if isinstance(n, nodes.section)), None)
    if section is not None and section.children and isinstance(section[0], nodes.title):
        section[1:1] = made
    else:
        document[0:0] = made


def _byline(page: Page, factory: NodeFactory) -> nodes.paragraph:
    node = nodes.paragraph("", "", classes=["alcf-byline"], translatable=False)
    node.source, node.line = factory.source, 1
    for author in page.authors:
        if len(node):
            node += nodes.Text(", ")
        name: nodes.Node = nodes.Text(author.name)
        if author.url:
            name = nodes.reference("", author.name, refuri=author.url)
        node += nodes.inline("", "", name, classes=["alcf-author"])
        if author.affiliation:
            node += nodes.Text(f" ({author.affiliation})")
    if page.date:
        if len(node):
            node += nodes.Text(" · ")
        language = page.lang or factory.env.config.language or "en"
        text = date_text(page.date, language)
        node += story_date("", text, datetime=page.date.isoformat())
    return node


def date_text(date: datetime.date, language: str) -> str:
    """*date* as readers of *language* write it in full; English where it is unknown."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(date, "long", locale=locale)

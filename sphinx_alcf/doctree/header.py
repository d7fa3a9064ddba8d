"""The head of a page, as nodes after its title: kicker, intro, byline and hero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.highlight import categories_line, project_facts
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import OF_PAGE, media_hero, page_background, story_tag
from sphinx_alcf.doctree.publications import append_publications
from sphinx_alcf.story.languages import language_tag
from sphinx_alcf.story.model import Page
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.doctree.factory import NodeFactory

_KEY = "alcf_page"
BYLINE = "alcf-byline"
HEAD_CLASSES = frozenset({"alcf-kicker", "alcf-categories", "alcf-intro", BYLINE, "alcf-project"})
_TAGS = "alcf-tags"
_AROUND = HEAD_CLASSES - {"alcf-intro"} | {_TAGS}


def remember_page(document: nodes.document, page: Page) -> None:
    """Keep what the front matter says with the document; its language while it is read, too."""
    document[_KEY] = page
    document.settings.env.temp_data[_KEY] = page


def page_of(document: nodes.document) -> Page:
    """What a document's front matter says; an empty page where it has none."""
    page = document.get(_KEY)
    return page if isinstance(page, Page) else Page()


def reading_language(env: BuildEnvironment) -> str:
    """The language (BCP 47) of the page that is read.

    The site's, where the page names none, or its front matter is a field list, which is read last.
    """
    page = env.temp_data.get(_KEY)
    own = page.lang if isinstance(page, Page) else None
    return own or language_tag(env.config.language)


def insert_header(document: nodes.document, page: Page, factory: NodeFactory) -> None:
    """Insert what *page* says after the title, or at the start of a page without one.

    Its publications and tags stand at the end, and what nobody reads here: background and teaser.
    """
    made: list[nodes.Node] = []
    if page.categories and not any(OF_PAGE in n for n in every(document, nodes.paragraph)):
        made.append(categories_line(page.categories, page.lang, factory))
    if page.kicker:
        made.append(factory.text(page.kicker, "alcf-kicker"))
    if page.intro:
        made.append(factory.text(page.intro, "alcf-intro"))
    if page.authors or page.date or page.updated:
        made.append(_byline(factory))
    if page.project:
        made.append(project_facts(page.project, page.lang, factory))
    if page.hero:
        made.append(factory.hero(page.hero))
    parent, place = head_place(document)
    parent[place:place] = made
    append_publications(document, parent, page, factory)
    if page.tags:
        parent += _tags(page, factory)
    if page.background:
        document += page_background("", factory.figure(page.background.figure))
    if page.teaser and (teaser := factory.teaser(page.teaser)):
        document += teaser


def _tags(page: Page, factory: NodeFactory) -> nodes.paragraph:
    """A line with the page's tags, in its language."""
    _ = words_in(page.lang)
    label = nodes.inline("", _("Tags:"), classes=["alcf-tags-label"])
    node = nodes.paragraph("", "", label, classes=[_TAGS], translatable=False)
    for number, tag in enumerate(page.tags):
        node += [nodes.Text(", " if number else " "), story_tag("", tag, tag=tag)]
    node.source, node.line = factory.source, 1
    return node


def head_place(document: nodes.document) -> tuple[nodes.Element, int]:
    """Where the head of a page stands: its parent, and the place in it.

    After the title of the page's section; where words stand before the first heading, or there is
    none, before the first node that a reader sees.
    """
    for place, node in enumerate(document.children):
        if isinstance(node, nodes.Invisible | nodes.Bibliographic | nodes.field_list):
            continue
        if isinstance(node, nodes.section) and isinstance(node[0], nodes.title):
            return node, 1
        return document, place
    return document, len(document)


def is_head(node: nodes.Node) -> bool:
    """Whether *node* is one of the words in the head of a page."""
    return isinstance(node, nodes.Element) and bool(HEAD_CLASSES & set(node["classes"]))


def is_around(node: nodes.Element) -> bool:
    """Whether *node* is what front matter puts around the text of a page; the intro is text."""
    return OF_PAGE in node or bool(_AROUND & set(node["classes"]))


def head_of(parent: nodes.Element, start: int) -> list[nodes.Element]:
    """The head of a page in *parent* from its child *start* on: its words and its hero."""
    head: list[nodes.Element] = []
    for node in parent.children[start:]:
        if not isinstance(node, media_hero) and not is_head(node):
            break
        assert isinstance(node, nodes.Element)
        head.append(node)
    return head


def _byline(factory: NodeFactory) -> nodes.paragraph:
    """The place of the byline, which is written when the whole page is there."""
    node = nodes.paragraph("", "", classes=[BYLINE], translatable=False)
    node.source, node.line = factory.source, 1
    return node

"""Publications as nodes: a list of paragraphs, whose commas come when the words are translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.highlight import categories_line
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import OF_PAGE, credit_link, publication, story_words
from sphinx_alcf.story.publications import Joint, doi_address, joints
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.doctree.factory import NodeFactory
    from sphinx_alcf.story.model import Inline, Page
    from sphinx_alcf.story.publications import Publication

_CLASS = "alcf-pub-"


def publication_list(
    publications: Sequence[Publication], factory: NodeFactory, *, of_page: bool = False
) -> nodes.bullet_list:
    """The list of *publications*; *of_page* says that they are those of the front matter."""
    items = [nodes.list_item("", _paragraph(entry, factory)) for entry in publications]
    made = nodes.bullet_list("", *items, classes=["alcf-publications"])
    if of_page:
        made[OF_PAGE] = True
    return made


def of_page(what: str, page: Page, factory: NodeFactory) -> list[nodes.Node]:
    """The ``publications`` or ``categories`` of *page*, where its body wants them."""
    if what == "publications" and page.publications:
        return [publication_list(page.publications, factory, of_page=True)]
    if what == "categories" and page.categories:
        line = categories_line(page.categories, page.lang, factory)
        line[OF_PAGE] = True
        return [line]
    return []


def append_publications(
    document: nodes.document, parent: nodes.Element, page: Page, factory: NodeFactory
) -> None:
    """Append the publications of *page* to *parent*, unless they have a place in its body.

    A page's section gets a section of them; what has no title gets no heading but a rubric.
    """
    if not page.publications or any(OF_PAGE in n for n in every(document, nodes.bullet_list)):
        return
    made = publication_list(page.publications, factory, of_page=True)
    _ = words_in(page.lang)
    words = _("Publications")
    if isinstance(parent, nodes.document):
        parent += [nodes.rubric("", words, translatable=False), made]
        return
    title = nodes.title("", words, translatable=False)
    section = nodes.section("", title, made, names=[nodes.fully_normalize_name(words)])
    section.source = title.source = factory.source
    section.line = title.line = page.publications[0].line
    document.note_implicit_target(section, section)
    parent += section


def _paragraph(entry: Publication, factory: NodeFactory) -> publication:
    """The parts of one publication, without what stands between them."""
    node = publication("", translatable=False)
    parts = entry.parts()
    leads = next((name for name in ("title", "source", *parts) if name in parts), None)
    for name, text in parts.items():
        part = _part(name, text, factory)
        if name == leads and entry.address and name != "text":
            part = _link(part, entry.address, factory, shown=bool(entry.doi and not entry.url))
        node += part
    if not parts and entry.url:
        node += nodes.reference("", entry.url, refuri=entry.url)
    if entry.doi:
        node += _doi(entry.doi, linked=leads is None or leads == "text" or bool(entry.url))
    node.source, node.line = factory.source, entry.line
    return node


def _part(name: str, text: Inline, factory: NodeFactory) -> nodes.Element:
    """A part, of its own for gettext."""
    words = factory.parse(text)
    slanted = any(isinstance(n, nodes.emphasis) for word in words for n in word.findall())
    kind = nodes.emphasis if name == "source" and not slanted else story_words
    part = kind(text.text, "", *words, classes=[f"{_CLASS}{name}"], translatable=True)
    part.source, part.line = factory.source, text.line
    return part


def _link(
    part: nodes.Element, address: str, factory: NodeFactory, *, shown: bool
) -> nodes.reference:
    """A link around *part*; where its address is not *shown*, text and paper say it."""
    for inner in list(part.findall(nodes.reference)):
        inner.replace_self(inner.children)
    link = (nodes.reference if shown else credit_link)("", "", part, refuri=address)
    if document := factory.document_of(address):
        link["refdocument"] = document
    return link


def _doi(doi: str, *, linked: bool) -> nodes.inline:
    """A DOI as it is cited; where the title leads to it, it is not linked again."""
    words: nodes.Node = nodes.Text(f"doi:{doi}")
    if linked:
        words = nodes.reference("", f"doi:{doi}", refuri=doi_address(doi))
    return nodes.inline("", "", words, classes=[f"{_CLASS}doi"])


def complete(node: publication, quotes: str) -> None:
    """Put commas, brackets and *quotes* between the parts of a publication."""
    parts = {_name(n): n for n in node.children if isinstance(n, nodes.Element)}
    doi = parts.pop("doi", None)
    found = joints({name: n.astext() for name, n in parts.items() if name}, quotes)
    node.children = []
    for name, part in parts.items():
        joint = found.get(name, Joint())
        quoted = [nodes.Text(joint.opening), *_inner(part), nodes.Text(joint.closing)]
        if isinstance(part, nodes.reference):  # whose address text puts after it
            part.children = []
            part += _not_empty(quoted)
            quoted = [part]
        node += _not_empty([nodes.Text(joint.between), *quoted, nodes.Text(joint.end)])
    if doi is not None:
        node += [nodes.Text(" "), doi] if node.children else [doi]


def _inner(part: nodes.Element) -> list[nodes.Node]:
    return list(part.children) if isinstance(part, nodes.reference) else [part]


def _not_empty(found: Sequence[nodes.Node]) -> list[nodes.Node]:
    return [node for node in found if isinstance(node, nodes.Element) or node.astext()]


def _name(part: nodes.Element) -> str:
    """Which part of a publication a node is; nothing for a bare address."""
    inner = part[0] if isinstance(part, nodes.reference) else part
    classes = inner["classes"] if isinstance(inner, nodes.Element) else []
    return classes[0].removeprefix(_CLASS) if classes else ""

"""Categories, and the facts of a highlight's project, as nodes in the head of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.nodes import story_words
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.doctree.factory import NodeFactory
    from sphinx_alcf.story.highlight import Categories, Project
    from sphinx_alcf.story.model import Inline


def _kind_names(_: Callable[[str], str]) -> dict[str, str]:
    return {"simulation": _("Simulation"), "data": _("Data"), "learning": _("Learning")}


def _fact_names(_: Callable[[str], str]) -> dict[str, str]:
    return {"pi": _("Principal investigator"), "award": _("Award"), "systems": _("Systems")}


def categories_line(
    categories: Categories, lang: str | None, factory: NodeFactory
) -> nodes.paragraph:
    """The field of science, then the kinds of computing in words of the language *lang*."""
    node = nodes.paragraph("", "", classes=["alcf-categories"], translatable=False)
    node.source, node.line = factory.source, categories.line
    if categories.field:
        node += _words(categories.field, factory, "alcf-field")
    names = _kind_names(words_in(lang))
    for kind in categories.kinds:
        if node.children:
            node += nodes.Text(" · ")
        node += nodes.inline("", names[kind], classes=["alcf-kind", f"alcf-{kind}"])
    return node


def project_facts(
    project: Project, lang: str | None, factory: NodeFactory
) -> nodes.definition_list:
    """Principal investigator, award and systems, under words of the language *lang*."""
    node = nodes.definition_list("", classes=["alcf-project"])
    node.source = factory.source
    names = _fact_names(words_in(lang))
    for name, text in project.facts().items():
        term = nodes.term("", names[name], translatable=False)
        body = nodes.definition("", factory.text(text))
        node += nodes.definition_list_item("", term, body)
    return node


def _words(text: Inline, factory: NodeFactory, css_class: str) -> story_words:
    """A text of its own for gettext, within a line that is not."""
    node = story_words(text.text, "", *factory.parse(text), classes=[css_class], translatable=True)
    node.source, node.line = factory.source, text.line
    return node

"""Labels of named figures that are not numbered: Sphinx takes a text only from numbered ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_cell, media_figure, media_hero

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def label_figures(app: Sphinx, doctree: nodes.document) -> None:
    """Let ``{ref}`` show the caption of a named hero or cell. A handler of ``doctree-read``."""
    labels = app.env.domains.standard_domain.labels
    for figure in every(doctree, media_figure):
        if not isinstance(figure, media_hero | media_cell):
            continue
        caption = caption_of(figure)
        for name in figure["names"]:
            if caption and name not in labels:
                labels[name] = (app.env.docname, figure["ids"][0], caption)


def caption_of(figure: nodes.Element) -> str:
    """The text of a figure's or cell's caption, empty where it has none."""
    for node in figure.findall(nodes.TextElement):
        if isinstance(node, nodes.caption) or "alcf-cell-caption" in node["classes"]:
            return node.astext()
    return ""

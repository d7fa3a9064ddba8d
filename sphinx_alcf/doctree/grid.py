"""What the content of a ``media-grid`` means: cells, and the caption of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.factory import caption_paragraph
from sphinx_alcf.doctree.nodes import media_cell, media_figure, media_legend
from sphinx_alcf.story.model import Figure, Inline, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.doctree.factory import NodeFactory


def cells_and_caption(
    body: Sequence[nodes.Node], factory: NodeFactory
) -> tuple[list[media_figure], list[nodes.Node]]:
    """The cells in *body*, in order, and what is left: a caption and a legend for all.

    A cell is a picture of a paragraph (its title is the caption), an ``image``, a ``figure`` or one
    of this project's figures. The text of a paragraph is never lost: without its pictures it stays.
    """
    cells: list[media_figure] = []
    rest: list[nodes.Node] = []
    for node in body:
        if isinstance(node, media_figure):
            cells.append(_as_cell(node))
        elif isinstance(node, nodes.image):
            cells.append(_cell_of(node, factory))
        elif isinstance(node, nodes.paragraph) and any(
            isinstance(child, nodes.image) for child in node.children
        ):
            cells += [_cell_of(n, factory) for n in node.children if isinstance(n, nodes.image)]
            words = [n for n in node.children if not isinstance(n, nodes.image)]
            if "".join(n.astext() for n in words).strip():
                rest.append(nodes.paragraph(node.rawsource, "", *words))
        else:
            rest.append(node)
    return cells, rest


def _cell_of(image: nodes.image, factory: NodeFactory) -> media_figure:
    """A cell of a picture; MyST keeps a Markdown picture's title in ``title``."""
    line = image.line or (image.parent.line if image.parent is not None else None)
    title = image.get("title")
    figure = Figure(
        Picture(image["uri"], image.get("alt") or None),
        caption=Inline(title, line=line) if title else None,
        classes=tuple(image["classes"]),
        line=line,
    )
    return factory.figure(figure, kind=media_cell)


def _as_cell(figure: media_figure) -> media_cell:
    """The same figure, with its caption as a paragraph: only the grid is numbered."""
    cell = media_cell(figure.rawsource, **figure.attributes)
    cell.source, cell.line = figure.source, figure.line
    legend = media_legend()
    for child in figure.children:
        if isinstance(child, nodes.caption):
            legend += caption_paragraph(child)
        elif isinstance(child, media_legend):
            legend += child.children
        else:
            cell += child
    if legend.children:
        cell += legend
    return cell

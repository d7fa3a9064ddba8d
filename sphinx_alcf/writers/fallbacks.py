"""LaTeX, Texinfo and man pages: only what their stock writers cannot do with a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.doctree.nodes import media_cell, media_grid

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator


def visit_cell_latex(self: LaTeXTranslator, node: media_cell) -> None:
    """A cell is a minipage: LaTeX forbids a float within a float."""
    columns = node.parent["columns"] if isinstance(node.parent, media_grid) else 1
    width = f"{0.98 / columns:.3f}"
    self.body.append(f"\\begin{{minipage}}[t]{{{width}\\linewidth}}\\centering\n")
    if node["ids"]:
        self.body.append(self.hypertarget_to(node, anchor=True))
    self.in_minipage += 1


def depart_cell_latex(self: LaTeXTranslator, node: media_cell) -> None:
    """Close a cell; the row ends after as many as the grid has columns."""
    self.in_minipage -= 1
    self.body.append("\n\\end{minipage}")
    cells = [n for n in node.parent.children if isinstance(n, media_cell)]
    place = cells.index(node) + 1 if node in cells else 1
    last = place == len(cells)
    columns = node.parent["columns"] if isinstance(node.parent, media_grid) else 1
    self.body.append("\n\n" if last or place % columns == 0 else "\\hfill\n")


def skip_tags(self: object, node: nodes.Element) -> None:
    """Write the children and nothing around them: Texinfo forbids a float within a float."""

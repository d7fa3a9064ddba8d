"""Stock nodes as the theme ``alcf`` wants them: without inline styles, wide tables in a box.

docutils writes the widths of figures, tables and columns into ``style``, which a strict
Content-Security-Policy bars. Percentages become classes in steps of 5, and a width in pixels the
element's class of the nearest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import boxed_table, media_figure, sized_column
from sphinx_alcf.writers.measures import pixels, width_class
from sphinx_alcf.writers.tags import open_tag, void_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

_COLUMN = 760
"""The width of the text column of a page of documentation, in CSS pixels."""


def as_the_theme_wants(doctree: nodes.document) -> None:
    """Turn the widths in *doctree* into classes, put tables into boxes, and mark bare links.

    A bare link is one whose text is its address, which then need not be printed again.
    """
    for node in every(doctree, nodes.reference, nodes.figure, nodes.table, nodes.colspec):
        if isinstance(node, nodes.reference):
            _mark_bare(node)
        elif isinstance(node, nodes.figure | nodes.table):
            if "width" in node and not isinstance(node, media_figure):
                node["classes"] += _class_of(str(node.attributes.pop("width")))
            if isinstance(node, nodes.table) and not _in_table(node):
                node.replace_self(boxed_table(node.rawsource, *node.children, **node.attributes))
        elif isinstance(node, nodes.colspec):
            node.replace_self(sized_column(node.rawsource, **node.attributes))


def _mark_bare(link: nodes.reference) -> None:
    text = link.astext().removesuffix("/")
    if link.get("refuri", "").removesuffix("/") in {text, f"https://{text}", f"http://{text}"}:
        link["classes"].append("alcf-bare")


def _class_of(length: str) -> list[str]:
    size = pixels(length)
    return width_class(f"{100 * size / _COLUMN}%" if size else length)


def _in_table(node: nodes.Element) -> bool:
    around = node.parent
    while around is not None and not isinstance(around, nodes.table):
        around = around.parent
    return around is not None


def visit_table(self: HTML5Translator, node: boxed_table) -> None:
    """Open a table and the box in which it scrolls."""
    self.body.append(open_tag(self, "div", {"class": "alcf-scroll"}))
    self.visit_table(node)


def depart_table(self: HTML5Translator, node: boxed_table) -> None:
    """Close a table and its box."""
    self.depart_table(node)
    self.body.append("</div>\n")


def visit_column(self: HTML5Translator, node: sized_column) -> None:
    """Note a column, as docutils' writer does."""
    self.colspecs.append(node)
    group: Any = node.parent  # on which docutils' writer keeps a list that its class lacks
    group.stubs.append(node.get("stub"))


def depart_column(self: HTML5Translator, node: sized_column) -> None:
    """After the last column, write the group with the widths that an author gave."""
    columns = [n for n in node.parent.children if isinstance(n, nodes.colspec)]
    table = node.parent.parent
    if node is not columns[-1] or "colwidths-given" not in table["classes"]:
        return
    widths = [float(str(column.get("colwidth", 1)).rstrip("*") or 1) for column in columns]
    self.body.append(open_tag(self, "colgroup", {}))
    for width in widths:
        classes = width_class(f"{100 * width / sum(widths):.2f}%")
        self.body.append(void_tag(self, "col", {"class": " ".join(classes)}))
    self.body.append("</colgroup>\n")

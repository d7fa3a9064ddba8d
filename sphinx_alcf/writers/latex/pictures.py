"""Pictures on paper: how wide each stands, in which shape, and the rows of grids."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.doctree.nodes import latex_picture, media_cell, media_figure, media_grid
from sphinx_alcf.story.options import focus_of, ratio_of
from sphinx_alcf.writers.latex.blocks import environment
from sphinx_alcf.writers.measures import own_ratio

PAGE = (nodes.document, nodes.section, addnodes.start_of_file, nodes.compound)
"""What takes no room from what stands in it."""

_SPANS = {"wide": r"\alcfwide", "full": r"\alcffull"}


def set_rows(grid: media_grid) -> None:
    """Put a grid's cells into rows whose pictures have one height."""
    cells = [n for n in grid.children if isinstance(n, media_cell)]
    size = r"\alcfwide" if grid["placement"] != "text" and stands_free(grid) else r"\linewidth"
    columns: int = grid["columns"]
    rows: list[nodes.Node] = []
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        ratios = [_ratio(cell) for cell in row]
        row_node = environment("alcfrow", (), arguments=f"{{{size}}}{{{len(row)}}}")
        for cell, ratio in zip(row, ratios, strict=True):
            place_pictures(cell)
            share = f"{{{ratio / sum(ratios):.4f}}}"
            row_node += environment("alcfcell", cell.children, arguments=share, ids=cell["ids"])
        rows.append(row_node)
    grid.children = [n for n in grid.children if n not in cells]
    grid.insert(0, rows)


def _ratio(cell: media_cell) -> float:
    """Width to height of a cell's picture; 3:2 where it is unknown, as in HTML."""
    image = next(iter(cell.findall(nodes.image)), nodes.image())
    own = own_ratio(image.get("intrinsic_width"), image.get("intrinsic_height"))
    return _asked_ratio(cell) or own


def place_pictures(figure: media_figure) -> None:
    """Say of each picture of *figure* how wide it stands on the page."""
    for image in list(figure.findall(nodes.image)):
        size = ""
        if figure.get("align") in {"left", "right"}:
            # The writer asks the figure, for an anchor may stand before its image.
            figure["width"] = image.setdefault("width", "40%")
            size = r"\linewidth"
        elif isinstance(figure, media_cell):
            size = r"\linewidth"
        elif "width" not in image and stands_free(figure):
            size = _SPANS.get(figure["placement"], "")
        place_picture(image, figure, size, _asked_ratio(figure))


def place_picture(image: nodes.image, figure: media_figure, size: str, ratio: float) -> None:
    """Put in the place of *image* a picture of a width in LaTeX and a ratio, 0 for its own."""
    new = latex_picture(image.rawsource, **image.attributes)
    new.source, new.line = image.source, image.line
    new["size"] = size
    new["ratio"] = 0 if figure.get("fit") == "contain" else ratio
    new["focus"] = focus_of(figure.get("focus"))
    new["place"] = "c" if figure.get("align") == "center" else "l"
    image.replace_self(new)


def _asked_ratio(figure: media_figure) -> float:
    return ratio_of(figure.get("ratio", "0"))


def stands_free(node: nodes.Element, outer: tuple[type[nodes.Element], ...] = PAGE) -> bool:
    """Whether *node* has the page's width to itself: *outer* alone stand around it.

    So it is in no list, quotation or table. A picture keeps within a container, too, which takes no
    room from a table.
    """
    parent = node.parent
    while isinstance(parent, outer):
        parent = parent.parent
    return parent is None

"""HTML for pictures that open as large as the window: links to their files, and the script's words.

Without scripts a click shows the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_box,
    media_cell,
    media_cells,
    media_figure,
    media_grid,
    media_zoom,
    responsive_image,
)
from sphinx_alcf.site.labels import caption_of
from sphinx_alcf.story.plain import first_words
from sphinx_alcf.words import words_in
from sphinx_alcf.writers.html import original_url
from sphinx_alcf.writers.tags import open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def open_pictures(doctree: nodes.document) -> None:
    """Put a link around each picture that opens, if it has none, and mark each set of pictures.

    The pictures of a grid are one set; a figure outside of one is a set of its own.
    """
    for figure in every(doctree, media_figure):
        row = figure.parent
        if isinstance(figure, media_cell) and isinstance(row, media_cells):
            grid = row.parent
            if isinstance(grid, media_grid) and grid.get("lightbox"):
                if _link(figure):
                    grid["data"] = _words(grid, several="data" in grid)
                continue
        if figure.get("lightbox") and _link(figure):
            figure["data"] = _words(figure, several=False)


def _link(figure: media_figure) -> bool:
    """Put a link around a figure's picture; whether it has one that no link leads elsewhere."""
    box = figure[0] if figure.children else None
    if not isinstance(box, media_box) or not all(isinstance(n, nodes.image) for n in box.children):
        return False
    link = media_zoom(lang=figure.get("lang"), name=_name(figure))
    link += box.children
    box.children = [link]
    link.parent = box
    return True


def _name(figure: media_figure) -> str:
    """What a picture shows, in a few words: its text alternative, else its caption."""
    alts = (image.get("alt", "") for image in figure.findall(nodes.image))
    return first_words(next(filter(None, alts), "") or caption_of(figure), 100)


def visit_zoom(self: HTML5Translator, node: media_zoom) -> None:
    """Open the link around a picture; assistive technology is told what it does, and to what."""
    _ = words_in(node["lang"])
    image = next(n for n in node.children if isinstance(n, responsive_image))
    label = _("Enlarge: {picture}").replace("{picture}", node["name"] or _("Picture"))
    link = {"class": "alcf-zoom", "href": original_url(self, image), "aria-label": label}
    self.body.append(open_tag(self, "a", link, ""))


def depart_zoom(self: HTML5Translator, node: media_zoom) -> None:
    """Close the link around a picture."""
    self.body.append("</a>\n")


def _words(figure: media_figure | media_grid, *, several: bool) -> dict[str, str]:
    """The attributes that mark a set of pictures for the script, with the words that it says."""
    _ = words_in(figure.get("lang"))
    words = {"data-alcf-lightbox": _("Picture"), "data-label-close": _("Close")}
    if several:
        words |= {
            "data-alcf-lightbox": _("Pictures"),
            "data-label-previous": _("Previous picture"),
            "data-label-next": _("Next picture"),
            "data-label-count": _("{number} of {total}"),
        }
    return words

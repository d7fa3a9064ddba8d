"""Where each picture stands on its page, for :mod:`sphinx_alcf.writers.sizes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.nodes import (
    media_cell,
    media_figure,
    media_grid,
    media_hero,
    media_portrait,
)
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.options import ratio_of
from sphinx_alcf.writers.measures import own_ratio, percent, pixels
from sphinx_alcf.writers.sizes import Frame, Place

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_THUMB = 140
"""CSS pixels of the picture on a download card."""


def frame_of(app: Sphinx, docname: str) -> Frame:
    """The frame of a page; one of another theme, of which nothing is known, counts as a story."""
    page = get_domain(app.env).page(docname)
    if app.config.html_theme != "alcf":
        return "story"
    if page.frame == "doc":
        return "doc"
    return "home" if page.layout == "home" else "story"


def place_of(image: nodes.image, figure: media_figure | None, frame: Frame) -> Place:
    """The place of a picture in *figure*, or in a text where there is none.

    Called before a picture's percentage becomes a class of its figure.
    """
    share = percent(str(image.get("width", "")))
    place = Place(frame, share=share or 1, limit=_given(image))
    if figure is None:
        return place
    if "alcf-download-thumb" in figure["classes"]:
        return place._replace(limit=_THUMB)
    placement = figure.get("placement", "text")
    place = place._replace(placement=placement, cover=_cover(image, figure, "16/9"))
    if isinstance(figure, media_hero):
        beside = _cover(image, figure, "16/9" if frame == "doc" else "4/3")
        return place._replace(split=beside if figure["layout"] == "split" else 0)
    if isinstance(figure, media_cell):
        return _in_row(place, figure)
    aside = figure.get("align") in {"left", "right"}
    return place._replace(aside=aside, stacked=aside)


def place_of_part(image: nodes.image, hero: media_hero, frame: Frame) -> Place:
    """The place of the part of a hero's picture that has just the shape of its box."""
    place = place_of(image, hero, frame)
    return place._replace(cover=1, split=min(place.split, 1))


def _given(image: nodes.image) -> float | None:
    """The width in CSS pixels that the author gives, by a length or a scale."""
    own = image.get("intrinsic_width"), image.get("intrinsic_height")
    scale = image.get("scale", 100) / 100
    if width := pixels(str(image.get("width", "%"))):
        return width * scale
    height = pixels(str(image.get("height", "%")))
    if height and own[0] and own[1]:
        return scale * float(height * own[0] / own[1])
    return scale * own[0] if scale != 1 and own[0] else None


def _cover(image: nodes.image, figure: media_figure, shape: str) -> float:
    """How much wider a picture is than the box that crops it; *shape* is a hero's own."""
    box = figure.get("ratio")
    if isinstance(image, media_portrait):
        box = figure.get("portrait_ratio")
    elif isinstance(figure, media_hero):
        box = box or shape
    size = image.get("intrinsic_width"), image.get("intrinsic_height")
    if not box or figure.get("fit") == "contain" or not all(size):
        return 1
    return float(size[0] / size[1] / ratio_of(box))


def _in_row(place: Place, cell: media_cell) -> Place:
    """A cell's part of its row: by its ratio, among those of the others."""
    row = cell.parent
    grid = row.parent if row is not None else None
    if row is None or not isinstance(grid, media_grid):
        return place
    columns: int = grid["columns"]
    cells = [n for n in row.children if isinstance(n, media_cell)]
    first = cells.index(cell) // columns * columns
    ratios = [_ratio(n) for n in cells[first : first + columns]]
    return place._replace(
        placement=grid["placement"],
        share=place.share * _ratio(cell) / sum(ratios),
        gaps=len(ratios) - 1,
        stacked=True,
    )


def _ratio(cell: media_cell) -> float:
    if "ratio" in cell:
        return ratio_of(cell["ratio"])
    image = next(iter(cell.findall(nodes.image)), nodes.image())
    return own_ratio(image.get("intrinsic_width"), image.get("intrinsic_height"))

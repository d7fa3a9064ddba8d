"""Backgrounds of pages: where a page can show one it comes first, elsewhere it is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.builders import writes_one_page, writes_web_html
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_credit, media_figure, media_legend, page_background
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def place_backgrounds(doctree: nodes.document, app: Sphinx, docname: str) -> None:
    """Put the background of *doctree* before all else, and its credit at the end of the page.

    Other themes than ``alcf`` know nothing of it, other formats have no place for it, and in a
    single file it would be behind all pages.
    """
    for background in every(doctree, page_background):
        background.parent.remove(background)
        figure = background[0] if background.children else None
        if not isinstance(figure, media_figure) or not figure.children:
            continue
        if not _shows(app, docname):
            continue
        for legend in [n for n in figure.children if isinstance(n, media_legend)]:
            figure.remove(legend)
            _last_section(doctree).extend(list(legend.findall(media_credit)))
        doctree.insert(0, background)


def is_background(figure: nodes.Element | None) -> bool:
    """Whether *figure* is what stands behind a page."""
    return figure is not None and isinstance(figure.parent, page_background)


def _shows(app: Sphinx, docname: str) -> bool:
    builder = app.builder
    return (
        writes_web_html(builder)
        and not writes_one_page(builder)
        and app.config.html_theme == "alcf"
        and get_domain(app.env).page(docname).frame == "story"
    )


def _last_section(doctree: nodes.document) -> nodes.Element:
    """The section of the page, whose last child is the last thing on it."""
    return next((n for n in doctree.children if isinstance(n, nodes.section)), doctree)

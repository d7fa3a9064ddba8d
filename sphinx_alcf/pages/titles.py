"""Titles are rendered once: Sphinx renders them anew for each page that names them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.builders import is_alcf, writes_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    Render = Callable[[nodes.Node | None], dict[str, str]]


def keep_titles(app: Sphinx) -> None:
    """Let the builder keep what it makes of titles. A handler of ``builder-inited``.

    A title stands on its own page, on the pages before and after it, and on all below it; a tenth
    of the time of a build would go into that.
    """
    builder = app.builder
    if writes_pages(builder) and is_alcf(builder):
        builder.render_partial = _keeping(builder.render_partial)  # type: ignore[method-assign, assignment]


def _keeping(render: Render) -> Render:
    made: dict[str, dict[str, str]] = {}

    @wraps(render)
    def render_partial(node: nodes.Node | None) -> dict[str, str]:
        # Of words alone, for pictures and links in it count from the page.
        if not isinstance(node, nodes.title) or not all(
            isinstance(child, nodes.Text) for child in node.children
        ):
            return render(node)
        text = node.astext()
        if text not in made:
            made[text] = render(node)
        return made[text]

    return render_partial

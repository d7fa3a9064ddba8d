"""Teasers: taken from a page before it is written, and copied where cards can show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_teaser
from sphinx_alcf.writers.renditions import register_renditions

if TYPE_CHECKING:
    from sphinx.builders import Builder


def take_teasers_away(doctree: nodes.document, builder: Builder, *, copy: bool) -> None:
    """Take the teasers out of *doctree*; with *copy* their pictures go to the output all the same.

    To be called while doctrees are resolved: in the main process, so that Sphinx sees what is to be
    copied.
    """
    images = builder.env.images
    for teaser in every(doctree, media_teaser):
        for image in teaser.findall(nodes.image):
            uri = image["uri"]
            if copy and uri in images:
                builder.images[uri] = images[uri][1]
                register_renditions(builder, uri)
        teaser.parent.remove(teaser)

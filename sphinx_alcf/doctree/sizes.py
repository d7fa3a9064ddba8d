"""The size of every picture, read once when its page is read."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.diagnostics import Problem, report
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_hero
from sphinx_alcf.media.pictures import PictureInfo, probe
from sphinx_alcf.story.options import NARROWEST, WIDEST

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def note_sizes(app: Sphinx, doctree: nodes.document) -> None:
    """Write size and kind of each local picture into its node, and report the unreadable.

    A handler of ``doctree-read``, after Sphinx's own collectors have found the files. Attributes:
    ``intrinsic_width`` and ``intrinsic_height`` in CSS pixels, ``transparent``, and ``rights``
    where the file says who made it; of a hero that is only wide, ``ratio``.
    """
    seen: dict[str, PictureInfo | None] = {}
    for image in every(doctree, nodes.image):
        candidates: dict[str, str] = image.get("candidates") or {}
        uri = candidates.get("*")
        if uri is None or uri not in app.env.images:
            continue
        if uri not in seen:
            result = probe(Path(app.srcdir) / uri)
            problem = result if isinstance(result, Problem) else result.problem
            if problem:
                report(problem, image)
            seen[uri] = None if isinstance(result, Problem) else result
        info = seen[uri]
        if info is None or not info.width or not info.height:
            continue
        image["intrinsic_width"] = info.width
        image["intrinsic_height"] = info.height
        image["transparent"] = info.transparent
        if info.rights:
            image["rights"] = info.rights
    for hero in every(doctree, media_hero):
        if hero["placement"] == "wide" and "ratio" not in hero:
            _keep_shape(hero)


def _keep_shape(hero: media_hero) -> None:
    """Give a highlight's picture a box of its own shape, as far as a box can have it."""
    image = next(iter(hero.findall(nodes.image)), nodes.image())
    if image.get("intrinsic_width"):
        own = Fraction(image["intrinsic_width"], image["intrinsic_height"])
        shape = min(max(own, NARROWEST), WIDEST).limit_denominator(1000)
        hero["ratio"] = f"{shape.numerator}/{shape.denominator}"

"""The parts of heroes that are cut out for windows that are higher than wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_hero, media_portrait
from sphinx_alcf.media.crop import WHOLE, crop_box
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.options import focus_of, ratio_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_OVER: Final = "4/5"
"""The shape of a hero under its words on a phone: ``static/media/css/header.css``."""


def note_crops(app: Sphinx, doctree: nodes.document) -> None:
    """Note the part, in the hero and for the whole site, whose renditions are made before writing.

    A handler of ``doctree-read``, after the sizes of pictures are known. A hero with a picture of
    its own for those windows, or one that is shown whole in its box, has none.
    """
    for hero in every(doctree, media_hero):
        image = next(iter(hero.findall(nodes.image)), nodes.image())
        whole = hero.get("fit") == "contain" or any(hero.findall(media_portrait))
        shape = hero.get("portrait_ratio") or (_OVER if hero["layout"] == "over" else None)
        if whole or not shape or "intrinsic_width" not in image:
            continue
        own = image["intrinsic_width"] / image["intrinsic_height"]
        focus = focus_of(hero.get("portrait_focus", hero.get("focus")))
        box = crop_box(own, ratio_of(shape), focus)
        if box != WHOLE:
            hero["crop"] = box
            get_domain(app.env).crops[app.env.docname] = (image["uri"], box)

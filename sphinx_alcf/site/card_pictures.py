"""The pictures by which other sites show a page as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_hero, media_teaser, media_video
from sphinx_alcf.media.crop import crop_box
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.labels import caption_of
from sphinx_alcf.story.options import focus_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_alcf.media.crop import Box

CARD_SIZE: Final = (1200, 630)
"""Pixels of a card's picture, across and down: what https://ogp.me's readers show uncropped."""
_LEAST: Final = 200
"""A picture of fewer pixels across or down is shown by none of them."""


class CardPicture(NamedTuple):
    """The picture of one document's card."""

    uri: str
    """From the source folder."""
    box: Box
    """The part of it that has the shape of a card, around its focus."""
    alt: str = ""


def note_card_picture(app: Sphinx, doctree: nodes.document) -> None:
    """Note the teaser, else the hero's picture or poster, for the card of the page.

    A handler of ``doctree-read``, after the sizes of pictures are known. None is noted of another
    host's picture, of SVG, which those who show cards do not draw, and of one that is too small.
    """
    for kind in (media_teaser, media_hero):
        for shown in every(doctree, kind):
            image = next(iter(shown.findall(nodes.image)), nodes.image(uri=""))
            uri: str = image["uri"]
            box = card_box(image, shown.get("focus"))
            if uri in app.env.images and not uri.lower().endswith((".svg", ".svgz")) and box:
                alt = image.get("alt") or _words(shown)
                get_domain(app.env).cards[app.env.docname] = CardPicture(uri, box, alt)
            return


def card_box(image: nodes.image, focus: str | None) -> Box | None:
    """The part of *image* that a card shows; ``None`` where it is too small, or not known."""
    width, height = image.get("intrinsic_width", 0), image.get("intrinsic_height", 0)
    if min(width, height) < _LEAST:
        return None
    return crop_box(width / height, CARD_SIZE[0] / CARD_SIZE[1], focus_of(focus))


def _words(shown: nodes.Element) -> str:
    """What a hero shows in other words than its picture's: those of its film, or its caption."""
    film = next((str(n.get("alt") or "") for n in shown.findall(media_video)), "")
    return film or caption_of(shown)

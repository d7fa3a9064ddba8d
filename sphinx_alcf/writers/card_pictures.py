"""The files of cards' pictures: cut out and made before writing starts, then looked up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from sphinx_alcf.builders import has_addresses
from sphinx_alcf.config import cache_of, get_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.media.crop import crop_box
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.formats import JPEG
from sphinx_alcf.media.pictures import probe
from sphinx_alcf.media.renditions import Rendition, Settings, encode_all, plan
from sphinx_alcf.site.address import base_of
from sphinx_alcf.site.card_pictures import CARD_SIZE, CardPicture
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.writers.copies import want_copy
from sphinx_alcf.writers.renditions import progress_of, stable_name

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_alcf.media.tasks import JobId

_SETTINGS: Final = Settings(widths=(CARD_SIZE[0],), formats=(JPEG.name,), least=0)


class CardFile(NamedTuple):
    """A picture in the images folder; width and height in pixels."""

    name: str
    media_type: str
    width: int
    height: int
    alt: str


_made: WeakKeyDictionary[Builder, dict[JobId, Rendition]] = WeakKeyDictionary()
_common: WeakKeyDictionary[Builder, CardPicture] = WeakKeyDictionary()


def make_card_pictures(app: Sphinx, builder: Builder) -> None:
    """Make the pictures that cards lack, in one pool. A handler of ``write-started``."""
    if not _has_cards(builder):
        return
    if common := _common_picture(app):
        _common[builder] = common
    pictures = {*get_domain(app.env).cards.values(), *([common] if common else ())}
    jobs = [
        job
        for picture in sorted(pictures, key=repr)
        for job in plan([_found(app, picture.uri)], _SETTINGS, picture.box)
    ]
    encoded = encode_all(
        list({job.id: job for job in jobs}.values()),
        cache_of(app),
        processes=app.parallel,
        progress=progress_of(app, "making pictures of cards... "),
    )
    if not get_config(app.config).image_widths:  # else it has been said
        for problem in encoded.problems:
            report(problem)
    _made[builder] = {
        key: made.renditions[-1] for key, made in encoded.sets.items() if made.renditions
    }
    if common and (made := _made[builder].get((stable_name(common.uri), common.box))):
        want_copy(builder, made.file)


def copy_card_picture(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Have the picture of a page's card copied. A handler of ``doctree-resolved``."""
    picture = get_domain(app.env).cards.get(docname)
    if picture and (made := _rendition(app.builder, picture)):
        want_copy(app.builder, made.file)


def card_file(builder: Builder, docname: str) -> CardFile | None:
    """The picture of a page's card: its own, else that of all pages (``alcf_card_image``)."""
    picture = get_domain(builder.env).cards.get(docname) or _common.get(builder)
    made = _rendition(builder, picture) if picture else None
    if picture is None or made is None:
        return None
    return CardFile(made.name, made.format.media_type, made.width, made.height, picture.alt)


def _has_cards(builder: Builder) -> bool:
    """Whether pages of *builder* have cards: HTML for the web, and an address."""
    config = builder.config
    return has_addresses(builder) and bool(base_of(config) and config.alcf_metadata)


def _common_picture(app: Sphinx) -> CardPicture | None:
    """The picture of pages that have none; warns (``alcf.config``) of one that cannot be used."""
    name = get_config(app.config).card_image
    if not name:
        return None
    info = probe(Path(app.srcdir) / name)
    if isinstance(info, Problem):
        report(Problem(Warn.CONFIG, f"conf.py: alcf_card_image cannot be used: {info.message}"))
        return None
    if not info.width or not info.height or name.lower().endswith(".svg"):
        message = (
            "conf.py: alcf_card_image cannot be used: take a JPEG or PNG of 1200 x 630 pixels."
        )
        report(Problem(Warn.CONFIG, message))
        return None
    box = crop_box(info.width / info.height, CARD_SIZE[0] / CARD_SIZE[1], (0.5, 0.5))
    return CardPicture(name, box)


def _found(app: Sphinx, uri: str) -> Found:
    return Found(Path(app.srcdir) / uri, stable_name(uri))


def _rendition(builder: Builder, picture: CardPicture) -> Rendition | None:
    return _made.get(builder, {}).get((stable_name(picture.uri), picture.box))

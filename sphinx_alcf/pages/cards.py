"""Cards: how pages are shown on other pages, in lists, section pages and "More in"."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.media.pictures import probe
from sphinx_alcf.pages.language import marked
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.writers.renditions import offer, renditions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.site.record import PageRecord
    from sphinx_alcf.writers.renditions import Candidate

SIZES = {
    "wide": "(min-width: 1080px) 624px, (min-width: 900px) 60vw, 100vw",
    "third": "(min-width: 1080px) 334px, (min-width: 900px) 33vw, (min-width: 860px) 50vw, 100vw",
    "": "(min-width: 1080px) 510px, (min-width: 860px) 50vw, 100vw",
}
"""How wide the picture is of a card of each shape (css/cards.css, css/front.css), for browsers."""


def cards(
    builder: StandaloneHTMLBuilder,
    page: str,
    pages: Sequence[tuple[str | None, dict[str, object]]],
    *,
    led: bool = True,
    trio: bool = False,
) -> list[dict[str, object]]:
    """One card for each of *pages*: its document, and title and link as a template takes them.

    They stand on *page*. A card has ``title``, ``link``, ``kicker``, ``intro``, its ``shape`` and,
    where the page has a picture, ``image``: attributes of an ``img``, and the ``sources`` before
    it. Where they are *led*, the first is as wide as two, and so is a last one that has no other
    beside it; with *trio*, three stand in the last row instead, if there are so many.
    """
    domain, config = get_domain(builder.env), builder.config
    made = []
    for number, (docname, link) in enumerate(pages):
        record = domain.page(docname or "")
        shape = _shape(number, len(pages), led=led, trio=trio)
        words = {key: marked(getattr(record, key), record.lang, config) for key in _WORDS}
        image = _image(builder, record, page, SIZES[shape])
        made.append({**link, **words, "shape": shape, "image": image})
    return made


def _shape(number: int, count: int, *, led: bool, trio: bool) -> str:
    """The shape of the card of that *number*, from 0, of *count*: a key of :data:`SIZES`."""
    if not led or (number and count % 2):
        return ""
    if number and trio and count > 2:
        return "third" if number >= count - 3 else ""
    return "wide" if number in {0, count - 1} else ""


_WORDS = ("kicker", "intro")


def shown_by_card(record: PageRecord) -> tuple[object, ...]:
    """What a card says of a page, so that it can be told when that changes."""
    return tuple(getattr(record, key) for key in (*_WORDS, "picture_fit"))


def _image(
    builder: StandaloneHTMLBuilder, record: PageRecord, page: str, sizes: str
) -> dict[str, Any] | None:
    """The picture's attributes and sources, and how it fills its box.

    A chart without a ground of its own stands whole on a ``plate``, as on its page. The page whose
    picture it is has told Sphinx to copy the files.
    """
    uri = record.picture
    if uri is None or uri not in builder.env.images:
        return None
    info = probe(Path(builder.srcdir) / uri)
    if isinstance(info, Problem):
        return None
    # In one file of all pages, a page's address is a fragment.
    here = builder.get_target_uri(page).partition("#")[0]

    def place(file: str) -> str:
        return relative_uri(here, f"{builder.imagedir}/{quote(file)}")

    def srcset(files: list[Candidate]) -> str:
        return ", ".join(f"{place(file)} {width}w" for file, width in files)

    # As in a page's text, so that a card loads the very file that the page behind it shows.
    smaller = renditions_of(builder, uri)
    offered = offer(smaller, info.width or 0, builder.config.alcf_image_widths)
    src = place(builder.env.images[uri][1])
    beside = f"{srcset(offered.candidates)}, {src} {info.width}w" if offered.candidates else ""
    return {
        "sources": [{"type": kind, "srcset": srcset(files)} for kind, files in offered.sources],
        "src": src,
        "srcset": beside,
        "sizes": sizes,
        "width": info.width,
        "height": info.height,
        "alt": record.picture_alt,
        "plate": info.transparent,
        "whole": record.picture_fit == "contain"
        or (info.transparent and record.picture_fit != "cover"),
    }

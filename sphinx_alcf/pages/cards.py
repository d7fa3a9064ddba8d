"""The cards of a section page: each page below it, with its intro and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.media.pictures import probe
from sphinx_alcf.pages.language import marked
from sphinx_alcf.writers.renditions import offer, renditions_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.pages.navigation import Entry
    from sphinx_alcf.site.domain import AlcfDomain, PageRecord
    from sphinx_alcf.writers.renditions import Candidate

SIZES = "(min-width: 1080px) 620px, (min-width: 700px) 50vw, 100vw"


def cards(
    builder: StandaloneHTMLBuilder,
    domain: AlcfDomain,
    entries: list[Entry],
    links: list[dict[str, object]],
    address: Callable[[str], str],
) -> list[dict[str, object]]:
    """One card for each of *entries*, whose *links* are those of the navigation.

    *address* gives the place of an output file from the page. A card has ``title``, ``link``,
    ``intro`` and, where the page has a picture, ``image``: the attributes of an ``img``, and
    the ``sources`` before it.
    """
    made = []
    for entry, link in zip(entries, links, strict=True):
        record = domain.page(entry.docname or "")
        image = _image(builder, record, address)
        intro = marked(record.intro, record.lang, builder.config)
        made.append({**link, "intro": intro, "image": image})
    return made


def _image(
    builder: StandaloneHTMLBuilder, page: PageRecord, address: Callable[[str], str]
) -> dict[str, Any] | None:
    """The picture's attributes and sources.

    The page whose picture it is has told Sphinx to copy the files.
    """
    uri = page.picture
    if uri is None or uri not in builder.env.images:
        return None
    info = probe(Path(builder.srcdir) / uri)
    if isinstance(info, Problem):
        return None

    def place(file: str) -> str:
        return address(f"{builder.imagedir}/{file}")

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
        "sizes": SIZES,
        "width": info.width,
        "height": info.height,
        "alt": page.picture_alt,
    }

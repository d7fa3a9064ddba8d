"""The cards of a section page: each page below it, with its intro and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.media.pictures import probe
from sphinx_alcf.pages.language import marked
from sphinx_alcf.writers.renditions import renditions_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.pages.navigation import Entry
    from sphinx_alcf.site.domain import AlcfDomain, PageRecord

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
    ``intro`` and, where the page has a picture, ``image``: the attributes of an ``img``.
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
    """The picture's attributes. The page whose picture it is has told Sphinx to copy the files."""
    uri = page.picture
    if uri is None or uri not in builder.env.images:
        return None
    info = probe(Path(builder.srcdir) / uri)
    if isinstance(info, Problem):
        return None
    folder = builder.imagedir
    smaller = renditions_of(builder, uri)
    return {
        "src": address(f"{folder}/{builder.env.images[uri][1]}"),
        "srcset": ", ".join(f"{address(f'{folder}/{r.file.name}')} {r.width}w" for r in smaller),
        "sizes": SIZES,
        "width": info.width,
        "height": info.height,
        "alt": page.picture_alt,
    }

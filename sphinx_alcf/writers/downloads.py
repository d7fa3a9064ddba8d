"""Download cards: a link where a page has the file, its address or name where it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.builders import writes_web_html
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    download_card,
    download_facts,
    media_address,
    media_figure,
)
from sphinx_alcf.site.address import download_address

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

_TITLE = "alcf-download-title"


def arrange_downloads(doctree: nodes.document, builder: Builder) -> None:
    """Make the title of each card the link to its file.

    On the web it leads to the copy beside the pages; elsewhere to that copy on the site, and its
    address is written out, or the file's name where the site's address is not known. Text and
    manual pages, which would only name the picture, have none.
    """
    web = writes_web_html(builder)
    pictures = builder.format not in {"text", "man"}
    for card in every(doctree, download_card):
        if not pictures:
            for thumb in [n for n in card.children if isinstance(n, media_figure)]:
                card.remove(thumb)
        title = next(n for n in card.findall(nodes.paragraph) if _TITLE in n["classes"])
        for facts in list(card.findall(download_facts)):
            link = next(iter(facts.findall(addnodes.download_reference)), None)
            if link is not None:
                facts.remove(link)
            if link is not None and web:
                link.children = []
                link += title.children
                title.children = []
                title += link
            elif link is not None:
                _write_out(title, facts, link, builder.config)
            if not facts.children:
                card.remove(facts)


def _write_out(
    title: nodes.Element, facts: download_facts, link: addnodes.download_reference, config: Config
) -> None:
    address = download_address(config, link)
    if not address:
        facts += nodes.Text(f", {link.astext()}" if facts.children else link.astext())
        return
    words = title.children
    title.children = []
    title += nodes.reference("", "", *words, refuri=address)
    written = nodes.reference("", address, refuri=address)
    facts.parent.append(media_address("", "", written, translatable=False))

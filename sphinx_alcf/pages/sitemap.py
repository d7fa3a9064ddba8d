"""The map of a site for search engines (https://www.sitemaps.org/protocol.html), and robots.txt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from sphinx_alcf.builders import has_addresses
from sphinx_alcf.config import get_config
from sphinx_alcf.pages.documents import is_own, write
from sphinx_alcf.site.address import NOT_FOUND, base_of, file_address, page_address
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""Pages that one file may name."""


def write_sitemap(app: Sphinx, error: Exception | None) -> None:
    """Write ``sitemap.xml`` and, at the root of a host, ``robots.txt``.

    All documents are in it, whichever this build has written, and nothing else: neither redirects
    nor the pages of search and index. A handler of ``build-finished``.
    """
    builder = app.builder
    asked = get_config(app.config).sitemap and base_of(app.config)
    if error is not None or not asked or not has_addresses(builder):
        return
    if "sphinx_sitemap" not in app.extensions:
        for name, element in _files(builder):
            if not is_own(app, name):
                write(Path(builder.outdir, name), element)
    # Search engines ask a host for it, and no path below (RFC 9309, 2.3).
    if urlsplit(base_of(app.config)).path == "/" and not is_own(app, "robots.txt"):
        address = file_address(app.config, "sitemap.xml")
        write(Path(builder.outdir, "robots.txt"), f"User-agent: *\nAllow: /\nSitemap: {address}\n")


def _files(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, Element]]:
    """The map; of more pages than one may have, several and an index of them."""
    pages = [*_pages(builder)]
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _list("urlset", "url", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _list("urlset", "url", part)
    index = [(file_address(builder.config, name), "") for name in names]
    yield "sitemap.xml", _list("sitemapindex", "sitemap", index)


def _pages(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
    """The address of each document, and the day on which it was last changed, where it says one."""
    domain = get_domain(builder.env)
    for docname in sorted(builder.env.found_docs):
        if docname != NOT_FOUND:
            day = domain.page(docname).modified
            yield page_address(builder, docname), day.isoformat() if day else ""


def _list(tag: str, each: str, pages: list[tuple[str, str]]) -> Element:
    root = Element(tag, xmlns=NAMESPACE)
    for address, day in pages:
        entry = SubElement(root, each)
        SubElement(entry, "loc").text = address
        if day:
            SubElement(entry, "lastmod").text = day
    return root

"""Pages that no document makes: redirects, further pages of lists, tags, years, and 404."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_alcf.builders import has_addresses, has_folders, is_alcf
from sphinx_alcf.pages.lists import list_pages, names_of_list_pages
from sphinx_alcf.pages.permalinks import redirect_pages
from sphinx_alcf.site.address import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


def collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Redirects and lists under any theme; under ``alcf`` a page for addresses that are none.

    A handler of ``html-collect-pages``. A project's own page ``404`` is left alone, and so is the
    one that sphinx-notfound-page makes.
    """
    builder = app.builder
    if not has_addresses(builder):
        return
    yield from redirect_pages(app, builder, names_of_list_pages(builder))
    yield from list_pages(builder)
    own = NOT_FOUND in app.env.found_docs or "notfound.extension" in app.extensions
    if is_alcf(builder) and not own:
        context = {"title": NOT_FOUND, "place": _place(builder)}
        if has_folders(builder):  # where hosts would not find it in its folder
            file = Path(builder.outdir, "404.html")
            builder.handle_page(NOT_FOUND, context, "404.html", outfilename=file)
        else:
            yield NOT_FOUND, context, "404.html"


def _place(builder: StandaloneHTMLBuilder) -> str:
    """The path on its host from which the links of the page for no address count.

    A path in ``html_baseurl`` is enough for that; without it they count from what was asked for.
    """
    base = str(builder.config.html_baseurl or "")
    try:
        path = urlsplit(base).path
    except ValueError:  # such as a bracket that does not close
        return ""
    return posixpath.join("/", path, builder.get_target_uri(NOT_FOUND)) if base else ""

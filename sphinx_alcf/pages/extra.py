"""Pages that no document makes: redirects, further pages of lists, tags, years, and 404."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_alcf.builders import has_addresses, has_folders, is_alcf
from sphinx_alcf.pages.lists import list_pages, names_of_list_pages
from sphinx_alcf.pages.permalinks import redirect_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


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
    own = "404" in app.env.found_docs or "notfound.extension" in app.extensions
    if is_alcf(builder) and not own:
        if has_folders(builder):  # where hosts would not find it in its folder
            place = Path(builder.outdir, "404.html")
            builder.handle_page("404", {"title": "404"}, "404.html", outfilename=place)
        else:
            yield "404", {"title": "404"}, "404.html"

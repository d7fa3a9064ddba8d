"""All pages as one file, such as the zip that Read the Docs offers: links within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.builders import writes_one_page
from sphinx_alcf.doctree.kinds import every

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def lead_within_one_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let links to a place on another page lead to that place. A handler of ``doctree-resolved``.

    Sphinx 8.2 to 9.0 write ``#document-page#place``, which leads nowhere
    (https://github.com/sphinx-doc/sphinx/issues/14221). No place is that of the root document: it
    is the beginning of the file.
    """
    if not writes_one_page(app.builder):
        return
    for link in every(doctree, nodes.reference):
        uri: str = link.get("refuri", "")
        page, mark, place = uri.rpartition("#")
        if uri == f"#document-{app.config.root_doc}":
            link["refuri"] = "#"
        elif page.startswith("#document-"):
            link["refuri"] = mark + place

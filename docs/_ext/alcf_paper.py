"""What the manual's PDF leaves out: what is there to be looked at on a screen.

The kitchen sink is the test bed of the theme, in each of its palettes, and the sections of the
front page lead into the site. ``-t everything`` keeps them, so that tests see all that the theme
draws on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import thebibliography

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SCREEN_ONLY = "kitchen-sink/"


def leave_out(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take pages and sections for screens out of the LaTeX document, and links to them."""
    if app.builder.format != "latex" or app.tags.has("everything"):
        return
    gone = set()
    for node in list(doctree.findall(addnodes.start_of_file)):
        if node["docname"].startswith(SCREEN_ONLY):
            node.parent.remove(node)
    for front in (n for n in doctree.children if isinstance(n, nodes.section)):
        for section in [n for n in front.children if isinstance(n, nodes.section)]:
            parts = [section, *section.findall(nodes.Element)]
            gone |= {f"{docname}#{name}" for part in parts for name in part.get("ids", ())}
            front.remove(section)
    for citation in list(doctree.findall(nodes.citation)):
        if citation["docname"].startswith(SCREEN_ONLY):
            citation.parent.remove(citation)
    for shelf in list(doctree.findall(thebibliography)):
        if not shelf.children:
            shelf.parent.remove(shelf)
    for link in list(doctree.findall(nodes.reference)):
        place = link.get("refuri", "").removeprefix("%")
        if place.startswith(SCREEN_ONLY) or place in gone:
            _lead_to_the_site(link, place, app.config.html_baseurl)


def _lead_to_the_site(link: nodes.reference, place: str, base: str) -> None:
    """Let *link* lead to *place* on the site; where its address is not known, leave the words."""
    page, _, anchor = place.partition("#")
    if base:
        link["refuri"] = f"{base}{page}.html" + (f"#{anchor}" if anchor else "")
        link["internal"] = False
    else:
        link.parent[link.parent.index(link) : link.parent.index(link) + 1] = link.children


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the handler: after the list of credits, before the document is arranged."""
    app.connect("doctree-resolved", leave_out, priority=450)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

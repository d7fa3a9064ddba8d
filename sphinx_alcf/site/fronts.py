"""Front pages: the lists that sections and sites show where their authors wrote none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.doctree.header import head_place, page_of
from sphinx_alcf.doctree.kinds import kinds_of
from sphinx_alcf.doctree.nodes import site_contents, teasers
from sphinx_alcf.site.contents import Contents
from sphinx_alcf.site.record import is_story
from sphinx_alcf.site.teasers import Listed
from sphinx_alcf.story.listing import Listing
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

PER_SECTION = 48
"""Cards of one page of a section's own list; the others follow on further pages."""
NEWEST = 6
"""Stories that a site's front page shows of itself."""


class ListSection(SphinxTransform):
    """Let a section's front page list the pages of its ``toctree``.

    A story that names pages is one, unless it says with ``teasers`` what it shows. The front page
    of the site is one only where its layout is ``section-head``.
    """

    default_priority = 30  # after all that makes a page a story, and what stands at its end

    def apply(self, **kwargs: object) -> None:
        """Put the list at the end of the page."""
        kinds = kinds_of(self.document)
        if not kinds.has(addnodes.toctree) or kinds.has(teasers):
            return
        layout, docname = page_of(self.document).layout, self.env.docname
        if layout == "home" or (docname == self.config.root_doc and layout != "section-head"):
            return
        if is_story(self.document) and self._names_pages():
            listed = Listed(Listing(per_page=PER_SECTION), automatic=True)
            append(self.document, teasers(docname=docname, listed=listed))

    def _names_pages(self) -> bool:
        known = self.env.found_docs
        return any(
            ref in known or "://" in ref
            for toctree in self.document.findall(addnodes.toctree)
            for _, ref in toctree["entries"]
        )


class ListHome(SphinxTransform):
    """Let a site's front page show the newest stories and the sections.

    A page with the layout ``home`` is one, unless it has a list of its own. Where it is not that of
    the whole site, such as one of several languages, it shows what is below it.
    """

    default_priority = 30

    def apply(self, **kwargs: object) -> None:
        """Put the lists at the end of the page."""
        page, docname = page_of(self.document), self.env.docname
        if page.layout != "home" or kinds_of(self.document).has(teasers, site_contents):
            return
        _ = words_in(page.lang)
        newest = Listing(section=docname, stories=True, sort="-date", limit=NEWEST)
        listed = Listed(newest, automatic=True, title=_("Latest stories"))
        append(self.document, teasers(docname=docname, listed=listed, classes=["alcf-newest"]))
        contents = Contents(top=docname, besides=newest, automatic=True, title=_("Sections"))
        append(self.document, site_contents(docname=docname, contents=contents))


def append(document: nodes.document, node: nodes.Element) -> None:
    """Put *node* at the end of the page's text."""
    parent, _ = head_place(document)
    node.source, node.line = document["source"], 1
    parent += node


def setup_fronts(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(ListSection)
    app.add_transform(ListHome)

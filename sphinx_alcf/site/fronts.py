"""Front pages: the lists that sections show where their authors wrote none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.doctree.header import head_place, page_of
from sphinx_alcf.doctree.nodes import kinds_of, teasers
from sphinx_alcf.site.domain import is_story
from sphinx_alcf.site.teasers import Listed
from sphinx_alcf.story.listing import Listing

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

PER_SECTION = 48
"""Cards of one page of a section's own list; the others follow on further pages."""


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
        if docname == self.config.root_doc and layout != "section-head":
            return
        if not is_story(self.document):
            return
        for toctree in self.document.findall(addnodes.toctree):
            if any(ref in self.env.found_docs or "://" in ref for _, ref in toctree["entries"]):
                listing = Listing(per_page=PER_SECTION)
                self._append(teasers(docname=docname, listed=Listed(listing, automatic=True)))
                return

    def _append(self, node: nodes.Element) -> None:
        parent, _ = head_place(self.document)
        node.source, node.line = self.document["source"], 1
        parent += node


def setup_fronts(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(ListSection)

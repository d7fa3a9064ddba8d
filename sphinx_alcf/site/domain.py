"""What every page says of itself, in a Domain that Sphinx clears and merges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.lookups import Lookup, noted
from sphinx_alcf.doctree.nodes import media_credits
from sphinx_alcf.doctree.transcripts import moments_of
from sphinx_alcf.site.media import Medium, media_of
from sphinx_alcf.site.record import PageRecord, record_of

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.doctree.credit_list import Wanted
    from sphinx_alcf.media.crop import Box
    from sphinx_alcf.site.card_pictures import CardPicture
    from sphinx_alcf.site.contents import Contents
    from sphinx_alcf.site.teasers import Listed
    from sphinx_alcf.story.model import Page

_NO_PAGE = PageRecord()
_BY_DOCUMENT = (
    *("pages", "lookups", "moments", "media", "credit_lists"),
    *("crops", "lists", "contents", "cards"),
)


class AlcfDomain(Domain):
    """Keeps a :class:`PageRecord` for each document."""

    name = "alcf"
    label = "Feature stories"
    initial_data: ClassVar[dict[str, Any]] = {key: {} for key in (*_BY_DOCUMENT, "heads")}
    data_version = 15

    @property
    def pages(self) -> dict[str, PageRecord]:
        """The records by document name."""
        pages: dict[str, PageRecord] = self.data.setdefault("pages", {})
        return pages

    @property
    def lookups(self) -> dict[str, tuple[Lookup, ...]]:
        """What each document asked of the source folder."""
        lookups: dict[str, tuple[Lookup, ...]] = self.data.setdefault("lookups", {})
        return lookups

    @property
    def moments(self) -> dict[str, dict[str, str]]:
        """The moments of each document's videos: the id of each, and its time in words."""
        moments: dict[str, dict[str, str]] = self.data.setdefault("moments", {})
        return moments

    @property
    def media(self) -> dict[str, tuple[Medium, ...]]:
        """The media of each document that has any."""
        media: dict[str, tuple[Medium, ...]] = self.data["media"]
        return media

    @property
    def credit_lists(self) -> dict[str, tuple[Wanted, ...]]:
        """What each document lists of the credits of the site."""
        lists: dict[str, tuple[Wanted, ...]] = self.data["credit_lists"]
        return lists

    @property
    def heads(self) -> dict[str, Page]:
        """The front matter of every document: known in each process that reads pages."""
        heads: dict[str, Page] = self.data["heads"]
        return heads

    @property
    def lists(self) -> dict[str, tuple[Listed, ...]]:
        """The lists of pages that each document has."""
        lists: dict[str, tuple[Listed, ...]] = self.data["lists"]
        return lists

    @property
    def contents(self) -> dict[str, tuple[Contents, ...]]:
        """What each document shows of the contents of the site."""
        contents: dict[str, tuple[Contents, ...]] = self.data["contents"]
        return contents

    @property
    def shown(self) -> dict[str, dict[str, dict[str, str]]]:
        """By builder and kind, a digest of what each page showed of others."""
        shown: dict[str, dict[str, dict[str, str]]] = self.data.setdefault("shown", {})
        return shown

    @property
    def crops(self) -> dict[str, tuple[str, Box]]:
        """For documents whose hero is cropped in tall windows: its picture, and the part."""
        crops: dict[str, tuple[str, Box]] = self.data["crops"]
        return crops

    @property
    def cards(self) -> dict[str, CardPicture]:
        """The pictures of the cards by which other sites show documents that have one."""
        cards: dict[str, CardPicture] = self.data["cards"]
        return cards

    def page(self, docname: str) -> PageRecord:
        """The record of *docname*; an empty one for a page that no document makes."""
        return self.pages.get(docname, _NO_PAGE)

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is read again or gone."""
        for key in _BY_DOCUMENT:
            self.data[key].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take what a parallel reader has found."""
        for docname in docnames:
            for key in _BY_DOCUMENT:
                if docname in otherdata[key]:
                    self.data[key][docname] = otherdata[key][docname]

    def resolve_any_xref(  # noqa: PLR0917 - as Sphinx calls it
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """A link to a moment of a video: on the page itself, else on the first that has it."""
        for docname in (fromdocname, *sorted(self.moments)):
            if target in self.moments.get(docname, ()):
                if not node.get("refexplicit"):
                    text = self.moments[docname][target]
                    contnode = nodes.inline("", text, classes=contnode["classes"])
                link = make_refnode(builder, fromdocname, docname, target, contnode)
                return [("std:ref", link)]  # which looks like any other
        return []

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Record a document that was read."""
        self.pages[docname] = record_of(document)
        self.lookups[docname] = noted(env)
        if moments := moments_of(document):
            self.moments[docname] = moments
        if media := media_of(document, docname):
            self.media[docname] = media
        if lists := tuple(node["wanted"] for node in every(document, media_credits)):
            self.credit_lists[docname] = lists


def get_domain(env: BuildEnvironment) -> AlcfDomain:
    """The domain of a project."""
    domain = env.get_domain("alcf")
    assert isinstance(domain, AlcfDomain)
    return domain


def refer_to_moment(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a ``{ref}`` to a moment of a video. A handler of ``missing-reference``."""
    if node["reftype"] != "ref":
        return None
    domain = get_domain(env)
    refdoc, target = node["refdoc"], node["reftarget"]
    found = domain.resolve_any_xref(env, refdoc, app.builder, target, node, contnode)
    return found[0][1] if found else None

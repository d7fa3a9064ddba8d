"""What every page says of itself, in a Domain that Sphinx clears and merges."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from sphinx_alcf.doctree.byline import words_of
from sphinx_alcf.doctree.header import is_around, is_head, page_of
from sphinx_alcf.doctree.kinds import every, kinds_of
from sphinx_alcf.doctree.lookups import Lookup, noted
from sphinx_alcf.doctree.nodes import (
    media_credits,
    media_hero,
    media_teaser,
    page_background,
    story_correction,
)
from sphinx_alcf.doctree.transcripts import moments_of
from sphinx_alcf.site.media import Medium, media_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Set

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.doctree.credit_list import Wanted
    from sphinx_alcf.media.pixels import Box
    from sphinx_alcf.site.card_pictures import CardPicture
    from sphinx_alcf.site.contents import Contents
    from sphinx_alcf.site.teasers import Listed
    from sphinx_alcf.story.model import Author, OldAddress, Page

STORY_LAYOUTS = frozenset({"page", "highlight", "section-head", "home", "back-pub", "back-proj"})


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The facts of one page that its own template and other pages need."""

    layout: str | None = None
    palette: str | None = None
    frame: str = "doc"
    """``story`` or ``doc``."""
    permalink: str | None = None
    permalink_line: int | None = None
    redirect_from: tuple[OldAddress, ...] = ()
    title: str = ""
    """Plain text; empty for a page without a title."""
    kicker: str = ""
    """Plain text."""
    date: datetime.date | None = None
    updated: datetime.date | None = None
    corrected: datetime.date | None = None
    """The day of its last correction."""
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    featured: bool = False
    words: int = 0
    """Of its text; see :func:`~sphinx_alcf.story.reading.count_words`."""
    description: str = ""
    """Plain text: the front matter's description, else the intro, else how the text begins."""
    intro: str = ""
    """Plain text."""
    lang: str | None = None
    """The page's own language, where it says one."""
    picture: str | None = None
    """The teaser, else the picture or poster of hero or background, from the source folder."""
    picture_alt: str = ""
    """What the author says that the teaser shows; a hero's picture decorates a card."""
    picture_fit: str | None = None
    """``cover`` or ``contain``, where its figure says how it fills a box."""

    @property
    def modified(self) -> datetime.date | None:
        """The day of the last change, as the page says; no clock is asked. A correction is one."""
        days = (self.updated or self.date, self.corrected)
        return max((day for day in days if day), default=None)


_BY_DOCUMENT = (
    *("pages", "lookups", "moments", "media", "credit_lists"),
    *("crops", "lists", "contents", "cards"),
)


class AlcfDomain(Domain):
    """Keeps a :class:`PageRecord` for each document."""

    name = "alcf"
    label = "Feature stories"
    initial_data: ClassVar[dict[str, Any]] = {key: {} for key in (*_BY_DOCUMENT, "heads")}
    data_version = 14

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
        return self.pages.get(docname, PageRecord())

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


def record_of(document: nodes.document) -> PageRecord:
    """The facts of *document*, from its front matter and its nodes."""
    page = page_of(document)
    kicker, intro = _texts_of(document, "alcf-kicker", "alcf-intro")
    hero = next(iter(every(document, media_hero)), None)
    teaser = next(iter(every(document, media_teaser)), None)
    behind = next(iter(every(document, page_background)), None)
    shown = next((node for node in (teaser, hero, behind) if node is not None), None)
    image = next(iter(shown.findall(nodes.image)), None) if shown is not None else None
    corrections = [node["date"] for node in every(document, story_correction)]
    return PageRecord(
        layout=page.layout,
        palette=page.palette,
        frame=_frame(page.layout, like_story=hero is not None or behind is not None or bool(intro)),
        permalink=page.permalink,
        permalink_line=page.permalink_line,
        redirect_from=page.redirect_from,
        title=_title_of(document),
        kicker=kicker,
        date=page.date,
        updated=page.updated,
        corrected=max((day for day in corrections if day), default=None),
        authors=page.authors,
        tags=page.tags,
        featured=page.featured,
        words=round(words_of(document)),
        description=page.description or intro or _first_words(document),
        intro=intro,
        lang=page.lang,
        picture=image["uri"].lstrip("/") if image is not None else None,
        picture_alt=image["alt"] if image is not None and shown is teaser else "",
        picture_fit=shown.get("fit") if shown is not None else None,
    )


def is_story(document: nodes.document) -> bool:
    """Whether the page of *document* has the frame of a story."""
    head = (media_hero, page_background)
    like_story = kinds_of(document).has(*head) or any(_texts_of(document, "alcf-intro"))
    return _frame(page_of(document).layout, like_story=like_story) == "story"


def _frame(layout: str | None, *, like_story: bool) -> str:
    """The frame that a layout asks for; without one, what is like a story has that of stories."""
    return "story" if layout in STORY_LAYOUTS or (like_story and layout != "doc") else "doc"


def _first_words(document: nodes.document, most: int = 160) -> str:
    """The beginning of the first paragraph of a page's text, *most* characters at most."""
    for section in document.findall(nodes.section):
        for node in section.children:
            if not isinstance(node, nodes.paragraph) or is_head(node) or is_around(node):
                continue
            if text := " ".join(node.astext().split()):
                return shorten(text, most, placeholder="…")
        break
    return ""


def _title_of(document: nodes.document) -> str:
    for title in document.findall(nodes.title):
        if isinstance(title.parent, nodes.section | nodes.document):
            return " ".join(title.astext().split())
    return ""


def _texts_of(document: nodes.document, *classes: str) -> list[str]:
    """The text of the first paragraph of each of *classes*, empty where there is none."""
    found = dict.fromkeys(classes, "")
    for node in document.findall(nodes.paragraph):
        for name in found.keys() & node["classes"]:
            found[name] = found[name] or " ".join(node.astext().split())
    return [*found.values()]

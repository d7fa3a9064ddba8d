"""The facts of one page that its own template and other pages need, read from its doctree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_alcf.doctree.byline import words_of
from sphinx_alcf.doctree.header import is_around, is_head, page_of
from sphinx_alcf.doctree.kinds import every, kinds_of
from sphinx_alcf.doctree.nodes import (
    media_hero,
    media_teaser,
    page_background,
    story_correction,
)
from sphinx_alcf.story.plain import first_words

if TYPE_CHECKING:
    import datetime

    from sphinx_alcf.story.model import Author, OldAddress

STORY_LAYOUTS = frozenset({"page", "highlight", "section-head", "home", "back-pub", "back-proj"})


class PageRecord(NamedTuple):
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
            if text := first_words(node.astext(), most):
                return text
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
    for node in every(document, nodes.paragraph):
        for name in found.keys() & node["classes"]:
            found[name] = found[name] or " ".join(node.astext().split())
    return [*found.values()]

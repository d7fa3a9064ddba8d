"""The model: front matter, directives and Jekyll includes all become these.

A line counts from 1 in the source file. A file is as the author wrote it; the doctree room finds
it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import datetime

    from sphinx_alcf.story.background import Background
    from sphinx_alcf.story.highlight import Categories, Project
    from sphinx_alcf.story.publications import Publication


class Markup(Enum):
    """The language in which a text is written."""

    HOST = "host"
    """That of the file: MyST (with inline HTML and entities) or reStructuredText."""
    HTML = "html"
    """Inline HTML and entities, no Markdown: what Jekyll's includes take."""


class Inline(NamedTuple):
    """A text with inline markup, and the line where it starts."""

    text: str
    markup: Markup = Markup.HOST
    line: int | None = None


class Credit(NamedTuple):
    """Who made a medium (schema.org: ``creditText``, ``creator``, ``license``)."""

    text: Inline | None = None
    creator: str | None = None
    license: str | None = None
    source_url: str | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text or self.creator or self.license or self.source_url)


class Picture(NamedTuple):
    """A still picture."""

    file: str
    alt: str | None = None
    dark: str | None = None
    """Another file for dark palettes."""
    plate: bool = True
    """Whether a picture with transparency stands on a white plate."""


class VideoMode(Enum):
    """How a video plays."""

    AMBIENT = "ambient"
    """Muted, in a loop, with a pause button (WCAG 2.2, 2.2.2)."""
    PLAYER = "player"
    """With the browser's controls; nothing is loaded before the reader plays it."""


class Video(NamedTuple):
    """A video whose files the site has: the same film in one or more formats."""

    files: tuple[str, ...]
    mode: VideoMode = VideoMode.PLAYER
    alt: str | None = None
    title: str | None = None
    poster: str | None = None
    tracks: tuple[str, ...] | None = ()
    """WebVTT files; none named: those beside the video. ``None``: nobody speaks, it needs none."""
    transcript: bool = True
    """Whether the words of a track stand under a player."""
    start: float | None = None
    """Seconds."""
    end: float | None = None
    """Seconds."""


class Embed(NamedTuple):
    """A video that another host plays."""

    provider: str
    """The host's name for readers, such as ``YouTube``."""
    video_id: str
    """What the host calls the video; the path where the host has no names."""
    watch_url: str
    """The page where the video can be watched."""
    player_url: str
    """What a frame loads, once the reader asks for it."""
    title: str | None = None
    poster: str | None = None
    allow: str = "autoplay; encrypted-media; fullscreen; picture-in-picture"
    """What the player may do (Permissions Policy): begin to play on the reader's one click, which
    was not in its frame; play protected videos; fill the screen; float above other windows."""
    referrer_policy: str = "strict-origin-when-cross-origin"
    """YouTube refuses to play where it is not told of the site (its error 153)."""
    sandbox: str | None = None
    """The tokens of the frame's sandbox (HTML Standard, 4.8.5); ``None``: no sandbox."""


Medium: TypeAlias = Picture | Video | Embed


class Figure(NamedTuple):
    """A medium with its caption and credit."""

    medium: Medium
    caption: Inline | None = None
    credit: Credit = Credit()
    width: str = "text"
    """``text``, ``wide``, ``full`` (columns of the page's grid) or a docutils length."""
    ratio: str | None = None
    """Width to height, such as ``16/9``; ``None`` keeps the medium's own."""
    fit: str | None = None
    """``cover`` or ``contain``: how a medium fills a ratio that is not its own."""
    focus: str | None = None
    """The point that stays in view when a picture is cropped, such as ``30% 40%``."""
    align: str | None = None
    """``left``, ``center`` or ``right``."""
    link: str | None = None
    lightbox: bool = False
    """Whether the picture can be opened, as large as the window; a *link* wins."""
    name: str | None = None
    classes: tuple[str, ...] = ()
    line: int | None = None


class HeroLayout(Enum):
    """Where a hero stands against the title."""

    BELOW = "below"
    OVER = "over"
    SPLIT = "split"


class Portrait(NamedTuple):
    """What a hero shows in windows that are higher than wide: another picture, or another crop."""

    file: str | None = None
    """``None`` keeps the hero's own picture or poster."""
    ratio: str | None = None
    """``None`` is the ratio of *file*; without one, the hero's."""
    focus: str | None = None


class Hero(NamedTuple):
    """The picture or video at the head of a page."""

    figure: Figure
    layout: HeroLayout = HeroLayout.BELOW
    portrait: Portrait | None = None


class Grid(NamedTuple):
    """Several figures side by side."""

    figures: tuple[Figure, ...]
    columns: int | None = None
    """1 to 4; ``None`` takes as many as there are figures, three at most."""
    ratio: str | None = None
    """Of each picture that does not say its own; so are *fit* and *focus*."""
    fit: str | None = None
    focus: str | None = None
    lightbox: bool = False
    """Whether each picture can be opened, as large as the window."""
    caption: Inline | None = None
    credit: Credit = Credit()
    width: str = "wide"
    name: str | None = None
    classes: tuple[str, ...] = ()
    line: int | None = None


class Teaser(NamedTuple):
    """The picture that stands for a page in listings; the page itself does not show it."""

    picture: Picture
    credit: Credit = Credit()
    line: int | None = None


class Author(NamedTuple):
    """A person in the byline."""

    name: str
    affiliation: str | None = None
    url: str | None = None
    orcid: str | None = None
    """Such as ``0000-0002-1825-0097``, its check digit checked."""

    @property
    def orcid_url(self) -> str | None:
        """The address that an ORCID is (https://info.orcid.org/brand-guidelines/)."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else None


class OldAddress(NamedTuple):
    """An address at which a page once stood."""

    path: str
    line: int | None = None


class Page(NamedTuple):
    """What a page's front matter says."""

    title: Inline | None = None
    kicker: Inline | None = None
    intro: Inline | None = None
    hero: Hero | None = None
    layout: str | None = None
    palette: str | None = None
    """The ``theme:`` of the page."""
    permalink: str | None = None
    permalink_line: int | None = None
    redirect_from: tuple[OldAddress, ...] = ()
    aside: Inline | None = None
    """The name of a file in the folder of asides, and its line."""
    lang: str | None = None
    date: datetime.date | None = None
    """The day of publication."""
    updated: datetime.date | None = None
    """The day of the last change that readers should know of."""
    authors: tuple[Author, ...] = ()
    description: str | None = None
    tags: tuple[str, ...] = ()
    featured: bool = False
    """Whether listings show the page before others."""
    teaser: Teaser | None = None
    categories: Categories | None = None
    project: Project | None = None
    publications: tuple[Publication, ...] = ()
    background: Background | None = None

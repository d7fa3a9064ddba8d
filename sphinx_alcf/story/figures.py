"""Loose texts become figures, heroes and grids, for directives, includes and front matter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinx_alcf.story import options
from sphinx_alcf.story.medium import read_medium, read_picture_file
from sphinx_alcf.story.model import (
    Credit,
    Figure,
    Grid,
    Hero,
    HeroLayout,
    Markup,
    Portrait,
    VideoMode,
)
from sphinx_alcf.story.read import Read, read_flag, read_inline, read_value

if TYPE_CHECKING:
    from sphinx_alcf.diagnostics import Problem
    from sphinx_alcf.story.players import Hosts
    from sphinx_alcf.story.read import Texts

_SHARED = ("alt", "caption", "credit", "creator", "license", "source-url")
_PLACE = ("width", "ratio", "fit", "focus", "align", "name")
FIGURE_OPTIONS = (*_SHARED, *_PLACE, "link", "plate", "dark", "lightbox")
VIDEO_OPTIONS = (
    *_SHARED,
    *_PLACE,
    *("title", "embed-code", "poster", "sources", "track", "transcript", "mode", "start", "end"),
)
HERO_OPTIONS = (
    *_SHARED,
    *("title", "poster", "sources", "track", "transcript", "layout", "mode"),
    *("ratio", "fit", "focus", "name", "portrait", "portrait-ratio", "portrait-focus"),
)
GRID_OPTIONS = (
    *("columns", "caption", "credit", "creator", "license", "source-url", "width", "name"),
    *("ratio", "fit", "focus", "lightbox"),
)


def read_figure(
    target: str | None,
    texts: Texts,
    *,
    hosts: Hosts = (),
    markup: Markup = Markup.HOST,
    classes: tuple[str, ...] = (),
    line: int | None = None,
    default_mode: VideoMode = VideoMode.PLAYER,
) -> Read[Figure]:
    """A figure from a *target* (file or address) and options as text.

    *hosts* may be embedded; *markup* is the language of caption and credit; *default_mode* is how a
    video plays that does not say. Options that are empty count as absent, but for ``alt``: an
    empty one says that the medium only decorates.
    """
    medium, problems = read_medium(
        target,
        embed_code=texts.get("embed-code"),
        sources=texts.get("sources") or "",
        poster=texts.get("poster"),
        title=texts.get("title"),
        alt=texts.get("alt"),
        tracks=texts.get("track") or "",
        transcript=texts.get("transcript"),
        mode=texts.get("mode"),
        default_mode=default_mode,
        start=texts.get("start"),
        end=texts.get("end"),
        plate=texts.get("plate"),
        dark=texts.get("dark"),
        hosts=hosts,
    )
    found = list(problems)
    if medium is None:
        return Read(None, tuple(found))
    figure = Figure(
        medium,
        caption=read_inline(texts.get("caption"), markup, line),
        credit=_credit(texts, markup, line, found),
        width=read_value(texts.get("width"), options.read_width, found) or "text",
        ratio=read_value(texts.get("ratio"), options.read_ratio, found),
        fit=read_value(texts.get("fit"), options.read_fit, found),
        focus=read_value(texts.get("focus"), options.read_focus, found),
        align=read_value(texts.get("align"), options.read_align, found),
        link=read_value(texts.get("link"), partial(options.read_link, "link"), found),
        lightbox=read_flag(texts, "lightbox", found),
        name=texts.get("name") or None,
        classes=classes,
        line=line,
    )
    return Read(figure, tuple(found))


def read_hero(
    target: str | None,
    texts: Texts,
    *,
    hosts: Hosts = (),
    markup: Markup = Markup.HOST,
    classes: tuple[str, ...] = (),
    line: int | None = None,
) -> Read[Hero]:
    """A hero, whose video is ambient unless it says otherwise. See :func:`read_figure`."""
    figure = read_figure(
        target,
        texts,
        hosts=hosts,
        markup=markup,
        classes=classes,
        line=line,
        default_mode=VideoMode.AMBIENT,
    )
    found = list(figure.problems)
    if figure.model is None:
        return Read(None, tuple(found))
    layout = read_value(texts.get("layout"), options.read_layout, found) or HeroLayout.BELOW
    portrait = _portrait(texts, found)
    return Read(Hero(figure.model, layout, portrait), tuple(found))


def read_grid(
    texts: Texts,
    figures: tuple[Figure, ...] = (),
    *,
    markup: Markup = Markup.HOST,
    classes: tuple[str, ...] = (),
    line: int | None = None,
) -> Read[Grid]:
    """A grid around *figures*. Arguments as for :func:`read_figure`."""
    found: list[Problem] = []
    grid = Grid(
        figures,
        columns=read_value(texts.get("columns"), options.read_columns, found),
        ratio=read_value(texts.get("ratio"), options.read_ratio, found),
        fit=read_value(texts.get("fit"), options.read_fit, found),
        focus=read_value(texts.get("focus"), options.read_focus, found),
        lightbox=read_flag(texts, "lightbox", found),
        caption=read_inline(texts.get("caption"), markup, line),
        credit=_credit(texts, markup, line, found),
        width=read_value(texts.get("width"), options.read_width, found) or "wide",
        name=texts.get("name") or None,
        classes=classes,
        line=line,
    )
    return Read(grid, tuple(found))


def _credit(texts: Texts, markup: Markup, line: int | None, problems: list[Problem]) -> Credit:
    read_source = partial(options.read_link, "source-url")
    return Credit(
        read_inline(texts.get("credit"), markup, line),
        creator=texts.get("creator") or None,
        license=texts.get("license") or None,
        source_url=read_value(texts.get("source-url"), read_source, problems),
    )


def _portrait(texts: Texts, problems: list[Problem]) -> Portrait | None:
    """What a hero shows in windows that are higher than wide, if the options say anything of it."""
    file, found = read_picture_file("portrait", texts.get("portrait"))
    problems += found
    read_ratio = partial(options.read_ratio, option="portrait-ratio")
    read_focus = partial(options.read_focus, option="portrait-focus")
    portrait = Portrait(
        file,
        read_value(texts.get("portrait-ratio"), read_ratio, problems),
        read_value(texts.get("portrait-focus"), read_focus, problems),
    )
    return None if portrait == Portrait() else portrait

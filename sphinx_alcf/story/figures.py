"""Loose texts become figures, heroes and grids, for directives, includes and front matter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.story import options
from sphinx_alcf.story.medium import read_medium, read_picture_file
from sphinx_alcf.story.model import (
    Credit,
    Figure,
    Grid,
    Hero,
    HeroLayout,
    Inline,
    Markup,
    Portrait,
    VideoMode,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_alcf.story.players import Hosts

    Texts = Mapping[str, str | None]

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

_Model = TypeVar("_Model", Figure, Hero, Grid)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Read(Generic[_Model]):
    """A model, or ``None`` where none can be made, and what the author should know."""

    model: _Model | None
    problems: tuple[Problem, ...] = ()


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
        caption=_inline(texts.get("caption"), markup, line),
        credit=_credit(texts, markup, line, found),
        width=_value(texts.get("width"), options.read_width, found) or "text",
        ratio=_value(texts.get("ratio"), options.read_ratio, found),
        fit=_value(texts.get("fit"), options.read_fit, found),
        focus=_value(texts.get("focus"), options.read_focus, found),
        align=_value(texts.get("align"), options.read_align, found),
        link=_value(texts.get("link"), partial(options.read_link, "link"), found),
        lightbox=_flag(texts, "lightbox", found),
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
    layout = _value(texts.get("layout"), options.read_layout, found) or HeroLayout.BELOW
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
        columns=_value(texts.get("columns"), options.read_columns, found),
        ratio=_value(texts.get("ratio"), options.read_ratio, found),
        fit=_value(texts.get("fit"), options.read_fit, found),
        focus=_value(texts.get("focus"), options.read_focus, found),
        lightbox=_flag(texts, "lightbox", found),
        caption=_inline(texts.get("caption"), markup, line),
        credit=_credit(texts, markup, line, found),
        width=_value(texts.get("width"), options.read_width, found) or "wide",
        name=texts.get("name") or None,
        classes=classes,
        line=line,
    )
    return Read(grid, tuple(found))


def _inline(text: str | None, markup: Markup, line: int | None) -> Inline | None:
    return Inline(text.strip(), markup, line) if text and text.strip() else None


def _credit(texts: Texts, markup: Markup, line: int | None, problems: list[Problem]) -> Credit:
    read_source = partial(options.read_link, "source-url")
    return Credit(
        _inline(texts.get("credit"), markup, line),
        creator=texts.get("creator") or None,
        license=texts.get("license") or None,
        source_url=_value(texts.get("source-url"), read_source, problems),
    )


def _portrait(texts: Texts, problems: list[Problem]) -> Portrait | None:
    """What a hero shows in windows that are higher than wide, if the options say anything of it."""
    file, found = read_picture_file("portrait", texts.get("portrait"))
    problems += found
    read_ratio = partial(options.read_ratio, option="portrait-ratio")
    read_focus = partial(options.read_focus, option="portrait-focus")
    portrait = Portrait(
        file,
        _value(texts.get("portrait-ratio"), read_ratio, problems),
        _value(texts.get("portrait-focus"), read_focus, problems),
    )
    return None if portrait == Portrait() else portrait


def _flag(texts: Texts, option: str, problems: list[Problem]) -> bool:
    """Whether a flag is given: it has no value."""
    text = texts.get(option)
    if text and text.strip():
        problems.append(options.expected(option, text, "given without a value"))
        return False
    return text is not None


def _value(
    text: str | None, read: Callable[[str], _Value | Problem], problems: list[Problem]
) -> _Value | None:
    """The value of an option; a problem is kept, and the option counts as not given."""
    if not text or not text.strip():
        return None
    value = read(text)
    if isinstance(value, Problem):
        problems.append(value)
        return None
    return value

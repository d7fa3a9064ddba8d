"""Models whose media have the names of the new project; of what is missing the words stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_alcf.story.downloads import Download
from sphinx_alcf.story.medium import is_remote
from sphinx_alcf.story.model import Figure, Grid, Hero, Picture, Video

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.story.model import Inline, Medium

    Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Relocated:
    """A model with new names."""

    model: Any
    """``None`` where its medium is missing."""
    words: tuple[Inline, ...] = ()
    """Captions and credits of media that are missing."""
    lost: tuple[str, ...] = ()
    """The names that are nowhere."""


def relocate(model: Any, find: Find) -> Relocated:
    """*model* with each name of a file as *find* gives it; ``None`` from *find*: there is none.

    Addresses of other hosts stay. A video stays with the files that are there.
    """
    if isinstance(model, Figure):
        medium, lost = _medium(model.medium, find)
        if medium is None:
            return Relocated(None, _given(model.caption, model.credit.text), lost)
        return Relocated(model._replace(medium=medium), (), lost)
    if isinstance(model, Hero):
        found = relocate(model.figure, find)
        hero = model._replace(figure=found.model) if found.model else None
        return Relocated(hero, found.words, found.lost)
    if isinstance(model, Grid):
        return _grid(model, find)
    if isinstance(model, Download):
        return _download(model, find)
    return Relocated(model)


def _grid(grid: Grid, find: Find) -> Relocated:
    parts = [relocate(figure, find) for figure in grid.figures]
    figures = tuple(part.model for part in parts if part.model)
    words = tuple(text for part in parts for text in part.words)
    lost = tuple(name for part in parts for name in part.lost)
    if not figures:
        return Relocated(None, (*words, *_given(grid.caption, grid.credit.text)), lost)
    return Relocated(grid._replace(figures=figures), words, lost)


def _download(download: Download, find: Find) -> Relocated:
    file = download.file if is_remote(download.file) else find(download.file)
    if file is None:
        return Relocated(None, _given(download.title), (download.file,))
    if download.thumb is None:
        return Relocated(download._replace(file=file))
    thumb = relocate(download.thumb, find)
    return Relocated(download._replace(file=file, thumb=thumb.model), thumb.words, thumb.lost)


def _medium(medium: Medium, find: Find) -> tuple[Medium | None, tuple[str, ...]]:
    if isinstance(medium, Picture):
        file = medium.file if is_remote(medium.file) else find(medium.file)
        return (None, (medium.file,)) if file is None else (medium._replace(file=file), ())
    poster = find(medium.poster) if medium.poster else None
    lost: tuple[str, ...] = (medium.poster,) if medium.poster and poster is None else ()
    if not isinstance(medium, Video):
        return medium._replace(poster=poster), lost
    files = {name: name if is_remote(name) else find(name) for name in medium.files}
    there = tuple(file for file in files.values() if file is not None)
    lost += tuple(name for name, file in files.items() if file is None)
    return (medium._replace(files=there, poster=poster) if there else None), lost


def _given(*texts: Inline | None) -> tuple[Inline, ...]:
    return tuple(text for text in texts if text is not None)

"""The media includes of the Jekyll family, as figures, grids and heroes."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_alcf.jekyll.kinds import Kind, clean, nothing_given
from sphinx_alcf.story.figures import read_figure, read_grid, read_hero
from sphinx_alcf.story.model import Figure, Grid, Hero, Markup
from sphinx_alcf.story.plain import plain_text
from sphinx_alcf.story.read import Read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.diagnostics import Problem
    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts

MediaRead: TypeAlias = Read[Figure] | Read[Grid] | Read[Hero]

_PLAIN: Final = ("creator", "license", "source-url")
_CREDIT: Final = ("credit", *_PLAIN)
_TEXTS: Final = ("caption", *_CREDIT, "alt", "title", "width", "poster")
_FRAME: Final = "embed-code"
_SHARED: Final = ("caption", *_CREDIT, "width")
_FILES: Final = ("vid-src-mp4", "vid-src-webm")


@dataclass(frozen=True, slots=True)
class MediaKind(Kind):
    """An include of media; the parameters of a grid have a number each."""

    model: type[Figure | Grid | Hero] = Figure

    @property
    def shown_needs(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return tuple(f"{name}1" for name in self.needs) if self.model is Grid else self.needs

    @property
    def params(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        one = (*self.needs, *_TEXTS)
        if self.model is not Grid:
            return one
        numbered = [f"{name}{number}" for number in (1, 2) for name in one if name != "width"]
        return (*numbered, *_SHARED)

    def read(self, include: Include, *, hosts: Hosts, line: int) -> MediaRead:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return (_grid if self.model is Grid else _single)(include, self, hosts, line)


MEDIA_KINDS: Final[Mapping[str, MediaKind]] = MappingProxyType(
    {
        "media-img.html": MediaKind("A picture.", ("source",)),
        "media-img2x.html": MediaKind("Two pictures side by side.", ("source",), Grid),
        "media-video.html": MediaKind("A video, embedded or from files.", (_FRAME, *_FILES)),
        "media-video2x.html": MediaKind("Two videos side by side.", (_FRAME, *_FILES), Grid),
        "media-hero-img.html": MediaKind("A picture at the head of the page.", ("source",), Hero),
        "media-hero-video.html": MediaKind(
            "A video at the head of the page.", (_FRAME, *_FILES), Hero
        ),
    }
)
"""The includes of media, by the name as it is written."""


def _single(include: Include, kind: MediaKind, hosts: Hosts, line: int) -> MediaRead:
    missing = nothing_given(include, kind, kind.needs, line)
    if missing is not None:
        return Read(None, missing)
    target, texts = _texts(include.params, kind, "")
    read = read_hero if kind.model is Hero else read_figure
    return read(target, texts, hosts=hosts, markup=Markup.HTML, line=line)


def _grid(include: Include, kind: MediaKind, hosts: Hosts, line: int) -> MediaRead:
    found: list[Problem] = []
    figures: list[Figure] = []
    for number in ("1", "2"):
        keys = [f"{name}{number}" for name in kind.needs]
        missing = nothing_given(include, kind, keys, line)
        if missing is not None:
            found += missing
            continue
        target, texts = _texts(include.params, kind, number)
        figure = read_figure(target, texts, hosts=hosts, markup=Markup.HTML, line=line)
        found += figure.problems
        if figure.model:
            figures.append(figure.model)
    if not figures:
        return Read(None, tuple(found))
    shared = {key: clean(include.params.get(key)) for key in _SHARED}
    shared |= {key: plain_text(text) for key in _PLAIN if (text := shared[key])}
    grid = read_grid(shared, tuple(figures), markup=Markup.HTML, line=line)
    return grid._replace(problems=(*found, *grid.problems))


def _texts(
    params: Mapping[str, str | None], kind: MediaKind, number: str
) -> tuple[str | None, dict[str, str | None]]:
    """Target and options for ``read_figure``, from the parameters that end in *number*."""
    texts = {name: clean(params.get(f"{name}{number}")) for name in _TEXTS}
    for name in ("alt", "title", *_PLAIN):
        value = params.get(f"{name}{number}")
        # An empty alt says that a picture only decorates.
        texts[name] = None if value is None else plain_text(value)
    if number:
        del texts["width"]
    if "source" in kind.needs:
        return clean(params.get(f"source{number}")), texts
    texts[_FRAME] = clean(params.get(f"{_FRAME}{number}"))
    # Jekyll takes the first of embed code, mp4 and webm; here files are sources of one video, and
    # shown where the embed code cannot be read.
    files = [file for key in _FILES if (file := clean(params.get(f"{key}{number}")))]
    texts["sources"] = "\n".join(files[1:]) or None
    return (files[0] if files else None), texts

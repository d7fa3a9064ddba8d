"""The media includes of the Jekyll family, as figures, grids and heroes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.jekyll.tags import BLANKS
from sphinx_alcf.story.figures import Read, read_figure, read_grid, read_hero
from sphinx_alcf.story.model import Figure, Grid, Hero, Markup
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts

ReadModel: TypeAlias = Read[Figure] | Read[Grid] | Read[Hero]

_PLAIN: Final = ("creator", "license", "source-url")
_CREDIT: Final = ("credit", *_PLAIN)
_TEXTS: Final = ("caption", *_CREDIT, "alt", "title", "width", "poster")
_FRAME: Final = "embed-code"
_SHARED: Final = ("caption", *_CREDIT, "width")
_FILES: Final = ("vid-src-mp4", "vid-src-webm")


@dataclass(frozen=True, slots=True)
class Kind:
    """What an include shows, and its parameters; those of a grid have a number each."""

    means: str
    """In one line, for the manual."""
    needs: tuple[str, ...]
    """Parameters of which one at least must be there."""
    model: type[Figure | Grid | Hero] = Figure

    @property
    def params(self) -> tuple[str, ...]:
        """The parameters that are known, in the order of the manual."""
        one = (*self.needs, *_TEXTS)
        if self.model is not Grid:
            return one
        numbered = [f"{name}{number}" for number in (1, 2) for name in one if name != "width"]
        return (*numbered, *_SHARED)


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "media-img.html": Kind("A picture.", ("source",)),
        "media-img2x.html": Kind("Two pictures side by side.", ("source",), Grid),
        "media-video.html": Kind("A video, embedded or from files.", (_FRAME, *_FILES)),
        "media-video2x.html": Kind("Two videos side by side.", (_FRAME, *_FILES), Grid),
        "media-hero-img.html": Kind("A picture at the head of the page.", ("source",), Hero),
        "media-hero-video.html": Kind("A video at the head of the page.", (_FRAME, *_FILES), Hero),
    }
)
"""The includes that are known, by the name as it is written."""

_BLANKS = re.compile(rf"[{BLANKS}]+")


def to_model(include: Include, *, hosts: Hosts = (), line: int = 1) -> ReadModel:
    """What *include* shows: a figure, a grid of two or a hero.

    *hosts* may be embedded. *line* is where the tag begins; the lines of the model and of its
    problems count from there. There is no model, and a problem ``alcf.include``, where the include
    is malformed or unknown or lacks what it shows; a parameter that looks like a misspelt one gives
    ``alcf.key``, and other unknown ones are ignored, as by Jekyll. Values are HTML; an empty one
    counts as absent.
    """
    found = [replace(p, line=p.line + line - 1 if p.line else line) for p in include.problems]
    if include.malformed:
        return _nothing(found)
    kind = KINDS.get(include.name)
    if kind is None:
        message = f"No include {include.name!r} is known.{did_you_mean(include.name, KINDS)}"
        found.append(Problem(Warn.INCLUDE, message, line))
        return _nothing(found)
    found += _misspelt(include, kind, line)
    read = (_grid if kind.model is Grid else _single)(include, kind, hosts, line)
    return replace(read, problems=(*found, *(problem.at(line) for problem in read.problems)))


def _nothing(problems: Sequence[Problem]) -> Read[Figure]:
    return Read(None, tuple(problems))


def _misspelt(include: Include, kind: Kind, line: int) -> list[Problem]:
    return [
        Problem(Warn.KEY, f"{include.name} has no parameter {key!r}.{near}", number + line - 1)
        for key, number in include.lines.items()
        if key not in kind.params and (near := did_you_mean(key, kind.params))
    ]


def _single(include: Include, kind: Kind, hosts: Hosts, line: int) -> ReadModel:
    missing = _missing(include, kind, "", line)
    if missing is not None:
        return _nothing(missing)
    target, texts = _texts(include.params, kind, "")
    read = read_hero if kind.model is Hero else read_figure
    return read(target, texts, hosts=hosts, markup=Markup.HTML, line=line)


def _grid(include: Include, kind: Kind, hosts: Hosts, line: int) -> ReadModel:
    found: list[Problem] = []
    figures: list[Figure] = []
    for number in ("1", "2"):
        missing = _missing(include, kind, number, line)
        if missing is not None:
            found += missing
            continue
        target, texts = _texts(include.params, kind, number)
        figure = read_figure(target, texts, hosts=hosts, markup=Markup.HTML, line=line)
        found += figure.problems
        if figure.model:
            figures.append(figure.model)
    if not figures:
        return _nothing(found)
    shared = {key: _clean(include.params.get(key)) for key in _SHARED}
    shared |= {key: plain_text(text) for key in _PLAIN if (text := shared[key])}
    grid = read_grid(shared, tuple(figures), markup=Markup.HTML, line=line)
    return replace(grid, problems=(*found, *grid.problems))


def _missing(include: Include, kind: Kind, number: str, line: int) -> tuple[Problem, ...] | None:
    """What to report if nothing to show is given; ``None`` if something is."""
    keys = [f"{name}{number}" for name in kind.needs]
    if any(_clean(include.params.get(key)) for key in keys):
        return None
    for key in include.params:
        # Of a value without quotes, or a misspelt key, there is a problem already.
        unquoted = key in keys and include.problems
        if unquoted or (key not in kind.params and did_you_mean(key, keys)):
            return ()
    message = f'{include.name} needs {" or ".join(keys)}, as in {keys[0]}="…".'
    return (Problem(Warn.INCLUDE, message, line),)


def _texts(
    params: Mapping[str, str | None], kind: Kind, number: str
) -> tuple[str | None, dict[str, str | None]]:
    """Target and options for ``read_figure``, from the parameters that end in *number*."""
    texts = {name: _clean(params.get(f"{name}{number}")) for name in _TEXTS}
    for name in ("alt", "title", *_PLAIN):
        value = params.get(f"{name}{number}")
        # An empty alt says that a picture only decorates.
        texts[name] = None if value is None else plain_text(value)
    if number:
        del texts["width"]
    if "source" in kind.needs:
        return _clean(params.get(f"source{number}")), texts
    texts[_FRAME] = _clean(params.get(f"{_FRAME}{number}"))
    # Jekyll takes the first of embed code, mp4 and webm; here files are sources of one video, and
    # shown where the embed code cannot be read.
    files = [file for key in _FILES if (file := _clean(params.get(f"{key}{number}")))]
    texts["sources"] = "\n".join(files[1:]) or None
    return (files[0] if files else None), texts


def _clean(value: str | None) -> str | None:
    """*value* with its white space folded as in HTML; nothing where it is empty."""
    return _BLANKS.sub(" ", value).strip(BLANKS) or None if value else None

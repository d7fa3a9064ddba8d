"""The includes of the Jekyll family: which there are, and the model of one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.jekyll.file_includes import FILE_KINDS
from sphinx_alcf.jekyll.media_includes import MEDIA_KINDS
from sphinx_alcf.jekyll.page_includes import PAGE_KINDS
from sphinx_alcf.jekyll.text_includes import TEXT_KINDS
from sphinx_alcf.story.read import Read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.jekyll.kinds import Kind
    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {**MEDIA_KINDS, **FILE_KINDS, **TEXT_KINDS, **PAGE_KINDS}
)
"""The includes that are known, by the name as it is written."""


def to_model(include: Include, *, hosts: Hosts = (), line: int = 1) -> Read[Any]:
    """What *include* shows: a figure, a grid of two, a hero, or a block of words.

    *hosts* may be embedded. *line* is where the tag begins; the lines of the model and of its
    problems count from there. There is no model, and a problem ``alcf.include``, where the include
    is malformed or unknown or lacks what it shows; a parameter that looks like a misspelt one gives
    ``alcf.key``, and other unknown ones are ignored, as by Jekyll. Values are HTML; an empty one
    counts as absent.
    """
    found = [p._replace(line=p.line + line - 1 if p.line else line) for p in include.problems]
    if include.malformed:
        return Read(None, tuple(found))
    kind = KINDS.get(include.name)
    if kind is None:
        message = f"No include {include.name!r} is known.{did_you_mean(include.name, KINDS)}"
        return Read(None, (*found, Problem(Warn.INCLUDE, message, line)))
    found += _misspelt(include, kind, line)
    read = kind.read(include, hosts=hosts, line=line)
    return read._replace(problems=(*found, *(problem.at(line) for problem in read.problems)))


def _misspelt(include: Include, kind: Kind, line: int) -> list[Problem]:
    return [
        Problem(Warn.KEY, f"{include.name} has no parameter {key!r}.{near}", number + line - 1)
        for key, number in include.lines.items()
        if not kind.knows(key) and (near := did_you_mean(key, kind.params))
    ]

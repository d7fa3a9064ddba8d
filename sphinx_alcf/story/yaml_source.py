"""Front matter as typed YAML in which each value knows its line and how it was written.

YAML is read as version 1.1, as Jekyll reads it: ``No`` is false and ``1.10`` is a number, but the
text that the author wrote is kept beside it. :mod:`sphinx_alcf.story.yaml_rescue` reads what can be
read of broken YAML.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.yaml_values import CONFLICT, ReadError, Value, read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Loaded", "Split", "Value", "load", "split"]

_OPEN = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"""["']?[A-Za-z_][\w.-]*["']?[ \t]*:(?:[ \t]|$)""")
_TOML_KEY = re.compile(r"[A-Za-z_][\w.-]*[ \t]*=")
_BOM = "\ufeff"
_NONE: Mapping[str, Value] = MappingProxyType({})


class Split(NamedTuple):
    """A file in two parts. Lines count from 1."""

    yaml_text: str | None
    """The YAML between the fences, with ``\\n`` at line ends; ``None`` without front matter."""
    first_line: int
    """The line of the file where the YAML starts."""
    body_line: int
    """The line of the file where the body starts; it may be one past the last."""
    problems: tuple[Problem, ...] = ()


class Loaded(NamedTuple):
    """The values of the front matter's top-level keys, in the order of the file."""

    values: Mapping[str, Value] = _NONE
    problems: tuple[Problem, ...] = ()


def split(text: str) -> Split:
    """Take the front matter off *text*, where Jekyll would find it.

    It opens with ``---`` on the very first line and closes with ``---`` or ``...``, each with
    nothing but blanks after it. What looks like front matter but is not gets a ``front_matter``
    problem and stays in the body; so does front matter that is not closed.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not _OPEN.fullmatch(lines[0]):
        return Split(None, 1, 1, _misplaced(lines))
    for number, line in enumerate(lines[1:], 1):
        if _CLOSE.fullmatch(line):
            return Split("\n".join([*lines[1:number], ""]), 2, number + 2)
    problems: tuple[Problem, ...] = ()
    if _looks_like_keys(lines[1:]):
        message = "The front matter is not closed: end it with a line '---'. All is read as text."
        problems = (Problem(Warn.FRONT_MATTER, message, 1),)
    return Split(None, 1, 1, problems)


def load(yaml_text: str, first_line: int = 2) -> Loaded:
    """Read YAML that starts on *first_line* of its file.

    Gives a ``front_matter`` problem for: a key that stands twice (the last wins), a tag that is
    not read, too many values behind aliases, a whole that is no mapping, and YAML that is broken,
    with line and column. Of broken YAML the keys are kept that can be read by themselves.
    """
    problems: list[Problem] = []
    if not CONFLICT.search(yaml_text):
        try:
            values = read_mapping(yaml_text, first_line, problems)
        except ReadError:
            problems.clear()
        else:
            return Loaded(MappingProxyType(values), tuple(problems))
    from sphinx_alcf.story.yaml_rescue import find_fault, read_blocks

    rescued = read_blocks(yaml_text, first_line)
    fault = find_fault(yaml_text, first_line, rescued)
    return Loaded(MappingProxyType(rescued.values), (fault,))


def _misplaced(lines: list[str]) -> tuple[Problem, ...]:
    """What hinders front matter that the author seems to have meant."""
    number = next((i for i, line in enumerate(lines) if line.strip(f" \t{_BOM}")), 0)
    line = lines[number]
    fence = line.strip(f" \t{_BOM}")
    below = lines[number + 1 :]
    closed = any(other.strip() == fence or _CLOSE.fullmatch(other) for other in below)
    if not closed or not re.fullmatch(r"-{3,}|\+{3}", fence):
        return ()
    if fence == "+++" and not _looks_like_keys(below) and not _looks_like_keys(below, _TOML_KEY):
        return ()
    if fence != "+++" and not _looks_like_keys(below):
        return ()
    if fence == "+++":
        why = "it is fenced with '+++' (TOML); write YAML between lines of '---'"
    elif lines[0].startswith(_BOM):
        why = "an invisible byte order mark stands before it; save the file as UTF-8 without BOM"
    elif fence != "---":
        why = f"its first line is {fence!r}; write three hyphens"
    elif number:
        why = f"it starts on line {number + 1}; move '---' to the very first line"
    else:
        why = "blanks stand before '---'; remove them"
    message = f"This is not read as front matter: {why}."
    return (Problem(Warn.FRONT_MATTER, message, number + 1),)


def _looks_like_keys(lines: list[str], key: re.Pattern[str] = _KEY) -> bool:
    """Whether the first line that is neither blank nor a comment starts with a key."""
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return key.match(first) is not None

"""What can be read of YAML that is broken: each top-level key by itself."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.yaml_values import (
    CONFLICT,
    Places,
    ReadError,
    Value,
    printable,
    read_mapping,
)

_GIT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?")

_DEEPEST = 3
_KEY = re.compile(
    r"""(?P<key>[A-Za-z_][\w.-]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:[ \t]+(?P<rest>.*?))?[ \t]*$"""
)


@dataclass(slots=True)
class Rescued:
    """The keys that could be read, and where the others are broken."""

    values: dict[str, Value] = field(default_factory=dict)
    faults: list[tuple[int, ReadError]] = field(default_factory=list)
    """For each broken key, the index where its block starts, and the error within the block."""


def read_blocks(text: str, first_line: int, *, depth: int = 0) -> Rescued:
    """Read each top-level key of *text* for itself; the last of two that are alike wins.

    Where a value is broken, as much of it is kept as can be nothing else: a text of one line, as
    in ``title: Theta: the end``, and the sound entries of a map such as ``hero``. *depth* counts
    the maps around *text*.
    """
    rescued = Rescued()
    places = Places(text, first_line)
    for start, block in _blocks(text):
        line = places.line(start)
        try:
            rescued.values.update(read_mapping(block, line, []))
        except ReadError as error:
            rescued.faults.append((start, error))
            rescued.values.update(_salvage(block, line, depth))
    return rescued


def find_fault(text: str, first_line: int, rescued: Rescued) -> Problem:
    """The one problem to report: the first place that an author has to repair."""
    places = Places(text, first_line)
    others = ""
    conflict = CONFLICT.search(text)
    if conflict:
        index = conflict.start()
        why = f"git left a merge conflict ({conflict[0][:7]}) in it; choose one side"
    elif rescued.faults:
        start, error = rescued.faults[0]
        index, why = min(start + error.index, len(text)), error.why
        lines = sorted({places.line(start) for start, _ in rescued.faults[1:]})
        if lines:
            others = f" Look also at line {', '.join(map(str, lines[:5]))}."
    else:
        try:
            read_mapping(text, first_line, [])
        except ReadError as error:
            index, why = error.index, error.why
        else:
            index, why = 0, "it cannot be read"
    kept = "The keys that could be read are used." if rescued.values else "No key could be read."
    return Problem(
        Warn.FRONT_MATTER,
        f"The front matter is not valid YAML: {why}.{others} {kept}",
        places.line(index),
        places.column(index),
    )


def _blocks(text: str) -> list[tuple[int, str]]:
    """Each top-level key with the lines that belong to it, and the index where it starts."""
    blocks: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        # A line of git's becomes an empty one, so that it still counts.
        kept = "" if _GIT.fullmatch(line) else line
        if not blocks or _KEY.match(kept):
            blocks.append((at, f"{kept}\n"))
        else:
            start, block = blocks[-1]
            blocks[-1] = (start, f"{block}{kept}\n")
        at += len(line) + 1
    return blocks


def _salvage(block: str, line: int, depth: int) -> dict[str, Value]:
    """What is sound in the block of one key that starts on *line*."""
    head, _, below = block.rstrip("\n").partition("\n")
    match = _KEY.fullmatch(head)
    if not match:
        return {}
    key = match["key"].strip("\"'")
    if match["rest"] and not below.strip():
        text = _meant(match["rest"])
        return {key: Value(text, line, text, line)} if text else {}
    stray = re.search(r"^[^\s#\]}-]", below, re.M)
    if stray:
        # A line without indentation is no part of the value.
        try:
            return read_mapping(block[: len(head) + 1 + stray.start()], line, [])
        except ReadError:
            return {}
    if match["rest"] or depth == _DEEPEST:
        return {}
    inner = read_blocks(textwrap.dedent(below), line + 1, depth=depth + 1).values
    data = {name: value.data for name, value in inner.items()}
    return {key: Value(data, line + 1, key_line=line, keys=inner)} if inner else {}


def _meant(rest: str) -> str:
    """The text that stands after a key; nothing where it could be a list, map, alias or tag."""
    text = printable(rest.strip())
    if text[0] in "\"'":
        return text[1:-1] if len(text) > 1 and text[-1] == text[0] else text[1:]
    if text[0] in "[{|>&!#":
        return ""
    return re.split(r"[ \t]#", text, maxsplit=1)[0].rstrip()

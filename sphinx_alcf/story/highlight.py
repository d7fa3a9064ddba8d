"""What the head of a research highlight says: its categories, and who was given what."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import did_you_mean
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.model import Inline
from sphinx_alcf.story.options import expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_alcf.diagnostics import Problem

KINDS: Mapping[str, str] = MappingProxyType({"s": "simulation", "d": "data", "l": "learning"})
"""The categories of computing by their letters in ``sdl``."""


class Categories(NamedTuple):
    """The field of science of a page, and the kinds of computing in it."""

    field: Inline | None = None
    kinds: tuple[str, ...] = ()
    """Of :data:`KINDS`, in the order of that mapping."""
    line: int | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.field or self.kinds)


class Project(NamedTuple):
    """Who was given which computers. The fields are shown in this order."""

    pi: Inline | None = None
    award: Inline | None = None
    systems: Inline | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.facts())

    def facts(self) -> dict[str, Inline]:
        """What it has, by the names of the fields."""
        return {name: text for name, text in self._asdict().items() if text}


def read_kinds(option: str, words: Iterable[str], problems: list[Problem]) -> tuple[str, ...]:
    """The kinds of computing that *words* name: letters such as ``s,d`` or ``sdl``, or the names.

    A word that is none gives a problem of *option*, and the others stay.
    """
    found: set[str] = set()
    for text in words:
        for word in re.split(r"[\s,;/|]+", text.strip().lower()):
            if word in KINDS.values():
                found.add(word)
            elif set(word) <= set(KINDS):
                found |= {KINDS[letter] for letter in word}
            else:
                wanted = "s, d or l, for simulation, data and learning"
                problems.append(expected(option, word, wanted, did_you_mean(word, KINDS.values())))
    return tuple(kind for kind in KINDS.values() if kind in found)


def read_page_categories(fields: Fields) -> Categories:
    """The categories of ``field`` and ``sdl``."""
    found: list[Problem] = []
    kinds = read_kinds("sdl", _texts(fields, "sdl"), found)
    line = fields.line("field", "sdl")
    fields.problems += [problem.at(fields.line("sdl")) for problem in found]
    return Categories(fields.inline("field"), kinds, line)


def read_project(fields: Fields) -> Project:
    """The facts of ``pi``, ``award`` and ``systems``, each a text or a list of texts."""
    found = {}
    for name in Project._fields:
        value = fields.values.get(name)
        texts = _texts(fields, name)
        found[name] = Inline(", ".join(texts), line=value.line) if texts and value else None
    return Project(**found)


def _texts(fields: Fields, key: str) -> list[str]:
    """The texts under *key*: one, or those of a list."""
    value = fields.values.get(key)
    if value is None or not isinstance(value.data, list):
        text = fields.text(key, "a text or a list of texts")
        return [text] if text else []
    if not all(is_text(item) for item in value.items):
        fields.wrong(key, "a text or a list of texts")
    items = [item for item in value.items if is_text(item) and item.data is not None]
    return [text for item in items if (text := item.text.strip())]

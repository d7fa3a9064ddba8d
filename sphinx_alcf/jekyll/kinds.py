"""What every include has: a meaning, parameters, and how a model is read from it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.jekyll.tags import BLANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts
    from sphinx_alcf.story.read import Read

_BLANKS = re.compile(rf"[{BLANKS}]+")


@dataclass(frozen=True, slots=True)
class Kind(ABC):
    """An include: what it shows, and its parameters."""

    means: str
    """In one line, for the manual."""
    needs: tuple[str, ...]
    """Parameters of which one at least must be there."""

    @property
    def shown_needs(self) -> tuple[str, ...]:
        """The same as they are written, for the manual."""
        return self.needs

    @property
    @abstractmethod
    def params(self) -> tuple[str, ...]:
        """The parameters that are known, in the order of the manual."""

    def knows(self, key: str) -> bool:
        """Whether *key* is one of its parameters."""
        return key in self.params

    @abstractmethod
    def read(self, include: Include, *, hosts: Hosts, line: int) -> Read[Any]:
        """The model of *include*, whose tag begins in *line*; *hosts* may be embedded.

        There is none, and a problem ``alcf.include``, where what it shows is not given.
        """


def nothing_given(
    include: Include, kind: Kind, keys: Sequence[str], line: int
) -> tuple[Problem, ...] | None:
    """What to report if *include* has none of *keys*; ``None`` if it has one."""
    if any(clean(include.params.get(key)) for key in keys):
        return None
    for key in include.params:
        # Of a value without quotes, or a misspelt key, there is a problem already.
        unquoted = key in keys and include.problems
        if unquoted or (not kind.knows(key) and did_you_mean(key, keys)):
            return ()
    message = f'{include.name} needs {" or ".join(keys)}, as in {keys[0]}="…".'
    return (Problem(Warn.INCLUDE, message, line),)


def clean(value: str | None) -> str | None:
    """*value* with its white space folded as in HTML; nothing where it is empty."""
    return _BLANKS.sub(" ", value).strip(BLANKS) or None if value else None

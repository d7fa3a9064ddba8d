"""How much work one page may cost: counted, not timed, so that every run ends alike."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS: Final = 300_000
"""Tags, outputs and items that are looked at. A list of 2,000 pages takes 10,000."""
WRITTEN: Final = 5_000_000
"""Characters that are written, captured or filtered. A page of 1 MB is long."""
DEPTH: Final = 50
"""Tags and includes within each other; Liquid's own limit is 100."""
_LARGEST: Final = 10**300
"""Numbers beyond are no numbers that a page shows."""


class SpentError(Exception):
    """A page wants more than it may; its message says of what."""


class TooDeepError(Exception):
    """Tags and includes stand too deep within each other: the outermost of them is to be text."""


@dataclass(slots=True)
class Budget:
    """What a page has used up."""

    steps: int = 0
    written: int = 0
    depth: int = 0

    def step(self, count: int = 1) -> None:
        """Count tags, outputs or items."""
        self.steps += count
        if self.steps > STEPS:
            raise SpentError(f"it takes more than {STEPS:,} steps")

    def write(self, count: int) -> None:
        """Count characters, before they are made."""
        self.written += count
        if self.written > WRITTEN:
            raise SpentError(f"it makes more than {WRITTEN:,} characters")

    @contextmanager
    def within(self) -> Iterator[None]:
        """Be in a tag, an include, or another page's body."""
        if self.depth >= DEPTH:
            raise TooDeepError(f"more than {DEPTH} tags and includes stand within each other")
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def number(self, value: float) -> None:
        """See that a number has an end."""
        if not -_LARGEST < value < _LARGEST:
            raise SpentError("it computes a number without bounds")

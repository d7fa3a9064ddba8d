"""What an expression looks at while it is evaluated: pages, and the time of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.migrate.model import SourcePage


class Look(NamedTuple):
    """One value that was taken from a page."""

    page: SourcePage
    key: str


def _raw(page: SourcePage, until: str = "") -> str:
    return page.body


class Trace:
    """The looks of the expression that is being evaluated. A site has one of them."""

    def __init__(self) -> None:
        self._looks: list[Look] = []
        self.asked_time = False
        """Whether somebody has asked when the site is built."""
        self.content: Callable[[SourcePage, str], str] = _raw
        """The body of a page, evaluated, up to a text; set while a page is rendered."""

    def start(self) -> None:
        """Forget all looks."""
        self._looks = []
        self.asked_time = False

    def look(self, page: SourcePage, key: str) -> None:
        """Note that a page's value was taken."""
        self._looks.append(Look(page, key))

    def repeat(self, looks: tuple[Look, ...]) -> None:
        """Note once more the looks by which a variable was made."""
        self._looks += looks

    @property
    def looks(self) -> tuple[Look, ...]:
        """Those since the start, each once."""
        return tuple({(look.page.path, look.key): look for look in self._looks}.values())

"""Python's garbage collector is kept from looking through what a build keeps, again and again."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LATE = 999


def set_aside(_app: Sphinx, *_event: object) -> None:
    """Set aside all objects there are: what is kept while pages are read and written.

    Else the collector, which now and then looks through all objects, takes a seventh of the time of
    a build; and in processes that are forked it would copy the memory that they share
    (https://docs.python.org/3/library/gc.html#gc.freeze). A handler of ``env-before-read-docs`` and
    ``write-started``.
    """
    gc.freeze()


def take_back(_app: Sphinx, _error: Exception | None) -> None:
    """Let the collector find what is no longer used. A handler of ``build-finished``."""
    gc.unfreeze()


def setup_collector(app: Sphinx) -> None:
    """Connect both."""
    app.connect("env-before-read-docs", set_aside, priority=_LATE)
    app.connect("write-started", set_aside, priority=_LATE)
    app.connect("build-finished", take_back, priority=_LATE)

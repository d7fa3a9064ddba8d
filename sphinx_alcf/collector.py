"""Python's garbage collector looks seldom through what is new, and never at what a build keeps."""

from __future__ import annotations

import atexit
import gc
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LATE = 999
_USUAL = gc.get_threshold()
_SELDOM = 100_000
"""After how many new objects the collector looks for some that are no longer used."""


def collect_seldom() -> None:
    """Let the collector run after a hundred thousand new objects, not after seven hundred.

    Importing and reading make many objects, nearly all of which stay: it would look through them in
    vain, which takes a fifteenth of a build that changes nothing
    (https://docs.python.org/3/library/gc.html#gc.set_threshold). A collector that is off stays off.
    """
    if 0 < _USUAL[0] < _SELDOM:
        gc.set_threshold(_SELDOM, *_USUAL[1:])


def set_aside(_app: Sphinx, *_event: object) -> None:
    """Set aside all objects there are: what is kept while pages are read and written.

    Else the collector, which now and then looks through all objects, takes a seventh of the time of
    a build; and in processes that are forked it would copy the memory that they share
    (https://docs.python.org/3/library/gc.html#gc.freeze). A handler of ``env-before-read-docs`` and
    ``write-started``.
    """
    gc.freeze()


def take_back(_app: Sphinx, _error: Exception | None) -> None:
    """Let the collector be as it was. A handler of ``build-finished``."""
    gc.unfreeze()
    gc.set_threshold(*_USUAL)


@cache  # a process that builds again asks once
def leave_at_exit() -> None:
    """Let ``sphinx-build`` end without a last look through all objects.

    When a process ends, Python has the collector look through them several times, up to a fifth of
    the time of a build that changes nothing, although the system takes all memory back at once. The
    price is that what is in a circle of objects is not told that it ends, such as an open file that
    an extension forgot there. Other programs that build with Sphinx end as they did.
    """
    if _is_sphinx_build():
        atexit.register(gc.freeze)


def _is_sphinx_build() -> bool:
    """Whether ``sphinx-build``, or ``python -m sphinx``, is what runs."""
    main = Path(getattr(sys.modules["__main__"], "__file__", None) or "")
    if main.name == "__main__.py":  # of a package, or of a program for Windows
        return main.parent.stem in {"sphinx", "sphinx-build"}
    return main.stem == "sphinx-build"


def setup_collector(app: Sphinx) -> None:
    """Let the collector run seldom from now until the build is finished."""
    collect_seldom()
    leave_at_exit()
    app.connect("env-before-read-docs", set_aside, priority=_LATE)
    app.connect("write-started", set_aside, priority=_LATE)
    app.connect("build-finished", take_back, priority=_LATE)

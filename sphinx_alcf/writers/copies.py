"""Files that were made for pages: copied to the folder of images when all pages are written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx_alcf.diagnostics import Problem, Warn, report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_wanted: WeakKeyDictionary[Builder, dict[str, Path]] = WeakKeyDictionary()


def want_copy(builder: Builder, file: Path) -> str:
    """Have *file*, whose name tells its contents, copied; returns what it is called there.

    In the main process: a page that another process writes cannot ask for it. Not by
    ``builder.images``: there Sphinx takes three times as long for each file, and a picture has
    many.
    """
    _wanted.setdefault(builder, {})[file.name] = file
    return file.name


def copy_wanted(app: Sphinx, error: Exception | None) -> None:
    """Copy what is not there yet. A handler of ``build-finished``."""
    wanted = _wanted.pop(app.builder, {})
    if error is not None or not wanted:
        return
    folder = Path(app.outdir, app.builder.imagedir)
    for name, file in sorted(wanted.items()):
        target = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (target.exists() and target.stat().st_size == file.stat().st_size):
                shutil.copyfile(file, target)
        except OSError as why:
            message = f"{name} cannot be copied to {folder}: {why.strerror or why}"
            report(Problem(Warn.RENDITION, f"{message}. The page shows a gap until it is."))

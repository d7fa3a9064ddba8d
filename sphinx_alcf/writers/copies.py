"""Files that were made for pages: copied to the folder of images when all pages are written."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx_alcf.diagnostics import Problem, Warn, report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_wanted: WeakKeyDictionary[Builder, dict[str, Path]] = WeakKeyDictionary()


def want_copy(builder: Builder, file: Path) -> None:
    """Have *file*, whose name tells its contents, copied.

    In the main process: a page that another process writes cannot ask for it. Not by
    ``builder.images``: there Sphinx takes three times as long for each file, and a picture has
    many.
    """
    _wanted.setdefault(builder, {})[file.name] = file


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
            report(Problem(Warn.RENDITION, f"{message}. The next build tries it again."))
            note_unfinished(app, unfinished=True)


def is_unfinished(app: Sphinx) -> bool:
    """Whether the last build with this builder lacked what its pages show."""
    return _unfinished(app).exists()


def note_unfinished(app: Sphinx, *, unfinished: bool) -> None:
    """Note for the next build whether pages lack what they show."""
    # On a disk that is full even this cannot be written; then a page is mended when it changes.
    with suppress(OSError):
        if unfinished:
            _unfinished(app).touch()
        else:
            _unfinished(app).unlink(missing_ok=True)


def _unfinished(app: Sphinx) -> Path:
    """A file that is there as long as pages of this builder lack something."""
    return Path(app.doctreedir) / f"alcf-unfinished-{app.builder.name}"

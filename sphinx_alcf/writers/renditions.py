"""The smaller versions of a site's pictures: made before writing starts, then looked up."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.util.display import status_iterator

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import report
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.renditions import Rendition, RenditionSet, Settings, encode_all, plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_made: WeakKeyDictionary[Builder, dict[str, RenditionSet]] = WeakKeyDictionary()


def make_renditions(app: Sphinx, builder: Builder) -> None:
    """Make what the pictures of all pages lack, in one pool. A handler of ``write-started``."""
    config = get_config(app.config)
    if builder.format != "html" or getattr(builder, "embedded", False) or not config.image_widths:
        return
    srcdir = Path(app.srcdir)
    sources = [Found(srcdir / uri, uri) for uri in sorted(app.env.images)]
    cache = srcdir / config.cache_dir if config.cache_dir else Path(app.doctreedir) / "alcf-images"
    encoded = encode_all(
        plan(sources, Settings(widths=tuple(sorted(config.image_widths)))),
        cache,
        processes=app.parallel,
        progress=partial(_progress, verbosity=app.verbosity),
    )
    for problem in encoded.problems:
        report(problem)
    for name, made in encoded.sets.items():
        if made.problem:
            report(made.problem, str(srcdir / name))
    _made[builder] = encoded.sets


def _progress(names: Iterable[str], count: int, *, verbosity: int) -> Iterable[str]:
    return status_iterator(names, "making smaller pictures... ", "brown", count, verbosity)


def renditions_of(builder: Builder, uri: str) -> tuple[Rendition, ...]:
    """The smaller versions of a picture, by its path from the source folder."""
    made = _made.get(builder, {}).get(uri)
    return made.renditions if made else ()


def register_renditions(builder: Builder, uri: str) -> list[tuple[str, int]]:
    """The smaller versions of a picture as file name and width, which Sphinx is told to copy.

    Called while doctrees are resolved: in the main process, so that Sphinx sees it.
    """
    found = renditions_of(builder, uri)
    for rendition in found:
        builder.images[str(rendition.file)] = rendition.file.name
    return [(rendition.file.name, rendition.width) for rendition in found]

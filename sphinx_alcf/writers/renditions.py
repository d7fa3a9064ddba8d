"""The smaller versions of a site's pictures: made before writing starts, then looked up."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

import PIL
from sphinx.util.display import status_iterator

from sphinx_alcf.builders import writes_web_html
from sphinx_alcf.config import DEFAULT_CACHE, AlcfConfig, cache_of, get_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.formats import FORMATS, WEBP
from sphinx_alcf.media.renditions import Rendition, RenditionSet, Settings, encode_all, plan
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.writers.copies import is_unfinished, note_unfinished, want_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.media.crop import Box
    from sphinx_alcf.media.tasks import JobId

Candidate: TypeAlias = tuple[str, int]
"""A file name in the images folder, and its width in pixels."""
Source: TypeAlias = tuple[str, list[Candidate]]
"""A media type, and the candidates of that type, the narrowest first."""

_made: WeakKeyDictionary[Builder, dict[JobId, RenditionSet]] = WeakKeyDictionary()


_STILLS = f"/{DEFAULT_CACHE}/stills/"
"""Where stills lie by default, beside doctrees that may stand in the source folder."""


def make_renditions(app: Sphinx, builder: Builder) -> None:
    """Make what the pictures of all pages lack, in one pool. A handler of ``write-started``."""
    config = get_config(app.config)
    if not writes_web_html(builder) or not config.image_widths:
        return
    formats = _formats(config)
    if not formats:
        return
    srcdir = Path(app.srcdir)
    sources = [Found(srcdir / uri, stable_name(uri)) for uri in sorted(app.env.images)]
    settings = Settings(tuple(sorted(config.image_widths)), formats)
    jobs = [*plan(sources, settings)]
    for uri, box in sorted(set(get_domain(app.env).crops.values())):
        jobs += plan([Found(srcdir / uri, stable_name(uri))], settings, box)
    encoded = encode_all(
        jobs,
        cache_of(app),
        processes=app.parallel,
        progress=progress_of(app, "making smaller pictures... "),
    )
    for problem in encoded.problems:
        report(problem)
    note_unfinished(app, unfinished=bool(encoded.problems))
    for (name, _), made in encoded.sets.items():
        if made.problem:
            report(made.problem, str(srcdir / name))
    _made[builder] = encoded.sets


def pages_with_unmade_pictures(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages to be written anew because the last build could not make what they show.

    A handler of ``env-updated``.
    """
    if not is_unfinished(app):
        return []
    return sorted({docname for docnames, _ in env.images.values() for docname in docnames})


def stable_name(uri: str) -> str:
    """A picture's path from the source folder; of a still, which lies elsewhere, its name.

    Where the folder of the doctrees is must not change what a page says.
    """
    still = uri.startswith("../") or _STILLS in f"/{uri}"
    return uri.rpartition("/")[2] if still else uri


def progress_of(app: Sphinx, words: str) -> Callable[[Iterable[str], int], Iterable[str]]:
    """What shows, after *words*, how far pictures are."""

    def progress(names: Iterable[str], count: int) -> Iterable[str]:
        return status_iterator(names, words, "brown", count, app.verbosity)

    return progress


def _formats(config: AlcfConfig) -> tuple[str, ...]:
    """The formats that are asked for and that this Pillow can write; warns of the others."""
    able = tuple(name for name in config.image_formats if FORMATS[name].can_be_written())
    for name in config.image_formats:
        if name not in able:
            message = (
                f"conf.py: alcf_image_formats has {name!r}, which Pillow {PIL.__version__} cannot "
                f"write here: install Pillow 11.3 or later, or leave it out. "
                f"Until then there are {' and '.join(able) or 'no'} versions."
            )
            report(Problem(Warn.CONFIG, message))
    return able


def renditions_of(builder: Builder, uri: str, crop: Box | None = None) -> list[Source]:
    """The smaller versions of a picture or its part, by its path from the source folder.

    Those of the best format come first.
    """
    found = _found(builder, uri, crop)
    return [
        (form.media_type, [(rendition.name, rendition.width) for rendition in same])
        for form, same in groupby(found, key=lambda rendition: rendition.format)
    ]


def register_renditions(builder: Builder, uri: str, crop: Box | None = None) -> list[Source]:
    """The same, and have the files copied. Called while doctrees are resolved."""
    for rendition in _found(builder, uri, crop):
        want_copy(builder, rendition.file)
    return renditions_of(builder, uri, crop)


def _found(builder: Builder, uri: str, crop: Box | None) -> tuple[Rendition, ...]:
    made = _made.get(builder, {}).get((stable_name(uri), crop))
    return made.renditions if made else ()


class Offer(NamedTuple):
    """How the versions of a picture are offered to browsers (HTML Standard, 4.8.1)."""

    sources: list[Source]
    """For ``source`` elements: formats that have a version for every screen."""
    candidates: list[Candidate]
    """For the ``srcset`` of the ``img``, whose largest candidate then is the original."""


def offer(renditions: Sequence[Source], own: int, widths: Sequence[int]) -> Offer:
    """Decide which versions can stand in for the original.

    Those of a format cannot where the largest of them would have had more bytes than the original.
    WebP's, which nearly every browser knows, then stand beside it.

    Args:
        renditions: From :func:`renditions_of`.
        own: The width of the original, or of its part, in pixels.
        widths: ``alcf_image_widths``.
    """
    top = min(own, max(widths, default=0))
    whole = [source for source in renditions if source[1][-1][1] >= top]
    rest = [files for kind, files in renditions if kind == WEBP.media_type and files[-1][1] < top]
    return Offer(whole, rest[0] if rest else [])

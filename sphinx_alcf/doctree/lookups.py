"""What a page asked of the source folder, so that the next build can ask again.

Sphinx reads a page again when a file that it depends on changes or goes. That a better file has
appeared (a poster, a format, a caption track, a name nearer by), it cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.media.find import Found, find, siblings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

_KEY = "alcf_lookups"


class Lookup(NamedTuple):
    """A question and its answer; all paths are from the source folder, with ``/``."""

    folder: str
    """That of the page."""
    name: str
    """As the author wrote it; where *extensions* are given, the path of a file."""
    extensions: tuple[str, ...] = ()
    """Those of the siblings that are wanted; none to find *name* itself."""
    answer: tuple[str, ...] = ()

    def is_stale(self, srcdir: Path, roots: Sequence[Path]) -> bool:
        """Whether the answer would be another now.

        So it is as long as a file is missing, for the author to be told again.
        """
        if not self.extensions and not self.answer:
            return True
        return self.answer != answer(self, srcdir, roots)


def answer(lookup: Lookup, srcdir: Path, roots: Sequence[Path]) -> tuple[str, ...]:
    """The names of the files that answer *lookup* now."""
    if lookup.extensions:
        paths = siblings(srcdir / lookup.name, lookup.extensions, srcdir=srcdir)
        return tuple(path.relative_to(srcdir).as_posix() for path in paths)
    found = find(lookup.name, beside=srcdir / lookup.folder, roots=roots, srcdir=srcdir)
    return (found.name,) if isinstance(found, Found) else ()


def note(env: BuildEnvironment, lookup: Lookup) -> None:
    """Remember *lookup* for the page that is being read."""
    known = env.temp_data.get(_KEY)
    if known is None:
        known = env.temp_data[_KEY] = set()
    known.add(lookup)


def noted(env: BuildEnvironment) -> tuple[Lookup, ...]:
    """The lookups of the page that is being read."""
    return tuple(sorted(env.temp_data.get(_KEY) or ()))

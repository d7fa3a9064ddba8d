"""The name of a medium that an author may have meant."""

from __future__ import annotations

import difflib
import os
import unicodedata
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_alcf.story.files import MEDIA_EXTENSIONS, extension

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LISTING = 5_000
"""How many names of one folder are compared, so that a huge folder costs little."""


def nearest(wanted: str, places: Sequence[tuple[PurePosixPath, Path]]) -> str | None:
    """The existing name that is nearest to *wanted*, or ``None`` where none is near.

    Args:
        wanted: A path with ``/``, without a leading one.
        places: Folders to look in, each with what an author would write before a file in it.

    Returns:
        A path as an author would write it in place of *wanted*: first one that differs by case
        alone, then one of the same stem, then the most similar.
    """
    known = [str(prefix / name) for prefix, folder in places for name in _media(folder)]
    folded = {_fold(name): name for name in reversed(known)}
    word = _fold(wanted)
    bare = {_fold(PurePosixPath(name).name): name for name in reversed(known)}
    stems = {PurePosixPath(name).stem: path for name, path in bare.items()}
    last = PurePosixPath(word).name
    for table, key in ((folded, word), (bare, last), (stems, PurePosixPath(last).stem)):
        if key in table:
            return table[key]
    close = difflib.get_close_matches(last, list(bare), n=1, cutoff=0.7)
    return bare[close[0]] if close else None


def _fold(name: str) -> str:
    """A name as those see it who mind neither case nor how accents are encoded."""
    return unicodedata.normalize("NFC", name).casefold()


def _media(folder: Path) -> list[str]:
    """The names of the media in *folder*, sorted; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = [e.name for e in islice(entries, _LISTING) if e.is_file()]
    except (OSError, ValueError):
        return []
    return sorted(name for name in names if extension(name) in MEDIA_EXTENSIONS)

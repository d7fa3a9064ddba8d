"""What is known of the renditions in a cache: one JSON file beside them.

A warm build reads it, asks the file system for sizes and times, and opens no picture. The file may
be missing, damaged, or written by another build at the same time: then work is done again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.media.atomic import write_atomically

if TYPE_CHECKING:
    from sphinx_alcf.media.tasks import Outcome

_NAME: Final = "index.json"
_VERSION: Final = 1
_ROW: Final = [str, int, int, int]


class Index:
    """The digests of pictures, and the renditions made of them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._digests, self._sets = _load(cache / _NAME)
        self._new_digests: dict[str, list[Any]] = {}
        self._new_sets: dict[str, dict[str, Any]] = {}

    def digest(self, file: Path, stat: os.stat_result) -> str | None:
        """The hash of an unchanged file's content; ``None`` where it must be read again."""
        match self._digests.get(str(file)):
            case [size, time, str(digest)] if (size, time) == (stat.st_size, stat.st_mtime_ns):
                return digest
        return None

    def remember_digest(self, file: Path, stat: os.stat_result, digest: str) -> None:
        """Note the hash of a file's content, for as long as size and time stay what they are."""
        self._new_digests[str(file)] = [stat.st_size, stat.st_mtime_ns, digest]

    def renditions(self, key: str) -> dict[str, Any] | None:
        """The arguments of the ``Outcome`` noted for a key, if every file is there and whole."""
        match self._sets.get(key):
            case {"width": int(width), "height": int(height), "renditions": list(rows)}:
                found = [self._checked(row) for row in rows]
                if None not in found:
                    return {"width": width, "height": height, "renditions": tuple(found)}
        return None

    def remember(self, key: str, outcome: Outcome) -> None:
        """Note what was made."""
        self._new_sets[key] = {
            "width": outcome.width,
            "height": outcome.height,
            "renditions": [list(row) for row in outcome.renditions],
        }

    def save(self) -> None:
        """Write what is new, into what another build may have written; raises ``OSError``."""
        if not self._new_digests and not self._new_sets:
            return
        digests, sets = _load(self._cache / _NAME)
        # Of files that are gone, such as those of an earlier checkout, nothing is kept.
        digests = {path: known for path, known in digests.items() if Path(path).exists()}
        digests.update(self._new_digests)
        sets.update(self._new_sets)
        content = {"version": _VERSION, "digests": digests, "sets": sets}
        data = json.dumps(content, indent=1, sort_keys=True).encode()
        write_atomically(self._cache / _NAME, data)

    def _checked(self, row: object) -> tuple[str, int, int, int] | None:
        """A rendition that is still there; the name cannot lead out of the cache."""
        if not isinstance(row, list) or [type(part) for part in row] != _ROW:
            return None
        file, width, height, size = row
        return (file, width, height, size) if self._sizes.get(file) == size else None

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """The bytes of each file in the cache: asked for at once, in two thirds of the time."""
        found = {}
        with suppress(OSError), os.scandir(self._cache) as entries:
            for entry in entries:
                with suppress(OSError):  # another build may take one away meanwhile
                    found[entry.name] = entry.stat().st_size
        return found


def _load(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Digests and sets; empty where the file cannot be used."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}, {}
    match content:
        case {"version": 1, "digests": dict(digests), "sets": dict(sets)}:
            return digests, sets
    return {}, {}

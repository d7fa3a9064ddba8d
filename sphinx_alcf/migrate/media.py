"""The media of the old site: which are used, and so copied; which are unused, doubled or large."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sphinx_alcf.migrate.model import Finding, Found, Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_alcf.migrate.model import SourceSite

FOLDERS: Final = ("assets/images", "assets/video")
"""Where pages that give bare names have their media, here as in the Jekyll family."""

LARGE: Final = 1_000_000
"""Bytes from which a file is named in the report."""

_MEDIA: Final = frozenset(
    {
        *(".apng", ".avif", ".bmp", ".gif", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif"),
        *(".tiff", ".webp", ".mov", ".mp4", ".m4v", ".ogv", ".webm", ".mp3", ".ogg", ".wav"),
        *(".vtt", ".pdf", ".zip", ".csv", ".docx", ".pptx", ".xlsx"),
    }
)
"""Endings of what readers see or take away; a site's scripts and styles are the old theme's."""

_CHUNK: Final = 1 << 20


class Media:
    """The files of a site by the names that pages give them, and which of them were asked for."""

    def __init__(self, site: SourceSite) -> None:
        self._root = site.root
        self._files = {path.as_posix() for path in site.files}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._files):
            self._by_name[PurePosixPath(path).name].append(path)
        self._first = _firsts(site.root, sorted(self._files))
        self.used: set[str] = set()
        """The paths of the files to copy."""

    def name(self, written: str) -> str | None:
        """What to write for a medium that a page calls *written*; ``None`` where there is none.

        The name is bare for a file in :data:`FOLDERS`, else a path from the source folder. Of files
        with the same bytes all names lead to one. The file counts as used.
        """
        path = self._find(written)
        if path is None:
            return None
        path = self.use(path)
        for folder in FOLDERS:
            bare = path.removeprefix(f"{folder}/")
            if bare != path and self._find(bare) == path:
                return bare
        return f"/{path}"

    def use(self, path: str) -> str:
        """Note that the file at *path* is shown; gives the path at which it is copied."""
        path = self._first.get(path, path)
        self.used.add(path)
        return path

    def findings(self) -> tuple[Finding, ...]:
        """Files that no page uses, files with the bytes of another, and large ones that are used.

        Ask when all pages are written.
        """
        found = []
        for path in sorted(self._files):
            place = Place(path)
            first = self._first.get(path, path)
            if PurePosixPath(path).suffix.lower() not in _MEDIA:
                continue
            if first != path:
                message = f"It has the same bytes as {first}, which is copied in its place."
                found.append(Finding(Found.DUPLICATE_MEDIA, place, "file", message))
            elif path not in self.used:
                found.append(Finding(Found.UNUSED_MEDIA, place, "file", "No page uses it."))
            elif (size := (self._root / path).stat().st_size) > LARGE:
                message = f"It has {size / 1_000_000:.1f} MB."
                found.append(Finding(Found.LARGE_MEDIA, place, "file", message))
        return tuple(found)

    def _find(self, written: str) -> str | None:
        for name in dict.fromkeys((written.strip(), unquote(written.strip()))):
            if name.startswith("/"):
                return name.lstrip("/") if name.lstrip("/") in self._files else None
            for folder in (*FOLDERS, ""):
                path = f"{folder}/{name}".lstrip("/")
                if path in self._files:
                    return path
            # Of one that lies elsewhere, the name alone says which it is.
            if len(paths := self._by_name.get(name, [])) == 1:
                return paths[0]
        return None


def _firsts(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """For each file whose bytes others have: that of the shortest name, ``a`` not ``a (copy)``."""
    sizes: dict[int, list[str]] = defaultdict(list)
    for path in sorted(paths, key=lambda path: (len(path), path)):
        if PurePosixPath(path).suffix.lower() in _MEDIA:
            sizes[(root / path).stat().st_size].append(path)
    found: dict[str, str] = {}
    for alike in sizes.values():
        if len(alike) == 1:
            continue
        sums: dict[tuple[str, str], str] = {}
        for path in alike:
            key = (PurePosixPath(path).suffix.lower(), _sum(root / path))
            first = sums.setdefault(key, path)
            if first != path:
                found[path] = first
    return found


def _sum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()

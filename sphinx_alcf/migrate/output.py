"""The folder of the new project: what is written there, and only there."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from sphinx_alcf.migrate.report import NAME

if TYPE_CHECKING:
    from pathlib import Path


class OutputError(Exception):
    """The folder cannot be written to; the text says why, and what to do."""


class Output:
    """Writes files below one folder. What is there already with the same bytes is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, int] = {}
        """The bytes of each file by its path with forward slashes."""
        self._real = os.path.realpath(folder)

    @classmethod
    def at(cls, folder: Path, source: Path, *, force: bool) -> Output:
        """An output at *folder*, which is not made yet.

        Raises:
            OutputError: It is a file, lies in *source* or around it, or is not empty without
                *force*.
        """
        here, there = os.path.realpath(folder), os.path.realpath(source)
        if here == there or here.startswith(there + os.sep):
            raise OutputError(f"{folder} lies in the old site, which is not written to.")
        if there.startswith(here.rstrip(os.sep) + os.sep):
            raise OutputError(f"{folder} holds the old site: choose another folder.")
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is a file: choose a folder.")
        if not force and folder.is_dir() and any(folder.iterdir()):
            raise OutputError(f"{folder} is not empty: choose another folder, or use --force.")
        return cls(folder)

    def text(self, path: str, text: str) -> None:
        """Write *text* as UTF-8 to *path* below the folder."""
        data = text.encode("utf-8", "replace")
        place = self._place(path)
        self.written[path] = len(data)
        if place.is_file() and not place.is_symlink() and place.read_bytes() == data:
            return
        part = place.with_name(f".{place.name[:200]}.part")
        part.write_bytes(data)
        part.replace(place)

    def copy(self, source: Path, path: str) -> None:
        """Copy the file *source* to *path* below the folder; no link is kept as one."""
        place = self._place(path)
        self.written[path] = source.stat().st_size
        if place.is_file() and not place.is_symlink() and _same(source, place):
            return
        part = place.with_name(f".{place.name[:200]}.part")
        shutil.copyfile(source, part)
        part.replace(place)

    def take_away_the_rest(self) -> None:
        """Delete what an earlier migration wrote, by its report, and this one does not."""
        for path in self._earlier():
            if path not in self.written and (place := self._inside(path)) is not None:
                place.unlink(missing_ok=True)
                self._prune(place.parent)

    def _earlier(self) -> list[str]:
        try:
            found: Any = json.loads((self.folder / f"{NAME}.json").read_bytes())
            files = found["written"]
        except (OSError, ValueError, KeyError, TypeError):
            return []
        return [path for path in files if isinstance(path, str)] if isinstance(files, list) else []

    def _prune(self, folder: Path) -> None:
        """Delete *folder* and those above it where they hold nothing."""
        while os.path.realpath(folder) != self._real:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def _inside(self, path: str) -> Path | None:
        place = self.folder / path
        real = os.path.realpath(place.parent)
        inside = real == self._real or real.startswith(self._real + os.sep)
        return place if inside and place.name not in {"", ".", ".."} else None

    def _place(self, path: str) -> Path:
        place = self._inside(path)
        if place is None:
            raise OutputError(f"{self.folder / path} leads out of {self.folder}.")
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(1 << 20):
            if chunk != right.read(1 << 20):
                return False
    return True

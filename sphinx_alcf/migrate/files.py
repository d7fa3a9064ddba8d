"""Which files of a folder are the site's, as Jekyll's ``EntryFilter`` has it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.model import Finding, Found, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EXCLUDED: Final = (
    *(".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules"),
    *("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"),
)
"""What Jekyll excludes whatever ``_config.yml`` says."""

_OF_THE_REPOSITORY: Final = frozenset(
    {"authors", "changelog", "code_of_conduct", "contributing", "license", "readme", "security"}
)
"""Files at the top that speak of the repository, by name without suffix."""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """The rules of ``_config.yml``; a pattern's ``*`` goes over slashes, as Ruby's does."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> EntryFilter:
        """The rules of this configuration."""
        destination = str(config.get("destination") or "_site").strip("./") or "_site"
        include = (".htaccess", *_strings(config.get("include")))
        exclude = (*_strings(config.get("exclude")), *_EXCLUDED, f"{destination}/")
        return cls(include, tuple(name for name in exclude if name not in include))

    def takes(self, path: str, *, folder: bool) -> bool:
        """Whether *path*, from the site's folder, belongs to the site."""
        name = path.rpartition("/")[2]
        included = any(_fits(pattern, path, folder=folder) for pattern in self.include)
        included = included or any(_fits(p, name, folder=folder) for p in self.include)
        if included:
            return True
        if any(_fits(pattern, path, folder=folder) for pattern in self.exclude):
            return False
        return name[0] not in "._#~" and not name.endswith(("~", "."))


def walk(
    root: Path, start: str, rules: EntryFilter, findings: list[Finding]
) -> Iterator[PurePosixPath]:
    """The site's files in the folder *start* of *root*, in the order of their paths.

    A symbolic link that leads out of *root*, or to a folder above itself, is not followed; it is
    reported (``left_out``), as are folders that cannot be read (``unreadable``).
    """
    real_root = os.path.realpath(root)
    folders = [(start, os.path.realpath(root / start))]
    found: list[str] = []
    while folders:
        folder, real_folder = folders.pop()
        for name in _names(root, folder, findings):
            path = f"{folder}/{name}" if folder else name
            whole = root / path
            is_folder = whole.is_dir()
            if not rules.takes(path, folder=is_folder):
                continue
            if whole.is_symlink() and (why := _leads_astray(whole, real_root, real_folder)):
                findings.append(Finding(Found.LEFT_OUT, Place(path), "symbolic link", why))
            elif is_folder:
                folders.append((path, os.path.realpath(whole)))
            elif whole.is_file():
                found.append(path)
    return map(PurePosixPath, sorted(found))


def speaks_of_the_repository(path: PurePosixPath) -> bool:
    """Whether *path* is a README, a licence or the like: no page of the site."""
    stem = path.name.partition(".")[0].lower().replace("-", "_")
    return len(path.parts) == 1 and stem in _OF_THE_REPOSITORY


def _names(root: Path, folder: str, findings: list[Finding]) -> list[str]:
    try:
        names = sorted(path.name for path in (root / folder).iterdir())
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        findings.append(Finding(Found.UNREADABLE, Place(folder), "folder", message))
        return []
    sound = [name for name in names if _is_text(name)]
    if len(sound) < len(names):
        message = "A file's name is not UTF-8: rename it."
        findings.append(Finding(Found.UNREADABLE, Place(folder or "."), "file name", message))
    return sound


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _leads_astray(link: Path, real_root: str, real_folder: str) -> str:
    real = os.path.realpath(link)
    if real != real_root and not real.startswith(real_root + os.sep):
        return "It leads out of the site and is not followed."
    if (real_folder + os.sep).startswith(real + os.sep):
        return "It leads to a folder in which it lies and is not followed."
    return ""


def _fits(pattern: str, path: str, *, folder: bool) -> bool:
    pattern = pattern.lstrip("/")
    if not pattern:
        return False
    return (
        fnmatchcase(path, pattern) or path.startswith(pattern) or (folder and pattern == f"{path}/")
    )


def _strings(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(v for v in values if isinstance(v, str))

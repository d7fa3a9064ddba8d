"""Find the file that an author named.

A name is looked for beside the page and then in each of the project's media folders, as the page
family's bare names want it (``Theta.jpg`` lies in ``assets/images``). A name that begins with ``/``
starts at the source folder, as Sphinx has it. Nothing outside the source folder is ever returned.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MACHINE_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~[\\/]")
"""A drive, a Windows share, a ``file:`` address or a home folder: a path on one computer."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag, as in ``theta.en.vtt`` or ``theta.pt-BR.vtt`` (BCP 47, without singletons)."""


class Found(NamedTuple):
    """A file inside the source folder."""

    path: Path
    """Where it is, absolute; symlinks are not followed."""
    name: str
    """The path from the source folder, with ``/``: the same on every computer."""


class _OutsideError(Exception):
    """A path leads out of the source folder."""


def find(name: str, *, beside: Path, roots: Sequence[Path], srcdir: Path) -> Found | Problem:
    """The file that *name* stands for.

    Args:
        name: As the author wrote it: a bare name, a path relative to the page, or, with a leading
            ``/``, a path from *srcdir*. Tried as it stands, then with percent-encoding undone. Not
            an address on the web: what has a scheme or begins with ``//`` is for the caller.
        beside: The folder of the page, inside *srcdir*.
        roots: The media folders, relative to *srcdir* or absolute, in order. A name with ``..`` is
            looked for beside the page only.
        srcdir: The source folder.

    Returns:
        The file, or a problem without a line: ``MEDIA_OUTSIDE`` for what leads out of *srcdir*
        (a symlink's target included), else ``MEDIA_NOT_FOUND`` with the nearest existing name.
        Upper and lower case must be right on every file system, so that a build that succeeds on a
        laptop succeeds on a server.
    """
    srcdir = Path(os.path.abspath(srcdir))  # noqa: PTH100 - resolve() would follow symlinks
    if not name.strip() or "\0" in name:
        return Problem(Warn.MEDIA_NOT_FOUND, f"No file can have the name {name!r}.")
    if _MACHINE_PATH.match(name):
        return _outside(name)
    folders = [Path(os.path.normpath(srcdir / folder)) for folder in (beside, *roots)]
    decoded = unquote(name)
    try:
        for spelling in dict.fromkeys((name, decoded)):
            for path in _candidates(spelling, folders, srcdir):
                if _is_file(path, srcdir):
                    return Found(path, path.relative_to(srcdir).as_posix())
    except _OutsideError:
        return _outside(name)
    if name.startswith("/") and _exists(Path(name)):
        return _outside(name)
    return _not_found(name, decoded, folders, srcdir)


def siblings(path: Path, extensions: Sequence[str], *, srcdir: Path) -> tuple[Path, ...]:
    """The files beside *path* that have its stem: other formats, posters, tracks.

    Args:
        path: A file, such as ``theta.webm``.
        extensions: The wanted ones, lower-case, in order of preference; a file's own may be in
            upper case. Before it a language tag may stand (``theta.en.vtt``).
        srcdir: The source folder; a symlink that leads out of it is left out.

    Returns:
        The files without *path* itself, by the order of *extensions* and then by name.
    """
    found = []
    for entry in _files(path.parent):
        stem, suffix = PurePosixPath(entry).stem, PurePosixPath(entry).suffix
        if suffix.lower() not in extensions or entry == path.name:
            continue
        tag = stem.removeprefix(path.stem + ".")
        if stem != path.stem and (tag == stem or not _LANGUAGE.fullmatch(tag)):
            continue
        if _inside(path.parent / entry, srcdir):
            found.append((extensions.index(suffix.lower()), entry))
    return tuple(path.parent / entry for _, entry in sorted(found))


def _candidates(spelling: str, folders: Sequence[Path], srcdir: Path) -> Iterator[Path]:
    """The paths that *spelling* can stand for; all are inside *srcdir*, by their letters."""
    if spelling.startswith("/"):
        folders = (srcdir,)
        spelling = spelling.lstrip("/")
    elif ".." in PurePosixPath(spelling).parts:
        folders = folders[:1]
    for folder in folders:
        if not folder.is_relative_to(srcdir):
            continue
        path = Path(os.path.normpath(folder / spelling))
        if not path.is_relative_to(srcdir):
            raise _OutsideError
        yield path


def _is_file(path: Path, srcdir: Path) -> bool:
    """Whether *path* is a file with exactly these letters, whatever the file system forgives."""
    try:
        if not path.is_file():
            return False
        if not _inside(path, srcdir):
            raise _OutsideError
        folder = srcdir
        for part in path.relative_to(srcdir).parts:
            if all(entry.name != part for entry in folder.iterdir()):
                return False
            folder /= part
    except (OSError, ValueError):
        return False
    return True


def _inside(path: Path, srcdir: Path) -> bool:
    """Whether *path* is in *srcdir* once every symlink has been followed."""
    try:
        return path.resolve(strict=True).is_relative_to(srcdir.resolve(strict=True))
    except (OSError, ValueError, RuntimeError):  # RuntimeError: a loop of symlinks, up to 3.12
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> list[str]:
    """The names of the files in *folder*; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.is_file()]
    except OSError:
        return []


def _outside(name: str) -> Problem:
    return Problem(
        Warn.MEDIA_OUTSIDE,
        f"{name!r} leads out of the source folder, and only files inside it are used. "
        "A path is relative to the page, or begins with '/' for the source folder.",
    )


def _not_found(name: str, decoded: str, folders: Sequence[Path], srcdir: Path) -> Problem:
    """Say where was looked, and the nearest name that is there."""
    absolute = decoded.startswith("/")
    # Windows' separator is the likely slip where a backslash stands.
    wanted = PurePosixPath(decoded.lstrip("/").replace("\\", "/"))
    searched = [srcdir] if absolute else list(dict.fromkeys(folders))
    if not absolute and ".." in wanted.parts:
        searched = searched[:1]
    prefixes = dict.fromkeys((wanted.parent, PurePosixPath()))
    places = [(p, Path(os.path.normpath(folder / p))) for folder in searched for p in prefixes]
    near = nearest(str(wanted), [(p, place) for p, place in places if _inside(place, srcdir)])
    hint = "" if near is None else f" Did you mean {('/' if absolute else '') + near!r}?"
    shown = ", ".join(_shown(folder, srcdir) for folder in searched)
    return Problem(Warn.MEDIA_NOT_FOUND, f"No file {name!r} in {shown}.{hint}")


def _shown(folder: Path, srcdir: Path) -> str:
    """A folder as an author knows it, from the source folder."""
    relative = os.path.relpath(folder, srcdir).replace(os.sep, "/")
    return "the source folder" if relative == "." else f"{relative}/"

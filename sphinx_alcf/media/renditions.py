"""Smaller versions of pictures, made once and kept in a cache.

Names and files do not depend on the computer, the number of processes or the order of work: a name
is ``<stem>-<width>-<hash of path, content, part and settings>.<format>``.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.atomic import sweep, write_atomically
from sphinx_alcf.media.formats import ALL_FORMATS, Format
from sphinx_alcf.media.index import Index
from sphinx_alcf.media.pictures import PictureInfo, probe
from sphinx_alcf.media.tasks import JobId, Outcome, Settings, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx_alcf.media.crop import Box
    from sphinx_alcf.media.find import Found
    from sphinx_alcf.media.pool import Work

    Progress: TypeAlias = Callable[[Iterable[str], int], Iterable[str]]

__all__ = ["Encoded", "Job", "Rendition", "RenditionSet", "Settings", "encode_all", "plan"]


class Job(NamedTuple):
    """A picture, and how its renditions are to be made."""

    source: Found
    settings: Settings
    crop: Box | None = None
    """The part of the upright picture that is wanted; ``None`` for all of it."""

    @property
    def id(self) -> JobId:
        """What a set is found by."""
        return self.source.name, self.crop


class Rendition(NamedTuple):
    """One smaller version."""

    folder: Path
    """The cache."""
    name: str
    """Of the file in it; good in an address and a ``srcset`` as it stands."""
    width: int
    """Pixels."""
    height: int
    bytes: int

    @property
    def file(self) -> Path:
        """Where it is."""
        return self.folder / self.name

    @property
    def format(self) -> Format:
        """What it is encoded in."""
        return ALL_FORMATS[self.name.rpartition(".")[2]]


class RenditionSet(NamedTuple):
    """All smaller versions of one picture or part; none where the original does as well."""

    source: Found
    width: int | None
    """Pixels of the upright original or its part; ``None`` where it was not read."""
    height: int | None
    renditions: tuple[Rendition, ...] = ()
    """Those of the best format first, of each format the narrowest first. Every one has fewer bytes
    than the next of its format and, where the picture is not cropped, than the original."""
    problem: Problem | None = None
    """Why there are none, where :func:`~sphinx_alcf.media.pictures.probe` did not see it."""


class Encoded(NamedTuple):
    """What :func:`encode_all` gives back."""

    sets: dict[JobId, RenditionSet]
    """By the jobs' ``id``, in their order."""
    problems: tuple[Problem, ...] = ()
    """What stopped the work as a whole, such as a cache that cannot be written; at most one."""


def plan(
    sources: Iterable[Found], settings: Settings | None = None, crop: Box | None = None
) -> tuple[Job, ...]:
    """The jobs for some pictures, or for one part of each: each name once, in order, without SVG.

    A picture that an extension converted lies outside the source folder; its ``name`` may be any
    that is the same on every computer. Animations are found out, and left alone, by the work.
    """
    unique = {source.name: source for source in sources if source.path.suffix.lower() != ".svg"}
    settings = settings or Settings()
    return tuple(Job(unique[name], settings, crop) for name in sorted(unique))


def encode_all(
    jobs: Sequence[Job], cache: Path, *, processes: int = 1, progress: Progress | None = None
) -> Encoded:
    """Make the renditions that the cache lacks; never raises for what a file or a disk does.

    Args:
        jobs: From :func:`plan`.
        cache: A folder, made where it is missing. Several builds may share it.
        processes: How many to use at most; 1 works in this process.
        progress: Called with the names of the pictures as they are done, and how many will be, if
            there are any; what it returns is consumed. ``sphinx.util.display.status_iterator`` with
            its other arguments bound is such a function.

    Returns:
        A set for each job. Where the cache cannot be written there is one problem and the sets are
        empty, so that originals are shown.
    """
    index = Index(cache)
    outcomes: dict[JobId, Outcome] = {}
    tasks = {}
    for job in jobs:
        known = _known(job, cache, index)
        if isinstance(known, Task):
            tasks[job.id] = known
        else:
            outcomes[job.id] = known
    problem = _unwritable(cache) if tasks else None
    if tasks and problem is None:
        # Most builds make no picture, and need no processes.
        from sphinx_alcf.media.pool import Work

        work = Work(list(tasks.values()))
        names = work.run(processes)
        try:
            for _ in progress(names, len(tasks)) if progress else names:
                pass
        finally:
            for job_id, outcome in work.outcomes.items():
                if outcome.unreadable is None and outcome.unwritable is None:
                    index.remember(tasks[job_id].key, outcome)
            _save(index)
        outcomes |= work.outcomes
        problem = _stopped(work, cache)
    else:
        _save(index)
    sets = {job.id: _set(job, cache, outcomes.get(job.id)) for job in jobs}
    return Encoded(sets, (problem,) if problem else ())


def _stopped(work: Work, cache: Path) -> Problem | None:
    """What kept the work from being done."""
    if work.unwritable:
        return _cannot_write(cache, work.unwritable)
    if work.killed:
        message = (
            f"A process was killed while it made smaller versions of {', '.join(work.killed)}; "
            "their originals are shown. The machine may have too little memory: build with fewer "
            "processes, or make these pictures smaller."
        )
        return Problem(Warn.RENDITION, message)
    return None


def _save(index: Index) -> None:
    """Write what was learnt; where that fails, the next build only works more."""
    with suppress(OSError):
        index.save()


def _known(job: Job, cache: Path, index: Index) -> Outcome | Task:
    """What the cache holds for a job, or the task that would make it."""
    file, name = job.source.path, job.source.name
    try:
        stat = file.stat()
        digest = index.digest(file, stat)
        if digest is None:
            with file.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            index.remember_digest(file, stat, digest)
    except OSError as error:
        return Outcome(unreadable=f"cannot be read: {error.strerror or error}")
    whole = "\0".join((name, digest, job.settings.tag, repr(job.crop) if job.crop else ""))
    key = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    made = index.renditions(key)
    return Outcome(**made) if made else Task(file, name, key, job.settings, cache, job.crop)


def _unwritable(cache: Path) -> Problem | None:
    """Try to write, before a picture is decoded in vain."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        sweep(cache)
        probe_file = cache / "writable"
        write_atomically(probe_file, b"")
        probe_file.unlink(missing_ok=True)
    except OSError as error:
        return _cannot_write(cache, error.strerror or str(error))
    return None


def _cannot_write(cache: Path, why: str) -> Problem:
    return Problem(
        Warn.RENDITION,
        f"No smaller pictures can be written to {cache}: {why}. Originals are shown.",
    )


def _set(job: Job, cache: Path, outcome: Outcome | None) -> RenditionSet:
    """The result for one job; what :func:`probe` already says of a picture is not said again."""
    outcome = outcome or Outcome()
    problem = None
    if outcome.unreadable is not None:
        info = probe(job.source.path)
        if isinstance(info, PictureInfo) and info.problem is None:
            what = f"{job.source.path.name!r} {outcome.unreadable}."
            problem = Problem(Warn.MEDIA_UNREADABLE, what)
    found = tuple(Rendition(cache, *row) for row in outcome.renditions)
    return RenditionSet(job.source, outcome.width, outcome.height, found, problem)

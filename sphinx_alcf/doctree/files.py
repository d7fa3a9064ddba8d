"""The files of a page's media: found, checked, and noted as what the page depends on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinx_alcf.config import cache_of
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.lookups import Lookup, note
from sphinx_alcf.media.find import Found, find, siblings
from sphinx_alcf.media.video_headers import VideoInfo, probe_video
from sphinx_alcf.story.files import (
    MIME_TYPES,
    PICTURE_EXTENSIONS,
    TRACK_EXTENSIONS,
    VIDEO_EXTENSIONS,
)
from sphinx_alcf.story.languages import is_language_tag
from sphinx_alcf.story.medium import is_remote, media_extension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.config import AlcfConfig
    from sphinx_alcf.media.webvtt import Cue

_POSTERS = tuple(e for e in PICTURE_EXTENSIONS if e != ".svg")


class VideoFile(NamedTuple):
    """A file of a video: ``uri`` as Sphinx takes it, and what its header says."""

    uri: str
    name: str
    info: VideoInfo
    path: Path | None = None
    """Where it is; ``None`` at another host."""


class TrackFile(NamedTuple):
    """A WebVTT file, its captions, and its language (BCP 47), empty where the name tells none."""

    uri: str
    language: str
    cues: tuple[Cue, ...]


class Finder(NamedTuple):
    """Finds the files that one medium of one page names; what is missing is reported."""

    env: BuildEnvironment
    docname: str
    config: AlcfConfig
    source: str
    line: int | None

    def picture(self, name: str, *, quiet: bool = False) -> str | None:
        """The address of a picture for an ``image`` node, from the source folder.

        A *quiet* one reports nothing where there is none.
        """
        if is_remote(name):
            return name
        found = self._find(name, quiet=quiet)
        return "/" + found.name if found else None

    def file(self, name: str) -> Found | None:
        """A file of any kind on this computer."""
        return self._find(name)

    def poster_beside(self, files: Sequence[str]) -> str | None:
        """A picture of the same stem as one of *files*."""
        for name in files:
            found = None if is_remote(name) else self._find(name, quiet=True)
            if found:
                for poster in self._siblings(found, _POSTERS):
                    return "/" + poster.name
        return None

    def still(self, videos: Sequence[VideoFile], start: float | None, *, loop: bool) -> str | None:
        """A still of the first of *videos* on this computer, at *start* seconds; ffmpeg takes it.

        Where it cannot be taken, that is reported, and the page is read again by the next build.
        """
        from sphinx_alcf.media.frames import can_take_frames, frame_of

        video = next((video for video in videos if video.path), None)
        if video is None or video.path is None:
            return None
        folder = cache_of(self.env) / "stills"
        still = frame_of(video.path, video.info, folder, start=start, loop=loop)
        if isinstance(still, Path):
            return "/" + os.path.relpath(still, self.env.srcdir).replace(os.sep, "/")
        wanted = f"{video.path.stem}.jpg"
        note(self.env, Lookup(Path(video.uri).parent.as_posix().lstrip("/"), wanted))
        ways = f"name one with 'poster' or put {wanted!r} beside it"
        message = f"{video.name!r} has no poster: {ways}. {still.message}"
        if not can_take_frames():
            message = (
                f"{video.name!r} has no poster: {ways}, or install ffmpeg, which takes a still."
            )
        self.report(Problem(Warn.POSTER, message))
        return None

    def videos(self, files: Sequence[str]) -> list[VideoFile]:
        """The named *files*, then their siblings in other formats, the smallest first."""
        named: list[VideoFile] = []
        beside: dict[str, tuple[int, VideoFile]] = {}
        for name in files:
            if is_remote(name):
                path = urlsplit(name).path
                named.append(
                    VideoFile(name, Path(path).name, VideoInfo(MIME_TYPES[media_extension(name)]))
                )
                continue
            found = self._find(name)
            video = self._video(found) if found else None
            if video is None or found is None:
                continue
            named.append(video)
            for sibling in self._siblings(found, VIDEO_EXTENSIONS):
                other = self._video(sibling)
                if other:
                    beside[other.uri] = (sibling.path.stat().st_size, other)
        known = {video.uri for video in named}
        more = sorted(beside.values(), key=lambda pair: (pair[0], pair[1].uri))
        return named + [video for _, video in more if video.uri not in known]

    def tracks(self, tracks: Sequence[str], files: Sequence[str]) -> list[TrackFile]:
        """The named caption *tracks*; where none is named, those beside the video's *files*."""
        found = [f for name in tracks if (f := self._find(name))]
        if not tracks:
            for name in files:
                video = None if is_remote(name) else self._find(name, quiet=True)
                if video:
                    found += self._siblings(video, TRACK_EXTENSIONS)
        unique = {f.name: f for f in found}
        return [
            TrackFile("/" + name, _language(f.path), self._cues(f)) for name, f in unique.items()
        ]

    def _find(self, name: str, *, quiet: bool = False) -> Found | None:
        page = Path(self.env.doc2path(self.docname)).parent
        roots = [Path(root) for root in self.config.media_path]
        srcdir = Path(self.env.srcdir)
        found = find(name, beside=page, roots=roots, srcdir=srcdir)
        names = (found.name,) if isinstance(found, Found) else ()
        note(self.env, Lookup(page.relative_to(srcdir).as_posix(), name, answer=names))
        if isinstance(found, Found):
            self.env.note_dependency(found.name)
            return found
        if not quiet:
            self.report(found)
        return None

    def _siblings(self, found: Found, extensions: Sequence[str]) -> list[Found]:
        srcdir = Path(self.env.srcdir)
        paths = siblings(found.path, extensions, srcdir=srcdir)
        beside = [Found(path, path.relative_to(srcdir).as_posix()) for path in paths]
        names = tuple(sibling.name for sibling in beside)
        note(self.env, Lookup("", found.name, tuple(extensions), names))
        for sibling in beside:
            self.env.note_dependency(sibling.name)
        return beside

    def _cues(self, found: Found) -> tuple[Cue, ...]:
        """The captions of a file; what is wrong in it is reported once, by its own line."""
        from sphinx_alcf.media.webvtt import read_track

        try:
            track = read_track(found.path.read_bytes())
        except OSError as error:
            message = f"{found.name!r} cannot be read: {error.strerror or error}"
            self.report(Problem(Warn.MEDIA_UNREADABLE, message))
            return ()
        for problem in track.problems:
            # With its line, or two equal mistakes would be told as one.
            message = f"{found.name}, line {problem.line}: {problem.message}"
            report(Problem(problem.kind, message, problem.line), str(found.path), once=True)
        return track.cues

    def _video(self, found: Found) -> VideoFile | None:
        info = probe_video(found.path)
        if isinstance(info, Problem):
            self.report(info)
            return None
        name = Path(found.name).name
        return VideoFile("/" + found.name, name, info, found.path)

    def report(self, problem: Problem) -> None:
        """Report a problem of this medium, where its page names it."""
        report(problem.at(self.line), self.source)


def _language(track: Path) -> str:
    """The language in ``theta.en.vtt``; none in ``theta.v1.vtt``."""
    parts = track.name.split(".")
    return parts[-2] if len(parts) > 2 and is_language_tag(parts[-2]) else ""

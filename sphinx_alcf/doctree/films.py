"""The nodes of a video whose files the site has: sources, tracks, and what is said in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.doctree.header import reading_language
from sphinx_alcf.doctree.nodes import (
    media_line,
    media_lines,
    media_moment,
    media_source,
    media_time,
    media_transcript,
    media_transcript_title,
    media_video,
)
from sphinx_alcf.story.clock import clock
from sphinx_alcf.story.model import Video, VideoMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_alcf.doctree.files import Finder, TrackFile, VideoFile
    from sphinx_alcf.media.webvtt import Cue


def make_film(video: Video, name: str | None, finder: Finder) -> tuple[media_video, str | None]:
    """The node of *video*, without its poster, and the address of that.

    *name* is that of its figure. The poster is the one that is named, else one beside the files,
    else a still. What is missing is reported.
    """
    files = finder.videos(video.files)
    node = media_video(kind=video.mode.value, alt=video.alt or "")
    node["slug"] = nodes.make_id(name or _stem(video.files[0])) or "video"
    _measure(node, video, files)
    _check_part(video, files, finder)
    for file in files:
        link = addnodes.download_reference(file.name, "", nodes.Text(file.name), reftarget=file.uri)
        node += media_source("", link, type=file.info.mime)
    tracks = finder.tracks(video.tracks, video.files) if video.tracks is not None else []
    for track in tracks:
        link = addnodes.download_reference("", "", reftarget=track.uri)
        node += media_source("", link, type="text/vtt", language=track.language)
    if video.mode is VideoMode.PLAYER:
        if video.tracks == () and not tracks:
            _ask_for_captions(files, finder)
        if video.transcript:
            node += _transcripts(tracks, video, node["slug"])
    poster = finder.picture(video.poster) if video.poster else None
    poster = poster or finder.poster_beside(video.files)
    if poster is None:
        loop = video.mode is VideoMode.AMBIENT
        poster = finder.still(files, video.start, loop=loop)
    return node, poster


def _stem(file: str) -> str:
    return Path(file.partition("?")[0]).stem


def _measure(node: media_video, video: Video, files: Sequence[VideoFile]) -> None:
    """Write down the size and the length of what plays, as the first file says that knows."""
    for key in ("start", "end"):
        if (seconds := getattr(video, key)) is not None:
            node[key] = seconds
    for info in (file.info for file in files):
        if info.width and "width" not in node:
            node["width"], node["height"] = info.width, info.height
        if info.duration and "duration" not in node:
            end = min(video.end or info.duration, info.duration)
            node["duration"] = max(0.0, end - (video.start or 0))


def _check_part(video: Video, files: Sequence[VideoFile], finder: Finder) -> None:
    """Report a part that begins or ends behind the end of the film."""
    length = next((file.info.duration for file in files if file.info.duration), None)
    over = f"but {files[0].name!r} is over after {clock(length)}." if length else ""
    if length and video.start and video.start >= length:
        finder.report(Problem(Warn.VALUE, f"'start' is {clock(video.start)}, {over}"))
    elif length and video.end and video.end >= length + 1:  # a length is often rounded up
        finder.report(Problem(Warn.VALUE, f"'end' is {clock(video.end)}, {over}"))


def _ask_for_captions(files: Iterable[VideoFile], finder: Finder) -> None:
    """Report a video that has sound and no track (WCAG 2.2, 1.2.2)."""
    heard = next((file for file in files if file.info.sound), None)
    if heard is None:
        return
    beside = f"{Path(heard.name).stem}.{reading_language(finder.env)}.vtt"
    message = (
        f"{heard.name!r} has sound, and readers who do not hear it need captions (WCAG 1.2.2): put "
        f"{beside!r} beside it, or say with 'track: none' that nobody speaks."
    )
    finder.report(Problem(Warn.TRACK, message))


def _transcripts(tracks: Iterable[TrackFile], video: Video, slug: str) -> list[media_transcript]:
    """One for each track that says something while *video* plays; its page keeps one."""
    found = []
    for track in tracks:
        lines = media_lines("", *_lines(track.cues, video.start or 0, video.end))
        if lines.children:
            title = media_transcript_title(translatable=False)
            made = media_transcript("", title, lines, language=track.language, slug=slug)
            found.append(made)
    return found


def _lines(cues: Iterable[Cue], start: float, end: float | None) -> list[media_line]:
    """The captions from *start* to *end* (seconds). A speaker is named where another begins."""
    lines = []
    speaker = ""
    for cue in cues:
        if cue.end <= start or (end is not None and cue.start >= end):
            continue
        time = media_time("", clock(cue.start))
        line = media_line("", "", media_moment(), time, start=cue.start, end=cue.end)
        line["translatable"] = False
        for span in cue.spans:
            line += nodes.Text(" ")
            if span.voice and span.voice != speaker:
                line += nodes.inline("", f"{span.voice}:", classes=["alcf-speaker"])
                line += nodes.Text(" ")
            speaker = span.voice
            line += nodes.Text(span.text)
        lines.append(line)
    return lines

"""Loose texts become one medium: what front matter, directives and includes share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, is_embed_address, read_embed
from sphinx_alcf.story.files import (
    MEDIA_EXTENSIONS,
    PICTURE_EXTENSIONS,
    TRACK_EXTENSIONS,
    VIDEO_EXTENSIONS,
    extension,
)
from sphinx_alcf.story.model import Embed, Medium, Picture, Video, VideoMode
from sphinx_alcf.story.options import expected, read_mode, read_plate, read_seconds, read_transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.story.players import Hosts

# One letter is a drive, not a scheme: "C:\theta.mp4" is a file (which then is not found).
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


def is_remote(name: str) -> bool:
    """Whether *name* is an address at another host: http, https or ``//host``."""
    return re.match(r"(?:https?:)?//", clean_url(name), re.I) is not None


def media_extension(name: str) -> str:
    """The extension of a file or of an address's path, in lower case with its dot, or nothing."""
    if not is_remote(name):
        return extension(name.strip())
    try:
        return extension(unquote(urlsplit(clean_url(name)).path))
    except ValueError:
        return ""


def split_files(text: str) -> tuple[str, ...]:
    """File names, one a line or separated by commas.

    A comma inside a name stays: only where each part ends like a medium are they taken apart.
    """
    files: list[str] = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split(",") if part.strip()]
        if all(media_extension(part) in MEDIA_EXTENSIONS for part in parts):
            files += parts
        else:
            files.append(line.strip())
    return tuple(files)


class _Sorter:
    """Checks of single files; each keeps its problem in ``problems``."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def files(self, option: str, names: str | Sequence[str], known: Sequence[str]) -> list[str]:
        """The files of *names* that end as *known* says, each once."""
        if isinstance(names, str):
            names = split_files(names)
        return list(dict.fromkeys(n for name in names if (n := self.file(option, name, known))))

    def file(self, option: str, name: str | None, known: Sequence[str]) -> str | None:
        """*name*, if it has a scheme that can be loaded and one of the *known* extensions."""
        name = (name or "").strip()
        if not name:
            return None
        scheme = _SCHEME.match(clean_url(name))
        if scheme and scheme[1].lower() not in {"http", "https"}:
            self.problems.append(
                Problem(
                    Warn.ADDRESS,
                    f"{option!r} cannot come from a {scheme[1].lower()!r} address: use a file.",
                )
            )
            return None
        if media_extension(name) not in known:
            self.problems.append(expected(option, name, f"a file that ends in {', '.join(known)}"))
            return None
        if is_remote(name):
            self.problems.append(
                Problem(
                    Warn.MEDIA_REMOTE,
                    f"{name!r} would be loaded from another host, which tells that host of every "
                    "reader; copy the file into the project.",
                )
            )
        return name

    def seconds(self, option: str, value: str | float | None) -> float | None:
        """Seconds from a text such as ``1:05``, or as they are."""
        if value is None or not isinstance(value, str):
            return value
        read = read_seconds(option, value)
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read


def read_picture_file(option: str, name: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The picture that an *option* names beside a medium, and what is wrong with it."""
    sort = _Sorter()
    return sort.file(option, name, PICTURE_EXTENSIONS), tuple(sort.problems)


def read_medium(
    target: str | None,
    *,
    embed_code: str | None = None,
    sources: str | Sequence[str] = (),
    poster: str | None = None,
    title: str | None = None,
    alt: str | None = None,
    tracks: str | Sequence[str] = (),
    transcript: str | None = None,
    mode: str | VideoMode | None = None,
    default_mode: VideoMode = VideoMode.PLAYER,
    start: str | float | None = None,
    end: str | float | None = None,
    plate: str | None = None,
    dark: str | None = None,
    hosts: Hosts = (),
) -> tuple[Medium | None, tuple[Problem, ...]]:
    """The picture, video or embed that the texts stand for, and what is wrong with them.

    *target* is a file (its extension decides), an address, or an embed code; without it the first
    of *sources* counts. A picture with *sources* that are videos is the poster of that video. An
    *embed_code* wins over files (as in Jekyll's ``media-video``); if it cannot be read, the files
    are shown. *title* names a video, *alt* describes a picture or video. *start* and *end* are
    seconds or times such as ``1:05``. *hosts*: see :func:`~sphinx_alcf.story.embed.read_embed`.
    Nothing is given where nothing can be shown; a file that is remote is kept, with a problem.
    """
    sort = _Sorter()
    first, last = _times(sort, start, end)
    target = (target or "").strip()
    code = (embed_code or "").strip()
    if not code and _is_embed(target):
        code, target = target, ""
    still = sort.file("poster", poster, PICTURE_EXTENSIONS)
    if code:
        embed = read_embed(
            code, hosts=hosts, title=title or None, poster=still, start=first, end=last
        )
        if isinstance(embed, Embed):
            if target or sources:
                sort.problems.append(
                    Problem(
                        Warn.VALUE,
                        "An embed and a file are both given: only the embed is shown.",
                    )
                )
            without: dict[str, object] = {"track": tracks, "transcript": transcript, "mode": mode}
            without |= {"end": last} if embed.provider != "YouTube" else {}
            without |= {"start": first} if embed.provider not in {"YouTube", "Vimeo"} else {}
            sort.problems += [
                Problem(Warn.VALUE, f"{name!r} has no effect in a player of {embed.provider}.")
                for name, value in without.items()
                if value
            ]
            return embed, tuple(sort.problems)
        sort.problems.append(embed)
    known = (*VIDEO_EXTENSIONS, *PICTURE_EXTENSIONS)
    files = [*filter(None, [sort.file("file", target, known)])]
    if target and not files:
        return None, tuple(sort.problems)
    files += sort.files("sources", sources, VIDEO_EXTENSIONS)
    if files and media_extension(files[0]) in PICTURE_EXTENSIONS:
        picture = files.pop(0)
        if not files:
            return _picture(sort, picture, alt, plate, dark), tuple(sort.problems)
        still = still or picture
    if not files:
        if not sort.problems:
            sort.problems.append(
                Problem(
                    Warn.VALUE, "No file, address or embed code of a picture or video is given."
                )
            )
        return None, tuple(sort.problems)
    video = Video(
        files=tuple(dict.fromkeys(files)),
        mode=_mode(sort, mode, default_mode),
        alt=alt,
        title=title or None,
        poster=still,
        tracks=_tracks(sort, tracks),
        transcript=_transcript(sort, transcript),
        start=first,
        end=last,
    )
    return video, tuple(sort.problems)


def _is_embed(target: str) -> bool:
    """Whether *target* is an embed code, or an address that is no file's."""
    if target.startswith("<") or is_embed_address(target):
        return True
    return is_remote(target) and media_extension(target) not in MEDIA_EXTENSIONS


def _times(
    sort: _Sorter, start: str | float | None, end: str | float | None
) -> tuple[float | None, float | None]:
    """Start and end in seconds; an end that is not after the start is dropped."""
    first, last = sort.seconds("start", start), sort.seconds("end", end)
    if last is not None and last <= (first or 0):
        sort.problems.append(expected("end", str(end), "later than the start"))
        last = None
    return first, last


def _tracks(sort: _Sorter, tracks: str | Sequence[str]) -> tuple[str, ...] | None:
    """The named files; ``None`` where the author says that there are none, for nobody speaks."""
    names = split_files(tracks) if isinstance(tracks, str) else tuple(tracks)
    if [name.strip().lower() for name in names] == ["none"]:
        return None
    return tuple(sort.files("track", names, TRACK_EXTENSIONS))


def _transcript(sort: _Sorter, text: str | None) -> bool:
    read = read_transcript(text) if text and text.strip() else True
    if isinstance(read, Problem):
        sort.problems.append(read)
        return True
    return read


def _picture(
    sort: _Sorter, file: str, alt: str | None, plate: str | None, dark: str | None
) -> Picture:
    on_plate = read_plate(plate) if plate is not None else True
    if isinstance(on_plate, Problem):
        sort.problems.append(on_plate)
        on_plate = True
    other = sort.file("dark", dark, PICTURE_EXTENSIONS)
    return Picture(file=file, alt=alt, dark=other, plate=on_plate)


def _mode(sort: _Sorter, mode: str | VideoMode | None, default: VideoMode) -> VideoMode:
    if isinstance(mode, VideoMode) or not mode:
        return mode or default
    read = read_mode(mode)
    if isinstance(read, Problem):
        sort.problems.append(read)
        return default
    return read

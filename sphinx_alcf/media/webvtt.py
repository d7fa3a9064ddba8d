"""Read WebVTT files: captions with their times, and what is wrong with them, line by line.

https://www.w3.org/TR/webvtt1/ says how a browser reads them (6.1) and what an author may write (4).
A browser drops in silence what it cannot read; here each mistake is a problem with its line, and
its words are kept, so that a transcript loses nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.cue_text import Span, read_cue_text
from sphinx_alcf.story.clock import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?", re.S)
_NO_CUE = re.compile(r"(?:NOTE(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*)", re.S)
_TIMES = re.compile(r"[ \t]*(\S+?)[ \t]*-->[ \t]*(\S+)(?:[ \t].*)?", re.S)
_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.A)
_NEARLY = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?", re.A)
_ARROW: Final = "-->"
_MOST: Final = 5
"""How many problems of one file are told: a file that is no WebVTT at all has one a line."""


class Cue(NamedTuple):
    """A caption: *start* and *end* in seconds, and its words."""

    start: float
    end: float
    spans: tuple[Span, ...]
    """The words by speaker, in order; none is empty."""

    @property
    def text(self) -> str:
        """The words without speakers, on one line."""
        return " ".join(span.text for span in self.spans)


class Track(NamedTuple):
    """What a file says, in the order of the file, and what is wrong with it."""

    cues: tuple[Cue, ...]
    problems: tuple[Problem, ...] = ()


class _Line(NamedTuple):
    text: str
    number: int


def read_track(data: bytes) -> Track:
    """Read the content of a WebVTT file; never raises.

    Returns:
        The cues that can be read, those with a mistake too, and problems (``TRACK``) with a line:
        not UTF-8, no header, a malformed time, an end that is not after its start, a start before
        an earlier one, a tag that is not closed, a cue without text or without an empty line before
        it, no cues.
    """
    problems: list[Problem] = []
    lines = _lines(data, problems)
    if not _HEAD.fullmatch(lines[0].text):
        problems.append(
            _problem(
                "The first line must be WEBVTT, and an empty line must follow: a browser shows "
                "nothing of this file.",
                1,
            )
        )
    cues = list(_cues(lines, problems))
    if not cues:
        problems.append(_problem("There are no captions in this file.", 1))
    if len(problems) > _MOST + 1:
        rest = f"There are {len(problems) - _MOST} more mistakes in this file."
        problems[_MOST:] = [_problem(rest, problems[_MOST].line or 1)]
    return Track(tuple(cues), tuple(problems))


def _lines(data: bytes, problems: list[Problem]) -> list[_Line]:
    """The lines, by any of the three line ends, without a byte order mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        message = "The file is not UTF-8: save it with that encoding, as WebVTT asks."
        problems.append(_problem(message, before.count(b"\n") + 1))
        text = data.decode("utf-8-sig", "replace")
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return [_Line(line, number) for number, line in enumerate(text.split("\n"), 1)]


def _cues(lines: Sequence[_Line], problems: list[Problem]) -> Iterator[Cue]:
    latest = 0.0
    for block in _blocks(lines, problems):
        times, *payload = block
        start, end = _read_times(times, latest, problems)
        spans, faults = read_cue_text("\n".join(line.text for line in payload))
        problems += [_problem(fault.message, times.number + 1 + fault.line) for fault in faults]
        if end <= start:
            message = f"The caption at {clock(start)} ends at {clock(end)}, not after it begins."
            if int(start) == int(end):
                message = f"The caption at {start:.3f} s ends at {end:.3f} s, not after it begins."
            problems.append(_problem(message, times.number))
        if start < latest:
            message = (
                f"The caption at {clock(start)} begins before the one above it, at "
                f"{clock(latest)}: put them in order."
            )
            problems.append(_problem(message, times.number))
        latest = max(latest, start)
        if spans:
            yield Cue(start, end, spans)
        else:
            message = f"The caption at {clock(start)} has no text."
            problems.append(_problem(message, times.number))


def _blocks(lines: Sequence[_Line], problems: list[Problem]) -> Iterator[list[_Line]]:
    """The cues: the line with the times, then those of the text. Notes, styles, regions are not."""
    block: list[_Line] = []
    for line in (*lines, _Line("", len(lines) + 1)):
        if _ARROW in line.text:
            cue = bool(block) and _ARROW in block[0].text
            if cue or len(block) > 1 or (block and block[0].number == 1):
                problems.append(_problem(f"An empty line is missing above {line.text!r}.", line))
            if cue:
                yield block
            block = [line]
        elif line.text.strip() or (block and line.text):  # blanks end no caption (6.1)
            block.append(line)
        elif block:
            if _ARROW in block[0].text:
                yield block
            elif block[0].number > 1 and not _NO_CUE.fullmatch(block[0].text):
                message = (
                    f"No times stand over {block[0].text!r}: a caption begins with a line such as "
                    "'00:01.000 --> 00:04.000'."
                )
                problems.append(_problem(message, block[0]))
            block = []


def _read_times(line: _Line, latest: float, problems: list[Problem]) -> tuple[float, float]:
    """Start and end; what cannot be read stands where the caption above it does."""
    match = _TIMES.fullmatch(line.text)
    words = match.groups() if match else (line.text, line.text)
    wrong = next((word for word in words if not _TIME.fullmatch(word)), None)
    if wrong is not None:
        message = (
            f"{wrong!r} is no time as WebVTT writes it, with a full stop and three digits: "
            "'00:01.000' or '01:02:03.000'."
        )
        problems.append(_problem(message, line))
    start = _seconds(words[0])
    end = _seconds(words[1])
    start = latest if start is None else start
    return start, start + 1 if end is None else end


def _seconds(text: str) -> float | None:
    """A time in seconds, also where it is only nearly written as WebVTT does; else ``None``."""
    match = _NEARLY.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    return hours * 3600 + minutes * 60 + seconds + int((match[4] or "0").ljust(3, "0")) / 1000


def _problem(message: str, line: _Line | int) -> Problem:
    return Problem(Warn.TRACK, message, line if isinstance(line, int) else line.number)

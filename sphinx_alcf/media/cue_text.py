"""The text of a WebVTT cue: words, and who says them (https://www.w3.org/TR/webvtt1/#cue-text)."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_TOKEN = re.compile(r"<[^>]*>?|[^<]+")
_TAG = re.compile(r"<(/?)([a-z]*)((?:\.[^\s.>]*)*)(?:\s([^>]*))?>", re.S)
_NEARLY = re.compile(r"</?[a-z][^<>]*>", re.A | re.I)
_CLOCK = re.compile(r"<[\d:.]+>", re.A)
_KNOWN = frozenset({"v", "c", "i", "b", "u", "ruby", "rt", "lang"})


class Span(NamedTuple):
    """Words of one speaker; *voice* is empty where none is named."""

    text: str
    voice: str = ""


class Fault(NamedTuple):
    """A mistake in a text; *line* counts from 0 there."""

    message: str
    line: int


def read_cue_text(text: str) -> tuple[tuple[Span, ...], tuple[Fault, ...]]:
    """The spans of *text*, and the tags that a browser does not know.

    ``<v Name>`` begins a speaker, whose ``</v>`` may be missing. Other tags and the times within a
    text leave no trace; what ``<rt>`` says over a word stands after it in brackets. What is no
    tag, but a sign, stays as it is written.
    """
    words: list[tuple[str, str]] = []
    faults: list[Fault] = []
    voices: list[str] = []
    line = 0
    for token in _TOKEN.findall(text):
        shown = unescape(token)
        if token.startswith("<"):
            tag = _TAG.fullmatch(token)
            if tag and tag[2] in _KNOWN:
                closes, name, annotation = bool(tag[1]), tag[2], tag[4]
                if name == "v" and not closes:
                    voices.append(" ".join(unescape(annotation or "").split()))
                elif name == "v" and voices:
                    voices.pop()
                shown = {"rt": ")" if closes else " ("}.get(name, "")
            elif _CLOCK.fullmatch(token):
                shown = ""
            else:
                if _NEARLY.fullmatch(token):
                    shown = ""  # as in a browser
                message = f"{_short(token)!r} is no tag of WebVTT: write '&lt;' for the sign '<'."
                faults.append(Fault(message, line))
        if shown:
            words.append((voices[-1] if voices else "", shown))
        line += token.count("\n")
    return _joined(words), tuple(faults)


def _joined(words: list[tuple[str, str]]) -> tuple[Span, ...]:
    """Neighbours of one speaker put together, on one line; none without words."""
    spans: list[tuple[str, str]] = []
    for voice, text in words:
        if spans and spans[-1][0] == voice:
            spans[-1] = (voice, spans[-1][1] + text)
        else:
            spans.append((voice, text))
    folded = (Span(" ".join(text.split()), voice) for voice, text in spans)
    return tuple(span for span in folded if span.text)


def _short(token: str) -> str:
    token = " ".join(token.split())
    return token if len(token) <= 40 else token[:39] + "…"

"""Lists of numbers or facts, as authors write them: an entry a line, or as a definition list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.story.model import Inline, Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BULLET = re.compile(r"[-*+]\s+(?=\S)")
_HEAD = re.compile(r"(?P<head>(?:`[^`]*`|\\.|[^`\\])*?):(?:\s+(?P<rest>.*))?$")
_PART = re.compile(r"\s*:\s+(.*)")


class Entry(NamedTuple):
    """An entry of a list: its head, and the parts after it. One of both is always there."""

    head: Inline | None
    parts: tuple[Inline | None, ...] = ()
    """``None`` where one is missing before another."""
    line: int | None = None


class _Draft(NamedTuple):
    head: str
    line: int
    parts: list[tuple[str, int]]


def split_entries(lines: Iterable[str], line: int = 1) -> tuple[Entry, ...]:
    r"""The entries that *lines*, the first of which is line *line* of its file, are.

    ``565: Active projects`` is a head and a part, split at the first colon before a blank that is
    not in code. A line that begins with ``:`` and a blank is a further part of the entry above it,
    and so is an indented one, unless it goes on with the part above. A definition list of MyST or
    reStructuredText is thus read as well. Entries may have bullets.
    """
    drafts: list[_Draft] = []
    gap = True
    for number, written in enumerate(lines, line):
        text = _BULLET.sub("", written, count=1) if _BULLET.match(written) else written
        words = text.strip()
        if not words:
            gap = True
            continue
        if part := _PART.match(text):
            if not drafts:
                drafts.append(_Draft("", number, []))
            drafts[-1].parts.append((part[1].strip(), number))
        elif text[0].isspace() and drafts:
            parts = drafts[-1].parts
            if gap or not parts:
                parts.append((words, number))
            else:
                parts[-1] = f"{parts[-1][0]} {words}".strip(), parts[-1][1]
        else:
            split = _HEAD.match(words)
            head, rest = (split["head"].strip(), split["rest"]) if split else (words, None)
            drafts.append(_Draft(head, number, [(rest.strip(), number)] if rest else []))
        gap = False
    return tuple(_entry(draft) for draft in drafts)


def numbered_entries(
    params: Mapping[str, str | None], head: str, parts: Sequence[str], line: int
) -> tuple[Entry, ...]:
    """The entries of an include whose parameters are numbered, such as ``figure-1``, ``label-1``.

    *head* and *parts* name the parameters without their numbers. Values are HTML; empty ones count
    as absent, and so do numbers that have none.
    """
    numbers = sorted(
        {
            int(number)
            for key in params
            for name, _, number in [key.rpartition("-")]
            if name in {head, *parts} and re.fullmatch(r"[1-9]\d{0,2}", number, re.A)
        }
    )
    found = []
    for number in numbers:
        texts = [" ".join((params.get(f"{key}-{number}") or "").split()) for key in (head, *parts)]
        if any(texts):
            first, *rest = (Inline(text, Markup.HTML, line) if text else None for text in texts)
            while rest and rest[-1] is None:
                rest.pop()
            found.append(Entry(first, tuple(rest), line))
    return tuple(found)


def _entry(draft: _Draft) -> Entry:
    head = Inline(draft.head, line=draft.line) if draft.head else None
    parts = tuple(Inline(text, line=number) for text, number in draft.parts if text)
    return Entry(head, parts, draft.line)

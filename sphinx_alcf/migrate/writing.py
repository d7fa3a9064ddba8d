"""The models of a story, written as directives of MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_alcf.jekyll.page_includes import OfPage
from sphinx_alcf.story.blocks import Facts, Intro, Stats
from sphinx_alcf.story.downloads import Download
from sphinx_alcf.story.model import Figure, Grid, Hero, Markup, Picture, Video, VideoMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_alcf.story.model import Credit, Inline

    ToMyst: TypeAlias = Callable[[str], str]

Options: TypeAlias = "dict[str, str | None]"

_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#]|:(?! |$)|(?<! )#)*")
"""An option's value that needs no quotes: MyST reads options much as YAML reads scalars."""

_STARTS: Final = re.compile(r"(?:[#>|=:+*~`%\-]|\d+[.)])")
"""How a line begins that would be more than text in Markdown."""


def fenced(name: str, argument: str, options: Options, body: str) -> str:
    """A directive of MyST, in a fence that is longer than any in its *body*."""
    longest = max((len(run) for run in re.findall(r"`{3,}", body)), default=2)
    fence = "`" * max(3, longest + 1)
    head = f"{fence}{{{name}}} {argument}".rstrip()
    lines = [
        f":{key}: {_value(text)}".rstrip() for key, text in options.items() if text is not None
    ]
    gap = [""] if lines and body else []
    return "\n".join([head, *lines, *gap, *([body] if body else []), fence])


def paragraph(text: str) -> str:
    """*text*, inline MyST on one line, with a backslash where it would begin a list or heading."""
    line = " ".join(text.split())
    match = _STARTS.match(line)
    if not match:
        return line
    sign = match[0]
    # "1." is no list with its point escaped; of other signs the first is.
    return f"{sign[:-1]}\\{line[len(sign) - 1 :]}" if sign[0].isdigit() else f"\\{line}"


def _value(text: str) -> str:
    text = " ".join(text.split())
    if not text or _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def directive(model: object, inline: ToMyst) -> str:
    """The directive that says what *model* does; *inline* makes MyST of inline HTML.

    Empty for breadcrumbs, which the theme shows by itself.
    """
    if isinstance(model, Hero):
        return figure(model.figure, inline, hero=True)
    if isinstance(model, Figure):
        return figure(model, inline)
    if isinstance(model, Grid):
        parts = [figure(shown, inline) for shown in model.figures]
        options = {**_credit(model.credit, inline), "width": _unless(model.width, "wide")}
        return fenced("media-grid", "", options, "\n\n".join([*parts, *_caption(model, inline)]))
    if isinstance(model, Intro):
        return fenced("intro", "", {}, paragraph(myst(model.text, inline) or ""))
    if isinstance(model, Stats):
        entries = ((stat.figure, (stat.label, *stat.notes)) for stat in model.stats)
        return fenced("stats", "", {}, _entries(entries, inline))
    if isinstance(model, Facts):
        return fenced(
            "facts", "", {}, _entries(((fact.name, fact.values) for fact in model.facts), inline)
        )
    if isinstance(model, Download):
        return _download(model, inline)
    if model is OfPage.BREADCRUMBS:
        return ""
    return fenced(str(model.value) if isinstance(model, OfPage) else "", "", {}, "")


def figure(shown: Figure, inline: ToMyst, *, hero: bool = False) -> str:
    """A figure as ``media-figure``, ``media-video``, or ``hero-media``."""
    medium = shown.medium
    options: Options = {"alt": None, **_credit(shown.credit, inline)}
    if isinstance(medium, Picture):
        name, target = "media-figure", medium.file
        options["alt"] = medium.alt
    elif isinstance(medium, Video):
        name, target = "media-video", medium.files[0]
        options |= {
            "alt": medium.alt,
            "title": medium.title,
            "poster": medium.poster,
            "sources": ", ".join(medium.files[1:]) or None,
        }
        if medium.mode is not (VideoMode.AMBIENT if hero else VideoMode.PLAYER):
            options["mode"] = medium.mode.value
    else:
        name, target = "media-video", medium.watch_url
        options |= {"title": medium.title, "poster": medium.poster}
    options["width"] = None if hero else _unless(shown.width, "text")
    body = "".join(_caption(shown, inline))
    return fenced("hero-media" if hero else name, target, options, body)


def _download(download: Download, inline: ToMyst) -> str:
    options: Options = {
        "title": myst(download.title, inline),
        "filetype": download.filetype,
        "filesize": download.filesize,
    }
    thumb = download.thumb.medium if download.thumb else None
    if download.thumb and isinstance(thumb, Picture):
        options |= {"thumb": thumb.file, "alt": thumb.alt or None}
        options |= _credit(download.thumb.credit, inline)
    return fenced("download-card", download.file, options, "")


def _caption(model: Figure | Grid, inline: ToMyst) -> list[str]:
    text = myst(model.caption, inline)
    return [paragraph(text)] if text else []


def _credit(credit: Credit, inline: ToMyst) -> Options:
    return {
        "credit": myst(credit.text, inline),
        "creator": credit.creator,
        "license": credit.license,
        "source-url": credit.source_url,
    }


def _entries(
    entries: Iterable[tuple[Inline | None, Iterable[Inline | None]]], inline: ToMyst
) -> str:
    """Heads and parts as a definition list; in a head, a colon would end it."""
    lines = []
    for head, parts in entries:
        name = paragraph(myst(head, inline) or "\N{NO-BREAK SPACE}")
        lines.append(re.sub(r":(?=\s|$)", r"\:", name))
        lines += [f": {text}" for part in parts if (text := myst(part, inline))]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def myst(text: Inline | None, inline: ToMyst) -> str | None:
    """*text* in MyST, whatever it was written in."""
    if text is None:
        return None
    return inline(text.text) if text.markup is Markup.HTML else text.text


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value

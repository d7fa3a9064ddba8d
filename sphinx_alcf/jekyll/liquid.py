"""Liquid in a text: what becomes of each ``{%`` where Liquid is not evaluated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.jekyll.tags import BLANKS, Include, Tag, read_include, read_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCKS: Final = frozenset(
    {
        *("block", "capture", "case", "for", "form", "highlight", "if", "ifchanged"),
        *("javascript", "paginate", "schema", "stylesheet", "tablerow", "unless"),
    }
)
"""Tags of Liquid and Jekyll that have an ``end…``; ``raw`` and ``comment`` are read."""

_SINGLE: Final = frozenset(
    {
        *("assign", "cycle", "decrement", "echo", "feed_meta", "gist", "include_cached"),
        *("include_relative", "increment", "layout", "link", "liquid", "post_url", "render"),
        *("section", "seo"),
    }
)
_PARTS: Final = frozenset({"break", "continue", "else", "elsif", "when", "endcomment", "endraw"})
_ENDS: Final = frozenset(f"end{name}" for name in _BLOCKS)

KNOWN: Final = _BLOCKS | _SINGLE | _PARTS | _ENDS | {"include", "raw", "comment", "#"}
"""The tags that are no text: those of Liquid, of Jekyll and of its usual plug-ins."""

LONGEST: Final = 20_000
"""How many signs a tag may have that holds a further ``{%``: else it counts as unclosed."""

_NEVER: Final = frozenset({"false", "nil", "null"})
"""Conditions that never hold: authors switch a part of a page off with them."""

_WITH_ELSE: Final = frozenset({"if", "unless", "case", "for"})
_REGION = re.compile(r"\{%-?\s*+((?:end)?(?:raw|comment|if|unless|case|for)|else|elsif)\b[^%]*+%\}")


@dataclass(frozen=True, slots=True)
class Step:
    """What a ``{%`` in a text comes to."""

    end: int
    """The place after it."""
    include: Include | None = None
    problems: tuple[Problem, ...] = ()
    kept: str = ""
    """What stays as text."""
    raw: tuple[int, int] | None = None
    """A part of the text that stays, in which no Liquid is read."""


def find_tag(text: str, start: int) -> Tag | None:
    """The tag that begins with the ``{%`` at *start*; ``None`` where it is not closed.

    Before the ``%}`` there must be no further ``{%``, but for one inside a value of an include:
    whoever forgets a ``%}`` should not lose the text up to the next tag.
    """
    following = text.find("{%", start + 2)
    if following < 0:
        return read_tag(text, start)
    if text.find("%}", start + 2, following) >= 0:
        return read_tag(text, start)
    tag = read_tag(text[start : start + LONGEST], 0)
    if tag is None or tag.name != "include" or read_include(tag.markup).malformed:
        return None
    return read_tag(text, start)


def read_step(text: str, start: int, variables: Mapping[str, object] | None = None) -> Step:
    """What the ``{%`` at *start* comes to. *variables* as for ``read_include``.

    An include is read. ``{% raw %}`` gives the place of its content; ``{% comment %}`` vanishes
    with its content, and so does what stands in ``{% if false %}``. Other tags of Liquid vanish
    with a problem ``alcf.liquid``, once for a tag and its end. What is no tag, or is not closed,
    stays as text with a problem.
    """
    tag = find_tag(text, start)
    if tag is None:
        return Step(start + 2, problems=(_unclosed(text, start),), kept="{%")
    if tag.name == "include":
        # Lines count from the tag's first.
        line = 1 + text.count("\n", start, tag.markup_start)
        return Step(tag.end, include=read_include(tag.markup, line, variables))
    never = tag.name == "if" and tag.markup.strip(BLANKS) in _NEVER
    if never or tag.name in {"raw", "comment"}:
        region = _regions(text).get(start)
        source = text[start : tag.end]
        if region is None:
            message = f"{source} has no {{% end{tag.name} %}} after it; it stays as text"
            return Step(tag.end, problems=(Problem(Warn.LIQUID, message),), kept=source)
        inner_end, end = region
        return Step(end, raw=(tag.end, inner_end) if tag.name == "raw" else None)
    if tag.name in KNOWN:
        return Step(tag.end, problems=_unevaluated(tag))
    name = f"{tag.name!r} is no tag of Liquid" if tag.name else "a tag needs a name after {%"
    message = f"{name}; it stays as text.{did_you_mean(tag.name, KNOWN)}"
    return Step(tag.end, problems=(Problem(Warn.LIQUID, message),), kept=text[start : tag.end])


def _unclosed(text: str, start: int) -> Problem:
    line = text[start : start + 40].partition("\n")[0].strip()
    kind = Warn.INCLUDE if re.match(r"\{%-?\s*include\b", line) else Warn.LIQUID
    return Problem(kind, f"{line!r} is not closed: a %}} is missing; it stays as text")


def _unevaluated(tag: Tag) -> tuple[Problem, ...]:
    if tag.name == "#" or tag.name in _PARTS or tag.name in _ENDS:
        return ()
    kept = "; the text up to its end stays" if tag.name in _BLOCKS else ""
    return (Problem(Warn.LIQUID, f"Liquid's tag {tag.name!r} is not evaluated{kept}"),)


# A page asks for the same text again and again, once for each of its tags.
@lru_cache(maxsize=4)
def _regions(text: str) -> Mapping[int, tuple[int, int]]:
    """For each ``raw``, ``comment``, ``if`` that is closed, where its content and its end tag end.

    As in Liquid the next ``endraw`` ends a ``raw``, whereas the others nest. The content of an
    ``if`` ends at its ``else``; an ``elsif`` is left to be read as a tag of its own.
    """
    regions: dict[int, tuple[int, int]] = {}
    opened: dict[str, list[int]] = {"raw": [], "comment": []}
    branches: list[tuple[str, int]] = []
    for match in _REGION.finditer(text):
        name, where = match[1], (match.start(), match.end())
        ended = name.removeprefix("end")
        if name in opened:
            opened[name].append(match.start())
        elif name == "endraw":
            regions.update(dict.fromkeys(opened["raw"], where))
            opened["raw"].clear()
        elif name == "endcomment":
            if opened["comment"]:
                regions[opened["comment"].pop()] = where
        elif name in _WITH_ELSE:
            branches.append((name, match.start()))
        elif branches and (ended == branches[-1][0] or ended == name):
            start = branches[-1][1]
            # Only the first branch of an ``if`` ends here.
            regions.setdefault(start, (where[0], where[0]) if name == "elsif" else where)
            if ended != name:
                branches.pop()
    return regions

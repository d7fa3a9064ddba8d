"""The last look at a page that was evaluated: which of its inserts readers see, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.loops import EVALUATED
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.regions import Regions
from sphinx_alcf.migrate.liquid.rounds import has_words
from sphinx_alcf.migrate.model import (
    CLOSE,
    OPEN,
    Finding,
    Found,
    Insert,
    Rendered,
    TeasersInsert,
    mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.migrate.liquid.context import Held
    from sphinx_alcf.migrate.model import SourcePage

_MARK: Final = re.compile(f"{OPEN}(\\d{{1,9}}){CLOSE}")
_STRAY: Final = re.compile(f"[{OPEN}{CLOSE}]")
_TAG: Final = re.compile(r"<[^<>]*>")
_WITHIN: Final = 50
"""How often loops may stand within loops that are no lists of teasers after all."""


def finish(out: Out, held: list[Held], *, markdown: bool) -> Rendered:
    """What is handed on: inserts that are seen, numbered as they stand in the text.

    In a comment of HTML there is none, and nothing to report. In code a tag stays as written. A
    list of teasers that would stand in a line of words is the text that the loop gave.
    """
    regions = Regions(out.getvalue(), markdown=markdown)
    found = [finding for at, finding in out.notes if not regions.hides(at)]
    for _ in range(_WITHIN):
        if not _MARK.search(out.getvalue()):
            break
        after, changed = _resolved(out, held, found, markdown=markdown)
        out = after
        if not changed:
            break
    return _numbered(out, held, found)


def _resolved(
    out: Out, held: list[Held], found: list[Finding], *, markdown: bool
) -> tuple[Out, bool]:
    """The text without the marks that stand where there can be no insert."""
    text = out.getvalue()
    regions = Regions(text, markdown=markdown)
    changed = False

    def stands(match: re.Match[str], new: Out) -> bool:
        nonlocal changed
        at, one = match.start(), _held(match, held)
        if one and not regions.hides(at):
            if not regions.is_code(at) and not (one.plain and _in_words(text, match)):
                return True
            if one.plain:
                changed = True
                new.take(one.plain)
                found.append(Finding(Found.CHANGED, one.place, "{% for %}", EVALUATED))
            else:
                new.write(one.source)
        return False

    return _rewritten(out, stands), changed


def _held(match: re.Match[str], held: list[Held]) -> Held | None:
    number = int(match[1])
    return held[number] if number < len(held) else None


def _in_words(text: str, match: re.Match[str]) -> bool:
    """Whether words stand beside a mark in its line, or cells of a table."""
    first = text.rfind("\n", 0, match.start()) + 1
    last = text.find("\n", match.end())
    line = text[first : match.start()] + text[match.end() : last if last >= 0 else len(text)]
    rest = _TAG.sub("", _MARK.sub("", line))
    return has_words(rest) or "|" in rest


def _rewritten(out: Out, stands: Callable[[re.Match[str], Out], bool]) -> Out:
    """The text with only those marks that stand; the others may write something instead."""
    text, lines = out.getvalue(), out.lines
    new = Out(lines[0])
    at, line = 0, 0
    for match in (*_MARK.finditer(text), None):
        part = _STRAY.sub("", text[at : match.start() if match else len(text)])
        breaks = part.count("\n")
        new.extend(part, lines[line : line + breaks + 1])
        line += breaks
        new.line = lines[line]
        if match:
            if stands(match, new):
                new.write(match[0])
            at = match.end()
    return new


def _numbered(out: Out, held: list[Held], found: list[Finding]) -> Rendered:
    """The marks numbered in order, and lists of teasers that follow each other as one."""
    inserts: list[Insert] = []
    places: list[Held] = []

    def stands(match: re.Match[str], new: Out) -> bool:
        one = _held(match, held)
        if one is None:
            return False
        insert, last = one.insert, inserts[-1] if inserts else None
        if isinstance(insert, TeasersInsert) and isinstance(last, TeasersInsert):
            between = new.tail().rpartition(CLOSE)[2]
            if not between.strip():
                inserts[-1] = TeasersInsert(_unique(last, insert), last.line)
                return False
        inserts.append(insert)
        places.append(one)
        new.write(mark(len(inserts) - 1))
        return False

    new = _rewritten(out, stands) if OPEN in out.getvalue() or CLOSE in out.getvalue() else out
    for insert, one in zip(inserts, places, strict=True):
        if isinstance(insert, TeasersInsert):
            count = len(insert.pages)
            message = f"It showed {count} page{'s' * (count != 1)}: it is a list of teasers now."
            found.append(Finding(Found.CHANGED, one.place, "{% for %}", message))
    text = new.getvalue()
    return Rendered(text, tuple(inserts), tuple(new.lines), tuple(dict.fromkeys(found)))


def _unique(one: TeasersInsert, other: TeasersInsert) -> tuple[SourcePage, ...]:
    pages = {page.path: page for page in (*one.pages, *other.pages)}
    return tuple(pages.values())

"""The last look at a page that was evaluated: which of its inserts readers see, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.context import Held, Loop
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

    from sphinx_alcf.migrate.model import Place, SourcePage

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
    """The text with loops as lists or as what they wrote, and whether there were any."""
    text = out.getvalue()
    regions = Regions(text, markdown=markdown)
    changed = False

    def stands(match: re.Match[str], new: Out) -> bool:
        nonlocal changed
        at, one = match.start(), _held(match, held)
        if one is None or regions.hides(at):
            return False
        if not isinstance(one.what, Loop):
            if regions.is_code(at):
                new.write(one.source)
            return not regions.is_code(at)
        changed = True
        if regions.is_code(at) or _in_words(text, match):
            new.take(one.what.plain)
            found.append(Finding(Found.CHANGED, one.place, "{% for %}", EVALUATED))
        else:
            _unfold(one.what, one.place, new, held)
        return False

    return _rewritten(out, stands), changed


def _unfold(loop: Loop, place: Place, new: Out, held: list[Held]) -> None:
    """Write the marks of a loop's lists, and what is kept between them."""
    for at, one in enumerate(loop.shown):
        if at:
            new.write("\n\n")
        if one.pages:
            held.append(Held(TeasersInsert(tuple(one.pages), loop.line), place))
            new.line = loop.line
            new.write(mark(len(held) - 1))
        else:
            text = one.text.strip("\n")
            first = one.text.count("\n", 0, one.text.index(text))
            new.extend(text, one.lines[first : first + text.count("\n") + 1])


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

    def stands(match: re.Match[str], new: Out) -> bool:
        one = _held(match, held)
        if one is None or isinstance(one.what, Loop):
            return False
        insert, last = one.what, inserts[-1] if inserts else None
        if isinstance(insert, TeasersInsert):
            count = len(insert.pages)
            message = f"It showed {count} page{'s' * (count != 1)}: it is a list of teasers now."
            found.append(Finding(Found.CHANGED, one.place, "{% for %}", message))
            between = new.tail().rpartition(CLOSE)[2]
            if isinstance(last, TeasersInsert) and not between.strip():
                inserts[-1] = TeasersInsert(_unique(last, insert), last.line)
                return False
        inserts.append(insert)
        new.write(mark(len(inserts) - 1))
        return False

    text = out.getvalue()
    new = _rewritten(out, stands) if OPEN in text or CLOSE in text else out
    return Rendered(new.getvalue(), tuple(inserts), tuple(new.lines), tuple(dict.fromkeys(found)))


def _unique(one: TeasersInsert, other: TeasersInsert) -> tuple[SourcePage, ...]:
    pages = {page.path: page for page in (*one.pages, *other.pages)}
    return tuple(pages.values())

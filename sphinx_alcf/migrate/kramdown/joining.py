"""Lines of blocks: which stay as they were written, and where empty ones must stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import blocks as b
from sphinx_alcf.migrate.kramdown.grammar import BULLET, NUMBER, QUOTE
from sphinx_alcf.migrate.kramdown.lines import Line, after, width

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONE_TAG = re.compile(r"[ ]{0,3}</?[A-Za-z][^<>]*>\s*")


def same(line: Line, text: str) -> Line:
    """*line*, if *text* is what it says."""
    return line if line.text.strip() == text.strip() else Line(text, line.number)


def relined(lines: Sequence[Line], written: str, *, outdent: bool = False) -> list[Line]:
    """The lines of a paragraph that is *written* so; those that say the same stay."""
    texts = written.split("\n")
    made = []
    for at, text in enumerate(texts):
        line = lines[min(at, len(lines) - 1)]
        old = line.text.lstrip() if at == 0 else line.text
        old = old.rstrip() if at == len(lines) - 1 else old
        most = 0 if outdent else 3
        indented = at == 0 and (line.text.startswith("\t") or width(line.text) > most)
        kept = len(texts) == len(lines) and text == old and not indented
        one = line if kept else Line(text, line.number)
        one.lazy = at > 0 and text[:1].isalpha()
        if text.strip():
            made.append(one)
    if len(made) > 1 and _LONE_TAG.fullmatch(made[0].text):
        # MyST would take all of it for HTML.
        made[:2] = [Line(f"{made[0].text.strip()} {made[1].text.lstrip()}", made[0].number)]
    return made


def quoted(lines: Sequence[Line]) -> list[Line]:
    """*lines* in a quote; those keep their marks that have some."""
    found: list[Line] = []
    for line in lines:
        around = line.within
        marked = around is not None and QUOTE.match(around.text) is not None
        marked = marked and not line.text.lstrip(" ").startswith("\t")
        if around is not None and (marked or (line.lazy and found)):
            found.append(around)
        else:
            found.append(after("> ", line))
    return found


def apart(previous: b.Block | None, block: b.Block, last: Line, first: Line) -> bool:
    """Whether MyST needs an empty line between two blocks that follow on each other."""
    if previous is None or last not in previous.lines[-1:] or first not in block.lines[:1]:
        return previous is not None
    if isinstance(previous, (b.Heading, b.Rule, b.Code)):
        return False
    if isinstance(previous, b.Paragraph):
        if _LONE_TAG.fullmatch(previous.lines[0].text):
            # For MyST, HTML ends at an empty line alone.
            return True
        if isinstance(block, b.Items):
            text = f"{first.text}\n"
            found = BULLET.match(text) or NUMBER.match(text)
            # A list that goes on from another number, or begins with nothing, ends no paragraph.
            begins = found is not None and found["mark"].strip() in {"-", "+", "*", "1."}
            return not begins or not (found and found["rest"].strip())
        return not isinstance(block, (b.Heading, b.Quote)) and not (
            isinstance(block, b.Code) and block.fence
        )
    notes = (b.LinkDefinition, b.Footnote)
    return not (isinstance(previous, notes) and isinstance(block, notes))

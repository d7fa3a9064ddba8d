"""Where pieces of a text meet: what MyST would take for one, or for the beginning of a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.blocks import link_label
from sphinx_alcf.migrate.kramdown.escaping import line_start
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.markup import attribute
from sphinx_alcf.migrate.kramdown.spans import Sort, Span

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.blocks import Known

_BOX = re.compile(r"\[[ xX]\]\s")


def pieces(text: str) -> list[Span]:
    """*text* as plain text and inserts."""
    found, at = [], 0
    for match in MARK.finditer(text):
        found += [Span(Sort.TEXT, at, match.start())] if match.start() > at else []
        found.append(Span(Sort.INSERT, match.start(), match.end(), value=match[1]))
        at = match.end()
    return [*found, Span(Sort.TEXT, at, len(text))]


def apart(before: str, made: str, span: Span) -> tuple[str, str]:
    """Two pieces of a text, changed where MyST would take them for one."""
    if (
        made[0] == "["
        and before[-1:] == "!"
        and before[-2:] != "\\!"
        and span.sort is not Sort.TEXT
    ):
        return f"{before[:-1]}\\!", made
    if made[0] in "[(" and before[-1:] == "]" and before[:1] == "[":
        if before[:2] == "[^":
            return before, f"\\{made}" if made[0] == "(" else f"<!-- -->{made}"
        return (f"{before}[]" if "][" not in before and "](" not in before else before), made
    if made[0] == "`" and before[-1:] == "`" and before[-2:] != "\\`":
        text = made.strip("`").strip(" ")
        return before, f"<code>{attribute(text)}</code>"
    return before, made


def unboxed(text: str, known: Known) -> str:
    """*text*, which begins an item of a list and is no task there."""
    if not _BOX.match(text):
        return text
    return f"{text[:3]}[]{text[3:]}" if link_label(text[1:2]) in known.links else f"\\{text}"


def guarded(text: str) -> str:
    """*text* with a backslash in each line that would begin another block."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        at = line_start(line, first=number == 0)
        if at is not None:
            lines[number] = f"{line[:at]}\\{line[at:]}"
    return "\n".join(lines)

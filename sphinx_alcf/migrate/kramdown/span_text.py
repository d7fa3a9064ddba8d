"""The text of a heading without its marks, from which ids are made."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.spans import Sort

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.spans import Span

_NOTHING = frozenset({Sort.IMAGE, Sort.FOOTNOTE, Sort.COMMENT, Sort.RAW, Sort.INSERT, Sort.BREAK})


def shown_text(text: str, root: Span) -> tuple[str, str]:
    """The text as kramdown sees it (``update_raw_text``), and as MyST does."""
    old: list[str] = []
    new: list[str] = []
    waiting = [root]
    while waiting:
        span = waiting.pop()
        if span.sort in _NOTHING:
            continue
        source = text[span.begin : span.end]
        if span.sort is Sort.MATH:
            # For MyST a role has no text.
            old.append(span.value)
        elif span.sort is Sort.SYMBOL:
            # The signs that are made of it are no letters; a blank stays one.
            blank = " " if " " in source else ""
            old.append(blank)
            new.append("\N{NO-BREAK SPACE}" if blank else "")
        elif span.children:
            waiting += reversed(span.children)
        elif span.sort is Sort.ELEMENT or span.sort is Sort.ROOT:
            continue
        else:
            shown = _leaf(span, source)
            old.append(shown)
            new.append(shown)
    return "".join(old), "".join(new)


def _leaf(span: Span, source: str) -> str:
    if span.sort is Sort.ENTITY:
        return unescape(source)
    if span.sort is Sort.AUTOLINK:
        return span.value.removeprefix("mailto:")
    return span.value if span.sort in {Sort.CODE, Sort.ESCAPE} else source

"""The aside that front matter names, as the last token of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore


def append_aside(md: MarkdownIt, name: str, line: int) -> None:
    """Let the next document that *md* parses end with a token ``alcf_aside``.

    Its content is *name*, as front matter has it in *line* (from 1).
    """
    waiting = True

    def rule(state: StateCore) -> None:
        nonlocal waiting
        if waiting and not state.inlineMode:
            waiting = False
            place = [line - 1, line]
            state.tokens.append(Token("alcf_aside", "", 0, content=name, map=place, block=True))

    md.core.ruler.push("alcf_aside", rule)

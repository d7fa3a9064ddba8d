"""Liquid in running text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_alcf.jekyll.block_rules import RAW
from sphinx_alcf.jekyll.liquid import read_step
from sphinx_alcf.jekyll.tokens import include_token, liquid_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class TagsInText:
    """The rule for ``{%`` in inline content. *variables* as for ``read_include``.

    Its tokens stand where the tag stood, their lines counted from the first of the content: see
    ``move_tags``. Outputs (``{{ … }}``) are left to others, as MyST's substitutions are written so.
    """

    variables: Mapping[str, object]

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Whether Liquid was read at the place that has been reached."""
        start = state.pos
        if state.env.get(RAW) and state.src.startswith(("{%", "{{"), start):
            if not silent:
                state.pending += state.src[start : start + 2]
            state.pos += 2
            return True
        if not state.src.startswith("{%", start):
            return False
        step = read_step(state.src, start, self.variables)
        # It would reach beyond the text of a link.
        if step.end > state.posMax:
            return False
        if not silent:
            if not step.raw:
                source = state.src[start : step.end]
                line = state.src.count("\n", 0, start)
                if step.include:
                    token = include_token(step.include, source, line)
                else:
                    # Without a problem too: by it an empty paragraph is known.
                    token = liquid_token(step.problems, "" if step.kept else source, line)
                place = state.push(token.type, "", 0)
                place.content, place.map, place.meta = token.content, token.map, token.meta
            state.pending += step.kept
            if step.raw:
                _read_raw(state, *step.raw)
        state.pos = step.end
        return True


def _read_raw(state: StateInline, begin: int, end: int) -> None:
    """Read a part of the text as Markdown without Liquid."""
    if state.pending:
        state.pushPending()
    state.env[RAW] = True
    tokens: list[Token] = []
    # A state of its own: not every version of markdown-it ends code spans at the end of a part.
    state.md.inline.parse(state.src[begin:end], state.md, state.env, tokens)
    state.env[RAW] = False
    for token in tokens:
        token.level += state.level
    state.tokens += tokens

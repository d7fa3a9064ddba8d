"""Liquid in Markdown, by lines: tags that start a line, and tags that end on a later one."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markdown_it.rules_block import lheading, paragraph

from sphinx_alcf.jekyll.liquid import KNOWN, read_step
from sphinx_alcf.jekyll.tags import BLANKS
from sphinx_alcf.jekyll.tokens import include_token, liquid_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

RAW: Final = "alcf_raw"
"""The key in markdown-it's environment that says that no Liquid is read now."""

MOST_LINES: Final = 400
"""How far below its ``{%`` a ``%}`` is looked for."""

_NAME = re.compile(r"\{%-?\s*+(\w+)", re.A)
_FENCE_END = re.compile(r"\s*(?:`{3,}|~{3,})\s*")


@dataclass(frozen=True, slots=True)
class TagLines:
    """The rule for lines that begin with a tag: includes become tokens ``alcf_include``.

    *variables* as for ``read_include``. A tag alone on its lines is a block of its own, however its
    further lines are indented; one before a text belongs to that paragraph.
    """

    variables: Mapping[str, object]

    def __call__(self, state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        """Whether the line is of this kind; markdown-it names the arguments."""
        begin = state.bMarks[startLine] + state.tShift[startLine]
        if not state.src.startswith("{", begin) or state.is_code_block(startLine):
            return False
        if state.env.get(RAW):
            raw = not silent and state.src.startswith(("{%", "{{"), begin)
            return raw and _read_text(state, startLine, endLine)
        if not state.src.startswith("{%", begin):
            return False
        if silent or _read_region(state, startLine, endLine):
            return True
        last = _last_line(state, startLine, endLine)
        tokens = self._tags(_text(state, startLine, last), startLine)
        if tokens is not None:
            _push(state, tokens)
            state.line = last + 1
        elif last > startLine:
            _push_paragraph(state, startLine, last)
        else:
            _read_text(state, startLine, endLine)
        return True

    def _tags(self, text: str, line: int) -> list[Token] | None:
        """The tokens of *text*, if it is nothing but tags that leave no text."""
        tokens: list[Token] = []
        at = 0
        while at < len(text):
            if not text.startswith("{%", at):
                return None
            step = read_step(text, at, self.variables)
            if step.kept or step.raw:
                return None
            source = text[at : step.end]
            here = line + text.count("\n", 0, at)
            if step.include:
                tokens.append(include_token(step.include, source, here))
            else:
                tokens.append(liquid_token(step.problems, source, here))
            at = step.end
            while at < len(text) and text[at] in BLANKS:
                at += 1
        return tokens


def open_tag(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule for a paragraph's line in which a tag begins that ends on a later line.

    Without it an empty line in the tag, or a line ``%}`` (a comment in MyST), would cut it in two.
    markdown-it names the arguments.
    """
    if state.env.get(RAW) or state.is_code_block(startLine):
        return False
    line = _line(state, startLine)
    at = line.rfind("{%")
    # A tag in a code span or in a comment is none.
    if at < 0 or line.count("`", 0, at) % 2 or line.rfind("<!--", 0, at) > line.rfind("-->", 0, at):
        return False
    name = _NAME.match(line, at)
    if "%}" in line[at:] or (name and name[1] not in KNOWN):
        return False
    last = _last_line(state, startLine, endLine)
    if last == startLine:
        return False
    if not silent:
        _push_paragraph(state, startLine, last)
    return True


def _read_text(state: StateBlock, first: int, end: int) -> bool:
    """Read a heading with a line under it, or a paragraph: what a text that begins here can be."""
    return lheading(state, first, end, False) or paragraph(state, first, end, False)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _text(state: StateBlock, first: int, last: int) -> str:
    return state.getLines(first, last + 1, state.blkIndent, False).strip()


def _push(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        token.level = state.level
    state.tokens.extend(tokens)


def _push_paragraph(state: StateBlock, first: int, last: int) -> None:
    state.line = last + 1
    state.push("paragraph_open", "p", 1).map = [first, last + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = _text(state, first, last), [first, last + 1], []
    state.push("paragraph_close", "p", -1)


def _last_line(state: StateBlock, first: int, end: int) -> int:
    """The line that closes the tag that is open at the end of *first*; *first* if none does."""
    last = first
    while True:
        line = _line(state, last)
        at = line.rfind("{%")
        if at < 0 or "%}" in line[at:]:
            return last
        closing = _closing_line(state, last, end)
        if closing is None:
            return last
        last = closing


def _closing_line(state: StateBlock, first: int, end: int) -> int | None:
    for line in range(first + 1, min(end, first + MOST_LINES)):
        before, closing, _ = _line(state, line).partition("%}")
        # Two tags of which the first was not closed are more likely than one.
        if "{%" in before:
            return None
        if closing:
            return line
    return None


def _read_region(state: StateBlock, first: int, end: int) -> bool:
    """Read from a line that begins with ``{% raw %}`` or ``{% comment %}`` to the end tag.

    Only where that is on a later line; whether it was so.
    """
    begin = state.bMarks[first] + state.tShift[first]
    step = read_step(state.src, begin)
    if step.include or step.problems or step.end <= state.eMarks[first]:
        return False
    last = bisect.bisect_right(state.bMarks, step.end - 1, first, end) - 1
    if step.end > state.eMarks[last]:
        return False
    rest_is_blank = not state.src[step.end : state.eMarks[last]].strip()
    if not step.raw:
        if rest_is_blank:
            state.line = last + 1
        else:
            _keep_rest(state, last, step.end, "")
        return True
    before_begin = state.bMarks[last] + state.tShift[last]
    before = state.src[before_begin : step.raw[1]]
    whole = rest_is_blank and (not before.strip() or _FENCE_END.fullmatch(before) is not None)
    done = _read_raw(state, (first, step.raw[0]), (last, step.raw[1]), with_last=whole)
    if done and not whole:
        _keep_rest(state, last, before_begin, "{% raw %}")
    return True


def _read_raw(
    state: StateBlock, opened: tuple[int, int], closed: tuple[int, int], *, with_last: bool
) -> bool:
    """Read what stands between two markers as Markdown without Liquid; whether all of it was read.

    It is not where a line is outdented, so that it ends a list: that line then comes next.
    """
    first, last = opened[0], closed[0]
    saved = (state.bMarks[first], state.tShift[first], state.eMarks[last], state.lineMax)
    start, line_max, state.line = first, last, last
    # The line of a marker counts without the marker: ```{% raw %}``` may stand before a fence.
    state.bMarks[first], state.tShift[first] = opened[1], 0
    state.tShift[first] = state.skipSpaces(opened[1]) - opened[1]
    if state.isEmpty(first):
        start += 1
    if with_last and state.bMarks[last] + state.tShift[last] < closed[1]:
        state.eMarks[last] = closed[1]
        line_max += 1
    count = len(state.tokens)
    state.lineMax, state.env[RAW] = line_max, True
    if start < line_max:
        state.md.block.tokenize(state, start, line_max)
    state.env[RAW] = False
    state.bMarks[first], state.tShift[first], state.eMarks[last], state.lineMax = saved
    for token in state.tokens[count:]:
        if token.type == "inline" and "{" in token.content:
            # The inline rule knows by these that it must not read Liquid there.
            token.content = f"{{% raw %}}{token.content}{{% endraw %}}"
    if state.line < line_max:
        return False
    state.line = last + 1
    return True


def _keep_rest(state: StateBlock, line: int, begin: int, prefix: str) -> None:
    """A paragraph of what the last line of a region has besides."""
    _push_paragraph(state, line, line)
    state.tokens[-2].content = prefix + state.src[begin : state.eMarks[line]].strip()

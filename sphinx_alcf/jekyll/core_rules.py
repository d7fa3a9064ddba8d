"""Liquid in Markdown, after lines and after inline content have been read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.jekyll.liquid import read_step
from sphinx_alcf.jekyll.tokens import TYPES, include_token, liquid_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.rules_core import StateCore

_FLOW: Final = frozenset(
    {
        *("blockquote_open", "list_item_open", "dd_open", "fieldlist_body_open", "alert_open"),
        *("footnote_reference_open", "footnote_open"),
    }
)
"""What can hold blocks; whatever else stands around a text can hold no figure."""

_NO_HTML = re.compile(r"\s*<(?:!|\?|script\b|style\b|pre\b|textarea\b)", re.I)
_COMMENT_OR_TAG = re.compile(r"<!--|\{%")


def join_paragraphs(state: StateCore) -> None:
    """Put paragraphs together that only a tag on a line of its own had cut in two.

    The tag is then in the middle of the text, and what it stands for comes after the paragraph.
    """
    tokens, new = state.tokens, list[Token]()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        new.append(token)
        at += 1
        if token.type != "paragraph_open" or not token.map:
            continue
        inline, close = tokens[at], tokens[at + 1]
        at += 2
        parts, end = [inline.content], token.map[1]
        while joined := _following(tokens, at, end):
            *between, second = joined
            for tag in between:
                parts.append(" " if tag.map and tag.map[0] < end else "\n")
                parts.append(tag.content)
                end = tag.map[1] if tag.map else end
            parts += ["\n", second.content]
            end = second.map[1] if second.map else end
            at += len(between) + 3
        inline.content = "".join(parts)
        token.map, inline.map = [token.map[0], end], [token.map[0], end]
        new += [inline, close]
    state.tokens = new


def _following(tokens: list[Token], at: int, end: int) -> list[Token]:
    """The tags from *at* on and the content of the paragraph after them, if all follow on *end*."""
    found: list[Token] = []
    while at < len(tokens) and tokens[at].type in TYPES and _follows(tokens[at], end):
        found.append(tokens[at])
        end = (tokens[at].map or [0, end])[1]
        at += 1
    if at < len(tokens) and tokens[at].type == "paragraph_open" and _begins(tokens[at], end):
        return [*found, tokens[at + 1]]
    return []


def _follows(token: Token, end: int) -> bool:
    return token.map is not None and end - 1 <= token.map[0] <= end


def _begins(token: Token, line: int) -> bool:
    return token.map is not None and token.map[0] == line


@dataclass(frozen=True, slots=True)
class TagsInHtml:
    """The rule for blocks of HTML: includes cut them in pieces, other tags vanish.

    Comments, scripts, styles and preformatted text stay as they are. *variables* as for
    ``read_include``.
    """

    variables: Mapping[str, object]

    def __call__(self, state: StateCore) -> None:
        """Go through the blocks of a document."""
        new: list[Token] = []
        for token in state.tokens:
            holds_tags = token.type == "html_block" and "{%" in token.content
            if holds_tags and not _NO_HTML.match(token.content):
                new += self._pieces(token)
            else:
                new.append(token)
        state.tokens = new

    def _pieces(self, token: Token) -> list[Token]:
        text, first = token.content, token.map[0] if token.map else 0
        pieces: list[Token] = []
        reports: list[Token] = []
        kept: list[str] = []
        at = 0
        while match := _COMMENT_OR_TAG.search(text, at):
            start = match.start()
            kept.append(text[at:start])
            if match[0] == "<!--":
                end = text.find("-->", start)
                at = end + 3 if end >= 0 else len(text)
                kept.append(text[start:at])
                continue
            step = read_step(text, start, self.variables)
            line = first + text.count("\n", 0, start)
            if step.include:
                pieces += [
                    *_html(kept, token, line),
                    include_token(step.include, text[start : step.end], line),
                ]
                kept = []
            elif step.problems:
                reports.append(liquid_token(step.problems, text[start : step.end], line))
            kept.append(text[slice(*step.raw)] if step.raw else step.kept)
            at = step.end
        kept.append(text[at:])
        pieces += [*_html(kept, token, first + text.count("\n", 0, at)), *reports]
        for piece in pieces:
            piece.level = token.level
        return pieces


def _html(parts: list[str], token: Token, line: int) -> list[Token]:
    content = "".join(parts)
    if not content.strip():
        return []
    end = token.map[1] if token.map else line + 1
    return [Token("html_block", "", 0, content=content, map=[line, end], block=True)]


@dataclass(slots=True)
class _Open:
    """An element that is open, and the tags that shall stand after it."""

    token: Token
    held: list[Token] = field(default_factory=list)


def move_tags(state: StateCore) -> None:
    """Move the tags of inline content after the paragraph, heading or table that holds it.

    A paragraph that held nothing else vanishes. In a text that can have no blocks after it, such as
    a caption, an include stays as text, with a problem.
    """
    new: list[Token] = []
    opened: list[_Open] = []
    for token in state.tokens:
        new.append(token)
        if token.nesting > 0:
            opened.append(_Open(token))
        elif token.nesting < 0 and opened:
            closed = opened.pop()
            if closed.held and _is_empty(new[-3:]):
                del new[-3:]
            new += _placed(closed.held, len(opened))
        elif token.type == "inline" and token.children:
            taken = _take(token, inline_only=state.inlineMode)
            holder = _holder(opened)
            if holder:
                holder.held += taken
            else:
                new += _placed(taken, len(opened))
    state.tokens = [token for token in new if not _says_nothing(token)]


def _holder(opened: list[_Open]) -> _Open | None:
    holder = None
    for element in reversed(opened):
        if element.token.type in _FLOW:
            break
        holder = element
    return holder


def _placed(tokens: list[Token], level: int) -> list[Token]:
    for token in tokens:
        token.level = level
    return tokens


def _take(token: Token, *, inline_only: bool) -> list[Token]:
    """Take the tags out of *token*, those in the descriptions of pictures too."""
    taken: list[Token] = []
    kept: list[Token] = []
    first = token.map[0] if token.map else 0
    for child in token.children or []:
        if child.children:
            taken += _take(child, inline_only=inline_only)
        if child.type not in TYPES:
            kept.append(child)
            continue
        child.map = [first + line for line in child.map or [0, 1]]
        child.block = True
        if inline_only and child.type == "alcf_include":
            kept.append(Token("text", "", 0, content=child.content, level=child.level))
            message = "an include cannot stand in a caption or the like; it stays as text"
            child = liquid_token((Problem(Warn.INCLUDE, message),), "", child.map[0])
        taken.append(child)
    token.children = kept
    token.content = _without(token.content, taken)
    return taken


def _without(text: str, tags: list[Token]) -> str:
    """*text* without the sources of *tags*: it is what translators get to see."""
    parts: list[str] = []
    at = 0
    for tag in tags:
        begin = text.find(tag.content, at) if tag.content else -1
        if begin >= 0:
            parts.append(text[at:begin])
            at = begin + len(tag.content)
    return "".join(parts) + text[at:] if tags else text


def _is_empty(tokens: list[Token]) -> bool:
    """Whether these are a paragraph or heading without any content."""
    if [token.type for token in tokens] not in (
        ["paragraph_open", "inline", "paragraph_close"],
        ["heading_open", "inline", "heading_close"],
    ):
        return False
    children = tokens[1].children or []
    return all(t.type in {"text", "softbreak"} and not t.content.strip() for t in children)


def _says_nothing(token: Token) -> bool:
    return token.type == "alcf_liquid" and not token.meta["problems"]

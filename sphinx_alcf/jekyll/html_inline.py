"""Inline HTML as tokens that every builder has, and a parser for values that are HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, safe_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.rules_core import StateCore

_MARKS: Final = {
    "sub": "alcf_sub",
    "sup": "alcf_sup",
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
}
"""Elements that become the tokens ``<value>_open`` and ``<value>_close``."""

_DROPPED: Final = frozenset({"span", "small", "u"})
"""Elements that mean nothing without attributes: only what they hold is kept."""

_PAIRED: Final = frozenset({*_MARKS, *_DROPPED, "code", "a"})
_LINK_ATTRIBUTES: Final = ("title", "class", "target", "rel")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_WEB = re.compile(r"https?://", re.I)

_MOST_NESTED: Final = 30
"""Deeper HTML stays as it is: whoever renders a tree of tokens calls itself for each level."""


@dataclass(slots=True)
class _Frame:
    """What is open inside one Markdown element: HTML tags by place, and how often each name."""

    open: list[tuple[str, int]] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)


class _Attributes(HTMLParser):
    """The attributes of the first start tag; of two of one name, the first counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in reversed(attrs)}


def html_inline_plugin(md: MarkdownIt, *, paragraphs: bool = False) -> None:
    """Turn paired inline HTML into nesting tokens, in all inline content that *md* parses.

    ``<sub>`` and ``<sup>`` become ``alcf_sub_open``/``_close`` and ``alcf_sup_open``/``_close``;
    ``<b>``, ``<strong>`` become ``strong``, ``<i>``, ``<em>``, ``<cite>`` become ``em``, ``<br>`` a
    ``hardbreak``, ``<code>`` around plain text ``code_inline``, ``<a href="http…">`` a link;
    ``<span>``, ``<small>`` and ``<u>`` vanish. All but links only where they have no attributes.
    Everything else stays ``html_inline``, unpaired tags too. A link that would run a script
    (``javascript:``) vanishes; a token ``alcf_liquid`` with a problem ``alcf.address`` is left.

    With *paragraphs*, ``<p>`` vanishes and leaves a break between two paragraphs.
    """

    def rule(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline" and token.children:
                children = _broken_at_paragraphs(token.children) if paragraphs else token.children
                token.children = _with_elements(children)

    md.core.ruler.after("inline", "alcf_html_inline", rule)


def html_markdown() -> MarkdownIt:
    """A parser for values that are HTML (``Markup.HTML``); use its ``parseInline``.

    Reads text, entities and inline HTML; what means something in Markdown (``*``, ``_``, ``[``, a
    backslash) stays as it is, as in a value of Jekyll's include. It gives none but tokens that
    MyST's renderer knows, and those of :func:`html_inline_plugin`.
    """
    md = MarkdownIt("zero", {"html": True}).enable(["entity", "html_inline"])
    return md.use(html_inline_plugin, paragraphs=True)


def _with_elements(children: list[Token]) -> list[Token]:
    if not any(token.type == "html_inline" for token in children):
        return children
    pairs = _pairs(children)
    new: list[Token] = []
    at = 0
    while at < len(children):
        token, end = children[at], pairs.get(at)
        code = _code(children[at : end + 1]) if end is not None and end > at else None
        if code is not None and end is not None:
            new.append(code)
            at = end
        elif _name(token) == ("", "br"):
            new.append(Token("hardbreak", "br", 0))
            if at + 1 < len(children):
                # Writers that know no break must not join two words; a line end here would be an
                # empty line in LaTeX, which ends the paragraph.
                new.append(Token("text", "", 0, content=" "))
                at += children[at + 1].type == "softbreak"
        elif end is None:
            new.append(token)
        else:
            new.extend(_element(token, children[min(at, end)]))
        at += 1
    _set_levels(new)
    return new


def _code(tokens: list[Token]) -> Token | None:
    """A ``<code>`` element that holds nothing but text, as one token."""
    start, *inside, _end = tokens
    if start.content.lower() != "<code>" or not all(_is_text(token) for token in inside):
        return None
    text = "".join(" " if token.type == "softbreak" else token.content for token in inside)
    return Token("code_inline", "code", 0, content=text, markup="`")


def _pairs(children: list[Token]) -> dict[int, int]:
    """The places of start tags and their end tags, each way; only pairs that nest properly."""
    pairs: dict[int, int] = {}
    frames = [_Frame()]
    for at, token in enumerate(children):
        if token.nesting > 0:
            frames.append(_Frame())
        elif token.nesting < 0:
            # Tags that are open inside a Markdown element are unpaired when it ends.
            if len(frames) > 1:
                frames.pop()
        elif token.type == "html_inline":
            _pair(frames[-1], at, token, pairs)
    return pairs


def _pair(frame: _Frame, at: int, token: Token, pairs: dict[int, int]) -> None:
    closing, name = _name(token)
    if name not in _PAIRED:
        return
    if not closing:
        if len(frame.open) < _MOST_NESTED:
            frame.open.append((name, at))
            frame.names[name] = frame.names.get(name, 0) + 1
        return
    if not frame.names.get(name):
        return
    while frame.open:
        opened, start = frame.open.pop()
        frame.names[opened] -= 1
        if opened == name:
            pairs[start], pairs[at] = at, start
            return


def _element(token: Token, start: Token) -> list[Token]:
    """What stands for *token*, one of the two tags of the element that begins with *start*."""
    name = _name(start)[1]
    opens = token is start
    attributes = _attributes(start.content)
    if name == "a":
        return _link(token, attributes, opens)
    if attributes or name == "code":
        return [token]
    if name in _DROPPED:
        return []
    kind = _MARKS[name]
    tag = {"alcf_sub": "sub", "alcf_sup": "sup"}.get(kind, kind)
    return [_open(kind, tag) if opens else _close(kind, tag)]


def _link(token: Token, attributes: Mapping[str, str], opens: bool) -> list[Token]:
    href = clean_url(attributes.get("href", ""))
    if not safe_url(href):
        if not opens:
            return []
        message = f"a link to {href[:80]!r} is left out, its text stays; use http, https or mailto"
        return [Token("alcf_liquid", "", 0, meta={"problems": (Problem(Warn.ADDRESS, message),)})]
    if not _WEB.match(href):
        return [token]
    if not opens:
        return [_close("link", "a")]
    link = _open("link", "a")
    link.attrs = {"href": href}
    link.attrs.update({key: attributes[key] for key in _LINK_ATTRIBUTES if key in attributes})
    return [link]


def _open(kind: str, tag: str) -> Token:
    return Token(f"{kind}_open", tag, 1)


def _close(kind: str, tag: str) -> Token:
    return Token(f"{kind}_close", tag, -1)


def _broken_at_paragraphs(children: list[Token]) -> list[Token]:
    new: list[Token] = []
    pending = False
    for token in children:
        if _name(token)[1] == "p":
            pending = bool(new)
        elif pending and _is_text(token) and not token.content.strip():
            continue
        else:
            if pending:
                new.append(Token("html_inline", "", 0, content="<br>"))
                pending = False
            new.append(token)
    return new


def _set_levels(tokens: list[Token]) -> None:
    """Number the nesting anew; markdown-it's linkify goes by it to leave links alone."""
    level = 0
    for token in tokens:
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1


def _name(token: Token) -> tuple[str, str]:
    """``/`` for an end tag, else nothing, and the element's name; no name if this is no tag."""
    match = _TAG.match(token.content) if token.type == "html_inline" else None
    return (match[1], match[2].lower()) if match else ("", "")


def _is_text(token: Token) -> bool:
    return token.type in {"text", "text_special", "softbreak"}


def _attributes(tag: str) -> dict[str, str]:
    parser = _Attributes()
    parser.feed(tag)
    return parser.found

"""Markdown as HTML for ``markdownify``, and typographic signs as kramdown makes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from markdown_it.token import Token

    from sphinx_alcf.migrate.liquid.values import Markdown

_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]*>|&#?\w+;")
_SYMBOLS: Final = {
    "---": "\N{EM DASH}",
    "--": "\N{EN DASH}",
    "...": "\N{HORIZONTAL ELLIPSIS}",
    "<< ": "\xab\xa0",
    " >>": "\xa0\xbb",
    "<<": "\xab",
    ">>": "\xbb",
}
_SIGN: Final = re.compile("|".join(map(re.escape, _SYMBOLS)) + r"""|(?P<quote>["'])""")
_OPEN: Final = {'"': "\u201c", "'": "\u2018"}
_CLOSE: Final = {'"': "\u201d", "'": "\u2019"}
_BEFORE_MARKUP: Final = re.compile(r"[_*]{1,2}\S")
_BEFORE_SIGN: Final = re.compile(r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~](?!\.\.)\B""")
_BLOCK: Final = re.compile(
    r"""^(?:[ ]{0,3}(?:[-*+>|:]|\d+[.)]|\#{1,6}|```|~~~)(?:\s|$)
    |[ ]{4}|\t|\s*</?[A-Za-z]|\s*\[.+?\]:)|^\s*(?:=+|-+)\s*$""",
    re.M | re.X,
)
"""Lines that make more of a text than a paragraph."""
_ENDS: Final = re.compile(r"\s|s\b|$")


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return reader.use(deflist_plugin).use(footnote_plugin)


def to_html(source: str) -> str:
    """What kramdown makes of *source*, as far as CommonMark goes."""
    reader = _reader()
    tokens = reader.parse(source)
    for token in tokens:
        for child in token.children or ():
            _typographic(child)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _typographic(token: Token) -> None:
    if token.type == "text":
        token.content = smartify(token.content)


def smartify(text: str) -> str:
    """*text* with curly quotes, dashes and the like, by kramdown's rules; HTML stays."""
    parts = []
    at = 0
    for match in (*_TAG.finditer(text), None):
        end = match.start() if match else len(text)
        parts.append(_SIGN.sub(_sign, text[at:end]))
        if match:
            parts.append(match[0])
            at = match.end()
    return "".join(parts)


def _sign(match: re.Match[str]) -> str:
    quote, text = match["quote"], match.string
    if not quote:
        return _SYMBOLS[match[0]]
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end() : match.end() + 4]
    if before and before not in "\"'":
        if before.isspace():
            decade = quote == "'" and re.match(r"\d\ds", after)
            return _CLOSE[quote] if decade else _OPEN[quote]
        return _OPEN[quote] if before in "[{(-" else _CLOSE[quote]
    if _BEFORE_MARKUP.match(after):
        return _OPEN[quote]
    closes = _BEFORE_SIGN.match(after) or re.match(r"\d\ds", after) or _ENDS.match(after)
    nested = after[:1] in {'"', "'"} and after[1:2].isalnum()
    return _CLOSE[quote] if closes and not nested else _OPEN[quote]


def written(value: Markdown, before: str) -> str:
    """How the result of ``markdownify`` stands in a Markdown page, after the text *before*.

    As Markdown, so that what it becomes is no raw HTML. kramdown reads Markdown inside HTML where
    an element has ``markdown="1"``: blocks in a ``div``, the words of a paragraph in a ``p``.
    """
    source = value.source.strip("\n")
    line = before.rpartition("\n")[2].rstrip()
    if "\n\n" in source or _BLOCK.search(source) or not source.strip():
        return f'<div markdown="1">\n\n{source}\n\n</div>'
    inside = line and not line.endswith(">")
    return source if inside else f'<p markdown="1">{source}</p>'

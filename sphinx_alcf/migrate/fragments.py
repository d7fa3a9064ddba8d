"""Links to headings, checked against the headings of the new pages."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_alcf.story.yaml_source import load, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

LINK: Final = re.compile(r"\]\(<?(?P<path>[^()\s<>#]*\.md)?#(?P<fragment>[^()\s<>]+?)>?(?=[\s)])")
"""A link of MyST to a heading, of the same page or another."""

_NO_SLUG: Final = re.compile(r"[^\w\u4e00-\u9fff\- ]")


class Fragments:
    """What can be linked to on each page, found out when it is first asked for."""

    def __init__(self, read: Callable[[str], str | None], extensions: frozenset[str]) -> None:
        """*read* gives the text of a document; ``None``: there is none."""
        self._read = read
        self._found: dict[str, frozenset[str]] = {}
        config = MdParserConfig(enable_extensions=set(extensions), heading_anchors=6)
        self._parser = create_md_parser(config, RendererHTML)

    def checked(self, text: str, docname: str) -> tuple[str, list[str]]:
        """*text* of the page *docname*, in which links to no heading lead to their page alone.

        Gives the fragments that are nowhere, too.
        """
        lost: list[str] = []

        def new(match: re.Match[str]) -> str:
            path, fragment = match["path"], match["fragment"]
            target = _document(path, docname) if path else docname
            if fragment in self._of(target) or unquote(fragment) in self._of(target):
                return match[0]
            lost.append(fragment)
            page = path or f"/{docname}.md"
            return f"]({page}"

        return LINK.sub(new, text), lost

    def _of(self, docname: str) -> frozenset[str]:
        if docname not in self._found:
            text = self._read(docname)
            self._found[docname] = frozenset(self._ids(text) if text is not None else ())
        return self._found[docname]

    def _ids(self, text: str) -> Iterator[str]:
        """The ids of a page: its title's, its headings', those that are written, its aside's."""
        parts = split(text)
        slugs: set[str] = set()
        aside = None
        if parts.yaml_text is not None:
            values = load(parts.yaml_text).values
            if title := values.get("title"):
                slugs |= {
                    _unique(token, slugs) for token in self._parser.parse(f"# {title.data}")[1:2]
                }
            aside = values.get("aside")
            text = "\n".join(text.split("\n")[parts.body_line - 1 :])
        yield from self._of_tokens(self._parser.parse(text), slugs)
        if aside and (below := self._read(f"_includes/asides/{aside.data}")) is not None:
            yield from self._of_tokens(self._parser.parse(below), slugs)
        yield from slugs

    def _of_tokens(self, tokens: list[Token], slugs: set[str]) -> Iterator[str]:
        for number, token in enumerate(tokens):
            if token.type == "heading_open":
                slugs.add(_unique(tokens[number + 1], slugs))
            for one in (token, *(token.children or ())):
                if name := one.attrs.get("id"):
                    yield str(name)
            yield from _written_ids(token)


def _unique(inline: Token, slugs: set[str]) -> str:
    """MyST's anchor (``myst_heading_slug_func`` as it comes): GitHub's, numbered from -1."""
    children = inline.children or ()
    shown = "".join(c.content for c in children if c.type in {"text", "code_inline"})
    slug = _NO_SLUG.sub("", shown.lower().replace(" ", "-"))
    found, count = slug, 1
    while found in slugs:
        found, count = f"{slug}-{count}", count + 1
    return found


def _written_ids(token: Token) -> Iterator[str]:
    if token.type == "myst_target":
        yield token.content
    elif token.type in {"html_block", "inline"} and "id=" in token.content:
        yield from re.findall(r"""\bid\s*=\s*["']([^"']+)""", token.content)
    elif token.type in {"fence", "colon_fence"} and ":name:" in token.content:
        yield from re.findall(r"^:name:[ \t]*(\S+)", token.content, re.M)


def _document(path: str, docname: str) -> str:
    path = unquote(path)
    whole = path[1:] if path.startswith("/") else f"{posixpath.dirname(docname)}/{path}"
    return posixpath.normpath(whole).lstrip("/").removesuffix(".md")

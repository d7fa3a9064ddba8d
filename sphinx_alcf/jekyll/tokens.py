"""The tokens that this room adds to markdown-it's.

``alcf_include``
    An include tag: a block token without children; ``meta`` is :class:`IncludeMeta`, ``content``
    the source of the tag, ``map`` its lines. Problems of the include count lines from the tag's
    first, which is line 1. Where no model can be made, show ``content``.
``alcf_liquid``
    Something to report, at ``map``; it is not shown. ``meta`` is :class:`LiquidMeta`; its problems
    have no line. ``content`` is the tag, or nothing where the tag stays in the text. A child of
    inline content only where ``html_inline_plugin`` left out a link.
``alcf_aside``
    The aside that a page's front matter names, in ``content``; see ``aside.py``.
``alcf_sub_open``, ``alcf_sub_close``, ``alcf_sup_open``, ``alcf_sup_close``
    Subscript and superscript, around inline content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from markdown_it.token import Token

if TYPE_CHECKING:
    from sphinx_alcf.diagnostics import Problem
    from sphinx_alcf.jekyll.tags import Include


class IncludeMeta(TypedDict):
    """What ``meta`` holds in a token ``alcf_include``."""

    include: Include


class LiquidMeta(TypedDict):
    """What ``meta`` holds in a token ``alcf_liquid``."""

    problems: tuple[Problem, ...]


TYPES = frozenset({"alcf_include", "alcf_liquid"})
"""The types of the tokens that stand for a tag."""


def include_token(include: Include, source: str, line: int) -> Token:
    """A token for *include*, whose tag begins in *line* (from 0) and reads *source*."""
    meta: IncludeMeta = {"include": include}
    return _block("alcf_include", source, line, dict(meta))


def liquid_token(problems: tuple[Problem, ...], source: str, line: int) -> Token:
    """A token for *problems* of a tag that begins in *line* (from 0) and reads *source*."""
    meta: LiquidMeta = {"problems": problems}
    return _block("alcf_liquid", source, line, dict(meta))


def _block(kind: str, source: str, line: int, meta: dict[str, object]) -> Token:
    lines = [line, line + source.count("\n") + 1]
    return Token(kind, "", 0, content=source, map=lines, meta=meta, block=True)

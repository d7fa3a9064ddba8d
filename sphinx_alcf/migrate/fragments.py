"""Links to headings of other pages, checked against the anchors of these."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sphinx_alcf.migrate.model import Anchors

if TYPE_CHECKING:
    from collections.abc import Mapping

LINK: Final = re.compile(r"\]\(<?(?P<path>[^()\s<>#]+\.md)#(?P<fragment>[^()\s<>]+?)>?(?=[\s)])")
"""A link of MyST to a heading of another page."""


def checked(text: str, docname: str, anchors: Mapping[str, Anchors]) -> tuple[str, list[str]]:
    """*text* of the page *docname*, in which links to no heading lead to their page alone.

    *anchors* are those of each document. An id that MyST does not find becomes the one that stands
    for it. Gives the fragments that are nowhere, too.
    """
    lost: list[str] = []

    def new(match: re.Match[str]) -> str:
        target = anchors.get(_document(match["path"], docname), Anchors())
        written = match["fragment"]
        for name in (written, unquote(written)):
            if name in target.names:
                return match[0]
            if name in target.moved:
                return f"]({match['path']}#{target.moved[name]}"
        lost.append(written)
        return f"]({match['path']}"

    return LINK.sub(new, text), lost


def _document(path: str, docname: str) -> str:
    path = unquote(path)
    whole = path[1:] if path.startswith("/") else f"{posixpath.dirname(docname)}/{path}"
    return posixpath.normpath(whole).lstrip("/").removesuffix(".md")

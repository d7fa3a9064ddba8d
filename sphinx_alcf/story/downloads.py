"""Files to take away: loose texts become a download card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.figures import read_figure
from sphinx_alcf.story.medium import is_remote
from sphinx_alcf.story.model import Figure, Inline, Markup
from sphinx_alcf.story.options import read_link
from sphinx_alcf.story.plain import plain_text
from sphinx_alcf.story.read import Read, read_inline, read_value

if TYPE_CHECKING:
    from collections.abc import Mapping

DOWNLOAD_OPTIONS = (
    *("title", "thumb", "alt", "credit", "creator", "license", "source-url"),
    *("filetype", "filesize", "name"),
)
_OF_THUMB = ("credit", "creator", "license", "source-url")


class Download(NamedTuple):
    """A file, and what its card says of it."""

    file: str
    """A file of the project, or an address on the web."""
    title: Inline | None = None
    """``None``: the name of the file."""
    thumb: Figure | None = None
    """A small picture of it, with the credit."""
    filetype: str | None = None
    """``None``: what the file itself says."""
    filesize: str | None = None
    """``None``: what the file itself says."""
    line: int | None = None


def read_download(
    target: str | None,
    texts: Mapping[str, str | None],
    *,
    markup: Markup = Markup.HOST,
    line: int | None = None,
) -> Read[Download]:
    """A card for the file *target*, from options as text.

    There is none without a file, or for an address that a page must not link to. *markup* is the
    language of title and credit.
    """
    found: list[Problem] = []
    file = (target or "").strip()
    if not file:
        message = "This download names no file."
        return Read(None, (Problem(Warn.VALUE, message, line),))
    if is_remote(file) and not read_value(file, partial(read_link, "file"), found):
        return Read(None, tuple(found))
    thumb = None
    if name := texts.get("thumb"):
        # A thumbnail decorates: the title stands beside it.
        options = {"alt": texts.get("alt") or "", **{key: texts.get(key) for key in _OF_THUMB}}
        read = read_figure(name, options, markup=markup, line=line)
        found += read.problems
        thumb = read.model
    elif given := next((key for key in ("alt", *_OF_THUMB) if texts.get(key)), None):
        message = f"{given!r} is the thumbnail's, and there is none: it is not shown."
        found.append(Problem(Warn.VALUE, message, line))
    download = Download(
        file,
        read_inline(texts.get("title"), markup, line),
        thumb,
        plain_text(texts.get("filetype") or "") or None,
        plain_text(texts.get("filesize") or "") or None,
        line,
    )
    return Read(download, tuple(found))

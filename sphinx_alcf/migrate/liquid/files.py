"""Files of the site that a page names: beside it, or anywhere."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.source import Source

if TYPE_CHECKING:
    from sphinx_alcf.migrate.liquid.context import Context

_LARGEST: Final = 2_000_000
"""How many bytes a file may have to be text of a page."""


def read_beside(context: Context, name: str) -> Source | None:
    """The text of the file *name* in the folder of the page, for ``include_relative``.

    Nothing where there is none, where it lies outside the site, or where it is no text.
    """
    root = context.site.source.root.resolve()
    path = context.page.path.parent / name
    try:
        file = root.joinpath(*path.parts).resolve()
        if not file.is_relative_to(root) or file.stat().st_size > _LARGEST:
            return None
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    return Source(text.replace("\r\n", "\n").replace("\r", "\n"), path.as_posix())


def address_of(context: Context, name: str) -> str | None:
    """The address of a page, a document or a file of the site, by its path; for ``link``."""
    path = PurePosixPath(name.strip().lstrip("/"))
    if drop := context.site.drops.get(path):
        return drop.url
    return f"/{path}" if path in context.site.paths else None


def post_address(context: Context, name: str) -> str | None:
    """The address of a post, by its name with the date; for ``post_url``."""
    wanted = PurePosixPath(name.strip().lstrip("/"))
    for drop in context.site.posts:
        path = drop.page.path
        parts = tuple(part for part in path.with_suffix("").parts if part != "_posts")
        if parts[-len(wanted.parts) :] == wanted.parts:
            return drop.url
    return None

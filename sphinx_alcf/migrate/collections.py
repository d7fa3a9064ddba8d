"""The collections of a site: those of ``_config.yml``, and underscore folders with pages."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.model import Finding, Found, Place
from sphinx_alcf.migrate.urls import date_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_alcf.migrate.model import SourcePage

_OF_JEKYLL: Final = frozenset(
    {"_cache", "_data", "_drafts", "_includes", "_layouts", "_plugins", "_sass", "_site"}
)
"""Underscore folders with another meaning."""

_LATEST: Final = datetime.datetime.max


def collections_of(
    root: Path, config: Mapping[str, Any]
) -> tuple[dict[str, dict[str, Any]], list[Finding]]:
    """The collections by label with their settings, in the order of ``_config.yml``.

    An underscore folder that holds pages and is not named there is taken as a collection that is
    written, and reported: Jekyll would pass over it, and its words would be lost.
    """
    found = {}
    given = config.get("collections")
    if isinstance(given, dict):
        found = {str(k): v if isinstance(v, dict) else {} for k, v in given.items()}
    elif isinstance(given, list):
        found = {str(label): {} for label in given}
    found.setdefault("posts", {"output": True})
    above = str(config.get("collections_dir") or "").strip("/")
    named = {str(config.get(key)) for key in ("data_dir", "includes_dir", "layouts_dir")}
    findings = []
    for folder in sorted((root / above).glob("_*")) if (root / above).is_dir() else ():
        label = folder.name.removeprefix("_")
        if folder.name in _OF_JEKYLL | named or label in found or not label:
            continue
        if folder.is_symlink() or not folder.is_dir() or not _has_pages(folder):
            continue
        message = (
            f"_config.yml does not name {folder.name}, so Jekyll would not show its pages. They "
            "are taken as a collection."
        )
        place = Place(folder.relative_to(root).as_posix())
        findings.append(Finding(Found.CHANGED, place, "collection", message))
        found[label] = {"output": True}
    return found, findings


def sorted_documents(pages: Iterable[SourcePage], config: Mapping[str, Any]) -> list[SourcePage]:
    """*pages* as Jekyll orders them: pages by name, documents of a collection by date and path.

    ``sort_by`` and ``order`` of a collection are looked at too.
    """
    collections = config.get("collections", {})
    ranks = {label: rank for rank, label in enumerate(collections, 1)}
    return sorted(pages, key=lambda page: (ranks.get(page.collection, 0), _key(page, collections)))


def _key(page: SourcePage, collections: Mapping[str, Any]) -> tuple[Any, ...]:
    path = page.path.as_posix()
    if not page.collection:
        return (page.path.name, path)
    settings = collections.get(page.collection, {})
    order = settings.get("order")
    if isinstance(order, list) and order:
        name = "/".join(page.path.parts[1:])
        place = order.index(name) if name in order else len(order)
        return (place, path)
    by = settings.get("sort_by")
    if isinstance(by, str):
        value = page.data.get(by)
        number = value if isinstance(value, (int, float)) else 0.0
        return (value is None, not isinstance(value, (int, float)), number, str(value), path)
    return (date_of(page) or _LATEST, path)


def _has_pages(folder: Path) -> bool:
    for path in sorted(folder.rglob("*.*")):
        if path.suffix.lower() in {".md", ".markdown", ".html"} and path.is_file():
            try:
                with path.open("rb") as file:
                    if file.read(4).rstrip() == b"---":
                        return True
            except OSError:
                continue
    return False

"""Where each page stands in the new project: its address is its document's name."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from sphinx_alcf.migrate.model import Finding, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import PurePosixPath

    from sphinx_alcf.migrate.model import SourcePage, SourceSite

_UNSAFE: Final = re.compile(r"""[\x00-\x1f\x7f\\<>:"|?*]""")
"""What cannot stand in a file name on every system."""

_OWN: Final = frozenset({"404", "genindex", "search"})
"""Pages that Sphinx or the theme makes at these addresses."""


@dataclass(frozen=True, slots=True)
class Places:
    """The document of each page, by its path in the old site, and by its address."""

    docnames: Mapping[PurePosixPath, str]
    by_address: Mapping[str, SourcePage]
    """Pages by the file that Jekyll makes, in small letters where no other is written so."""
    findings: tuple[Finding, ...] = ()
    furniture: Mapping[str, SourcePage] = field(default_factory=lambda: MappingProxyType({}))
    """Pages in whose place the theme has one of its own, by its name: ``404``, ``search``."""

    def docname(self, page: SourcePage) -> str | None:
        """The document of *page*; ``None`` where it has none, as a feed or a style sheet."""
        return self.docnames.get(page.path)

    def page_at(self, path: str) -> SourcePage | None:
        """The page that a server of the old site sends for *path*.

        *path* has no scheme and host: ``/a/b``, ``a/b.html``, ``/a/b/``. Servers send ``a/b.html``
        and ``a/b/index.html`` for ``/a/b`` (GitHub Pages does, and what sites are tried with).
        """
        return next((self.by_address[f] for f in _files(path) if f in self.by_address), None)


def assign_places(site: SourceSite) -> Places:
    """The document names of *site*'s pages.

    ``permalink: features/theta`` is ``features/theta``, a page at ``/about/`` is ``about/index``:
    both builders of web pages then give what Jekyll gave. Reported (``address``) are two pages with
    one address, of which the later gets another name, and names that no file system has.
    """
    docnames: dict[PurePosixPath, str] = {}
    by_address: dict[str, SourcePage] = {}
    furniture: dict[str, SourcePage] = {}
    findings: list[Finding] = []
    taken: set[str] = set()
    for page in site.pages:
        if not page.is_document:
            continue
        name = _docname(page.address)
        if name in _OWN and not page.is_markdown:
            furniture[name] = page
            by_address.setdefault(page.address, page)
            continue
        if page.address in by_address:
            first = by_address[page.address].path
            message = f"{first} has the address /{page.address} too, and Jekyll shows one of them."
            findings.append(Finding(Found.ADDRESS, page.place(1), "address", message))
        by_address.setdefault(page.address, page)
        free = _free(name, taken)
        if free != name:
            message = f"It stands at {free}, for {name} is taken or cannot be a file's name."
            findings.append(Finding(Found.ADDRESS, page.place(1), "address", message))
        taken |= _blocked(free)
        docnames[page.path] = free
    return Places(docnames, by_address, tuple(findings), furniture)


def front_changes(page: SourcePage, docname: str) -> dict[str, Any]:
    """What the front matter of *page* needs so that its old address still answers.

    ``permalink`` is kept, and the extension makes a redirect where a builder puts the document
    elsewhere; a page without one gets its old file's address for it.
    """
    changes: dict[str, Any] = {}
    given = page.data.get("permalink")
    kept = isinstance(given, str) and given.strip() and ":" not in given
    is_index = page.address == f"{docname}.html" and page.address.endswith("index.html")
    if not kept and not is_index:
        changes["permalink"] = f"/{page.address}"
    if page.served and page.served != page.address:
        changes["redirect_from"] = [*_strings(page.data.get("redirect_from")), f"/{page.served}"]
    return changes


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _docname(address: str) -> str:
    name = posixpath.normpath(address.removesuffix(".html")).strip("/")
    return _UNSAFE.sub("-", name) or "index"


def _free(name: str, taken: set[str]) -> str:
    """*name*, or the like of it that no other page has, whatever the file system and builder."""
    parts = [part.strip(". ") or "page" for part in name.split("/")]
    # A folder that begins with an underscore is Sphinx's own, or looks like it.
    name = "/".join(part.lstrip("_") or "page" for part in parts)
    number = 1
    found = name
    while found.casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _blocked(name: str) -> set[str]:
    """What no other document may be called: ``dirhtml`` has one file for ``a`` and ``a/index``."""
    key = name.casefold()
    return {key, key.removesuffix("/index")} if key.endswith("/index") else {key, f"{key}/index"}


def _files(path: str) -> Iterator[str]:
    path = unquote(path).lstrip("/")
    if not path or path.endswith("/"):
        yield f"{path}index.html"
        if path:
            yield f"{path.rstrip('/')}.html"
        return
    yield path
    yield f"{path}.html"
    yield f"{path}/index.html"

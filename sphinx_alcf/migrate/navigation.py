"""The navigation of the old site as toctrees: nav-config, and a place for what it does not name."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from sphinx_alcf.migrate.model import Finding, Found, Place
from sphinx_alcf.migrate.writing import fenced
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_alcf.migrate.model import SourceSite
    from sphinx_alcf.migrate.places import Places

_FILES: Final = ("nav-config", "navigation", "nav", "menu", "toc", "sidebar")
_TITLES: Final = ("title", "page", "name", "text", "label")
_URLS: Final = ("url", "link", "href", "permalink", "slug")
_WEB: Final = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a toctree: a document or an address on the web."""

    target: str
    title: str | None = None
    """``None``: the title of the document."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """What each document leads to."""

    toctrees: Mapping[str, tuple[Entry, ...]]
    anchors: Mapping[str, tuple[Entry, ...]]
    """Entries that lead to a heading, which no toctree can have: the document links to them."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    url: str
    below: tuple[_Item, ...]


def navigation_of(site: SourceSite, places: Places, index: str = "index") -> Navigation:
    """The toctrees of all documents, so that each stands in one, below *index*.

    The data file ``nav-config`` (or ``navigation``, ``menu`` ...) is read in its order: entries of
    the first level go into *index*, those below into the document of the entry above. What it does
    not name goes below the document of its folder, else into *index*. An entry that leads to
    nothing is reported (``broken_link``).
    """
    tree = _Tree(site, places, index)
    name = next((name for name in _FILES if site.data.get(name)), None)
    if name is not None:
        tree.add(index, tuple(_items(site.data[name])), f"_data/{name}")
    tree.add_the_rest()
    return Navigation(
        {docname: tuple(entries) for docname, entries in tree.toctrees.items()},
        {docname: tuple(entries) for docname, entries in tree.anchors.items()},
        tuple(tree.findings),
    )


def toctree(entries: tuple[Entry, ...], *, hidden: bool) -> str:
    """The directive with *entries*, named from the source folder."""
    lines = [_line(entry) for entry in entries]
    return fenced("toctree", "", {"hidden": ""} if hidden else {}, "\n".join(lines))


class _Tree:
    """The toctrees as they grow."""

    def __init__(self, site: SourceSite, places: Places, index: str) -> None:
        self.places = places
        self.index = index
        self.toctrees: dict[str, list[Entry]] = {}
        self.anchors: dict[str, list[Entry]] = {}
        self.findings: list[Finding] = []
        self.placed = {index}
        self.titles = {
            docname: plain_text(str(page.data.get("title") or ""))
            for page in site.pages
            if (docname := places.docname(page)) is not None
        }
        url = site.config.get("url")
        self.url = url.rstrip("/") if isinstance(url, str) else ""

    def add(self, parent: str, items: tuple[_Item, ...], file: str) -> None:
        """Put *items* into *parent*'s toctree, and what is below them into theirs."""
        for item in items:
            url = item.url.removeprefix(self.url) if self.url else item.url
            if _WEB.match(url):
                self.toctrees.setdefault(parent, []).append(Entry(url, item.title or None))
                continue
            parts = _split(url)
            page = self.places.page_at(parts[0] if parts else "")
            docname = self.places.docname(page) if page else None
            if docname is None:
                if url and url != "#":
                    message = f"{item.title or url!r} leads to nothing: {url!r}."
                    self.findings.append(
                        Finding(Found.BROKEN_LINK, Place(file), "navigation", message)
                    )
                self.add(parent, item.below, file)
                continue
            fragment = parts[1] if parts else ""
            if fragment:
                target = f"{docname}#{fragment}"
                self.anchors.setdefault(parent, []).append(Entry(target, item.title))
            else:
                self.place(parent, docname, item.title)
            self.add(docname, item.below, file)

    def place(self, parent: str, docname: str, title: str = "") -> None:
        """Put a document into *parent*'s toctree, unless it has a place already."""
        if docname in self.placed:
            return
        self.placed.add(docname)
        shown = title if title and title != self.titles.get(docname) else None
        self.toctrees.setdefault(parent, []).append(Entry(docname, shown))

    def add_the_rest(self) -> None:
        """Give a place to each document that has none: below that of its folder."""
        rest = [name for name in self.titles if name not in self.placed]
        # The shallower first, so that a folder's own page is placed before those in it.
        for docname in sorted(rest, key=lambda name: name.count("/")):
            self.place(self._above(docname), docname)

    def _above(self, docname: str) -> str:
        folder = docname.removesuffix("/index")
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            for name in (folder, f"{folder}/index"):
                if name in self.placed and name != docname:
                    return name
        return self.index


def _items(value: Any, depth: int = 0) -> Iterator[_Item]:
    """The entries in a data file of any shape: lists of maps with a title and an address."""
    if depth > 6:
        return
    if isinstance(value, dict) and not any(key in value for key in _URLS):
        titled = next((value[key] for key in _TITLES if isinstance(value.get(key), str)), None)
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        if titled is not None and lists:
            yield _Item(_words(titled), "", tuple(i for v in lists for i in _items(v, depth + 1)))
            return
        for inner in lists:
            yield from _items(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _items(inner, depth + 1)
    elif isinstance(value, dict):
        title = next((value[key] for key in _TITLES if value.get(key)), "")
        url = next((value[key] for key in _URLS if isinstance(value.get(key), str)), "")
        below = (v for v in value.values() if isinstance(v, list))
        yield _Item(
            _words(str(title)), url.strip(), tuple(i for v in below for i in _items(v, depth + 1))
        )


def _split(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.path, parts.fragment


def _words(text: str) -> str:
    return " ".join(html.unescape(plain_text(text)).split())


def _line(entry: Entry) -> str:
    target = entry.target if _WEB.match(entry.target) else f"/{entry.target}"
    if entry.title is None:
        return target
    return f"{entry.title} <{target}>"

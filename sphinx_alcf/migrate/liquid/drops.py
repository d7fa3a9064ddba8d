"""The site and its pages as Jekyll 4.3 shows them to Liquid (``jekyll/drops``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.liquid import documents
from sphinx_alcf.migrate.liquid.plain import plain
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.values import Address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

    from sphinx_alcf.migrate.liquid.moments import Moment
    from sphinx_alcf.migrate.liquid.trace import Trace
    from sphinx_alcf.migrate.model import SourcePage, SourceSite

VERSION: Final = "4.3.1"
RECENT: Final = 10
"""How many posts ``site.related_posts`` has."""


def _nothing(drop: object) -> None:
    """A name under which Jekyll has nothing."""


class Drop(Mapping[str, Any]):
    """Values that are made when they are asked for."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def __contains__(self, key: object) -> bool:
        return key in self.keys()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def keys(self) -> Any:
        """The names of all values."""
        raise NotImplementedError


class PageDrop(Drop):
    """A page, or a document of a collection."""

    site: SiteDrop
    page: SourcePage

    def __init__(self, site: SiteDrop, page: SourcePage) -> None:
        self.site, self.page = site, page

    def __repr__(self) -> str:
        return f"<{self.page.path}>"

    def __getitem__(self, key: str) -> Any:
        if not isinstance(key, str):
            raise KeyError(key)
        self.site.trace.look(self.page, key)
        own = (documents.OWN if self.page.collection else _OWN).get(key)
        if own is None:
            value = self.data[key]
            # Sites of this family link by it: ``{{ site.url }}/{{ item.permalink }}``.
            is_address = key == "permalink" and isinstance(value, str)
            return Address(value, self.url.pages) if is_address else value
        value = own(self)
        # Of a page, front matter stands in for what Jekyll itself does not know.
        return self.data.get(key) if value is None else value

    def keys(self) -> Any:
        """Its front matter, and what Jekyll adds."""
        return self.data.keys() | (documents.OWN if self.page.collection else _OWN).keys()

    def __str__(self) -> str:
        return str(self["content"])

    @cached_property
    def data(self) -> dict[str, Any]:
        """Front matter, over the site's defaults."""
        page = self.page
        data = documents.merged(plain(page.defaults) or {}, plain(page.front.data) or {})
        return documents.complete(self, data) if page.collection else data

    @cached_property
    def url(self) -> Address:
        """Where it is served, with a leading slash; it leads to no page that is not written."""
        return Address(self.page.url, (self.page,) if self.page.is_document else ())


_OWN: Final[Mapping[str, Callable[[PageDrop], Any]]] = {
    "content": lambda drop: drop.site.trace.content(drop.page, ""),
    "dir": lambda drop: documents.folder(drop.url),
    "excerpt": _nothing,
    "name": lambda drop: drop.page.path.name,
    "path": lambda drop: drop.data.get("path") or drop.page.path.as_posix(),
    "url": lambda drop: drop.url,
}


class SiteDrop(Drop):
    """The whole site."""

    trace: Trace

    def __init__(self, source: SourceSite, trace: Trace) -> None:
        self.source, self.trace = source, trace
        self._sources: dict[str, Source] = {}

    def __getitem__(self, key: str) -> Any:
        if not isinstance(key, str):
            raise KeyError(key)
        if key != "posts" and key in self.documents_by_label:
            return self.documents_by_label[key]
        own = _SITE.get(key)
        return own(self) if own else self.config[key]

    def keys(self) -> Any:
        """The keys of the configuration, the collections, and what Jekyll adds."""
        return self.config.keys() | _SITE.keys() | self.documents_by_label.keys()

    def include(self, name: str) -> Source | None:
        """The file *name* of ``_includes``."""
        if name not in self.source.includes:
            return None
        if name not in self._sources:
            folder = self.config.get("includes_dir") or "_includes"
            self._sources[name] = Source(self.source.includes[name], f"{folder}/{name}")
        return self._sources[name]

    @cached_property
    def config(self) -> dict[str, Any]:
        """``_config.yml``."""
        return plain(self.source.config) or {}

    @cached_property
    def data(self) -> Any:
        """What ``_data`` holds."""
        return plain(self.source.data)

    @cached_property
    def drops(self) -> dict[PurePosixPath, PageDrop]:
        """Each page by its path."""
        return {page.path: PageDrop(self, page) for page in self.source.pages}

    def drop(self, page: SourcePage) -> PageDrop:
        """What Liquid sees of *page*, which may be none of the site."""
        found = self.drops.get(page.path)
        return found if found and found.page is page else PageDrop(self, page)

    @cached_property
    def pages(self) -> list[PageDrop]:
        """Those in no collection, by the names of their files."""
        return [drop for drop in self.drops.values() if not drop.page.collection]

    @cached_property
    def documents_by_label(self) -> dict[str, list[PageDrop]]:
        """The documents of each collection, in its order."""
        labels = documents.labels(self.config)
        found: dict[str, list[PageDrop]] = {label: [] for label in sorted(labels)}
        for drop in self.drops.values():
            if drop.page.collection:
                found.setdefault(drop.page.collection, []).append(drop)
        return found

    def neighbour(self, drop: PageDrop, step: int) -> PageDrop | None:
        """The document so many places after *drop* in its collection."""
        docs = self.documents_by_label.get(drop.page.collection, [])
        at = self._places.get(drop.page.path)
        return docs[at + step] if at is not None and 0 <= at + step < len(docs) else None

    @cached_property
    def _places(self) -> dict[PurePosixPath, int]:
        lists = self.documents_by_label.values()
        return {drop.page.path: at for docs in lists for at, drop in enumerate(docs)}

    @cached_property
    def posts(self) -> list[PageDrop]:
        """The posts, the newest first."""
        return self.documents_by_label.get("posts", [])[::-1]

    @cached_property
    def newest(self) -> Moment | None:
        """The latest date that front matter or the name of a post says."""
        dates = (documents.date_of(drop) for drop in self.drops.values())
        return max((date for date in dates if date), default=None)

    @property
    def time(self) -> Moment | None:
        """``site.time``. In Jekyll it is when the site is built; here nothing asks a clock."""
        self.trace.asked_time = True
        return self.newest

    @cached_property
    def paths(self) -> frozenset[PurePosixPath]:
        """The files that are copied as they are."""
        return frozenset(self.source.files)

    @cached_property
    def static_files(self) -> list[dict[str, Any]]:
        """The files that are copied as they are."""
        return [documents.static_file(path) for path in self.source.files]

    def grouped(self, key: str) -> dict[str, list[PageDrop]]:
        """The posts by their tags, or categories."""
        found: dict[str, list[PageDrop]] = {}
        for drop in self.documents_by_label.get("posts", []):
            for word in drop.data.get(key) or ():
                found.setdefault(word, []).append(drop)
        return found

    @cached_property
    def collections(self) -> list[dict[str, Any]]:
        """What there is to know of each collection."""
        return [
            documents.collection(label, drops, documents.metadata(self.config, label))
            for label, drops in sorted(self.documents_by_label.items())
        ]


def _html_pages(site: SiteDrop) -> list[PageDrop]:
    return [one for one in site.pages if one.url.endswith("/") or one.page.is_document]


_SITE: Final[Mapping[str, Callable[[SiteDrop], Any]]] = {
    "time": lambda site: site.time,
    "data": lambda site: site.data,
    "pages": lambda site: site.pages,
    "posts": lambda site: site.posts,
    "html_pages": _html_pages,
    "static_files": lambda site: site.static_files,
    "collections": lambda site: site.collections,
    "documents": lambda site: [d for drops in site.documents_by_label.values() for d in drops],
    "tags": lambda site: site.grouped("tags"),
    "categories": lambda site: site.grouped("categories"),
    "related_posts": lambda site: site.posts[:RECENT],
    "config": _nothing,
}

"""A built site: what stands at an address, and what a link or a medium leads to."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote, unquote, urljoin, urlsplit

from tests.support.markup import parse
from tests.support.moved.reader import read_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.moved.content import Content
    from tests.support.moved.dialects import Dialect

HOST: Final = "https://here.invalid"
"""Stands for the site's own host."""

_PLAYERS: Final = (
    (
        "youtube",
        re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=)|youtu\.be/)([\w-]+)"),
    ),
    ("vimeo", re.compile(r"vimeo\.com/(?:video/)?(\d+)")),
)


@dataclass(frozen=True)
class ToPage:
    """A place on a page of the site."""

    file: str
    fragment: str = ""


@dataclass(frozen=True)
class ToFile:
    """A file that is no page, by its bytes."""

    name: str
    digest: str = field(compare=True)

    def __eq__(self, other: object) -> bool:
        """The same bytes, under whatever name."""
        return isinstance(other, ToFile) and self.digest == other.digest

    def __hash__(self) -> int:
        """As equality has it."""
        return hash(self.digest)


@dataclass(frozen=True)
class ToWeb:
    """An address of another host, without percent-encoding; of a video, whose video it is."""

    address: str


@dataclass(frozen=True)
class Nowhere:
    """An address of the site at which nothing stands."""

    path: str


Target: TypeAlias = ToPage | ToFile | ToWeb | Nowhere


class BuiltSite:
    """A folder that a web server could serve."""

    def __init__(self, root: Path, dialect: Dialect, address: str = "") -> None:
        """A site in *root*, whose links to itself may begin with *address*."""
        self.root = root
        self.dialect = dialect
        self.address = address.rstrip("/")
        self._contents: dict[str, Content] = {}
        self._digests: dict[str, str] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """All its files, as paths from its root."""
        return frozenset(
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file()
        )

    @property
    def pages(self) -> list[str]:
        """Its files of HTML, in order."""
        return sorted(name for name in self.files if name.endswith(".html"))

    def read(self, file: str) -> Content:
        """What the page in *file* shows."""
        if file not in self._contents:
            html = (self.root / file).read_text("utf-8")
            self._contents[file] = read_page(html, self.dialect, self.is_internal)
        return self._contents[file]

    def is_internal(self, href: str) -> bool:
        """Whether an address, as it is written on a page, is one of this site."""
        return not urlsplit(self._own(href)).scheme or self._own(href).startswith(HOST)

    def _own(self, href: str) -> str:
        """The address with :data:`HOST` for the site's own."""
        if self.address and href.startswith(self.address):
            return HOST + href.removeprefix(self.address)
        return href

    def at(self, path: str, *, forgiving: bool = False) -> str | None:
        """The file that a server answers with for *path*, redirects followed, or ``None``.

        ``/a/b`` is ``a/b``, ``a/b.html`` or ``a/b/index.html``, and ``/a/`` is ``a/index.html``, as
        GitHub Pages has it. Of a *forgiving* server ``/a/`` is ``a.html`` too.
        """
        file = self._file_at(path, forgiving=forgiving)
        for _ in range(5):
            if file is None or not file.endswith((".html", ".htm")):
                return file
            to = self._redirect(file)
            if to is None:
                return file
            file = self._file_at(urlsplit(urljoin(f"{HOST}/{quote(file)}", to)).path)
        return None

    def _file_at(self, path: str, *, forgiving: bool = False) -> str | None:
        name = unquote(path).strip("/")
        if not name or path.endswith("/"):
            tries = [f"{name}/index.html".lstrip("/")]
            tries += [f"{name}.html"] if forgiving else []
        else:
            tries = [name, f"{name}.html", f"{name}/index.html"]
        return next((each for each in tries if each in self.files), None)

    def _redirect(self, file: str) -> str | None:
        """Where the page in *file* sends its readers at once, if anywhere."""
        head = (self.root / file).read_text("utf-8")[:2000]
        for meta in parse(head).all("meta", content=True):
            if meta.attrs.get("http-equiv", "").lower() == "refresh":
                return meta.attrs["content"].partition("url=")[2]
        return None

    def target(self, href: str, file: str) -> Target:
        """Where an address on the page in *file* leads."""
        own = urljoin(f"{HOST}/{quote(file)}", self._own(href.strip()))
        if not own.startswith(HOST):
            return ToWeb(_as_video(own) or unquote(own))
        parts = urlsplit(own)
        path = unquote(parts.path)
        if href.strip().startswith("#") or not href.strip():
            return ToPage(file, unquote(parts.fragment))
        found = self.at(path, forgiving=True)
        if found is None:
            return Nowhere(path)
        if found.endswith((".html", ".htm", ".xhtml")):
            return ToPage(found, unquote(parts.fragment))
        return ToFile(path.rpartition("/")[2], self._digest(found))

    def _digest(self, file: str) -> str:
        if file not in self._digests:
            self._digests[file] = hashlib.sha256((self.root / file).read_bytes()).hexdigest()
        return self._digests[file]


def _as_video(address: str) -> str | None:
    """Which video of which host, whatever the address of its player or page."""
    for host, pattern in _PLAYERS:
        if match := pattern.search(address):
            return f"{host}:{match[1]}"
    return None

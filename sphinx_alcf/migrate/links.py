"""Links of the old site, as they lead in the new one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from sphinx_alcf.migrate.model import Finding, Found, Link

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_alcf.migrate.model import SourcePage, SourceSite
    from sphinx_alcf.migrate.places import Places

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE: Final = "/!$&'*+,;=:@~"


class Links:
    """The addresses of a site: which are its own, and what stands there."""

    def __init__(self, site: SourceSite, places: Places) -> None:
        self._places = places
        self._files: Collection[str] = frozenset(path.as_posix() for path in site.files)
        url = site.config.get("url")
        self._url = url.rstrip("/") if isinstance(url, str) else ""
        base = site.config.get("baseurl")
        self._base = "/" + base.strip("/") if isinstance(base, str) and base.strip("/") else ""
        self.used: set[str] = set()
        """The files of the old site to which a link led, by their paths."""

    def resolve(self, url: str, page: SourcePage, line: int) -> Link:
        """What to write for the link *url* on *page*; *line* is for the report.

        A link to a page leads to its document, one to a file to the file, both from the page's own
        folder; a fragment stays. Other hosts' addresses stay as they are. What is not in the site
        stays too and is reported (``broken_link``).
        """
        path, query, fragment = self._own(url)
        if path is None:
            return Link(url)
        if not path:
            return Link(f"#{fragment}" if fragment else url)
        path = self._absolute(path, page)
        mark = f"#{fragment}" if fragment else ""
        here = self._places.docname(page) or "index"
        target = self._places.page_at(path)
        if target is not None:
            docname = self._places.docname(target)
            if docname == here and mark:
                return Link(mark)
            if docname is not None:
                return Link(_relative(f"{docname}.md", here) + mark)
            if (own := _docname_of_furniture(target, self._places)) is not None:
                return Link(_page_of_theme(own, here) + query + mark)
        file = unquote(path).strip("/")
        if file in self._files:
            self.used.add(file)
            return Link(_relative(file, here) + query + mark)
        message = f"{url!r} leads to nothing in the site."
        return Link(url, (Finding(Found.BROKEN_LINK, page.place(line), "link", message),))

    def file_of(self, url: str, page: SourcePage) -> str | None:
        """The file of the old site that *url* names on *page*; ``None`` where there is none."""
        path, _, _ = self._own(url)
        if not path:
            return None
        file = unquote(self._absolute(path, page)).strip("/")
        return file if file in self._files else None

    def _own(self, url: str) -> tuple[str | None, str, str]:
        """Path, query and fragment of an address within the site; no path of any other."""
        text = url.strip()
        if self._url and (text == self._url or text.startswith((f"{self._url}/", f"{self._url}#"))):
            text = text[len(self._url) :] or "/"
            text = f"/{text}" if text.startswith("#") else text
        elif _SCHEME.match(text) or text.startswith("//"):
            return None, "", ""
        try:
            parts = urlsplit(text)
        except ValueError:
            return None, "", ""
        path = parts.path
        if self._base and (path == self._base or path.startswith(f"{self._base}/")):
            path = path[len(self._base) :] or "/"
        return path, f"?{parts.query}" if parts.query else "", parts.fragment

    def _absolute(self, path: str, page: SourcePage) -> str:
        """*path* from the site's folder. Those without a slash count from the page's address."""
        if path.startswith("/"):
            return path
        folder = posixpath.dirname(page.url) if page.url else ""
        found = posixpath.normpath(posixpath.join("/", folder, path))
        if path.endswith("/") and found != "/":
            found += "/"
        at = found if self._known(found) else posixpath.normpath(f"/{path}")
        # Authors write "features/theta" as if every page stood at the top.
        return at if self._known(at) else found

    def _known(self, path: str) -> bool:
        return self._places.page_at(path) is not None or unquote(path).strip("/") in self._files


def _docname_of_furniture(page: SourcePage, places: Places) -> str | None:
    return next((name for name, other in places.furniture.items() if other is page), None)


def _page_of_theme(name: str, here: str) -> str:
    """A page that no document makes: MyST passes on what it cannot find as an address."""
    return _relative(f"{name}.html", here)


def _relative(target: str, here: str) -> str:
    folder = posixpath.dirname(here)
    return quote(posixpath.relpath(target, folder or "."), safe=_SAFE)

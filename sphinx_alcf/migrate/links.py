"""Links of the old site, as they lead in the new one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from sphinx_alcf.migrate.model import Finding, Found, Link

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_alcf.migrate.media import Media
    from sphinx_alcf.migrate.model import Place, SourcePage, SourceSite
    from sphinx_alcf.migrate.places import Places

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE: Final = "/!$&'*+,;=:@~"


class Links:
    """The addresses of a site: which are its own, and what stands there."""

    def __init__(self, site: SourceSite, places: Places, media: Media) -> None:
        """*media* is told of each file to which a link leads."""
        self._places = places
        self._media = media
        self._files: Collection[str] = frozenset(path.as_posix() for path in site.files)
        url = site.config.get("url")
        self._url = url.rstrip("/") if isinstance(url, str) else ""
        base = site.config.get("baseurl")
        self._base = "/" + base.strip("/") if isinstance(base, str) and base.strip("/") else ""
        self.fragments: dict[tuple[str, str], Place] = {}
        """Where each fragment was first asked for: by the document that asks, and the fragment."""

    def resolve(self, url: str, page: SourcePage, line: int, *, absolute: bool = False) -> Link:
        """What to write for the link *url* on *page*; *line* is for the report.

        A link to a page leads to its document, one to a file to the file, both from the page's own
        folder, or with *absolute* from the source folder: a text that several pages show needs it.
        A fragment stays. Other hosts' addresses stay as they are. What is not in the site stays
        too, with the site's address before it, and is reported (``broken_link``).
        """
        path, query, fragment = self._own(url)
        if path is None:
            return Link(url)
        here = self._places.docname(page) or "index"
        mark = f"#{fragment}" if fragment else ""
        if mark:
            self.fragments.setdefault((here, fragment), page.place(line))
        if not path:
            return Link(mark or url)
        path = self._absolute(path, page)
        target = self._places.page_at(path)
        if target is not None:
            docname = self._places.docname(target)
            if docname == here and mark and not absolute:
                return Link(mark)
            if docname is not None:
                return Link(_written(f"{docname}.md", here, absolute=absolute) + mark)
            if (own := _furniture(target, self._places)) is not None:
                # No document makes it: MyST passes on what it cannot find as an address.
                return Link(_written(f"{own}.html", here, absolute=False) + query + mark)
        file = unquote(path).strip("/")
        if file in self._files:
            file = self._media.use(file)
            return Link(_written(file, here, absolute=absolute) + query + mark)
        message = f"{url!r} leads to nothing in the site."
        finding = Finding(Found.BROKEN_LINK, page.place(line), "link", message)
        return Link(f"{self._url}{path}{query}{mark}" if self._url else url, (finding,))

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


def _furniture(page: SourcePage, places: Places) -> str | None:
    return next((name for name, other in places.furniture.items() if other is page), None)


def _written(target: str, here: str, *, absolute: bool) -> str:
    if absolute:
        return quote(f"/{target}", safe=_SAFE)
    folder = posixpath.dirname(here)
    return quote(posixpath.relpath(target, folder or "."), safe=_SAFE)

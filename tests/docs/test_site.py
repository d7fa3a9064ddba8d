"""The manual as a site: at a root and under a sub-path, in files and in folders, all is reached.

The links of the HTML build at no address are followed in ``test_docs.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.support.markup import Element, parse
from tests.support.site import sphinx_build

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
SITES = {
    ("html", "https://stories.example.net/"),
    ("dirhtml", "https://lab.example.net/stories/en/latest/"),
}


def _folder(url: str) -> str:
    """*url*; where it is a folder's front page, that of the folder."""
    head, _, name = url.rpartition("/")
    return url if name != "index.html" else f"{head}/" if head else ""


class Site:
    """A build of the manual that is looked at as browsers do: by addresses."""

    def __init__(self, out: Path, base: str) -> None:
        self.out, self.base = out, base
        self.pages = {self.address(path): parse(path.read_text("utf-8")) for path in self._html()}
        self.ids = {
            address: {e.attrs["id"] for e in page.all(id=True)}
            for address, page in self.pages.items()
        }

    def _html(self) -> Iterator[Path]:
        for path in sorted(self.out.rglob("*.html")):
            if "_static" not in path.relative_to(self.out).parts:
                yield path

    def address(self, path: Path) -> str:
        """Where a server shows a file; the front page of a folder by the folder's own name."""
        return self.base + _folder(path.relative_to(self.out).as_posix())

    def is_alive(self, url: str) -> bool:
        """Whether a server has *url*, and its page the place that the fragment names."""
        split = urlsplit(url)
        plain = split._replace(query="", fragment="").geturl()
        if not plain.startswith(self.base):
            return False
        plain = _folder(plain)
        path = self.out / unquote(plain[len(self.base) :])
        if split.fragment and plain in self.ids:
            return unquote(split.fragment) in {"top", *self.ids[plain]}
        return path.is_file() or (plain.endswith("/") and (path / "index.html").is_file())

    def is_own(self, url: str) -> bool:
        """Whether an address is of the site's host."""
        return urlsplit(url)[:2] == urlsplit(self.base)[:2]


@pytest.fixture(scope="module", params=sorted(SITES), ids=["folders", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    builder, base = request.param
    out = tmp_path_factory.mktemp("site") / "out"
    sphinx_build(DOCS, out, builder, "-W", "-n", "-j", "2", "-D", f"html_baseurl={base}")
    return Site(out, base)


def links(page: Element) -> Iterator[tuple[str, str]]:
    """Every address in a page, with the tag that has it."""
    moved = bool(page.all("base"))
    for element in page.walk():
        # From a page with a base, "#main" is on another page: that of the base.
        if element.tag == "base" or (moved and element.attrs.get("href", "").startswith("#")):
            continue
        for name in ("href", "src", "poster"):
            if name in element.attrs:
                yield element.tag, element.attrs[name]
        for candidate in element.attrs.get("srcset", "").split(","):
            if candidate.strip():
                yield element.tag, candidate.split()[0]
        content = element.attrs.get("content", "")
        if element.tag == "meta" and content.startswith("http"):
            yield element.tag, content


def based(page: Element) -> str:
    """From where the links of a page count (HTML Standard, 4.2.3)."""
    return next((base.attrs["href"] for base in page.all("base")), "")


def test_every_link_of_every_page_is_alive(site: Site) -> None:
    dead = []
    for address, page in site.pages.items():
        for tag, link in links(page):
            url = urljoin(urljoin(address, based(page)), link)
            if site.is_own(url) and not site.is_alive(url):
                dead.append(f"{address}: <{tag}> {link}")
    assert "\n".join(dead) == ""


def test_every_page_is_reached_from_the_front_page(site: Site) -> None:
    """By links alone; redirects and the page for what is missing are reached by old addresses."""
    waiting, reached = [site.base], {site.base}
    while waiting:
        address = waiting.pop()
        page = site.pages[address]
        for tag, link in links(page):
            url = urljoin(urljoin(address, based(page)), link)
            url = _folder(url.partition("#")[0].partition("?")[0])
            if tag == "a" and url in site.pages and url not in reached:
                reached.add(url)
                waiting.append(url)
    lost = {
        address.removeprefix(site.base)
        for address, page in site.pages.items()
        if address not in reached and not page.all("meta", http_equiv="refresh")
    }
    assert lost <= {"404.html", "404/"}


def data_of(page: Element) -> Iterator[object]:
    """The structured data of a page."""
    for script in page.all("script", type="application/ld+json"):
        yield json.loads(str(script.children[0]))


def addresses(data: object, key: str = "") -> Iterator[str]:
    """Every address in structured data."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from addresses(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from addresses(value, key)
    elif isinstance(data, str) and data.startswith(("http://", "https://")):
        yield data


def test_structured_data_name_what_is_there(site: Site) -> None:
    found = {
        (address, url)
        for address, page in site.pages.items()
        for data in data_of(page)
        for url in addresses(data)
        if site.is_own(url)
    }
    assert len(found) > 50
    assert [pair for pair in sorted(found) if not site.is_alive(pair[1])] == []


def test_feeds_and_sitemap_name_what_is_there(site: Site) -> None:
    files = [p for p in site.out.rglob("*") if p.suffix in {".xml", ".atom"}]
    assert files
    for path in files:
        tree = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - of this build
        urls = {e.attrib.get("href", (e.text or "").strip()) for e in tree.iter()}
        own = {url for url in urls if site.is_own(url)}
        assert own, path.name
        assert {url for url in own if not site.is_alive(url)} == set(), path.name


def test_a_page_at_any_address_can_say_that_it_is_not_there(site: Site) -> None:
    """A server shows it at the address that was asked for, so its links do not count from it."""
    (page,) = [
        p for a, p in site.pages.items() if a.removeprefix(site.base) in {"404.html", "404/"}
    ]
    asked = urljoin(urljoin(site.base, "a/b/c/nothing.html"), based(page))
    for tag, link in links(page):
        url = urljoin(asked, link)
        if site.is_own(url):
            assert site.is_alive(url), f"<{tag}> {link}"

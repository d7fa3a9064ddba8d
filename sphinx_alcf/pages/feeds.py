"""Atom feeds (RFC 4287) of the site and its sections, and the links that lead to them."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from sphinx_alcf.builders import has_addresses
from sphinx_alcf.pages.documents import is_own, remove, write
from sphinx_alcf.site.address import base_of, file_address, page_address, site_name
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.feeds import Feed, feeds_around, feeds_of
from sphinx_alcf.site.shown import pages_that_show_more
from sphinx_alcf.story.languages import language_tag

if TYPE_CHECKING:
    import datetime

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.site.record import PageRecord
    from sphinx_alcf.story.model import Author

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
MADE_BY = "sphinx-alcf"
_LINK = Markup('\n    <link rel="alternate" type="{}" title="{}" href="{}">')
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def setup_feeds(app: Sphinx) -> None:
    """Connect the handlers."""
    app.connect("env-updated", pages_with_new_feeds)
    app.connect("html-page-context", link_feeds)
    app.connect("build-finished", write_feeds)


def write_feeds(app: Sphinx, error: Exception | None) -> None:
    """Write the feeds, and remove those that the last build left. Handler of ``build-finished``."""
    builder = app.builder
    if error is not None or not has_addresses(builder):
        return
    feeds = feeds_of(app.env)
    for feed in feeds.values():
        if not is_own(app, feed.path):
            write(Path(builder.outdir, feed.path), _Writer(builder, feed).feed())
    kept = {feed.path for feed in feeds.values()}
    for docname in app.env.found_docs - feeds.keys():
        place = Feed(docname, ()).path
        file = Path(builder.outdir, place)
        if place not in kept and file.exists() and not is_own(app, place):
            remove(file, MADE_BY)


def link_feeds(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Name the feeds in the head of a document. A handler of ``html-page-context``."""
    if doctree is None or not has_addresses(app.builder):
        return
    links = [
        _LINK.format(TYPE, feed_title(app.env, feed), context["pathto"](quote(feed.path), 1))
        for feed in feeds_around(app.env, pagename)
    ]
    context["metatags"] = (context.get("metatags") or "") + str(Markup().join(links))


def pages_with_new_feeds(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that name other feeds than before. A handler of ``env-updated``."""
    if not has_addresses(app.builder):
        return []
    titles = {name: feed_title(env, feed) for name, feed in feeds_of(env).items()}
    shown = {
        docname: [(feed.path, titles[feed.docname]) for feed in feeds_around(env, docname)]
        for docname in env.found_docs
    }
    return pages_that_show_more(app.builder, "feeds", shown)


def feed_title(env: BuildEnvironment, feed: Feed) -> str:
    """The site's name; for a section, its title before that."""
    config = env.config
    site = site_name(config)
    if feed.docname == config.root_doc:
        return site
    return f"{get_domain(env).page(feed.docname).title or feed.docname}: {site}"


class _Writer:
    """Makes the elements of a feed."""

    def __init__(self, builder: StandaloneHTMLBuilder, feed: Feed) -> None:
        self.builder = builder
        self.config = builder.config
        self.env = builder.env
        self.own = feed
        self.pages = get_domain(builder.env).pages
        self.language = language_tag(self.config.language)

    def feed(self) -> Element:
        """The whole (RFC 4287, 4.1.1)."""
        root = Element("feed", {"xmlns": ATOM, _LANG: self.language})
        page = page_address(self.builder, self.own.docname)
        _text(root, "id", page)
        _text(root, "title", feed_title(self.env, self.own))
        if said := self.pages[self.own.docname].description:
            _text(root, "subtitle", said)
        days = [day for name in self.own.entries if (day := self.pages[name].modified)]
        _text(root, "updated", instant(max(days)))
        address = file_address(self.config, quote(self.own.path))
        SubElement(root, "link", {"rel": "self", "type": TYPE, "href": address})
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
        # Each entry without an author of its own has this one (4.2.1).
        given = {*self.config._raw_config, *self.config.overrides}
        publisher = self.config.author if "author" in given else ""
        _text(SubElement(root, "author"), "name", publisher or site_name(self.config))
        if rights := self.config.copyright:
            _text(root, "rights", rights if isinstance(rights, str) else ", ".join(rights))
        _text(root, "generator", MADE_BY)
        for docname in self.own.entries:
            root.append(self._entry(docname, self.pages[docname]))
        return root

    def _entry(self, docname: str, page: PageRecord) -> Element:
        """One page (4.1.2)."""
        entry = Element("entry")
        language = language_tag(page.lang or self.config.language)
        if language != self.language:
            entry.set(_LANG, language)
        day = page.modified
        assert day is not None
        _text(entry, "id", self._id(docname, page.date or day))
        _text(entry, "title", page.title or docname)
        address = page_address(self.builder, docname)
        attributes = {"rel": "alternate", "type": "text/html", "hreflang": language}
        SubElement(entry, "link", {**attributes, "href": address})
        if page.date:
            _text(entry, "published", instant(page.date))
        _text(entry, "updated", instant(day))
        for author in page.authors:
            _person(entry, author)
        for tag in page.tags:
            SubElement(entry, "category", {"term": tag})
        if page.description:
            _text(entry, "summary", page.description)
        if page.picture:
            self._enclose(entry, page.picture)
        return entry

    def _id(self, docname: str, day: datetime.date) -> str:
        """The same for all builders and formats, whatever the page says (RFC 4151)."""
        base = urlsplit(base_of(self.config))
        return f"tag:{base.hostname},{day.year:04}:{base.path}{quote(docname)}"

    def _enclose(self, entry: Element, uri: str) -> None:
        """The picture that stands for the page, with its type and its length in bytes."""
        kind, _ = mimetypes.guess_type(uri)
        try:
            size = Path(self.builder.srcdir, uri).stat().st_size
        except OSError:
            return
        if uri not in self.env.images or kind is None:
            return
        name = quote(f"{self.builder.imagedir}/{self.env.images[uri][1]}")
        attributes = {"rel": "enclosure", "type": kind, "length": str(size)}
        SubElement(entry, "link", {**attributes, "href": file_address(self.config, name)})


def _person(entry: Element, author: Author) -> None:
    """One who wrote the page (3.2)."""
    person = SubElement(entry, "author")
    _text(person, "name", author.name)
    address = author.url or author.orcid_url or ""
    if address.lower().startswith(("http://", "https://")):
        _text(person, "uri", address)
    elif address.lower().startswith("mailto:"):
        _text(person, "email", address[len("mailto:") :])


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def instant(day: datetime.date) -> str:
    """A day as RFC 3339 has it: at noon UTC, which is the same day nearly everywhere."""
    return f"{day.isoformat()}T12:00:00Z"

"""Which feeds a site has, and what is in each: its dated pages, the last changed first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.once import Once
from sphinx_alcf.site.address import base_of
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.listing import index_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.site.record import PageRecord


class Feed(NamedTuple):
    """The feed of the site, or of a section."""

    docname: str
    """The page whose feed it is."""
    entries: tuple[str, ...]
    """The documents in it."""

    @property
    def path(self) -> str:
        """Its file, from the output's folder: ``stories/index`` has ``stories/feed.xml``."""
        folder, _, name = self.docname.rpartition("/")
        folder = folder if name == "index" else self.docname
        return f"{folder}/feed.xml" if folder else "feed.xml"


@Once
def feeds_of(env: BuildEnvironment) -> dict[str, Feed]:
    """Each feed by the page that it is of, that of the site first; none without an address."""
    config, root = get_config(env.config), env.config.root_doc
    if not config.feeds or not base_of(env.config):
        return {}
    index, pages = index_of(env), get_domain(env).pages
    if config.feeds is True:
        below = index.children
        wanted = [root, *(name for name in below.get(root, ()) if name in below)]
    else:
        wanted = _known(env, list(config.feeds))
    entries: dict[str, list[str]] = {name: [] for name in wanted}
    dated = (name for name, page in pages.items() if page.date or page.updated)
    for docname in sorted(dated, key=lambda name: _age(pages[name], name)):
        for above in {*_way_up(env, docname), root} - {docname}:
            if above in entries and len(entries[above]) < config.feed_entries:
                entries[above].append(docname)
    return _apart(env, [Feed(name, tuple(found)) for name, found in entries.items() if found])


def _apart(env: BuildEnvironment, feeds: list[Feed]) -> dict[str, Feed]:
    """*feeds* without those whose file another has. Warns (``alcf.permalink``) of each."""
    found: dict[str, Feed] = {}
    for feed in feeds:
        first = found.setdefault(feed.path.casefold(), feed)
        if first is not feed:
            message = (
                f"The feed of this page would be {feed.path!r}, which is that of "
                f"{first.docname!r}: it is left out. Rename one of the two."
            )
            report(Problem(Warn.PERMALINK, message), str(env.doc2path(feed.docname)))
    return {feed.docname: feed for feed in found.values()}


def feeds_around(env: BuildEnvironment, docname: str) -> list[Feed]:
    """The feeds that a page names in its head: the site's, and those of the sections it is in."""
    feeds = feeds_of(env)
    above = {*_way_up(env, docname), env.config.root_doc}
    return [feed for name, feed in feeds.items() if name in above]


def _age(page: PageRecord, docname: str) -> tuple[int, int, str]:
    """By what pages of a feed are sorted: the last changed first, then the last published."""
    days = [day.toordinal() if day else 0 for day in (page.modified, page.date)]
    return -days[0], -days[1], docname


def _way_up(env: BuildEnvironment, docname: str) -> list[str]:
    """A page and the pages above it, up to the root; a page in no ``toctree`` is alone."""
    parents = index_of(env).parents
    way = [docname]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return way


def _known(env: BuildEnvironment, names: list[str]) -> list[str]:
    for name in names:
        if name not in env.found_docs:
            message = f"conf.py: alcf_feeds names {name!r}, which is no document."
            report(Problem(Warn.CONFIG, message + did_you_mean(name, env.found_docs)))
    return [name for name in dict.fromkeys(names) if name in env.found_docs]

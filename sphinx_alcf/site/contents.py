"""The contents of a site: its sections as a list of titles with intros, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes

from sphinx_alcf.diagnostics import Problem, report
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import site_contents
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.listing import select
from sphinx_alcf.site.plain import plain_item
from sphinx_alcf.story.listing import Listing, read_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_alcf.doctree.factory import NodeFactory
    from sphinx_alcf.site.domain import AlcfDomain
    from sphinx_alcf.site.listing import Index
    from sphinx_alcf.site.tree import Item


class Contents(NamedTuple):
    """What of a site's tree is shown."""

    depth: int = 1
    """How many levels: 1 are the pages that the front page's ``toctree`` names."""
    top: str | None = None
    """The page below which it begins; the site's front page where none is named."""
    besides: Listing | None = None
    """A list beside it, whose pages are left out."""
    automatic: bool = False
    """Whether the page has it by itself, where its ``toctree`` may do."""
    title: str = ""
    """A heading above it."""


class Branch(NamedTuple):
    """A page or an address outside the site, and what is below it."""

    item: Item
    below: tuple[Branch, ...]


class SiteContents(StoryDirective):
    """The sections of the site, with their pages where it goes deeper."""

    has_content = False
    option_spec: ClassVar = Options(("depth",))

    def make(self, factory: NodeFactory) -> nodes.Element:
        """The place of the list."""
        depth: int | Problem = 1
        if "depth" in self.options:
            depth = read_count("depth", self.options["depth"] or "")
        if isinstance(depth, Problem):
            report(depth.at(self.line), self.source)
            depth = 1
        node = site_contents(docname=self.env.docname, contents=Contents(depth))
        self.set_source_info(node)
        return node


def branches(index: Index, contents: Contents, own: str) -> tuple[Branch, ...]:
    """What *contents* show on the page *own*, which they name only where others are below it."""
    besides = select(index, contents.besides, own) if contents.besides else ()
    left_out = {item.page for item in besides}
    if own not in index.entries:
        left_out.add(own)
    return _below(index, contents.top or index.env.config.root_doc, contents.depth, left_out)


def _below(index: Index, page: str, depth: int, left_out: Collection[str]) -> tuple[Branch, ...]:
    items = index.entries.get(page, ()) if depth else ()
    return tuple(
        Branch(item, _below(index, item.page, depth - 1, left_out))
        for item in items
        if item.page not in left_out
    )


def facts_of_contents(domain: AlcfDomain, shown: Iterable[Branch]) -> Iterator[object]:
    """What contents say of pages, so that it can be told when that changes."""
    for item, below in shown:
        page = domain.page(item.page)
        yield (*item, page.title, page.intro, page.lang, [*facts_of_contents(domain, below)])


def contents_list(
    builder: Builder, docname: str, shown: Iterable[Branch], *, nested: bool = False
) -> nodes.bullet_list:
    """The list in the file of *docname*."""
    made = nodes.bullet_list(classes=[] if nested else ["alcf-contents", "alcf-wide", "no-search"])
    for item, below in shown:
        entry = nodes.list_item("", *plain_item(builder, docname, item, with_kicker=False))
        if below:
            entry += contents_list(builder, docname, below, nested=True)
        made += entry
    return made


def note_contents(app: Sphinx, doctree: nodes.document) -> None:
    """Note the contents that the page shows which is read. A handler of ``doctree-read``."""
    if found := tuple(node["contents"] for node in every(doctree, site_contents)):
        get_domain(app.env).contents[app.env.docname] = found


def setup_contents(app: Sphinx) -> None:
    """Register the directive."""
    add_directive(app, "site-contents", SiteContents)
    app.connect("doctree-read", note_contents)

"""The list of the site's media: made when a page is resolved, written anew when facts change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_alcf.builders import writes_one_page
from sphinx_alcf.doctree.credits import as_nodes, credit_parts
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_credits
from sphinx_alcf.site.domain import AlcfDomain, get_domain
from sphinx_alcf.site.media import Medium, give_anchors
from sphinx_alcf.site.shown import pages_that_show_more
from sphinx_alcf.site.tree import reading_order, tree_order
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.doctree.credit_list import Wanted


def pages_with_new_credits(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show of other pages' media what has changed. A handler of ``env-updated``."""
    domain = get_domain(env)
    order = reading_order(env)
    shown: dict[str, object] = {
        docname: [
            (page, env.titles[page].astext(), media)
            for wanted in lists
            for page, media in _listed(domain, wanted, order)
        ]
        for docname, lists in domain.credit_lists.items()
    }
    linked = bool(domain.credit_lists)
    for docname, media in domain.media.items():
        if not all(medium.has_anchor for medium in media):
            shown[docname] = shown.get(docname), linked
    return pages_that_show_more(app.builder, "credits", shown)


def list_credits(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the lists in their places, and fragments where they link to.

    A handler of ``doctree-resolved``, before the page is arranged.
    """
    domain = get_domain(app.env)
    if not domain.credit_lists:
        return
    if _has_fragments(app.builder):
        give_anchors(doctree, latex=app.builder.format == "latex")
    for place in every(doctree, media_credits):
        order = _within_reach(app.builder, docname)
        pages = list(_listed(domain, place["wanted"], order))
        made = _List(app.builder, domain, docname, place["docname"]).node(pages, place)
        made["ids"], made["names"] = place["ids"], place["names"]
        made["classes"] += place["classes"]
        place.replace_self(made)


def _listed(
    domain: AlcfDomain, wanted: Wanted, order: list[str]
) -> Iterator[tuple[str, list[Medium]]]:
    """The pages that a list shows, each with the media that it shows of it."""
    for docname in wanted.pages(order):
        media = domain.media.get(docname, ())
        shown = [m for m in media if not (wanted.without_credit and m.has_credit)]
        if shown:
            yield docname, shown


def _within_reach(builder: Builder, docname: str) -> list[str]:
    """The documents that *docname* can link to: a file of many pages may not have all."""
    if writes_one_page(builder):
        return tree_order(builder.env)
    return [other for other in reading_order(builder.env) if _has_address(builder, docname, other)]


def _has_address(builder: Builder, docname: str, other: str) -> bool:
    try:
        builder.get_relative_uri(docname, other)
    except NoUri:
        return False
    return True


def _has_fragments(builder: Builder) -> bool:
    """Whether a link can lead to a medium: other formats have no place for its name."""
    return builder.format in {"html", "latex"}


class _List:
    """Makes a list, in the language of the page *own*, for the file of *docname*."""

    def __init__(self, builder: Builder, domain: AlcfDomain, docname: str, own: str) -> None:
        self.builder = builder
        self.titles = domain.env.titles
        self.docname = docname
        self._: Callable[[str], str] = words_in(domain.page(own).lang)

    def node(self, pages: list[tuple[str, list[Medium]]], place: media_credits) -> nodes.Element:
        """Each page with its media; a sentence where there are none."""
        _ = self._
        if not pages:
            nothing = _("Every medium has a credit.")
            if not place["wanted"].without_credit:
                nothing = _("There are no media.")
            return nodes.paragraph("", nothing)
        made = nodes.definition_list(classes=["alcf-credits"])
        for docname, media in pages:
            items = [nodes.list_item("", self._entry(docname, medium)) for medium in media]
            title = self.titles[docname].astext()
            made += nodes.definition_list_item(
                "",
                nodes.term("", "", self._link(title, docname, "")),
                nodes.definition("", nodes.bullet_list("", *items)),
            )
        return made

    def _entry(self, docname: str, medium: Medium) -> nodes.paragraph:
        """What it is, and its credit, as two sentences that two lines can be."""
        _ = self._
        entry = nodes.paragraph("", "", self._link(medium.title, docname, medium.anchor))
        if medium.teaser:
            where = _("on cards only")
            entry += nodes.Text(f" ({where})")
        end = "" if medium.title.endswith((".", "!", "?", "…")) and not medium.teaser else "."
        entry += nodes.Text(f"{end} ")
        label = _("Video:") if medium.kind == "video" else _("Image:")
        parts = credit_parts(as_nodes(medium.credit), dict(medium.facts), _)
        if not medium.has_credit:
            missing = nodes.inline("", _("no credit"), classes=["alcf-no-credit"])
            parts = [missing, *([nodes.Text(", ")] if parts else []), *parts]
        entry += nodes.inline("", "", nodes.Text(f"{label} "), *parts, classes=["alcf-credit-line"])
        return entry

    def _link(self, text: str, docname: str, anchor: str) -> nodes.Node:
        """A link to a medium's place, or its page."""
        uri = self.builder.get_relative_uri(self.docname, docname)
        if anchor and _has_fragments(self.builder):
            # In one file of all pages, a page's address is a fragment itself.
            uri = f"#{anchor}" if uri.startswith("#") else f"{uri}#{anchor}"
        # An empty address, of the page itself, is its beginning.
        return nodes.reference("", text, refuri=uri, internal=True)

"""Lists of pages, put in their places when a page is resolved: cards, or plain lists with links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri

from sphinx_alcf.builders import has_addresses, writes_messages, writes_pages
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.nodes import media_hero, teaser_cards, teasers
from sphinx_alcf.pages.cards import cards
from sphinx_alcf.pages.language import around
from sphinx_alcf.pages.navigation import title_of
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.listing import index_of, select
from sphinx_alcf.story.languages import language_tag
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_alcf.story.listing import Listing

AROUND = 2
"""Numbers at each side of the current one that the way through a list names."""


def place_teasers(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the lists in their places.

    A handler of ``doctree-resolved``, before the page is arranged. Warns (``alcf.listing``) of a
    list that shows nothing.
    """
    places = list(doctree.findall(teasers))
    if not places:
        return
    index, builder = index_of(app.env), app.builder
    seen: set[str] = set()
    for node in places:
        own: str = node["docname"]
        shown = select(index, node["listing"], own)
        if writes_messages(builder):
            made: nodes.Element = nodes.comment()
        elif not shown:
            if not node["missing"]:
                message = "This list shows no page: there is none that is as it asks."
                report(Problem(Warn.LISTING, message), node)
            made = nodes.container()
        elif writes_pages(builder):
            made = _cards(builder, node, shown)
            made["eager"] = not seen and not any(doctree.findall(media_hero))
        else:
            made = _plain(builder, docname, shown)
        made["ids"], made["names"] = node["ids"], node["names"]
        made["classes"] += node["classes"]
        made.source, made.line = node.source, node.line
        node.replace_self(made)
        seen.add(own)


def _cards(builder: StandaloneHTMLBuilder, node: teasers, shown: list[str]) -> teaser_cards:
    places = parts(builder, node["docname"], node["listing"], shown)
    size = node["listing"].per_page
    if size and len(places[0]) > size and has_addresses(builder):
        name = part_name(node["docname"], 2)
        message = (
            f"This list is shown whole: its further pages would be called {name!r} and so on, "
            "which is the name of a page of the project. Rename that one."
        )
        report(Problem(Warn.LISTING, message), node)
    return teaser_cards(
        docname=node["docname"], pages=places[0], place=1, places=len(places), classes=["no-search"]
    )


def parts(
    builder: Builder, docname: str, listing: Listing, shown: list[str]
) -> Sequence[list[str]]:
    """What of a list stands on each of its pages; on the first all of it where it has one only."""
    size = listing.per_page
    if size is None or not has_addresses(builder):
        return [shown]
    split = [shown[start : start + size] for start in range(0, len(shown), size)]
    names = {part_name(docname, number) for number in range(2, len(split) + 1)}
    return [shown] if names & builder.env.found_docs else split


def part_name(name: str, number: int) -> str:
    """The name of a further page of the list on the page *name*, such as ``stories/page/2``."""
    if number == 1:
        return name
    folder = name.removesuffix("index") if f"/{name}".endswith("/index") else f"{name}/"
    return f"{folder}page/{number}"


def _plain(builder: Builder, docname: str, shown: list[str]) -> nodes.bullet_list:
    """The pages as a list, each with its intro: what formats show that have no cards."""
    domain = get_domain(builder.env)
    made = nodes.bullet_list(classes=["alcf-teasers", "no-search"])
    for name in shown:
        record = domain.page(name)
        title = nodes.strong("", "", _link(builder, docname, name, record.title or name))
        line = nodes.paragraph("", "", title)
        if record.kicker:
            line.insert(0, nodes.Text(f"{record.kicker}: "))
        item = nodes.list_item("", line)
        if record.intro:
            item += nodes.paragraph("", record.intro)
        made += item
    return made


def _link(builder: Builder, docname: str, to: str, title: str) -> nodes.Node:
    """A link to a page; the title alone where this file cannot lead there."""
    try:
        uri = builder.get_relative_uri(docname, to)
    except NoUri:
        return nodes.Text(title)
    return nodes.reference("", title, refuri=uri, internal=True)


def visit_cards(self: HTML5Translator, node: teaser_cards) -> None:
    """Write the cards, by the template that all cards are made by."""
    builder: Any = self.builder
    classes = ["alcf-teasers", "alcf-wide", *(c for c in node["classes"] if c != "no-search")]
    self.body.append(
        render_cards(
            builder,
            builder.current_docname,
            node,
            level=max(2, min(self.section_level + 1, 6)),
            classes=classes,
        )
    )
    raise nodes.SkipNode


def depart_cards(self: HTML5Translator, node: teaser_cards) -> None:
    """Nothing stands after the cards."""


def render_cards(
    builder: StandaloneHTMLBuilder,
    page: str,
    node: teaser_cards,
    *,
    level: int,
    classes: Sequence[str] = ("alcf-teasers", "alcf-wide"),
) -> str:
    """The HTML of *node* on *page*; *level* is that of the cards' headings."""
    number, last, name = node["place"], node["places"], node["docname"]

    def link(number: int) -> str:
        return builder.get_relative_uri(page, part_name(name, number)) or "#"

    tag = get_domain(builder.env).page(name).lang or language_tag(builder.config.language)
    context = {
        "pages": cards(builder, page, links(builder, page, node["pages"]), led=number == 1),
        "level": level,
        "classes": " ".join(classes),
        "ids": node["ids"],
        "spoken": around(builder.config, tag)["spoken"],
        "eager": node.get("eager", False),
        "place": number,
        "places": _numbers(number, last, link) if last > 1 else [],
        "further": link(number + 1) if number < last else "",
        "words": {"pages": _("Pages of this list"), "next": _("Next page")},
    }
    html: str = builder.templates.render("components/teasers.html", context)
    return html


def links(
    builder: StandaloneHTMLBuilder, page: str, docnames: Sequence[str]
) -> list[tuple[str | None, dict[str, object]]]:
    """*docnames* with title and link, for :func:`~sphinx_alcf.pages.cards.cards` on *page*."""
    env = builder.env

    def one(docname: str) -> dict[str, object]:
        title: Markup = title_of(env, docname)
        return {"title": title, "link": builder.get_relative_uri(page, docname) or "#"}

    return [(docname, one(docname)) for docname in docnames]


def _numbers(place: int, last: int, link: Callable[[int], str]) -> list[tuple[int, str]]:
    """The numbers of a list's pages with their links; no link stands for those left out."""
    near = range(place - AROUND, place + AROUND + 1)
    wanted = sorted({1, last, *(n for n in near if 1 <= n <= last)})
    found: list[tuple[int, str]] = []
    for number in wanted:
        before = found[-1][0] if found else 0
        if number == before + 2:
            found.append((before + 1, link(before + 1)))
        elif number > before + 2:
            found.append((0, ""))
        found.append((number, link(number)))
    return found

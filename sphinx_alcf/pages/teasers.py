"""Lists of pages as cards, and the pages on which a long one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_alcf.builders import has_addresses, is_alcf
from sphinx_alcf.pages.cards import cards
from sphinx_alcf.pages.language import around
from sphinx_alcf.pages.navigation import title_in
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.languages import language_tag
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_alcf.doctree.nodes import teaser_cards
    from sphinx_alcf.site.teasers import Listed
    from sphinx_alcf.site.tree import Item

AROUND = 2
"""Numbers at each side of the current one that the way through a list names."""


def parts(
    builder: Builder, docname: str, listed: Listed, shown: list[Item]
) -> Sequence[list[Item]]:
    """What of a list stands on each of its pages; on the first all of it where it has one only."""
    size = listed.listing.per_page
    if size is None or not has_addresses(builder):
        return [shown]
    if listed.automatic and not is_alcf(builder):
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


def visit_cards(self: HTML5Translator, node: teaser_cards) -> None:
    """Write the cards, by the template that all cards are made by."""
    builder: Any = self.builder
    classes = ["alcf-teasers", "alcf-wide", *(c for c in node["classes"] if c != "no-search")]
    self.body.append(
        render_cards(
            builder,
            builder.current_docname,
            node,
            level=max(2, min(self.section_level + 1 + node["headed"], 6)),
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
        "pages": cards(
            builder,
            page,
            links(builder, page, node["pages"]),
            led=number == 1,
            trio="alcf-newest" in classes,
        ),
        "level": level,
        "classes": " ".join(classes),
        "ids": node["ids"],
        "spoken": around(builder.config, tag)["spoken"],
        "label": node.get("label", ""),
        "eager": node.get("eager", False),
        **ways_to_parts(number, last, link),
    }
    html: str = builder.templates.render("components/teasers.html", context)
    return html


def links(
    builder: StandaloneHTMLBuilder, page: str, items: Sequence[Item]
) -> list[tuple[str | None, dict[str, object]]]:
    """*items* with title and link, for :func:`~sphinx_alcf.pages.cards.cards` on *page*."""

    def one(item: Item) -> dict[str, object]:
        outside = item.is_outside
        return {
            "title": title_in(builder.env, item),
            "link": item.page if outside else builder.get_relative_uri(page, item.page) or "#",
            "external": outside,
        }

    return [(item.page, one(item)) for item in items]


def ways_to_parts(place: int, last: int, link: Callable[[int], str]) -> dict[str, object]:
    """What ``components/places.html`` shows on one page of a list of so many."""
    return {
        "place": place,
        "places": _numbers(place, last, link) if last > 1 else [],
        "further": link(place + 1) if place < last else "",
        "words": {"pages": _("Pages of this list"), "next": _("Next page")},
    }


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

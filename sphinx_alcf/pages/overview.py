"""The page above tags or years: links to theirs, in parts where there are many, with letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.pages.list_page import Initial, ListPage
from sphinx_alcf.pages.teasers import part_name, ways_to_parts
from sphinx_alcf.story.listing import title_key
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from markupsafe import Markup
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.site.groups import Group
    from sphinx_alcf.site.record import PageRecord

PER_PART = 500
"""Links on one page, some 45 kilobytes of HTML."""
_MOST_LETTERS = 60
"""Letters among which a reader finds one; in scripts that have more nobody looks for letters."""


def overview_pages(
    name: str, title: Markup, record: PageRecord, groups: Sequence[Group], taken: Collection[str]
) -> Iterator[ListPage]:
    """The page *name*, which leads to all *groups*, and its further pages.

    All stands on one where a document has *taken* the name of another.
    """
    split = _split(name, groups, taken)
    initials = _initials_of(name, split)
    for place, part in enumerate(split, 1):
        yield ListPage(
            part_name(name, place),
            title,
            record,
            above=((title, name),) if place > 1 else (),
            first=name,
            place=place,
            places=len(split),
            groups=part,
            initials=initials,
        )


def render_overview(builder: StandaloneHTMLBuilder, page: ListPage) -> str:
    """The HTML of *page*."""
    anchors = {start.letter: start.anchor for start in page.initials if start.page == page.name}

    def link(name: str) -> str:
        return builder.get_relative_uri(page.name, name) or "#"

    links = [
        {
            "title": group.title,
            "link": link(group.name),
            "count": len(group.pages),
            "anchor": anchors.pop(_initial(group), ""),
        }
        for group in page.groups
    ]
    letters = [
        {
            "letter": start.letter,
            "link": f"{builder.get_relative_uri(page.name, start.page)}#{start.anchor}",
        }
        for start in page.initials
    ]
    ways = ways_to_parts(page.place, page.places, lambda n: link(part_name(page.first, n)))
    context = {"groups": links, "letters": letters, "letters_label": _("Letters"), **ways}
    html: str = builder.templates.render("components/groups.html", context)
    return html


def _split(name: str, groups: Sequence[Group], taken: Collection[str]) -> list[tuple[Group, ...]]:
    """What of *groups* stands on each page."""
    split = [tuple(groups[at : at + PER_PART]) for at in range(0, len(groups), PER_PART)]
    names = {part_name(name, number) for number in range(2, len(split) + 1)}
    return [tuple(groups)] if names & set(taken) else split


def _initials_of(name: str, split: Sequence[tuple[Group, ...]]) -> tuple[Initial, ...]:
    """The letters with which the groups on several pages begin; none for a single page."""
    if len(split) < 2:
        return ()
    found: dict[str, Initial] = {}
    for number, part in enumerate(split, 1):
        for group in part:
            letter = _initial(group)
            if letter not in found:
                anchor = f"letter-{len(found) + 1}"
                found[letter] = Initial(letter, part_name(name, number), anchor)
    return tuple(found.values()) if len(found) <= _MOST_LETTERS else ()


def _initial(group: Group) -> str:
    """The letter under which a group is looked for; the same sign for all that is none."""
    plain, _title = title_key(group.title)
    letter = plain[:1].upper()[:1]
    return letter if letter.isalpha() else "#"

"""How the old and the new site mark what stands on a page, and with it what may differ.

The differences that are allowed, each by a selector (``tag.class``, ``.class`` or ``tag``):

* *skipped*: what stands around the words. Breadcrumbs, the sign that links a heading, the contents
  under a title, the buttons and durations of players, a video's address as a fallback;
* *labels*: ``Image:`` and ``Video:`` before a credit, where Jekyll's includes say ``Credit:``;
* *optional*: what the new site says of its own accord. The type and size of a download, read from
  the file where the page does not say them, and a publication's DOI;
* *heroes*: they stand at the head of the page wherever the include stood;
* *first*: a statistic's number stands before its label in both, but not in the source of the new;
* *notes*: footnotes, that stand at the end of the text or of the page;
* the entries of lists of pages, that are compared as a list of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.support.markup import Element

Selectors = tuple[str, ...]


@dataclass(frozen=True)
class Dialect:
    """Selectors, by what they select."""

    main: Selectors
    """What holds the page; the first that is there."""
    beyond: Selectors = ()
    """What else holds entries of the page."""
    skipped: Selectors = ()
    labels: Selectors = ()
    optional: Selectors = ()
    heroes: Selectors = ()
    first: Selectors = ()
    parted: Selectors = ()
    """Inline elements whose words stand apart."""
    credits: Selectors = ()
    teasers: Selectors = ()
    note_references: Selectors = ()
    notes: Selectors = ()
    note_lists: Selectors = ()


_ANYWHERE: Final = ("script", "style", "template", "nav", "button")

OLD: Final = Dialect(
    main=("main",),
    skipped=(*_ANYWHERE, "a.reversefootnote"),
    labels=("span.label",),
    heroes=("figure.hero",),
    parted=("span.caption", "span.credit"),
    credits=("span.credit",),
    teasers=("div.teaser",),
    note_references=("a.footnote",),
    notes=("li",),
    note_lists=("div.footnotes",),
)

NEW: Final = Dialect(
    main=("main", "div.body"),
    beyond=("nav.alcf-teasers", "nav.alcf-further"),
    skipped=(
        *_ANYWHERE,
        "a.headerlink",
        "details.alcf-toc",
        "p.alcf-address",
        "time.alcf-duration",
        "a.alcf-facade",
        # In EPUB, the addresses of links and of what cannot be played.
        "span.link-target",
        "span.fn-bracket",
        "a.fn-backref",
        "span.backrefs",
    ),
    labels=("span.alcf-credit-label",),
    optional=("p.alcf-download-facts", "span.alcf-pub-doi"),
    heroes=("figure.alcf-hero",),
    first=("dd.alcf-stat-number",),
    credits=("p.alcf-credit",),
    teasers=("li.alcf-card",),
    note_references=("a.footnote-reference",),
    notes=("aside.footnote",),
    note_lists=("aside.footnote-list",),
)


def matches(element: Element, selectors: Selectors) -> bool:
    """Whether one of *selectors* selects the element."""
    for selector in selectors:
        tag, _, cls = selector.partition(".")
        if tag in {"", element.tag} and (not cls or cls in element.classes):
            return True
    return False

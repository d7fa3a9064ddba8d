"""The byline of a page: who wrote it, when, when it was changed, how long it takes to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.config import get_config
from sphinx_alcf.doctree.header import BYLINE, is_around, page_of
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import credit_link, media_transcript, story_date
from sphinx_alcf.story.languages import language_tag, locale_of
from sphinx_alcf.story.reading import count_words, minutes
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_alcf.story.model import Author, Page

_WORDS = "alcf_words"
_UNREAD = (
    *(nodes.literal_block, nodes.doctest_block, nodes.math, nodes.math_block, nodes.raw),
    *(nodes.Invisible, nodes.system_message, nodes.title, media_transcript),
)
"""What is not read word by word: code, formulas, what nobody sees, and what a film says."""


class WriteByline(SphinxTransform):
    """Write the byline where the head of the page keeps its place.

    After ``Locale`` (20), so that the words of a translation are counted.
    """

    default_priority = 27

    def apply(self, **kwargs: object) -> None:
        """Fill the byline of the page."""
        page = page_of(self.document)
        if not (page.authors or page.date or page.updated):
            return
        for node in every(self.document, nodes.paragraph):
            if BYLINE not in node["classes"] or len(node):
                continue
            language = page.lang or self.config.language or "en"
            time = minutes(words_of(self.document), get_config(self.config).words_per_minute)
            for part in _parts(page, language, time):
                if len(node) == 1 and page.authors:
                    node += nodes.inline("", " · ", classes=["alcf-dot"])
                elif len(node):
                    node += nodes.Text(" · ")
                node += part


def _parts(page: Page, language: str, time: int) -> Iterator[list[nodes.Node]]:
    """What stands between the dots."""
    _ = words_in(page.lang)
    if page.authors:
        people = [part for one in page.authors for part in _author(one, page.authors[-1])]
        yield [nodes.inline("", "", *people, classes=["alcf-authors"])]
    if page.date:
        yield [date_node(page.date, language)]
    if page.updated and page.updated != page.date:
        before, _date_word, after = _("Updated {date}").partition("{date}")
        yield [nodes.Text(before), date_node(page.updated, language), nodes.Text(after)]
    if time:
        words = _("{n} min read").replace("{n}", str(time))
        yield [nodes.inline("", words, classes=["alcf-reading-time"])]


def _author(author: Author, last: Author) -> Iterator[nodes.Node]:
    name: nodes.Node = nodes.Text(author.name)
    if author.url:
        name = nodes.reference("", author.name, refuri=author.url)
    yield nodes.inline("", "", name, classes=["alcf-author"])
    if author.orcid_url:
        yield nodes.Text(" ")
        # Its title is the whole address, which is how ORCID wants to be shown.
        url = author.orcid_url
        yield credit_link("", "ORCID", refuri=url, reftitle=url, classes=["alcf-orcid"])
    if author.affiliation:
        yield nodes.Text(f" ({author.affiliation})")
    if author is not last:
        yield nodes.Text(", ")


def date_node(date: datetime.date, language: str) -> story_date:
    """A date in the words of *language*."""
    return story_date("", date_text(date, language), datetime=date.isoformat())


def date_text(date: datetime.date, language: str) -> str:
    """*date* as readers of *language* write it in full; English where it is unknown."""
    return format_date(date, "long", locale=locale_of(language_tag(language)) or "en")


def words_of(document: nodes.document) -> float:
    """The words of a page's text with its standfirst, but without titles, code and formulas.

    What front matter puts around the text is not read as such: byline, tags, publications.
    They are counted once, when the byline is written.
    """
    if _WORDS not in document:
        document[_WORDS] = _counted(document)
    words: float = document[_WORDS]
    return words


def _counted(document: nodes.document) -> float:
    front_matter = nodes.field_list | nodes.docinfo
    body = [node for node in document.children if not isinstance(node, front_matter)]
    return count_words("\n".join(_texts(body)))


def _texts(children: Iterable[nodes.Node]) -> Iterator[str]:
    """Paragraph by paragraph: a word may be half in italics."""
    for child in children:
        if isinstance(child, _UNREAD) or not isinstance(child, nodes.Element) or is_around(child):
            continue
        if isinstance(child, nodes.TextElement):
            yield _text(child)
        else:
            yield from _texts(child.children)


def _text(node: nodes.TextElement) -> str:
    """What ``astext`` gives; it removes marks of escapes from each piece, which rarely has any."""
    pieces = (it if isinstance(it, nodes.Text) else it.astext() for it in node.children)
    text = "".join(pieces)
    return nodes.unescape(text) if "\0" in text else text


def setup_byline(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(WriteByline)

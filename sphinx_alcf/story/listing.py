"""A list of pages: which, in what order, and how many. What ``teasers`` and feeds ask for."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.options import expected, read_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

SORTS: Mapping[str, str] = MappingProxyType(
    {
        "toctree": "As the site is read, from its first page to its last.",
        "date": "By the date of publication, the oldest first.",
        "-date": "The newest first.",
        "updated": "By the last change, else the date, the oldest first.",
        "-updated": "What changed last first.",
        "title": "By title, A to Z.",
        "-title": "By title, Z to A.",
    }
)
"""The values of ``sort``, and what each does."""

LISTING_OPTIONS: tuple[str, ...] = (
    *("section", "glob", "exclude", "tag"),
    *("sort", "limit", "per-page"),
)

_ITEM = re.compile(r"[-*+]\s+")
_Value = TypeVar("_Value")


class Listing(NamedTuple):
    """Which pages a list shows. Conditions that are given hold all at once.

    Names of pages are as the author wrote them until :mod:`sphinx_alcf.doctree.teasers` resolves
    them to document names.
    """

    pages: tuple[str, ...] = ()
    """These, in this order; other conditions do not count then."""
    section: str | None = None
    """All pages below this one, at any depth, but for those that have pages below themselves."""
    glob: tuple[str, ...] = ()
    """Patterns of names, of which one must fit."""
    exclude: tuple[str, ...] = ()
    """Patterns of names that are left out."""
    tags: tuple[str, ...] = ()
    """Words of which the page has one, in any case."""
    stories: bool = False
    """Only stories: of the section, neither documentation nor pages that have others below them.
    As soon as one has a day, or is featured, those that are neither are left out."""
    sort: str = "toctree"
    """A key of :data:`SORTS`. Pages that are featured come before all others."""
    limit: int | None = None
    """How many pages at most."""
    per_page: int | None = None
    """How many pages one page shows; the others follow on further pages."""

    @property
    def is_open(self) -> bool:
        """Whether nothing says which pages are meant: they are those right below the list's own."""
        return not (self.pages or self.section or self.glob or self.tags or self.stories)


def read_listing(
    texts: Mapping[str, str | None], body: Iterable[str] = ()
) -> tuple[Listing, tuple[Problem, ...]]:
    """A list from options as text and the lines of a body, which name a page each.

    An option that cannot be used is left out, with a problem.
    """
    found: list[Problem] = []
    pages = tuple(dict.fromkeys(filter(None, map(_page, body))))
    given = [name for name in ("section", "glob", "tag", "exclude") if name in texts]
    if pages and given:
        message = (
            f"The body names the pages of this list, so {given[0]!r} does not count: leave one of "
            "the two out."
        )
        found.append(Problem(Warn.VALUE, message))
        texts = {name: text for name, text in texts.items() if name not in given}
    section = (texts.get("section") or "").strip()
    if "section" in texts and not section:
        found.append(expected("section", "", "the front page of a section, such as 'stories'"))
    sort = _value(texts, "sort", partial(read_word, "sort", words=SORTS), found)
    listing = Listing(
        pages=pages,
        section=section or None,
        glob=_words(texts, "glob", "pages such as 'stories/*'", found),
        exclude=_words(texts, "exclude", "pages such as 'stories/*'", found),
        tags=_tags(texts, found),
        sort=sort or "toctree",
        limit=_value(texts, "limit", partial(read_count, "limit"), found),
        per_page=_value(texts, "per-page", partial(read_count, "per-page"), found),
    )
    return listing, tuple(found)


def read_count(option: str, text: str) -> int | Problem:
    """A whole number above 0."""
    word = text.strip()
    if re.fullmatch(r"\d{1,6}", word, re.ASCII) and int(word):
        return int(word)
    return expected(option, text, "a number such as '6'")


def tag_key(tag: str) -> str:
    """What tags have in common that are one: letters in either case, blanks of any number."""
    return " ".join(unicodedata.normalize("NFKC", tag).casefold().split())


def title_key(title: str) -> tuple[str, str]:
    """A title as it is looked for in a list: without accents and case, on every system alike.

    Numbers count as such: 2 stands before 10.
    """
    letters = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[0-9]+", lambda number: number[0].zfill(9), plain), title


def _page(line: str) -> str:
    """The name of a page in a line of the body; a list's mark before it is left out."""
    return _ITEM.sub("", line.strip(), count=1).strip()


def _words(
    texts: Mapping[str, str | None], option: str, what: str, found: list[Problem]
) -> tuple[str, ...]:
    if option not in texts:
        return ()
    words = tuple((texts[option] or "").replace(",", " ").split())
    if not words:
        found.append(Problem(Warn.VALUE, f"{option!r} is empty, but should be {what}."))
    return words


def _tags(texts: Mapping[str, str | None], found: list[Problem]) -> tuple[str, ...]:
    if "tag" not in texts:
        return ()
    tags = tuple(tag for part in (texts["tag"] or "").split(",") if (tag := part.strip()))
    if not tags:
        found.append(Problem(Warn.VALUE, "'tag' is empty, but should be words such as 'history'."))
    return tags


def _value(
    texts: Mapping[str, str | None],
    option: str,
    read: Callable[[str], _Value | Problem],
    found: list[Problem],
) -> _Value | None:
    text = texts.get(option)
    if text is None:
        return None
    value = read(text)
    if isinstance(value, Problem):
        found.append(value)
        return None
    return value

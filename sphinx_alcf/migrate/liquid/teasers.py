"""Which loops show pages, and what of such a loop is more than its pages.

A round shows a page when it writes the page's ``url`` as the address of a link, links to no other
page, and has no words but that page's own and fixed ones. A loop with such rounds becomes a list of
teasers, unless the links stand in a sentence or in a table, or another round links to pages
without being one. Of the rounds that show pages these parts are kept, for they are of no one page:

- what a condition lets pass that writes nothing of a page, such as a heading before the first;
- what a condition lets pass before the round's link and that has a heading, but no title: a year;
- a heading of fixed words, unless all rounds have it.

All else of such a round is how the old site drew the page. Rounds that show none stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.liquid.rounds import has_words
from sphinx_alcf.migrate.model import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_alcf.migrate.liquid.rounds import Round, Span
    from sphinx_alcf.migrate.model import SourcePage

_HEADING: Final = re.compile(
    r"<h([1-6])\b[^<>]*>(?:(?!</?h[1-6]).)*+</h\1\s*>|^#{1,6}[ \t]+[^\n]*", re.I | re.S | re.M
)
_LINK: Final = re.compile(
    r"<a\b[^<>]*>(?:(?!</?a\b).)*+</a\s*>|\[[^\]\n]*\]\([^()\s]*\)", re.I | re.S
)
_ROW: Final = re.compile(r"<t[rdh]\b|^[ \t]*\|", re.I | re.M)
_TAG: Final = re.compile(r"<[^<>]*>")
_IN_TAG: Final = re.compile(r"<[A-Za-z/][^<>]*\Z")
_PAIRED: Final = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_SEEN: Final = re.compile(r"<(?:img|video|audio|iframe|object|embed|svg)\b|!\[", re.I)
_MARK: Final = re.compile(f"{OPEN}\\d+{CLOSE}")
_BULLET: Final = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.M)
_SYNTAX: Final = re.compile(r"[\[\]()*_#>!`]")
_SEPARATOR: Final = re.compile(
    r"(?:[,;|\u00b7\u2022/&\u2013\u2014-]|and|or|&(?:middot|bull|amp|nbsp|ndash);|\s)+"
)


@dataclass(slots=True)
class Shown:
    """A run of pages, or a text between two."""

    pages: list[SourcePage] = field(default_factory=list)
    text: str = ""
    lines: list[int] = field(default_factory=list)


def teasers(rounds: list[Round]) -> list[Shown] | None:
    """What the *rounds* of a loop show, in order; ``None`` where the loop stays as it is."""
    linking = [one for one in rounds if one.pages or one.inner or one.kept]
    if not linking or not all(map(_shows, linking)) or any(map(_inline, linking)):
        return None
    labels = _labels(linking)
    found: list[Shown] = []
    for one in rounds:
        if one.pages or one.inner:
            found += _taken(one, labels)
        elif is_seen(one.out.getvalue()):
            found.append(Shown(text=one.out.getvalue(), lines=one.out.lines))
    return list(_joined(found))


def is_seen(text: str) -> bool:
    """Whether readers see something of *text*."""
    return bool(_SEEN.search(text) or _MARK.search(text) or has_words(_TAG.sub("", text)))


def _shows(one: Round) -> bool:
    text = one.out.getvalue()
    if one.kept or one.foreign or _ROW.search(text):
        return False
    if one.inner:
        return not one.pages and not _SEEN.search(text) and not has_words(_bare(text))
    if any("#" in text[start : end + 1] for start, end in one.links):
        return False
    pages = {page.path for page in one.pages}
    return len(pages) == 1 and pages >= {look.page.path for look in one.looks}


def _bare(text: str) -> str:
    return _TAG.sub("", _MARK.sub("", text))


def _inline(one: Round) -> bool:
    """Whether fixed words of a round are such as separate links in a sentence."""
    text = one.out.getvalue()
    signs = list(text)
    for start, end in (*one.own, *one.data):
        signs[start:end] = " " * (end - start)
    rest = _BULLET.sub("", _TAG.sub("", "".join(signs)))
    words = _SYNTAX.sub("", rest).strip()
    return bool(words and _SEPARATOR.fullmatch(words))


def _labels(rounds: list[Round]) -> frozenset[str]:
    """Fixed headings that all rounds have; they name what stands in each card."""
    if len(rounds) < 2:
        return frozenset()
    texts = [
        {one.out.getvalue()[start:end] for start, end in _fixed_headings(one)} for one in rounds
    ]
    return frozenset(set.intersection(*texts))


def _within(span: Span, others: list[Span]) -> bool:
    """Whether one of *others* begins in *span*."""
    return any(span[0] <= start < span[1] for start, _ in others)


def _fixed_headings(one: Round) -> list[Span]:
    text = one.out.getvalue()
    links = [match.span() for match in _LINK.finditer(text)]
    return [
        span
        for match in _HEADING.finditer(text)
        if not _within(span := match.span(), [*one.own, *one.data])
        and not any(start <= span[0] < end for start, end in links)
    ]


def _taken(one: Round, labels: frozenset[str]) -> Iterator[Shown]:
    """The page of a round, and what is kept before and after it."""
    text = one.out.getvalue()
    link = one.links[0][0] if one.links else 0
    spans = [span for span in one.parts if _is_apart(one, span, link)]
    for span in _fixed_headings(one):
        if text[slice(*span)] not in labels and not any(s <= span[0] < e for s, e in spans):
            spans.append(span)
    pages = Shown(pages=list({page.path: page for page in one.pages or one.inner}.values()))
    shown = False
    for start, end in sorted(spans):
        if start > link and not shown:
            yield pages
            shown = True
        if (part := text[start:end]) not in labels:
            first = text.count("\n", 0, start)
            lines = one.out.lines[first : first + part.count("\n") + 1]
            yield Shown(text=balanced(part), lines=lines)
    if not shown:
        yield pages


def _is_apart(one: Round, span: Span, link: int) -> bool:
    """Whether what a condition has let pass is of no one page."""
    text = one.out.getvalue()[slice(*span)]
    if _within(span, one.own) or not is_seen(text):
        return False
    if _IN_TAG.search(one.out.getvalue(), max(0, span[0] - 400), span[0]):
        return False
    return not _within(span, one.data) or (span[0] < link and bool(_HEADING.search(text)))


def balanced(text: str) -> str:
    """*text* without the tags of HTML that begin in it and do not end, or end and do not begin.

    The lines stay as many.
    """
    opened: list[re.Match[str]] = []
    lone: list[re.Match[str]] = []
    for match in _PAIRED.finditer(text):
        name = match[2].lower()
        if name in _VOID or match[3]:
            continue
        if not match[1]:
            opened.append(match)
            continue
        while opened and opened[-1][2].lower() != name:
            lone.append(opened.pop())
        if opened:
            opened.pop()
        else:
            lone.append(match)
    for match in sorted((*opened, *lone), key=re.Match.start, reverse=True):
        text = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
    return text


def _joined(found: list[Shown]) -> Iterator[Shown]:
    last: Shown | None = None
    for one in found:
        if last and last.pages and one.pages:
            last.pages += one.pages
            continue
        if last:
            yield last
        last = one
    if last:
        yield last

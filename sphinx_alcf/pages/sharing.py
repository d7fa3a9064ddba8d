"""The tags by which other sites show a page as a card: Open Graph and Twitter's.

https://ogp.me, and https://developer.x.com/en/docs/x-for-websites/cards: what Twitter's has no tag
for here, it takes from Open Graph. Knows nothing of Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel.core import get_global

from sphinx_alcf.story.languages import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGE = 600
"""Pixels of width from which a picture stands over the words of a card, not beside them."""
_GIVEN = re.compile(r"(?:property|name)=[\"']?((?:og|twitter|article|fb):[\w:]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A picture or film of a card."""

    url: str
    media_type: str
    width: int | None = None
    height: int | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says of a page; dates are ISO 8601."""

    title: str
    url: str
    site: str
    description: str = ""
    language: str = "en"
    article: bool = False
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    """The addresses of their pages."""
    section: str = ""
    tags: tuple[str, ...] = ()
    picture: SharedFile | None = None
    video: SharedFile | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A ``meta`` element: ``key`` is ``property`` or ``name``."""

    key: str
    name: str
    content: str


def tags_of(card: Card, written: str = "") -> list[Tag]:
    """The tags of *card*, without those that stand already in *written*, a piece of HTML.

    Where a picture is written, nothing is said of another.
    """
    given = set(_GIVEN.findall(written))
    groups = tuple(f"{name}:" for name in ("og:image", "og:video") if name in given)
    pairs = [(name, content) for name, content in _pairs(card) if content]
    return [
        Tag("name" if name.startswith("twitter:") else "property", name, content)
        for name, content in pairs
        if name not in given
        and not name.startswith(groups)
        and not (name == "twitter:image:alt" and "og:image" in given)
    ]


def _pairs(card: Card) -> Iterator[tuple[str, str]]:
    picture = card.picture
    yield "og:type", "article" if card.article else "website"
    yield "og:title", card.title
    yield "og:url", card.url
    yield "og:site_name", card.site
    yield "og:description", card.description
    yield "og:locale", og_locale(card.language)
    for kind, file in (("image", picture), ("video", card.video)):
        if file is not None:
            yield f"og:{kind}", file.url
            yield f"og:{kind}:type", file.media_type
            yield f"og:{kind}:width", str(file.width or "")
            yield f"og:{kind}:height", str(file.height or "")
            yield f"og:{kind}:alt", file.alt
    if card.article:
        yield "article:published_time", card.published
        yield "article:modified_time", card.modified
        yield "article:section", card.section
        yield from (("article:author", url) for url in card.authors)
        yield from (("article:tag", tag) for tag in card.tags)
    large = picture is not None and (picture.width or 0) >= _LARGE
    yield "twitter:card", "summary_large_image" if large else "summary"
    yield "twitter:image:alt", picture.alt if picture else ""


@cache
def og_locale(language: str) -> str:
    """A language as Open Graph has it, with its likeliest country: ``de_DE``; empty if unknown."""
    likely = str(get_global("likely_subtags").get(language.replace("-", "_"), ""))
    for tag in (language, likely.replace("_", "-")):
        found = locale_of(tag)
        if found is not None and found.territory:
            return f"{found.language}_{found.territory}"
    return ""

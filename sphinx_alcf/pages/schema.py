"""Structured data (https://schema.org) as typed values, and how a page carries them.

Fields are those that Google's documentation of rich results asks for or recommends. One that is
empty is not written. Knows nothing of Sphinx.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageObject:
    """A picture and who has which rights in it (schema.org/ImageObject)."""

    content_url: str
    width: int | None = None
    height: int | None = None
    caption: str = ""
    creator: Person | None = None
    credit_text: str = ""
    copyright_notice: str = ""
    license: str = ""
    acquire_license_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who publishes the site, or where an author works (schema.org/Organization)."""

    name: str
    url: str = ""
    logo: str = ""
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author or a photographer (schema.org/Person)."""

    name: str
    url: str = ""
    same_as: str = ""
    affiliation: Organization | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionComment:
    """What was wrong in a story (schema.org/CorrectionComment)."""

    text: str
    date_published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A story (schema.org/Article)."""

    kind: str = "Article"
    """``Article``, ``NewsArticle`` or ``BlogPosting``."""
    headline: str
    description: str = ""
    image: tuple[str, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    author: tuple[Person | Organization, ...] = ()
    publisher: Organization | None = None
    main_entity_of_page: str = ""
    in_language: str = ""
    article_section: str = ""
    keywords: tuple[str, ...] = ()
    word_count: int | None = None
    correction: tuple[CorrectionComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoObject:
    """A film (schema.org/VideoObject)."""

    name: str
    thumbnail_url: str
    upload_date: str
    description: str = ""
    content_url: str = ""
    embed_url: str = ""
    duration: str = ""
    """ISO 8601, such as ``PT1M33S``."""
    transcript: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """A step of a path (schema.org/ListItem)."""

    position: int
    name: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreadcrumbList:
    """Where a page stands (schema.org/BreadcrumbList)."""

    item_list_element: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSite:
    """The site itself, on its home page (schema.org/WebSite)."""

    name: str
    url: str
    description: str = ""
    publisher: Organization | None = None
    in_language: str = ""


def as_data(thing: Any) -> Any:
    """What JSON-LD has for a value of this module: its type and its fields that say something."""
    if isinstance(thing, tuple):
        return [as_data(part) for part in thing]
    if not is_dataclass(thing):
        return thing
    data: dict[str, Any] = {"@type": getattr(thing, "kind", type(thing).__name__)}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name != "kind" and value not in ("", None, ()):
            data[_camel(field.name)] = as_data(value)
    return data


def to_json(things: Sequence[object]) -> str:
    """*things* as one JSON-LD document that may stand in a ``script`` as it is.

    Signs that could end the element or begin a comment in it (HTML Standard, 4.12.1.3) are written
    as escapes of JSON, of which no title or caption can make a tag.
    """
    graph = [as_data(thing) for thing in things]
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda sign: f"\\u{ord(sign[0]):04x}", text)


def iso_duration(seconds: float) -> str:
    """A length of time in ISO 8601, such as ``PT1M33S``; empty for less than half a second."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    found = "".join(f"{number}{unit}" for number, unit in parts if number)
    return f"PT{found}" if found else ""


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)

"""Values of the theme's options: what ``conf.py`` says, read into typed values.

Each reader takes a value as it stands in ``html_theme_options`` (or, from ``-D``, a string) and
returns what templates need. It raises :class:`ValueError` with a clause that completes "``option``
is ..." where the value cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from sphinx_alcf.diagnostics import did_you_mean
from sphinx_alcf.palettes.colour import parse

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


class Link(NamedTuple):
    """A link: ``url`` is an address, or the name of a document of the project."""

    title: str
    url: str


class LinkColumn(NamedTuple):
    """A column of links under a title."""

    title: str
    links: tuple[Link, ...]


class IconLink(NamedTuple):
    """A link shown as a picture: ``icon`` is an SVG file from the folder of ``conf.py``."""

    title: str
    url: str
    icon: str


class Logo(NamedTuple):
    """A logo at the foot: ``image`` and ``light`` are files under ``_static``.

    ``light`` is the version for light palettes.
    """

    image: str
    alt: str
    url: str = ""
    light: str = ""


def text(value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        raise ValueError(f"a text, not {value!r}")
    return value


def flag(value: Any) -> bool:
    """True or false."""
    found = value if isinstance(value, bool) else _FLAGS.get(str(value).strip().lower())
    if found is None:
        raise ValueError(f"True or False, not {value!r}")
    return found


def count(value: Any) -> int:
    """A whole number, 0 or more."""
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,4}", str(value).strip()):
        raise ValueError(f"a whole number, 0 or more, not {value!r}")
    return int(value)


def colour(value: Any) -> str:
    """A colour in hexadecimal notation (CSS Color 4, 5.2), without transparency."""
    if not isinstance(value, str) or parse(value) is None:
        raise ValueError(f"a colour such as '#007b70', not {value!r}")
    return value.strip()


def names(value: Any) -> tuple[str, ...]:
    """A list of names; one string is several, separated by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise ValueError(f"a list of names, not {value!r}")
    return tuple(part.strip() for part in parts if part.strip())


def some_of(*words: str) -> Callable[[Any], tuple[str, ...]]:
    """A reader of a list of *words*, which may be empty."""

    def read(value: Any) -> tuple[str, ...]:
        found = names(value)
        for name in found:
            if name not in words:
                known = ", ".join(repr(word) for word in words)
                raise ValueError(f"a list of {known}, not of {name!r}.{did_you_mean(name, words)}")
        return found

    return read


def address(value: Any) -> str:
    """An address that a page may link to, or the name of a document."""
    url = text(value).strip()
    scheme = urlsplit(url).scheme.lower()
    if not url or scheme not in _SCHEMES:
        raise ValueError(f"an address or the name of a document, not {value!r}")
    return url


def links(value: Any) -> tuple[Link, ...]:
    """A list of maps of ``title`` and ``url``."""
    return tuple(Link(m["title"], address(m["url"])) for m in _maps(value, Link))


def columns(value: Any) -> tuple[LinkColumn, ...]:
    """A list of maps of ``title`` and ``links``."""
    found = _maps(value, LinkColumn, texts=False)
    return tuple(LinkColumn(text(m["title"]), links(m["links"])) for m in found)


def icon_links(value: Any) -> tuple[IconLink, ...]:
    """A list of maps of ``title``, ``url`` and ``icon``."""
    found = _maps(value, IconLink)
    return tuple(IconLink(m["title"], address(m["url"]), m["icon"]) for m in found)


def logos(value: Any) -> tuple[Logo, ...]:
    """A list of maps of ``image`` and ``alt``, and perhaps ``url`` and ``light``."""
    found = _maps(value, Logo)
    return tuple(
        Logo(**{**m, "url": address(m["url"])}) if m.get("url") else Logo(**m) for m in found
    )


def one_of(*words: str) -> Callable[[Any], str]:
    """A reader of one of *words*."""

    def read(value: Any) -> str:
        if value not in words:
            known = ", ".join(repr(word) for word in words)
            raise ValueError(f"one of {known}, not {value!r}.{did_you_mean(str(value), words)}")
        return str(value)

    return read


def _maps(
    value: Any, model: type[Link | LinkColumn | IconLink | Logo], *, texts: bool = True
) -> list[dict[str, Any]]:
    """The maps of a list, with the keys that *model* has."""
    known = {name: name not in model._field_defaults for name in model._fields}
    keys = ", ".join(f"'{name}'" for name in known)
    if not isinstance(value, list | tuple):
        raise ValueError(f"a list of maps of {keys}, not {value!r}")
    found = []
    for item in value:
        if not isinstance(item, Mapping):
            raise ValueError(f"a list of maps of {keys}, and {item!r} is none")
        for key in item:
            if key not in known:
                raise ValueError(
                    f"a list of maps of {keys}, not of {key!r}.{did_you_mean(str(key), known)}"
                )
        for key, needed in known.items():
            if needed and key not in item:
                raise ValueError(f"a list of maps of {keys}, and {dict(item)!r} has no {key!r}")
        if texts and not all(isinstance(part, str) for part in item.values()):
            raise ValueError(f"a list of maps of texts, and {dict(item)!r} is none")
        found.append(dict(item))
    return found

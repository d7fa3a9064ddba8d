"""What Jekyll adds to the front matter of documents: title, date, tags, neighbours, an excerpt."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sphinx_alcf.migrate.liquid import moments
from sphinx_alcf.migrate.liquid.moments import Day, Moment
from sphinx_alcf.migrate.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePosixPath

    from sphinx_alcf.migrate.liquid.drops import PageDrop

_DATED: Final = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)", re.A)


def merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both; where both have a key, *over* wins, unless it has nil there. Mappings are merged."""
    result = dict(under)
    for key, value in over.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            result[key] = merged(old, value)
        elif value is not None or key not in result:
            result[key] = value
    return result


def complete(drop: PageDrop, data: dict[str, Any]) -> dict[str, Any]:
    """Front matter of a document with all that Jekyll derives from its path."""
    path = drop.page.path
    dated = _DATED.fullmatch(path.stem)
    slug = (dated[2] if dated else path.stem).rstrip(".")
    categories = [*_above(path), *_words(data, "category", "categories")]
    data["categories"] = list(dict.fromkeys(map(to_s, categories)))
    data["tags"] = _words(data, "tag", "tags")
    if not data.get("title"):
        data["title"] = " ".join(word.capitalize() for word in slug.split("-"))
    data["slug"] = data.get("slug") or slug
    data["ext"] = data.get("ext") or path.suffix
    date = as_moment(data.get("date") or (dated[1] if dated else None), drop)
    if date:
        data["date"] = date
    else:
        data.pop("date", None)
    return data


def _above(path: PurePosixPath) -> list[str]:
    """The folders above ``_posts``, which are categories."""
    return list(path.parts[: path.parts.index("_posts")]) if "_posts" in path.parts else []


def _words(data: Mapping[str, Any], one: str, many: str) -> list[Any]:
    value = data.get(one) or data.get(many)
    if isinstance(value, str):
        return [value] if data.get(one) else value.split()
    return [item for item in value if item is not None] if isinstance(value, list) else []


def zone_of(config: Mapping[str, Any]) -> tzinfo:
    """The site's time zone; UTC where none is given, or none that is known here."""
    try:
        return ZoneInfo(config["timezone"])
    except (KeyError, OSError, TypeError, ValueError):
        return UTC


def as_moment(value: object, drop: PageDrop) -> Moment | None:
    """What a document's date is: a day is its midnight where the site is."""
    zone = zone_of(drop.site.config)
    if isinstance(value, Moment):
        return value.astimezone(zone)
    if isinstance(value, Day):
        return moments.at_midnight(value, zone)
    return moments.parse(value, zone, now=None) if isinstance(value, str) else None


def date_of(drop: PageDrop) -> Moment | None:
    """The date that a page says."""
    return as_moment(drop.data.get("date"), drop)


def labels(config: Mapping[str, Any]) -> set[str]:
    """The collections that the configuration names."""
    declared = config.get("collections")
    return {to_s(label) for label in declared} if isinstance(declared, (dict, list)) else set()


def metadata(config: Mapping[str, Any], label: str) -> dict[str, Any]:
    """What the configuration says of a collection."""
    declared = config.get("collections")
    found = declared.get(label) if isinstance(declared, dict) else None
    return found if isinstance(found, dict) else {}


def folder(url: str) -> str:
    """The folder that a page stands in, as an address."""
    return url if url.endswith("/") else url.rpartition("/")[0] + "/"


def static_file(path: PurePosixPath) -> dict[str, Any]:
    """A file that is copied as it is."""
    return {
        "path": f"/{path}",
        "name": path.name,
        "basename": path.stem,
        "extname": path.suffix,
        "collection": None,
        "modified_time": None,
    }


def collection(label: str, docs: list[PageDrop], metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What there is to know of a collection."""
    return {
        **metadata,
        "label": label,
        "docs": docs,
        "files": [],
        "relative_directory": f"_{label}",
        "directory": f"_{label}",
        "output": bool(metadata.get("output")) or label == "posts",
    }


def _excerpt(drop: PageDrop) -> str:
    given = drop.data.get("excerpt")
    if given is not None:
        return to_s(given)
    separator = drop.data.get("excerpt_separator") or drop.site.config.get("excerpt_separator")
    return drop.site.trace.content(drop.page, to_s(separator) or "\n\n")


OWN: Final[Mapping[str, Callable[[PageDrop], Any]]] = {
    "id": lambda drop: folder(drop.url) + to_s(drop.data["slug"]),
    "content": lambda drop: drop.site.trace.content(drop.page, ""),
    "path": lambda drop: drop.page.path.as_posix(),
    "relative_path": lambda drop: drop.page.path.as_posix(),
    "url": lambda drop: drop.url,
    "date": lambda drop: drop.data.get("date") or drop.site.time,
    "collection": lambda drop: drop.page.collection,
    "excerpt": _excerpt,
    "name": lambda drop: drop.data.get("name") or drop.page.path.name,
    "previous": lambda drop: drop.site.neighbour(drop, -1),
    "next": lambda drop: drop.site.neighbour(drop, 1),
}
"""What a document has beside its front matter."""

"""The address that Jekyll 4 gives a page: its ``URL``, ``Page`` and ``UrlDrop``."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

from sphinx_alcf.migrate.model import MARKDOWN
from sphinx_alcf.migrate.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

    from sphinx_alcf.migrate.model import SourcePage

POST: Final = re.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)")
"""The name of a post without suffix: a date and a slug."""

_STYLES: Final = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_OUTPUT: Final = {".scss": ".css", ".sass": ".css", ".coffee": ".js"}
_SAFE: Final = "/!$&'()*+,;=:@~"
_PLACEHOLDER: Final = re.compile(r":([a-z_]+)")
_EPOCH: Final = datetime.datetime(1970, 1, 1)


def locate(page: SourcePage, config: Mapping[str, Any]) -> tuple[str, str]:
    """The URL and the file of *page*, whose own are not looked at.

    Of ``permalink: a/b`` the URL is ``/a/b`` and the file ``a/b.html``; of ``/a/`` it is
    ``a/index.html``. ``..`` stays within the site.
    """
    suffix = output_suffix(page.path)
    permalink = page.data.get("permalink")
    words = _Placeholders(page, suffix)
    if isinstance(permalink, str) and permalink.strip():
        style = _STYLES.get(permalink, permalink) if page.collection else permalink
        url = _sanitized(words.fill(style))
    elif page.collection == "posts":
        style = str(config.get("permalink") or "date")
        url = _sanitized(words.fill(_STYLES.get(style, style)))
    elif page.collection:
        url = _sanitized(words.fill(_of_collection(page.collection, config)))
    elif suffix != ".html":
        url = _sanitized(words.fill("/:path/:basename:output_ext"))
    elif page.path.stem == "index":
        url = _sanitized(words.fill("/:path/"))
    else:
        url = _sanitized(words.fill(_with_suffix("/:path/:basename", config)))
    file = unquote(url).lstrip("/")
    if url.endswith("/"):
        file += "index"
    return url, file if file.endswith(suffix) else file + suffix


def output_suffix(path: PurePosixPath) -> str:
    """The ending of the file that Jekyll makes of this one."""
    suffix = path.suffix.lower()
    return ".html" if suffix in {*MARKDOWN, ".html", ".htm", ""} else _OUTPUT.get(suffix, suffix)


class _Placeholders:
    """What stands for ``:path``, ``:title`` and the others."""

    def __init__(self, page: SourcePage, suffix: str) -> None:
        self.page = page
        self.suffix = suffix

    def fill(self, template: str) -> str:
        """*template* with its placeholders replaced; unknown ones stay."""
        if ":" not in template:
            return template
        values = self._of_document() if self.page.collection else self._of_page()

        def value(match: re.Match[str]) -> str:
            # ":month_:day": the underscore is no part of the name.
            for key in (match[1], match[1].removesuffix("_")):
                if key in values:
                    return quote(values[key], safe=_SAFE) + match[1][len(key) :]
            return match[0]

        return _PLACEHOLDER.sub(value, template)

    def _of_page(self) -> dict[str, str]:
        path = self.page.path
        folder = path.parent.as_posix()
        return {
            "path": "" if folder == "." else folder,
            "basename": path.stem,
            "output_ext": self.suffix,
        }

    def _of_document(self) -> dict[str, str]:
        page = self.page
        below = page.path.parts[page.path.parts.index(f"_{page.collection}") + 1 :]
        stem = page.path.stem
        date = date_of(page) or _EPOCH
        if page.collection == "posts" and (match := POST.fullmatch(stem)):
            stem = match[4]
        given = page.data.get("slug")
        name = given if isinstance(given, str) and given else stem
        categories = categories_of(page)
        return {
            "collection": page.collection,
            "path": "/".join([*below[:-1], stem]),
            "name": slugify(stem),
            "title": slugify(name, "pretty", cased=True),
            "slug": slugify(name),
            "categories": "/".join(dict.fromkeys(c.lower() for c in categories)),
            "slugified_categories": "/".join(dict.fromkeys(slugify(c) for c in categories)),
            "output_ext": self.suffix,
            "year": f"{date:%Y}",
            "short_year": f"{date:%y}",
            "month": f"{date:%m}",
            "i_month": str(date.month),
            "short_month": f"{date:%b}",
            "long_month": f"{date:%B}",
            "day": f"{date:%d}",
            "i_day": str(date.day),
            "y_day": f"{date:%j}",
            "week": f"{date:%V}",
            "short_day": f"{date:%a}",
            "long_day": f"{date:%A}",
            "hour": f"{date:%H}",
            "minute": f"{date:%M}",
            "second": f"{date:%S}",
        }


def date_of(page: SourcePage) -> datetime.datetime | None:
    """The date of *page*: that of its front matter, else of a post's name; without a zone."""
    found = page.data.get("date")
    if isinstance(found, datetime.datetime):
        return found.replace(tzinfo=None)
    if isinstance(found, datetime.date):
        return datetime.datetime(found.year, found.month, found.day)
    if isinstance(found, str):
        try:
            return datetime.datetime.fromisoformat(found.strip()).replace(tzinfo=None)
        except ValueError:
            pass
    if page.collection == "posts" and (match := POST.fullmatch(page.path.stem)):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        try:
            return datetime.datetime(year + 2000 * (year < 100), month, day)
        except ValueError:
            return None
    return None


def categories_of(page: SourcePage) -> list[str]:
    """The categories of *page*: a list, or words with blanks between them."""
    found = page.data.get("categories", page.data.get("category"))
    if isinstance(found, str):
        return found.split() if "categories" in page.data else [found]
    return [str(value) for value in found] if isinstance(found, list) else []


def _of_collection(label: str, config: Mapping[str, Any]) -> str:
    collections = config.get("collections")
    own = collections.get(label) if isinstance(collections, dict) else None
    style = own.get("permalink") if isinstance(own, dict) else None
    if isinstance(style, str) and style:
        return _STYLES.get(style, style)
    return _with_suffix("/:collection/:path", config)


def _with_suffix(template: str, config: Mapping[str, Any]) -> str:
    """Jekyll's ``add_permalink_suffix``: what the site's own style asks for."""
    style = str(config.get("permalink") or "date")
    if style == "pretty" or style.endswith("/"):
        return template + "/"
    plain = style in {"date", "ordinal", "none"} or style.endswith(":output_ext")
    return template + ":output_ext" if plain else template


def _sanitized(url: str) -> str:
    """Jekyll's ``sanitize_url``: one slash before it, none doubled, no way up."""
    found = f"/{url.strip()}".replace("..", "/").replace("./", "")
    return re.sub(r"/{2,}", "/", found)

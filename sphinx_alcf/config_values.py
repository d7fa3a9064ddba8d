"""What the values of options in ``conf.py`` may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.config import Config

SANDBOX = (
    *("allow-downloads", "allow-forms", "allow-modals", "allow-orientation-lock"),
    *("allow-pointer-lock", "allow-popups", "allow-popups-to-escape-sandbox"),
    *("allow-presentation", "allow-same-origin", "allow-scripts", "allow-top-navigation"),
    *("allow-top-navigation-by-user-activation", "allow-top-navigation-to-custom-protocols"),
)
"""What the sandbox of a frame may allow (HTML Standard, 7.1.5)."""
ARTICLES = ("Article", "NewsArticle", "BlogPosting")
"""What ``alcf_article`` may be (https://schema.org/Article)."""
PUBLISHER = ("name", "url", "logo", "same-as")
"""The keys of ``alcf_publisher``."""
IMAGE_FORMATS = ("avif", "webp")
"""What ``alcf_image_formats`` may hold."""


def left_out(
    config: Config, option: str, wrong: Callable[[object, object], str | None]
) -> Iterator[str]:
    """Take those entries of a mapping away that are *wrong*, which says how to write them."""
    name = f"alcf_{option}"
    value = getattr(config, name)
    if not isinstance(value, dict):
        yield f"conf.py: {name} is a mapping of names, not {value!r}."
        value = {}
    good = {}
    for key, entry in value.items():
        if (why := wrong(key, entry)) is None:
            good[key] = entry
        else:
            yield f"conf.py: {name} has {key!r}: {entry!r}, which is left out. {why}"
    setattr(config, name, good)


def wrong_feeds(config: Config, every: bool, most: int) -> Iterator[str]:
    """Set options of feeds that cannot be used to their defaults, *every* and *most*; say so."""
    feeds, entries = config.alcf_feeds, config.alcf_feed_entries
    listed = isinstance(feeds, list | tuple) and all(isinstance(name, str) for name in feeds)
    if not listed and not isinstance(feeds, bool):
        yield f"conf.py: alcf_feeds is True, False or a list of documents, not {feeds!r}."
        config.alcf_feeds = every
    if isinstance(entries, bool) or not isinstance(entries, int) or entries < 1:
        yield f"conf.py: alcf_feed_entries is a number above 0, not {entries!r}."
        config.alcf_feed_entries = most


def clean_names(config: Config) -> Iterator[str]:
    """Take names away under which no page can stand, and let the others be as Sphinx has them."""
    for option in ("tag_pages", "year_pages"):
        name = f"alcf_{option}"
        value = getattr(config, name)
        cleaned = str(value or "").strip().strip("/").removesuffix("/index")
        if cleaned and (not isinstance(value, str) or not re.fullmatch(r"[\w./-]+", cleaned)):
            yield f"conf.py: {name} is the name of a page such as 'tags', not {value!r}."
            cleaned = ""
        setattr(config, name, cleaned)
    if config.alcf_tag_pages and config.alcf_tag_pages == config.alcf_year_pages:
        yield "conf.py: alcf_tag_pages and alcf_year_pages are one name; years have no pages."
        config.alcf_year_pages = ""


def wrong_host(host: object, facts: object) -> str | None:
    """Why *host* cannot be allowed with *facts*; ``None`` where it can."""
    if not isinstance(host, str) or not host.strip() or re.search(r"[/:\s]", host):
        return "A host is a name such as 'video.example.edu', without https:// and path."
    if isinstance(facts, str):
        return None
    if not isinstance(facts, dict) or not all(isinstance(v, str) for v in facts.values()):
        return "A host has a name for readers, or a map of 'name' and 'sandbox', both texts."
    for key in facts:
        if key not in {"name", "sandbox"}:
            return f"A host has 'name' and 'sandbox'.{did_you_mean(str(key), ('name', 'sandbox'))}"
    for token in facts.get("sandbox", "").split():
        if token not in SANDBOX:
            return f"A sandbox has no {token!r}.{did_you_mean(token, SANDBOX)}"
    return None


def wrong_license(name: object, url: object) -> str | None:
    """Why a licence cannot have this name or address."""
    if not isinstance(name, str) or not name.strip():
        return "A licence has a name."
    if not isinstance(url, str) or not re.fullmatch(r"https?://\S+", url.strip(), re.I):
        return "A licence has an address such as 'https://example.edu/terms'."
    return None


def wrong_fact(key: object, value: object) -> str | None:
    """Why a publisher cannot have this."""
    if key not in PUBLISHER:
        return f"A publisher has {', '.join(PUBLISHER)}.{did_you_mean(str(key), PUBLISHER)}"
    texts = value if key == "same-as" and isinstance(value, list) else [value]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return "It is a text, and 'same-as' a list of addresses."
    return None


def wrong_build(tag: object, url: object) -> str | None:
    """Why a language cannot be found there."""
    if not isinstance(tag, str) or not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", tag):
        return "A language is a tag such as 'de' or 'pt-BR', or 'x-default'."
    if not isinstance(url, str) or not url.strip():
        return "A build has an address such as 'https://example.org/de/'."
    return None


def wrong_text(name: object, text: object) -> str | None:
    """Why a standing text cannot have this name or these words."""
    if isinstance(name, str) and name.strip() and isinstance(text, str) and text.strip():
        return None
    return "A standing text has a name and words."


def unknown_formats(config: Config) -> list[str]:
    """A sentence for each picture format that is not known; they are left out of the value."""
    formats = config.alcf_image_formats
    if not isinstance(formats, list | tuple):
        config.alcf_image_formats = list(IMAGE_FORMATS[1:])
        return [f"conf.py: alcf_image_formats is a list such as ['avif', 'webp'], not {formats!r}."]
    config.alcf_image_formats = [name for name in formats if name in IMAGE_FORMATS]
    return [
        f"conf.py: alcf_image_formats takes 'avif' and 'webp', not {name!r}."
        f"{did_you_mean(str(name), IMAGE_FORMATS)}"
        for name in formats
        if name not in IMAGE_FORMATS
    ]

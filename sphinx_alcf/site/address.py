"""The site's name and its own address, for what is read away from its pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from sphinx_alcf.builders import writes_web_html
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

NOT_FOUND = "404"
"""The page that a server shows for addresses that are none; it has none itself."""

NEEDED_BY: Mapping[str, str] = MappingProxyType(
    {
        "alcf_metadata": "cards and structured data",
        "alcf_card_image": "cards",
        "alcf_languages": "links to other languages",
        "alcf_feeds": "feeds",
        "alcf_sitemap": "sitemap",
    }
)
"""Options of ``conf.py`` that do nothing without the site's address, and what they then lack."""


def base_of(config: Config) -> str:
    """The site's canonical address with a slash at its end; empty where it is not known.

    It is ``html_baseurl``, where that is a whole address: a path alone names no host.
    """
    base = str(config.html_baseurl or "").strip()
    try:
        parts = urlsplit(base)
    except ValueError:  # such as a bracket that does not close
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return base.rstrip("/") + "/"


def site_name(config: Config) -> str:
    """What the site is called: ``html_title`` where ``conf.py`` gives one, else the project."""
    given = {*config._raw_config, *config.overrides}
    titled = "html_title" in given and config.html_title
    return plain_text(config.html_title) if titled else str(config.project)


def page_address(builder: Builder, docname: str) -> str:
    """The canonical address of a page; empty without a base."""
    base = base_of(builder.config)
    # The builder "dirhtml" leaves blanks and letters of other scripts as they are.
    return base + quote(builder.get_target_uri(docname), safe="/%#") if base else ""


def file_address(config: Config, path: str) -> str:
    """The address of a file of the output; empty without a base.

    *path* counts from the output's folder, and is quoted already.
    """
    base = base_of(config)
    return urljoin(base, path) if base else ""


def download_address(config: Config, link: addnodes.download_reference) -> str:
    """The address on the web of a file that pages link to; empty where it is not known.

    That of a file of another site is what *link* says; a file of this one needs a base.
    """
    if "filename" in link:
        return file_address(config, f"_downloads/{quote(str(link['filename']))}")
    return str(link.get("refuri", ""))


def check_base(app: Sphinx) -> None:
    """Warn (``alcf.base_url``) once where options ask for what needs an address, and none is set.

    Options that are on by themselves say nothing, so that a site that does not care builds clean.
    A handler of ``builder-inited``.
    """
    config = app.config
    if not writes_web_html(app.builder) or base_of(config):
        return
    given = {*config._raw_config, *config.overrides}
    asked = {name: what for name, what in NEEDED_BY.items() if name in given and config[name]}
    if all("://" in url for url in config.alcf_languages.values()):
        asked.pop("alcf_languages", None)
    if not asked:
        return
    message = (
        f"conf.py: {', '.join(asked)} cannot work without the site's address: set html_baseurl, "
        "such as 'https://example.org/stories/'. Until then there are no "
        f"{', no '.join(dict.fromkeys(asked.values()))}."
    )
    report(Problem(Warn.BASE_URL, message))

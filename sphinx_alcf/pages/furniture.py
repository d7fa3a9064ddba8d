"""What a site's options put around every page: links, icons, logos, links to the source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import TemplateNotFound
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.media.pictures import probe
from sphinx_alcf.once import Once
from sphinx_alcf.pages.icons import inline_svg
from sphinx_alcf.pages.source_links import HOSTS, host_of, source_links
from sphinx_alcf.pages.theme_options import get_theme_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.pages.option_values import Link

_PAGES = frozenset({"search", "genindex"})
"""Pages that no document makes and a link may name."""


class Files(NamedTuple):
    """What the options' files hold, read once a build."""

    icons: dict[str, Markup]
    """The icons of ``icon_links`` by their files' names."""
    sizes: dict[str, tuple[int | None, int | None]]
    """Width and height, in CSS pixels, of the footer's logos by their files' names."""
    missing: set[str]
    """Names of templates that are in no folder of templates."""

    def templates(self, names: Iterable[str]) -> list[str]:
        """Those of *names* that are there."""
        return [name for name in names if name not in self.missing]


def furniture_of(
    builder: StandaloneHTMLBuilder, pagename: str, context: Mapping[str, Any]
) -> dict[str, Any]:
    """What templates are told of the options; links count from the page *pagename*."""
    options, pathto = get_theme_options(builder), context["pathto"]
    files = files_of(builder)

    def address(url: str) -> str:
        name = page_name(url)
        return pathto(name) if name else url

    def linked(found: Iterable[Link]) -> list[dict[str, str]]:
        return [{"title": link.title, "link": address(link.url)} for link in found]

    def static(name: str) -> str:
        return pathto(f"_static/{_name(name)}", 1) if name else ""

    return {
        "options": options,
        "header_links": linked(options.header_links),
        "icon_links": [
            {"title": link.title, "link": address(link.url), "icon": files.icons[link.icon]}
            for link in options.icon_links
            if link.icon in files.icons
        ],
        "footer_links": [
            {"title": column.title, "links": linked(column.links)}
            for column in options.footer_links
        ],
        "footer_logos": [
            {
                "src": static(logo.image),
                "light": static(logo.light),
                "alt": logo.alt,
                "link": address(logo.url) if logo.url else "",
                "size": files.sizes[logo.image],
            }
            for logo in options.footer_logos
            if logo.image in files.sizes
        ],
        "indices": [
            {"title": str(index.localname), "link": pathto(name)}
            for name, index, _content, _collapse in builder.domain_indices
        ],
        "legal_links": linked(options.legal_links),
        "sidebar_start": files.templates(options.sidebar_start),
        "sidebar_end": files.templates(options.sidebar_end),
        "source": _source(builder, pagename, context),
    }


def page_name(url: str) -> str:
    """The page that an option's ``url`` names, such as ``about``; empty where it is an address."""
    if urlsplit(url).scheme or url.startswith(("/", "#", "?", ".")):
        return ""
    return re.sub(r"\.(md|rst|html)$", "", url)


@Once
def files_of(builder: StandaloneHTMLBuilder) -> Files:
    """The options' files. Warns (``alcf.config``), once a build, of what is not there."""
    options = get_theme_options(builder)
    files = Files({}, {}, set())
    for link in options.icon_links:
        try:
            files.icons[link.icon] = inline_svg(Path(builder.confdir) / link.icon)
        except (OSError, ValueError) as error:
            reason = error if isinstance(error, ValueError) else "cannot be read"
            _warn(f"icon {link.icon!r} {reason}.")
    for logo in options.footer_logos:
        for name in filter(None, (logo.image, logo.light)):
            size = _size(builder, name)
            if size is not None:
                files.sizes[name] = size
            else:
                _warn(f"logo {name!r} is no picture in a folder of html_static_path.")
    for name in (*options.sidebar_start, *options.sidebar_end):
        if not _has_template(builder, name):
            files.missing.add(name)
            _warn(f"template {name!r} is in no folder of templates_path.")
    columns = (link for column in options.footer_links for link in column.links)
    urls = [link.url for link in (*options.header_links, *options.legal_links, *columns)]
    urls += [link.url for link in options.icon_links] + [logo.url for logo in options.footer_logos]
    known = {*builder.env.found_docs, *_PAGES}
    for url in dict.fromkeys(filter(None, urls)):
        if (name := page_name(url)) and name not in known:
            _warn(f"url {url!r} names no document.{did_you_mean(name, known)}")
    return files


def _has_template(builder: StandaloneHTMLBuilder, name: str) -> bool:
    loader = builder.templates
    assert isinstance(loader, BuiltinTemplateLoader)
    try:
        loader.environment.get_template(name)
    except TemplateNotFound:
        return False
    return True


def _warn(message: str) -> None:
    report(Problem(Warn.CONFIG, f"conf.py, html_theme_options: {message}"))


def _name(static: str) -> str:
    """A file's name in the output's ``_static``."""
    return static.removeprefix("_static/")


def _size(builder: StandaloneHTMLBuilder, name: str) -> tuple[int | None, int | None] | None:
    """The size of a static picture; ``None`` where there is none."""
    for folder in builder.config.html_static_path:
        info = probe(Path(builder.confdir) / folder / _name(name))
        if not isinstance(info, Problem):
            return info.width, info.height
    return None


def _source(
    builder: StandaloneHTMLBuilder, pagename: str, context: Mapping[str, Any]
) -> dict[str, str]:
    """The page's source at its host: ``host`` (a name for readers), ``edit`` and ``view``."""
    options = get_theme_options(builder)
    if pagename not in builder.env.found_docs or not options.source_repository:
        return {}
    suffix = context.get("page_source_suffix", "")
    found = source_links(
        repository=options.source_repository,
        branch=options.source_branch,
        directory=options.source_directory,
        host=options.source_host,
        path=f"{pagename}{suffix}",
    )
    host = options.source_host or host_of(options.source_repository) or ""
    shown = {name: url for name, url in found.items() if name in options.source_links}
    return {"host": HOSTS.get(host, ""), **shown} if shown else {}

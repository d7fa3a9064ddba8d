"""Redirect pages: a page's address is its document name, and its ``permalink`` leads there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def page_name(permalink: str) -> str | None:
    """The page that stands at *permalink*, as Jekyll has it; ``None`` where none can.

    Jekyll: ``a/b`` is ``a/b.html``, ``/a/`` is ``a/index.html``, and ``..`` stays inside the site.
    """
    path = permalink.strip()
    if "://" in path or "\\" in path or "?" in path or "#" in path:
        return None
    folder = path.endswith("/")
    path = posixpath.normpath("/" + path).strip("/")
    path = path.removesuffix(".html").removesuffix("/index")
    if not path or path == "index":
        return "index"
    return f"{path}/index" if folder else path


def redirect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages that send readers from a ``permalink`` to the page, for ``html-collect-pages``.

    Warns (``alcf.permalink``) where two pages claim an address, or a document has it already.
    """
    builder = app.builder
    taken: dict[str, str] = {}
    for docname, page in sorted(get_domain(app.env).pages.items()):
        if page.permalink is None:
            continue
        name = page_name(page.permalink)
        problem = None
        if name is None:
            problem = f"permalink {page.permalink!r} is no path within the site: it is left out."
        elif _same_address(name, docname, builder.name):
            continue
        elif name in app.env.found_docs or f"{name}/index" in app.env.found_docs:
            problem = (
                f"permalink {page.permalink!r} is the address of another page: it is left out."
            )
        elif name in taken:
            problem = (
                f"permalink {page.permalink!r} is also that of {taken[name]}: one page an address."
            )
        if problem or name is None:
            report(Problem(Warn.PERMALINK, problem or "", page.permalink_line), docname)
            continue
        taken[name] = docname
        here = builder.get_target_uri(name)
        target = relative_uri(here, builder.get_target_uri(docname)) or "./"
        base = app.config.html_baseurl
        canonical = f"{base.rstrip('/')}/{builder.get_target_uri(docname)}" if base else ""
        title = app.env.titles[docname].astext()
        context = {"target": target, "title": title, "canonical": canonical}
        yield name, context, "redirect.html"


def _same_address(name: str, docname: str, builder: str) -> bool:
    """Whether *name* is where the document stands, in this builder."""
    if builder == "dirhtml":
        return name.removesuffix("/index") == docname.removesuffix("/index")
    return name == docname

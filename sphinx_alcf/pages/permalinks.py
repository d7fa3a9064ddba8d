"""Redirect pages: a page's address is its document name, and its ``permalink`` leads there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.util.osutil import relative_uri

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


_FORBIDDEN = re.compile(r"""[\x00-\x1f\\?#<>:"|*]""")
"""What has another meaning in an address, or cannot stand in a file name on every system."""


def page_name(permalink: str) -> str | None:
    """The page that stands at *permalink*, as Jekyll has it; ``None`` where none can.

    Jekyll: ``a/b`` is ``a/b.html``, ``/a/`` is ``a/index.html``, and ``..`` stays inside the site.
    """
    path = unquote(permalink.strip())
    if "://" in path or _FORBIDDEN.search(path):
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
    # Compared without case: on some file systems two such names are one file.
    others = {name.casefold() for name in _other_pages(app)}
    for docname, page in sorted(get_domain(app.env).pages.items()):
        if page.permalink is None:
            continue
        name = page_name(page.permalink)
        problem = None
        if name is None:
            problem = f"permalink {page.permalink!r} is no path within the site: it is left out."
        elif _same_address(name, docname, builder.name):
            continue
        elif {name.casefold(), f"{name}/index".casefold()} & others or name.startswith("_"):
            problem = (
                f"permalink {page.permalink!r} is the address of another page: it is left out."
            )
        elif name.casefold() in taken:
            first = taken[name.casefold()]
            problem = f"permalink {page.permalink!r} is also that of {first}: one page an address."
        if problem or name is None:
            report(
                Problem(Warn.PERMALINK, problem or "", page.permalink_line),
                str(app.env.doc2path(docname)),
            )
            continue
        taken[name.casefold()] = docname
        here = builder.get_target_uri(name)
        target = relative_uri(here, builder.get_target_uri(docname)) or "./"
        base = app.config.html_baseurl
        canonical = f"{base.rstrip('/')}/{builder.get_target_uri(docname)}" if base else ""
        title = app.env.titles[docname].astext()
        context = {"target": target, "title": title, "canonical": canonical}
        if lang := page.lang:
            context["language"] = lang
        yield name, context, "redirect.html"


def _same_address(name: str, docname: str, builder: str) -> bool:
    """Whether *name* is where the document stands, in this builder."""
    if builder == "dirhtml":
        return name.removesuffix("/index") == docname.removesuffix("/index")
    return name == docname


def _other_pages(app: Sphinx) -> set[str]:
    """The names of all pages that stand somewhere already: documents, and what Sphinx adds."""
    own = {"search", "genindex", "genindex-all", "404", "opensearch"}
    indices = {
        f"{domain.name}-{index.name}"
        for domain in app.env.domains.sorted()
        for index in domain.indices
    }
    return {*app.env.found_docs, *own, *indices, *app.config.html_additional_pages}

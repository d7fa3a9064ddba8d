"""Redirect pages: a page's address is its document name; ``permalink`` and old ones lead there."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import quote, unquote

from sphinx.util.osutil import relative_uri

from sphinx_alcf.builders import has_folders
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.pages.taken import TakenFiles, file_of
from sphinx_alcf.site.address import page_address
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.model import OldAddress
from sphinx_alcf.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.site.record import PageRecord

    Page: TypeAlias = tuple[str, dict[str, Any], str]

TEMPLATE = "redirect.html"
_FORBIDDEN = re.compile(r"""[\x00-\x1f\\?#<>:"|*]""")
"""What has another meaning in an address, or cannot stand in a file name on every system."""
_OTHER_TYPE = re.compile(r"\.(?!html?$)[a-z]{2,5}$", re.I)
"""An ending, such as ``.php``, by which servers take a file for something else than a page."""


class Redirect(NamedTuple):
    """An address at which a page can stand that sends readers on."""

    name: str
    """What Sphinx calls that page."""
    file: str
    """Its file, from the output's folder."""
    literal: bool
    """Whether the builder would put a page of this name into another file."""


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


def redirect_pages(
    app: Sphinx, builder: StandaloneHTMLBuilder, made: Collection[str] = ()
) -> Iterator[Page]:
    """The pages that send readers from other addresses to a page, for ``html-collect-pages``.

    Those are its ``permalink`` and what its ``redirect_from`` names; *made* are the names of other
    pages that no document makes. Warns (``alcf.permalink``) where no page can stand, where two
    pages claim an address, or another page has it already.
    """
    taken: dict[str, str] = {}
    folders = has_folders(builder)
    others = TakenFiles(app, builder, made)
    for docname, page in sorted(get_domain(app.env).pages.items()):
        for key, old in _claims(page):
            found = redirect_at(old.path, folders=folders)
            if isinstance(found, Redirect):
                first = taken.get(found.file.casefold())
                own = not found.literal and _same_address(found.name, docname, folders=folders)
                if own or first == docname:
                    continue
                if others.has(found.file) if found.literal else others.answers(found.file):
                    found = "is the address of another page"
                elif first:
                    found = f"is also that of {first}: one page an address"
            if isinstance(found, str):
                message = f"{key} {old.path!r} {found}: it is left out."
                report(Problem(Warn.PERMALINK, message, old.line), str(app.env.doc2path(docname)))
                continue
            taken[found.file.casefold()] = docname
            yield from _made(builder, docname, page, found)
    for docname, page, file in _files_of_permalinks(app) if folders else ():
        found = redirect_at(file, folders=folders)
        if isinstance(found, Redirect) and not (
            found.file.casefold() in taken or others.has(found.file)
        ):
            taken[found.file.casefold()] = docname
            yield from _made(builder, docname, page, found)
    if folders and builder.search and "search.html" not in taken:
        _write_search_file(builder)


def _write_search_file(builder: StandaloneHTMLBuilder) -> None:
    """Let ``search.html`` lead to the search, which has a folder too: links may name the file."""
    context = {
        "target": builder.get_target_uri("search"),
        "title": _("Search"),
        "canonical": page_address(builder, "search"),
    }
    place = Path(builder.outdir, "search.html")
    builder.handle_page("search", context, TEMPLATE, outfilename=place)


def _made(
    builder: StandaloneHTMLBuilder, docname: str, page: PageRecord, redirect: Redirect
) -> Iterator[Page]:
    """The page that sends readers on, or none: one that is a file by itself is written."""
    context = _context(builder, docname, page, redirect)
    if not redirect.literal:
        yield redirect.name, context, TEMPLATE
        return
    place = Path(builder.outdir, redirect.file)
    place.parent.mkdir(parents=True, exist_ok=True)
    builder.handle_page(redirect.name, context, TEMPLATE, outfilename=place)


def _files_of_permalinks(app: Sphinx) -> Iterator[tuple[str, PageRecord, str]]:
    """The file that Jekyll makes of each ``permalink: a/b``: links may name ``a/b.html`` too."""
    for docname, page in sorted(get_domain(app.env).pages.items()):
        path = (page.permalink or "").strip()
        if path and not path.endswith(("/", ".html", ".htm")):
            yield docname, page, f"{path}.html"


def _claims(page: PageRecord) -> Iterator[tuple[str, OldAddress]]:
    """The addresses that a page claims beside its own, each with its key."""
    if page.permalink is not None:
        yield "permalink", OldAddress(page.permalink, page.permalink_line)
    for old in page.redirect_from:
        yield "redirect_from", old


def redirect_at(address: str, *, folders: bool) -> Redirect | str:
    """What stands at *address*, or why nothing can.

    Old addresses that end in ``.html`` or ``.htm`` are files, also where each page has a folder
    of its own (*folders*).
    """
    name = page_name(address)
    if name is None:
        return "is no path within the site"
    if match := _OTHER_TYPE.search(name):
        return f"ends in {match[0]!r}, where no page can stand (a server can redirect it)"
    path = posixpath.normpath("/" + unquote(address.strip())).strip("/")
    above, _, _ = path.rpartition("/")
    if any(part.endswith((".html", ".htm")) for part in above.split("/")):
        return "lies below a name that is a file's"
    if path.endswith(".htm") or (folders and path == f"{name}.html" and path != "index.html"):
        return Redirect(name, path, literal=True)
    return Redirect(name, file_of(name, folders=folders), literal=False)


def _context(
    builder: StandaloneHTMLBuilder, docname: str, page: PageRecord, redirect: Redirect
) -> dict[str, Any]:
    """What the template is told."""
    uri = builder.get_target_uri(docname)
    here = quote(redirect.file) if redirect.literal else builder.get_target_uri(redirect.name)
    title = builder.env.titles[docname].astext()
    target = relative_uri(here, uri) or "./"
    context = {"target": target, "title": title, "canonical": page_address(builder, docname)}
    return {**context, "language": page.lang} if page.lang else context


def _same_address(name: str, docname: str, *, folders: bool) -> bool:
    """Whether *name* is where the document stands."""
    if folders:
        return name.removesuffix("/index") == docname.removesuffix("/index")
    return name == docname

"""Which stylesheets and scripts a page loads: those that it has use for.

Colours of code are in ``alcf-doc.css``. A sheet that only some pages need comes only where what it
is for stands in the text: sphinx-design's and myst-nb's too. Sphinx's own scripts come only where
another extension's script may call them. What the search needs comes on its page; elsewhere its
dialog loads it.
"""

from __future__ import annotations

import re
from os import fspath
from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context

_DESIGN = "alcf-design.css"
_NOTEBOOK = "alcf-notebook.css"
_LAYOUTS = "alcf-layouts.css"
_DOC = "alcf-doc.css"
_PARTS = ("categories", "project", "publications", "download", "contents")
_BLOCKS = ("standfirst", "stats", "facts", "aside", "correction", "boilerplate")

_DOC_CLASSES = tuple(
    f'class="{name}'
    for name in (
        "sig ",
        "math",
        "admonition",
        "topic",
        "sidebar",
        "contents",
        "version",
        "deprecated",
    )
)

_MARKS: Final[dict[str, tuple[str, ...]]] = {
    # In a class, not in an address such as ".../bsd-3-clause".
    _DESIGN: ('"sd-', " sd-"),
    _NOTEBOOK: ('class="cell ',),
    # What documentation has and few stories: signatures, code, tables, notes, formulas.
    _DOC: ("<pre", "<table", "field-list", "option-list", "sd-cards-carousel", *_DOC_CLASSES),
    _LAYOUTS: tuple(f"alcf-{name}" for name in _PARTS),
    "alcf-blocks.css": tuple(f'class="alcf-{name}' for name in _BLOCKS),
    "alcf-lightbox.css": ("data-alcf-lightbox",),
    "alcf-background.css": ('class="alcf-background"',),
}
"""The sheets that only some pages load, and what stands in these."""
_LAID_OUT = frozenset({"section-head", "home", "back-pub", "back-proj"})
_NEVER = frozenset({"pygments.css", "pygments_dark.css"})
_STOCK = frozenset(
    {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js"}
)
_SEARCH: Final = {
    "style": "alcf-search.css",
    "script": "alcf-search.js",
    "frame": "alcf-search-frame.js",
}
_VERSION = re.compile(r'(?:href|src)="(?:[^"?]*/)?(?P<name>[^"?/]+)(?P<version>\?v=\w+)"')


def offer_loaded(environment: Environment) -> None:
    """Give templates ``alcf_sheets``, ``alcf_scripts``, ``alcf_tag`` and ``alcf_search_files``."""
    environment.globals["alcf_sheets"] = sheets
    environment.globals["alcf_scripts"] = scripts
    environment.globals["alcf_tag"] = _tag()
    environment.globals["alcf_search_files"] = _search_files()


@pass_context
def sheets(context: Context) -> list[Any]:
    """The stylesheets of a page, of all that are registered for it."""
    body, layout = context["body"], context["alcf"].get("layout")
    searches, technical = bool(context["pagename"] == "search"), _is_technical(context)

    def is_used(css: Any) -> bool:
        path = _path(css)
        name = path.rpartition("/")[2]
        if name in _NEVER:
            return False
        if name == _DOC:
            return technical
        if name == _LAYOUTS and layout in _LAID_OUT:
            return True
        if name == "alcf-search.css":
            return searches
        kind = _DESIGN if "sphinx-design" in path else _NOTEBOOK if "/mystnb." in path else name
        marks = _MARKS.get(kind)
        return marks is None or any(mark in body for mark in marks)

    return [css for css in context["css_files"] if is_used(css)]


@pass_context
def scripts(context: Context) -> list[Any]:
    """The scripts of a page, of all that are registered for it."""
    here = {
        "alcf.js": not context["switchable"],  # else it stands first in the head
        "alcf-doc.js": _is_technical(context),
        "alcf-search.js": context["pagename"] == "search",
        "alcf-search-frame.js": False,  # which alcf-search.js loads
    }
    files = [(js, _path(js)) for js in context["script_files"]]
    stock_is_used = any(_is_of_others(path) for _, path in files)

    def is_used(path: str) -> bool:
        name = path.rpartition("/")[2]
        if name in _STOCK:
            return stock_is_used
        return here.get(name, True) and ("design-tabs" not in path or "sd-tab" in context["body"])

    return [js for js, path in files if is_used(path)]


def _tag() -> Callable[[Context, str, object], str]:
    tags: dict[tuple[str, object], str] = {}  # by the way from the page to the root

    @pass_context
    def tag(context: Context, make: str, file: object) -> str:
        """What ``css_tag`` or ``js_tag`` makes of a file, which is the same in all of a folder.

        Sphinx looks on the disk each time where the file is, to find the checksum that it knows.
        """
        key = context["content_root"], file
        if key not in tags:
            tags[key] = context[make](file)
        return tags[key]

    return tag


def _search_files() -> Callable[[Context], dict[str, str]]:
    versions: dict[str, str] = {}  # of each file, the same on all pages of a build

    @pass_context
    def search_files(context: Context) -> dict[str, str]:
        """What the search loads on first use: ``style``, ``script`` and ``frame``, as addresses.

        They end in the checksums that renew caches, which only Sphinx's tags have.
        """
        if not versions:
            tags = [context["css_tag"](css) for css in context["css_files"]]
            tags += [context["js_tag"](js) for js in context["script_files"]]
            found = [match for tag in tags if (match := _VERSION.search(tag))]
            versions.update({match["name"]: match["version"] for match in found})
        pathto = context["pathto"]
        return {
            kind: pathto(f"_static/{name}", 1) + versions.get(name, "")
            for kind, name in _SEARCH.items()
        }

    return search_files


def _is_technical(context: Context) -> bool:
    """Whether a page has what documentation has: its frame says so, or its text."""
    return context["frame"] == "doc" or any(mark in context["body"] for mark in _MARKS[_DOC])


def _is_of_others(path: str) -> bool:
    """Whether a script is another extension's, which may call Sphinx's own."""
    name = path.rpartition("/")[2]
    ours = name == "alcf.js" or name.startswith("alcf-")
    return not (ours or name in _STOCK or "design-tabs" in path)


def _path(file: Any) -> str:
    """The address of a stylesheet or script, which old extensions give as a text."""
    return fspath(getattr(file, "filename", None) or str(file))

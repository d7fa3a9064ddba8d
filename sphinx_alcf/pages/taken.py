"""Where pages and files of the site stand, so that no page that sends readers on takes a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.builders import has_folders
from sphinx_alcf.pages.documents import is_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_OF_EVERY_SITE = ("search", "genindex", "genindex-all", "opensearch", "404")
_OF_AN_INDEX = re.compile(r"genindex-(?:.|symbols)\.html", re.I)
"""The pages of an index in parts (``html_split_index``), by their letters."""


class TakenFiles:
    """The files of the output, compared without case: on some systems two such names are one."""

    def __init__(self, app: Sphinx, builder: StandaloneHTMLBuilder, made: Iterable[str]) -> None:
        """Know the documents, what Sphinx and the project add, and the pages *made* of none."""
        self.app = app
        folders = has_folders(builder)
        names = (*_names(app), *made)
        self.files = {file_of(name, folders=folders).casefold() for name in names}
        self.files.add("404.html")  # at this place for every builder, for hosts look there
        self.split = app.config.html_split_index and not folders

    def has(self, file: str) -> bool:
        """Whether something stands at *file*, from the output's folder."""
        name = file.casefold()
        return (
            name.startswith("_")
            or name in self.files
            or (self.split and bool(_OF_AN_INDEX.fullmatch(name)))
            or is_own(self.app, file)
        )

    def answers(self, file: str) -> bool:
        """Whether a server that is asked for the page at *file* has one: of a folder, too."""
        front = f"{file.removesuffix('.html')}/index.html"
        return self.has(file) or self.has(front)


def file_of(name: str, *, folders: bool) -> str:
    """The file of the page *name*, where each page has a folder of its own or a file."""
    index = not folders or name == "index" or name.endswith("/index")
    return f"{name}.html" if index else f"{name}/index.html"


def _names(app: Sphinx) -> Iterator[str]:
    """Documents, and pages that Sphinx adds to them."""
    yield from app.env.found_docs
    yield from _OF_EVERY_SITE
    for domain in app.env.domains.sorted():
        yield from (f"{domain.name}-{index.name}" for index in domain.indices)
    yield from app.config.html_additional_pages

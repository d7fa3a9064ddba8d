"""Download cards: a file with its title, type and size, as nodes; and the directive."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, NamedTuple
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.doctree.header import page_of
from sphinx_alcf.doctree.nodes import download_card, download_facts
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.media.downloads import kind_by_name, read_file_facts
from sphinx_alcf.story.downloads import DOWNLOAD_OPTIONS, Download, read_download
from sphinx_alcf.story.languages import language_tag, locale_of
from sphinx_alcf.story.medium import is_remote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_alcf.doctree.factory import NodeFactory

# 1000 bytes are a kilobyte (IEC 80000-13), as systems and browsers have it.
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")


def download_node(
    download: Download,
    factory: NodeFactory,
    body: Sequence[nodes.Node] = (),
    *,
    language: str | None = None,
) -> download_card:
    """The card of *download*; *body* is a directive's content, *language* that of the page.

    Where the file is not found, the card says all that it can without it.
    """
    node = download_card(classes=["alcf-download"])
    factory.locate(node, download.line)
    if download.thumb:
        thumb = factory.figure(download.thumb)
        thumb["classes"].append("alcf-download-thumb")
        node += thumb
    file = _file(download, factory, language or factory.env.config.language)
    if download.title:
        title = factory.text(download.title, "alcf-download-title")
    else:
        title = nodes.paragraph("", file.name, classes=["alcf-download-title"], translatable=False)
        factory.locate(title, download.line)
    said = ", ".join(text for text in (download.filetype or file.kind, file.size) if text)
    facts = download_facts("", said, classes=["alcf-download-facts"], translatable=False)
    factory.locate(facts, download.line)
    if file.uri:
        # By it Sphinx copies the file; the title becomes a link when it has been translated.
        facts += addnodes.download_reference("", "", nodes.Text(file.name), reftarget=file.uri)
    node += [title, *body, facts]
    return node


class _File(NamedTuple):
    """What is known of a file: its address for Sphinx, its name, kind and size in words."""

    uri: str
    name: str
    kind: str = ""
    size: str = ""


def _file(download: Download, factory: NodeFactory, language: str) -> _File:
    size = download.filesize or ""
    if is_remote(download.file):
        name = PurePosixPath(urlsplit(download.file).path).name
        return _File(download.file, name or download.file, kind_by_name(name), size)
    finder = factory.finder(download.line)
    name = PurePosixPath(download.file).name
    found = finder.file(download.file)
    if found is None:
        return _File("", name, kind_by_name(name), size)
    facts = read_file_facts(found.path)
    if isinstance(facts, Problem):
        finder.report(facts)
        return _File("", found.path.name, kind_by_name(name), size)
    size = size or size_text(facts.size, language)
    return _File(f"/{found.name}", found.path.name, facts.kind, size)


def size_text(size: int, language: str) -> str:
    """*size* in bytes as readers of *language* write it, with two digits that count."""
    from babel.units import format_unit

    value, step = float(size), 0
    while value >= 999.5 and step < len(_UNITS) - 1:
        value, step = value / 1000, step + 1
    pattern = "#,##0" if value >= 9.95 or not step else "#,##0.#"
    return format_unit(
        value,
        f"digital-{_UNITS[step]}",
        length="short" if step else "long",
        format=pattern,
        locale=locale_of(language_tag(language)) or "en",
    )


class DownloadCard(StoryDirective):
    """A file to take away; the body says what is in it."""

    required_arguments = 1
    option_spec: ClassVar = Options(DOWNLOAD_OPTIONS)

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_download(self.argument, self.texts(), line=self.line)
        self.found(read)
        language = page_of(self.state.document).lang
        if read.model is None:
            return None
        return download_node(read.model, factory, self.parsed_body(), language=language)


def setup_downloads(app: Sphinx) -> None:
    """Register the directive."""
    add_directive(app, "download-card", DownloadCard)

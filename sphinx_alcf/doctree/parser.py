"""The Markdown parser: MyST's own, with front matter, Jekyll's includes and nested headings."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING

from myst_parser.config.main import (
    MdParserConfig,
    merge_file_level,
)
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import MystWarnings, create_warning

from sphinx_alcf.diagnostics import report
from sphinx_alcf.doctree.apart import use_syntax
from sphinx_alcf.doctree.header import insert_header, remember_page
from sphinx_alcf.doctree.heads import head_of
from sphinx_alcf.story.model import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.doctree.renderer import AlcfRenderer
    from sphinx_alcf.story.yaml_source import Split

_AT_FIRST_PAGE = (
    "sphinx_alcf.doctree.renderer",
    "sphinx_alcf.jekyll.aside",
    "sphinx_alcf.jekyll.html_inline",
    "sphinx_alcf.jekyll.markdown_it_plugin",
)
"""What is imported when the first page is read: a build that reads none is a tenth faster."""


def import_ahead(app: Sphinx, _env: BuildEnvironment, docnames: Sequence[str]) -> None:
    """Import what the first page needs before Sphinx forks processes, each of which would do it.

    A handler of ``env-before-read-docs``.
    """
    if app.parallel > 1 and docnames:
        for name in _AT_FIRST_PAGE:
            import_module(name)


class AlcfParser(MystParser):
    """Reads a page in Markdown: what MyST reads, front matter of stories, Jekyll's includes."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document* from *inputstring*; problems of the page are reported, not raised."""
        env = document.settings.env
        if _is_translation(document):
            self._render(inputstring, document, Page(), {})
            return
        head = head_of(env, env.docname, inputstring)
        for problem in head.problems:
            report(problem, document["source"])
        page = head.page
        remember_page(document, page)
        data = {key: value.data for key, value in head.loaded.values.items()}
        renderer = self._render(_for_myst(inputstring, head.parts, data), document, page, data)
        insert_header(document, page, renderer.factory())

    def _render(
        self, text: str, document: nodes.document, page: Page, data: dict[str, object]
    ) -> AlcfRenderer:
        # Here for the reason that _AT_FIRST_PAGE has.
        from sphinx_alcf.doctree.renderer import AlcfRenderer
        from sphinx_alcf.jekyll.aside import append_aside
        from sphinx_alcf.jekyll.headings import nest_headings

        env: BuildEnvironment = document.settings.env
        md = create_md_parser(self._settings(data, document), AlcfRenderer)
        use_syntax(md, env.config, data)
        if page.aside:
            append_aside(md, page.aside.text, page.aside.line or 1)
        if page.title is not None:
            nest_headings(md, page.title.text, page.title.line or 1)
        md.options["document"] = document
        md.render(text)
        renderer = md.renderer
        assert isinstance(renderer, AlcfRenderer)
        return renderer

    def _settings(self, data: dict[str, object], document: nodes.document) -> MdParserConfig:
        """MyST's options for this file, with those in its front matter."""
        config: MdParserConfig = document.settings.env.myst_config
        if not config.title_to_header and not data.keys() & {"myst", "html_meta", "substitutions"}:
            return config
        # As MyST would read it from the text that it is given.
        topmatter: dict[str, object] = json.loads(json.dumps(_topmatter(data), default=str))

        def warn(kind: MystWarnings, message: str) -> None:
            create_warning(document, message, kind, line=1, append_to=document)

        return merge_file_level(config, topmatter, warn)


def _is_translation(document: nodes.document) -> bool:
    """Whether this is a message that Sphinx parses for a translation, not a file."""
    return str(document.get("source", "")).endswith(":<translated>")


def _for_myst(text: str, parts: Split, data: dict[str, object]) -> str:
    """The same file for MyST: its front matter as one line of JSON, so that lines keep their place.

    MyST would warn of broken or empty front matter in its own words, and would make a heading of
    the title, which :func:`nest_headings` has already done.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    above = parts.body_line - 1
    body = "\n".join(lines[above:])
    if parts.problems:
        # The fence that opens nothing would be a rule before the text, of which docutils warns.
        body = re.sub(r"\A([\ufeff\s]*)(?:-{3,}|\+{3})[ \t]*$", r"\1", body, count=1, flags=re.M)
    if above < 3 or not data:
        return "\n" * above + body
    line = json.dumps(_topmatter(data), default=str, ensure_ascii=False)
    return "\n".join(["---", line, *[""] * (above - 3), "---", body])


def _topmatter(data: dict[str, object]) -> dict[str, object]:
    """The front matter as MyST is given it: without its own heading of the title."""
    own = data.get("myst", {})
    if isinstance(own, dict):  # of anything else MyST warns
        own = {**own, "title_to_header": False}
    return {**data, "myst": own}

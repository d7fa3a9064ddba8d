"""The directives ``publications`` and ``categories``, which may also show those of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.doctree.header import page_of
from sphinx_alcf.doctree.highlight import categories_line
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import OF_PAGE, publication
from sphinx_alcf.doctree.publications import complete, publication_list
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.story.highlight import Categories, read_kinds
from sphinx_alcf.story.model import Inline
from sphinx_alcf.story.publications import read_body
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_alcf.doctree.factory import NodeFactory


class Publications(StoryDirective):
    """A list of publications: YAML, or lines such as ``title: …``; empty, that of the page."""

    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """The list; a body that is neither is shown as it is, with a warning."""
        if not any(line.strip() for line in self.content):
            own = page_of(self.state.document).publications
            if own:
                return publication_list(own, factory, of_page=True)
            self._warn("This list of publications is empty, and so is that of the page.")
            return None
        problems: list[Problem] = []
        found = read_body("\n".join(self.content), self.body_line, problems)
        if not found and not problems:
            self._warn(
                "Here are no publications: write a YAML list of maps, or lines such as 'title: …'."
            )
        for problem in problems:
            report(problem.at(self.line), self.source)
        if found:
            return publication_list(found, factory)
        return nodes.container("", *self.parsed_body())

    def _warn(self, message: str) -> None:
        report(Problem(Warn.VALUE, message, self.line), self.source)


class CategoriesLine(StoryDirective):
    """A field of science and kinds of computing; without either, those of the page."""

    optional_arguments = 1
    has_content = False
    option_spec: ClassVar = Options(("field",))

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """The line; none, with a warning, where there is nothing to say."""
        page = page_of(self.state.document)
        problems: list[Problem] = []
        kinds = read_kinds("categories", [self.argument] if self.argument else [], problems)
        field = (self.options.get("field") or "").strip()
        found = Categories(Inline(field, line=self.line) if field else None, kinds, self.line)
        own = not (self.argument or field)
        if own and page.categories:
            found = page.categories
        if not found and not problems:
            message = "Here are no categories: write letters of s, d and l, or a field."
            problems.append(Problem(Warn.VALUE, message))
        for problem in problems:
            report(problem.at(self.line), self.source)
        if not found:
            return None
        node = categories_line(found, page.lang, factory)
        if own:
            node[OF_PAGE] = True
        return node


class CompletePublications(SphinxTransform):
    """Put commas, brackets and quotation marks between the parts of publications.

    After ``Locale`` (20), which may have put other words into them.
    """

    default_priority = 25

    def apply(self, **kwargs: object) -> None:
        """Complete each publication of the page."""
        _ = words_in(page_of(self.document).lang)
        quotes = _("“%s”")
        for node in every(self.document, publication):
            complete(node, quotes)


def setup_page_blocks(app: Sphinx) -> None:
    """Register the directives and the transform."""
    add_directive(app, "publications", Publications)
    add_directive(app, "categories", CategoriesLine)
    app.add_transform(CompletePublications)

"""The directives of blocks that are words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.apart import parse_content_apart, parse_text
from sphinx_alcf.doctree.blocks import (
    BAND,
    correction_node,
    facts_node,
    intro_node,
    pull_quote_node,
    stats_node,
)
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.doctree.nodes import story_aside, story_block
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.doctree.standing import find_boilerplate
from sphinx_alcf.story.blocks import (
    read_correction,
    read_facts,
    read_intro,
    read_pull_quote,
    read_stats,
)
from sphinx_alcf.story.entries import split_entries
from sphinx_alcf.story.model import Inline

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_alcf.doctree.factory import NodeFactory

_OPEN = "alcf_boilerplate"
"""The key of the standing texts that are being read now, one in another."""


class IntroBlock(StoryDirective):
    """A standfirst in the text, or at its beginning the intro of the page."""

    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        body = self.parsed_body()
        read = read_intro(None, empty=not body, line=self.line)
        self.found(read)
        return intro_node(read.model, factory, body) if read.model else None


class PullQuoteBlock(StoryDirective):
    """A sentence in large type; a last paragraph that begins with two hyphens says whose it is."""

    option_spec: ClassVar = Options(("attribution",))

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_pull_quote(self.texts(), empty=not self.content, line=self.line)
        self.found(read)
        if read.model is None:
            return None
        state: Any = self.state
        body = state.block_quote(self.content, self.content_offset)
        return pull_quote_node(read.model, factory, body)


class CorrectionBlock(StoryDirective):
    """What was wrong in a story; the argument is the day of the correction."""

    optional_arguments = 1
    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        body = self.parsed_body()
        read = read_correction(self.argument, empty=not body, line=self.line)
        self.found(read)
        return correction_node(read.model, factory, body) if read.model else None


class AsideBlock(StoryDirective):
    """A band across the page; the argument is its heading, and headings may stand in it."""

    optional_arguments = 1
    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        if not self.content:
            message = "This aside is empty: write into it what stands in the band."
            report(Problem(Warn.VALUE, message, self.line), self.source)
            return None
        node = story_aside(classes=[BAND])
        factory.locate(node, self.line)
        parse_content_apart(self, self._headed(node, factory) if self.argument else node)
        return node

    def _headed(self, node: nodes.Element, factory: NodeFactory) -> nodes.Element:
        """A section of *node* under the argument."""
        text = Inline(self.argument or "", line=self.line)
        title = nodes.title(text.text, "", *factory.parse(text))
        factory.locate(title, text.line)
        section = nodes.section("", title, names=[nodes.fully_normalize_name(title.astext())])
        factory.locate(section, text.line)
        self.state.document.note_implicit_target(section, section)
        node += section
        return section


class Boilerplate(StoryDirective):
    """A standing text, by the name of its file or of its entry in ``conf.py``."""

    required_arguments = 1
    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        name = self.argument or ""
        if self.content:
            self._warn(
                Warn.VALUE, "A boilerplate has its text from its file: this body follows it."
            )
        open_names: Any = self.env.temp_data.setdefault(_OPEN, [])
        if name in open_names:
            self._warn(Warn.BOILERPLATE, f"The standing text {name!r} holds itself: take this out.")
            return None
        text = find_boilerplate(self.env, name, markdown=not isinstance(self.state, RSTState))
        if isinstance(text, Problem):
            self._warn(text.kind, text.message)
            return None
        node = story_block(classes=["alcf-boilerplate"])
        factory.locate(node, self.line)
        open_names.append(name)
        parse_text(self, text, node)
        open_names.pop()
        node += self.parsed_body()
        return node

    def _warn(self, kind: Warn, message: str) -> None:
        report(Problem(kind, message, self.line), self.source)


class StatsBlock(StoryDirective):
    """Large numbers with their labels, one a line."""

    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_stats(split_entries(self.content, self.body_line), line=self.line)
        self.found(read)
        return stats_node(read.model, factory) if read.model else None


class FactsBlock(StoryDirective):
    """Names with their values, one a line."""

    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_facts(split_entries(self.content, self.body_line), line=self.line)
        self.found(read)
        return facts_node(read.model, factory) if read.model else None


def setup_block_directives(app: Sphinx) -> None:
    """Register the directives, for MyST and reStructuredText alike."""
    add_directive(app, "intro", IntroBlock)
    add_directive(app, "pull-quote", PullQuoteBlock)
    add_directive(app, "correction", CorrectionBlock)
    add_directive(app, "aside", AsideBlock, over="sphinx_design")
    add_directive(app, "boilerplate", Boilerplate)
    add_directive(app, "stats", StatsBlock)
    add_directive(app, "facts", FactsBlock)

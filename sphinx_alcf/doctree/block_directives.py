"""The directives of blocks that are words: ``intro``, ``stats``, ``facts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_alcf.doctree.blocks import facts_node, intro_node, stats_node
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.story.blocks import read_facts, read_intro, read_stats
from sphinx_alcf.story.entries import split_entries

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_alcf.doctree.factory import NodeFactory


class IntroBlock(StoryDirective):
    """A standfirst in the text, or at its beginning the intro of the page."""

    option_spec: ClassVar = Options(())

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        body = self.parsed_body()
        read = read_intro(None, empty=not body, line=self.line)
        self.found(read)
        return intro_node(read.model, factory, body) if read.model else None


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
    app.add_directive("intro", IntroBlock)
    app.add_directive("stats", StatsBlock)
    app.add_directive("facts", FactsBlock)

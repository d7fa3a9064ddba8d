"""MyST's renderer, with the tokens of the Jekyll room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import Problem, report
from sphinx_alcf.doctree.blocks import BAND, node_of
from sphinx_alcf.doctree.factory import NodeFactory
from sphinx_alcf.doctree.header import page_of
from sphinx_alcf.doctree.located import source_of
from sphinx_alcf.doctree.nodes import story_aside
from sphinx_alcf.doctree.publications import of_page
from sphinx_alcf.doctree.standing import find_aside
from sphinx_alcf.jekyll.headings import APART
from sphinx_alcf.jekyll.html_inline import html_markdown
from sphinx_alcf.jekyll.includes import to_model
from sphinx_alcf.jekyll.page_includes import OfPage
from sphinx_alcf.story.model import Inline, Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode


class AlcfRenderer(SphinxRenderer):
    """Renders pages with front matter and Jekyll includes."""

    def factory(self) -> NodeFactory:
        """A factory whose texts are parsed as MyST, or as HTML where they come from Jekyll."""
        env = self.sphinx_env
        assert env is not None, "The renderer is used within Sphinx only."
        return NodeFactory(env, env.docname, self.document["source"], self.inline_nodes)

    def inline_nodes(self, text: Inline) -> list[nodes.Node]:
        """The inline nodes of *text*."""
        line = (text.line or 1) - 1
        holder = nodes.paragraph()
        holder.line = text.line
        with self.current_node_context(holder):
            if text.markup is Markup.HTML:
                self._render_tokens(_placed(html_markdown().parseInline(text.text, {}), line))
            else:
                self.nested_render_text(text.text, line, inline=True)
        children = list(holder.children)
        holder.clear()
        return children

    def render_alcf_include(self, token: SyntaxTreeNode) -> None:
        """Render one of Jekyll's includes as the node that a directive would give."""
        factory = self.factory()
        hosts = get_config(factory.env.config).embed_hosts
        read = to_model(token.meta["include"], hosts=hosts, line=_line(token) or 1)
        for problem in read.problems:
            report(problem, factory.source)
        if read.model is None:
            self.render_alcf_literal(token)
        elif isinstance(read.model, OfPage):
            self.current_node += of_page(read.model.value, page_of(self.document), factory)
        else:
            self.current_node += node_of(read.model, factory, page_of(self.document).lang)

    def render_apart(self, text: str, line: int, holder: nodes.Element) -> None:
        """Render *text* into *holder*; its headings become sections there, of the second level on.

        *line* is the one before its first, in the file that the document names.
        """
        levels, root = self._level_to_section, self.current_node
        self._level_to_section = {1: holder}  # type: ignore[dict-item]
        self.md_env[APART] = True
        with self.current_node_context(holder):
            self.nested_render_text(text, line, temp_root_node=holder)
        self._level_to_section, self.current_node = levels, root

    def render_alcf_aside(self, token: SyntaxTreeNode) -> None:
        """Render the aside that front matter names, at the end of the page."""
        factory = self.factory()
        text = find_aside(factory.env, token.content)
        if isinstance(text, Problem):
            report(text.at(_line(token)), factory.source)
            return
        aside = story_aside(classes=[BAND])
        aside.source, aside.line = text.source, 1
        self._level_to_section.get(1, self.document).append(aside)
        with source_of(self.document, text.source):
            self.render_apart(text.text, text.line, aside)

    def render_alcf_liquid(self, token: SyntaxTreeNode) -> None:
        """Report a Liquid tag that is not evaluated; it is not shown."""
        factory = self.factory()
        for problem in token.meta["problems"]:
            report(problem.at(_line(token)), factory.source)

    def render_alcf_literal(self, token: SyntaxTreeNode) -> None:
        """Show the source of a tag that cannot be read: nothing that was written is lost."""
        node = nodes.literal_block(token.content, token.content, language="liquid")
        node.source, node.line = self.document["source"], _line(token)
        self.current_node += node

    def render_alcf_sub(self, token: SyntaxTreeNode) -> None:
        """A subscript."""
        self._nested(nodes.subscript(), token)

    def render_alcf_sup(self, token: SyntaxTreeNode) -> None:
        """A superscript."""
        self._nested(nodes.superscript(), token)

    def _nested(self, node: nodes.Element, token: SyntaxTreeNode) -> None:
        with self.current_node_context(node, append=True):
            self.render_children(token)


def _line(token: SyntaxTreeNode) -> int | None:
    return token.map[0] if token.map else None


def _placed(tokens: Sequence[Token], line: int) -> list[Token]:
    """*tokens* with a place in the file, from which MyST's renderer numbers lines."""
    for token in tokens:
        token.map = [line, line + 1]
    return list(tokens)

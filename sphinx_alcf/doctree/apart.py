"""Texts whose headings are sections of the node that holds them: asides and standing texts.

Directives in MyST give headings to the page and not to their node, or make rubrics of them; a text
from another file has lines and warnings of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList
from myst_parser.mdit_to_docutils import transforms
from myst_parser.parsers.mdit import create_md_parser
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_alcf.config import get_config
from sphinx_alcf.doctree.located import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from markdown_it import MarkdownIt
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

    from sphinx_alcf.doctree.renderer import AlcfRenderer
    from sphinx_alcf.doctree.standing import Text

_SLUGS = "myst_slugs"
"""Where MyST keeps the anchors of a page's headings."""


def use_syntax(md: MarkdownIt, config: Config, page: Mapping[str, object]) -> None:
    """Let *md* read all that Markdown of this project may hold; *page* is its front matter."""
    # Imported when the first page is read: see :mod:`sphinx_alcf.doctree.parser`.
    from sphinx_alcf.jekyll.headings import nest_apart
    from sphinx_alcf.jekyll.html_inline import html_inline_plugin
    from sphinx_alcf.jekyll.markdown_it_plugin import jekyll_plugin

    md.use(html_inline_plugin)
    md.use(nest_apart)
    if get_config(config).jekyll:
        md.use(jekyll_plugin, variables={"page": page})


def parse_content_apart(directive: SphinxDirective, holder: nodes.Element) -> None:
    """Parse the content of *directive* into *holder*."""
    renderer = _renderer_of(directive)
    if renderer is None:
        holder += directive.parse_content_to_nodes(allow_section_headings=True)
    else:
        line = directive.lineno + directive.content_offset
        renderer.render_apart("\n".join(directive.content), line, holder)


def parse_text(directive: SphinxDirective, text: Text, holder: nodes.Element) -> None:
    """Parse *text*, which *directive* names, into *holder*."""
    renderer = _renderer_of(directive)
    document = directive.state.document
    if renderer is not None:
        with source_of(document, text.source):
            renderer.render_apart(text.text, text.line, holder)
    elif text.markdown:
        parse_markdown(document, directive.config, text, holder)
    else:
        lines = text.text.splitlines()
        numbered = [(text.source, text.line + number) for number in range(len(lines))]
        content = StringList(lines, items=numbered)
        state = directive.state
        holder += nested_parse_to_nodes(state, content, offset=0, allow_section_headings=True)


def parse_markdown(
    document: nodes.document, config: Config, text: Text, holder: nodes.Element
) -> None:
    """Parse Markdown into *holder* on a page that is not Markdown."""
    from sphinx_alcf.doctree.renderer import AlcfRenderer

    md = create_md_parser(document.settings.env.myst_config, AlcfRenderer)
    use_syntax(md, config, {})
    md.options["document"] = document
    renderer = md.renderer
    assert isinstance(renderer, AlcfRenderer)
    renderer.setup_render(dict(md.options), {})
    renderer._heading_slugs.update(getattr(document, _SLUGS, {}))
    with source_of(document, text.source):
        renderer.render_apart(text.text, text.line, holder)
    _keep_anchors(document, renderer)


def _keep_anchors(document: nodes.document, renderer: AlcfRenderer) -> None:
    """Let links find the headings that *renderer* has read, as on a page in Markdown."""
    slugs = renderer._heading_slugs
    env: BuildEnvironment = document.settings.env
    setattr(document, _SLUGS, slugs)
    env.metadata[env.docname][_SLUGS] = slugs
    known = [transform[1] for transform in document.transformer.transforms]
    for name in ("ResolveAnchorIds", "AddSlugIds"):  # MyST 4.0 has the first alone
        transform = getattr(transforms, name, None)
        if transform and transform not in known:
            document.transformer.add_transform(transform)


def _renderer_of(directive: SphinxDirective) -> AlcfRenderer | None:
    """The renderer of a page in Markdown; none in reStructuredText, or where myst-nb reads."""
    from sphinx_alcf.doctree.renderer import AlcfRenderer

    state: object = directive.state
    renderer = None if isinstance(state, RSTState) else getattr(state, "_renderer", None)
    return renderer if isinstance(renderer, AlcfRenderer) else None

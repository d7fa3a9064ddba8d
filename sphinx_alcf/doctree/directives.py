"""The directives ``hero-media``, ``media-figure``, ``media-video`` and ``media-grid``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.directive import Options, StoryDirective
from sphinx_alcf.doctree.grid import cells_and_caption
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.story.figures import (
    FIGURE_OPTIONS,
    GRID_OPTIONS,
    HERO_OPTIONS,
    VIDEO_OPTIONS,
    read_figure,
    read_grid,
    read_hero,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_alcf.doctree.factory import NodeFactory


class _Medium(StoryDirective):
    """What the directives of media share."""

    def common(self) -> dict[str, Any]:
        """What every figure takes besides its options."""
        return {
            "hosts": get_config(self.config).embed_hosts,
            "classes": tuple(self.options.get("class", ())),
            "line": self.line,
        }


class HeroMedia(_Medium):
    """The picture or video at the head of a page; the body is its caption."""

    required_arguments = 1
    option_spec: ClassVar = Options(HERO_OPTIONS)

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_hero(self.argument, self.texts(), **self.common())
        self.found(read)
        return factory.hero(read.model, self.parsed_body()) if read.model else None


class MediaFigure(_Medium):
    """A picture; the first paragraph of the body is its caption, the rest its legend."""

    required_arguments = 1
    option_spec: ClassVar = Options(FIGURE_OPTIONS)

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_figure(self.argument, self.texts(), **self.common())
        self.found(read)
        return factory.figure(read.model, self.parsed_body()) if read.model else None


class MediaVideo(MediaFigure):
    """A video, from files or from another host."""

    required_arguments = 0
    optional_arguments = 1
    option_spec: ClassVar = Options(VIDEO_OPTIONS)


class MediaGrid(_Medium):
    """Media side by side: Markdown pictures or directives, and a last paragraph as caption."""

    option_spec: ClassVar = Options(GRID_OPTIONS)

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """See :class:`~sphinx_alcf.doctree.directive.StoryDirective`."""
        read = read_grid(self.texts(), classes=tuple(self.options.get("class", ())), line=self.line)
        self.found(read)
        if read.model is None:
            return None
        cells, rest = cells_and_caption(self.parsed_body(), factory)
        if not cells:
            message = "This media-grid has no pictures: give it Markdown pictures or media-figures."
            report(Problem(Warn.VALUE, message, self.line), self.source)
        return factory.grid(read.model, rest, cells)


def setup_directives(app: Sphinx) -> None:
    """Register the directives, for MyST and reStructuredText alike."""
    add_directive(app, "hero-media", HeroMedia)
    add_directive(app, "media-figure", MediaFigure)
    add_directive(app, "media-video", MediaVideo)
    add_directive(app, "media-grid", MediaGrid)

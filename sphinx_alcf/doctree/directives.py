"""The directives ``hero-media``, ``media-figure``, ``media-video`` and ``media-grid``."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.factory import NodeFactory
from sphinx_alcf.doctree.grid import cells_and_caption
from sphinx_alcf.story.figures import (
    FIGURE_OPTIONS,
    GRID_OPTIONS,
    HERO_OPTIONS,
    VIDEO_OPTIONS,
    Read,
    read_figure,
    read_grid,
    read_hero,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_alcf.story.model import Inline

_DIRECTIVE = re.compile(r"\s*(?:[:`~]{3}|\.\. )")
_OPTION_LINE = re.compile(r":([A-Za-z][\w-]*):(?:\s|$)")


def _options(names: Sequence[str]) -> dict[str, Callable[[str], object]]:
    """An option spec; the story room checks the values, so that all three spellings agree."""
    spec: dict[str, Callable[[str], object]] = dict.fromkeys(names, directives.unchanged)
    return spec | {"class": directives.class_option, "name": directives.unchanged}


class MediaDirective(SphinxDirective):
    """What the four directives share: options to model, model to nodes, problems to warnings."""

    has_content = True
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The node of the medium; none where the model could not be read."""
        self._warn_of_options_in_body()
        node = self.make(self.factory(), self._parsed_content())
        if node is None:
            return []
        if self.options.get("name"):
            self.add_name(node)
        return [node]

    def make(self, factory: NodeFactory, body: list[nodes.Node]) -> nodes.Element | None:
        """The node, from the options and the parsed *body*."""
        raise NotImplementedError

    def factory(self) -> NodeFactory:
        """A factory whose texts are parsed in the language of this file."""
        return NodeFactory(self.env, self.env.docname, self.source, self._inline)

    @property
    def source(self) -> str:
        """The path of the file in which the directive stands, an included one too."""
        return self.get_source_info()[0]

    @property
    def line(self) -> int:
        """The line in that file."""
        return self.get_source_info()[1]

    def texts(self) -> Mapping[str, str | None]:
        """The options as written, with the argument; a flag without a value is empty."""
        options = {k: v for k, v in self.options.items() if k not in {"class", "name"}}
        return {**options, "name": self.options.get("name")}

    @property
    def argument(self) -> str | None:
        """The directive's argument, on one line."""
        return " ".join(self.arguments[0].split()) if self.arguments else None

    def common(self) -> dict[str, Any]:
        """What every figure takes besides its options."""
        return {
            "hosts": get_config(self.config).embed_hosts,
            "classes": tuple(self.options.get("class", ())),
            "line": self.line,
        }

    def found(self, read: Read[Any]) -> None:
        """Report what was wrong with the options."""
        for problem in read.problems:
            report(problem.at(self.line), self.source)

    def _inline(self, text: Inline) -> list[nodes.Node]:
        parsed, messages = self.parse_inline(text.text, lineno=text.line or self.lineno)
        return [*parsed, *messages]

    def _parsed_content(self) -> list[nodes.Node]:
        return self.parse_content_to_nodes() if self.content else []

    def _warn_of_options_in_body(self) -> None:
        """MyST ends the options at a wrapped line: what follows becomes body, silently."""
        paragraph = takewhile(str.strip, dropwhile(lambda line: not line.strip(), self.content))
        for line in paragraph:
            if _DIRECTIVE.match(line):
                return  # the options that follow are its own
            match = _OPTION_LINE.match(line.strip())
            if match and match[1] in (self.option_spec or {}):
                message = (
                    f"The body begins with what looks like the option {match[1]!r}. An option is "
                    "one line: join the wrapped line above it, or leave an empty line before the "
                    "body."
                )
                report(Problem(Warn.OPTION_IN_BODY, message, self.line), self.source)
                return


class HeroMedia(MediaDirective):
    """The picture or video at the head of a page; the body is its caption."""

    required_arguments = 1
    option_spec: ClassVar = _options(HERO_OPTIONS)

    def make(self, factory: NodeFactory, body: list[nodes.Node]) -> nodes.Element | None:
        """See :class:`MediaDirective`."""
        read = read_hero(self.argument, self.texts(), **self.common())
        self.found(read)
        return factory.hero(read.model, body) if read.model else None


class MediaFigure(MediaDirective):
    """A picture; the first paragraph of the body is its caption, the rest its legend."""

    required_arguments = 1
    option_spec: ClassVar = _options(FIGURE_OPTIONS)

    def make(self, factory: NodeFactory, body: list[nodes.Node]) -> nodes.Element | None:
        """See :class:`MediaDirective`."""
        read = read_figure(self.argument, self.texts(), **self.common())
        self.found(read)
        return factory.figure(read.model, body) if read.model else None


class MediaVideo(MediaFigure):
    """A video, from files or from another host."""

    required_arguments = 0
    optional_arguments = 1
    option_spec: ClassVar = _options(VIDEO_OPTIONS)


class MediaGrid(MediaDirective):
    """Media side by side: Markdown pictures or directives, and a last paragraph as caption."""

    option_spec: ClassVar = _options(GRID_OPTIONS)

    def make(self, factory: NodeFactory, body: list[nodes.Node]) -> nodes.Element | None:
        """See :class:`MediaDirective`."""
        read = read_grid(self.texts(), classes=tuple(self.options.get("class", ())), line=self.line)
        self.found(read)
        if read.model is None:
            return None
        cells, rest = cells_and_caption(body, factory)
        if not cells:
            message = "This media-grid has no pictures: give it Markdown pictures or media-figures."
            report(Problem(Warn.VALUE, message, self.line), self.source)
        return factory.grid(read.model, rest, cells)


def setup_directives(app: Sphinx) -> None:
    """Register the directives, for MyST and reStructuredText alike."""
    app.add_directive("hero-media", HeroMedia)
    app.add_directive("media-figure", MediaFigure)
    app.add_directive("media-video", MediaVideo)
    app.add_directive("media-grid", MediaGrid)

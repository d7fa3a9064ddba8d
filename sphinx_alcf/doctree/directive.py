"""What every directive of a story shares."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.doctree.factory import NodeFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes

    from sphinx_alcf.story.model import Inline
    from sphinx_alcf.story.read import Read

_DIRECTIVE = re.compile(r"\s*(?:[:`~]{3}|\.\. )")
_OPTION_LINE = re.compile(r":([A-Za-z][\w-]*):(?:\s|$)")


class Options(dict[str, "Callable[[str], object]"]):
    """An option spec; the story room checks the values, so that all three spellings agree.

    It lets options pass that it does not know: docutils would lose the whole directive for one.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Know the options *names*, ``class`` and ``name``."""
        super().__init__(dict.fromkeys(names, directives.unchanged))
        self |= {"class": directives.class_option, "name": directives.unchanged}

    def __missing__(self, name: str) -> Callable[[str], object]:
        """How an unknown option is read."""
        return directives.unchanged


class StoryDirective(SphinxDirective):
    """From options to a model, from the model to nodes, from problems to warnings.

    A directive says its options in ``option_spec`` and makes its node in :meth:`make`.
    """

    has_content = True
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The node; none where the model could not be read."""
        self._warn_of_unknown_options()
        self._warn_of_options_in_body()
        node = self.make(self.factory())
        if node is None:
            return []
        node["classes"] += [c for c in self.options.get("class", ()) if c not in node["classes"]]
        if self.options.get("name"):
            self.add_name(node)
        return [node]

    def make(self, factory: NodeFactory) -> nodes.Element | None:
        """The node, from the options and the content."""
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
        known = self.option_spec or {}
        options = {k: v for k, v in self.options.items() if k != "class" and k in known}
        return {**options, "name": self.options.get("name")}

    @property
    def argument(self) -> str | None:
        """The directive's argument, on one line."""
        return " ".join(self.arguments[0].split()) if self.arguments else None

    def found(self, read: Read[Any]) -> None:
        """Report what was wrong with the options."""
        for problem in read.problems:
            report(problem.at(self.line), self.source)

    @property
    def body_line(self) -> int:
        """The line in which the content begins."""
        state: object = self.state
        if isinstance(state, RSTState):
            return (self.content.offset(0) or 0) + 1 if self.content else self.lineno
        return self.lineno + self.content_offset + 1  # MyST counts from the directive

    def parsed_body(self) -> list[nodes.Node]:
        """The nodes of the content, parsed in the language of the file."""
        return self.parse_content_to_nodes() if self.content else []

    def _inline(self, text: Inline) -> list[nodes.Node]:
        parsed, messages = self.parse_inline(text.text, lineno=text.line or self.lineno)
        return [*parsed, *messages]

    def _warn_of_unknown_options(self) -> None:
        known = self.option_spec or {}
        for name in self.options:
            if name not in known:
                near = did_you_mean(name, known) or f" There are {', '.join(sorted(known))}."
                message = f"{self.name} has no option {name!r}.{near}"
                report(Problem(Warn.KEY, message, self.line), self.source)

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

"""The directive ``media-credits``: where the credits of the site's media are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils.parsers.rst import directives
from sphinx.util import docname_join
from sphinx.util.docutils import SphinxDirective
from sphinx.util.matching import patfilter

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.nodes import media_credits
from sphinx_alcf.doctree.registration import add_directive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx


class Wanted(NamedTuple):
    """What one list shows. Patterns are document names with ``*``, ``**`` and ``?``."""

    glob: tuple[str, ...] = ()
    """The pages whose media are listed; none: all."""
    exclude: tuple[str, ...] = ()
    """The pages whose media are not."""
    without_credit: bool = False
    """Only the media of which is not said who made them."""

    def pages(self, docnames: Iterable[str]) -> list[str]:
        """Those of *docnames* whose media are listed, in their order."""
        names = list(docnames)
        wanted = _matching(self.glob, names) if self.glob else set(names)
        wanted -= _matching(self.exclude, names)
        return [name for name in names if name in wanted]


def _matching(patterns: Iterable[str], docnames: list[str]) -> set[str]:
    return {name for pattern in patterns for name in patfilter(docnames, pattern)}


class MediaCredits(SphinxDirective):
    """A list of media and their credits; what it shows is known when all pages are read."""

    option_spec: ClassVar = {
        "glob": directives.unchanged,
        "exclude": directives.unchanged,
        "without-credit": directives.flag,
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """The place of the list."""
        wanted = Wanted(
            self._patterns("glob"), self._patterns("exclude"), "without-credit" in self.options
        )
        node = media_credits(docname=self.env.docname, wanted=wanted)
        node["classes"] += self.options.get("class", [])
        self.set_source_info(node)
        self.add_name(node)
        return [node]

    def _patterns(self, option: str) -> tuple[str, ...]:
        """The patterns of an option, from the source folder; those that match no page are named."""
        if option not in self.options:
            return ()
        written = (self.options[option] or "").replace(",", " ").split()
        if not written:
            self._warn(f"{option!r} is empty, but should be pages such as 'stories/*'.")
        found = []
        for text in written:
            pattern = docname_join(self.env.docname, text)
            found.append(pattern)
            if not patfilter(sorted(self.env.found_docs), pattern):
                self._warn(
                    f"{option!r} has {text!r}, which is no page's name. Names count from this "
                    "page's folder, or with a leading / from the source folder, and end without "
                    ".md; '*' stands for a name and '**' for folders too."
                )
        return tuple(found)

    def _warn(self, message: str) -> None:
        source, line = self.get_source_info()
        report(Problem(Warn.VALUE, message, line), source)


def setup_credit_list(app: Sphinx) -> None:
    """Register the directive."""
    add_directive(app, "media-credits", MediaCredits)

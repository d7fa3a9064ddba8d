"""How directives are registered: none of another extension's is taken away unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives

from sphinx_alcf.diagnostics import Problem, Warn, report

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx


def add_directive(app: Sphinx, name: str, directive: type[Directive], *, over: str = "") -> None:
    """Register *directive*, for MyST and reStructuredText alike.

    One of this *name* that another extension has registered before stays, with a warning
    (``alcf.config``), unless it is that of the package *over*. Sphinx warns of one that comes
    later. docutils' own are no registered ones.
    """
    registered = directives._directives  # type: ignore[attr-defined]  # which Sphinx asks, too
    taken = getattr(registered.get(name), "__module__", "")
    package = taken.partition(".")[0]
    if package in {"", "sphinx_alcf", over}:
        app.add_directive(name, directive, override=True)
        return
    message = (
        f"conf.py: the extension {taken!r} has a directive {name!r}, too. It is loaded before "
        f"sphinx_alcf, so its {name!r} is used."
    )
    report(Problem(Warn.CONFIG, message))

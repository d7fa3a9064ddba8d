"""Formulas as MathML, by docutils: nothing to download, nothing to run, text that can be selected.

A math renderer of Sphinx (``html_math_renderer``) of the name :data:`NAME`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import latex2mathml, toplevel_code, unichar2tex
from sphinx import addnodes
from sphinx.util.math import get_node_equation_number

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.words import _
from sphinx_alcf.writers.tags import open_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

NAME = "mathml"
"""The renderer's name."""

_COMMENT = re.compile(r"(?<!\\)%.*")
_NUMBERING = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])|\\label\{[^}]*\}")
_TAG = re.compile(r"\\tag\*?\{([^}]*)\}")
# What docutils' reader lacks, by what it has. A whole display needs no environment of its own.
_ROWS = re.compile(r"\\(begin|end)\{(?:gather|gathered|multline|array)\*?\}(?:\{[lcr|@ ]*\})?")
_ALIGNED = re.compile(r"\\(begin|end)\{(?:split|alignedat)\*?\}(?:\{\d+\})?")
_DISPLAY = re.compile(
    r"\\(?:begin|end)\{(?:equation|align|alignat|flalign|eqnarray)\*?\}(?:\{\d+\})?"
)


# A function's name and what it is applied to, unless that stands in brackets.
_APPLIED = re.compile(r"<mo>&ApplyFunction;</mo>(?!(?:<mrow>)?<mo[^>]*>[(\[])")
_THIN = '<mspace width="0.1667em"></mspace>'
_CHARACTERS = {**unichar2tex.uni2tex_table, ord("·"): r"\cdot "}


class TexError(ValueError):
    """A formula that docutils cannot read; the message says what stopped it."""


def setup_math(app: Sphinx, config: Config) -> None:
    """Register the renderer where it is asked for, or where nothing else is.

    That is under the theme ``alcf``, if ``conf.py`` names no renderer, loads no extension that
    brings one, and says nothing of MathJax, which Sphinx loads unasked. Of two renderers Sphinx
    takes the one that is not MathJax. A handler of ``config-inited``.
    """
    known = app.registry.html_inline_math_renderers
    given = {*config._raw_config, *config.overrides}
    chosen = config.html_math_renderer
    unasked = (
        chosen is None
        and config.html_theme == "alcf"
        and set(known) == {"mathjax"}
        and "sphinx.ext.mathjax" not in config.extensions
        and not any(name.startswith("mathjax") for name in given)
    )
    if unasked or (chosen == NAME and NAME not in known):
        app.add_html_math_renderer(NAME, (visit_math, None), (visit_math_block, None))


def mathml(tex: str, *, display: bool = False) -> str:
    """The ``math`` element for a formula in LaTeX, set off from the text if *display* is true.

    Paragraphs of a display become its rows, as they do in Sphinx's other renderers. Numbers that
    LaTeX would make are left out, for Sphinx makes them.

    Raises:
        TexError: if docutils cannot read the formula.
    """
    tex = _TAG.sub(r"\\qquad\\text{(\1)}", _NUMBERING.sub("", _COMMENT.sub("", tex)))
    if display:
        rows = [part.strip() for part in re.split(r"\n\s*\n", tex) if part.strip()]
        tex = r" \\ ".join(rows)
    tex = _DISPLAY.sub("", _ALIGNED.sub(r"\\\1{aligned}", _ROWS.sub(r"\\\1{matrix}", tex)))
    outer = toplevel_code(tex)
    if display and "&" in outer.replace(r"\&", "") and r"\\" not in outer:
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"  # one row, which docutils takes for none
    try:
        made: str = latex2mathml.tex2mathml(tex.translate(_CHARACTERS), as_block=display)
    except ValueError as error:  # docutils' MathError among them
        raise TexError(str(error)) from error
    except (AttributeError, IndexError, KeyError, SyntaxError, TypeError) as error:
        # docutils does not foresee every mistake: "a & b" outside of rows is one.
        raise TexError("its parts do not fit together.") from error
    # A strict policy has no inline styles (CSP 3, 6.7.3.3); docutils writes one.
    made = made.replace('style="font-weight: bold"', 'class="boldsymbol"')
    made = re.sub(r">\n\s*<", "><", made)
    return _APPLIED.sub(rf"\g<0>{_THIN}", made)


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """A formula in a line of text."""
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(_render(self, node, node.astext()))
    self.body.append("</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """A formula that is set off, in a box of its own that scrolls; its number stays beside it."""
    self.body.append(self.starttag(node, "div", CLASS="alcf-equation notranslate nohighlight"))
    self.body.append(open_tag(self, "div", {"class": "math"}, ""))
    self.body.append(_render(self, node, node.astext(), display=True))
    self.body.append("</div>\n")
    if node["number"]:
        self.body.append(open_tag(self, "span", {"class": "eqno"}, ""))
        self.body.append(f"({get_node_equation_number(self, node)})")
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>\n")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _render(
    writer: HTML5Translator, node: nodes.Element, tex: str, *, display: bool = False
) -> str:
    """The formula as MathML; in EPUB, and where it cannot be read, as it was written."""
    source = f"{open_tag(writer, 'code', {}, '')}{writer.encode(tex)}</code>"
    if writer.builder.embedded:  # whose manifest would have to list each page with MathML
        return source
    try:
        return mathml(tex, display=display)
    except TexError as error:
        if not _is_repeated(writer, node):
            message = f"This formula is shown as it is written: {error}"
            where = node
            while not where.line and where.parent is not None:
                where = where.parent  # myst-parser 4 gives the line to the paragraph only
            report(Problem(Warn.MATH, message), where)
        return source


def _is_repeated(writer: HTML5Translator, node: nodes.Element) -> bool:
    """Whether a heading's formula is written for navigation, or in a list of pages."""
    around = node.parent
    while around is not None and not isinstance(around, addnodes.compact_paragraph):
        around = around.parent
    return around is not None or writer.document.get("source") == "<partial node>"

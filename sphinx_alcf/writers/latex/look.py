"""The look of the PDF, given to Sphinx's LaTeX builder without a change of the configuration.

What a project says in ``latex_elements`` and ``latex_table_style`` wins, key by key: it is read
here, and only what it leaves open is filled in, in the builder's context. The rest of the look is
``sphinxalcf.sty``, which is loaded before the project's ``preamble``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from sphinx.builders.latex import LaTeXBuilder
from sphinx.highlighting import PygmentsBridge
from sphinx.util.fileutil import copy_asset_file

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.colour import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

PACKAGE = Path(__file__).with_name("sphinxalcf.sty")
ENGINES = frozenset({"pdflatex", "xelatex", "lualatex"})
"""Japanese pLaTeX has classes, margins and headings of its own, which stay."""

_CODE_STYLE = "sphinx_alcf.palettes.pygments_style.AlcfWhite"
_SIGNATURE = "#007b70"
_PAPER = BUILT_IN["white"]


def _html(colour: str) -> str:
    """A colour as LaTeX's package xcolor reads it."""
    return f"{{HTML}}{{{colour.removeprefix('#').upper()}}}"


_SURFACE = _html(_PAPER.surface)
_TONES = {
    _html(_PAPER.info): ("note", "seealso", "important", "todo"),
    _html(_PAPER.ok): ("tip", "hint"),
    _html(_PAPER.warn): ("warning", "caution", "attention"),
    _html(_PAPER.danger): ("danger", "error"),
    "TitleColor": ("topic", "contents", "sidebar"),
}
"""The colours of admonitions, and whose they are."""
_ELEMENTS = {
    "extraclassoptions": "openany,oneside",
    "figure_align": "H",
    "fncychap": "",
    # 680 CSS pixels, the text column of a page, are about as wide as the text on paper.
    "pxunit": ".57bp",
    "transition": "\n\n\\alcfrule\n\n",
}
_PARTS = {"fonts": "fontpkg", "headings": "fncychap"}
"""The parts of the package that a project's own element takes the place of."""


def has_look(builder: Builder) -> TypeGuard[LaTeXBuilder]:
    """Whether *builder* writes LaTeX with the look of this package."""
    return (
        isinstance(builder, LaTeXBuilder)
        and builder.config.alcf_latex is not False
        and builder.config.latex_engine in ENGINES
    )


def has_cover(builder: Builder) -> bool:
    """Whether the head of the root document becomes the cover of the PDF."""
    config = builder.config
    return config.alcf_latex != "pages" and "maketitle" not in config.latex_elements


def set_up_latex(app: Sphinx) -> None:
    """Complete the builder's context and load the package. A handler of ``builder-inited``."""
    builder = app.builder
    if not has_look(builder):
        return
    config = app.config
    own = config.latex_elements
    context = builder.context
    context.update({key: value for key, value in _ELEMENTS.items() if key not in own})
    context["sphinxsetup"] = ",".join(
        filter(None, [*_setup(_signature(app)), own.get("sphinxsetup", "").strip()])
    )
    parts = [part for part, key in _PARTS.items() if key not in own]
    if has_cover(builder):
        parts.append("cover")
    decided = {*config._raw_config, *config.overrides}
    if "latex_table_style" not in decided:
        context["colorrows"] = False
        parts.append("tables")
    if "pygments_style" not in decided:
        parts.append("code")
    parts.append(f"lang={config.language.replace('_', '-')}")
    app.add_latex_package("sphinxalcf", ",".join(parts), after_hyperref=True)


def copy_package(app: Sphinx, builder: Builder) -> None:
    """Put the package and its colours of code beside the LaTeX files.

    A handler of ``write-started``.
    """
    if has_look(builder):
        copy_asset_file(PACKAGE, builder.outdir, force=True)
        colours = PygmentsBridge("latex", _CODE_STYLE).get_stylesheet()
        (Path(builder.outdir) / "sphinxalcfcode.sty").write_text(colours, "utf-8")


def _signature(app: Sphinx) -> str:
    """The site's signature colour as LaTeX reads it."""
    options = app.config.html_theme_options if app.config.html_theme == "alcf" else {}
    return _html(parse(str(options.get("signature", ""))) or _SIGNATURE)


def _setup(signature: str) -> Iterable[str]:
    """Sphinx's own settings, for ``sphinxsetup``: lengths, colours, boxes."""
    yield r"hmargin=0.18\paperwidth,vmargin={25mm,27mm}"
    yield f"TitleColor={signature}"
    yield "InnerLinkColor=TitleColor!85!black,OuterLinkColor=TitleColor!85!black"
    yield f"VerbatimColor={_SURFACE},pre_border-width=0pt,pre_border-radius=0pt,pre_padding=6pt"
    yield "verbatimhintsturnover=false,verbatimforcewraps=true"
    for tone, kinds in _TONES.items():
        for kind in kinds:
            key = f"div.{kind}_"
            yield f"{key}border-width=0pt,{key}border-left-width=2.25pt,{key}border-radius=0pt"
            yield f"{key}border-TeXcolor={tone},{key}background-TeXcolor={_SURFACE}"
            yield f"{key}title-background-TeXcolor={_SURFACE},{key}title-icon={{}}"
            yield f"{key}title-foreground-TeXcolor={tone},{key}box-shadow=none"
            yield f"{key}padding-left=10pt,{key}padding-right=10pt"

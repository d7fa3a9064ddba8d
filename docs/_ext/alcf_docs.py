"""Directives for the manual: tables read from the code, and examples from one source.

``alcf-options``
    a table of :class:`sphinx_alcf.config.AlcfConfig`; ``confval`` refers to its options.
``alcf-theme-options``
    a table of :class:`sphinx_alcf.pages.theme_options.ThemeOptions`; its options as well.
``alcf-keys``
    a table of one mapping of :mod:`sphinx_alcf.story.vocabulary`.
``alcf-tokens``
    a table of what a :class:`sphinx_alcf.palettes.palette.Palette` holds.
``alcf-swatches``
    every palette of this site, each in its own colours.
``alcf-includes``
    a table of :data:`sphinx_alcf.jekyll.includes.KINDS`.
``alcf-warnings``
    a table of :class:`sphinx_alcf.diagnostics.Warn`; the body says what to do.
``example``
    the body as source, and under it what the body makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_alcf.config import options
from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.jekyll.includes import KINDS
from sphinx_alcf.pages.palettes import all_palettes
from sphinx_alcf.pages.theme_options import theme_options
from sphinx_alcf.palettes.palette import TOKENS
from sphinx_alcf.story import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

STATES = ("info", "ok", "warn", "danger")
REBUILDS = {
    "env": "A change reads every page again.",
    "html": "A change writes every page again.",
    "": "A change takes part in the next build.",
}
MAPPINGS: Mapping[str, tuple[tuple[str, str], Mapping[str, str]]] = {
    "natural": (("Key", "Meaning"), vocabulary.NATURAL_KEYS),
    "hero": (("Key", "Meaning"), vocabulary.HERO_KEYS),
    "teaser": (("Key", "Meaning"), vocabulary.TEASER_KEYS),
    "jekyll": (("Key", "Meaning"), vocabulary.JEKYLL_KEYS),
    "highlight": (("Key", "Meaning"), vocabulary.HIGHLIGHT_KEYS),
    "publication": (("Key", "Meaning"), vocabulary.PUBLICATION_KEYS),
    "background": (("Key", "Meaning"), vocabulary.BACKGROUND_KEYS),
    "layouts": (("Layout", "Meaning"), vocabulary.LAYOUTS),
    "palettes": (("Palette", "Form"), vocabulary.PALETTES),
}


def warning_meanings() -> dict[Warn, str]:
    """What each warning means: the string under each member of the enum, on one line."""
    found = ModuleAnalyzer.for_module("sphinx_alcf.diagnostics").find_attr_docs()
    return {warn: " ".join(" ".join(found["Warn", warn.name]).split()) for warn in Warn}


class TableDirective(SphinxDirective):
    """What the tables share: a name that can be linked to, and prose beside it."""

    def named(self, name: str, anchor: str) -> nodes.paragraph:
        """A cell's paragraph with *name* as code, and *anchor* as its fragment on the page."""
        target = nodes.target("", "", ids=[anchor])
        self.state.document.note_explicit_target(target)
        return nodes.paragraph("", "", target, nodes.literal(name, name))

    def prose(self, text: str) -> nodes.paragraph:
        """A paragraph of *text*; code stands in double backticks, as Markdown and reST have it."""
        parsed, messages = self.parse_inline(text, lineno=self.lineno)
        return nodes.paragraph(text, "", *parsed, *messages)

    def depend_on(self, module: str) -> None:
        """Read the page again when *module* has changed."""
        self.env.note_dependency(ModuleAnalyzer.for_module(module).srcname)


class OptionsTable(TableDirective):
    """The options of ``conf.py``."""

    def run(self) -> list[nodes.Node]:
        """The table; each name becomes an object that ``confval`` finds."""
        self.depend_on("sphinx_alcf.config")
        return self.options_table(
            (name, meaning, f"Default: ``{default!r}``. {REBUILDS[rebuild]}")
            for name, (default, rebuild, _types, meaning) in options().items()
        )

    def options_table(self, found: Iterable[tuple[str, str, str]]) -> list[nodes.Node]:
        """A table of options: the name, what it means, and its facts."""
        rows = []
        for name, meaning, facts in found:
            anchor = f"confval-{name}"
            first = self.named(name, anchor)
            self.env.domains.standard_domain.note_object("confval", name, anchor, location=first)
            rows.append(([first], [self.prose(meaning), self.prose(facts)]))
        return [table(("Option", "Meaning"), rows)]


class ThemeOptionsTable(OptionsTable):
    """The keys of ``html_theme_options``."""

    def run(self) -> list[nodes.Node]:
        """The table; each name becomes an object that ``confval`` finds."""
        self.depend_on("sphinx_alcf.pages.theme_options")
        return self.options_table(
            (name, meaning, f"Default: ``{default!r}``.")
            for name, (default, meaning) in theme_options().items()
        )


class KeysTable(TableDirective):
    """The words of one mapping; the argument names it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table."""
        self.depend_on("sphinx_alcf.story.vocabulary")
        which = directives.choice(self.arguments[0], tuple(MAPPINGS))
        head, words = MAPPINGS[which]
        rows = [
            ([self.named(word, f"{which}-{word}")], [self.prose(meaning)])
            for word, meaning in words.items()
        ]
        return [table(head, rows)]


class TokensTable(TableDirective):
    """The tokens of a palette, and what each is for."""

    def run(self) -> list[nodes.Node]:
        """The table, from the strings under the fields."""
        self.depend_on("sphinx_alcf.palettes.palette")
        found = ModuleAnalyzer.for_module("sphinx_alcf.palettes.palette").find_attr_docs()
        rows = []
        for token in TOKENS:
            meaning = " ".join(" ".join(found["Palette", token.replace("-", "_")]).split())
            rows.append(([self.named(token, f"token-{token}")], [self.prose(meaning)]))
        return [table(("Token", "What it colours"), rows)]


class in_palette(nodes.container):  # noqa: N801 - as docutils names its nodes
    """A part of a page in another palette than the page."""


class Swatches(SphinxDirective):
    """Every palette of the site: its name and a few words, in its own colours."""

    def run(self) -> list[nodes.Node]:
        """A container with one for each palette; the name leads to a page that has it."""
        self.env.note_dependency(self.config.alcf_palettes)
        found = []
        for name, palette in all_palettes(self.config).items():
            page = {"dark": "index", "white": "white"}.get(name, f"in-{name}")
            link, _ = self.parse_inline(f"{{doc}}`{name} <{page}>`", lineno=self.lineno)
            colours = f"{palette.background} with {palette.heading}, {palette.form}"
            words = [nodes.inline(word, word, classes=[f"alcf-{word}"]) for word in STATES]
            spaced = [node for word in words for node in (word, nodes.Text(" "))]
            swatch = in_palette("", palette=name, form=palette.form, classes=["alcf-swatch"])
            swatch += nodes.paragraph("", "", *link, classes=["alcf-swatch-name"])
            swatch += nodes.paragraph(colours, colours)
            swatch += nodes.paragraph("", "", *spaced, nodes.literal("code", "code"))
            found.append(swatch)
        return [nodes.container("", *found, classes=["alcf-swatches"])]


def visit_in_palette(self: Any, node: in_palette) -> None:
    """Begin a part with the attributes that the theme's stylesheet reads."""
    attributes = {"data-palette": node["palette"], "data-theme": node["form"]}
    self.body.append(self.starttag(node, "div", **attributes))


def depart_in_palette(self: Any, _: in_palette) -> None:
    """End it."""
    self.body.append("</div>\n")


class IncludesTable(TableDirective):
    """Jekyll's includes, with the parameters of each."""

    def run(self) -> list[nodes.Node]:
        """The table; of the parameters that come first, one is required."""
        for module in ("media_includes", "text_includes"):
            self.depend_on(f"sphinx_alcf.jekyll.{module}")
        rows = []
        for name, kind in KINDS.items():
            shown = kind.shown_needs
            needs = " or ".join(f"``{word}``" for word in shown)
            rest = ", ".join(f"``{word}``" for word in kind.params if word not in shown)
            takes = f"Needs {needs}. Takes {rest}." if needs else "Has no parameters."
            cell = [self.prose(kind.means), self.prose(takes)]
            rows.append(([self.named(name, f"include-{name[:-5]}")], cell))
        return [table(("Include", "What it shows"), rows)]


class WarningsTable(TableDirective):
    """The warnings and, from a definition list in the body, what to do about each.

    A member without advice, and advice for no member, are warnings of the build.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The table; each name becomes a label that ``ref`` finds."""
        self.depend_on("sphinx_alcf.diagnostics")
        advice = self.advice()
        standard = self.env.domains.standard_domain
        rows = []
        for warn, meaning in warning_meanings().items():
            anchor = f"warning-{warn.value}".replace("_", "-")
            label = warn.code.lower()
            standard.anonlabels[label] = self.env.docname, anchor
            standard.labels[label] = self.env.docname, anchor, warn.code
            if warn.value not in advice:
                self.complain(f"no advice for {warn.value!r}")
            rows.append(
                (
                    [self.named(warn.code, anchor)],
                    [self.prose(meaning), *advice.pop(warn.value, [])],
                )
            )
        for word in advice:
            self.complain(f"advice for {word!r}, which is no warning")
        return [table(("Warning", "What it means, and what to do"), rows)]

    def advice(self) -> dict[str, list[nodes.Node]]:
        """The definitions of the body by their terms."""
        return {
            item[0].astext(): list(item[-1].children)
            for node in self.parse_content_to_nodes()
            for item in node.findall(nodes.definition_list_item)
        }

    def complain(self, message: str) -> None:
        """Warn at this directive."""
        logger.warning("alcf-warnings: %s", message, location=self.get_location())


class Example(SphinxDirective):
    """The body as source, then what it makes.

    ``elsewhere`` says where the result stands, if it is not under the source; ``class`` is for the
    manual's stylesheet.
    """

    has_content = True
    option_spec: ClassVar = {
        "elsewhere": directives.unchanged_required,
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """A container with the source, a label and the result."""
        self.assert_has_content()
        text = "\n".join(self.content)
        reads_markdown = self.env.doc2path(self.env.docname).suffix == ".md"
        source = nodes.literal_block(text, text, language="md" if reads_markdown else "rst")
        self.set_source_info(source)
        words = self.options.get("elsewhere", "Result")
        label = nodes.paragraph(words, words, classes=["alcf-example-label"], translatable=False)
        result = nodes.container("", label, *self.parse_content_to_nodes())
        result["classes"].append("alcf-example-result")
        classes = ["alcf-example", *self.options.get("class", ())]
        return [nodes.container("", source, result, classes=classes)]


def table(head: tuple[str, str], rows: Sequence[Sequence[Sequence[nodes.Node]]]) -> nodes.table:
    """A table of two columns; each cell is a list of block nodes."""
    group = nodes.tgroup(cols=2)
    group += [nodes.colspec(colwidth=width) for width in (30, 70)]
    words = [[nodes.paragraph(word, word)] for word in head]
    group += nodes.thead("", _row(words))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def _row(cells: Sequence[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("alcf-options", OptionsTable)
    app.add_directive("alcf-theme-options", ThemeOptionsTable)
    app.add_directive("alcf-keys", KeysTable)
    app.add_directive("alcf-tokens", TokensTable)
    app.add_directive("alcf-swatches", Swatches)
    app.add_node(in_palette, html=(visit_in_palette, depart_in_palette))
    app.add_directive("alcf-includes", IncludesTable)
    app.add_directive("alcf-warnings", WarningsTable)
    app.add_directive("example", Example)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

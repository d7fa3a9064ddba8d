"""The options of the theme: one dataclass that reads, checks and documents them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx_alcf.config import palette_forms
from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.once import Once
from sphinx_alcf.pages import option_values as values
from sphinx_alcf.palettes.palette import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config


def _option(default: Any, read: Callable[[Any], Any], *, help: str) -> Any:
    """A field with what reads its value and what the manual says of it.

    *default* is written as in ``conf.py``; the field's own default is what it is read into.
    """
    metadata = {"default": default, "read": read, "help": help}
    return field(default=read(default), metadata=metadata)


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """Each field is a key of ``html_theme_options``."""

    palette: str = _option(
        "dark",
        values.text,
        help="The palette of pages that name none. ``auto`` is dark or white, as the reader's "
        "system is.",
    )
    signature: str = _option(
        "#007b70",
        values.colour,
        help="The colour of the bar at the top, and of the browser around the page on phones. "
        "White text stands on it: their contrast should be 4.5 to 1 or more.",
    )
    logo_only: bool = _option(
        False,
        values.flag,
        help="Show ``html_logo`` in the bar without the project's name, which becomes its text "
        "alternative.",
    )
    header_links: tuple[values.Link, ...] = _option(
        [],
        values.links,
        help="Links in the bar after the site's sections: maps of ``title`` and ``url``. Here and "
        "below, ``url`` is an address or the name of a document.",
    )
    icon_links: tuple[values.IconLink, ...] = _option(
        [],
        values.icon_links,
        help="Links in the bar shown as icons: maps of ``title``, ``url`` and ``icon``, an SVG "
        "file from the folder of ``conf.py``. It is written into the page in the text's colour.",
    )
    announcement: str = _option(
        "", values.text, help="HTML in a strip above the bar of every page."
    )
    search_key: bool = _option(
        True,
        values.flag,
        help="Open the search with the key ``/`` (WCAG 2.2, 2.1.4). Ctrl+K and Cmd+K always do.",
    )
    navigation_depth: int = _option(
        4,
        values.count,
        help="How many levels of pages stand beside a page of documentation.",
    )
    contents_depth: int = _option(
        2, values.count, help="How many levels of headings “On this page” shows. 0 shows none."
    )
    sidebar_start: tuple[str, ...] = _option(
        ["components/section.html"],
        values.names,
        help="Templates in the column before a page of documentation, in order. What "
        "``html_sidebars`` names for a page follows.",
    )
    sidebar_end: tuple[str, ...] = _option(
        ["components/contents.html"],
        values.names,
        help="Templates in the column after a page of documentation, in order.",
    )
    more: int = _option(
        2,
        values.count,
        help="How many cards “More in …” shows at the end of a story. 0 shows the pager instead.",
    )
    source_repository: str = _option(
        "",
        values.text,
        help="Address of the project's repository, such as "
        "``https://github.com/example/stories``. Each page then links to its source.",
    )
    source_branch: str = _option("main", values.text, help="The branch that is edited.")
    source_directory: str = _option(
        "", values.text, help="The folder of the sources in the repository, such as ``docs``."
    )
    source_host: str = _option(
        "",
        values.one_of("", "github", "gitlab", "bitbucket"),
        help="What runs the repository, where its address does not tell: ``github``, ``gitlab`` or "
        "``bitbucket``.",
    )
    source_links: tuple[str, ...] = _option(
        ["edit", "view"],
        values.some_of("edit", "view"),
        help="Which links a page has to its source: ``edit`` and ``view``.",
    )
    footer_text: str = _option(
        "", values.text, help="HTML at the foot of every page, such as a sentence with an address."
    )
    footer_links: tuple[values.LinkColumn, ...] = _option(
        [],
        values.columns,
        help="Columns of links at the foot: maps of ``title`` and ``links``, a list of maps of "
        "``title`` and ``url``. They take the place of the site's sections.",
    )
    footer_logos: tuple[values.Logo, ...] = _option(
        [],
        values.logos,
        help="Logos at the foot: maps of ``image``, a file under ``_static``, and ``alt``; perhaps "
        "``url``, and ``light``, the version for light palettes.",
    )
    legal_links: tuple[values.Link, ...] = _option(
        [],
        values.links,
        help="Links that every page must show, such as privacy and accessibility statements: maps "
        "of ``title`` and ``url``. They stand in a line of their own at the very end.",
    )
    readthedocs: str = _option(
        "auto",
        values.one_of("auto", "on", "off"),
        help="Whether pages have what Read the Docs needs: menus of versions and languages, a "
        "place for its ads, its addons in the palette's colours. ``auto`` is ``on`` in builds that "
        "run there, ``off`` elsewhere.",
    )
    readthedocs_menus: bool = _option(
        True, values.flag, help="Whether versions and languages stand in the bar there."
    )


def theme_options() -> Mapping[str, tuple[Any, str]]:
    """Every option by its name: the default as ``conf.py`` writes it, and its help."""
    return {f.name: (f.metadata["default"], f.metadata["help"]) for f in fields(ThemeOptions)}


@Once
def get_theme_options(builder: StandaloneHTMLBuilder) -> ThemeOptions:
    """The options of a project as one typed value; read once a build."""
    options, _ = read_options(builder.config.html_theme_options)
    return options


def read_options(given: Mapping[str, Any]) -> tuple[ThemeOptions, dict[str, str]]:
    """The options that *given* says, and what is wrong with each name that cannot be used."""
    known = {f.name: f for f in fields(ThemeOptions)}
    read: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, value in given.items():
        if name not in known:
            wrong[name] = f"the theme has no option {name!r}.{did_you_mean(name, known)}"
            continue
        try:
            read[name] = known[name].metadata["read"](value)
        except ValueError as error:
            wrong[name] = f"{name} is {str(error).rstrip('.')}."
    return ThemeOptions(**read), wrong


def check_theme_options(app: Sphinx, config: Config) -> None:
    """Warn (``alcf.config``) of options that cannot be used, and leave them to their defaults.

    A handler of ``config-inited``.
    """
    if config.html_theme != "alcf":
        return
    given = dict(config.html_theme_options)
    options, wrong = read_options(given)
    palettes = (*palette_forms(config), AUTO)
    if options.palette not in palettes:
        near = did_you_mean(options.palette, palettes)
        wrong["palette"] = (
            f"palette is one of {', '.join(palettes)}, not {options.palette!r}.{near}"
        )
    for message in wrong.values():
        report(Problem(Warn.CONFIG, f"conf.py, html_theme_options: {message}"))
    if wrong:
        config.html_theme_options = {k: v for k, v in given.items() if k not in wrong}

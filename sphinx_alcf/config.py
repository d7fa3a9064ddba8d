"""The options of ``conf.py``: one dataclass that registers, checks and documents them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sphinx_alcf.config_values import (
    ARTICLES,
    clean_names,
    left_out,
    unknown_formats,
    wrong_build,
    wrong_fact,
    wrong_feeds,
    wrong_host,
    wrong_license,
    wrong_text,
)
from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.once import Once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

PREFIX = "alcf_"

DEFAULT_CACHE = "alcf-cache"
"""The folder for ``alcf_cache_dir`` where ``conf.py`` names none, beside the doctrees."""

Rebuild: TypeAlias = Literal["env", "html", ""]


def _option(default: Any, *, help: str, rebuild: Rebuild, types: tuple[type, ...]) -> Any:
    """A dataclass field with what Sphinx and the documentation need to know about it."""
    metadata = {"help": help, "rebuild": rebuild, "types": frozenset(types)}
    if isinstance(default, list | dict):
        return field(default_factory=default.copy, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class AlcfConfig:
    """Each field is an option of ``conf.py`` with ``alcf_`` before its name."""

    jekyll: bool = _option(
        True,
        help="Read Jekyll's ``{% include media-….html %}`` in Markdown. Off, MyST reads them as it "
        "would alone.",
        rebuild="env",
        types=(bool,),
    )
    media_path: list[str] = _option(
        ["assets/images", "assets/video", "_static"],
        help="Folders, from the source folder, in which media are looked for that do not lie "
        "beside their page. The first that has the file wins.",
        rebuild="env",
        types=(list, tuple),
    )
    palettes: str = _option(
        "",
        help="A TOML file, from the folder of ``conf.py``, with palettes of the site's own.",
        rebuild="",
        types=(str,),
    )
    embed_hosts: dict[str, str | dict[str, str]] = _option(
        {},
        help="Hosts besides YouTube and Vimeo whose players may be embedded: host name to the "
        "name that readers are told, such as ``{'video.example.edu': 'Example University'}``. In "
        "the name's place may stand a map of ``name`` and ``sandbox``, what the frame's sandbox "
        "allows, such as ``{'name': 'Example University', 'sandbox': 'allow-scripts "
        "allow-same-origin'}``.",
        rebuild="env",
        types=(dict,),
    )
    boilerplate: dict[str, str] = _option(
        {},
        help="Standing texts by name, in the language of the pages that use them, such as "
        "``{'funding': 'Paid for by *readers*.'}``. A file ``_boilerplate/NAME.md`` comes first.",
        rebuild="env",
        types=(dict,),
    )
    licenses: dict[str, str] = _option(
        {},
        help="Licences of the site's own: name to address, such as ``{'Photo archive terms': "
        "'https://example.edu/terms'}``. The common ones are known.",
        rebuild="env",
        types=(dict,),
    )
    image_widths: list[int] = _option(
        [480, 736, 1200, 1600],
        help="Widths, in pixels, of the smaller versions that are made of each picture. A picture "
        "is never enlarged. An empty list makes none.",
        rebuild="html",
        types=(list, tuple),
    )
    image_formats: list[str] = _option(
        ["webp"],
        help="Formats of the smaller versions: ``'webp'``, ``'avif'`` or both. AVIF is smaller and "
        "takes about five times as long; it needs Pillow 11.3. The original is always offered.",
        rebuild="html",
        types=(list, tuple),
    )
    cache_dir: str = _option(
        "",
        help="Folder, from the source folder, that keeps the smaller versions of pictures, stills "
        "of videos and compiled templates from build to build. Empty: a folder beside the "
        "doctrees.",
        rebuild="html",
        types=(str,),
    )
    # The mean of 190 studies of adults who read English silently (Brysbaert, "How many words do we
    # read per minute?", Journal of Memory and Language 109, 2019).
    words_per_minute: int = _option(
        238,
        help="How many words a reader reads in a minute, by which bylines say how long a page "
        "takes. 0: they do not say it.",
        rebuild="env",
        types=(int,),
    )
    metadata: bool = _option(
        True,
        help="Describe pages in their heads for previews and search engines: Open Graph, Twitter "
        "card, JSON-LD. It needs ``html_baseurl``.",
        rebuild="html",
        types=(bool,),
    )
    card_image: str = _option(
        "",
        help="A picture, from the source folder, for the cards of pages that have none: JPEG or "
        "PNG, best of 1200 by 630 pixels.",
        rebuild="html",
        types=(str,),
    )
    article: str = _option(
        "Article",
        help="What search engines are told that a story is: ``'Article'``, ``'NewsArticle'`` or "
        "``'BlogPosting'``.",
        rebuild="html",
        types=(str,),
    )
    publisher: dict[str, str | list[str]] = _option(
        {},
        help="Who publishes the site: a map of ``name`` and, where there are, ``url``, ``logo`` "
        "(an address, or a file of the output such as ``_static/logo.png``) and ``same-as`` (a "
        "list of addresses of the same organisation).",
        rebuild="html",
        types=(dict,),
    )
    languages: dict[str, str] = _option(
        {},
        help="Where the site is built in which language: tags such as ``'de'`` to the address of "
        "the build, whole or from ``html_baseurl``, such as ``'../de/'``. Each page then names the "
        "page of the same name in the others. ``'x-default'`` is for readers of none of them.",
        rebuild="html",
        types=(dict,),
    )
    feeds: bool | list[str] = _option(
        True,
        help="Atom feeds: ``True`` makes one of the site, and one of each section, that have dated "
        "pages; a list names the pages to make one of, such as ``['index', 'news/index']``; "
        "``False`` makes none. They need ``html_baseurl``.",
        rebuild="html",
        types=(bool, list, tuple),
    )
    feed_entries: int = _option(
        20,
        help="How many pages a feed holds at most, those that were changed last.",
        rebuild="html",
        types=(int,),
    )
    sitemap: bool = _option(
        True,
        help="A ``sitemap.xml`` of all documents and, at the root of a host, a ``robots.txt`` that "
        "names it. It needs ``html_baseurl``.",
        rebuild="html",
        types=(bool,),
    )
    tag_pages: str = _option(
        "",
        help="Each tag has a page that lists its pages: the name of the page above them, such as "
        "``'tags'``, which lists the tags and is made unless the project has it. Empty: none.",
        rebuild="html",
        types=(str,),
    )
    year_pages: str = _option(
        "",
        help="Each year has a page that lists what has a ``date`` in it: the name of the page "
        "above them, such as ``'archive'``. Empty: none.",
        rebuild="html",
        types=(str,),
    )
    latex: bool | str = _option(
        True,
        help="How a PDF made by LaTeX looks: ``True`` like the pages, with a cover; ``'pages'`` "
        "the same without a cover; ``False`` as Sphinx has it.",
        rebuild="",
        types=(bool, str),
    )


def options() -> Mapping[str, tuple[Any, Rebuild, frozenset[type], str]]:
    """Every option by its name in ``conf.py``: default, what it rebuilds, types, help."""
    defaults = AlcfConfig()
    return {
        PREFIX + f.name: (
            getattr(defaults, f.name),
            f.metadata["rebuild"],
            f.metadata["types"],
            f.metadata["help"],
        )
        for f in fields(AlcfConfig)
    }


@Once
def get_config(config: Config) -> AlcfConfig:
    """The options of a project as one typed value."""
    return AlcfConfig(**{f.name: getattr(config, PREFIX + f.name) for f in fields(AlcfConfig)})


def cache_of(project: Sphinx | BuildEnvironment) -> Path:
    """The folder that keeps what was made from build to build."""
    folder = get_config(project.config).cache_dir
    return Path(project.srcdir, folder) if folder else Path(project.doctreedir, DEFAULT_CACHE)


def palette_forms(config: Config) -> Mapping[str, str]:
    """Every palette that a page may have, the site's own too: its name and form, dark or light."""
    forms: Mapping[str, str] = config.alcf_palette_forms
    return forms


def _problems(config: Config) -> list[str]:
    """What is wrong with the values, as sentences that say what to do."""
    known = options()
    problems = [
        f"conf.py: sphinx-alcf has no option {name!r}.{did_you_mean(name, known)}"
        for name in config._raw_config
        if name.startswith(PREFIX) and name not in known
    ]
    lists = (
        ("media_path", str, "names of folders"),
        ("image_widths", int, "widths in pixels, above 0"),
    )
    for name, kind, what in lists:
        values = getattr(config, PREFIX + name)
        if not isinstance(values, list | tuple) or not all(
            isinstance(v, kind) and not isinstance(v, bool) and (isinstance(v, str) or v > 0)
            for v in values
        ):
            problems.append(f"conf.py: {PREFIX}{name} is a list of {what}, not {values!r}.")
            setattr(config, PREFIX + name, known[PREFIX + name][0])
    problems += unknown_formats(config)
    if not isinstance(config.alcf_cache_dir, str):
        problems.append(f"conf.py: alcf_cache_dir is a folder, not {config.alcf_cache_dir!r}.")
        config.alcf_cache_dir = ""
    problems += wrong_feeds(config, known["alcf_feeds"][0], known["alcf_feed_entries"][0])
    speed = config.alcf_words_per_minute
    if isinstance(speed, bool) or not isinstance(speed, int) or speed < 0:
        problems.append(f"conf.py: alcf_words_per_minute is a number, 0 or more, not {speed!r}.")
        config.alcf_words_per_minute = known["alcf_words_per_minute"][0]
    if config.alcf_latex not in (True, False, "pages"):
        problems.append(
            f"conf.py: alcf_latex is True, False or 'pages', not {config.alcf_latex!r}."
        )
        config.alcf_latex = True
    problems += left_out(config, "embed_hosts", wrong_host)
    problems += left_out(config, "licenses", wrong_license)
    problems += left_out(config, "publisher", wrong_fact)
    problems += left_out(config, "languages", wrong_build)
    if config.alcf_article not in ARTICLES:
        hint = did_you_mean(str(config.alcf_article), ARTICLES)
        problems.append(
            f"conf.py: alcf_article is one of {', '.join(ARTICLES)}, not "
            f"{config.alcf_article!r}.{hint}"
        )
        config.alcf_article = ARTICLES[0]
    if config.alcf_publisher and "name" not in config.alcf_publisher:
        problems.append("conf.py: alcf_publisher has no 'name', and is left out.")
        config.alcf_publisher = {}
    problems += left_out(config, "boilerplate", wrong_text)
    problems += clean_names(config)
    return problems


def check_config(app: Sphinx, config: Config) -> None:
    """Warn (``alcf.config``) of values that cannot be used, and use the default instead."""
    for message in _problems(config):
        report(Problem(Warn.CONFIG, message))
    get_config.forget(config)


def setup_config(app: Sphinx) -> None:
    """Register the options and their check."""
    for name, (default, rebuild, types, help_text) in options().items():
        app.add_config_value(name, default, rebuild, types, description=help_text)
    # What alcf_palettes names, as pages/palettes.py has read it: pages that name a new palette are
    # read again, and new colours are written with all pages, which name their stylesheet's sum.
    app.add_config_value("alcf_palette_forms", {}, "env", frozenset({dict}))
    app.add_config_value("alcf_palette_colours", {}, "html", frozenset({dict}))
    app.connect("config-inited", check_config, priority=400)

"""Front matter in either spelling becomes one :class:`~sphinx_alcf.story.model.Page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.story.authors import read_authors
from sphinx_alcf.story.background import read_page_background
from sphinx_alcf.story.fields import Fields
from sphinx_alcf.story.hero import read_page_hero
from sphinx_alcf.story.highlight import read_page_categories, read_project
from sphinx_alcf.story.keys import sort_keys
from sphinx_alcf.story.languages import is_language_tag
from sphinx_alcf.story.model import Page
from sphinx_alcf.story.people import read_dates, read_old_addresses, read_tags
from sphinx_alcf.story.publications import read_publications
from sphinx_alcf.story.teaser import read_page_teaser
from sphinx_alcf.story.vocabulary import FOREIGN_KEYS, KEYS, LAYOUTS, PALETTES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_alcf.story.players import Hosts
    from sphinx_alcf.story.yaml_values import Value

_OURS = ("hero-", "hero_", "teaser-", "teaser_", "bg-", "bg_")
"""How keys begin that no other tool has."""


def read_page(
    values: Mapping[str, Value],
    *,
    palettes: Collection[str] = PALETTES,
    embed_hosts: Hosts = (),
) -> tuple[Page, tuple[Problem, ...]]:
    """The page that *values* (from :func:`~sphinx_alcf.story.yaml_source.load`) describe.

    *palettes* are the names that ``theme`` may have; *embed_hosts* are the hosts besides YouTube
    and Vimeo whose players the site allows. What cannot be used is left out, with a problem that
    has a line. Keys of other extensions are left to them.
    """
    problems: list[Problem] = []
    keys = sort_keys(values, KEYS, problems, foreign=FOREIGN_KEYS, ours=_OURS)
    fields = Fields(keys, problems)
    date, updated = read_dates(fields)
    layout = _one_of(fields, "layout", LAYOUTS, Warn.LAYOUT)
    page = Page(
        title=fields.inline("title"),
        kicker=fields.inline("kicker"),
        intro=fields.inline("intro"),
        hero=read_page_hero(fields, embed_hosts, large=layout == "home"),
        layout=layout,
        palette=_one_of(fields, "theme", palettes, Warn.PALETTE),
        permalink=fields.text("permalink"),
        permalink_line=fields.line("permalink"),
        redirect_from=read_old_addresses(fields),
        aside=fields.inline("aside"),
        lang=_language(fields),
        date=date,
        updated=updated,
        authors=read_authors(fields),
        description=fields.plain("description"),
        tags=read_tags(fields),
        featured=fields.flag("featured"),
        teaser=read_page_teaser(fields),
        categories=read_page_categories(fields) or None,
        project=read_project(fields) or None,
        publications=read_publications(fields.values.get("publications"), problems),
        background=read_page_background(fields),
    )
    return page, tuple(problems)


def _one_of(fields: Fields, key: str, known: Collection[str], kind: Warn) -> str | None:
    """One of the *known* words, in lower or upper case."""
    word = fields.word(key)
    if word is None or word in known:
        return word
    if word.lower() in known:
        return word.lower()
    hint = did_you_mean(word.lower(), known) or f" There are {', '.join(known)}."
    if (key, word.lower()) == ("theme", "auto"):
        hint = " The whole site can have it: html_theme_options = {'palette': 'auto'}."
    message = f"No {kind.value} is named {word!r}.{hint} The default is used."
    fields.problems.append(Problem(kind, message, fields.line(key)))
    return None


def _language(fields: Fields) -> str | None:
    tag = fields.word("lang")
    if tag is None or is_language_tag(tag):
        return tag
    meant = tag.replace("_", "-")
    example = repr(meant) if is_language_tag(meant) else "'en' or 'pt-BR'"
    fields.wrong("lang", f"the tag of a language such as {example}")
    return None

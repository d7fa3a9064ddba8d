"""Tags and years: which there are, which pages they have, and where these are listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.config import get_config
from sphinx_alcf.once import Once
from sphinx_alcf.site.listing import Index, in_order, index_of
from sphinx_alcf.story.listing import tag_key, title_key
from sphinx_alcf.story.slugs import slugs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment


class Group(NamedTuple):
    """The pages that have one tag, or are of one year."""

    title: str
    """As readers see it: of a tag the spelling that most pages have."""
    name: str
    """The name of the page that lists them, such as ``tags/climate-change``."""
    pages: tuple[str, ...]
    """The newest first, after those that are featured."""


@Once
def tags_of(env: BuildEnvironment) -> Mapping[str, Group]:
    """The tags of a site by :func:`~sphinx_alcf.story.listing.tag_key`, from A to Z.

    None where the site asks for no pages for tags.
    """
    index, folder = index_of(env), get_config(env.config).tag_pages
    if not folder:
        return {}
    names = slugs(index.tags)
    return {
        key: Group(
            _spelling(index, key),
            f"{folder}/{names[key]}",
            tuple(in_order(index, index.tags[key], "-date")),
        )
        for key in sorted(index.tags, key=title_key)
    }


@Once
def years_of(env: BuildEnvironment) -> Mapping[str, Group]:
    """The years of a site's pages, the last first; none where it asks for no pages for years."""
    index, folder = index_of(env), get_config(env.config).year_pages
    found: defaultdict[int, list[str]] = defaultdict(list)
    for docname in index.places if folder else ():
        if date := index.domain.page(docname).date:
            found[date.year].append(docname)
    return {
        str(year): Group(
            str(year), f"{folder}/{year}", tuple(in_order(index, found[year], "-date"))
        )
        for year in sorted(found, reverse=True)
    }


def _spelling(index: Index, key: str) -> str:
    """The spelling of a tag that most of its pages have; of several the first by its letters."""
    used = Counter(
        " ".join(tag.split())
        for docname in index.tags[key]
        for tag in index.domain.page(docname).tags
        if tag_key(tag) == key
    )
    return min(used, key=lambda tag: (-used[tag], tag))

"""The directive ``teasers``: where a list of pages stands. What it shows is known later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils.parsers.rst import directives
from sphinx.util import docname_join
from sphinx.util.docutils import SphinxDirective
from sphinx.util.matching import patmatch

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import teasers
from sphinx_alcf.doctree.registration import add_directive
from sphinx_alcf.once import Once
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.listing import LISTING_OPTIONS, Listing, read_listing, tag_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Teasers(SphinxDirective):
    """A list of pages with title, intro and picture; the body may name them."""

    has_content = True
    option_spec: ClassVar = {
        **dict.fromkeys(LISTING_OPTIONS, directives.unchanged),
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """The place of the list."""
        texts = {name: self.options[name] or "" for name in LISTING_OPTIONS if name in self.options}
        listing, problems = read_listing(texts, self.content)
        for problem in problems:
            self._warn(problem.kind, problem.message)
        listing = _resolved(listing, self.env)
        missing = missing_in(listing, self.env)
        for name in missing:
            self._warn(Warn.LISTING, _sentence(name, listing, self.env))
        node = teasers(docname=self.env.docname, listed=Listed(listing, missing))
        node["classes"] += self.options.get("class", [])
        self.set_source_info(node)
        self.add_name(node)
        return [node]

    def _warn(self, kind: Warn, message: str) -> None:
        source, line = self.get_source_info()
        report(Problem(kind, message, line), source)


def missing_in(listing: Listing, env: BuildEnvironment) -> tuple[str, ...]:
    """The names in *listing* that name nothing: pages, patterns and tags, as it has them."""
    missing = [name for name in listing.pages if name not in env.found_docs]
    if listing.section is not None and listing.section not in env.found_docs:
        missing.append(listing.section)
    patterns = (*listing.glob, *listing.exclude)
    missing += [p for p in patterns if not any(patmatch(name, p) for name in env.found_docs)]
    if listing.tags:
        tags = known_tags(env)
        missing += [tag for tag in listing.tags if tag_key(tag) not in tags]
    return tuple(dict.fromkeys(missing))


@Once
def known_tags(env: BuildEnvironment) -> Mapping[str, str]:
    """All tags of the site while pages are read: the spelling of each by its key."""
    heads = get_domain(env).heads
    return {tag_key(tag): tag for name in sorted(heads) for tag in heads[name].tags}


def _resolved(listing: Listing, env: BuildEnvironment) -> Listing:
    """*listing* with document names in place of those that count from the page's folder."""
    section = listing.section
    return listing._replace(
        pages=tuple(dict.fromkeys(_document(name, env) for name in listing.pages)),
        section=_document(section, env) if section is not None else None,
        glob=tuple(docname_join(env.docname, pattern) for pattern in listing.glob),
        exclude=tuple(docname_join(env.docname, pattern) for pattern in listing.exclude),
    )


def _document(name: str, env: BuildEnvironment) -> str:
    """The document that an author calls *name*: with its extension or not, or by its folder."""
    suffix = next((s for s in env.config.source_suffix if name.endswith(s)), "")
    docname = docname_join(env.docname, name.removesuffix(suffix)) or "index"
    folder = f"{docname}/index"
    return folder if docname not in env.found_docs and folder in env.found_docs else docname


def _sentence(name: str, listing: Listing, env: BuildEnvironment) -> str:
    """What to tell the author of a *name* that names nothing."""
    if name in listing.pages or name == listing.section:
        folders = (page.removesuffix("/index") for page in env.found_docs)
        hint = did_you_mean(name, sorted(folders))
        return (
            f"There is no page {name!r}.{hint} Names count from this page's folder, or with a "
            "leading / from the source folder."
        )
    if name in listing.tags:
        near = did_you_mean(name, known_tags(env).values())
        return f"No page has the tag {name!r}.{near}"
    return (
        f"No page's name fits {name!r}. Names end without .md; '*' stands for a name and '**' for "
        "folders too."
    )


class Listed(NamedTuple):
    """A list on a page."""

    listing: Listing
    missing: tuple[str, ...] = ()
    """What it named in vain when the page was read."""
    automatic: bool = False
    """Whether the page has it by itself: no author asked for it, and its ``toctree`` may do."""
    title: str = ""
    """A heading above it."""


def note_lists(app: Sphinx, doctree: nodes.document) -> None:
    """Note the lists of the page that is read. A handler of ``doctree-read``."""
    found = every(doctree, teasers)
    paged = [node for node in found if node["listed"].listing.per_page]
    for node in paged[1:]:
        message = "Only one list of a page can have further pages: 'per-page' counts for the first."
        report(Problem(Warn.VALUE, message), node)
        listed = node["listed"]
        node["listed"] = listed._replace(listing=listed.listing._replace(per_page=None))
    if found:
        get_domain(app.env).lists[app.env.docname] = tuple(node["listed"] for node in found)


def setup_teasers(app: Sphinx) -> None:
    """Register the directive."""
    add_directive(app, "teasers", Teasers)
    app.connect("doctree-read", note_lists)

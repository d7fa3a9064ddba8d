"""The front matter of all pages, known before the first page is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_alcf.doctree.heads import forget_heads, keep_head, page_of_fields, read_head
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.teasers import missing_in
from sphinx_alcf.story.model import Page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def read_heads(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the front matter of the pages in *docnames*, those that are new or have changed.

    A handler of ``env-before-read-docs``: in the main process, whose children know it too. Pages
    with a list that names something else than it did, or nothing still, are to be read again, so
    that their authors are told as long as it is so.
    """
    heads = get_domain(env).heads
    for gone in heads.keys() - env.found_docs:
        del heads[gone]
    parsed_here = "myst_nb" not in app.extensions
    for docname in docnames:
        heads[docname] = _page(env, docname, keep=parsed_here)
    known = set(docnames)
    for docname, lists in sorted(get_domain(env).lists.items()):
        if docname in known or docname not in env.found_docs:
            continue
        for listed in lists:
            missing = missing_in(listed.listing, env)
            if missing or missing != listed.missing:
                docnames.append(docname)
                break


def drop_heads(app: Sphinx, env: BuildEnvironment) -> None:
    """Drop what the parsers of other processes have asked for. A handler of ``env-updated``."""
    forget_heads(env)


def _page(env: BuildEnvironment, docname: str, *, keep: bool) -> Page:
    """The front matter of a page; an empty one where it cannot be read, as Sphinx will say."""
    path = env.doc2path(docname)
    kind = get_filetype(env.config.source_suffix, str(path))
    if kind not in {"markdown", "myst-nb", "restructuredtext"}:
        return Page()
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return Page()
    if kind == "restructuredtext":
        return page_of_fields(text, env.config)
    head = read_head(text, env.config)
    if keep:
        keep_head(env, docname, head)
    return head.page

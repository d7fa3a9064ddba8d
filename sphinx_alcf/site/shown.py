"""Pages that show of another what has changed: Sphinx leaves them stale.

Each builder is told for itself, because builders share what was read.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders import Builder


def pages_that_show_more(
    builder: Builder, kind: str, shown: Mapping[str, object], *, first: bool = False
) -> list[str]:
    """The pages that show something else than when *builder* ran last; notes what they show now.

    Args:
        builder: The builder that runs.
        kind: What is compared, for there are several: each remembers for itself.
        shown: By page, all that it shows of others, as values whose ``repr`` says what they are.
        first: Whether pages count that are shown for the first time; of documents, Sphinx knows.
    """
    new = {page: digest(parts) for page, parts in shown.items()}
    noted = get_domain(builder.env).shown.setdefault(builder.name, {})
    old = noted.get(kind)
    noted[kind] = new
    if first:
        old = old or {}
        return [page for page, value in new.items() if old.get(page) != value]
    if old is None:
        # Nothing is stale at a builder's first run, but only with a page does Sphinx keep the note.
        return sorted(new)[:1]
    return [page for page, value in sorted(new.items()) if old.get(page, value) != value]


def digest(parts: object) -> str:
    """A short sum of what *parts* are."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

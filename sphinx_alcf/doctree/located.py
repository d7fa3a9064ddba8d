"""Where nodes and messages of a page say that they are from."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


@contextmanager
def source_of(document: nodes.document, source: str) -> Iterator[None]:
    """Let nodes and messages of *document* name *source* as their file."""
    reporter = document.reporter
    before = document["source"], reporter.source
    located = reporter.__dict__.get("get_source_and_line")
    document["source"] = reporter.source = source
    reporter.get_source_and_line = partial(_placed, source)
    try:
        yield
    finally:
        document["source"], reporter.source = before
        del reporter.get_source_and_line
        if located is not None:
            reporter.get_source_and_line = located


def _placed(source: str, line: int | None = None) -> tuple[str, int | None]:
    return source, line

"""Rewriting a text in tests, with links that stay and directives that are what the inserts say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from sphinx_alcf.migrate.kramdown import to_myst
from sphinx_alcf.migrate.model import (
    Body,
    DirectiveInsert,
    FrontMatter,
    Insert,
    Link,
    Rendered,
    SourcePage,
    Text,
)


def page(title: str = "Title", name: str = "page.md") -> SourcePage:
    """A page whose body begins in line 5."""
    front = FrontMatter(f"title: {title}\n", {"title": title})
    return SourcePage(PurePosixPath(name), front, "", 5, "/page", "page.html")


def rendered(text: str, inserts: Sequence[Insert] = ()) -> Rendered:
    """*text* as it comes from Liquid, each line from its own of the file."""
    return Rendered(text, tuple(inserts), tuple(range(5, 6 + text.count("\n"))))


def rewrite(
    text: str,
    inserts: Sequence[Insert] = (),
    *,
    resolve: Callable[[str, int], Link] = lambda url, _: Link(url),
    title: str = "Title",
    html: bool = False,
) -> Body:
    """What becomes of *text*; *html* is a page without Markdown."""
    return to_myst(
        rendered(text, inserts),
        page(title, "page.html" if html else "page.md"),
        directive=lambda insert: Text(insert.text if isinstance(insert, DirectiveInsert) else ""),
        resolve=resolve,
    )


def myst(text: str, inserts: Sequence[Insert] = (), *, html: bool = False) -> str:
    """The text alone, without the line break at its end."""
    return rewrite(text, inserts, html=html).text.removesuffix("\n")


def found(text: str, inserts: Sequence[Insert] = (), *, html: bool = False) -> list[str]:
    """The findings, each as ``kind line construct``."""
    return [
        f"{one.kind.value} {one.place.line} {one.construct}"
        for one in rewrite(text, inserts, html=html).findings
    ]


def note(text: str, line: int = 5) -> DirectiveInsert:
    """An insert that becomes a note."""
    return DirectiveInsert(f"```{{note}}\n{text}\n```", line)

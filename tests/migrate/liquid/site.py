"""Small sites for tests, without files."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx_alcf.migrate.liquid import LiquidSite
from sphinx_alcf.migrate.model import (
    Finding,
    Found,
    FrontMatter,
    IncludeInsert,
    Rendered,
    SourcePage,
    SourceSite,
    TeasersInsert,
    mark,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOWHERE = Path("/nowhere")


def page(
    path: str, body: str = "", line: int = 1, collection: str = "", **front: Any
) -> SourcePage:
    """A page whose address is its path."""
    address = re.sub(r"\.md$", ".html", path.removeprefix("_"))
    return SourcePage(
        PurePosixPath(path),
        FrontMatter("", {key.replace("__", "-"): value for key, value in front.items()}),
        body,
        line,
        f"/{address.removesuffix('.html')}",
        address,
        collection,
    )


def site(*pages: SourcePage, root: Path = NOWHERE, **rest: Any) -> SourceSite:
    """A site of *pages*."""
    return SourceSite(root, pages=pages, **{"config": {"url": "https://old.example"}, **rest})


def render(
    body: str,
    *pages: SourcePage,
    name: str = "page.md",
    line: int = 1,
    front: Mapping[str, Any] | None = None,
    **rest: Any,
) -> Rendered:
    """What becomes of *body* on a page of a site that has *pages* beside it."""
    own = page(name, body, line, **(front or {}))
    return LiquidSite(site(*pages, own, **rest)).render(own)


def told(rendered: Rendered, *kinds: Found) -> list[str]:
    """The findings, as ``path:line construct``; of *kinds* only, if there are any."""
    found: Iterable[Finding] = rendered.findings
    return [f"{one.place} {one.construct}" for one in found if not kinds or one.kind in kinds]


def shown(rendered: Rendered) -> str:
    """The text, with the pages and includes in place of their marks."""
    text = rendered.text
    for number, insert in enumerate(rendered.inserts):
        if isinstance(insert, TeasersInsert):
            word = " ".join(one.path.stem for one in insert.pages)
        else:
            assert isinstance(insert, IncludeInsert)
            word = insert.include.name
        assert text.count(mark(number)) == 1
        text = text.replace(mark(number), f"<<{word}>>")
    assert not re.search("[\ufdd0\ufdd1]", text)
    return text

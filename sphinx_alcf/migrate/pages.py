"""One page of the old site, made into a document: front matter, body, toctree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.directives import Directives
from sphinx_alcf.migrate.kramdown import inline_to_myst, to_myst
from sphinx_alcf.migrate.liquid import LiquidSite
from sphinx_alcf.migrate.model import Body
from sphinx_alcf.migrate.navigation import toctree
from sphinx_alcf.migrate.page_front import page_front
from sphinx_alcf.migrate.writing import paragraph

if TYPE_CHECKING:
    from sphinx_alcf.migrate.links import Links
    from sphinx_alcf.migrate.media import Media
    from sphinx_alcf.migrate.model import (
        Finding,
        Insert,
        Link,
        Rendered,
        SourcePage,
        SourceSite,
        Text,
    )
    from sphinx_alcf.migrate.navigation import Navigation
    from sphinx_alcf.migrate.places import Places

ASIDES = "asides"
"""The folder of ``_includes`` that has the texts which ``aside:`` names."""

_TEASERS = re.compile(r"^\s*`{3,}\{teasers\}", re.M)


@dataclass
class PageWriter:
    """Makes documents of pages, one after the other."""

    site: SourceSite
    places: Places
    links: Links
    media: Media
    navigation: Navigation
    asides: dict[str, list[str]] = field(default_factory=dict)
    """The asides that pages ask for, each with the documents that do."""

    def __post_init__(self) -> None:
        """Set up what is the same for all pages."""
        self._liquid = LiquidSite(self.site)
        self._directives = Directives(self.places, (), self.media.name)

    def document(self, page: SourcePage, docname: str) -> Body:
        """The text of the document *docname*, from *page*."""
        findings: list[Finding] = []

        def link(url: str, line: int) -> str:
            found = self.links.resolve(url, page, line)
            findings.extend(found.findings)
            return found.target

        front = page_front(
            page,
            docname,
            title=self._title(page, docname),
            find=self.media.name,
            link=link,
            has_aside=self._has_aside,
        )
        if isinstance(aside := page.data.get("aside"), str) and self._has_aside(aside):
            self.asides.setdefault(aside, []).append(docname)
        body = self._body(self._liquid.render(page), page, absolute=False)
        parts = [self._paragraph(words, page, findings) for words in front.words]
        parts += [body.text.strip("\n"), *self._below(docname, body.text)]
        text = "\n\n".join(part for part in parts if part)
        return Body(
            f"---\n{front.text}---\n\n{text}\n",
            (*front.findings, *findings, *body.findings),
            body.anchors,
        )

    def aside(self, name: str, page: SourcePage) -> Body:
        """The text of the aside *name*, as *page* shows it."""
        path = f"{ASIDES}/{name}"
        rendered = self._liquid.render_text(
            self.site.includes[path], page, PurePosixPath("_includes", path), 1
        )
        body = self._body(rendered, page, absolute=True)
        return replace(body, text=body.text.strip("\n") + "\n")

    def _body(self, rendered: Rendered, page: SourcePage, *, absolute: bool) -> Body:
        findings: list[Finding] = []

        def resolve(url: str, line: int) -> Link:
            return self.links.resolve(url, page, line, absolute=absolute)

        def directive(insert: Insert) -> Text:
            def inline(html: str) -> str:
                text = inline_to_myst(html, page, insert.line, resolve=resolve)
                findings.extend(text.findings)
                return text.text

            return self._directives.text(insert, page, inline)

        body = to_myst(rendered, page, directive=directive, resolve=resolve)
        return replace(body, findings=(*body.findings, *findings))

    def _paragraph(self, words: str, page: SourcePage, findings: list[Finding]) -> str:
        text = inline_to_myst(words, page, 1, resolve=partial(_resolve, self.links, page))
        findings.extend(text.findings)
        return paragraph(text.text)

    def _below(self, docname: str, body: str) -> list[str]:
        """The links and the toctree of what is below *docname*."""
        parts = []
        if anchors := self.navigation.anchors.get(docname):
            parts.append(
                "\n".join(
                    f"- [{entry.title}](/{entry.target.replace('#', '.md#', 1)})"
                    for entry in anchors
                )
            )
        if entries := self.navigation.toctrees.get(docname):
            parts.append(toctree(entries, hidden=bool(_TEASERS.search(body))))
        return parts

    def _has_aside(self, name: str) -> bool:
        return f"{ASIDES}/{name}" in self.site.includes

    def _title(self, page: SourcePage, docname: str) -> str:
        """A title for a page that has none: as Jekyll makes one of a document's name."""
        name = docname.removesuffix("/index").rpartition("/")[2]
        words = name.replace("-", " ").replace("_", " ").split()
        shown = " ".join(word[:1].upper() + word[1:] for word in words)
        if docname == "index":
            return str(self.site.config.get("title") or "Home")
        return shown or page.path.stem


def _resolve(links: Links, page: SourcePage, url: str, line: int) -> Link:
    return links.resolve(url, page, line)

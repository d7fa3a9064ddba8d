"""Includes and loops as the directives of MyST that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.jekyll.includes import to_model
from sphinx_alcf.migrate.model import DirectiveInsert, Finding, Found, TeasersInsert, Text
from sphinx_alcf.migrate.relocate import relocate
from sphinx_alcf.migrate.writing import directive, fenced, myst, paragraph
from sphinx_alcf.story.model import Figure, Grid, Hero, Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.migrate.model import IncludeInsert, Insert, SourcePage
    from sphinx_alcf.migrate.places import Places
    from sphinx_alcf.migrate.writing import ToMyst
    from sphinx_alcf.story.players import Hosts


class Directives:
    """Makes the text of a directive for what stood in a page's body."""

    def __init__(self, places: Places, hosts: Hosts, find: Callable[[str], str | None]) -> None:
        """*find* gives the new name of a medium, by the name as it is written, if it is there."""
        self._places = places
        self._hosts = hosts
        self._find = find

    def text(self, insert: Insert, page: SourcePage, inline: ToMyst) -> Text:
        """The directive for *insert* on *page*; *inline* makes MyST of inline HTML.

        The text has no line break at its end, and is empty where nothing is to be shown: an include
        that names nothing, or what the theme shows by itself. Of a medium that is not in the site
        the words stay, in a paragraph (``broken_media``).
        """
        if isinstance(insert, DirectiveInsert):
            return Text(insert.text)
        if isinstance(insert, TeasersInsert):
            return self._teasers(insert, page)
        return self._include(insert, page, inline)

    def _teasers(self, insert: TeasersInsert, page: SourcePage) -> Text:
        names = [name for found in insert.pages if (name := self._places.docname(found))]
        names = [name for name in names if name != self._places.docname(page)]
        place = page.place(insert.line)
        if not names:
            return Text("")
        finding = Finding(Found.CHANGED, place, "loop over pages", "It is a list of teasers.")
        body = "\n".join(f"/{name}" for name in names)
        return Text(fenced("teasers", "", {}, body), (finding,))

    def _include(self, insert: IncludeInsert, page: SourcePage, inline: ToMyst) -> Text:
        include, place = insert.include, page.place(insert.line)
        read = to_model(include, hosts=self._hosts, line=insert.line)
        found = [
            Finding(
                Found.NOT_UNDERSTOOD, page.place(p.line or insert.line), include.name, p.message
            )
            for p in read.problems
        ]
        if read.model is None:
            words = _words_of(include)
            return Text(inline(words) if words else "", tuple(found))
        found.append(Finding(Found.CHANGED, place, include.name, "It is a directive."))
        new = relocate(read.model, self._find)
        found += (
            Finding(Found.BROKEN_MEDIA, place, include.name, f"There is no file {name!r}.")
            for name in new.lost
        )
        found += (
            Finding(Found.NO_ALT, place, include.name, f"{name}: say what it shows.")
            for name in silent_pictures(new.model)
        )
        parts = ["\n".join(f"% not found: {' '.join(name.split())}" for name in new.lost)]
        parts.append(directive(new.model, inline) if new.model else "")
        parts += (paragraph(myst(text, inline) or "") for text in new.words)
        return Text("\n\n".join(filter(None, parts)), tuple(found))


def silent_pictures(model: object) -> list[str]:
    """The pictures of *model* that have no text alternative (WCAG 2.2, 1.1.1)."""
    figures = [model.figure] if isinstance(model, Hero) else [model]
    if isinstance(model, Grid):
        figures = list(model.figures)
    media = [figure.medium for figure in figures if isinstance(figure, Figure)]
    return [m.file for m in media if isinstance(m, Picture) and m.alt is None]


def _words_of(include: Include) -> str:
    """The words of an include that shows nothing here: a caption whose picture is not named."""
    keys = ("caption", "credit", "blurb", "title", "label", "note", "value", "name", "figure")
    found = [
        value
        for key, value in include.params.items()
        if value and value.strip() and key.rstrip("0123456789").rstrip("-") in keys
    ]
    return " ".join(found)

"""A page of the old site and what has come of it: what the new one lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tests.support.moved.built import Nowhere, ToFile, ToPage, ToWeb
from tests.support.moved.words import differences, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.support.moved.built import BuiltSite, Target
    from tests.support.moved.content import Content, Entry, Figure
    from tests.support.moved.words import Words

REPLACED: Final = frozenset({"404.html", "search.html"})
"""Pages whose place the theme's own take: their words are others, their addresses the same."""


@dataclass
class Pair:
    """A page of the old site, and what has come of it."""

    old: BuiltSite
    new: BuiltSite
    file: str
    new_file: str
    moved: Mapping[str, str]
    """For each old page, the new one."""
    more: bool = False
    """Whether the new page may have words that the old one lacks."""

    @property
    def before(self) -> Content:
        """The old page."""
        return self.old.read(self.file)

    @property
    def after(self) -> Content:
        """The new page."""
        return self.new.read(self.new_file)

    def differences(self) -> Iterator[tuple[str, str]]:
        """What is lost, each with its kind."""
        gains = self.more or self.before.bare
        for lost, passage in differences(self.before.words, self.after.words, self.after.optional):
            if lost or not gains:
                yield "words", passage
        for number, note in enumerate(self.before.notes):
            others = self.after.notes[number] if number < len(self.after.notes) else ()
            for _, passage in differences(note, others):
                yield "notes", passage
        yield from (("entries", message) for message in self._entries())
        yield from (("links", message) for message in self._links())
        for name, heading in self.before.anchors.items():
            if heading and name not in self.after.anchors:
                yield "anchors", f"no #{name} ({' '.join(heading.words)})"
        yield from (("media", message) for message in self._media())
        yield from (("captions", message) for message in self._captions())

    def _entries(self) -> Iterator[str]:
        lists = _lists(self.after.entries)
        for entries in _lists(self.before.entries):
            wanted = [
                it for it in entries if not isinstance(self.old.target(it.href, self.file), Nowhere)
            ]
            whole = [it for it in lists if all(self._find(entry, it) for entry in wanted)]
            lost = [list(self._compare_list(wanted, it)) for it in whole]
            yield from min(lost, key=len) if lost else self._compare_list(wanted)

    def _compare_list(self, wanted: Sequence[Entry], whole: Sequence[Entry] = ()) -> Iterator[str]:
        """What is missing of a list: in order in *whole*, or anywhere on the page."""
        there = whole or self.after.entries
        last = -1
        for entry in wanted:
            shown = f"{' '.join(entry.title)!r} ({entry.href})"
            found = self._find(entry, there)
            if not found:
                yield f"{shown} is missing{self._instead()}"
                continue
            further = [number for number in found if number > last]
            if not further and whole:
                yield f"{shown} is out of order{self._instead()}"
            last = (further or found)[0]
            if missing := Counter(entry.words) - Counter(there[last].words):
                yield f"{shown} lacks the words {' '.join(missing)}"

    def _find(self, entry: Entry, there: Sequence[Entry]) -> list[int]:
        return [number for number, it in enumerate(there) if self._same_entry(entry, it)]

    def _same_entry(self, old: Entry, new: Entry) -> bool:
        return old.title == new.title and not self._leads_elsewhere(old.href, new.href)

    def _instead(self) -> str:
        titles = [f"{' '.join(it.title)} ({it.href})" for it in self.after.entries]
        return f"; there are {'; '.join(titles)}" if titles else "; there are none"

    def _links(self) -> Iterator[str]:
        for link in self.before.links:
            target = self.old.target(link.href, self.file)
            if isinstance(target, Nowhere):
                continue
            words = _letters(link.words)
            there = [it for it in self.after.links if _letters(it.words) == words]
            reasons = [self._leads_elsewhere(link.href, it.href) for it in there]
            if "" not in reasons:
                shown = f"{' '.join(link.words)!r} ({link.href})"
                yield f"{shown} {reasons[0] if reasons else 'is no link any more'}"

    def _leads_elsewhere(self, old_href: str, new_href: str) -> str:
        """Why two links do not lead to the same; empty where they do."""
        old = self.old.target(old_href, self.file)
        new = self.new.target(new_href, self.new_file)
        if not isinstance(old, ToPage):
            return "" if old == new else f"leads to {new_href}"
        if not isinstance(new, ToPage) or new.file != self.moved.get(old.file):
            return f"leads to {new_href}, not to {self.moved.get(old.file)}"
        anchors = self.old.read(old.file).anchors
        if not old.fragment or old.fragment not in anchors or old.file in REPLACED:
            return ""
        there = self.new.read(new.file).anchors
        if new.fragment not in there:
            return f"leads to {new_href}, and there is no #{new.fragment}"
        wanted, heading = anchors[old.fragment], there[new.fragment]
        if wanted and wanted != heading:
            shown = f"{' '.join(heading.words)!r}" if heading else "no heading"
            return f"leads to {new_href}, to {shown} instead of {' '.join(wanted.words)!r}"
        return ""

    def _media(self) -> Iterator[str]:
        shown: dict[Target, set[str]] = {}
        for medium in self.after.media:
            target = self.new.target(medium.src, self.new_file)
            shown.setdefault(target, set()).add(medium.alt)
            if isinstance(target, Nowhere):
                yield f"{medium.src} is shown, but is not there"
        linked = {self.new.target(link.href, self.new_file) for link in self.after.links}
        for medium in self.before.media:
            target = self.old.target(medium.src, self.file)
            if isinstance(target, Nowhere):
                continue
            if target not in shown and not (isinstance(target, ToWeb) and target in linked):
                yield f"{medium.src} is not shown"
            elif medium.alt and medium.alt not in shown.get(target, set()):
                yield f"{medium.src} lacks its text alternative {medium.alt!r}"

    def _captions(self) -> Iterator[str]:
        for olds, news in (
            (self.before.heroes, self.after.heroes),
            (self.before.figures, self.after.figures),
        ):
            left = list(news)
            for figure in olds:
                if not (figure.caption or figure.credit):
                    continue
                at = next((n for n, it in enumerate(left) if self._same_figure(figure, it)), None)
                if at is None and self._is_nowhere(figure) and self._is_said(figure):
                    continue  # Its picture is lost in the old site too; its words are there.
                if at is None:
                    yield f"{self._shown(figure)} is missing, or out of order"
                else:
                    left = left[at + 1 :]

    def _same_figure(self, old: Figure, new: Figure) -> bool:
        targets = {self.old.target(src, self.file) for src in old.media}
        wanted = {target for target in targets if isinstance(target, ToFile)}
        there = {self.new.target(src, self.new_file) for src in new.media}
        return (old.caption, old.credit) == (new.caption, new.credit) and wanted <= there

    def _is_nowhere(self, figure: Figure) -> bool:
        return all(isinstance(self.old.target(src, self.file), Nowhere) for src in figure.media)

    def _is_said(self, figure: Figure) -> bool:
        runs = runs_of(" ".join(block.text for block in self.after.blocks))
        found = f" {' '.join(runs)} "
        said = (" ".join(words) for words in (figure.caption, figure.credit) if words)
        return all(f" {' '.join(runs_of(words))} " in found for words in said)

    @staticmethod
    def _shown(figure: Figure) -> str:
        def said(words: Words) -> str:
            return repr(" ".join(words)) if words else "nothing"

        media = ", ".join(figure.media) or "a figure"
        return f"{media} with caption {said(figure.caption)} and credit {said(figure.credit)}"


def _lists(entries: Sequence[Entry]) -> list[list[Entry]]:
    return [list(group) for _, group in groupby(entries, key=lambda entry: entry.group)]


def _letters(words: Words) -> Words:
    """Without signs, such as quotation marks that stand within the link or around it."""
    return tuple(word for word in words if word.isalnum()) or words

"""The ids of headings: what kramdown made, what MyST makes, and where they differ."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.attributes import keeps_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r"<[^<>]*>")
_MYST = re.compile(r"[^\w\u4e00-\u9fff\- ]")
_WORD: Final = frozenset({"L", "M"})


class HeadingIds:
    """The ids of one page, heading by heading."""

    def __init__(self, title: object, known: Mapping[str, str] | None = None) -> None:
        """*title* is the page's own, which is its first heading; *known* is from an earlier look.

        Links are written before the headings below them are read: for them, what is :attr:`new`
        must be *known* before.
        """
        self.known: Mapping[str, str] = known or {}
        self.new: dict[str, str] = {}
        """The fragment that finds a heading now, for each old id that finds it no longer."""
        self.seen = 0
        """How many headings there have been."""
        self._counts: dict[str, int] = {}
        self._slugs: set[str] = set()
        self._repeats: dict[str, int] = {}
        if isinstance(title, str) and title.strip():
            self._unique(_TAG.sub("", unescape(title)).strip())

    @property
    def slugs(self) -> frozenset[str]:
        """The anchors that MyST makes of headings."""
        return frozenset(self._slugs)

    def note(self, old: str, shown: str, given: str = "") -> str:
        """Count a heading: its text as kramdown and as MyST see it, and its id, if it has one.

        Gives the old id where nothing on the new page has it, else nothing.
        """
        self.seen += 1
        if given:
            name = given
        elif old:
            name = self._old(old)
        else:
            name = ""
        slug = self._unique(shown)
        if name in {"", slug} or name in self.new:
            return ""
        taken = name in self._slugs
        if slug and (taken or not keeps_id(name)):
            self.new[name] = slug
        return "" if taken else name

    def _old(self, text: str) -> str:
        """``generate_gfm_header_id`` of kramdown's GFM parser."""
        # Sign by sign, as Ruby does it: a sigma at the end of a word is one like any other.
        small = "".join(sign.lower() for sign in text)
        kept = (sign for sign in small if sign in "- \t" or _is_word(sign))
        base = "".join(kept).translate({32: "-", 9: "-"})
        count = self._counts.get(base, -1) + 1
        self._counts[base] = count
        return f"{base}-{count}" if count else base

    def _unique(self, text: str) -> str:
        """MyST's anchor for a heading (``myst_heading_slug_func`` as it comes)."""
        base = _MYST.sub("", text.lower().replace(" ", "-"))
        slug, count = base, self._repeats.get(base, 1)
        while slug in self._slugs:
            slug = f"{base}-{count}"
            count += 1
        self._repeats[base] = count
        if slug:
            self._slugs.add(slug)
        return slug


def _is_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in _WORD or category in {"Nd", "Pc"}

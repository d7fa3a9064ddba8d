"""Running text, read as kramdown 2.4 with its GFM parser reads it (``parse_spans``)."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.brace_reader import read_braces
from sphinx_alcf.migrate.kramdown.code_spans import code_end
from sphinx_alcf.migrate.kramdown.emphasis_reader import read_emphasis
from sphinx_alcf.migrate.kramdown.html_scan import Scanner
from sphinx_alcf.migrate.kramdown.link_reader import read_link
from sphinx_alcf.migrate.kramdown.spans import Sort, Span
from sphinx_alcf.migrate.kramdown.tag_reader import read_tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_alcf.migrate.kramdown.blocks import Known

_SPECIAL = r"[*_`<$&~\\\ufdd0]|!?\[|\{:|--|\.\.\.|>>| >>|  \n"
"""What one of kramdown's parsers may begin with."""
_ONLY_HTML = r"[<\ufdd0]"
_SYMBOL = re.compile(r"---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>")
_ESCAPED = re.compile(r"\\[\\.*_+`<>()\[\]{}#!:|\"'$=\-~]")
_ENTITY = re.compile(r"&(?:[\w:][-\w.:]*+|#\d++|#x[0-9a-fA-F]++);")
_AUTOLINK = re.compile(r"<((?:mailto|https?|ftps?):[^\n>][^\n>]*+|[\w.-]++@[\w.-]++)>")
_FOOTNOTE = re.compile(r"\[\^(\w[\w-]*+)\]")
_DELETED = re.compile(r"~~(?![\s~])")
_BREAK = re.compile(r"(?:  |\\\\|\\)(?=\n)")
_DEEPEST: Final = 40


class TooDeepError(Exception):
    """A text with so much open in it that it is not worth to look for all that may be meant."""


class SpanReader:
    """Reads one text. Raises :class:`TooDeepError` where that would take too long."""

    def __init__(self, text: str, known: Known, *, html: bool = False) -> None:
        """*html* is a text in which no Markdown is read."""
        self.html = html
        self.text = text
        self.known = known
        self.at = 0
        self.path: list[Span] = []
        self.scanner = Scanner(text)
        self._absent: dict[int, int] = {}
        self._steps = 5000 + len(text) // 2
        self._readers: dict[str, Callable[[Span], bool]] = {
            "*": partial(read_emphasis, self),
            "_": partial(read_emphasis, self),
            "`": self._code,
            "<": self._angle,
            "[": self._bracket,
            "!": self._bracket,
            "$": self._math,
            "{": partial(read_braces, self),
            "&": self._entity,
            "-": self._symbol,
            ".": self._symbol,
            ">": self._symbol,
            " ": self._blank,
            "\\": self._backslash,
            "~": self._deleted,
            "\ufdd0": self._insert,
        }

    def read(self) -> Span:
        """The text as a tree."""
        root = Span(Sort.ROOT, 0, len(self.text), inner=(0, len(self.text)))
        self.spans(root, only_html=self.html)
        self.add_text(root, len(self.text))
        return root

    def spans(
        self,
        into: Span,
        stop: str = "",
        accept: Callable[[re.Match[str]], bool] | None = None,
        *,
        only_html: bool = False,
    ) -> bool:
        """Read into *into* up to what *stop* matches and *accept* takes; whether it came."""
        if len(self.path) >= _DEEPEST:
            raise TooDeepError
        pattern, stops = _patterns(stop, only_html=only_html)
        self.path.append(into)
        found = False
        while not found and (match := pattern.search(self.text, self.at)):
            self.spend()
            self.add_text(into, match.start())
            ended = stops.match(self.text, self.at) if stops else None
            if ended and (accept is None or accept(ended)):
                found = True
            elif not self._span(into, only_html=only_html):
                self.add_text(into, self.at + 1)
        self.path.pop()
        return found

    def spend(self) -> None:
        """Count a step, of which there are so many as a text of this length may need."""
        self._steps -= 1
        if self._steps < 0:
            raise TooDeepError

    def add_text(self, into: Span, end: int) -> None:
        """Add the text up to *end* as it is."""
        if end <= self.at:
            return
        last = into.children[-1] if into.children else None
        if last and last.sort is Sort.TEXT and last.end == self.at:
            last.end = end
        else:
            into.children.append(Span(Sort.TEXT, self.at, end))
        self.at = end

    def add(self, into: Span, sort: Sort, end: int, value: str = "") -> bool:
        """Add a span up to *end*."""
        into.children.append(Span(sort, self.at, end, value=value))
        self.at = end
        return True

    def _span(self, into: Span, *, only_html: bool) -> bool:
        sign = self.text[self.at]
        if only_html:
            return self._insert(into) if sign == "\ufdd0" else read_tag(self, into)
        reader = self._readers.get(sign)
        return reader(into) if reader else False

    def _code(self, into: Span) -> bool:
        begin = self.at
        end = begin
        while self.text.startswith("`", end):
            end += 1
        ticks = end - begin
        last = code_end(self.text, begin, ticks, self._absent)
        if last < 0:
            self.add_text(into, end)
            return True
        value = self.text[end : last - ticks]
        if ticks > 1:
            value = value.removeprefix(" ").removesuffix(" ")
        self.add(into, Sort.CODE, last, value)
        into.children[-1].inner = (end, last - ticks)
        return True

    def _angle(self, into: Span) -> bool:
        match = _AUTOLINK.match(self.text, self.at)
        if match:
            return self.add(into, Sort.AUTOLINK, match.end(), match[1])
        return read_tag(self, into) or self._symbol(into)

    def _bracket(self, into: Span) -> bool:
        if self.text.startswith("![^", self.at):
            return False
        match = _FOOTNOTE.match(self.text, self.at)
        if match and match[1] in self.known.footnotes:
            return self.add(into, Sort.FOOTNOTE, match.end(), match[1])
        if match:
            self.add_text(into, match.end())
            return True
        return read_link(self, into)

    def _math(self, into: Span) -> bool:
        if not self.text.startswith("$$", self.at):
            return False
        end = self.scanner.find("$$", self.at + 2)
        return end >= 0 and self.add(into, Sort.MATH, end + 2, self.text[self.at + 2 : end].strip())

    def _entity(self, into: Span) -> bool:
        match = _ENTITY.match(self.text, self.at)
        return match is not None and self.add(into, Sort.ENTITY, match.end())

    def _symbol(self, into: Span) -> bool:
        match = _SYMBOL.match(self.text, self.at)
        return match is not None and self.add(into, Sort.SYMBOL, match.end(), match[0])

    def _blank(self, into: Span) -> bool:
        return self._symbol(into) or self._break(into)

    def _break(self, into: Span) -> bool:
        match = _BREAK.match(self.text, self.at)
        return match is not None and self.add(into, Sort.BREAK, match.end())

    def _backslash(self, into: Span) -> bool:
        if self._symbol(into) or self._break(into):
            return True
        match = _ESCAPED.match(self.text, self.at)
        return match is not None and self.add(into, Sort.ESCAPE, match.end(), match[0][1])

    def _deleted(self, into: Span) -> bool:
        text, begin = self.text, self.at
        if not _DELETED.match(text, begin):
            return False
        end = self.scanner.find("~~", begin + 3)
        while end >= 0 and (text[end - 1].isspace() or text[end - 1] == "~"):
            self.spend()
            end = self.scanner.find("~~", end + 1)
        if end < 0:
            return False
        element = Span(Sort.DELETED, begin, end + 2, inner=(begin + 2, end))
        self.at = begin + 2
        if not self.spans(element, "~~", lambda stop: stop.start() == end):
            self.at = begin
            return False
        self.at = end + 2
        into.children.append(element)
        return True

    def _insert(self, into: Span) -> bool:
        match = g.MARK.match(self.text, self.at)
        return match is not None and self.add(into, Sort.INSERT, match.end(), match[1])


@cache
def _patterns(stop: str, *, only_html: bool) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What to look for, and what ends the search."""
    special = _ONLY_HTML if only_html else _SPECIAL
    if not stop:
        return re.compile(special), None
    return re.compile(f"{stop}|{special}"), re.compile(stop)

"""What a template writes, and the line of the source that each line of it comes from."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.model import Finding

_TAIL: Final = 400
"""How far one looks back to see where an output stands."""


class Out(StringIO):
    """A text as it is written. It is no file: only :meth:`write` and :meth:`getvalue` are used."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        """Where what is written next comes from."""
        self.size = 0
        """How many signs were written."""
        self.notes: list[tuple[int, Finding]] = []
        """Findings, by the place in the text to which they belong."""
        self._texts: list[str] = []
        self._lines = [line]
        self._fresh = True

    def write(self, text: str, /) -> int:
        """Write a text all of which comes from the current line."""
        if text:
            self.extend(text, [self.line] * (text.count("\n") + 1))
        return len(text)

    def write_source(self, text: str) -> None:
        """Write a text of the source that begins in the current line."""
        if text:
            self.extend(text, range(self.line, self.line + text.count("\n") + 1))

    def extend(self, text: str, lines: Sequence[int]) -> None:
        """Write a text whose lines come from *lines*."""
        if not text:
            return
        if self._fresh:
            self._lines[-1] = lines[0]
        self._lines += lines[1:]
        self._fresh = text.endswith("\n")
        self._texts.append(text)
        self.size += len(text)
        self.line = lines[-1]

    def take(self, other: Out) -> None:
        """Write all that *other* has."""
        self.notes += [(self.size + at, finding) for at, finding in other.notes]
        self.extend(other.getvalue(), other.lines)

    def note(self, finding: Finding) -> None:
        """Note something of the place that has been reached."""
        self.notes.append((self.size, finding))

    def getvalue(self) -> str:
        """All that was written."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""

    @property
    def lines(self) -> list[int]:
        """For each line of the text, where it comes from; one more than there are line breaks."""
        return self._lines

    def tail(self) -> str:
        """The end of the text."""
        parts: list[str] = []
        length = 0
        for text in reversed(self._texts):
            parts.append(text[-_TAIL:])
            length += len(text)
            if length >= _TAIL:
                break
        return "".join(reversed(parts))[-_TAIL:]

    def restore(self, size: int) -> None:
        """Take back all that was written after the first *size* signs."""
        text = self.getvalue()[:size]
        self._texts, self.size = [text], size
        del self._lines[text.count("\n") + 1 :]
        self._fresh = not text or text.endswith("\n")
        self.notes = [note for note in self.notes if note[0] <= size]

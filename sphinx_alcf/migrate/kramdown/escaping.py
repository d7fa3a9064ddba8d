"""Signs that are text for kramdown, and would be more than text for MyST."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.blocks import link_label

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.blocks import Known

_SPECIAL = re.compile(r"[*]+|_+|`+|[\[\]<{\\]")
_RUN = re.compile(r"[*]+|_+")
_ASCII_PUNCTUATION: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TAG_LIKE = re.compile(r"<[A-Za-z/!?]")
_ROLE = re.compile(r"\{[\w:.+-]+\}(?=`|\Z|<(?:code|kbd|samp|tt)\b)")

_FIRST = re.compile(
    r"""(?P<sign>\#{1,6}(?=[ \t]|\Z)|>|[-+*](?=[ \t]|\Z)|%|\+(?=[ \t]*\+[ \t]*\+)|:::
    |[:~](?=[ \t]+\S)
    |`{3,}(?=[^`]*\Z)|~{3,}|(?P<rule>[-*_])(?=[ \t]*(?:(?P=rule)[ \t]*){2,}\Z)
    |\{(?=[^`]*\}[ \t]*\Z)|\[(?=[^\[\]]+\]:)|\((?=[^()\s]*\)=[ \t]*\Z))
    |[0-9]{1,9}(?P<after>[.)])(?=[ \t]|\Z)""",
    re.X,
)
_NEXT = re.compile(
    r"""(?P<sign>\#{1,6}(?=[ \t]|\Z)|>|[-+*](?=[ \t]+\S)|%|\+(?=[ \t]*\+[ \t]*\+)|:::
    |[:~](?=[ \t]+\S)
    |`{3,}(?=[^`]*\Z)|~{3,}|(?P<rule>[-*_])(?=[ \t]*(?:(?P=rule)[ \t]*){2,}\Z)
    |=(?==*[ \t]*\Z)|-(?=-*[ \t]*\Z)|[|:](?=[|: \t-]*-[|: \t-]*\Z)|\((?=[^()\s]*\)=[ \t]*\Z))
    |0*1(?P<after>[.)])(?=[ \t]+\S)|\[\^[^\s\]]+\](?P<colon>:)""",
    re.X,
)

_DEFINITION = re.compile(r"[:~][ \t]+\S")


def line_start(line: str, *, first: bool) -> int | None:
    """Where a backslash belongs in a *line* of text, lest it begin another block in MyST.

    *first* says whether it is the first of its paragraph.
    """
    text = line.lstrip(" \t")
    indent = len(line.expandtabs(4)) - len(text.expandtabs(4))
    if indent > 3 and not first:
        # Indented lines go on a paragraph, but for what a definition begins with.
        return len(line) - len(text) if _DEFINITION.match(text) else None
    match = (_FIRST if first else _NEXT).match(text)
    if not match:
        return None
    groups = match.groupdict()
    offset = len(line) - len(text)
    for name in ("after", "colon"):
        if groups.get(name):
            return offset + match.start(name)
    return offset + match.start("sign")


def is_punctuation(sign: str) -> bool:
    """Whether CommonMark takes *sign* for punctuation."""
    return sign in _ASCII_PUNCTUATION or unicodedata.category(sign or "a")[0] in "PS"


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of ``*`` between these signs is left-flanking, and right-flanking.

    CommonMark 0.31, 6.2; the end of a text is nothing.
    """
    blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
    sign_before, sign_after = is_punctuation(before), is_punctuation(after)
    left = not blank_after and (not sign_after or blank_before or sign_before)
    right = not blank_before and (not sign_before or blank_after or sign_after)
    return left, right


def opens(mark: str, before: str, after: str) -> bool:
    """Whether *mark* may begin emphasis between these signs."""
    left, right = flanks(before, after)
    return left and (mark != "_" or not right or is_punctuation(before))


def closes(mark: str, before: str, after: str) -> bool:
    """Whether *mark* may end emphasis between these signs."""
    left, right = flanks(before, after)
    return right and (mark != "_" or not left or is_punctuation(after))


class Escaper:
    """Escapes the literal parts of one text."""

    def __init__(self, text: str, known: Known, *, raw: bool = False) -> None:
        """*raw* is a text in which kramdown reads no Markdown, so that a backslash is one."""
        self.text = text
        self.known = known
        self.raw = raw
        self.bracketed = 0
        """How many spans in brackets are open, in which no other bracket may stand."""
        self._runs = Counter(match[0][0] for match in _RUN.finditer(text))

    def escaped(self, begin: int, end: int, before: str) -> str:
        """What to write for a part of the text, after the sign *before*."""
        parts = []
        at = begin
        for match in _SPECIAL.finditer(self.text, begin, end):
            place = match.start()
            parts.append(self.text[at:place])
            last = before if place == begin else self.text[place - 1]
            parts.append(self._sign(match[0], place, last))
            at = match.end()
        parts.append(self.text[at:end])
        return "".join(parts)

    def _sign(self, sign: str, at: int, before: str) -> str:
        text = self.text
        after = text[at + len(sign) : at + len(sign) + 1]
        if sign[0] in "*_":
            means = opens(sign[0], before, after) or closes(sign[0], before, after)
            return _each(sign) if means and (self._runs[sign[0]] > 1 or self.raw) else sign
        if sign[0] == "`":
            return _each(sign)
        if sign == "\\":
            return "\\\\" if not after or after in _ASCII_PUNCTUATION or after == "\n" else sign
        if sign == "<":
            return "\\<" if _TAG_LIKE.match(text, at) else sign
        if sign == "{":
            return "\\{" if self._attributes_or_role(at, before) else sign
        if sign == "[":
            return "\\[" if self.bracketed or self._link(at) else sign
        return "\\]" if self.bracketed else sign

    def _attributes_or_role(self, at: int, before: str) -> bool:
        after_span = before and before in ")]`>" and self.text.find("}", at, at + 1000) > 0
        liquid = self.text.startswith("{%", at)
        return bool(after_span or liquid or _ROLE.match(self.text, at))

    def _link(self, at: int) -> bool:
        """Whether the bracket at *at* could begin a link, span or footnote."""
        text = self.text
        if text.startswith("[^", at):
            return True
        end = text.find("]", at, at + 2000)
        if end < 0:
            return False
        after = text[end + 1 : end + 2]
        return (after and after in "([{:") or link_label(text[at + 1 : end]) in self.known.links


def _each(signs: str) -> str:
    return "".join(f"\\{sign}" for sign in signs)


def plain(text: str, known: Known) -> str:
    """*text* as MyST that shows it as it is, in brackets too."""
    escaper = Escaper(text, known, raw=True)
    escaper.bracketed = 1
    return escaper.escaped(0, len(text), "")

"""Words and signs of a text, without what two typographies do differently."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Words: TypeAlias = tuple[str, ...]

_SAME: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    # kramdown sets << and >> as quotation marks.
    "\u00ab": "<<",
    "\u00bb": ">>",
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
}
SEAM: Final = "\N{WORD JOINER}"
"""Stands in a text where a word goes on in another element, as the 2 in the formula of water."""
_TABLE: Final = str.maketrans(_SAME)
_TOKEN: Final = re.compile(r"-+|\w+|[^\w\s]")
_RUN: Final = re.compile(r"\d+|[^\W\d_]+")


def words_of(text: str) -> Words:
    """The words of *text*, and its signs one by one: Unicode NFKC, plain quotes and dashes.

    Dashes in a row are one, so that ``--`` is the dash which it is set as.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_TABLE)).translate(_TABLE)
    return tuple("-" if token[0] == "-" else token for token in _TOKEN.findall(folded))


def runs_of(text: str) -> Words:
    """Runs of letters and of digits alone, for formats whose markup is made of signs.

    At a seam a run ends: plain text has CO_2.
    """
    apart = text.replace(SEAM, " ").translate(_TABLE)
    return tuple(_RUN.findall(unicodedata.normalize("NFKC", apart)))


def differences(
    old: Sequence[str], new: Sequence[str], optional: Sequence[bool] = (), *, around: int = 6
) -> Iterator[tuple[bool, str]]:
    """Where *new* says something else than *old*: whether words are missing, and a passage.

    In a passage ``[-lost-]`` stands in *old* only and ``{+added+}`` in *new* only, with words
    around them. Words of *new* that are *optional* may be there or not.
    """
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        added = [
            word
            for number, word in enumerate(new[c:d], c)
            if not (number < len(optional) and optional[number])
        ]
        lost = old[a:b]
        if not lost and not added:
            continue
        passage = [
            *(["…"] if a > around else []),
            *old[max(0, a - around) : a],
            *([f"[-{' '.join(lost)}-]"] if lost else []),
            *([f"{{+{' '.join(added)}+}}"] if added else []),
            *old[b : b + around],
            *(["…"] if b + around < len(old) else []),
        ]
        yield bool(lost), " ".join(passage)

"""The words of a page in formats whose markup is not HTML: PDF (as LaTeX), EPUB, plain text.

Each block of the old page is looked for as a whole. That its blocks are in order is what the
comparison of the HTML says: all formats are written from one doctree.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from tests.support.moved.dialects import NEW
from tests.support.moved.parts import NOTE
from tests.support.moved.reader import read_page
from tests.support.moved.words import SEAM, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.moved.content import Block, Content

_WITH_NAME: Final = re.compile(
    r"""\\(?:(?:sphinx)?href|DUrole|PYG|alcfset|label|detokenize|begin|end|phantomsection|index)
        \{(?:[^{}]|\{[^{}]*\})*\}|\\hyperref\[(?:[^][]|\[[^]]*\])*\]|
        \\alcfnumber\{\d+\}\{\d+\}""",
    re.VERBOSE,
)
"""Macros whose first argument is no text."""
_AS_BLANK: Final = re.compile(
    r"""\\(?:sphinxhyphen|text[a-z]+|PYGZ[a-z]+)\{\}|\\\\|
        \\(?:item|caption|chapter|(?:sub)*section|(?:sub)?paragraph|alcf(?!break)[a-z]+)\b""",
    re.VERBOSE,
)
_MACRO: Final = re.compile(r"\\[A-Za-z@]+\*?(?:\{\})?|[{}$]")


def text_of_latex(source: str) -> str:
    """The words of a LaTeX file, with some of its machinery."""
    for pattern, by in ((_WITH_NAME, ""), (_AS_BLANK, " "), (_MACRO, "")):
        source = pattern.sub(by, source)
    return source


def text_of_xhtml(source: str) -> str:
    """The words of a page of an EPUB."""
    content = read_page(source, NEW, lambda href: "://" not in href)
    blocks = [block.text for block in content.blocks]
    figures = [figure.caption + figure.credit for figure in content.heroes]
    rest = [*content.notes, *figures, *(entry.words for entry in content.entries)]
    return " ".join([*blocks, *(" ".join(words) for words in rest)])


def missing_blocks(content: Content, text: str) -> Iterator[str]:
    """The blocks, notes, captions and teasers of a page whose words are not together in *text*.

    Cells of tables are broken into lines beside each other in plain text: of these, all words must
    be there.
    """
    runs = runs_of(text)
    found, counted = f" {' '.join(runs)} ", Counter(runs)
    for block in content.blocks:
        if not block.optional and not _is_in(block, found, counted):
            yield " ".join(block.text.replace(SEAM, "").split())
    figures = [words for it in content.heroes for words in (it.caption, it.credit)]
    for words in (*content.notes, *figures, *(entry.title for entry in content.entries)):
        runs = runs_of(" ".join(words))
        if runs and f" {' '.join(runs)} " not in found:
            yield " ".join(words)


def _is_in(block: Block, found: str, counted: Counter[str]) -> bool:
    for part in block.text.split(NOTE.strip()):
        runs = runs_of(part)
        if runs and f" {' '.join(runs)} " not in found:
            return block.cell and not Counter(runs) - counted
    return True

"""The front matter's title is the only first-level heading; those of the body nest under it.

So do those of a text that stands apart, under the node that holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

DEEPEST: Final = 6
"""HTML has six levels of headings."""


def nest_headings(md: MarkdownIt, title: str, line: int) -> None:
    """Let the next document that *md* parses begin with *title* as its first-level heading.

    *title* is Markdown without a line break, *line* (from 1) is where the front matter has it. The
    document's own headings are renumbered to follow on without a gap, whatever they start at; those
    in lists, quotes and directives keep their level. What *md* parses later, such as the content of
    directives, is left alone.
    """
    waiting = True

    def rule(state: StateCore) -> None:
        nonlocal waiting
        if not waiting or state.inlineMode:
            return
        waiting = False
        _renumber(state.tokens)
        at = next((i + 1 for i, t in enumerate(state.tokens) if t.type == "front_matter"), 0)
        state.tokens[at:at] = _title(title, line)

    md.core.ruler.before("inline", "alcf_headings", rule)


APART: Final = "alcf_apart"
"""The key in markdown-it's environment that says that the next text has headings of its own."""


def nest_apart(md: MarkdownIt) -> None:
    """Renumber the headings of a text that is parsed with :data:`APART`, from the second level on.

    They follow on without a gap, whatever they start at, and whatever stands around the text.
    """

    def rule(state: StateCore) -> None:
        if state.env.pop(APART, False):
            _renumber(state.tokens)

    md.core.ruler.before("inline", "alcf_headings_apart", rule)


def _title(title: str, line: int) -> list[Token]:
    place = [line - 1, line]
    return [
        Token("heading_open", "h1", 1, markup="#", map=list(place), block=True),
        Token("inline", "", 0, content=title, children=[], map=list(place), level=1, block=True),
        Token("heading_close", "h1", -1, markup="#", block=True),
    ]


def _renumber(tokens: list[Token]) -> None:
    """Put each top-level heading one level below the nearest shallower one before it."""
    above: list[int] = []
    depth = 1
    for token in tokens:
        if token.level or token.type not in {"heading_open", "heading_close"}:
            continue
        if token.nesting > 0:
            written = int(token.tag[1:])
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
            depth = min(len(above) + 1, DEEPEST)
        token.tag = f"h{depth}"
        if token.markup.startswith("#"):
            token.markup = "#" * depth

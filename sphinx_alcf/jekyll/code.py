"""Liquid in code is literal, but for the markers that protected it from Jekyll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_CODE: Final = frozenset({"code_inline", "code_block", "fence", "colon_fence"})
_OPEN = re.compile(r"\{%-?\s*+raw\s*+-?%\}")
_CLOSE = re.compile(r"\{%-?\s*+endraw\s*+-?%\}")
_DIRECTIVE = re.compile(r"\{(?!code\b|code-block\b|code-cell\b|sourcecode\b)")
"""How a directive whose content is parsed begins: that parse reads the markers itself."""

_LINE = re.compile(r"[ \t]*(?:\n|\Z)")


def strip_raw_markers(state: StateCore) -> None:
    """Take ``{% raw %}`` and ``{% endraw %}`` out of fences, code blocks and code spans."""
    for token in state.tokens:
        if token.type == "inline":
            for child in token.children or []:
                _strip(child)
        else:
            _strip(token)


def _strip(token: Token) -> None:
    if token.type in _CODE and "{%" in token.content and not _DIRECTIVE.match(token.info.strip()):
        token.content = without_markers(token.content)


def without_markers(code: str) -> str:
    """*code* without the pairs of markers, what is between them as it is.

    A marker without its partner stays: who writes of one alone means it. A line that held nothing
    but a marker vanishes whole.
    """
    parts: list[str] = []
    at = 0
    while (opening := _OPEN.search(code, at)) and (closing := _CLOSE.search(code, opening.end())):
        start = _after_line(code, opening)
        parts += [code[at : opening.start()], code[start : closing.start()]]
        at = _after_line(code, closing)
    parts.append(code[at:])
    return "".join(parts)


def _after_line(code: str, marker: re.Match[str]) -> int:
    """The place after *marker*, or after its line if that holds nothing else."""
    begin = code.rfind("\n", 0, marker.start()) + 1
    rest = _LINE.match(code, marker.end())
    if rest and "\n" in code and not code[begin : marker.start()].strip():
        return rest.end()
    return marker.end()

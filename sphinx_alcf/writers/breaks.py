"""Line breaks within a paragraph, in formats that cannot read ``<br>``.

MyST writes a hard break as raw HTML and raw LaTeX, and an inline ``<br>`` as raw HTML alone.
Formats that read neither would run the words before and after it together.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_alcf.doctree.nodes import text_break

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREAK: Final = re.compile(r"\s*<br\s*/?>\s*", re.I)
_MACROS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"latex": ("latex", "\\\\\n"), "texinfo": ("texinfo", "@*\n"), "man": ("manpage", "\n.br\n")}
)
"""For each builder's format, the name of its raw nodes and what breaks a line there."""


def keep_breaks(doctree: nodes.document, builder_format: str) -> None:
    """Put what *builder_format* has for it in the place of each break of *doctree*."""
    if builder_format == "html":
        return  # EPUB's, which reads them
    for raw in list(doctree.findall(_is_break)):
        after = raw.next_node(descend=False, siblings=True)
        if _is_raw(after, "latex") and after is not None:  # MyST's own, for the same break
            after.parent.remove(after)
            after = raw.next_node(descend=False, siblings=True)
        if isinstance(after, nodes.Text) and after != after.lstrip():
            after.parent.replace(after, nodes.Text(after.lstrip()))
        if builder_format in _MACROS:
            name, macro = _MACROS[builder_format]
            raw.parent.replace(raw, nodes.raw("", macro, format=name))
        else:
            raw.parent.replace(raw, text_break())


def _is_raw(node: nodes.Node | None, name: str) -> bool:
    return isinstance(node, nodes.raw) and node.get("format") == name


def _is_break(node: nodes.Node) -> bool:
    """Whether it is a break between words; alone, as between paragraphs, it parts nothing."""
    return (
        _is_raw(node, "html")
        and _BREAK.fullmatch(node.astext()) is not None
        and isinstance(node.parent, nodes.TextElement)
    )

"""Tags of elements that stand for no node, written and escaped by docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.writers.html5 import HTML5Translator


def open_tag(
    writer: HTML5Translator, tag: str, attributes: Mapping[str, Any], suffix: str = "\n"
) -> str:
    """A start tag with *attributes*; a boolean one has an empty value (HTML Standard, 2.3.2)."""
    return writer.starttag(nodes.Element(), tag, suffix, **attributes)


def void_tag(
    writer: HTML5Translator, tag: str, attributes: Mapping[str, Any], suffix: str = "\n"
) -> str:
    """The tag of an element that has no end tag, with *attributes*."""
    return writer.emptytag(nodes.Element(), tag, suffix, **attributes)

"""Plain text: an address is one line, whatever its length, so that it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.writers.text import TextTranslator

    from sphinx_alcf.doctree.nodes import media_address


def visit_address(self: TextTranslator, node: media_address) -> None:
    """Begin a line that is not wrapped."""
    self.new_state(0)


def depart_address(self: TextTranslator, node: media_address) -> None:
    """End it."""
    self.end_state(wrap=False)

"""Plain text: an address is one line, whatever its length, so that it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.text import MAXWIDTH, my_wrap

if TYPE_CHECKING:
    from sphinx.writers.text import TextTranslator

    from sphinx_alcf.doctree.nodes import credit_link, media_address, text_break


def visit_address(self: TextTranslator, node: media_address) -> None:
    """Begin a line that is not wrapped."""
    self.new_state(0)


def depart_address(self: TextTranslator, node: media_address) -> None:
    """End it."""
    self.end_state(wrap=False)


def visit_break(self: TextTranslator, node: text_break) -> None:
    """What stands before the break is wrapped, and what follows begins a line."""
    state, before = self.states[-1], []
    while state and state[-1][0] == -1:  # a piece of a line that goes on
        before.append(str(state.pop()[1]))
    width = MAXWIDTH - sum(self.stateindent)
    state.append((0, my_wrap("".join(reversed(before)), width=width)))
    raise nodes.SkipNode


def visit_link(self: TextTranslator, node: credit_link) -> None:
    """Nothing stands before the words of a link."""


def depart_link(self: TextTranslator, node: credit_link) -> None:
    """Its address follows them, unless they are the address."""
    url = node.get("refuri", "")
    if "://" in url and node.astext() != url:
        self.add_text(f" <{url}>")

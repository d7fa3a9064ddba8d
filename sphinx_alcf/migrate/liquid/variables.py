"""Tags that remember something: ``assign``, ``capture``, ``cycle``, ``ifchanged``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from liquid.builtin.expressions import Literal, Nil
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.builtin.tags.capture_tag import CaptureNode, CaptureTag
from liquid.builtin.tags.cycle_tag import CycleNode, CycleTag
from liquid.builtin.tags.ifchanged_tag import IfChangedNode, IfChangedTag

from sphinx_alcf.migrate.liquid.context import Context
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.rounds import Round
from sphinx_alcf.migrate.liquid.values import Address, text_of, to_s

if TYPE_CHECKING:
    from typing import TextIO

    from liquid import RenderContext


class _Assign(AssignNode):
    """Remembers of which pages the words are."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, _: TextIO) -> int:
        """Set a variable."""
        assert isinstance(context, Context)
        value, looks = context.evaluate(self.expression)
        context.assign(self.name, value)
        words = looks if isinstance(value, (str, int, float)) else ()
        context.origins[self.name] = words
        return 0


class Assign(AssignTag):
    """``assign``."""

    node_class = _Assign


_BLANK: Final = re.compile(r"[\s<>]")
"""What no address has."""


class _Capture(CaptureNode):
    """Remembers to which pages the text links, and of which its words are."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Set a variable."""
        assert isinstance(context, Context)
        assert isinstance(buffer, Out)
        # What is captured is kept, be it blanks only.
        self.block.blank = False
        out = Out(buffer.line)
        held = Round(out, context.home)
        context.rounds.append(held)
        try:
            self.block.render(context, out)
        finally:
            context.rounds.pop()
        text = out.getvalue()
        for _, finding in out.notes:
            buffer.note(finding)
        pages = held.pages if held.pages or _BLANK.search(text) else held.addresses
        context.assign(self.name, Address(text, tuple(pages)) if pages else text)
        context.origins[self.name] = () if held.foreign else tuple(held.looks)
        return 0


class Capture(CaptureTag):
    """``capture``."""

    node_class = _Capture


class _Cycle(CycleNode):
    """Counts as Liquid does: variables without a name count for each tag."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the next value."""
        assert isinstance(context, Context)
        if self.group:
            key = f"group {to_s(self.group.evaluate(context))}"
        elif all(isinstance(arg, (Literal, Nil)) for arg in self.args):
            key = f"values {[str(arg) for arg in self.args]}"
        else:
            key = f"tag {self.token.start_index} {context.place(self.token).path}"
        index = context.cycle(key, len(self.args))
        if index < len(self.args):
            buffer.write(text_of(self.args[index].evaluate(context)))
        return 0


class Cycle(CycleTag):
    """``cycle``."""

    node_class = _Cycle


class _IfChanged(IfChangedNode):
    """Keeps blanks."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what has changed."""
        self.block.blank = False
        return super().render_to_output(context, buffer)


class IfChanged(IfChangedTag):
    """``ifchanged``."""

    node_class = _IfChanged

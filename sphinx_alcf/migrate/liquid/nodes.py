"""The nodes of a template that write: text, outputs, what is kept, and a guard around each tag."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

from liquid.ast import Node
from liquid.builtin.expressions import Path
from liquid.exceptions import LiquidError
from liquid.tag import Tag
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT

from sphinx_alcf.migrate.liquid.checks import expression_of
from sphinx_alcf.migrate.liquid.conditions import prepare
from sphinx_alcf.migrate.liquid.context import Context, stays
from sphinx_alcf.migrate.liquid.limits import TooDeepError
from sphinx_alcf.migrate.liquid.markdown import written
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.values import Markdown, text_of
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from typing import TextIO

    from liquid import Environment, RenderContext, Token
    from liquid.builtin.expressions import FilteredExpression
    from liquid.stream import TokenStream

_NAME: Final = re.compile(r"\{%-?\s*+(\w+)")
KEPT: Final = "kept text"
"""The name of the tag that keeps what cannot be read; no author can write it."""
FAULTS: Final = (LiquidError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What evaluation may raise; where Jekyll would stop, too."""
_CONDITIONS: Final = frozenset({"if", "unless", "case"})
_PLAIN: Final = frozenset({"site.url", "site.baseurl"})
"""Outputs that only complete links."""


def message_of(error: Exception) -> str:
    """What was wrong, as a sentence."""
    known = isinstance(error, (LiquidError, TooDeepError, ValueError))
    text = error.args[0] if known and error.args else None
    reason = text if isinstance(text, str) else "a value is none that it can use"
    return f"It cannot be evaluated: {reason}"


class WritingNode(Node):
    """A node that writes to an :class:`Out`."""

    def put(self, context: Context, out: Out) -> None:
        """Write to *out*, where the line is known already."""
        raise NotImplementedError

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write, and tell nobody how much."""
        return self.render(context, buffer)

    def render(self, context: RenderContext, buffer: TextIO) -> int:
        """Write, and tell nobody how much. Tags that show nothing but blanks write to no text."""
        assert isinstance(context, Context)
        out = buffer if isinstance(buffer, Out) else Out(0)
        context.budget.step()
        context.at(self.token, out)
        self.put(context, out)
        return 0


class TextNode(WritingNode):
    """A part of the source without Liquid."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.blank = not token.value or token.value.isspace()

    def put(self, context: Context, out: Out) -> None:
        """Write the text, line by line."""
        context.write_source(out, self.token.value)


class TextTag(Tag):
    """Makes nodes of text."""

    name = TOKEN_CONTENT
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Take a piece of text."""
        return TextNode(stream.expect(TOKEN_CONTENT))


class KeptNode(WritingNode):
    """A tag that is shown as it was written."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.blank = False

    def put(self, context: Context, out: Out) -> None:
        """Write the tag, and say why."""
        source, start = self.token.source, self.token.start_index
        assert isinstance(source, Source)
        if fault := source.faults[start]:
            name = _NAME.match(source, start)
            construct = "{{ … }}" if source.startswith("{{", start) else "{% … %}"
            construct = f"{{% {name[1]} %}}" if name else construct
            context.find(Found.NOT_UNDERSTOOD, construct, stays(fault), self.token)
            context.flush(out)
        if context.rounds:
            context.rounds[-1].foreign = True
        context.write_source(out, source.piece(start))


class KeptTag(Tag):
    """Makes nodes of tags that cannot be read."""

    name = KEPT
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Take a tag that is text."""
        return KeptNode(stream.current)


class OutputNode(WritingNode):
    """``{{ … }}``."""

    def __init__(self, token: Token, expression: FilteredExpression) -> None:
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def put(self, context: Context, out: Out) -> None:
        """Write the value, and note of which pages it is."""
        source = self.token.source
        assert isinstance(source, Source)
        try:
            value, looks = context.evaluate(self.expression)
            text = text_of(value)
        except (*FAULTS, TooDeepError) as error:
            if isinstance(error, TooDeepError) and context.budget.depth:
                raise
            end = source.ends[self.token.start_index]
            context.keep(out, self.token, end, "{{ … }}", message_of(error))
            return
        if isinstance(value, Markdown) and context.markdown:
            text = written(value, out.tail())
        context.budget.write(len(text))
        if context.rounds and context.rounds[-1].out is out:
            context.rounds[-1].wrote(value, text, looks)
        elif not context.rounds and not context.fixed and str(self.expression.left) not in _PLAIN:
            shown = str(self.expression.left) if isinstance(self.expression.left, Path) else "…"
            message = "It is evaluated; what it gives is text now."
            context.find(Found.CHANGED, f"{{{{ {shown} }}}}", message, self.token)
        context.flush(out)
        out.write(text)


class OutputTag(Tag):
    """Makes nodes of outputs, and of ``echo``."""

    name = TOKEN_OUTPUT
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Take an output and its expression."""
        token = next(stream)
        return OutputNode(token, expression_of(stream.expect(TOKEN_EXPRESSION).value))


class Guarded(WritingNode):
    """A tag; where it cannot be evaluated, it is shown as it was written."""

    def __init__(self, token: Token, node: Node, end: int, *, block: bool) -> None:
        super().__init__(token)
        self.node, self.end, self.block = node, end, block
        self.blank = node.blank

    def put(self, context: Context, out: Out) -> None:
        """Write what the tag gives, or the tag."""
        start = out.size
        try:
            with context.budget.within() if self.block else nullcontext():
                self.node.render_to_output(context, out)
            context.flush(out)
        except (*FAULTS, TooDeepError) as error:
            if isinstance(error, TooDeepError) and context.budget.depth:
                raise
            out.restore(start)
            construct = f"{{% {self.token.value} %}}"
            context.keep(out, self.token, self.end, construct, message_of(error))
        if context.rounds and self.token.value in _CONDITIONS and context.rounds[-1].out is out:
            context.rounds[-1].part(start)


class Guard(Tag):
    """Puts a guard around the nodes of another tag."""

    def __init__(self, env: Environment, tag: Tag) -> None:
        super().__init__(env)
        self.tag = tag
        self.block = tag.block

    def get_node(self, stream: TokenStream) -> Node:
        """Parse a tag, which is known to be sound."""
        return self.parse(stream)

    def parse(self, stream: TokenStream) -> Node:
        """Take a tag, up to its end."""
        token = stream.current
        node = self.tag.parse(stream)
        prepare(node)
        assert isinstance(token.source, Source)
        last = stream.current if self.tag.block else token
        end = token.source.ends[last.start_index]
        return Guarded(token, node, end, block=self.tag.block)

"""``for`` and ``tablerow``. A loop that shows pages becomes a list of teasers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import LoopExpression, StringLiteral
from liquid.builtin.tags.for_tag import ForLoop, ForTag
from liquid.builtin.tags.tablerow_tag import TableRow, TablerowTag
from liquid.exceptions import BreakLoop, ContinueLoop

from sphinx_alcf.migrate.liquid.context import Context, Held, Loop
from sphinx_alcf.migrate.liquid.drops import PageDrop
from sphinx_alcf.migrate.liquid.number_filters import leading, whole
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.rounds import Round
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.teasers import teasers
from sphinx_alcf.migrate.liquid.values import to_s
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from typing import TextIO

    from liquid import RenderContext, Token
    from liquid.expression import Expression

EVALUATED: Final = "It is evaluated; what its rounds give is text now."
"""What the report says of a loop that is no list of teasers."""
_END: Final = "continue"


def collection(context: Context, expression: LoopExpression) -> list[Any]:
    """What a loop goes through (``liquid/tags/for.rb``)."""
    found = _items(context, expression.iterable.evaluate(context))
    name = f"{expression.identifier}-{expression.iterable}"
    offset = expression.offset
    if isinstance(offset, StringLiteral) and offset.value == _END:
        first = context.stopindex(name)
    else:
        first = _whole(context, offset) or 0
    limit = _whole(context, expression.limit)
    last = len(found) if limit is None else first + limit
    part = [item for at, item in enumerate(found) if first <= at < last]
    context.stopindex(name, first + len(part))
    return part[::-1] if expression.reversed else part


def _whole(context: Context, expression: Expression | None) -> int | None:
    value = expression.evaluate(context) if expression else None
    return None if value is None else whole(value)


def _items(context: Context, value: object) -> list[Any]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, Mapping):
        value = [list(pair) for pair in value.items()]
    if not isinstance(value, (list, range)):
        return []
    context.budget.step(len(value) // 4)
    return list(value)


class _For(Node):
    """``for``."""

    def __init__(
        self,
        token: Token,
        expression: LoopExpression,
        block: BlockNode,
        default: BlockNode | None = None,
    ) -> None:
        super().__init__(token)
        self.expression, self.block, self.default = expression, block, default
        self.blank = block.blank and (default is None or default.blank)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Go through the list; see what the rounds show."""
        assert isinstance(context, Context)
        assert isinstance(buffer, Out)
        context.trace.start()
        items = collection(context, self.expression)
        looks = context.trace.looks
        if not items:
            return self.default.render(context, buffer) if self.default else 0
        name = self.expression.identifier
        before = context.origins.get(name, ())
        # Words of a page's list, such as its tags, are that page's.
        drops = any(isinstance(item, PageDrop) for item in items)
        context.origins[name] = () if drops else looks
        try:
            rounds = self.rounds(context, buffer, items)
        finally:
            context.origins[name] = before
        self.write(context, buffer, rounds)
        return 0

    def rounds(self, context: Context, out: Out, items: list[Any]) -> list[Round]:
        """What each round writes."""
        name = self.expression.identifier
        loop = ForLoop(
            name=f"{name}-{self.expression.iterable}",
            it=iter(items),
            length=len(items),
            parentloop=context.parentloop(),
        )
        variables: dict[str, object] = {"forloop": loop}
        found: list[Round] = []
        with context.loop(variables, loop):
            for item in loop:
                context.budget.step()
                variables[name] = item
                if not (self.blank and found):  # nothing is written in any of them
                    found.append(Round(Out(out.line), context.home))
                context.rounds.append(found[-1])
                try:
                    self.block.render(context, found[-1].out)
                except ContinueLoop:
                    continue
                except BreakLoop:
                    break
                finally:
                    context.rounds.pop()
        return found

    def write(self, context: Context, out: Out, rounds: list[Round]) -> None:
        """Write a list of teasers, or what the rounds have written."""
        if self.blank:
            return
        shown = teasers(rounds)
        outer = context.rounds[-1] if context.rounds and context.rounds[-1].out is out else None
        if outer:
            # A list among words of its own is none of the loop around it.
            taken = shown is not None and all(one.pages for one in shown)
            shift = out.size
            for one in rounds:
                outer.absorb(one, shift, taken=taken)
                shift += one.out.size
        plain = Out(out.line)
        for one in rounds:
            plain.take(one.out)
        if shown is None:
            out.take(plain)
            context.find(Found.CHANGED, "{% for %}", EVALUATED, self.token)
            return
        for _, finding in plain.notes:
            out.note(finding)
        source = self.token.source
        assert isinstance(source, Source)
        context.at(self.token, out)
        line = context.fixed or source.line_of(self.token.start_index)
        context.hold(out, Held(Loop(tuple(shown), plain, line), context.place(self.token)))


class For(ForTag):
    """``for``."""

    node_class = _For  # type: ignore[assignment]


class _TableRow(Node):
    """``tablerow``."""

    def __init__(self, token: Token, expression: LoopExpression, block: BlockNode) -> None:
        super().__init__(token)
        self.expression, self.block = expression, block
        self.blank = block.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rows of a table."""
        assert isinstance(context, Context)
        value = self.expression.iterable.evaluate(context)
        if value is None or value is False:
            return 0
        items = collection(context, self.expression)
        columns = self.expression.cols.evaluate(context) if self.expression.cols else None
        count = columns if isinstance(columns, int) else leading(to_s(columns))
        rows = TableRow("tablerowloop", iter(items), len(items), count)
        variables: dict[str, object] = {"tablerowloop": rows}
        buffer.write('<tr class="row1">\n')
        with context.extend(variables):
            for item in rows:
                context.budget.step()
                variables[self.expression.identifier] = item
                buffer.write(f'<td class="col{rows.col}">')
                try:
                    self.block.render(context, buffer)
                except ContinueLoop:
                    pass
                except BreakLoop:
                    break
                buffer.write("</td>")
                if rows.col_last and not rows.last:
                    buffer.write(f'</tr>\n<tr class="row{rows.row + 1}">')
        buffer.write("</tr>\n")
        return 0


class TableRows(TablerowTag):
    """``tablerow``."""

    node_class = _TableRow  # type: ignore[assignment]

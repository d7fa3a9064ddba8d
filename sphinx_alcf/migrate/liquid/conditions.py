"""Conditions that count what it costs to compare, and that ask anything what it contains."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final, cast

from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import BooleanExpression, Path
from liquid.builtin.expressions.logical import (
    ContainsExpression,
    EqExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LogicalAndExpression,
    LogicalOrExpression,
    LtExpression,
    NeExpression,
)
from liquid.builtin.expressions.primitive import RangeLiteral
from liquid.builtin.tags.case_tag import CaseNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.unless_tag import UnlessNode
from liquid.expression import Expression

from sphinx_alcf.migrate.liquid.values import to_s, weight

if TYPE_CHECKING:
    from liquid import RenderContext

    from sphinx_alcf.migrate.liquid.context import Context

SHARE: Final = 40
"""So many values that are looked at count as one step."""
_COMPARING: Final = (
    *(EqExpression, NeExpression),
    *(LtExpression, GtExpression, LeExpression, GeExpression),
)


class Weighed(Expression):
    """A value that is to be compared."""

    __slots__ = ("inner",)

    def __init__(self, inner: Expression) -> None:
        super().__init__(inner.token)
        self.inner = inner

    def __str__(self) -> str:
        return str(self.inner)

    def evaluate(self, context: RenderContext) -> object:
        """The value; what it holds is counted."""
        value = self.inner.evaluate(context)
        if isinstance(value, (str, list, range)):
            cast("Context", context).budget.step(weight(value) // SHARE)
        return value

    def children(self) -> list[Expression]:
        """The value."""
        return [self.inner]


class Contains(ContainsExpression):
    """``contains``; what can hold nothing contains nothing, as in Liquid."""

    __slots__ = ()

    def evaluate(self, context: RenderContext) -> object:
        """Whether the left value has the right one."""
        left, right = self.left.evaluate(context), self.right.evaluate(context)
        if left is None or left is False or right is None or right is False:
            return False
        if isinstance(left, str):
            return to_s(right) in left
        try:
            return isinstance(left, Collection) and right in left
        except TypeError:  # a mapping is asked for what can be no key
            return False


def prepare(node: Node) -> None:
    """Have the conditions of a tag count."""
    if isinstance(node, (IfNode, UnlessNode)):
        for condition in (node.condition, *(part.expression for part in node.alternatives)):
            assert isinstance(condition, BooleanExpression)
            condition.expression = prepared(condition.expression)
    elif isinstance(node, CaseNode):
        for block in node.blocks:
            if not isinstance(block, BlockNode):
                block.expression.left = _weighed(block.expression.left)


def prepared(expression: Expression) -> Expression:
    """The same condition, counting."""
    if isinstance(expression, (LogicalAndExpression, LogicalOrExpression)):
        expression.left = prepared(expression.left)
        expression.right = prepared(expression.right)
    elif isinstance(expression, ContainsExpression):
        return Contains(expression.token, _weighed(expression.left), _weighed(expression.right))
    elif isinstance(expression, _COMPARING):
        expression.left = _weighed(expression.left)
        expression.right = _weighed(expression.right)
    return expression


def _weighed(expression: Expression) -> Expression:
    return Weighed(expression) if isinstance(expression, (Path, RangeLiteral)) else expression

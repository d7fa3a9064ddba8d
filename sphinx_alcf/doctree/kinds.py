"""Which kinds of nodes a doctree has, so that it is not searched for those that it has not.

Most pages have few of the kinds of this package, and a search walks through the whole page.
"""

from __future__ import annotations

from itertools import chain
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

from docutils import nodes


class Own(nodes.Element):
    """What every kind of this package derives from: it is known when one was made."""

    made: ClassVar[int] = 0

    def __init__(self, rawsource: str = "", *children: Any, **attributes: Any) -> None:
        super().__init__(rawsource, *children, **attributes)
        Own.made += 1


class Kinds(frozenset[type]):
    """Classes of nodes, and all that they derive from."""

    def has(self, *kinds: type[nodes.Node]) -> bool:
        """Whether there are nodes of one of *kinds*, or of their subclasses."""
        return not self.isdisjoint(kinds)


_OwnT = TypeVar("_OwnT", bound=Own)
_known: WeakKeyDictionary[nodes.Element, tuple[int, Kinds]] = WeakKeyDictionary()


def kinds_of(tree: nodes.Element) -> Kinds:
    """The kinds of the nodes in *tree*, found in one walk."""
    found: set[type[nodes.Node]] = set()
    left: list[nodes.Node] = [tree]
    while left:  # twice as fast as docutils' own walk, for the order does not matter
        node = left.pop()
        found.add(type(node))
        left += node.children
    kinds = Kinds(chain.from_iterable(kind.__mro__ for kind in found))
    _known[tree] = Own.made, kinds
    return kinds


def every(tree: nodes.Element, *kinds: type[_OwnT]) -> list[_OwnT]:
    """The nodes of some of this package's kinds in *tree*, in their order.

    Where no such node was made since the kinds of *tree* were found, and none was among them, there
    is no need to look. So what was made must stand in its tree before that is searched again.
    """
    made, known = _known.get(tree, (-1, Kinds()))
    if made != Own.made:
        known = kinds_of(tree)
    if not known.has(*kinds):
        return []
    return [node for node in tree.findall() if isinstance(node, kinds)]

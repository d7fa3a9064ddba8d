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


_NodeT = TypeVar("_NodeT", bound=nodes.Node)
_known: WeakKeyDictionary[nodes.Element, tuple[int, Kinds]] = WeakKeyDictionary()


def kinds_of(tree: nodes.Element) -> Kinds:
    """The kinds of the nodes in *tree*, found in one walk."""
    found: list[nodes.Node] = [tree]
    for node in found:  # which grows meanwhile: the order does not matter
        found += node.children
    kinds = Kinds(chain.from_iterable(kind.__mro__ for kind in set(map(type, found))))
    _known[tree] = Own.made, kinds
    return kinds


def walk(tree: nodes.Element) -> list[nodes.Node]:
    """*tree* and all nodes in it, in their order; a list, so that the tree may change meanwhile.

    Faster than docutils' ``findall``, where each node goes through a generator of all it is in.
    """
    found: list[nodes.Node] = []

    def add(node: nodes.Node) -> None:
        found.append(node)
        for child in node.children:
            add(child)

    add(tree)
    return found


def every(tree: nodes.Element, *kinds: type[_NodeT]) -> list[_NodeT]:
    """The nodes of some kinds in *tree*, in their order.

    Where all kinds are of this package, no such node was made since the kinds of *tree* were found,
    and none was among them, there is no need to look. So what was made must stand in its tree
    before that is searched again.
    """
    if all(issubclass(kind, Own) for kind in kinds):
        made, known = _known.get(tree, (-1, Kinds()))
        if made != Own.made:
            known = kinds_of(tree)
        if not known.has(*kinds):
            return []
    return [node for node in walk(tree) if isinstance(node, kinds)]

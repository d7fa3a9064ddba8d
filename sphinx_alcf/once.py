"""What is found out once a build, then looked up: of an environment, a builder, the options."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from weakref import WeakKeyDictionary, WeakSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Once(Generic[Thing, Answer]):
    """A decorator: a function of one thing that is called once a build for it.

    The thing is what Sphinx keeps from build to build of one process, so that an answer has to be
    dropped: :func:`find_anew` does it where a build begins, where all is read, and where it ends.
    What an answer warns of is therefore said once a build. Processes that are forked inherit the
    answers there are.
    """

    _all: ClassVar[WeakSet[Once[Any, Any]]] = WeakSet()

    def __init__(self, find: Callable[[Thing], Answer]) -> None:
        self._find = find
        # Not on the thing itself: environments are pickled.
        self._answers: WeakKeyDictionary[Thing, Answer] = WeakKeyDictionary()
        self._all.add(self)
        update_wrapper(self, find)

    def __call__(self, thing: Thing) -> Answer:
        """The answer, found now or before. What the function raises is not kept."""
        if thing not in self._answers:
            self._answers[thing] = self._find(thing)
        return self._answers[thing]

    def forget(self, thing: Thing) -> None:
        """Let the answer for *thing* be found anew when it is asked for."""
        self._answers.pop(thing, None)

    @classmethod
    def forget_all(cls, *things: object) -> None:
        """Let all that was found out about these things be found anew."""
        for once in cls._all:
            for thing in things:
                once.forget(thing)


def find_anew(app: Sphinx, *_event: object) -> None:
    """Drop what was found out about environment, builder and configuration.

    A handler of ``env-before-read-docs`` and ``env-updated``, before all others, for what is read
    now may change any answer; and of ``build-finished``, after all others, for an answer that holds
    its thing would keep both for ever.
    """
    Once.forget_all(app.env, app.builder, app.config)


def setup_once(app: Sphinx) -> None:
    """Connect what drops the answers."""
    app.connect("env-before-read-docs", find_anew, priority=100)
    app.connect("env-updated", find_anew, priority=100)
    app.connect("build-finished", find_anew, priority=1000)

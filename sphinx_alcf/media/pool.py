"""Encode many pictures in several processes, within bounds of memory, whatever befalls them."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Final

from sphinx_alcf.media.encode import encode, memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_alcf.media.tasks import JobId, Outcome, Task

_AT_ONCE: Final = 430_000_000
"""Bytes that the pictures at work in all processes may take together; a larger one works alone."""

_POOLS: Final = 3
"""A killed process takes its pool with it; after so many the work stops."""

_FEW: Final = 4
"""Fewer pictures than this are done before the first process would have started."""


class Work:
    """The pictures to encode, and what has become of them."""

    def __init__(self, tasks: list[Task]) -> None:
        self._waiting = deque(tasks)
        self.outcomes: dict[JobId, Outcome] = {}
        """By the tasks' ``id``; none for what was not done."""
        self.killed: list[str] = []
        """Names of the pictures at which a process was working when it was killed."""
        self.unwritable: str | None = None
        """Why the cache could not be written any more: then the work stops."""

    def run(self, processes: int) -> Iterator[str]:
        """Do the work in as many processes at most, and yield the names of pictures as it goes."""
        # A process that is itself a child (of Sphinx, of a spawn) must not start more.
        alone = len(self._waiting) < _FEW or multiprocessing.parent_process() is not None
        pool = None if alone else _pool(min(processes, len(self._waiting)))
        if pool is None:
            while self._waiting and self.unwritable is None:
                yield self._note(self._waiting[0], encode(self._waiting.popleft()))
            return
        yield from self._in(pool, processes)
        for _ in range(1, _POOLS):
            # The last one is broken where anything is left.
            pool = _pool(processes) if self._waiting and self.unwritable is None else None
            if pool is None:
                return
            yield from self._in(pool, processes)

    def _note(self, task: Task, outcome: Outcome) -> str:
        self.outcomes[task.id] = outcome
        self.unwritable = self.unwritable or outcome.unwritable
        return task.name

    def _in(self, pool: ProcessPoolExecutor, processes: int) -> Iterator[str]:
        """Work in a pool until all is done, or it breaks: what ran then is not tried again."""
        running: dict[Future[Outcome], tuple[Task, int]] = {}
        try:
            while running or (self._waiting and self.unwritable is None):
                self._hand_out(pool, running, processes)
                done = wait(running, return_when=FIRST_COMPLETED).done
                # Those with a result first: a broken pool breaks the others of the same moment.
                for future in sorted(done, key=lambda it: it.exception() is not None):
                    outcome = future.result()
                    yield self._note(running.pop(future)[0], outcome)
        except BrokenProcessPool:
            names = [task.name for task, _ in running.values()]
            self.killed += names
            yield from names
        finally:
            # An interrupt waits for what is being written, and starts nothing more.
            pool.shutdown(wait=True, cancel_futures=True)

    def _hand_out(
        self,
        pool: ProcessPoolExecutor,
        running: dict[Future[Outcome], tuple[Task, int]],
        processes: int,
    ) -> None:
        """Start as many tasks as there are processes and memory for; one, if nothing runs."""
        while self._waiting and len(running) < processes and self.unwritable is None:
            task = self._waiting[0]
            size = memory(task)
            if running and size + sum(size for _, size in running.values()) > _AT_ONCE:
                return
            with _uninterrupted(), _without_main():
                running[pool.submit(encode, task)] = task, size
            self._waiting.popleft()


def _pool(processes: int) -> ProcessPoolExecutor | None:
    """Processes to work in; none where one is enough, or the machine has no semaphores."""
    if processes <= 1:
        return None
    try:
        return ProcessPoolExecutor(
            max_workers=processes,
            # Spawned ones inherit no threads or locks, on any platform.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_ignore_interrupts,
        )
    except (OSError, ImportError, NotImplementedError):
        return None


def _ignore_interrupts() -> None:
    """The builder's process hears Ctrl-C as well, and ends the work in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the program that runs: a spawned process would import it, and build the site again.

    So it does where a script calls Sphinx without asking whether it is ``__main__``
    (https://docs.python.org/3/library/multiprocessing.html#the-spawn-and-forkserver-start-methods).
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is being started would print a traceback.

    Threads other than the main one, and Windows, go without.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

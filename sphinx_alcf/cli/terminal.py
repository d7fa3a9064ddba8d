"""What is said on the terminal: results on stdout, progress and errors on stderr."""

from __future__ import annotations

import os
import shutil
import sys

BAR = 24
"""Signs of the progress bar."""


class Terminal:
    """Says things in colour where stderr is a terminal and ``NO_COLOR`` is not set.

    See https://no-color.org: any value that is not empty switches colours off.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        """A *quiet* one says errors alone."""
        self._quiet = quiet
        self._live = sys.stderr.isatty() and not quiet and os.environ.get("TERM") != "dumb"
        self._colours = self._live and not os.environ.get("NO_COLOR")
        self._shown = -1

    def say(self, text: str) -> None:
        """A line of the result, on stdout."""
        if not self._quiet:
            print(text)

    def error(self, text: str) -> None:
        """Why it could not be done, on stderr."""
        name = "\x1b[31msphinx-alcf:\x1b[0m" if self._colours else "sphinx-alcf:"
        print(f"{name} {text}", file=sys.stderr)

    def progress(self, done: int, total: int, what: str) -> None:
        """Show that *done* of *total* are done and *what* is at hand; only on a terminal."""
        share = done * 100 // total if total else 100
        if not self._live or (share == self._shown and done < total):
            return
        self._shown = share
        filled = BAR * done // total if total else BAR
        bar = "█" * filled + "·" * (BAR - filled)
        line = f"{share:3d} % {bar} {done}/{total} {what}"
        width = shutil.get_terminal_size().columns - 1
        if self._colours:
            line = line[:width].replace(bar, f"\x1b[36m{bar}\x1b[0m")
        sys.stderr.write(f"\r\x1b[2K{line if self._colours else line[:width]}")
        sys.stderr.flush()
        if done >= total:
            self.clear()

    def clear(self) -> None:
        """Take the progress bar away."""
        if self._live and self._shown >= 0:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._shown = -1

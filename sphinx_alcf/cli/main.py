"""The command line: its sub-commands, and how they end."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from sphinx_alcf import __version__
from sphinx_alcf.cli import migrate_command
from sphinx_alcf.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

DESCRIPTION = "Feature stories in Sphinx: what is done before sphinx-build."
EPILOG = """\
Exit codes: 0 it is done; 1 it could not be done, and stderr says why; 2 the command was not
understood; 130 it was interrupted.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``sphinx-alcf`` with *arguments* (those of the process where ``None``).

    Gives the exit code. Results go to stdout, progress and errors to stderr.
    """
    options = make_parser().parse_args(arguments)
    terminal = Terminal(quiet=options.quiet)
    try:
        code: int = options.run(options, terminal)
    except KeyboardInterrupt:
        terminal.clear()
        terminal.error("interrupted")
        return 130
    except BrokenPipeError:
        # Whoever read stdout has gone, as "head" does; nothing is left to say to it.
        sys.stderr.close()
        return 1
    return code


def make_parser() -> argparse.ArgumentParser:
    """The parser with all sub-commands."""
    parser = argparse.ArgumentParser(
        prog="sphinx-alcf",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sphinx-alcf {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    migrate_command.add_to(commands)
    return parser

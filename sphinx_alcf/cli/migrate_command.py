"""``sphinx-alcf migrate``: a Jekyll site becomes a Sphinx project."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_alcf.cli.terminal import Terminal
    from sphinx_alcf.migrate.report import Report

DESCRIPTION = """\
Make a Sphinx project of a Jekyll site. OLD is read and never written to; NEW is made.

Pages keep their addresses, includes become directives, the navigation becomes toctrees, and the
media that are used are copied. What was done and what needs a look stands in
NEW/migration-report.md, and for programs in NEW/migration-report.json.
"""
EPILOG = """\
example:
  sphinx-alcf migrate old-site new-site
  sphinx-build -W -b dirhtml new-site out
"""
NEEDED = "This needs python-liquid: pip install 'sphinx-alcf[migrate]'"

LOOK = (
    ("not_understood", "constructs were not understood and stay as they were written"),
    ("unreadable", "files could not be read, or only in part"),
    ("broken_link", "links lead nowhere"),
    ("broken_media", "pictures, videos or files are missing"),
    ("address", "addresses could not be kept"),
    ("kept_as_html", "constructs stay HTML, which only web pages show"),
    ("no_alt", "pictures have no text alternative"),
    ("large_media", "files have more than 1 MB"),
    ("unused_media", "files were left, for no page uses them"),
)
"""What the summary names of the report's counts."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command to *commands*."""
    parser = commands.add_parser(
        "migrate",
        help="make a Sphinx project of a Jekyll site",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD", type=Path, help="the folder of the Jekyll site")
    parser.add_argument("new", metavar="NEW", type=Path, help="the folder to make")
    parser.add_argument(
        "-f",
        "--force",
        action="store_true",
        help="write into NEW although it is not empty: files of an earlier migration are "
        "overwritten, others are left",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument(
        "--json", action="store_true", help="print the report as JSON in place of a summary"
    )
    parser.set_defaults(run=run)


def run(options: Any, terminal: Terminal) -> int:
    """Migrate as *options* say; gives the exit code."""
    if find_spec("liquid") is None:
        terminal.error(NEEDED)
        return 1
    # Only now: the rest of the command line starts without Liquid.
    from sphinx_alcf.migrate.migrate import MigrationError, migrate
    from sphinx_alcf.migrate.report import as_json

    try:
        report = migrate(options.old, options.new, force=options.force, progress=terminal.progress)
    except MigrationError as error:
        terminal.clear()
        terminal.error(str(error))
        return 1
    terminal.clear()
    if options.json:
        print(as_json(report), end="")
    else:
        for line in summary(report, options.new):
            terminal.say(line)
    return 0


def summary(report: Report, target: Path) -> list[str]:
    """What was done, in a few lines."""
    lines = [
        f"{report.pages} pages became {report.documents} documents in {target}; "
        f"{report.files} files ({report.copied / 1_000_000:.1f} MB) were copied."
    ]
    looks = [f"  {count:5d}  {text}" for kind, text in LOOK if (count := report.counts.get(kind))]
    if looks:
        lines += ["To look at:", *looks]
    lines += [
        f"Where, and what was rewritten: {target / 'migration-report.md'}",
        f"Next: sphinx-build -W -b dirhtml {target} out",
    ]
    return lines

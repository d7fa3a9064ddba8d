"""What was done and what needs a look: ``migration-report.md`` and ``migration-report.json``."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.model import Finding, Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME: Final = "migration-report"

_HEADINGS: Final[Mapping[Found, tuple[str, str]]] = {
    Found.NOT_UNDERSTOOD: (
        "Not understood",
        "These stay as they were written, as text or in a comment. Rewrite them.",
    ),
    Found.UNREADABLE: (
        "Could not be read",
        "Of a page, what could be read is there; other files are left out.",
    ),
    Found.BROKEN_LINK: ("Broken links", "They led nowhere in the old site either."),
    Found.BROKEN_MEDIA: (
        "Missing pictures, videos and files",
        "No file has this name. The words around it are there.",
    ),
    Found.ADDRESS: ("Addresses", "Two pages had one address, or the address is no file's name."),
    Found.KEPT_AS_HTML: (
        "Kept as HTML",
        "Web pages show these as before. PDF, EPUB and text cannot.",
    ),
    Found.NO_ALT: (
        "Pictures without a text alternative",
        'Say for readers who do not see them what they show, or `alt: ""` where they decorate.',
    ),
    Found.LARGE_MEDIA: ("Large files", "Files of more than 1 MB that were copied."),
    Found.UNUSED_MEDIA: ("Files that no page uses", "They were not copied."),
    Found.DUPLICATE_MEDIA: ("Files with the same bytes", "Each was copied once."),
    Found.LEFT_OUT: ("Left out", "They are no part of the site, or the theme has its own."),
    Found.CHANGED: ("Rewritten", "What was put into the words of MyST. Nothing is to be done."),
}
"""Each kind in the order of its weight: its heading, and what it means for readers."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a migration."""

    pages: int
    """Pages of the old site."""
    documents: int
    """Documents that were written."""
    files: int
    """Files of media that were copied."""
    copied: int
    """Their bytes."""
    findings: tuple[Finding, ...] = ()
    """In the order of kind, path and line."""
    addresses: tuple[tuple[str, str], ...] = ()
    """Each page's address in the old site, and the document that answers it."""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each kind that has any, in the order of weight."""
        counted = Counter(finding.kind for finding in self.findings)
        return {kind.value: counted[kind] for kind in _HEADINGS if counted[kind]}


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """*findings* by kind, path, line and construct, each once."""
    ranks = {kind: rank for rank, kind in enumerate(_HEADINGS)}
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (ranks[f.kind], f.place.path, f.place.line, f.construct, f.message),
        )
    )


def as_json(report: Report, written: Sequence[str] = ()) -> str:
    """The report for programs; keys and their order are the same from run to run.

    *written* are the paths of all files of the project: what the next migration may take away.
    """
    found: dict[str, Any] = {
        "pages": report.pages,
        "documents": report.documents,
        "files": report.files,
        "bytes": report.copied,
        "counts": report.counts,
        "constructs": _constructs(report),
        "findings": [
            {
                "kind": finding.kind.value,
                "path": finding.place.path,
                "line": finding.place.line or None,
                "construct": finding.construct,
                "message": finding.message,
            }
            for finding in report.findings
        ],
        "addresses": [{"old": old, "new": new} for old, new in report.addresses],
        "written": list(written),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_markdown(report: Report) -> str:
    """The report for people, in CommonMark with tables."""
    lines = [
        "# Migration report",
        "",
        f"{_count(report.pages, 'page')} became {_count(report.documents, 'document')}; "
        f"{_count(report.files, 'file')} ({report.copied / 1_000_000:.1f} MB) were copied.",
        "",
        "| What | How many |",
        "|---|---|",
        *(f"| {_HEADINGS[Found(kind)][0]} | {count} |" for kind, count in report.counts.items()),
        "",
    ]
    for kind, group in groupby(report.findings, key=lambda finding: finding.kind):
        heading, meaning = _HEADINGS[kind]
        found = list(group)
        lines += [f"## {heading}", "", meaning, ""]
        if kind is Found.CHANGED:
            counted = Counter(finding.construct for finding in found)
            lines += ["| Construct | How often |", "|---|---|"]
            lines += [f"| {_cell(name)} | {count} |" for name, count in sorted(counted.items())]
            lines.append("")
        lines += ["| Where | What | |", "|---|---|---|"]
        lines += [
            f"| {_cell(str(f.place))} | {_cell(f.construct)} | {_text(f.message)} |" for f in found
        ]
        lines.append("")
    lines += ["## Old and new addresses", "", "| Old | New |", "|---|---|"]
    lines += [f"| {_cell(old)} | {_cell(new)} |" for old, new in report.addresses]
    return "\n".join(lines) + "\n"


def _constructs(report: Report) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {}
    for finding in report.findings:
        counted.setdefault(finding.kind.value, Counter())[finding.construct] += 1
    return {kind: dict(sorted(found.items())) for kind, found in counted.items()}


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _cell(text: str) -> str:
    """*text* as code in a cell of a table."""
    text = " ".join(text.split()).replace("|", "\\|")
    if not text:
        return ""
    ticks = "``" if "`" in text else "`"
    pad = " " if ticks == "``" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _text(text: str) -> str:
    """*text* in a cell, with nothing in it that Markdown would read."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>|#" else c for c in " ".join(text.split()))

"""What stands on the sheets of a PDF, by poppler's programs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = ("pdftotext", "pdfimages")
"""For ``pytest.mark.needs``."""


def pages_of(pdf: Path) -> list[str]:
    """The words of each sheet, on one line."""
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in run.stdout.split("\f")[:-1]]


def widths_of(pdf: Path) -> dict[int, set[int]]:
    """How wide the pictures of each sheet, counted from 1, stand on it: in points, uncropped."""
    run = subprocess.run(
        ["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True
    )
    found: dict[int, set[int]] = {}
    for line in run.stdout.splitlines()[2:]:
        words = line.split()
        found.setdefault(int(words[0]), set()).add(round(72 * int(words[3]) / int(words[12])))
    return found

"""Lighthouse, as it judges a page on a phone; from ``tests/browser/node_modules``."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.browser import CHROMIUM, SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM = Path(__file__).parents[1] / "browser" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def lighthouse(url: str, categories: Iterable[str] = CATEGORIES) -> dict[str, Any]:
    """Lighthouse's whole report on *url*, a phone on a slow line, which is its default.

    Raises :class:`subprocess.CalledProcessError` where it could not run.
    """
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json"]
    command.append(f"--only-categories={','.join(categories)}")
    command.append(f"--chrome-flags=--headless {' '.join(SWITCHES)}")
    env = {**os.environ, "CHROME_PATH": CHROMIUM or ""}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    try:
        run.check_returncode()
    except subprocess.CalledProcessError as error:
        error.add_note(run.stderr[-2000:])
        raise
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The score of each category, 0 to 100, as Lighthouse shows it."""
    return {name: round(it["score"] * 100) for name, it in report["categories"].items()}


def failed(report: dict[str, Any]) -> list[str]:
    """The audits that cost a page points, each with what was found."""
    return [
        f"{ref['id']}: {audit['title']} {audit.get('displayValue', '')}"
        f" {str(audit.get('details', {}).get('items', ''))[:300]}"
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"] and (audit := report["audits"][ref["id"]])["score"] not in {None, 1}
    ]

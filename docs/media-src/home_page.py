"""The leopard's page as a picture for the front page: ``python docs/media-src/home_page.py``.

Builds the manual, so it needs Sphinx with this extension, Playwright and a Chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from themes import CHROMIUM, DOCS, photograph

SIZE = (960, 1780)
LIMIT = 150_000


def main() -> None:
    """Write ``home-story.jpg``."""
    width, height = SIZE
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        out = Path(folder) / "html"
        subprocess.run([sys.executable, "-m", "sphinx", "-q", str(DOCS), str(out)], check=True)
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        photograph(page, out / "stories" / "leopard.html", DOCS / "home-story.jpg", LIMIT)
        browser.close()


if __name__ == "__main__":
    main()

"""One page with a figure under several themes, photographed: ``python docs/media-src/themes.py``.

Needs Sphinx with this extension, furo, pydata-sphinx-theme, Playwright and a Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import light
import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).resolve().parent.parent
SIZE = (1200, 750)
LIMIT = 78_000
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
THEMES = {"furo": "furo", "pydata": "pydata_sphinx_theme", "alcf": "alcf"}

CONF = """\
project = "Canal notes"
author = copyright = "The canal office"
extensions = ["sphinx_alcf"]
html_theme = {theme!r}
html_title = project
"""

TREE = {
    "index": ("Canal notes", ("water", "boats", "bridges")),
    "water": ("Water", ("waves", "locks", "levels", "ice")),
    "boats": ("Boats", ()),
    "bridges": ("Bridges", ()),
    "locks": ("Locks", ()),
    "levels": ("Levels", ()),
    "ice": ("Ice", ()),
}
"""Titles and contents of the pages about the one that is shown."""

PAGE = """\
# Waves

A boat that stops leaves its wave behind.

```{media-figure} canal.jpg
:alt: A smooth wave rolls down a canal at night; a lamp keeps up with it
:credit: The canal office

A wave *without* a boat, seen from [bridge 11](bridges.md).
```

## On the towpath

It runs at the pace of a horse, and the taller it is, the faster it runs. Nothing comes before
it and nothing behind.

## At the bridge

Where the canal bends, it is lost from sight.
"""


def build(folder: Path, theme: str) -> Path:
    """Write the site's sources into ``folder`` and return its page as built under ``theme``."""
    (folder / "conf.py").write_text(CONF.format(theme=theme), "utf-8")
    for name, (title, parts) in TREE.items():
        toctree = "\n".join(["```{toctree}", *parts, "```"]) if parts else ""
        (folder / f"{name}.md").write_text(f"# {title}\n\n{toctree}\n", "utf-8")
    (folder / "waves.md").write_text(PAGE, "utf-8")
    with Image.open(DOCS / "stories" / "soliton.jpg") as picture:
        crop = picture.crop((0, 120, 1920, 1020))
        crop.save(folder / "canal.jpg", quality=88)
    out = folder / "out" / theme
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", str(folder / "doctrees" / theme)]
    subprocess.run([*command, str(folder), str(out)], check=True)
    return out / "waves.html"


def photograph(page: Page, path: Path, target: Path, limit: int = LIMIT) -> None:
    """Write the top of a page as JPEG of ``limit`` bytes at most, when its pictures have come."""
    page.goto(path.as_uri())
    page.wait_for_function("[...document.images].every(it => it.loading === 'lazy' || it.complete)")
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
    with Image.open(BytesIO(page.screenshot(animations="disabled"))) as shot:
        light.write_jpeg(target, np.asarray(shot.convert("RGB")), limit, 90)


def main() -> None:
    """Write ``themes-<name>.jpg`` for each theme, in its dark form."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        width, height = SIZE
        for name, theme in THEMES.items():
            built = build(Path(folder), theme)
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark",
                reduced_motion="reduce",
            )
            photograph(page, built, DOCS / f"themes-{name}.jpg")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()

"""What the tests of the theme share."""

from __future__ import annotations

from pathlib import Path

import sphinx_alcf

THEME = Path(sphinx_alcf.__file__).parent / "theme" / "alcf"
"""The folder of the theme."""

TEMPLATES = sorted(p for p in THEME.rglob("*.html") if "static" not in p.parts)
STYLES = sorted((THEME / "css").glob("*.css"))
SCRIPTS = sorted([*(THEME / "js").rglob("*.js"), *(THEME / "static").glob("*.js")])

"""The manual of sphinx-alcf, which is also its example site."""

import os
import sys
from pathlib import Path

from sphinx_alcf import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-alcf"
author = "The sphinx-alcf contributors"
copyright = f"2026, {author}"
release = version = __version__

extensions = ["sphinx_alcf", "alcf_docs", "alcf_lexer", "alcf_paper"]
exclude_patterns = ["_build", "_ext", "media-src", "**/_*.md"]
numfig = True
myst_heading_anchors = 4  # so that [text](page.md#heading) works

# Media that do not lie beside their page: the examples of the reference use the kitchen sink's.
alcf_media_path = ["kitchen-sink"]

# Two palettes of this site's own, beside the seven that come with the theme.
alcf_palettes = "palettes.toml"

# A page for each tag of a story.
alcf_tag_pages = "tags"

html_theme = "alcf"
html_title = "sphinx-alcf"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_static_path = ["_static"]
html_css_files = ["manual.css"]

# The components' page shows a card with header and footer as every sphinx-design reads them.
suppress_warnings = ["design.card_legacy"]

latex_domain_indices = False

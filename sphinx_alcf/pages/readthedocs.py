"""Read the Docs: whether a build runs there, and what its pages then load."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx_alcf.builders import has_addresses
from sphinx_alcf.pages.theme_options import get_theme_options

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

SHEET = "alcf-readthedocs.css"
SCRIPT = "alcf-readthedocs.js"


def note_read_the_docs(app: Sphinx, config: Config) -> None:
    """Turn the theme's option ``readthedocs`` on where it is ``auto`` and Read the Docs builds.

    It says so with ``READTHEDOCS=True`` in the environment. The answer becomes part of the
    configuration, so that a build elsewhere into the same folder writes every page again. A
    handler of ``config-inited``.
    """
    options = config.html_theme_options
    if (
        config.html_theme == "alcf"
        and options.get("readthedocs", "auto") == "auto"
        and os.environ.get("READTHEDOCS") == "True"
    ):
        config.html_theme_options = {**options, "readthedocs": "on"}


def serves_addons(builder: StandaloneHTMLBuilder) -> bool:
    """Whether Read the Docs will serve the pages, with its addons.

    Not in the single page of its download ``htmlzip``, which is read from a disk.
    """
    return get_theme_options(builder).readthedocs == "on" and has_addresses(builder)


def load_addons_files(app: Sphinx, builder: StandaloneHTMLBuilder) -> bool:
    """Load what pages on Read the Docs need beside the theme's own files; return whether they do.

    To be called for every page.
    """
    if not serves_addons(builder):
        return False
    app.add_css_file(SHEET)
    app.add_js_file(SCRIPT, loading_method="defer")
    return True

"""A Sphinx theme and MyST extension for feature stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0.dev0"

ENV_VERSION = 19
"""Raised whenever a node or a record changes shape, so that old environments are read anew."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension and its theme (Sphinx's entry point)."""
    # Imported here so that a command line or the version need not load Sphinx.
    from sphinx_alcf.collector import setup_collector

    setup_collector(app)
    from sphinx_alcf.extension import setup_extension

    setup_extension(app)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }

"""The command ``sphinx-alcf``."""

from sphinx_alcf.cli.main import main

__all__ = ["main"]

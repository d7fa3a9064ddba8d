"""A Sphinx theme and MyST extension for feature stories."""

from __future__ import annotations

__version__ = "0.1.0.dev0"

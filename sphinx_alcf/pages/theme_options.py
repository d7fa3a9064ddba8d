"""The theme's own options, checked before a template or a stylesheet takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean, report
from sphinx_alcf.story.vocabulary import PALETTES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def check_theme_options(app: Sphinx, config: Config) -> None:
    """Warn (``alcf.config``) of values that cannot be used, and leave them to their defaults.

    A handler of ``config-inited``. Names that the theme does not have are Sphinx's to report.
    """
    if config.html_theme != "alcf":
        return
    options = dict(config.html_theme_options)
    palette, signature = options.get("palette"), options.get("signature")
    problems = []
    if palette is not None and palette not in PALETTES:
        known = ", ".join(PALETTES)
        near = did_you_mean(str(palette), PALETTES)
        problems.append(f"palette is one of {known}, not {palette!r}.{near}")
        del options["palette"]
    if signature is not None and not _COLOUR.fullmatch(str(signature)):
        problems.append(f"signature is a colour such as '#007b70', not {signature!r}.")
        del options["signature"]
    for problem in problems:
        report(Problem(Warn.CONFIG, f"conf.py, html_theme_options: {problem}"))
    if problems:
        config.html_theme_options = options

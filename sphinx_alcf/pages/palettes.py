"""A site's own palettes: read before pages are, and offered to the stylesheet with the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.css import stylesheet, washes
from sphinx_alcf.palettes.palette import Palette
from sphinx_alcf.palettes.pygments_style import code_rules

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def read_site_palettes(app: Sphinx, config: Config) -> None:
    """Read what ``alcf_palettes`` names; warn of mistakes in it, at their lines.

    A handler of ``config-inited``. What is read is kept in the configuration, so that Sphinx sees
    that it has changed, for each builder and folder on its own.
    """
    site = _read(Path(app.confdir), config.alcf_palettes)
    config.alcf_palette_forms = {name: it.form for name, it in {**BUILT_IN, **site}.items()}
    config.alcf_palette_colours = {name: it.tokens() for name, it in site.items()}


def colours(config: Config) -> dict[str, str]:
    """The rules of palettes, of code and of washes over pictures, for the stylesheets."""
    palettes = all_palettes(config)
    return {
        "palettes": stylesheet(palettes),
        "code": code_rules(),
        "washes": washes(palettes),
    }


def all_palettes(config: Config) -> dict[str, Palette]:
    """The palettes of a project by name: the built-in ones, and the site's own in their place."""
    site = {name: Palette.of(tokens) for name, tokens in config.alcf_palette_colours.items()}
    return {**BUILT_IN, **site}


def _read(folder: Path, name: str) -> dict[str, Palette]:
    if not name or not isinstance(name, str):  # of another type Sphinx warns
        return {}
    path = folder / name
    try:
        text = path.read_text("utf-8-sig")
    except OSError:
        message = f"conf.py: alcf_palettes names {name!r}, and there is no such file in its folder."
        report(Problem(Warn.CONFIG, message))
        return {}
    except UnicodeDecodeError:
        report(Problem(Warn.PALETTE, "The file is not TOML: it is not UTF-8."), str(path))
        return {}
    from sphinx_alcf.palettes.read import read_palettes

    palettes, problems = read_palettes(text)
    for problem in problems:
        report(problem, str(path))
    return palettes

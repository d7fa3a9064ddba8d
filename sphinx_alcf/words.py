"""The words that readers see, in the language of the site or of one page.

Catalogues are asked in turn: ``sphinx_alcf.po`` and ``sphinx.po`` in a project's ``locale_dirs``,
the one of this package, and Sphinx's, which knows words such as "Search" in some sixty languages.
"""

from __future__ import annotations

import gettext
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation, translators
from sphinx.util.i18n import CatalogInfo

from sphinx_alcf.diagnostics import Problem, Warn, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

DOMAIN = "sphinx_alcf"
"""The name of the catalogues."""

_LOCALE = Path(__file__).parent / "locale"
_SITE = ("general", DOMAIN)

_ = get_translation(DOMAIN)
"""A word in the site's language. To be called when it is needed, not when a module is loaded."""


def load_words(app: Sphinx, config: Config) -> None:
    """Load the catalogues of the site's language. A handler of ``config-inited``."""
    folders = [Path(app.srcdir, folder) for folder in config.locale_dirs]
    for folder in folders:
        messages = folder / config.language / "LC_MESSAGES"
        catalogue = CatalogInfo(messages, DOMAIN, "utf-8")
        # Sphinx compiles its own this early, and others only after.
        if catalogue.po_path.exists() and catalogue.is_outdated():
            catalogue.write_mo(config.language, config.gettext_allow_fuzzy_translations)
    translators[_SITE] = _chain(
        [
            *_load(folders, DOMAIN, config.language),
            *_load(folders, "sphinx", config.language),
            *_load([_LOCALE], DOMAIN, config.language),
            app.translator,
        ]
    )


def translator() -> gettext.NullTranslations:
    """What translates the words of templates."""
    return translators.get(_SITE, gettext.NullTranslations())


def words_in(language: str | None) -> Callable[[str], str]:
    """What translates the words that stand in a page of its own *language* (a tag).

    Where this package has no catalogue for it, they stay in the language of the site.
    """
    if not language:
        return _
    if language.partition("-")[0].lower() == "en":
        return str
    known = _load([_LOCALE], DOMAIN, language.replace("-", "_"))
    return _chain(known).gettext if known else _


def _load(folders: Iterable[Path], domain: str, language: str) -> list[gettext.NullTranslations]:
    """The catalogues of *domain* in those of *folders* that have *language*.

    Warns (``alcf.config``) of a file that is none.
    """
    found: list[gettext.NullTranslations] = []
    for folder in folders:
        if not gettext.find(domain, str(folder), [language]):
            continue
        try:
            found.append(gettext.translation(domain, folder, [language]))
        except (OSError, ValueError, struct.error) as error:
            message = f"{domain}.mo cannot be read ({error}): remove it, and it is made anew."
            report(Problem(Warn.CONFIG, message), str(folder / language / "LC_MESSAGES"))
    return found


def _chain(catalogues: Iterable[gettext.NullTranslations]) -> gettext.NullTranslations:
    """One catalogue that asks each of *catalogues* in turn."""
    first = gettext.NullTranslations()
    for catalogue in catalogues:
        first.add_fallback(catalogue)
    return first

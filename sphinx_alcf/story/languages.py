"""Languages: their tags (BCP 47) and the direction in which they are written."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# RFC 5646, 2.1: language, script, region, variants, extensions, private use. Of the registry's
# grandfathered tags none is needed.
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.A | re.I,
)
_RIGHT_TO_LEFT = frozenset(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero"
    " Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj"
    " Syrn Thaa Yezi".split()
)
"""Scripts whose letters run from right to left (Unicode: Bidi_Class R or AL)."""

_EVERYWHERE_LATIN = frozenset("da de en es fi fr it nl no pl pt sv".split())
"""Languages that have one script in all countries: CLDR need not be read, which takes 40 ms."""

_MODIFIERS = {"arabic": "Arab", "cyrillic": "Cyrl", "devanagari": "Deva", "latin": "Latn"}
"""What stands after ``@`` in the name of a locale, as a script."""


def is_language_tag(text: str) -> bool:
    """Whether *text* has the form of a language tag; whether it is registered is not asked."""
    return _TAG.fullmatch(text) is not None


def language_tag(locale: str) -> str:
    """The language tag of a locale's name as gettext has it: ``sr_RS@latin`` is ``sr-Latn-RS``."""
    name, _, modifier = locale.partition("@")
    language, *rest = name.partition(".")[0].replace("_", "-").split("-")
    script = _MODIFIERS.get(modifier.lower())
    return "-".join([language, *([script] if script else []), *rest])


@cache
def locale_of(tag: str) -> Locale | None:
    """What CLDR knows of a language: of all that *tag* says, else of the language alone.

    ``None`` where the language is unknown.
    """
    language, _, rest = tag.partition("-")
    for name in (tag, language) if rest else (tag,):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def direction(tag: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``.

    The script that *tag* names decides, else the one that CLDR holds for likely: ``az`` is ``ltr``,
    ``az-Arab`` and ``az-IR`` are ``rtl``.
    """
    return "rtl" if _script(tag) in _RIGHT_TO_LEFT else "ltr"


def are_alike(one: str, other: str) -> bool:
    """Whether two tags are of one language, such as ``en`` and ``en-GB``, and of one direction."""
    languages = {tag.partition("-")[0].lower() for tag in (one, other)}
    return len(languages) == 1 and direction(one) == direction(other)


def _script(tag: str) -> str:
    language, *rest = tag.lower().split("-")
    region = ""
    for part in rest:
        if len(part) == 1:
            break  # extensions and private use
        if len(part) == 4 and part.isalpha():
            return part.title()
        if len(part) == 2 or part.isdecimal():
            region = region or part.upper()
    if language in _EVERYWHERE_LATIN:
        return "Latn"
    likely = get_global("likely_subtags")
    aliases = get_global("language_aliases")
    names = [language, str(aliases.get(language, "")).split("_")[0]]
    for name in [*(f"{name}_{region}" for name in names), *names]:
        if full := likely.get(name):
            return str(full).split("_")[1]
    return ""

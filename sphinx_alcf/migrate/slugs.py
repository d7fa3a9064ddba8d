"""Texts as parts of addresses, as Jekyll makes them (``jekyll/utils.rb``)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"\s+", re.ASCII)
_PRETTY: Final = frozenset("._~!$&'()+,;=@")
_LATIN: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ł": "l",
        "Ł": "L",
        "þ": "th",
        "Þ": "Th",
    }
)


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """*text* as a part of an address, in one of Jekyll's modes; *cased* keeps large letters.

    In a mode that Jekyll does not know the text stays, in small letters.
    """
    if mode not in {"raw", "default", "pretty", "ascii", "latin"}:
        return text if cased else text.lower()
    if mode == "latin":
        text = unicodedata.normalize("NFKD", text.translate(_LATIN))
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
        text = text.encode("ascii", "replace").decode()
    if mode == "raw":
        slug = _SPACES.sub("-", text)
    else:
        slug = re.sub("\0+", "-", "".join(s if _stays(s, mode) else "\0" for s in text))
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def _stays(sign: str, mode: str) -> bool:
    if mode == "ascii":
        return sign.isascii() and sign.isalnum()
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd" or (mode == "pretty" and sign in _PRETTY)

"""Words in addresses: what a tag becomes, so that it can name a page."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST = 60
"""Letters of a slug; file systems allow 255 bytes, and a letter may have four."""


def slug(text: str) -> str:
    """*text* as a part of an address: small letters and digits of any script, joined by ``-``.

    Accents are left out where what stays is a Latin letter. Nothing stays of signs and emoji.
    """
    letters = []
    for letter in unicodedata.normalize("NFKC", text.casefold()):
        base = unicodedata.normalize("NFKD", letter)
        plain = base[0] if base[0].isascii() and base[0].isalnum() else letter
        letters.append(plain if unicodedata.category(plain)[0] in "LMN" else " ")
    return "-".join("".join(letters).split())


def slugs(keys: Iterable[str], taken: Collection[str] = ("index",)) -> dict[str, str]:
    """A slug for each of *keys*, each another; none of them is *taken*.

    Of several that would be one, the plainest has it and the others have a sum of theirs behind it:
    so an address does not depend on what other words there are, but for these.
    """
    found: dict[str, str] = {}
    used = set(taken)
    # The plainest first: of "c", "c#" and "c++" the one that says all it is.
    for key in sorted(set(keys), key=lambda key: (len(key) - len(slug(key)), key)):
        name = slug(key)
        if not name or name in used or len(name) > LONGEST:
            mark = hashlib.sha256(key.encode()).hexdigest()
            size = next(n for n in range(6, 65) if f"{name[:LONGEST]}-{mark[:n]}" not in used)
            name = f"{name[:LONGEST] or 'tag'}-{mark[:size]}"
        used.add(name)
        found[key] = name
    return found

"""Licences by name: what an author writes becomes one name for readers, and its address."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, safe_url

if TYPE_CHECKING:
    from collections.abc import Mapping


class License(NamedTuple):
    """A licence as readers see it."""

    name: str
    url: str | None = None
    """Its canonical address; ``None`` where none is known."""


_CC = "https://creativecommons.org"
_GNU = "https://www.gnu.org/licenses"
_RIGHTS = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")

_OFL = ("OFL", "SIL OFL", "SIL OFL 1.1", "SIL Open Font", "SIL Open Font 1.1")

# Names for readers, further spellings, address. Spellings are compared as _key gives them.
_OTHERS: tuple[tuple[str, tuple[str, ...], str | None], ...] = (
    ("CC0 1.0", ("CC0", "CC 0", "CC Zero", "CC Zero 1.0"), f"{_CC}/publicdomain/zero/1.0/"),
    ("Public Domain Mark 1.0", ("Public Domain Mark", "PDM"), f"{_CC}/publicdomain/mark/1.0/"),
    ("Public domain", (), None),
    ("All rights reserved", (), None),
    ("MIT", ("Expat",), "https://opensource.org/license/mit"),
    ("Apache 2.0", ("Apache", "ASL 2.0"), "https://www.apache.org/licenses/LICENSE-2.0"),
    ("BSD 2-Clause", ("Simplified BSD",), "https://opensource.org/license/bsd-2-clause"),
    ("BSD 3-Clause", ("New BSD",), "https://opensource.org/license/bsd-3-clause"),
    ("MPL 2.0", ("Mozilla Public 2.0",), "https://www.mozilla.org/MPL/2.0/"),
    ("Unlicense", (), "https://unlicense.org/"),
    ("OFL 1.1", _OFL, "https://openfontlicense.org/"),
    ("ODbL 1.0", ("ODbL",), "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("Free Art 1.3", ("Free Art", "LAL 1.3"), "https://artlibre.org/licence/lal/en/"),
    (
        "OGL UK 3.0",
        ("OGL", "OGL 3.0", "Open Government 3.0"),
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    ("Unsplash License", (), "https://unsplash.com/license"),
    ("Pexels License", (), "https://www.pexels.com/license/"),
    ("Pixabay Content License", ("Pixabay",), "https://pixabay.com/service/license-summary/"),
    ("GNU GPL 1.0", (), f"{_GNU}/old-licenses/gpl-1.0.html"),
    ("GNU GPL 2.0", (), f"{_GNU}/old-licenses/gpl-2.0.html"),
    ("GNU GPL 3.0", (), f"{_GNU}/gpl-3.0.html"),
    ("GNU LGPL 2.0", (), f"{_GNU}/old-licenses/lgpl-2.0.html"),
    ("GNU LGPL 2.1", (), f"{_GNU}/old-licenses/lgpl-2.1.html"),
    ("GNU LGPL 3.0", (), f"{_GNU}/lgpl-3.0.html"),
    ("GNU AGPL 3.0", (), f"{_GNU}/agpl-3.0.html"),
    ("GNU FDL 1.1", (), f"{_GNU}/old-licenses/fdl-1.1.html"),
    ("GNU FDL 1.2", (), f"{_GNU}/old-licenses/fdl-1.2.html"),
    ("GNU FDL 1.3", (), f"{_GNU}/fdl-1.3.html"),
)

_LATER = re.compile(r" ?(?:(?P<only>only)|or later|\+)$")
_CC_NAME = re.compile(
    r"cc (?P<rights>by(?: (?:nc|sa|nd))*)"
    r"(?: v?(?P<version>\d(?:\.\d)?))?"
    r"(?: (?:international|unported|generic))?(?: (?P<place>[a-z]{2}|igo))?"
)
_CC_ADDRESS = re.compile(
    r"creativecommons\.org/licenses/(?P<rights>by(?:-(?:nc|sa|nd))*)/(?P<version>\d\.\d)"
    r"(?:/(?P<place>[a-z]{2}|igo))?(?:/(?:deed|legalcode)(?:\.[\w-]+)?)?"
)
_END = re.compile(r"/(?:deed|legalcode)(?:\.[\w-]+)?$")
# What is said in words, in the order in which it is replaced.
_WORDS = (
    ("creative commons", "cc"),
    ("cc zero", "cc0"),
    ("attribution", "by"),
    ("non commercial", "nc"),
    ("noncommercial", "nc"),
    ("share alike", "sa"),
    ("sharealike", "sa"),
    ("no derivatives", "nd"),
    ("noderivatives", "nd"),
    ("noderivs", "nd"),
    ("free documentation", "fdl"),
    ("gfdl", "fdl"),
    ("gnu lesser general", "lgpl"),
    ("gnu affero general", "agpl"),
    ("gnu general", "gpl"),
)
_GNU_NAME = re.compile(r"(?:gnu )?(?P<name>[la]?gpl|fdl) ?v?(?P<version>\d(?:\.\d)?)")


def read_license(text: str, own: Mapping[str, str] | None = None) -> tuple[License, Problem | None]:
    """The licence that *text* names: a common name, an SPDX identifier, or an address.

    *own* are a site's names and their addresses, which win over the common ones. A text that is
    none of them is shown as it stands; only where it nearly is one is there a problem ``value``.
    """
    text = " ".join(text.split())
    names = own or {}
    address = clean_url(text)
    if re.match(r"https?://\S+$", address, re.I) and safe_url(address):
        return _of_address(address, names), None
    key = _key(text)
    for name, url in names.items():
        if _key(name) == key:
            return License(name, url), None
    found = _known(key)
    if found:
        return found, None
    near = difflib.get_close_matches(key, [*map(_key, names), *_keys()], n=1, cutoff=0.86)
    unversioned = _CC_NAME.fullmatch(key)
    if not near and not unversioned:
        return License(text), None
    if unversioned and not unversioned["version"]:
        name = _cc_name(unversioned["rights"].split(" "))
        hint = f"'{name} 4.0' or another version"
    else:
        meant = next((n for n in names if near and _key(n) == near[0]), None)
        hint = repr(meant or (_keys()[near[0]].name if near else "CC BY 4.0"))
    message = (
        f"No licence {text!r} is known: it is shown without a link. Did you mean {hint}? A name of "
        "the site's own goes into alcf_licenses in conf.py."
    )
    return License(text), Problem(Warn.VALUE, message)


def _key(text: str) -> str:
    """*text* as it is compared: whatever the case, hyphens, and the word licence."""
    key = re.sub(r"[\s_\-\u2010-\u2013\u00a0]+", " ", text.casefold()).strip(" .")
    key = re.sub(r"^the | ?\b(?:public )?licen[cs]e\b| version\b|,", "", key).strip()
    for words, short in _WORDS:
        key = re.sub(rf"\b{words}\b", short, key)
    return " ".join(key.split())


@cache
def _keys() -> Mapping[str, License]:
    """Every licence by its key, those of Creative Commons in all versions."""
    found = {}
    for rights in _RIGHTS:
        for version in _VERSIONS:
            name = f"CC {rights} {version}"
            found[_key(name)] = License(name, f"{_CC}/licenses/{rights.lower()}/{version}/")
    for name, more, url in _OTHERS:
        found |= {_key(spelling): License(name, url) for spelling in (name, *more)}
    return found


def _known(key: str) -> License | None:
    found = _keys().get(key)
    if found:
        return found
    return _creative_commons(_CC_NAME.fullmatch(key)) or _gnu(key)


def _cc_name(rights: list[str]) -> str:
    """The name without a version; *rights* may stand in any order."""
    return "CC " + "-".join(r.upper() for r in ("by", "nc", "sa", "nd") if r in rights)


def _creative_commons(match: re.Match[str] | None) -> License | None:
    if not match or not match["version"]:
        return None
    name = _cc_name(re.split("[ -]", match["rights"]))
    version = match["version"] if "." in match["version"] else f"{match['version']}.0"
    place = match["place"]
    known = name.removeprefix("CC ") in _RIGHTS and (version in _VERSIONS or place)
    # Version 4.0 is one for the whole world.
    if not known or (place and version == "4.0"):
        return None
    url = f"{_CC}/licenses/{name.removeprefix('CC ').lower()}/{version}/"
    if place:
        return License(f"{name} {version} {place.upper()}", f"{url}{place}/")
    return License(f"{name} {version}", url)


def _gnu(key: str) -> License | None:
    """One of GNU's, which may be given for later versions too (SPDX: ``-or-later``, ``+``)."""
    later = _LATER.search(key)
    match = _GNU_NAME.fullmatch(key[: later.start()] if later else key)
    if not match:
        return None
    version = match["version"] if "." in match["version"] else f"{match['version']}.0"
    found = _keys().get(f"gnu {match['name']} {version}")
    if found and later and not later["only"]:
        return License(f"{found.name} or later", found.url)
    return found


def _of_address(address: str, own: Mapping[str, str]) -> License:
    """The licence at *address*, by its name where that is known."""
    bare = _bare(address)
    for name, url in own.items():
        if _bare(url) == bare:
            return License(name, url)
    found = _creative_commons(_CC_ADDRESS.fullmatch(bare))
    if found:
        return found
    for known in _keys().values():
        if known.url and _bare(known.url) == bare:
            return known
    return License(address, address)


def _bare(address: str) -> str:
    """An address without what does not tell two apart."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address.strip(), flags=re.I).rstrip("/")
    host, slash, path = bare.partition("/")
    bare = _END.sub("", host.lower() + slash + path.lower())
    return bare.replace("opensource.org/licenses/", "opensource.org/license/")

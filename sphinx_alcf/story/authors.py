"""The people of a page's byline, in this project's spelling and in that of other MyST tools."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, safe_url
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.model import Author
from sphinx_alcf.story.plain import plain_text
from sphinx_alcf.story.yaml_values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BETWEEN = re.compile(r"(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?![^()]*\))")
"""What stands between names, but not inside the brackets of an affiliation."""
_PERSON = re.compile(r"([^(<]*)(?:\(([^)]*)\)\s*)?(?:<([^<>\s]*[:/@\d][^<>\s]*)>\s*)?")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?",
    re.A | re.I,
)


def read_authors(fields: Fields) -> tuple[Author, ...]:
    """The people of ``authors`` and ``author``, each once.

    A text under ``authors`` names several, separated by commas, semicolons or ``and``; under
    ``author`` it is one. Each may be written ``Name (affiliation) <address>``. A list holds such
    texts and maps of ``name``, ``affiliation``, ``url`` and ``orcid``. The spelling of other MyST
    tools is read too: ``name`` may be a map of ``given`` and ``family``, and ``affiliations`` a
    list of names, of maps, or of ids that the page's own ``affiliations`` explain. A map's other
    keys are for other readers.
    """
    items = [item for key in ("authors", "author") for item in _items(fields, key)]
    known = _affiliations_by_id(fields, items)
    found = [_person(item, known, fields) for item in items]
    return tuple(dict.fromkeys(filter(None, found)))


def read_orcid(text: str) -> str | None:
    """An ORCID with its hyphens, from a bare one or its address; ``None`` where it is none.

    The last character checks the others (ISO 7064, MOD 11-2).
    """
    match = _ORCID.fullmatch(text.strip())
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        return None
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))


def _items(fields: Fields, key: str) -> Iterator[Value | tuple[str, int | None]]:
    """What *key* holds: maps as they are, texts one by one with their lines."""
    value = fields.values.get(key)
    if value is None or value.data is None:
        return
    if is_text(value):
        text = unescape(fields.text(key) or "")
        for part in _BETWEEN.split(text) if key == "authors" else [text]:
            if part.strip():
                yield part, value.where
        return
    for item in value.items if isinstance(value.data, list) else (value,):
        if is_text(item):
            yield item.text if item.data is not None else "", item.where
        else:
            yield item


def _person(
    item: Value | tuple[str, int | None], known: Mapping[str, str], fields: Fields
) -> Author | None:
    """One author; the problems of what cannot be used go to *fields*."""
    if not isinstance(item, Value):
        text, line = item
        match = _PERSON.fullmatch(text.strip())
        name, affiliation, address = match.groups() if match else (text, None, None)
        is_orcid = address and ("orcid.org" in address or _ORCID.fullmatch(address))
        orcid = address if is_orcid else None
        url = address if not orcid else None
        lines: dict[str, int | None] = {}
        if url and "@" in url and not re.search("[:/]", url):
            url = f"mailto:{url}"
    else:
        line = item.where
        own = Fields(item.keys, fields.problems, "authors.")
        name, affiliation = _name(own), _affiliation(own, known)
        url, orcid = own.text("url") or own.text("website"), own.text("orcid")
        lines = {"url": own.line("url", "website"), "orcid": own.line("orcid")}
    name = plain_text(name)
    if not name:
        message = "An author has no name: give it one, such as 'name: Ada Lovelace'."
        fields.problems.append(Problem(Warn.AUTHOR, message, line))
        return None
    if url and not safe_url(url):
        message = f"The page of an author cannot be {url!r}: use http, https, mailto or a path."
        fields.problems.append(Problem(Warn.ADDRESS, message, lines.get("url", line)))
        url = None
    return Author(
        name=name,
        affiliation=(plain_text(affiliation) or None) if affiliation else None,
        url=clean_url(url) if url else None,
        orcid=_checked(orcid, name, lines.get("orcid", line), fields.problems) if orcid else None,
    )


def _checked(text: str, name: str, line: int | None, problems: list[Problem]) -> str | None:
    orcid = read_orcid(text)
    if orcid is None:
        message = (
            f"The ORCID of {name} cannot be {text!r}: it has 16 characters such as "
            "0000-0002-1825-0097, of which the last checks the others. It is left out."
        )
        problems.append(Problem(Warn.AUTHOR, message, line))
    return orcid


def _name(own: Fields) -> str:
    value = own.values.get("name")
    if value is None or is_text(value) or isinstance(value.data, list):
        return own.text("name") or ""
    parts = Fields(value.keys, own.problems, "authors.name.")
    both = " ".join(filter(None, (parts.text("given"), parts.text("family"))))
    return parts.text("literal") or both


def _affiliation(own: Fields, known: Mapping[str, str]) -> str | None:
    """The institutions of a map's ``affiliation`` or ``affiliations``, separated by commas."""
    key = "affiliation" if "affiliation" in own.values else "affiliations"
    if key not in own.values:
        return None
    found: list[str] = []
    for item in _each(own.values[key]):
        if not is_text(item):
            found.append(_institution(item) or known.get(_id(item), ""))
        elif item.data is not None:
            parts = [plain_text(part) for part in item.text.split(";")]
            found += [known.get(part, part) for part in parts]
    return ", ".join(dict.fromkeys(filter(None, found))) or None


def _affiliations_by_id(
    fields: Fields, people: Iterable[Value | tuple[str, int | None]]
) -> dict[str, str]:
    """The institutions that the page, or one of its authors, gives an id."""
    lists = [fields.values.get("affiliations")]
    lists += [item.keys.get("affiliations") for item in people if isinstance(item, Value)]
    maps = [item for value in lists if value is not None for item in _each(value)]
    return {_id(item): name for item in maps if _id(item) and (name := _institution(item))}


def _each(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value.data, list) else (value,)


def _id(item: Value) -> str:
    own = item.keys.get("id")
    return own.text.strip() if own is not None and is_text(own) else ""


def _institution(item: Value) -> str:
    """What readers call the institution of a map: its department, if named, stands first."""
    texts = {key: plain_text(value.text) for key, value in item.keys.items() if is_text(value)}
    name = texts.get("institution") or texts.get("name")
    return ", ".join(filter(None, (texts.get("department"), name)))

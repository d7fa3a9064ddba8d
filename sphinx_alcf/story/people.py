"""Authors, dates and tags of a page."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, safe_url
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.model import Author
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from sphinx_alcf.story.yaml_values import Value

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt \t].*)?", re.A)


def read_authors(fields: Fields) -> tuple[Author, ...]:
    """The people of ``authors`` and ``author``, each once.

    A text under ``authors`` names several, separated by commas, semicolons or ``and``; under
    ``author`` it is one name. A list holds names and maps of ``name``, ``affiliation`` and ``url``;
    a map's other keys are for other readers.
    """
    found: list[Author] = []
    for key in ("authors", "author"):
        value = fields.values.get(key)
        if value is None or value.data is None:
            continue
        if is_text(value):
            text = fields.plain(key) or ""
            names = re.split(r"[,;]\s*(?:and\s+)?|\s+and\s+", text) if key == "authors" else [text]
            found += [Author(name.strip()) for name in names if name.strip()]
            continue
        items = value.items if isinstance(value.data, list) else (value,)
        people = [_author(item, fields) for item in items if item.data is not None]
        found += filter(None, people)
        if not all(people):
            fields.wrong(key, "names, or maps with a name")
    return tuple(dict.fromkeys(found))


def _author(value: Value, fields: Fields) -> Author | None:
    if is_text(value):
        name = plain_text(value.text) if value.data is not None else ""
        return Author(name) if name else None
    own = Fields(value.keys, fields.problems, "authors.")
    name = own.plain("name") or ""
    if not name:
        return None
    url = own.text("url")
    if url and not safe_url(url):
        message = f"The page of an author cannot be {url!r}: use http, https, mailto or a path."
        fields.problems.append(Problem(Warn.ADDRESS, message, own.line("url")))
        url = None
    return Author(name, _affiliation(own), clean_url(url) if url else None)


def _affiliation(own: Fields) -> str | None:
    """``affiliation``, or the texts of ``affiliations`` as other MyST tools write it."""
    value = own.values.get("affiliations")
    if "affiliation" in own.values or value is None:
        return own.plain("affiliation")
    if not isinstance(value.data, list):
        return own.plain("affiliations")
    texts = [plain_text(item.text) for item in value.items if is_text(item)]
    return ", ".join(text for text in texts if text) or None


def read_date(fields: Fields, key: str = "date") -> datetime.date | None:
    """The day of *key*, as it was written: a time and its zone do not move it."""
    text = fields.word(key, "a date")
    if text is None:
        return None
    match = _DAY.fullmatch(text)
    try:
        if match:
            return datetime.date(*map(int, match.groups()))
    except ValueError:  # such as the 30th of February
        pass
    fields.wrong(key, "a day such as 2024-02-12")
    return None


def read_tags(fields: Fields) -> tuple[str, ...]:
    """The words of ``tags``, each once: a list, or a text separated by commas."""
    value = fields.values.get("tags")
    if value is None:
        return ()
    if isinstance(value.data, list):
        if not all(is_text(item) for item in value.items):
            fields.wrong("tags", "a list of words")
        words = [item.text for item in value.items if is_text(item) and item.data is not None]
    else:
        words = (fields.text("tags", "a list of words") or "").split(",")
    return tuple(dict.fromkeys(word for text in words if (word := plain_text(text))))

"""Typed reading of front-matter values: each reader gives what it can, and keeps the problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.medium import split_files
from sphinx_alcf.story.model import Inline, Markup
from sphinx_alcf.story.options import expected
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.story.yaml_values import Value

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
"""What YAML 1.1 takes for a boolean."""

_COMMENT = re.compile(r"([ \t]+)#(.?)")


def is_text(value: Value) -> bool:
    """Whether *value* is a scalar, not a list or a map."""
    return not isinstance(value.data, dict | list)


def seems_cut(value: Value) -> bool:
    """Whether the comment behind an unquoted text seems to have been meant as part of it.

    It does where nothing stands between ``#`` and the next word, or just one blank before ``#``:
    comments usually have more before and one after.
    """
    match = _COMMENT.match(value.cut)
    if not match:
        return False
    close = match[2] not in {"", " ", "\t"}
    return close or (value.data is not None and match[1] == " ")


class Fields:
    """The values of a map in the front matter. *path* stands before a key in messages."""

    def __init__(
        self, values: Mapping[str, Value], problems: list[Problem], path: str = ""
    ) -> None:
        self.values = values
        self.problems = problems
        self._path = path

    def name(self, key: str) -> str:
        """The key as messages call it, such as ``hero.alt``."""
        return self._path + key

    def line(self, *keys: str) -> int | None:
        """The line of the first of *keys* that is there."""
        return next((self.values[key].where for key in keys if key in self.values), None)

    def wrong(self, key: str, what: str) -> None:
        """Keep the problem that the value of *key* is not *what*."""
        value = self.values[key]
        if is_text(value):
            self.problems.append(expected(self.name(key), value.text, what).at(value.where))
            return
        kind = "a list" if isinstance(value.data, list) else "a map"
        message = f"{self.name(key)!r} is {kind}, but should be {what}."
        self.problems.append(Problem(Warn.VALUE, message, value.where))

    def word(self, key: str, what: str = "a text") -> str | None:
        """A scalar as it was written; nothing where the key is absent or empty."""
        value = self.values.get(key)
        if value is None:
            return None
        if not is_text(value):
            self.wrong(key, what)
            return None
        return None if value.data is None else value.text.strip() or None

    def text(self, key: str, what: str = "a text") -> str | None:
        """As :meth:`word`, with a warning where ``#`` seems to have cut the text short."""
        value = self.values.get(key)
        if value is not None and is_text(value) and seems_cut(value):
            message = (
                f"{self.name(key)!r} ends before {value.cut.strip()!r}, which YAML takes for a "
                "comment: put the value in quotation marks, or two blanks before a comment."
            )
            self.problems.append(Problem(Warn.FRONT_MATTER, message, value.line))
        return self.word(key, what)

    def flag(self, key: str) -> bool:
        """A yes or no, as YAML or a field list has it; no where the key is absent or empty."""
        word = (self.word(key, "true or false") or "false").lower()
        if word in _YES or word in _NO:
            return word in _YES
        self.wrong(key, "true or false")
        return False

    def plain(self, key: str) -> str | None:
        """A text without markup, entities decoded."""
        text = self.text(key)
        return (plain_text(text) or None) if text else None

    def alt(self, key: str) -> str | None:
        """A text alternative. One that is empty in quotation marks says: only decoration."""
        value = self.values.get(key)
        return "" if value is not None and value.data == "" else self.plain(key)

    def inline(self, key: str, markup: Markup = Markup.HOST) -> Inline | None:
        """A text with inline markup."""
        text = self.text(key)
        return Inline(text, markup, self.values[key].line) if text else None

    def files(self, key: str) -> tuple[str, ...]:
        """File names: a list, or a text as :func:`~sphinx_alcf.story.medium.split_files` reads."""
        value = self.values.get(key)
        if value is None or not isinstance(value.data, list):
            text = self.text(key, "a file name or a list of them")
            return split_files(text) if text else ()
        if not all(is_text(item) for item in value.items):
            self.wrong(key, "a list of file names")
        return tuple(item.text.strip() for item in value.items if is_text(item) and item.text)

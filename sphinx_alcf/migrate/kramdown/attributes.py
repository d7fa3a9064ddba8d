"""kramdown's attribute lists ``{: .class #id key="value"}``, and the same in MyST."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ITEM = re.compile(
    r"""(?:\A|\s)(?:(?P<key>\w[\w-]*+)=(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote))[^\\}])*+)(?P=quote)
    |(?P<ref>\w[\w-]*+)
    |(?P<names>(?:\#[A-Za-z][\w:-]*+|\.[^\s.\#]++)++))(?=\s|\Z)""",
    re.X | re.S,
)
_NAME = re.compile(r"#([A-Za-z][\w:-]*+)|\.([^\s.#]++)")
_ESCAPED = re.compile(r"\\([}\"'])")
_PLAIN = re.compile(r"""[^\s!"#$%&'()*+,./;<=>?@\[\\\]^`{|}~]++""")
"""What MyST reads as a class or id after ``.`` or ``#`` (mdit-py-plugins, attrs)."""
_KEPT_ID = re.compile(r"[a-z](?:-?[a-z0-9]++)*+")
_TAKEN_IDS: Final = frozenset({"genindex", "modindex", "py-modindex", "search"})


@dataclass(slots=True)
class Attributes:
    """What one or more lists say of a block or span."""

    classes: list[str] = field(default_factory=list)
    id: str = ""
    pairs: dict[str, str] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)
    """Words alone: names of other lists, or words that mean something, such as ``toc``."""
    number: int = 0
    """The line of the file that has the first of them."""

    def __bool__(self) -> bool:
        return bool(self.classes or self.id or self.pairs or self.refs)

    def read(self, text: str, number: int) -> None:
        """Add what *text*, between ``{:`` and ``}``, says; the line is *number*."""
        self.number = self.number or number
        for item in _ITEM.finditer(text):
            if item["ref"]:
                self.refs.append(item["ref"])
            elif item["names"]:
                for name in _NAME.finditer(item["names"]):
                    if name[1]:
                        self.id = name[1]
                    else:
                        self.classes.append(name[2])
            else:
                self.set(item["key"], _ESCAPED.sub(r"\1", item["value"]))

    def set(self, key: str, value: str) -> None:
        """Set one attribute; classes add up."""
        if key == "class":
            self.classes += value.split()
        elif key == "id":
            self.id = value
        else:
            self.pairs[key] = value

    def add(self, other: Attributes) -> None:
        """Add what *other* says, which wins."""
        self.number = self.number or other.number
        self.classes += other.classes
        self.id = other.id or self.id
        self.pairs |= other.pairs
        self.refs += other.refs

    def resolved(self, named: Mapping[str, Attributes]) -> Attributes:
        """The same with the lists of *named* in place of their names."""
        found = Attributes(number=self.number)
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            one = waiting.pop()
            found.add(Attributes(one.classes, found.id or one.id, {**one.pairs, **found.pairs}))
            for ref in one.refs:
                if ref in named and ref not in seen:
                    seen.add(ref)
                    waiting.append(named[ref])
                elif ref not in named and ref not in found.refs:
                    found.refs.append(ref)
        return found


def braces(classes: list[str], name: str = "", pairs: Mapping[str, str] | None = None) -> str:
    """``{.class #id key="value"}`` as MyST reads it, or nothing where there is nothing to say."""
    parts = [f".{c}" for c in dict.fromkeys(classes) if _PLAIN.fullmatch(c)]
    odd = [c.replace('"', "") for c in dict.fromkeys(classes) if not _PLAIN.fullmatch(c)]
    if odd:
        parts.append(f'class="{" ".join(odd)}"')
    if name:
        parts.append(f"#{name}")
    for key, value in (pairs or {}).items():
        parts.append(f'{key}="{_quoted(value)}"')
    return f"{{{' '.join(parts)}}}" if parts else ""


def _quoted(value: str) -> str:
    # MyST would keep a backslash before a quote.
    return " ".join(value.replace('"', "'").replace("\\", "/").split())


def keeps_id(name: str) -> bool:
    """Whether *name* is an id of the page that MyST makes as it is written.

    docutils writes ids in small letters, and Sphinx has labels of its own.
    """
    return _KEPT_ID.fullmatch(name) is not None and name not in _TAKEN_IDS

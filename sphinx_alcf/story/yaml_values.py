"""YAML nodes as plain values that keep their line and their spelling."""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinx_alcf.diagnostics import Problem, Warn

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:[ \t].*)?$", re.M)
"""A line that git leaves in a file that it could not merge."""
MOST_VALUES = 10_000
"""Values in one front matter, each counted as often as an alias repeats it."""
DEEPEST = 20
"""Lists and maps within each other."""

_CORE = "tag:yaml.org,2002:"
_SCALARS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp"))
# Escapes such as "\\0" and "\\ud800" put them there: no file name, no UTF-8.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NONE: Mapping[str, Value] = MappingProxyType({})


class ReadError(Exception):
    """YAML cannot be read. The index counts characters from the start of the text."""

    def __init__(self, why: str, index: int) -> None:
        super().__init__(why)
        self.why = why
        self.index = index


class Value(NamedTuple):
    """A value, and how it stands in the file."""

    data: object
    """As plain Python: text, number, truth, date, ``None``, list or dict."""
    line: int
    """Where its text starts; counts from 1 in the file."""
    text: str = ""
    """A scalar as it was written (``No``, ``1.10``), without quotes; nothing for others."""
    key_line: int | None = None
    """Where its key stands."""
    cut: str = ""
    """What stands after an unquoted scalar on its line, if that is a comment: `` # so``."""
    keys: Mapping[str, Value] = _NONE
    """The values of a mapping."""
    items: tuple[Value, ...] = ()
    """The values of a list."""

    @property
    def where(self) -> int:
        """The line to name in a message."""
        return self.line if self.key_line is None else self.key_line


def printable(text: str) -> str:
    """*text* with a sign for each character that no file or page can hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


class Places:
    """Lines and columns in a text that is part of a file."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self._first = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line(self, index: int) -> int:
        """The line in the file, from 1."""
        return self._first + bisect_right(self._starts, index) - 1

    def column(self, index: int) -> int:
        """The column, from 1."""
        return index - self._starts[bisect_right(self._starts, index) - 1] + 1


def read_mapping(text: str, first_line: int, problems: list[Problem]) -> dict[str, Value]:
    """The values of a YAML mapping; what is wrong but can be read is added to *problems*.

    Raises:
        ReadError: The YAML is broken.
    """
    places = Places(text, first_line)
    node = _compose(text)
    if node is None:
        return {}
    walk = _Walk(places, problems)
    line = places.line(node.start_mark.index)
    if isinstance(node, yaml.MappingNode):
        return walk.mapping(node, 0)
    what = "a list" if isinstance(node, yaml.SequenceNode) else "a text"
    message = f"The front matter is {what}, but should be keys with values, such as 'title: …'."
    if isinstance(node, yaml.ScalarNode):
        message += " For a line across the page, write '***' instead of '---'."
    problems.append(Problem(Warn.FRONT_MATTER, message, line))
    return {}


class _Loader(yaml.SafeLoader):
    """PyYAML's reader, which by itself would follow any depth until Python's stack ends."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Read one value; its parts come back here."""
        self._depth += 1
        if self._depth > DEEPEST:
            why = f"lists or maps stand more than {DEEPEST} deep within each other"
            raise ReadError(why, self.current_event.start_mark.index)
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _compose(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        raise ReadError("a character that YAML does not allow", error.position) from None
    except yaml.MarkedYAMLError as error:
        raise _marked(error, text) from None
    except (ValueError, OverflowError):  # such as the escape "\\UFFFFFFFF", which is no character
        raise ReadError("an escape in quotation marks that stands for no character", 0) from None
    return node


def _marked(error: yaml.MarkedYAMLError, text: str) -> ReadError:
    """The reader's error in words for authors, at the place where they have to look."""
    problem, context = error.problem or "it cannot be read", error.context or ""
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in context and "end of stream" in problem:
        mark = error.context_mark or mark
        problem = "a quotation mark is opened here and never closed"
    elif "flow" in context and "expected" in problem:
        mark = error.context_mark or mark
        problem = "a bracket is opened here and not closed; if it is a text, use quotation marks"
    elif "simple key" in context:
        mark = error.context_mark or mark
        problem = "this line is no key with a value; what belongs to the line above is indented"
    elif "another document" in problem:
        problem = "a line starts with '---' a second time"
    elif "mapping values are not allowed" in problem:
        problem = "a text with ': ' in it must stand in quotation marks"
    elif "'\\t'" in problem:
        problem = "a tab stands where only blanks may; replace it by blanks"
    elif "undefined alias" in problem or "expected alphabetic" in problem:
        problem = "a text that starts with '*' or '&' must stand in quotation marks"
    elif "cannot start any token" in problem:
        sign = problem.partition("character ")[2].partition(" that")[0]
        problem = f"a text that starts with {sign} must stand in quotation marks"
    elif "<block end>" in problem and "scalar" in problem:
        problem = (
            "text follows a value that has already ended: within quotation marks, write '' for '"
        )
    else:
        problem = f"{problem}; put the value in quotation marks if it is a text"
    return ReadError(problem, min(mark.index, len(text)) if mark else 0)


class _TooMuchError(Exception):
    """Aliases multiply the values, or contain themselves."""


class _Walk:
    """Turns nodes into values; keeps count, because an alias is cheap to write."""

    def __init__(self, places: Places, problems: list[Problem]) -> None:
        self._places = places
        self._problems = problems
        self._left = MOST_VALUES
        self._loader = yaml.SafeLoader("")

    def _warn(self, message: str, node: yaml.Node) -> None:
        line = self._places.line(node.start_mark.index)
        self._problems.append(Problem(Warn.FRONT_MATTER, message, line))

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Value]:
        """The entries of *node*; at the top, a value that is too much is left out alone."""
        found: dict[str, Value] = {}
        merged: dict[str, Value] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._warn("A key must be a word, not a list or map; it is left out.", key)
                continue
            try:
                read = self._value(value, depth + 1, key)
            except _TooMuchError:
                if depth:
                    raise
                self._warn(
                    f"The value of {key.value!r} has more than {MOST_VALUES:,} parts or contains "
                    "itself; it is left out.",
                    key,
                )
                self._left = MOST_VALUES
                continue
            if key.tag == f"{_CORE}merge":
                for source in (read, *read.items):
                    merged = {**source.keys, **merged}
                continue
            if key.value in found:
                self._warn(f"The key {key.value!r} stands twice; the last value counts.", key)
            found[key.value] = read
        return {**merged, **found}

    def _value(self, node: yaml.Node, depth: int, key: yaml.Node | None = None) -> Value:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise _TooMuchError
        line = self._places.line(node.start_mark.index)
        key_line = self._places.line(key.start_mark.index) if key else None
        if isinstance(node, yaml.MappingNode):
            keys = self.mapping(node, depth)
            data: object = {name: value.data for name, value in keys.items()}
            return Value(data, line, key_line=key_line, keys=MappingProxyType(keys))
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self._value(item, depth + 1) for item in node.value)
            data = [item.data for item in items]
            return Value(data, line, key_line=key_line, items=items)
        if not isinstance(node, yaml.ScalarNode):
            raise TypeError(node)
        # The text of a block scalar starts below its sign.
        line += node.style in {"|", ">"}
        cut = self._comment(node) if node.style is None else ""
        node.value = printable(node.value)
        return Value(self._scalar(node), line, node.value, key_line, cut)

    def _scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag not in _SCALARS:
            if node.tag not in {f"{_CORE}value", f"{_CORE}merge"}:
                tag = node.tag.replace(_CORE, "!!")
                self._warn(
                    f"YAML's tag {tag!r} is not read; a text that starts with '!' must stand in "
                    "quotation marks.",
                    node,
                )
            return str(node.value)
        try:
            data: object = self._loader.construct_object(node)
        except (yaml.YAMLError, ValueError, ArithmeticError):
            return str(node.value)  # such as the date 2024-13-45, or a number of 5,000 digits
        return data

    def _comment(self, node: yaml.ScalarNode) -> str:
        """The comment behind a plain scalar, with the blanks before it."""
        text = self._places.text
        at = node.end_mark.index
        end = text.find("\n", at)
        rest = text[at : None if end < 0 else end]
        return rest if re.match(r"[ \t]+#", rest) else ""

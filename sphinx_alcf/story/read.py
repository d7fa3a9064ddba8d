"""What reading loose texts gives: a model, and what was wrong; and how single options are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.story.model import Inline, Markup
from sphinx_alcf.story.options import expected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Texts = Mapping[str, str | None]

_Model = TypeVar("_Model")
_Value = TypeVar("_Value")


class Read(NamedTuple, Generic[_Model]):
    """A model, or ``None`` where none can be made, and what the author should know."""

    model: _Model | None
    problems: tuple[Problem, ...] = ()


def read_inline(text: str | None, markup: Markup, line: int | None) -> Inline | None:
    """A text with inline markup; ``None`` where it is empty."""
    return Inline(text.strip(), markup, line) if text and text.strip() else None


def read_flag(texts: Texts, option: str, problems: list[Problem]) -> bool:
    """Whether a flag is given: it has no value."""
    text = texts.get(option)
    if text and text.strip():
        problems.append(expected(option, text, "given without a value"))
        return False
    return text is not None


def read_value(
    text: str | None, read: Callable[[str], _Value | Problem], problems: list[Problem]
) -> _Value | None:
    """The value of an option; a problem is kept, and the option counts as not given."""
    if not text or not text.strip():
        return None
    value = read(text)
    if isinstance(value, Problem):
        problems.append(value)
        return None
    return value

"""Whether the markup of a tag can be read: by Liquid strictly, else by its forgiving reading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Self, TypeVar

from liquid import Environment, Token
from liquid.builtin.expressions import (
    BooleanExpression,
    FilteredExpression,
    LoopExpression,
    PositionalArgument,
    parse_identifier,
    parse_primitive,
    tokenize,
)
from liquid.exceptions import LiquidError, LiquidSyntaxError
from liquid.stream import TokenStream
from liquid.token import (
    TOKEN_ASSIGN,
    TOKEN_BLANK,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_EMPTY,
    TOKEN_EXPRESSION,
    TOKEN_OR,
    TOKEN_WORD,
)

from sphinx_alcf.jekyll.tags import read_include
from sphinx_alcf.migrate.liquid import lax
from sphinx_alcf.migrate.liquid.conditions import prepared
from sphinx_alcf.migrate.liquid.lax import FaultError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FaultError", "check", "condition_of", "expression_of"]

_Parsed = TypeVar("_Parsed")

_VALUES: Final = frozenset({TOKEN_BLANK, TOKEN_EMPTY})
LONGEST: Final = 4_000
"""How long the markup of a tag may be, but for includes, which hold texts."""
_MANY: Final = 50
"""How many brackets it may have."""
_HIGHLIGHT: Final = re.compile(r"[\w.+#-]+(?:\s+\w+(?:=(?:\w+|\"[\d\s]*\"))?)*+", re.A)
_UNUSUAL: Final = re.compile(r",|reversed")
_POST: Final = re.compile(r"/?(?:.+/)?\d+-\d+-\d+-.+")
_ENV: Final = Environment()


def check(name: str, markup: str) -> str:
    """The *markup* of the tag *name*, as Liquid reads it strictly. An output has no name.

    Raises:
        FaultError: where Jekyll would stop.
    """
    if name in {"include", "include_cached", "include_relative"}:
        return _include(markup)
    if name in {"", "echo"} and not markup:
        return "nil"
    if len(markup) > LONGEST or markup.count("(") + markup.count("[") > _MANY:
        raise FaultError("it is too long")
    if name in _ALONE:
        return ""
    if name in _WORDS:
        if not _WORDS[name](markup):
            raise FaultError(f"{markup!r} cannot be read")
        return markup
    return _check(name, markup)


@lru_cache(maxsize=2_000)
def _check(name: str, markup: str) -> str:
    strict, forgiving = _READERS[name]
    if name == "tablerow" or (name == "for" and _UNUSUAL.search(markup)):
        # Liquid's strict reading takes a "reversed" at one place only.
        markup = forgiving(markup)
    try:
        strict(stream(markup))
    except (LiquidError, RecursionError):
        markup = forgiving(markup)
        try:
            strict(stream(markup))
        except (LiquidError, RecursionError) as error:
            raise FaultError(f"it cannot be read: {_message(error)}") from None
    return markup


class Words(TokenStream):
    """The tokens of a template or of a markup.

    Words such as ``blank`` are variables here: they may stand where any value may.
    """

    @classmethod
    def of(cls, token: Token) -> Self:
        """The words of a markup."""
        return cls(
            word._replace(kind=TOKEN_WORD) if word.kind in _VALUES else word
            for word in tokenize(token.value, token)
        )

    def into_inner(self, *, tag: Token | None = None, eat: bool = True) -> TokenStream:
        """The words of the markup that comes next."""
        token = self.current
        if token.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("missing expression", token=tag or token)
        if eat:
            next(self)
        return self.of(token)


def stream(markup: str) -> TokenStream:
    """The words of a markup."""
    return Words.of(Token(TOKEN_EXPRESSION, markup, 0, markup))


def _message(error: Exception) -> str:
    message = error.message if isinstance(error, LiquidError) else "it is too deep"
    return str(message)


def _include(markup: str) -> str:
    name = markup.split(maxsplit=1)[0] if markup else ""
    # A file may be named by an output: ``{% include {{ page.part }}.html %}``.
    plain = re.sub(r"^\S*?(?:\{\{[^{}]*\}\}\S*?)+(?=\s|$)", "file.html", markup)
    include = read_include(plain)
    if include.malformed or not name:
        message = include.problems[-1].message if include.problems else "a file's name is missing"
        raise FaultError(message)
    return markup


def _condition(words: TokenStream) -> None:
    BooleanExpression.parse(_ENV, words)


def _output(words: TokenStream) -> None:
    FilteredExpression.parse(_ENV, words)


def _assign(words: TokenStream) -> None:
    parse_identifier(_ENV, words, allow_trailing_question_mark=False)
    words.eat(TOKEN_ASSIGN)
    FilteredExpression.parse(_ENV, words)


def _loop(words: TokenStream) -> None:
    LoopExpression.parse(_ENV, words)


def _value(words: TokenStream) -> None:
    parse_primitive(_ENV, words)
    words.expect_eos()


def _when(words: TokenStream) -> None:
    parse_primitive(_ENV, words)
    while words.current.kind in {TOKEN_COMMA, TOKEN_OR}:
        next(words)
        parse_primitive(_ENV, words)
    words.expect_eos()


def _cycle(words: TokenStream) -> None:
    if words.peek.kind == TOKEN_COLON:
        parse_primitive(_ENV, words)
        words.eat(TOKEN_COLON)
    if not PositionalArgument.parse(_ENV, words):
        raise FaultError("it needs values")


def _name(words: TokenStream) -> None:
    parse_identifier(_ENV, words)
    words.expect_eos()


_READERS: Final[Mapping[str, tuple[Callable[[TokenStream], None], Callable[[str], str]]]] = {
    "": (_output, lax.output),
    "echo": (_output, lax.output),
    "assign": (_assign, lax.assignment),
    "if": (_condition, lax.condition),
    "unless": (_condition, lax.condition),
    "elsif": (_condition, lax.condition),
    "for": (_loop, lax.loop),
    "tablerow": (_loop, lax.loop),
    "case": (_value, lax.value),
    "when": (_when, lax.values),
    "cycle": (_cycle, lax.values),
    "capture": (_name, lax.name),
    "increment": (_name, lax.name),
    "decrement": (_name, lax.name),
}


_WORDS: Final[Mapping[str, Callable[[str], object]]] = {
    "highlight": _HIGHLIGHT.fullmatch,
    "link": str.strip,
    "post_url": _POST.fullmatch,
}
"""Tags whose markup is no expression."""
_ALONE: Final = frozenset({"break", "continue", "ifchanged", "seo", "feed_meta"})
"""Tags whose markup is ignored."""


@lru_cache(maxsize=500)
def condition_of(markup: str) -> BooleanExpression:
    """The condition of ``where_exp``, which Jekyll reads strictly.

    Raises:
        FaultError: where it cannot be read.
    """
    condition = _parsed(markup, BooleanExpression.parse)
    condition.expression = prepared(condition.expression)
    return condition


@lru_cache(maxsize=2_000)
def expression_of(markup: str) -> FilteredExpression:
    """An expression, as it stands in an output.

    Raises:
        FaultError: where it cannot be read.
    """
    found = _parsed(check("", markup), FilteredExpression.parse)
    # Liquid's other kind has an ``if`` in it, which must be asked for.
    assert isinstance(found, FilteredExpression)
    return found


def _parsed(markup: str, parse: Callable[[Environment, TokenStream], _Parsed]) -> _Parsed:
    if len(markup) > LONGEST or markup.count("(") + markup.count("[") > _MANY:
        raise FaultError("it is too long")
    try:
        return parse(_ENV, stream(markup))
    except (LiquidError, RecursionError) as error:
        raise FaultError(f"{markup!r} cannot be read: {_message(error)}") from None

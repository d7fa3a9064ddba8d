"""Jekyll's includes: those of the family become inserts, all others are rendered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION

from sphinx_alcf.diagnostics import did_you_mean
from sphinx_alcf.jekyll.includes import KINDS
from sphinx_alcf.jekyll.tags import Include, read_include
from sphinx_alcf.migrate.liquid.checks import expression_of
from sphinx_alcf.migrate.liquid.context import Context, Held
from sphinx_alcf.migrate.liquid.files import read_beside
from sphinx_alcf.migrate.liquid.nodes import WritingNode
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.values import text_of
from sphinx_alcf.migrate.model import Found, IncludeInsert

if TYPE_CHECKING:
    from collections.abc import Callable

    from liquid import Environment, Token
    from liquid.ast import Node
    from liquid.stream import TokenStream

    from sphinx_alcf.migrate.liquid.output import Out
    from sphinx_alcf.migrate.liquid.trace import Look

_OUTPUT: Final = re.compile(r"\{\{-?([^{}]*?)-?\}\}")
_DYNAMIC: Final = re.compile(r"\S*?(?:\{\{[^{}]*\}\}[^\s{}]*)+")


@dataclass(frozen=True, slots=True)
class Called:
    """An include with the values of its parameters."""

    include: Include
    values: dict[str, object]
    looks: tuple[Look, ...]
    """Of which pages those are."""


class IncludeNode(WritingNode):
    """``include``, ``include_cached`` and ``include_relative``."""

    def __init__(self, token: Token, markup: Token, nodes: Callable[[Source], list[Node]]) -> None:
        super().__init__(token)
        self.markup, self.nodes = markup.value, nodes
        # Lines of parameters count from the tag's first.
        self.line = 1 + token.source.count("\n", token.start_index, markup.start_index)
        self.blank = False

    def put(self, context: Context, out: Out) -> None:
        """Write what the include gives, or the mark of a directive."""
        called = self.call(context)
        name = called.include.name
        if called.include.malformed:
            self.refuse(context, out, called.include.problems[-1].message)
        elif self.token.value == "include_relative":
            text = read_beside(context, name)
            if text is None:
                self.refuse(context, out, f"There is no file {name!r} beside the page.")
            else:
                self.render_file(context, out, called, text)
        elif name in KINDS:
            self.insert(context, out, called)
        elif (text := context.site.include(name)) is not None:
            self.render_file(context, out, called, text)
        else:
            known = (*KINDS, *context.site.source.includes)
            message = f"No include {name!r} is there.{did_you_mean(name, known)}"
            self.refuse(context, out, message)

    def call(self, context: Context) -> Called:
        """Read the tag, and evaluate what it says."""
        markup = self.markup
        context.trace.start()
        if match := _DYNAMIC.match(markup):
            name = _OUTPUT.sub(lambda m: text_of(expression_of(m[1]).evaluate(context)), match[0])
            markup = name + markup[match.end() :]
        include = read_include(markup, self.line)
        values: dict[str, object] = dict(include.params)
        params = dict(include.params)
        empty: list[str] = []
        for key, word in include.words.items():
            value = values[key] = expression_of(word).evaluate(context)
            nothing = value is None or value is False or isinstance(value, Mapping)
            params[key] = None if nothing else text_of(value)
            if params[key] is None and word not in {"nil", "null", "false"}:
                empty.append(f"{key}=")
        problems = include.problems
        if not include.malformed:
            # Each of these says that a variable is empty, which could not be known so far.
            problems = tuple(p for p in problems if p.message.startswith(tuple(empty)))
        include = replace(include, params=params, problems=problems)
        return Called(include, values, context.trace.looks)

    def insert(self, context: Context, out: Out, called: Called) -> None:
        """Put the mark of a directive."""
        source = self.token.source
        assert isinstance(source, Source)
        start = out.size
        line = context.fixed or source.line_of(self.token.start_index)
        held = Held(
            IncludeInsert(called.include, line),
            context.place(self.token),
            source.piece(self.token.start_index),
        )
        context.hold(out, held)
        if context.rounds and context.rounds[-1].out is out:
            context.rounds[-1].words((start, out.size), called.looks)

    def render_file(self, context: Context, out: Out, called: Called, source: Source) -> None:
        """Render a file of the site into the page."""
        own = self.token.source
        assert isinstance(own, Source)
        outer = context.fixed
        context.fixed = outer or own.line_of(self.token.start_index)
        # Without parameters it sees those of the include around it.
        names = {"include": called.values} if called.include.params else {}
        try:
            with context.budget.within(), context.extend(names):
                for node in self.nodes(source):
                    node.render(context, out)
        finally:
            context.fixed = outer
        message = f"{source.path} is evaluated; what it gives is text of the page now."
        context.find(Found.CHANGED, f"include {called.include.name}", message, self.token)
        context.flush(out)

    def refuse(self, context: Context, out: Out, message: str) -> None:
        """Keep the tag as text."""
        source, start = self.token.source, self.token.start_index
        assert isinstance(source, Source)
        if context.rounds:
            context.rounds[-1].foreign = True
        context.keep(out, self.token, source.ends[start], f"{{% {self.token.value} %}}", message)


class IncludeTag(Tag):
    """Makes nodes of includes."""

    block = False

    def __init__(self, env: Environment, name: str, nodes: Callable[[Source], list[Node]]) -> None:
        super().__init__(env)
        self.name, self.nodes = name, nodes

    def parse(self, stream: TokenStream) -> Node:
        """Take a tag and its markup."""
        token = next(stream)
        return IncludeNode(token, stream.expect(TOKEN_EXPRESSION), self.nodes)

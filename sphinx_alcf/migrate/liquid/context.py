"""The variables of a template while it runs, and all that is known of the page it is run for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from liquid import RenderContext
from liquid.undefined import UNDEFINED
from liquid.utils import ReadOnlyChainMap

from sphinx_alcf.migrate.liquid.documents import zone_of
from sphinx_alcf.migrate.liquid.filters import apply
from sphinx_alcf.migrate.liquid.list_filters import INTEGER_SIZE
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.values import WORDS, Address, to_s
from sphinx_alcf.migrate.model import Finding, Found, Place, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo
    from io import StringIO
    from typing import TextIO

    from liquid import BoundTemplate, Token
    from liquid.expression import Expression

    from sphinx_alcf.migrate.liquid.drops import SiteDrop
    from sphinx_alcf.migrate.liquid.limits import Budget
    from sphinx_alcf.migrate.liquid.rounds import Round
    from sphinx_alcf.migrate.liquid.teasers import Shown
    from sphinx_alcf.migrate.liquid.trace import Look, Trace
    from sphinx_alcf.migrate.model import Insert, SourcePage


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop that showed pages."""

    shown: tuple[Shown, ...]
    """Its pages, and what is kept between them."""
    plain: Out
    """What it wrote, for where there can be no list of teasers."""
    line: int


@dataclass(frozen=True, slots=True)
class Held:
    """What is to be an insert, whose number stands in the text."""

    what: Insert | Loop
    place: Place
    source: str = ""
    """The tag as written: in code it stays."""


@dataclass(slots=True)
class Run:
    """What one page gathers, together with the pages whose bodies it shows."""

    budget: Budget
    held: list[Held]
    line: int = 0
    """The line that is being evaluated."""


def stays(message: str) -> str:
    """What was wrong, as a sentence, and what became of it."""
    text = message.rstrip(".")
    if text.partition(" ")[0].isalpha():
        text = text[0].upper() + text[1:]
    return f"{text}{'' if text.endswith('?') else '.'} It stays as text."


class Context(RenderContext):
    """The variables of one template."""

    def __init__(
        self,
        template: BoundTemplate,
        variables: Mapping[str, object],
        *,
        site: SiteDrop,
        page: SourcePage,
        run: Run,
        markdown: bool,
    ) -> None:
        super().__init__(template, globals={**variables, **WORDS})
        # Liquid's own chain has a clock.
        self.scope = ReadOnlyChainMap(self.locals, self.globals, self.counters)
        self.site, self.page, self.run = site, page, run
        self.markdown = markdown
        """Whether kramdown reads what is written."""
        self.rounds: list[Round] = []
        """The loops and captures that are being written, the innermost last."""
        self.origins: dict[str, tuple[Look, ...]] = {}
        """Of which pages the words are that a variable holds."""
        self.fixed: int | None = None
        """The line of the page's file whose include is being rendered."""
        self._later: list[Finding] = []
        self._token: Token | None = None

    @property
    def budget(self) -> Budget:
        """What the page has used up."""
        return self.run.budget

    @property
    def trace(self) -> Trace:
        """What the expression that is evaluated looks at."""
        return self.site.trace

    @cached_property
    def home(self) -> str:
        """The site's own address."""
        return to_s(self.site.config.get("url"))

    @cached_property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return zone_of(self.site.config)

    def get(
        self, path: list[object], *, token: Token | None, default: object = UNDEFINED
    ) -> object:
        """The value at *path*, nil where there is none."""
        if path and isinstance(path[0], str) and (looks := self.origins.get(path[0])):
            self.trace.repeat(looks)
        value = super().get(path, token=token, default=None)
        if path and path[0] == "page" and isinstance(value, Address):
            # A link to the page itself shows no other.
            return value if self.scope["page"] is not self.globals.get("page") else str(value)
        return value

    def resolve(self, name: str, *, token: Token | None = None, default: object = UNDEFINED) -> Any:
        """The variable *name*, nil where there is none."""
        return self.get([name], token=token)

    def get_item(self, obj: Any, key: Any) -> Any:
        """One step of a path."""
        if key == "size" and isinstance(obj, int) and not isinstance(obj, bool):
            return INTEGER_SIZE
        value = super().get_item(obj, key)
        # Python's pair of a mapping's first key and value.
        return list(value) if isinstance(value, tuple) else value

    def parentloop(self) -> object:
        """The loop around the one that begins."""
        return self.loops[-1] if self.loops else None

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        """The filter *name*; what is none leaves its value as it is, as in Jekyll."""
        return partial(apply, self, name)

    def get_buffer(self, buf: TextIO | None = None) -> StringIO:
        """A text to write to."""
        return Out(buf.line if isinstance(buf, Out) else 0)

    def evaluate(self, expression: Expression) -> tuple[object, tuple[Look, ...]]:
        """The value of an expression, and what it looked at."""
        self.trace.start()
        value = expression.evaluate(self)
        return value, self.trace.looks

    def at(self, token: Token, out: Out) -> None:
        """Say that what is written next comes from *token*."""
        assert isinstance(token.source, Source)
        self._token = token
        out.line = self.run.line = self.fixed or token.source.line_of(token.start_index)

    def place(self, token: Token) -> Place:
        """Where *token* stands: in the page, or in an include."""
        assert isinstance(token.source, Source)
        return token.source.place(token.start_index)

    def find(self, kind: Found, construct: str, message: str, token: Token | None = None) -> None:
        """Note something of *token*, or of what is being evaluated."""
        token = token or self._token
        if token:
            self._later.append(Finding(kind, self.place(token), construct, message))

    def flush(self, out: Out) -> None:
        """Bring what was noted to its place in the text."""
        if self.trace.asked_time:
            self.trace.asked_time = False
            message = "It is the newest date that a page has, not the time at which it is built."
            self.find(Found.CHANGED, "site.time", message)
        for finding in self._later:
            out.note(finding)
        self._later.clear()

    def keep(self, out: Out, token: Token, end: int, construct: str, message: str) -> None:
        """Write the source from *token* to *end* as it is, for it cannot be evaluated."""
        assert isinstance(token.source, Source)
        self.find(Found.NOT_UNDERSTOOD, construct, stays(message), token)
        self.flush(out)
        self.at(token, out)
        self.write_source(out, token.source[token.start_index : end])

    def write_source(self, out: Out, text: str) -> None:
        """Write a part of the source that begins where :meth:`at` said."""
        self.budget.write(len(text))
        if self.fixed:
            out.write(text)
        else:
            out.write_source(text)

    def hold(self, out: Out, held: Held) -> None:
        """Write the mark of an insert."""
        self.run.held.append(held)
        out.write(mark(len(self.run.held) - 1))

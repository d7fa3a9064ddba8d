"""Liquid as Jekyll 4.3 has it: its tags, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from liquid import Environment, Token
from liquid.builtin import illegal
from liquid.builtin.tags.case_tag import CaseTag
from liquid.builtin.tags.decrement_tag import DecrementTag
from liquid.builtin.tags.for_tag import BreakTag, ContinueTag
from liquid.builtin.tags.if_tag import IfTag
from liquid.builtin.tags.increment_tag import IncrementTag
from liquid.builtin.tags.unless_tag import UnlessTag
from liquid.parser import get_parser
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG

from sphinx_alcf.migrate.liquid.checks import Words
from sphinx_alcf.migrate.liquid.includes import IncludeTag
from sphinx_alcf.migrate.liquid.jekyll_tags import HighlightTag, LinkTag, NothingTag
from sphinx_alcf.migrate.liquid.loops import For, TableRows
from sphinx_alcf.migrate.liquid.nodes import KEPT, Guard, KeptTag, OutputTag, TextTag
from sphinx_alcf.migrate.liquid.source import Kind, Piece, Source, scan
from sphinx_alcf.migrate.liquid.structure import settle
from sphinx_alcf.migrate.liquid.text_filters import BLANK
from sphinx_alcf.migrate.liquid.variables import Assign, Capture, Cycle, IfChanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liquid.ast import Node
    from liquid.tag import Tag

_GUARDED: Final[tuple[type[Tag], ...]] = (
    *(IfTag, UnlessTag, CaseTag, For, BreakTag, ContinueTag, TableRows),
    *(Assign, Capture, Cycle, IncrementTag, DecrementTag, IfChanged, HighlightTag),
)
_INCLUDES: Final = ("include", "include_cached", "include_relative")


class JekyllEnvironment(Environment):
    """What templates are made with."""

    # What nests too deep is counted while a page is rendered.
    context_depth_limit = 10_000
    block_nesting_limit = 10_000

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register the tags. Filters are found by the context."""
        self.add_tag(TextTag)
        self.add_tag(OutputTag)
        self.add_tag(KeptTag)
        self.add_tag(illegal.Illegal)
        self.tags["echo"] = OutputTag(self)
        for tag in _GUARDED:
            self.tags[tag.name] = Guard(self, tag(self))
        for name in _INCLUDES:
            self.tags[name] = Guard(self, IncludeTag(self, name, self.nodes))
        for name in ("link", "post_url"):
            self.tags[name] = Guard(self, LinkTag(self))
        for name in ("seo", "feed_meta"):
            self.tags[name] = NothingTag(self)

    def nodes(self, source: Source) -> list[Node]:
        """What *source* is made of; each text is parsed once."""
        if source.nodes is None:
            pieces = scan(source)
            settle(pieces)
            source.nodes = get_parser(self).parse(Words(_tokens(source, pieces)))
        return source.nodes


def _tokens(source: Source, pieces: list[Piece]) -> Iterator[Token]:
    """The tokens from which Liquid's parser makes nodes."""
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        start = piece.start
        if piece.kind is Kind.TEXT:
            text = source[start : piece.end]
            if before and before.trims_right and before.kind is not Kind.KEPT:
                text = text.lstrip(BLANK)
                start = piece.end - len(text)
            if after and after.trims_left and after.kind is not Kind.KEPT:
                text = text.rstrip(BLANK)
            if text:
                yield Token(TOKEN_CONTENT, text, start, source)
        elif piece.kind is Kind.KEPT:
            source.faults[start] = piece.fault
            yield Token(TOKEN_TAG, KEPT, start, source)
        elif piece.kind is not Kind.NOTHING:
            kind = TOKEN_OUTPUT if piece.kind is Kind.OUTPUT else TOKEN_TAG
            yield Token(kind, piece.name, start, source)
            if piece.markup:
                yield Token(TOKEN_EXPRESSION, piece.markup, piece.markup_start, source)

"""Jekyll's other tags: ``highlight``, ``link``, ``post_url``, and those that write into a head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from liquid.parser import get_parser
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, TOKEN_TAG

from sphinx_alcf.migrate.liquid.checks import expression_of
from sphinx_alcf.migrate.liquid.files import address_of, post_address
from sphinx_alcf.migrate.liquid.nodes import WritingNode
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.site_filters import relative_url
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.text_filters import escape
from sphinx_alcf.migrate.liquid.values import text_of, to_s
from sphinx_alcf.migrate.model import Finding, Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from liquid import Token
    from liquid.ast import BlockNode, Node
    from liquid.stream import TokenStream

    from sphinx_alcf.migrate.liquid.context import Context

_OUTPUT: Final = re.compile(r"\{\{-?([^{}]*?)-?\}\}")
_FENCE: Final = re.compile(r"^ *(`{3,})", re.M)


class _Highlight(WritingNode):
    """Code in a language, as a fenced block."""

    def __init__(self, token: Token, markup: str, block: BlockNode) -> None:
        super().__init__(token)
        self.language = markup.split(maxsplit=1)[0].lower()
        self.block = block
        self.blank = block.blank = False

    def put(self, context: Context, out: Out) -> None:
        """Write a fence, or ``pre`` in a page of HTML."""
        inner = Out(out.line)
        self.block.render(context, inner)
        for _, finding in inner.notes:
            out.note(finding)
        text, lines = inner.getvalue(), inner.lines
        code = text.lstrip("\r\n")
        first = text[: len(text) - len(code)].count("\n")
        code = code.rstrip("\r\n")
        if context.rounds:
            context.rounds[-1].foreign = True
        context.find(Found.CHANGED, "{% highlight %}", "It is a block of code now.", self.token)
        context.flush(out)
        if not context.markdown:
            out.write(f'<pre><code class="language-{self.language}">')
            out.extend(escape(code), lines[first : first + code.count("\n") + 1])
            out.write("</code></pre>")
            return
        indent = re.search(r"(?:^|\n)([ \t]*)$", out.tail())
        fence = "`" * max(3, *(len(run) + 1 for run in _FENCE.findall(code)), 0)
        out.write(f"{'' if indent else chr(10) * 2}{fence}{self.language}\n")
        out.extend(code, lines[first : first + code.count("\n") + 1])
        out.write(f"\n{indent[1] if indent else ''}{fence}")
        out.write("" if indent else "\n")


class HighlightTag(Tag):
    """``highlight``."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        """Take it up to its end."""
        token = next(stream)
        markup = stream.expect(TOKEN_EXPRESSION).value
        next(stream)
        block = get_parser(self.env).parse_block(stream, frozenset({self.end}))
        stream.expect(TOKEN_TAG, value=self.end)
        return _Highlight(token, markup, block)


class _Link(WritingNode):
    """The address of something in the site."""

    def __init__(
        self, token: Token, markup: str, find: Callable[[Context, str], str | None]
    ) -> None:
        super().__init__(token)
        self.markup, self.find = markup, find
        self.blank = False

    def put(self, context: Context, out: Out) -> None:
        """Write the address, or the tag where it leads nowhere."""
        source, start = self.token.source, self.token.start_index
        assert isinstance(source, Source)
        address = self.find(context, self.name(context))
        if address is not None:
            out.write(to_s(relative_url(context, address)))
            return
        message = f"{self.markup!r} is nowhere in the site. The tag stays as text."
        place = context.place(self.token)
        out.note(Finding(Found.BROKEN_LINK, place, f"{{% {self.token.value} %}}", message))
        context.write_source(out, source.piece(start))

    def name(self, context: Context) -> str:
        """What the tag names; outputs in it are evaluated."""
        return _OUTPUT.sub(
            lambda match: text_of(expression_of(match[1]).evaluate(context)), self.markup
        )


class LinkTag(Tag):
    """``link`` and ``post_url``."""

    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Take a tag and the name in it."""
        token = next(stream)
        find = address_of if token.value == "link" else post_address
        return _Link(token, stream.expect(TOKEN_EXPRESSION).value, find)


class NothingTag(Tag):
    """Tags of plug-ins that write into a page's head, of which nothing is to be kept."""

    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Take a tag."""
        token = stream.current
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
        return _Nothing(token)


class _Nothing(WritingNode):
    def put(self, context: Context, out: Out) -> None:
        """Write nothing."""
        message = "The theme and its options do what it did."
        context.find(Found.CHANGED, f"{{% {self.token.value} %}}", message, self.token)
        context.flush(out)

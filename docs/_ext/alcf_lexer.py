"""Markdown as authors of stories write it, in colour: front matter, directives, Jekyll's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import bygroups, inherit, using
from pygments.lexers.data import YamlLexer
from pygments.lexers.markup import MarkdownLexer
from pygments.token import Keyword, Name, Punctuation, String, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class StoryLexer(MarkdownLexer):
    """Pygments' Markdown with what it takes for headings and plain text."""

    name = "Markdown with MyST and Jekyll"
    aliases: ClassVar = ["md"]
    tokens: ClassVar = {
        "root": [
            # \A: only the first lines of a file are front matter.
            (r"(\A---\n)((?:.*\n)*?)(---\n)", bygroups(Punctuation, using(YamlLexer), Punctuation)),
            (
                r"^(\s*)(`{3,}|:{3,})(\{[\w:-]+\})(.*\n)",
                bygroups(Text, Punctuation, Keyword, String),
            ),
            (r"^(\s*)(`{3,}|:{3,})(\s*\n)", bygroups(Text, Punctuation, Text)),
            (r"^(\s*)(:[\w-]+:)(.*\n)", bygroups(Text, Name.Attribute, Text)),
            (r"(\{%-?\s*)(\w+)", bygroups(Punctuation, Keyword), "tag"),
            inherit,
        ],
        "tag": [
            (r"-?%\}", Punctuation, "#pop"),
            (r"([\w-]+)(\s*=\s*)", bygroups(Name.Attribute, Punctuation)),
            (r"\"[^\"]*\"|'[^']*'", String),
            (r"[\w.+-]+", Name),
            (r"\s+|.", Text),
        ],
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Pygments' own lexer for ``md``."""
    app.add_lexer("md", StoryLexer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The markdown-it plug-in that reads Jekyll's tags (its tokens: ``sphinx_alcf.jekyll.tokens``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_alcf.jekyll.block_rules import TagLines, open_tag
from sphinx_alcf.jekyll.code import strip_raw_markers
from sphinx_alcf.jekyll.core_rules import TagsInHtml, join_paragraphs, move_tags
from sphinx_alcf.jekyll.inline_rule import TagsInText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

_CUTS = ["paragraph", "reference", "blockquote", "footnote_def"]


def jekyll_plugin(md: MarkdownIt, *, variables: Mapping[str, object] | None = None) -> None:
    """Read Jekyll's includes and Liquid's tags in what *md* parses.

    Each include becomes a block token ``alcf_include``, also in lists, quotes and the content of
    directives; in the middle of a text it follows the paragraph. Other tags vanish, and a token
    ``alcf_liquid`` has the problem to report. All is literal in code, where ``{% raw %}`` and
    ``{% endraw %}`` vanish, and in comments. *variables* resolves ``key=page.title``.
    """
    known = variables or {}
    # Before "table": MyST's attributes would take {% … %} on one line for theirs.
    md.block.ruler.before("table", "alcf_liquid", TagLines(known), {"alt": _CUTS})
    md.block.ruler.before("lheading", "alcf_open_tag", open_tag, {"alt": ["paragraph"]})
    # Before "newline", the first rule that looks for signs: MyST's substitutions come later.
    md.inline.ruler.before("newline", "alcf_liquid", TagsInText(known))
    md.core.ruler.after("block", "alcf_liquid_html", TagsInHtml(known))
    md.core.ruler.after("block", "alcf_liquid_join", join_paragraphs)
    md.core.ruler.after("inline", "alcf_liquid_move", move_tags)
    md.core.ruler.after("alcf_liquid_move", "alcf_liquid_code", strip_raw_markers)

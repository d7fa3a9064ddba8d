"""Blocks of words for ``sphinxalcf.sty``: pull quotes, numbers, facts, bands and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_alcf.doctree.nodes import (
    latex_command,
    latex_environment,
    story_aside,
    story_block,
    story_correction,
    story_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_PULLED = {"pull-quote", "epigraph", "highlights"}
_IN_A_ROW = 3
_NUMBER_SIZES: Final = {"alcf-stats-medium": "{19}{22}", "alcf-stats-long": "{14}{17}"}
_NUMBER: Final = "{28}{31}"


def environment(
    name: str, children: Iterable[nodes.Node], *, arguments: str = "", ids: Iterable[str] = ()
) -> latex_environment:
    """An environment around *children*, with labels *ids*."""
    return latex_environment("", *children, name=name, arguments=arguments, ids=list(ids))


def arrange_blocks(doctree: nodes.document) -> None:
    """Give each block of words in *doctree* its environment."""
    for quote in list(doctree.findall(nodes.block_quote)):
        if _PULLED & set(quote["classes"]):
            _pull(quote)
    for entries in list(doctree.findall(story_list)):
        rows = _stats(entries) if "alcf-stats" in entries["classes"] else facts_rows(entries)
        entries.parent.replace(entries, rows)
    for notice in list(doctree.findall(story_correction)):
        title = latex_command("", "", *notice[0].children, name="alcfcorrectiontitle")
        body = [title, *notice.children[1:]]
        notice.replace_self(environment("alcfcorrection", body, ids=notice["ids"]))
    for block in [*doctree.findall(story_block), *doctree.findall(story_aside)]:
        name = next((c for c in block["classes"] if c.startswith("alcf-")), None)
        if name:
            name = name.replace("-", "")
            block.replace_self(environment(name, block.children, ids=block["ids"]))


def _pull(quote: nodes.block_quote) -> None:
    for attribution in list(quote.findall(nodes.attribution)):
        attribution.replace_self(environment("alcfattribution", attribution.children))
    quote.replace_self(environment("alcfpullquote", quote.children, ids=quote["ids"]))


def _stats(stats: story_list) -> list[nodes.Node]:
    """The rows of a list of numbers."""
    size = next((s for name, s in _NUMBER_SIZES.items() if name in stats["classes"]), _NUMBER)
    items = stats.children
    # Four stand two by two, and so do those with long numbers.
    columns = 2 if len(items) == 4 or size == "{14}{17}" else min(len(items), _IN_A_ROW)
    return [
        environment(
            "alcfstats",
            [_stat(item, size, columns) for item in items[start : start + columns]],
            ids=() if start else stats["ids"],
        )
        for start in range(0, len(items), columns)
    ]


def _stat(item: nodes.Node, size: str, columns: int) -> latex_environment:
    """A number, then what it counts, then notes."""
    assert isinstance(item, nodes.Element)
    numbers: list[nodes.Node] = []
    labels: list[nodes.Node] = []
    notes: list[nodes.Node] = []
    for part in item.findall(lambda n: isinstance(n, nodes.term | nodes.definition)):
        assert isinstance(part, nodes.Element)
        if "alcf-stat-number" in part["classes"]:
            text = part if isinstance(part, nodes.term) else part[0]
            numbers.append(latex_command("", "", *text.children, name=f"alcfnumber{size}"))
        elif isinstance(part, nodes.term):
            labels.append(latex_command("", "", *part.children, name="alcflabel"))
        else:
            notes.append(environment("alcfstatnote", part.children))
    return environment("alcfstat", [*numbers, *labels, *notes], arguments=f"{{{columns}}}")


def facts_rows(facts: nodes.Element) -> list[nodes.Node]:
    """The rows of a list of facts, a block's or those of a highlight's project."""
    rows = []
    for item in facts.children:
        assert isinstance(item, nodes.Element)
        parts: list[nodes.Node] = []
        for part in item.children:
            if isinstance(part, nodes.term):
                parts.append(latex_command("", "", *part.children, name="alcfname"))
            else:
                parts.append(environment("alcfvalue", part.children))
        rows.append(environment("alcffact", parts))
    return [environment("alcffacts", rows, ids=facts["ids"])]

"""The blocks of a story as nodes: one function a model, for every spelling of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.downloads import download_node
from sphinx_alcf.doctree.nodes import story_block, story_correction, story_item, story_list
from sphinx_alcf.story.blocks import Correction, Facts, Intro, PullQuote, Stats
from sphinx_alcf.story.downloads import Download
from sphinx_alcf.story.model import Figure, Grid, Hero
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from sphinx_alcf.doctree.factory import NodeFactory
    from sphinx_alcf.story.model import Inline

    Model: TypeAlias = Figure | Grid | Hero | Intro | Stats | Facts | Download


STANDFIRST = "alcf-standfirst"
BAND = "alcf-aside"
_PLAIN = ("simple",)
"""docutils' class for compact lists: themes such as furo take others for descriptions of code."""


def node_of(model: Model, factory: NodeFactory, language: str | None = None) -> nodes.Element:
    """The node of a *model* that an include has given, on a page of its own *language*."""
    if isinstance(model, Hero):
        return factory.hero(model)
    if isinstance(model, Grid):
        return factory.grid(model)
    if isinstance(model, Intro):
        return intro_node(model, factory)
    if isinstance(model, Stats):
        return stats_node(model, factory)
    if isinstance(model, Facts):
        return facts_node(model, factory)
    if isinstance(model, Download):
        return download_node(model, factory, language=language)
    return factory.figure(model)


def intro_node(
    intro: Intro, factory: NodeFactory, body: Sequence[nodes.Node] = ()
) -> nodes.Element:
    """A standfirst in the text; *body* is a directive's content."""
    node = story_block("", *body, classes=[STANDFIRST])
    if intro.text:
        node += factory.text(intro.text)
    factory.locate(node, intro.line)
    return node


def pull_quote_node(
    quote: PullQuote, factory: NodeFactory, body: Sequence[nodes.Node]
) -> nodes.Element:
    """A quotation of *body*, the class of which is docutils' own; attributions come last."""
    node = nodes.block_quote("", classes=["pull-quote"])
    factory.locate(node, quote.line)
    for child in body:
        node += child.children if isinstance(child, nodes.block_quote) else [child]
    if quote.attribution:
        text = quote.attribution
        attribution = nodes.attribution(text.text, "", *factory.parse(text))
        factory.locate(attribution, text.line)
        node += attribution
    return node


def correction_node(
    correction: Correction, factory: NodeFactory, body: Sequence[nodes.Node]
) -> nodes.Element:
    """A notice; its title waits for the language of the page."""
    node = story_correction("", *body, classes=["alcf-correction"])
    node["date"], node["written"] = correction.date, correction.written
    factory.locate(node, correction.line)
    return node


def stats_node(stats: Stats, factory: NodeFactory) -> nodes.Element:
    """Large numbers: a definition list of labels, with the number and notes as definitions."""
    node = story_list(classes=["alcf-stats", *_size(stats), *_PLAIN])
    factory.locate(node, stats.line)
    for stat in stats.stats:
        item = story_item()
        factory.locate(item, stat.line)
        if stat.label:
            item += _term(stat.label, factory)
        if stat.figure and stat.label:
            item += _definition([stat.figure], factory, "alcf-stat-number")
        elif stat.figure:
            item += _term(stat.figure, factory, "alcf-stat-number")
        if stat.notes:
            item += _definition(stat.notes, factory, "alcf-stat-note")
        node += item
    return node


def _size(stats: Stats) -> list[str]:
    """The class of the type that lets the longest number stand in its column; none for short."""
    most = max(len(plain_text(stat.figure.text)) if stat.figure else 0 for stat in stats.stats)
    return ["alcf-stats-long"] if most > 10 else ["alcf-stats-medium"] if most > 6 else []


def facts_node(facts: Facts, factory: NodeFactory) -> nodes.Element:
    """Names and values: a definition list."""
    node = story_list(classes=["alcf-facts", *_PLAIN])
    factory.locate(node, facts.line)
    for fact in facts.facts:
        item = story_item()
        factory.locate(item, fact.line)
        name, *values = (fact.name, *fact.values) if fact.name else fact.values
        item += _term(name, factory)
        if values:
            item += _definition(values, factory)
        node += item
    return node


def _term(text: Inline, factory: NodeFactory, *classes: str) -> nodes.term:
    node = nodes.term(text.text, "", *factory.parse(text), classes=list(classes))
    factory.locate(node, text.line)
    return node


def _definition(texts: Iterable[Inline], factory: NodeFactory, *classes: str) -> nodes.definition:
    return nodes.definition("", *(factory.text(text) for text in texts), classes=list(classes))

"""The nodes of a LaTeX document, arranged for ``sphinxalcf.sty`` just before they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.doctree.nodes import (
    latex_command,
    media_address,
    media_credit,
    media_figure,
    media_grid,
    media_hero,
    media_line,
    media_time,
    media_transcript,
    media_transcript_title,
)
from sphinx_alcf.writers.latex.blocks import arrange_blocks, environment
from sphinx_alcf.writers.latex.heads import arrange_heads
from sphinx_alcf.writers.latex.look import has_cover
from sphinx_alcf.writers.latex.pictures import PAGE, place_pictures, set_rows, stands_free
from sphinx_alcf.writers.latex.tables import arrange_tables

if TYPE_CHECKING:
    from sphinx.builders import Builder

_UNBROKEN = (
    nodes.raw,
    nodes.comment,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math,
    nodes.math_block,
)
_PIECE_LENGTH = 8
_LONG_WORD = re.compile(r"\S{40}")
_PIECE = re.compile(rf"\S{{1,{_PIECE_LENGTH}}}|\s+")


def arrange_latex(doctree: nodes.document, builder: Builder, docname: str) -> None:
    """Arrange the whole *doctree* of one document, which begins with the page *docname*."""
    arrange_blocks(doctree)
    for transcript in list(doctree.findall(media_transcript)):
        _set_transcript(transcript)
    _break_words(doctree)
    _run_credits_in(doctree)
    for grid in list(doctree.findall(media_grid)):
        set_rows(grid)
    for figure in list(doctree.findall(media_figure)):
        if not isinstance(figure, media_hero):
            place_pictures(figure)
    arrange_tables(doctree, lambda table: stands_free(table, (*PAGE, nodes.container)))
    toctrees = builder.env.get_doctree(docname).findall(addnodes.toctree)
    captions = [toctree for toctree in toctrees if toctree.get("caption")]
    arrange_heads(doctree, cover=has_cover(builder), divided=len(captions) > 1)


def _set_transcript(transcript: media_transcript) -> None:
    """Set a transcript small, with the times at its edge."""
    lines: list[nodes.Node] = [
        latex_command("", title.astext(), name="alcftranscripttitle")
        for title in transcript.findall(media_transcript_title)
    ]
    for line in transcript.findall(media_line):
        parts = [
            latex_command("", n.astext(), name="alcftime")
            if isinstance(n, media_time)
            else latex_command("", n.astext(), name="textbf")
            if isinstance(n, nodes.inline)
            else n
            for n in line.children
        ]
        lines += [*parts, nodes.raw("", "\\par\n", format="latex")]
    name = "alcftranscript"
    transcript.replace_self(environment(name, lines, ids=transcript["ids"]))


def _break_words(doctree: nodes.document) -> None:
    """Let words that are longer than a line may be end a line anywhere, as on a screen."""
    for text in list(doctree.findall(nodes.Text)):
        if isinstance(text.parent, _UNBROKEN) or not _LONG_WORD.search(text):
            continue
        parts: list[nodes.Node] = []
        for piece in _PIECE.findall(text):
            if len(piece) == _PIECE_LENGTH:
                parts += [nodes.Text(piece), nodes.raw("", "\\alcfbreak{}", format="latex")]
            else:
                parts.append(nodes.Text(piece))
        text.parent.replace(text, parts)


def _run_credits_in(doctree: nodes.document) -> None:
    """Put each credit behind its caption, on the same line, and mute it and the addresses."""
    for node in list(doctree.findall(lambda n: isinstance(n, media_credit | media_address))):
        assert isinstance(node, nodes.paragraph)
        muted = latex_command("", "", *node.children, name="alcfmuted")
        legend = node.parent
        caption = _caption_before(node) if isinstance(node, media_credit) else None
        if caption is None:
            node.children = []
            node += muted
            continue
        caption += [nodes.Text(" "), muted]
        legend.remove(node)
        if not legend.children:
            legend.parent.remove(legend)


def _caption_before(credit: media_credit) -> nodes.TextElement | None:
    """The caption that stands straight before *credit*: of a figure, or in a cell's legend."""
    legend = credit.parent
    place = legend.index(credit)
    before = legend[place - 1] if place else legend.previous_sibling()
    if isinstance(before, nodes.caption):
        return before
    if isinstance(before, nodes.paragraph) and "alcf-cell-caption" in before["classes"]:
        return before
    return None

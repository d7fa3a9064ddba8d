"""The nodes of a LaTeX document, arranged for ``sphinxalcf.sty`` just before they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.doctree.header import head_of
from sphinx_alcf.doctree.nodes import (
    latex_command,
    latex_cover,
    latex_environment,
    latex_picture,
    media_address,
    media_cell,
    media_credit,
    media_figure,
    media_grid,
    media_hero,
    media_legend,
    media_line,
    media_time,
    media_transcript,
    media_transcript_title,
)
from sphinx_alcf.story.options import focus_of, ratio_of
from sphinx_alcf.writers.latex.blocks import arrange_blocks, environment
from sphinx_alcf.writers.latex.look import has_cover
from sphinx_alcf.writers.latex.tables import arrange_tables
from sphinx_alcf.writers.measures import own_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

_OVER = {"alcf-kicker", "alcf-categories"}
"""What stands over a title."""

_OUTER = (nodes.document, nodes.section, addnodes.start_of_file, nodes.compound)
_SPANS = {"wide": r"\alcfwide", "full": r"\alcffull"}
_HERO_RATIO = 16 / 9
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


def arrange_latex(doctree: nodes.document, builder: Builder) -> None:
    """Arrange the whole *doctree* of one document."""
    arrange_blocks(doctree)
    for transcript in list(doctree.findall(media_transcript)):
        _set_transcript(transcript)
    _break_words(doctree)
    _run_credits_in(doctree)
    for grid in list(doctree.findall(media_grid)):
        _set_rows(grid)
    for figure in list(doctree.findall(media_figure)):
        if not isinstance(figure, media_hero):
            _place_pictures(figure)
    arrange_tables(doctree, _stands_free)
    _arrange_heads(doctree, cover=has_cover(builder))


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


def _set_rows(grid: media_grid) -> None:
    """Put a grid's cells into rows whose pictures have one height."""
    cells = [n for n in grid.children if isinstance(n, media_cell)]
    size = r"\alcfwide" if grid["placement"] != "text" and _stands_free(grid) else r"\linewidth"
    columns: int = grid["columns"]
    rows: list[nodes.Node] = []
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        ratios = [_ratio(cell) for cell in row]
        row_node = environment("alcfrow", (), arguments=f"{{{size}}}{{{len(row)}}}")
        for cell, ratio in zip(row, ratios, strict=True):
            _place_pictures(cell)
            share = f"{{{ratio / sum(ratios):.4f}}}"
            row_node += environment("alcfcell", cell.children, arguments=share, ids=cell["ids"])
        rows.append(row_node)
    grid.children = [n for n in grid.children if n not in cells]
    grid.insert(0, rows)


def _ratio(cell: media_cell) -> float:
    """Width to height of a cell's picture; 3:2 where it is unknown, as in HTML."""
    image = next(iter(cell.findall(nodes.image)), nodes.image())
    own = own_ratio(image.get("intrinsic_width"), image.get("intrinsic_height"))
    return _asked_ratio(cell) or own


def _place_pictures(figure: media_figure) -> None:
    """Say of each picture of *figure* how wide it stands on the page."""
    for image in list(figure.findall(nodes.image)):
        size = ""
        if figure.get("align") in {"left", "right"}:
            image.setdefault("width", "40%")  # which the writer gives to the box
            size = r"\linewidth"
        elif isinstance(figure, media_cell):
            size = r"\linewidth"
        elif "width" not in image and _stands_free(figure):
            size = _SPANS.get(figure["placement"], "")
        _replace(image, figure, size, _asked_ratio(figure))


def _replace(image: nodes.image, figure: media_figure, size: str, ratio: float) -> None:
    new = latex_picture(image.rawsource, **image.attributes)
    new.source, new.line = image.source, image.line
    new["size"] = size
    new["ratio"] = 0 if figure.get("fit") == "contain" else ratio
    new["focus"] = focus_of(figure.get("focus"))
    new["place"] = "c" if figure.get("align") == "center" else "l"
    image.replace_self(new)


def _asked_ratio(figure: media_figure) -> float:
    return ratio_of(figure.get("ratio", "0"))


def _stands_free(node: nodes.Element) -> bool:
    """Whether *node* has the page's width to itself: it is in no list, quotation or table."""
    parent = node.parent
    while isinstance(parent, _OUTER):
        parent = parent.parent
    return parent is None


def _arrange_heads(doctree: nodes.document, *, cover: bool) -> None:
    root = next((n for n in doctree.children if isinstance(n, nodes.section)), None)
    sections = list(doctree.findall(nodes.section))
    for parent in (doctree, *sections):
        start = _first_word(parent) if parent is doctree else 1
        head = head_of(parent, start)
        is_root = parent is doctree or parent is root
        if not head and not is_root:
            continue
        for node in head:
            parent.remove(node)
        if is_root and cover:
            facts = [node for node in head if "alcf-project" in node["classes"]]
            parent.insert(start, [environment("alcfproject", [node]) for node in facts])
            if head or parent is root:
                parent.insert(start, _cover(parent, [n for n in head if n not in facts]))
        else:
            _open(parent, start, head, titled=not is_root)


def _first_word(document: nodes.document) -> int:
    for place, node in enumerate(document.children):
        if not isinstance(node, nodes.Invisible | nodes.field_list):
            return place
    return len(document)


def _open(parent: nodes.Element, start: int, head: list[nodes.Element], *, titled: bool) -> None:
    """The head of a page: kicker and categories before its title, the rest after it."""
    before: list[nodes.Node] = []
    after: list[nodes.Node] = []
    kicker: list[nodes.Node] = []
    for node in head:
        if isinstance(node, media_hero):
            after.append(_hero(node))
            before.insert(0, latex_command(name="alcfopener"))
        elif _OVER & set(node["classes"]) and titled:
            kicker += [nodes.Text(" · "), *node.children] if kicker else node.children
        else:
            name = next(c for c in node["classes"] if c.startswith("alcf-")).replace("-", "")
            after.append(environment(name, [node]))
    if kicker:
        before.append(latex_command("", "", *kicker, name="alcfkicker"))
    parent.insert(start, after)
    if titled:
        parent.insert(start - 1, before)


def _hero(hero: media_hero, name: str = "alcfhero") -> latex_environment:
    for image in list(hero.findall(nodes.image)):
        if hero["placement"] == "wide":  # in its own shape
            _replace(image, hero, r"\linewidth", 0)
        else:
            _replace(image, hero, r"\alcffull", _HERO_RATIO)
    words: list[nodes.Node] = []
    pictures: list[nodes.Node] = []
    for node in hero.children:
        if isinstance(node, nodes.caption):
            words.append(nodes.paragraph(node.rawsource, "", *node.children))
        elif isinstance(node, media_legend):
            words += node.children
        else:
            pictures.append(node)
    caption = [environment("alcfcaption", words)] if words else []
    return environment(name, [*pictures, *caption], ids=hero["ids"])


def _cover(parent: nodes.Element, head: list[nodes.Element]) -> latex_cover:
    """What the title page shows of the root document's head, as ``alcfset`` takes it."""
    cover = latex_cover()
    if isinstance(parent, nodes.section) and isinstance(parent[0], nodes.title):
        cover += _set("headline", parent[0].deepcopy().children)
    for node in head:
        if not isinstance(node, media_hero):
            name = next(c for c in node["classes"] if c.startswith("alcf-"))
            cover += _set(name.removeprefix("alcf-"), node.children)
            continue
        hero = _hero(node)
        for picture in list(hero.findall(latex_picture)):
            picture["command"] = "alcfcoverpicture"
            cover += _set("picture", [picture])
            break
        cover += [
            _set("caption", child.children)
            for child in hero.children
            if isinstance(child, latex_environment)
        ]
    return cover


def _set(name: str, children: Iterable[nodes.Node]) -> latex_command:
    return latex_command("", "", *children, name=f"alcfset{{{name}}}")

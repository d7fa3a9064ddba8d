"""The heads of pages on paper, and the cover, which is that of the root document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.header import head_of
from sphinx_alcf.doctree.nodes import (
    latex_command,
    latex_cover,
    latex_environment,
    latex_picture,
    media_hero,
    media_legend,
)
from sphinx_alcf.writers.latex.blocks import environment, facts_rows
from sphinx_alcf.writers.latex.pictures import place_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

_OVER = {"alcf-kicker", "alcf-categories"}
"""What stands over a title."""

_HERO_RATIO = 16 / 9


def arrange_heads(doctree: nodes.document, *, cover: bool, divided: bool) -> None:
    """Give the head of each page in *doctree* its environments; the root's to the *cover*.

    *divided* says whether the contents have several captions.
    """
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
            parent.insert(start, [environment("alcfproject", facts_rows(node)) for node in facts])
            if head or parent is root:
                words = _cover(parent, [n for n in head if n not in facts])
                words["divided"] = divided
                parent.insert(start, words)
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
            after.append(environment(name, facts_rows(node) if name == "alcfproject" else [node]))
    if kicker:
        before.append(latex_command("", "", *kicker, name="alcfkicker"))
    parent.insert(start, after)
    if titled:
        parent.insert(start - 1, before)


def _hero(hero: media_hero, name: str = "alcfhero") -> latex_environment:
    for image in list(hero.findall(nodes.image)):
        if hero["placement"] == "wide":  # in its own shape
            place_picture(image, hero, r"\linewidth", 0)
        else:
            place_picture(image, hero, r"\alcffull", _HERO_RATIO)
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
            picture["ids"] += hero["ids"]
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

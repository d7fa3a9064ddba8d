"""What a page says of each of its media: facts for the list of all credits."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx.util import docname_join

from sphinx_alcf.doctree.credits import Runs, facts_of
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_cell,
    media_credit,
    media_grid,
    media_hero,
    media_legend,
    media_source,
    media_teaser,
    media_title,
    media_video,
    page_background,
)
from sphinx_alcf.story.plain import first_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 120
"""Letters of a caption that stand for a medium."""


class Medium(NamedTuple):
    """One medium of a page."""

    title: str
    """Its caption, name or text alternative, else the name of its file."""
    kind: str = "picture"
    """``picture`` or ``video``."""
    anchor: str = ""
    """Its fragment on the page; none for a teaser, which the page does not show."""
    has_anchor: bool = True
    """Whether the page has this fragment by itself."""
    teaser: bool = False
    credit: Runs = ()
    """The credit's text."""
    facts: tuple[tuple[str, str], ...] = ()
    """The credit's other parts, as :func:`~sphinx_alcf.doctree.credits.credit_parts` takes them."""

    @property
    def has_credit(self) -> bool:
        """Whether it is said who made it; a licence alone does not."""
        return bool(self.credit or dict(self.facts).get("creator"))


_Shown: TypeAlias = nodes.figure | nodes.image | media_teaser


def media_of(document: nodes.document, docname: str) -> tuple[Medium, ...]:
    """The media of *document* in their order, the teaser last.

    Each node keeps its fragment, or the one that :func:`give_anchors` gives; that is of no other
    page, so that a file of all pages has each once.
    """
    found: list[Medium] = []
    page = hashlib.sha256(docname.encode()).hexdigest()[:8]  # a name may have no Latin letter
    for number, node in enumerate(_shown(document, docname), 1):
        image = next(iter(node.findall(nodes.image)), None)
        anchor, has_anchor = "", True
        if not isinstance(node, media_teaser) and not _within(node, page_background):
            has_anchor = bool(node["ids"])
            anchor = node["ids"][0] if has_anchor else f"medium-{page}-{number}"
            node["fragment"] = anchor
        credit, facts = credit_of(node)
        found.append(
            Medium(
                title=_title(node, image),
                kind="video" if any(node.findall(media_video)) else "picture",
                anchor=anchor,
                has_anchor=has_anchor,
                teaser=isinstance(node, media_teaser),
                credit=credit,
                facts=tuple(facts.items()),
            )
        )
    return tuple(found)


def give_anchors(doctree: nodes.document, *, latex: bool) -> None:
    """Give the media of *doctree* that have no fragment the one that the list links to.

    Where the writer would lose it, or write it twice, a node more has it.
    """
    for node in every(doctree, nodes.Element):
        if "fragment" not in node:
            continue
        if _has_label(node) if latex else not _gets_link(node):
            node["ids"] = node["ids"] or [node["fragment"]]
        elif latex or not node["ids"]:
            _insert_target(node)


def _has_label(node: nodes.Element) -> bool:
    """Whether LaTeX's writer keeps the fragments of *node*: of a picture none, of few figures."""
    if isinstance(node, media_hero | media_cell):
        return True
    return isinstance(node, nodes.figure) and any(
        isinstance(child, nodes.caption) for child in node.children
    )


def _gets_link(node: nodes.Element) -> bool:
    """Whether Sphinx puts a link around *node* for HTML, which takes its fragment as well.

    So it does with pictures of a given size (``html_scaled_image_link``).
    """
    return (
        isinstance(node, nodes.image)
        and not isinstance(node.parent, nodes.reference)
        and any(key in node for key in ("width", "height", "scale"))
    )


def _insert_target(node: nodes.Element) -> None:
    target = nodes.target("", "", ids=[node["fragment"]])
    if isinstance(node, nodes.figure):
        node.insert(0, target)  # LaTeX's writer skips a target before a figure
    else:
        first = node.parent if isinstance(node.parent, nodes.reference) else node
        first.parent.insert(first.parent.index(first), target)


def _shown(document: nodes.document, docname: str) -> Iterator[_Shown]:
    """Figures but for grids, pictures that are in none, and a teaser that says more than these."""
    teasers = []
    files = set()
    for node in every(document, nodes.figure, nodes.image, media_teaser):
        if isinstance(node, media_teaser):
            teasers.append(node)
        if isinstance(node, nodes.figure) and not isinstance(node, media_grid):
            if any(isinstance(n, nodes.image | media_video) for n in _inside(node)):
                yield node
        elif isinstance(node, nodes.image) and _stands_alone(node):
            yield node
        if isinstance(node, nodes.image) and not _within(node, media_teaser):
            files.add(docname_join(docname, node["uri"]))
    for teaser in teasers:
        said = any(teaser.findall(media_credit))
        image = next(iter(teaser.findall(nodes.image)))
        if said or docname_join(docname, image["uri"]) not in files:
            yield teaser


def _inside(figure: nodes.figure) -> Iterator[nodes.Node]:
    """What stands in a figure but for its words, and in a link in it."""
    for child in figure.children:
        yield child
        if isinstance(child, nodes.reference):
            yield from child.children


def _stands_alone(image: nodes.image) -> bool:
    """Whether *image* is no figure's own: a legend may have pictures too."""
    if image["uri"].startswith("data:"):
        return False
    node = image.parent
    while node is not None:
        if isinstance(node, nodes.legend | nodes.caption):
            return True
        if isinstance(node, nodes.figure | nodes.substitution_definition | media_teaser):
            return False
        node = node.parent
    return True


def _within(node: nodes.Node, kind: type[nodes.Element]) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, kind):
        parent = parent.parent
    return parent is not None


def _title(node: _Shown, image: nodes.image | None) -> str:
    caption = ""
    for child in node.findall(nodes.TextElement):
        if isinstance(child, nodes.caption) or "alcf-cell-caption" in child["classes"]:
            caption = child.astext()
            break
    name = next((n.astext() for n in node.findall(media_title)), "")
    alt = str(image.get("alt", "")) if image is not None else ""
    if not alt:
        alt = next((str(n.get("alt", "")) for n in node.findall(media_video)), "")
    return first_words(caption or name or alt, _LONGEST) or _file(node, image)


def _file(node: _Shown, image: nodes.image | None) -> str:
    """The name of the file; of an embed its address."""
    video = next(iter(node.findall(media_video)), None)
    if video is not None and "watch_url" in video:
        return str(video["watch_url"])
    for film in node.findall(media_source):
        return film.astext()
    if image is None:
        return ""
    try:
        return PurePosixPath(unquote(urlsplit(image["uri"]).path)).name
    except ValueError:  # no address, which Sphinx lets pass
        return str(image["uri"])


def credit_of(node: nodes.Element) -> tuple[Runs, dict[str, str]]:
    """Text and other parts of the credit of a figure or teaser.

    What a cell does not say, its grid may.
    """
    own = next(iter(node.findall(media_credit)), None)
    text: Runs = own["said"] if own is not None else ()
    facts = facts_of(own) if own is not None else {}
    grid = node.parent
    while isinstance(grid, nodes.container):  # of the cells, where they are arranged for HTML
        grid = grid.parent
    if not isinstance(node, media_cell) or not isinstance(grid, media_grid):
        return text, facts
    legends = [n for n in grid.children if isinstance(n, media_legend)]
    shared = next((n for legend in legends for n in legend.findall(media_credit)), None)
    if shared is None:
        return text, facts
    more = facts_of(shared)
    if text or "creator" in facts:
        more.pop("creator", None)
    else:
        text = shared["said"]
    return text, {**more, **facts}

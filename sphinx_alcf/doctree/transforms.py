"""What happens to a page's nodes after it was parsed, before its doctree is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.blocks import STANDFIRST
from sphinx_alcf.doctree.byline import date_node
from sphinx_alcf.doctree.credits import complete_credit
from sphinx_alcf.doctree.header import head_place, is_head, page_of
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_credit,
    media_figure,
    media_grid,
    media_hero,
    media_portrait,
    media_video,
    story_block,
    story_correction,
)
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PlaceIntro(SphinxTransform):
    """A standfirst that begins a page without an ``intro`` is the page's own, in its head.

    It has one paragraph then. Any other stays where it stands.
    """

    default_priority = 14  # before the hero is placed (15), which then stands after it

    def apply(self, **kwargs: object) -> None:
        """Move the standfirst, as the paragraph that front matter would give."""
        if page_of(self.document).intro:
            return
        parent, place = head_place(self.document)
        kicker = place
        for node in parent.children[place:]:
            if isinstance(node, story_block) and STANDFIRST in node["classes"]:
                self._move(node, parent, kicker)
                return
            if isinstance(node, nodes.Element) and "alcf-kicker" in node.get("classes", ()):
                kicker = parent.index(node) + 1
            if not (is_head(node) or isinstance(node, media_hero | nodes.Invisible)):
                return

    def _move(self, block: story_block, parent: nodes.Element, place: int) -> None:
        (paragraph, *rest) = block.children
        if rest or not isinstance(paragraph, nodes.paragraph):
            return
        paragraph["ids"] += block["ids"]
        paragraph["names"] += block["names"]
        classes = [name for name in block["classes"] if name != STANDFIRST]
        paragraph["classes"] += ["alcf-intro", *classes]
        for name in block["ids"]:
            self.document.ids[name] = paragraph
        parent.remove(block)
        parent.insert(place, paragraph)


class PlaceHero(SphinxTransform):
    """One hero a page, after its title. A second one warns and becomes a wide figure.

    Front matter comes first in the document, so its hero wins over a directive's.
    """

    default_priority = 15  # after front matter was read (5), before messages are translated (20)

    def apply(self, **kwargs: object) -> None:
        """Move or demote the heroes of the page."""
        heroes = every(self.document, media_hero)
        for extra in heroes[1:]:
            message = (
                "A page has one hero, and this one has another before it: it is shown as a wide "
                "figure. Remove one of the two."
            )
            report(Problem(Warn.SECOND_HERO, message), extra)
            extra.replace_self(_as_figure(extra))
        if heroes:
            self._move(heroes[0])

    def _move(self, hero: media_hero) -> None:
        hero.parent.remove(hero)
        parent, place = head_place(self.document)
        while place < len(parent) and is_head(parent[place]):
            place += 1
        parent.insert(place, hero)


def _as_figure(hero: media_hero) -> media_figure:
    figure = media_figure(hero.rawsource, *hero.children, **hero.attributes)
    figure.source, figure.line = hero.source, hero.line
    figure["placement"] = "wide"
    figure["classes"].remove("alcf-hero")
    for key in ("layout", "portrait_ratio", "portrait_focus"):
        figure.attributes.pop(key, None)
    for portrait in list(figure.findall(media_portrait)):
        portrait.parent.remove(portrait)
    return figure


class CompleteMedia(SphinxTransform):
    """Put the word before a credit, and its further parts beside it; tell media their language.

    Both speak the language of the page. After ``Locale`` (20), which replaces a translated
    paragraph's children.
    """

    default_priority = 25

    def apply(self, **kwargs: object) -> None:
        """Complete each credit and each video of the page."""
        language = page_of(self.document).lang
        _ = words_in(language)
        if language:
            for node in every(self.document, media_video, media_figure, media_grid):
                node["lang"] = language
        for node in every(self.document, media_credit):
            complete_credit(node, _)


class TitleCorrections(SphinxTransform):
    """Give each correction its title, in the language of the page.

    After ``Locale`` (20), so that it is no message of the page.
    """

    default_priority = 25

    def apply(self, **kwargs: object) -> None:
        """Write the titles."""
        page = page_of(self.document)
        _ = words_in(page.lang)
        for node in every(self.document, story_correction):
            title = nodes.title("", _("Correction"), translatable=False)
            if node["date"]:
                language = page.lang or self.config.language or "en"
                title += [nodes.Text(", "), date_node(node["date"], language)]
            elif node["written"]:
                title += nodes.Text(f", {node['written']}")
            node.insert(0, title)


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(PlaceIntro)
    app.add_transform(TitleCorrections)
    app.add_transform(PlaceHero)
    app.add_transform(CompleteMedia)

"""The one place where the model becomes nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_alcf.config import AlcfConfig, get_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.credits import keep_credit
from sphinx_alcf.doctree.files import Finder
from sphinx_alcf.doctree.films import make_film
from sphinx_alcf.doctree.nodes import (
    media_address,
    media_cell,
    media_credit,
    media_figure,
    media_grid,
    media_hero,
    media_legend,
    media_teaser,
    media_title,
    media_video,
)
from sphinx_alcf.doctree.portrait import add_portrait
from sphinx_alcf.story.model import (
    Credit,
    Embed,
    Figure,
    Grid,
    Hero,
    Inline,
    Medium,
    Picture,
    Teaser,
    Video,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.environment import BuildEnvironment

PLACEMENTS = ("text", "wide", "full")
_SHAPE = ("ratio", "fit", "focus")


class NodeFactory(NamedTuple):
    """Makes the nodes of one page's media.

    *parse* turns a text into inline nodes in the language it is written in; *source* is the path
    that docutils writes into nodes.
    """

    env: BuildEnvironment
    docname: str
    source: str
    parse: Callable[[Inline], list[nodes.Node]]

    @property
    def config(self) -> AlcfConfig:
        """The project's options."""
        return get_config(self.env.config)

    def warn(self, problems: Iterable[Problem], line: int | None) -> None:
        """Report *problems*, those without a place at *line*."""
        for problem in problems:
            report(problem.at(line), self.source)

    def figure(
        self,
        figure: Figure,
        body: Sequence[nodes.Node] = (),
        *,
        kind: type[media_figure] = media_figure,
    ) -> media_figure:
        """The node of *figure*; *body* is a directive's content: a caption, then a legend."""
        node = kind()
        self.locate(node, figure.line)
        node["classes"] += figure.classes
        if figure.align:
            node["align"] = figure.align
        node["placement"] = figure.width if figure.width in PLACEMENTS else "text"
        for key in (*_SHAPE, "lightbox"):
            if value := getattr(figure, key):
                node[key] = value
        node += self._medium(figure, node)
        caption, rest = self._caption(figure.caption, body, figure.line)
        if node.children and caption is None:
            self._check_alternative(figure)
        if kind is media_cell:
            rest = [*([caption_paragraph(caption)] if caption else []), *rest]
        elif caption:
            node += caption
        legend = self._legend(figure.credit, rest, figure.medium, figure.line)
        if legend:
            node += legend
        return node

    def hero(self, hero: Hero, body: Sequence[nodes.Node] = ()) -> media_figure:
        """The node of the hero of a page."""
        node = self.figure(hero.figure, body, kind=media_hero)
        node["classes"].append("alcf-hero")
        node["layout"] = hero.layout.value
        node["placement"] = "wide" if hero.figure.width == "wide" else "full"
        if hero.portrait:
            add_portrait(node, hero.portrait, self.finder(hero.figure.line))
        return node

    def grid(
        self, grid: Grid, body: Sequence[nodes.Node] = (), cells: Sequence[media_figure] = ()
    ) -> media_grid:
        """The node of *grid*; *cells* are figures that stand in a directive's content."""
        node = media_grid()
        self.locate(node, grid.line)
        node["classes"] += grid.classes
        node["placement"] = grid.width if grid.width in PLACEMENTS else "wide"
        made = [self.figure(figure, kind=media_cell) for figure in grid.figures]
        node += [*made, *cells]
        for cell in [*made, *cells]:
            for key in _SHAPE:
                if value := getattr(grid, key):
                    cell.setdefault(key, value)
        if grid.lightbox:
            node["lightbox"] = True
        node["columns"] = grid.columns or max(1, min(3, len(node)))
        caption, rest = self._caption(grid.caption, body, grid.line)
        if caption:
            node += caption
        films = [cell for cell in [*made, *cells] if any(cell.findall(media_video))]
        only_films = bool(films) and len(films) == len(made) + len(cells)
        legend = self._legend(grid.credit, rest, None, grid.line, video=only_films)
        if legend:
            node += legend
        return node

    def teaser(self, teaser: Teaser) -> media_teaser | None:
        """The node of a page's teaser; none where its picture is not found."""
        uri = self.finder(teaser.line).picture(teaser.picture.file)
        if uri is None:
            return None
        image = nodes.image(uri=uri, alt=teaser.picture.alt or "")
        node = media_teaser("", image)
        if teaser.credit:
            node += self._credit(teaser.credit, False, teaser.line)
        self.locate(node, teaser.line)
        self.locate(image, teaser.line)
        return node

    def text(self, text: Inline, *classes: str) -> nodes.paragraph:
        """A paragraph of *text*, which gettext sees."""
        node = nodes.paragraph(text.text, "", *self.parse(text), classes=list(classes))
        self.locate(node, text.line)
        return node

    def finder(self, line: int | None) -> Finder:
        """What finds the files of a medium or block at *line*."""
        return Finder(self.env, self.docname, self.config, self.source, line)

    def locate(self, node: nodes.Element, line: int | None) -> None:
        """Say of *node* that it stands in the page's file, in *line*."""
        node.source = self.source
        node.line = line
        if isinstance(node, nodes.image):
            node.rawsource = node["uri"]  # without it and alt, Sphinx forgets the line

    def _check_alternative(self, figure: Figure) -> None:
        medium = figure.medium
        named = medium.title if isinstance(medium, Embed) else medium.alt
        if isinstance(medium, Video):
            named = medium.title if named is None else named
        if named is None:
            message = (
                "This medium has neither a text alternative nor a caption: say with 'alt' what it "
                'shows, or alt="" if it only decorates.'
            )
            self.warn([Problem(Warn.ALT, message)], figure.line)

    def _medium(self, figure: Figure, node: media_figure) -> list[nodes.Node]:
        medium = figure.medium
        finder = self.finder(figure.line)
        if isinstance(medium, Picture):
            return self._picture(medium, figure, finder, node)
        if isinstance(medium, Embed):
            video = self._embed(medium)
            poster = finder.picture(medium.poster) if medium.poster else None
        else:
            video, poster = make_film(medium, figure.name, finder)
        self.locate(video, figure.line)
        if medium.title:
            title = media_title(medium.title, medium.title)
            self.locate(title, figure.line)
            video.insert(0, title)
        if poster:
            alt = (medium.title if isinstance(medium, Embed) else medium.alt) or ""
            image = nodes.image(uri=poster, alt=alt, classes=["alcf-poster"])
            self.locate(image, figure.line)
            video.insert(0, image)
        return [video]

    def _picture(
        self, picture: Picture, figure: Figure, finder: Finder, node: media_figure
    ) -> list[nodes.Node]:
        uri = finder.picture(picture.file)
        if uri is None:
            return [nodes.paragraph("", picture.alt)] if picture.alt else []
        images = [nodes.image(uri=uri, alt=picture.alt or "")]
        dark = finder.picture(picture.dark) if picture.dark else None
        if dark:
            images[0]["classes"].append("alcf-light-only")
            images.append(nodes.image(uri=dark, alt=picture.alt or "", classes=["alcf-dark-only"]))
        for image in images:
            self.locate(image, figure.line)
            if figure.width not in PLACEMENTS:
                image["width"] = figure.width
        node["plate"] = picture.plate and not dark
        if not figure.link:
            return list(images)
        link = nodes.reference("", "", *images, refuri=figure.link)
        if document := self.document_of(figure.link):
            link["refdocument"] = document
        return [link]

    def document_of(self, link: str) -> str | None:
        """The document that a path such as ``../two.md`` names, if the project has it."""
        if urlsplit(link).scheme or link.startswith(("//", "#")):
            return None
        path, _ = self.env.relfn2path(urlsplit(link).path, self.docname)
        found = self.env.path2doc(path)
        return found if found in self.env.found_docs else None

    def _embed(self, embed: Embed) -> media_video:
        node = media_video(kind="embed")
        for key in ("provider", "player_url", "watch_url", "allow", "referrer_policy", "sandbox"):
            if (value := getattr(embed, key)) is not None:
                node[key] = value
        return node

    def _caption(
        self, text: Inline | None, body: Sequence[nodes.Node], line: int | None
    ) -> tuple[nodes.caption | None, list[nodes.Node]]:
        """The caption, and the nodes of *body* that are not in it."""
        rest = [n for n in body if not isinstance(n, nodes.comment)]
        paragraph = rest[0] if rest and isinstance(rest[0], nodes.paragraph) else None
        if text is not None:
            if paragraph is not None:
                message = "A caption stands in the body and in 'caption': the body's follows it."
                self.warn([Problem(Warn.CAPTION, message)], line)
            caption = nodes.caption(text.text, "", *self.parse(text))
            self.locate(caption, text.line or line)
            return caption, rest
        if paragraph is None:
            return None, rest
        caption = nodes.caption(paragraph.rawsource, "", *paragraph.children)
        caption.source, caption.line = paragraph.source, paragraph.line
        return caption, rest[1:]

    def _legend(
        self,
        credit: Credit,
        rest: Sequence[nodes.Node],
        medium: Medium | None,
        line: int | None,
        *,
        video: bool = False,
    ) -> media_legend | None:
        legend = media_legend("", *rest)
        if credit:
            legend += self._credit(credit, video or isinstance(medium, Video | Embed), line)
        if isinstance(medium, Embed):
            legend += self._address(medium.watch_url, line)
        elif isinstance(medium, Video):
            for file in medium.files:
                if urlsplit(file).scheme in {"http", "https"}:
                    legend += self._address(file, line)
        return legend if legend.children else None

    def _credit(self, credit: Credit, video: bool, line: int | None) -> media_credit:
        text = credit.text or Inline("", line=line)
        node = media_credit(text.text, "", classes=["alcf-credit"])
        if credit.text:
            node += self.parse(text)
        node["kind"] = "video" if video else "picture"
        self.warn(keep_credit(node, credit, self.config.licenses), text.line or line)
        if credit.source_url and (document := self.document_of(credit.source_url)):
            node["source_document"] = document
        self.locate(node, text.line or line)
        return node

    def _address(self, url: str, line: int | None) -> media_address:
        node = media_address("", "", nodes.reference("", url, refuri=url), translatable=False)
        self.locate(node, line)
        return node


def caption_paragraph(caption: nodes.caption) -> nodes.paragraph:
    """A cell's caption as a paragraph of its legend: what has a caption is numbered."""
    node = nodes.paragraph(caption.rawsource, "", *caption.children, classes=["alcf-cell-caption"])
    node.source, node.line = caption.source, caption.line
    return node

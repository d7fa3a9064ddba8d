"""The nodes of a page, arranged as a format needs them, just before they are written.

Handlers of ``doctree-resolved``, which run in the main process: doctrees are shared by builders, so
that nothing of this can happen while pages are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.builders import writes_messages, writes_web_html
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree.header import head_of
from sphinx_alcf.doctree.kinds import Kinds, every, kinds_of
from sphinx_alcf.doctree.nodes import (
    download_card,
    media_address,
    media_box,
    media_cell,
    media_cells,
    media_figure,
    media_grid,
    media_hero,
    media_legend,
    media_portrait,
    media_source,
    media_title,
    media_video,
    page_background,
    responsive_image,
    story_header,
    story_header_text,
)
from sphinx_alcf.story.clock import clock
from sphinx_alcf.words import words_in
from sphinx_alcf.writers.background import is_background, place_backgrounds
from sphinx_alcf.writers.breaks import keep_breaks
from sphinx_alcf.writers.downloads import arrange_downloads
from sphinx_alcf.writers.latex.look import has_look
from sphinx_alcf.writers.lightbox import open_pictures
from sphinx_alcf.writers.measures import width_class
from sphinx_alcf.writers.places import frame_of, place_of
from sphinx_alcf.writers.portrait import cut_portraits, shape_portraits
from sphinx_alcf.writers.renditions import register_renditions
from sphinx_alcf.writers.sizes import sizes_of
from sphinx_alcf.writers.strict import as_the_theme_wants
from sphinx_alcf.writers.teasers import take_teasers_away
from sphinx_alcf.writers.transcript import set_transcripts_free
from sphinx_alcf.writers.video import film_address

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_alcf.writers.sizes import Frame


def arrange(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Arrange *doctree* for the builder that will write it; gettext takes it as it was read."""
    if writes_messages(app.builder):
        return
    kinds = kinds_of(doctree)
    take_teasers_away(doctree, app.builder, copy=writes_web_html(app.builder))
    if kinds.has(page_background):
        place_backgrounds(doctree, app, docname)
    if kinds.has(download_card):
        arrange_downloads(doctree, app.builder)
    for link in every(doctree, nodes.reference):
        if "refdocument" in link:  # which Sphinx resolves in texts only
            _, hash_sign, anchor = link["refuri"].partition("#")
            uri = app.builder.get_relative_uri(docname, link["refdocument"])
            link["refuri"] = f"{uri}{hash_sign}{anchor}"
            link["internal"] = True
    set_transcripts_free(doctree)
    if writes_web_html(app.builder):
        _wrap_header(doctree)
        _arrange_media(doctree, app, docname, kinds)
        if app.config.html_theme == "alcf":
            as_the_theme_wants(doctree)
    else:
        _leave_out_variants(doctree)
        _name_videos(doctree, app.config)
        keep_breaks(doctree, app.builder.format)
    if app.builder.format == "latex":
        _leave_out_svg(doctree)
    if has_look(app.builder):
        from sphinx_alcf.writers.latex.arrange import arrange_latex

        arrange_latex(doctree, app.builder, docname)
    if app.builder.format in {"latex", "texinfo"}:
        _unnumber_heroes(doctree)
    if app.builder.format == "text":
        _set_pictures_apart(doctree)


def _arrange_media(doctree: nodes.document, app: Sphinx, docname: str, kinds: Kinds) -> None:
    """Box, shape and offer the pictures and videos of a page, as far as it has some."""
    frame = frame_of(app, docname)
    if kinds.has(media_figure, media_grid):
        _box_media(doctree)
    if kinds.has(nodes.image):
        _make_responsive(doctree, app, frame)
    if kinds.has(media_hero):
        cut_portraits(doctree, app.builder, frame)
        shape_portraits(doctree)
    if kinds.has(media_figure):
        open_pictures(doctree)


def _wrap_header(doctree: nodes.document) -> None:
    """Put title, kicker, intro, byline and hero of each page into one element.

    In a single page of many documents each has its own.
    """
    for title in every(doctree, nodes.title):
        section = title.parent
        if not isinstance(section, nodes.section) or isinstance(section, story_header):
            continue
        head = [title, *head_of(section, 1)]
        if len(head) == 1 and not isinstance(section.parent, nodes.document):
            continue
        _replace_head(section, head)


def _replace_head(section: nodes.section, head: list[nodes.Element]) -> None:
    hero = next((n for n in head if isinstance(n, media_hero)), None)
    words = [n for n in head if n is not hero]
    over = {"alcf-kicker", "alcf-categories"}
    words.sort(key=lambda n: not over & set(n["classes"]))  # stable: these come before the title
    length = len(head[0].astext())
    size = "short" if length <= 45 else "medium" if length <= 80 else "long"
    header = story_header(ids=section["ids"], title_size=size, hero=hero["layout"] if hero else "")
    del section.children[: len(head)]
    header += story_header_text("", *words, ids=section["ids"])
    if hero is not None:
        header += hero
    section.insert(0, header)


def _box_media(doctree: nodes.document) -> None:
    """Put the picture of each figure into a box, and the cells of each grid into a row."""
    for figure in every(doctree, media_figure):
        pictures = [n for n in figure.children if isinstance(n, nodes.image | nodes.reference)]
        if pictures:
            del figure.children[: len(pictures)]
            figure.insert(0, media_box("", *pictures))
    for grid in every(doctree, media_grid):
        cells = [n for n in grid.children if isinstance(n, media_cell)]
        del grid.children[: len(cells)]
        grid.insert(0, media_cells("", *cells))


def _make_responsive(doctree: nodes.document, app: Sphinx, frame: Frame) -> None:
    """Give each picture its smaller versions; the hero's is loaded first, the others lazily."""
    for image in every(doctree, nodes.image):
        figure = _figure_of(image)
        new = _responsive(image, figure, app)
        new["sizes"] = sizes_of(place_of(image, figure, frame))
        if isinstance(image, media_portrait):
            _stand_in(image, new)
            continue
        image.replace_self(new)
        if figure is not None:
            _share_width(figure, new)
        if figure is not None and figure.get("plate") and image.get("transparent"):
            figure["classes"].append("alcf-plate")


def _responsive(image: nodes.image, figure: media_figure | None, app: Sphinx) -> responsive_image:
    new = responsive_image(image.rawsource, **image.attributes)
    new.source, new.line = image.source, image.line
    new["renditions"] = register_renditions(app.builder, image["uri"])
    new["eager"] = isinstance(figure, media_hero) or is_background(figure)
    return new


def _stand_in(portrait: media_portrait, picture: responsive_image) -> None:
    """Give the *picture* for tall windows to the one before it: as a child, Sphinx copies it."""
    before = portrait.previous_sibling()
    assert isinstance(before, responsive_image)
    portrait.parent.remove(portrait)
    before += picture


def _share_width(figure: media_figure, image: responsive_image) -> None:
    """Give a picture's percentage to the box around it, so that plate and ratio have it too.

    Where the text flows beside the figure, it is the figure's.
    """
    classes = width_class(str(image.get("width", "")))
    box = figure.children[0]
    if not classes or not isinstance(box, media_box):
        return
    del image["width"]
    target = figure if figure.get("align") in {"left", "right"} else box
    target["classes"] += [name for name in classes if name not in target["classes"]]


def _figure_of(image: nodes.image) -> media_figure | None:
    node = image.parent
    while node is not None and not isinstance(node, media_figure):
        node = node.parent
    return node


def _leave_out_variants(doctree: nodes.document) -> None:
    """Show one picture where neither a palette nor a window's shape could choose another."""
    for image in every(doctree, nodes.image):
        if isinstance(image, media_portrait) or "alcf-dark-only" in image["classes"]:
            image.parent.remove(image)


def _name_videos(doctree: nodes.document, config: Config) -> None:
    """Where no video plays, say where it is: its file's address becomes a line of the legend."""
    for video in every(doctree, media_video):
        films = [
            n for n in video.children if isinstance(n, media_source) and n["type"] != "text/vtt"
        ]
        for source in [n for n in video.children if isinstance(n, media_source)]:
            video.remove(source)
        figure = video.parent
        _keep_only_title(video, figure)
        if films and isinstance(figure, media_figure):
            address = _address(films[0], config, video.get("lang"), video.get("duration", 0))
            _legend_of(figure).append(address)


def _keep_only_title(video: media_video, figure: nodes.Element | None) -> None:
    """Show a video's title where nothing else says what it is, as a plain paragraph."""
    named = any(isinstance(n, nodes.image) for n in video.children) or any(
        isinstance(n, nodes.caption) for n in (figure.children if figure else ())
    )
    for title in [n for n in video.children if isinstance(n, media_title)]:
        if named:
            video.remove(title)
        else:
            title.replace_self(nodes.paragraph("", "", *title.children))


def _leave_out_svg(doctree: nodes.document) -> None:
    """Put the words of an SVG in its place where no extension has converted it for LaTeX."""
    for image in every(doctree, nodes.image):
        if not image["uri"].lower().endswith((".svg", ".svgz")):
            continue
        message = (
            f"LaTeX cannot show {image['uri']!r}: add an extension that converts SVG, such as "
            "sphinxcontrib.inkscapeconverter, or give a PNG."
        )
        report(Problem(Warn.MEDIA_UNREADABLE, message), image)
        words = nodes.Text(image.get("alt", ""))
        inline = isinstance(image.parent, nodes.TextElement)
        image.replace_self(words if inline else nodes.paragraph("", "", words))


def _unnumber_heroes(doctree: nodes.document) -> None:
    """Make a hero's caption a paragraph: LaTeX and Texinfo number whatever has a caption."""
    for hero in every(doctree, media_hero):
        for caption in [n for n in hero.children if isinstance(n, nodes.caption)]:
            hero.remove(caption)
            _legend_of(hero).insert(0, nodes.paragraph(caption.rawsource, "", *caption.children))


def _set_pictures_apart(doctree: nodes.document) -> None:
    """Give each figure's picture a line of its own: Sphinx runs it into the caption."""
    for figure in every(doctree, media_figure):
        for image in list(figure.findall(nodes.image)):
            image.replace_self(nodes.paragraph("", "", image.deepcopy()))


def _legend_of(figure: media_figure) -> media_legend:
    last = figure.children[-1]
    if not isinstance(last, media_legend):
        last = media_legend()
        figure += last
    return last


def _address(
    source: media_source, config: Config, language: str | None, duration: float
) -> media_address:
    """The address of a video's file on the web, or its name where that is not known.

    Before it stands how long it plays, *duration* in seconds; 0 where that is not known.
    """
    _ = words_in(language)
    label = _("Video, %s:") % clock(duration) if duration >= 1 else _("Video:")
    node = media_address("", "", nodes.inline("", label), nodes.Text(" "))
    url = film_address(source, config)
    node += nodes.reference("", url, refuri=url) if url else nodes.Text(source.astext())
    return node

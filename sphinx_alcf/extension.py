"""The list of what is registered. It imports every room, and no room imports it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.fileutil import copy_asset
from sphinx.util.template import SphinxRenderer

from sphinx_alcf.builders import writes_embedded_html, writes_web_html
from sphinx_alcf.config import setup_config
from sphinx_alcf.diagnostics import Problem, Warn, report
from sphinx_alcf.doctree import nodes as alcf
from sphinx_alcf.doctree import standing
from sphinx_alcf.doctree.block_directives import setup_block_directives
from sphinx_alcf.doctree.byline import setup_byline
from sphinx_alcf.doctree.credit_list import setup_credit_list
from sphinx_alcf.doctree.directives import setup_directives
from sphinx_alcf.doctree.downloads import setup_downloads
from sphinx_alcf.doctree.field_list import FieldListFrontMatter
from sphinx_alcf.doctree.page_blocks import setup_page_blocks
from sphinx_alcf.doctree.parser import AlcfParser, import_ahead
from sphinx_alcf.doctree.plain_images import setup_plain_images
from sphinx_alcf.doctree.sizes import note_sizes
from sphinx_alcf.doctree.transcripts import setup_transcripts
from sphinx_alcf.doctree.transforms import setup_transforms
from sphinx_alcf.once import setup_once
from sphinx_alcf.pages.assets import offer_assets
from sphinx_alcf.pages.compiled import keep_compiled
from sphinx_alcf.pages.context import add_context, load_scripts
from sphinx_alcf.pages.extra import collect_pages
from sphinx_alcf.pages.feeds import setup_feeds
from sphinx_alcf.pages.language import translate_templates
from sphinx_alcf.pages.lists import setup_lists
from sphinx_alcf.pages.metadata import add_metadata
from sphinx_alcf.pages.offered import offer
from sphinx_alcf.pages.palettes import read_site_palettes
from sphinx_alcf.pages.readthedocs import note_read_the_docs
from sphinx_alcf.pages.sitemap import write_sitemap
from sphinx_alcf.pages.surroundings import pages_with_new_surroundings
from sphinx_alcf.pages.theme_options import check_theme_options
from sphinx_alcf.pages.titles import keep_titles
from sphinx_alcf.site.address import check_base
from sphinx_alcf.site.card_pictures import note_card_picture
from sphinx_alcf.site.contents import setup_contents
from sphinx_alcf.site.credits import list_credits, pages_with_new_credits
from sphinx_alcf.site.crops import note_crops
from sphinx_alcf.site.domain import AlcfDomain, refer_to_moment
from sphinx_alcf.site.fronts import setup_fronts
from sphinx_alcf.site.heads import drop_heads, read_heads
from sphinx_alcf.site.labels import label_figures
from sphinx_alcf.site.names import name_images
from sphinx_alcf.site.outdated import pages_with_new_media
from sphinx_alcf.site.teasers import setup_teasers
from sphinx_alcf.words import load_words
from sphinx_alcf.writers import fallbacks, html, lightbox, strict, text, transcript, video
from sphinx_alcf.writers.arrange import arrange
from sphinx_alcf.writers.card_pictures import copy_card_picture, make_card_pictures
from sphinx_alcf.writers.convert import set_up_converter
from sphinx_alcf.writers.copies import copy_wanted
from sphinx_alcf.writers.latex import visit as latex
from sphinx_alcf.writers.latex.look import copy_package, set_up_latex
from sphinx_alcf.writers.mathml import setup_math
from sphinx_alcf.writers.one_page import lead_within_one_page
from sphinx_alcf.writers.renditions import make_renditions, pages_with_unmade_pictures

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

HERE = Path(__file__).parent
MYST_EXTENSIONS = ("attrs_block", "attrs_inline", "colon_fence", "deflist")
"""What the syntax of this project needs of MyST."""


def setup_extension(app: Sphinx) -> None:
    """Register everything.

    Raises ``SystemExit`` where Sphinx loads this module for its theme only: it is then too late to
    register a parser, and Sphinx prints a traceback with every other error.
    """
    if hasattr(app, "builder"):
        raise SystemExit(
            "The theme 'alcf' needs its extension: in conf.py, add \"sphinx_alcf\" to extensions."
        )
    setup_config(app)
    setup_once(app)
    _setup_parsers(app)
    _setup_nodes(app)
    setup_directives(app)
    setup_block_directives(app)
    setup_page_blocks(app)
    setup_downloads(app)
    setup_credit_list(app)
    setup_teasers(app)
    setup_contents(app)
    setup_fronts(app)
    setup_lists(app)
    app.add_transform(FieldListFrontMatter)
    setup_transforms(app)
    setup_byline(app)
    setup_transcripts(app)
    setup_plain_images(app)
    app.add_domain(AlcfDomain)
    app.add_html_theme("alcf", str(HERE / "theme" / "alcf"))
    _connect_handlers(app)


def _connect_handlers(app: Sphinx) -> None:
    """Connect what happens to Sphinx's events, in the order in which they come."""
    app.connect("config-inited", load_words)
    app.connect("config-inited", _complete_config, priority=390)
    app.connect("config-inited", read_site_palettes, priority=400)
    app.connect("config-inited", check_theme_options, priority=400)
    app.connect("config-inited", note_read_the_docs, priority=410)
    app.connect("config-inited", setup_math)
    app.connect("builder-inited", translate_templates)
    app.connect("builder-inited", keep_compiled)
    app.connect("builder-inited", keep_titles)
    app.connect("builder-inited", set_up_latex)
    app.connect("builder-inited", set_up_converter)
    app.connect("builder-inited", load_scripts)
    app.connect("builder-inited", check_base)
    app.connect("doctree-read", note_sizes)
    app.connect("doctree-read", note_crops)
    app.connect("doctree-read", note_card_picture)
    app.connect("doctree-read", label_figures)
    app.connect("env-get-outdated", pages_with_new_media)
    app.connect("env-before-read-docs", read_heads)
    app.connect("env-before-read-docs", import_ahead)
    app.connect("missing-reference", refer_to_moment)
    app.connect("env-updated", drop_heads, priority=100)
    app.connect("env-updated", name_images)
    app.connect("env-updated", pages_with_new_surroundings)
    app.connect("env-updated", pages_with_unmade_pictures)
    app.connect("env-updated", pages_with_new_credits)
    app.connect("write-started", make_renditions)
    app.connect("write-started", make_card_pictures)
    app.connect("write-started", offer)
    app.connect("write-started", _copy_static_files)
    app.connect("write-started", copy_package)
    app.connect("doctree-resolved", list_credits, priority=400)
    app.connect("doctree-resolved", arrange)
    app.connect("doctree-resolved", lead_within_one_page)
    app.connect("doctree-resolved", copy_card_picture)
    app.connect("html-collect-pages", collect_pages)
    app.connect("html-page-context", add_context)
    app.connect("html-page-context", add_metadata, priority=900)
    setup_feeds(app)
    app.connect("build-finished", copy_wanted)
    app.connect("build-finished", write_sitemap)


def _setup_parsers(app: Sphinx) -> None:
    app.setup_extension("sphinx_design")
    if "myst_nb" in app.config.extensions:
        return  # it brings MyST's parser for itself, and two cannot own .md
    app.setup_extension("myst_parser")
    app.add_source_parser(AlcfParser, override=True)


def _complete_config(app: Sphinx, config: Config) -> None:
    """Turn on the MyST extensions that the syntax needs, unless ``conf.py`` has decided."""
    if "myst_nb" in app.extensions:
        message = (
            "myst_nb reads the Markdown files of this project: the directives work in them, "
            "Jekyll's includes and the front matter's title, intro and hero do not."
        )
        report(Problem(Warn.JEKYLL, message))
    if "myst_enable_extensions" not in {*config._raw_config, *config.overrides}:
        config.myst_enable_extensions = set(MYST_EXTENSIONS)
    config.exclude_patterns = [*config.exclude_patterns, *standing.FOLDERS]
    config.templates_path = [*config.templates_path, str(HERE / "pages" / "templates")]
    if config.html_theme == "alcf":
        config.templates_path += [str(HERE / "static")]


def _copy_static_files(app: Sphinx, builder: Builder) -> None:
    """Give other themes the media files (``alcf`` has them in its own), and EPUB its sheet.

    Copied rather than added to ``html_static_path``: a build must not change the configuration,
    which the next one would find to differ.
    """
    static = Path(builder.outdir) / "_static"
    if writes_embedded_html(builder):
        copy_asset(HERE / "writers" / "epub", static, force=True)
        app.add_css_file("alcf-epub.css")
    elif writes_web_html(builder) and app.config.html_theme != "alcf":
        renderer = SphinxRenderer([str(HERE / "static")])
        offer_assets(renderer.env)
        source, target = HERE / "static" / "alcf", static / "alcf"
        copy_asset(source, target, context={}, renderer=renderer, force=True)


def _setup_nodes(app: Sphinx) -> None:
    nothing = (fallbacks.skip_tags, fallbacks.skip_tags)
    cell: dict[str, Any] = {
        "html": (html.visit_figure, html.depart_figure),
        "latex": (fallbacks.visit_cell_latex, fallbacks.depart_cell_latex),
        "texinfo": nothing,
    }
    figure: Any = (html.visit_figure, html.depart_figure)
    grid: Any = (html.visit_grid, html.depart_figure)
    app.add_enumerable_node(alcf.media_figure, "figure", html=figure)
    app.add_enumerable_node(alcf.media_grid, "figure", html=grid)
    app.add_node(alcf.media_cell, **cell)
    app.add_node(alcf.media_cells, html=(html.visit_cells, html.depart_div))
    app.add_node(alcf.media_box, html=(html.visit_box, html.depart_div))
    app.add_node(alcf.media_zoom, html=(lightbox.visit_zoom, lightbox.depart_zoom))
    app.add_node(alcf.media_video, html=(video.visit_video, video.depart_video))
    app.add_node(alcf.media_title, html=(video.visit_title, html.depart_div))
    app.add_node(alcf.media_source, html=(video.visit_source, html.depart_div))
    details: Any = (transcript.visit_transcript, transcript.depart_transcript)
    app.add_node(alcf.media_transcript, html=details)
    app.add_node(alcf.media_transcript_title, html=(transcript.visit_title, html.depart_div))
    app.add_node(alcf.media_lines, html=(transcript.visit_lines, transcript.depart_lines))
    app.add_node(alcf.media_line, html=(transcript.visit_line, transcript.depart_line))
    app.add_node(alcf.media_moment, html=(transcript.visit_moment, html.depart_div))
    app.add_node(alcf.media_time, html=(transcript.visit_time, transcript.depart_time))
    app.add_node(alcf.media_legend, html=(html.visit_legend, html.depart_legend))
    app.add_node(alcf.story_block, html=(html.visit_block, html.depart_div))
    app.add_node(alcf.story_aside, html=(html.visit_aside, html.depart_aside))
    app.add_node(alcf.story_item, html=(html.visit_item, html.depart_div))
    app.add_node(alcf.story_date, html=(html.visit_date, html.depart_date))
    app.add_node(alcf.story_header, html=(html.visit_header, html.depart_header))
    app.add_node(alcf.story_header_text, html=(html.visit_header_text, html.depart_div))
    app.add_node(alcf.responsive_image, html=(html.visit_image, html.depart_div))
    boxed: Any = (strict.visit_table, strict.depart_table)
    app.add_enumerable_node(alcf.boxed_table, "table", html=boxed)
    app.add_node(alcf.sized_column, html=(strict.visit_column, strict.depart_column))
    app.add_node(alcf.media_address, text=(text.visit_address, text.depart_address))
    app.add_node(alcf.text_break, text=(text.visit_break, None))
    app.add_node(alcf.page_background, html=(html.visit_background, html.depart_div))
    app.add_node(alcf.download_card, html=(html.visit_card, html.depart_div))
    words: Any = (html.visit_words, html.depart_words)
    app.add_node(alcf.story_words, html=words, texinfo=nothing)
    app.add_node(alcf.credit_link, text=(text.visit_link, text.depart_link))
    plain = (
        alcf.media_hero,
        alcf.story_correction,
        alcf.story_list,
        alcf.media_credit,
        alcf.media_teaser,
        alcf.publication,
        alcf.download_facts,
        alcf.media_credits,
        alcf.teasers,
        alcf.site_contents,
        alcf.story_tag,
    )
    for kind in plain:
        app.add_node(kind)
    app.add_node(alcf.latex_environment, latex=(latex.visit_environment, latex.depart_environment))
    app.add_node(alcf.latex_command, latex=(latex.visit_command, latex.depart_command))
    app.add_node(alcf.latex_cover, latex=(latex.visit_cover, latex.depart_cover))
    app.add_node(alcf.latex_picture, latex=(latex.visit_picture, latex.depart_command))

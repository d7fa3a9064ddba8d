"""What every template is given as ``alcf``: the page's look, its place in the site, its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_alcf.builders import has_folders, is_alcf, writes_one_page, writes_pages
from sphinx_alcf.config import palette_forms
from sphinx_alcf.doctree.kinds import Kinds, every, kinds_of
from sphinx_alcf.doctree.nodes import (
    download_card,
    media_figure,
    media_grid,
    media_hero,
    media_transcript,
    media_zoom,
    page_background,
    responsive_image,
    story_aside,
    story_block,
    story_correction,
    story_list,
    teaser_cards,
)
from sphinx_alcf.pages.furniture import furniture_of
from sphinx_alcf.pages.language import around, say_language
from sphinx_alcf.pages.place import place_of
from sphinx_alcf.pages.readthedocs import load_addons_files
from sphinx_alcf.pages.theme_options import get_theme_options
from sphinx_alcf.palettes.palette import AUTO
from sphinx_alcf.site.address import NOT_FOUND
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.languages import direction
from sphinx_alcf.writers.html import offer_of
from sphinx_alcf.writers.portrait import LANDSCAPE, PORTRAIT, portrait_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_alcf.site.record import PageRecord
    from sphinx_alcf.writers.renditions import Candidate


_STYLED = {"alcf-credits", "alcf-project", "alcf-publications", "alcf-categories", "pull-quote"}
"""Classes of lists, lines and quotations that have styles of their own."""
_LISTS = (nodes.definition_list, nodes.bullet_list)
_STYLED_KINDS = (nodes.figure, *_LISTS, nodes.paragraph, nodes.block_quote)
_BLOCKS = (download_card, story_aside, story_block, story_correction, story_list)

_SCRIPTS = {"transcript": media_transcript, "lightbox": media_zoom}
"""The scripts that only some pages load, and what these pages have."""


def load_scripts(app: Sphinx) -> None:
    """Load the theme's scripts on every page; its template leaves out what a page does not need.

    A handler of ``builder-inited``. Here rather than in the template, so that Sphinx adds the
    checksum that renews caches.
    """
    if writes_pages(app.builder) and is_alcf(app.builder):
        for script in ("alcf.js", "alcf-doc.js", "alcf-search.js", "alcf-search-frame.js"):
            app.add_js_file(script, loading_method="defer")


def add_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the template what it needs; load the media files where another theme has no own.

    A handler of ``html-page-context``.
    """
    builder = app.builder
    kinds = kinds_of(doctree) if doctree is not None else Kinds()
    made = context.get("alcf_made")
    page = made.record if isinstance(made, Made) else get_domain(app.env).page(pagename)
    say_language(context, builder, page.lang)
    if pagename == NOT_FOUND:
        context["pageurl"] = None  # which becomes its canonical address
    if not writes_pages(builder):
        return
    if is_alcf(builder):
        if not {"html_title", "html_short_title"} & {
            *app.config._raw_config,
            *app.config.overrides,
        }:
            # Sphinx's default adds "documentation", which a site of stories is not.
            context["docstitle"] = context["shorttitle"] = app.config.project
        context["alcf"] = {
            **_look(builder, page.palette),
            "direction": direction(context["language"]),
            **around(app.config, context["language"]),
            "frame": page.frame,
            "layout": page.layout,
            "one_page": writes_one_page(builder),
            "folders": has_folders(builder),
            # sphinx-copybutton has its own buttons.
            "copies": "sphinx_copybutton" not in app.extensions,
            "readthedocs": load_addons_files(app, builder),
            "description": page.description,
            "hero_preload": _preload(builder, doctree, context["pathto"])
            if kinds.has(media_hero, page_background)
            else [],
            **place_of(builder, pagename, made.parent if isinstance(made, Made) else None),
            **furniture_of(builder, pagename, context),
        }
        if isinstance(made, Made):
            context["alcf"]["breadcrumbs"] += made.above
            context["alcf"]["further"] = True
    elif isinstance(made, Made) or _has_media(doctree, kinds):
        app.add_css_file("alcf/media.css")
        app.add_js_file("alcf/media.js", loading_method="defer")
    for name, node in _SCRIPTS.items():
        if kinds.has(node):
            script = f"alcf-{name}.js" if is_alcf(builder) else f"alcf/{name}.js"
            app.add_js_file(script, loading_method="defer")


class Made(NamedTuple):
    """What is known of a page that no document makes; ``alcf_made`` in its context."""

    record: PageRecord
    parent: str | None = None
    """The document under which it stands."""
    above: tuple[dict[str, object], ...] = ()
    """Pages that no document makes under which it stands, as links of breadcrumbs."""


def _look(builder: StandaloneHTMLBuilder, palette: str | None) -> dict[str, str]:
    """The palette of a page, and the form it is served in: ``dark``, ``light`` or ``auto``."""
    name = palette or get_theme_options(builder).palette
    form = AUTO if name == AUTO and not palette else palette_forms(builder.config).get(name)
    return {"palette": name, "form": form} if form else {"palette": "dark", "form": "dark"}


def _has_media(doctree: nodes.document | None, kinds: Kinds) -> bool:
    """Whether a page needs the media files."""
    if kinds.has(teaser_cards, *_BLOCKS):
        return True
    return doctree is not None and any(
        isinstance(n, media_figure | media_grid) or _STYLED & set(n["classes"])
        for kind in _STYLED_KINDS
        for n in doctree.findall(kind)
    )


def _preload(
    builder: StandaloneHTMLBuilder, doctree: nodes.document | None, pathto: Callable[..., str]
) -> list[dict[str, str]]:
    """The ``link rel=preload`` of the hero's picture (HTML Standard, 4.6.7.18)."""
    if doctree is None:
        return []
    for image in every(doctree, responsive_image):
        if not image["eager"]:
            continue
        link, other = _link(builder, image, pathto), portrait_of(image)
        if other is None:
            return [link] if link else []
        tall = _link(builder, other, pathto)
        both = ((link, LANDSCAPE), (tall, PORTRAIT))
        return [{**link, "media": media} for link, media in both if link]
    return []


def _link(
    builder: StandaloneHTMLBuilder, image: responsive_image, pathto: Callable[..., str]
) -> dict[str, str]:
    """The attributes by which a picture is preloaded; none for one of another host."""
    folder, sizes = builder.imagedir, image["sizes"]
    original = builder.images.get(image["uri"])

    def srcset(files: list[Candidate]) -> str:
        return ", ".join(f"{pathto(f'{folder}/{file}', 1)} {width}w" for file, width in files)

    offered = offer_of(image, builder.config.alcf_image_widths)
    if offered.sources:
        # The best format alone: a browser that does not know it loads nothing twice.
        media_type, files = offered.sources[0]
        return {"imagesrcset": srcset(files), "imagesizes": sizes, "type": media_type}
    if original is None:
        return {}
    href = pathto(f"{folder}/{original}", 1)
    if not offered.candidates:
        return {"href": href}
    candidates = f"{srcset(offered.candidates)}, {href} {image['intrinsic_width']}w"
    return {"href": href, "imagesrcset": candidates, "imagesizes": sizes}

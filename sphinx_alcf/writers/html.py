"""HTML for the nodes of a page's media, by docutils' ``starttag`` and ``emptytag``."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from sphinx_alcf.doctree.nodes import (
    download_card,
    media_address,
    media_box,
    media_cell,
    media_cells,
    media_figure,
    media_grid,
    media_legend,
    page_background,
    responsive_image,
    story_aside,
    story_block,
    story_date,
    story_header,
    story_header_text,
    story_item,
    story_words,
)
from sphinx_alcf.story.options import ratio_of
from sphinx_alcf.writers.measures import (
    focus_classes,
    own_ratio,
    pixels,
    ratio_classes,
    width_class,
)
from sphinx_alcf.writers.portrait import PORTRAIT, portrait_of
from sphinx_alcf.writers.renditions import Candidate, Offer, offer
from sphinx_alcf.writers.tags import open_tag, void_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_figure(self: HTML5Translator, node: media_figure) -> None:
    """Open a figure with the classes that place it."""
    classes = ["alcf-figure"]
    if not isinstance(node, media_cell):
        classes.append(f"alcf-width-{node['placement']}")
    if align := node.get("align"):
        classes.append(f"align-{align}")
    if "ratio" in node:
        classes += ratio_classes(ratio_of(node["ratio"]))
    elif isinstance(node, media_cell):
        image = next(iter(node.findall(nodes.image)), nodes.image())
        size = image.get("intrinsic_width"), image.get("intrinsic_height")
        classes += ratio_classes(own_ratio(*size))
    if "fit" in node:
        classes.append(f"alcf-fit-{node['fit']}")
    if "focus" in node:
        classes += focus_classes(node["focus"])
    data: dict[str, Any] = node.get("data", {})
    self.body.append(self.starttag(node, "figure", CLASS=" ".join(classes), **data))


def depart_figure(self: HTML5Translator, node: nodes.figure) -> None:
    """Close a figure, and the ``figcaption`` that its caption or legend has opened."""
    if any(isinstance(n, nodes.caption | nodes.legend) for n in node.children):
        self.body.append("</figcaption>\n")
    self.body.append("</figure>\n")


def visit_grid(self: HTML5Translator, node: media_grid) -> None:
    """Open a grid."""
    classes = f"alcf-figure alcf-grid alcf-columns-{node['columns']} alcf-width-{node['placement']}"
    data: dict[str, Any] = node.get("data", {})
    self.body.append(self.starttag(node, "figure", CLASS=classes, **data))


def visit_cells(self: HTML5Translator, node: media_cells) -> None:
    """Open the row of a grid's cells."""
    self.body.append(self.starttag(node, "div", CLASS="alcf-grid-cells"))


def visit_box(self: HTML5Translator, node: media_box) -> None:
    """Open the box around a figure's picture."""
    self.body.append(self.starttag(node, "div", CLASS="alcf-media"))


def depart_div(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a ``div``."""
    self.body.append("</div>\n")


def visit_legend(self: HTML5Translator, node: media_legend) -> None:
    """Open a legend; where a page plays the video itself, its address is not repeated."""
    if not self.builder.embedded:
        for address in [n for n in node.children if isinstance(n, media_address)]:
            node.remove(address)
    # docutils before 0.22 looks for the caption in the wrong place, so that all is done here.
    if not isinstance(node.previous_sibling(), nodes.caption):
        self.body.append(open_tag(self, "figcaption", {}))
    self.body.append(self.starttag(node, "div", CLASS="legend"))


def depart_legend(self: HTML5Translator, node: media_legend) -> None:
    """Close a legend."""
    self.depart_legend(node)


def visit_block(self: HTML5Translator, node: story_block) -> None:
    """Open a block of a story."""
    self.body.append(self.starttag(node, "div"))


def visit_aside(self: HTML5Translator, node: story_aside) -> None:
    """Open a band beside the story."""
    self.body.append(self.starttag(node, "aside"))


def depart_aside(self: HTML5Translator, node: story_aside) -> None:
    """Close it."""
    self.body.append("</aside>\n")


def visit_item(self: HTML5Translator, node: story_item) -> None:
    """Open the group of a term and its definitions (HTML Standard, 4.4.9)."""
    self.body.append(self.starttag(node, "div"))


def visit_date(self: HTML5Translator, node: story_date) -> None:
    """A date in words, with its value for machines (HTML Standard, 4.5.14)."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_date(self: HTML5Translator, node: story_date) -> None:
    """Close a date."""
    self.body.append("</time>")


def visit_card(self: HTML5Translator, node: download_card) -> None:
    """Open the card of a file."""
    self.body.append(self.starttag(node, "div", ""))


def visit_background(self: HTML5Translator, node: page_background) -> None:
    """Open what stands behind a page."""
    self.body.append(self.starttag(node, "div", CLASS="alcf-background"))


def visit_words(self: HTML5Translator, node: story_words) -> None:
    """Open words within a line."""
    self.body.append(self.starttag(node, "span", ""))


def depart_words(self: HTML5Translator, node: story_words) -> None:
    """Close them."""
    self.body.append("</span>")


def visit_header(self: HTML5Translator, node: story_header) -> None:
    """Open the head of a page. It has its section's ids for the heading's link; it writes none."""
    classes = ["alcf-header", f"alcf-title-{node['title_size']}"]
    if node["hero"]:
        classes.append(f"alcf-header-{node['hero']}")
    self.body.append(open_tag(self, "header", {"class": " ".join(classes)}))


def depart_header(self: HTML5Translator, node: story_header) -> None:
    """Close the head of a page."""
    self.body.append("</header>\n")


def visit_header_text(self: HTML5Translator, node: story_header_text) -> None:
    """Open the words in the head of a page."""
    self.body.append(open_tag(self, "div", {"class": "alcf-header-text"}))


def image_url(self: HTML5Translator, name: str) -> str:
    """The address, from the page, of a file in the images folder."""
    return posixpath.join(self.builder.imgpath, quote(name))


def visit_image(self: HTML5Translator, node: responsive_image) -> None:
    """A picture: its smaller versions, then the original with its size and text alternative."""
    uri = original_url(self, node)
    atts, classes = _dimensions(node)
    if align := node.get("align"):
        classes.append(f"align-{align}")
    if node["eager"]:
        atts["fetchpriority"] = "high"
    else:
        atts["loading"] = "lazy"
        atts["decoding"] = "async"
    atts["alt"] = node.get("alt", "")
    typed, own = _versions(self, node)
    sources = [*_portrait_sources(self, node), *typed]
    if sources:
        self.body.append(open_tag(self, "picture", {}, ""))
        self.body += [void_tag(self, "source", source, "") for source in sources]
    atts |= own
    self.body.append(self.emptytag(node, "img", "", src=uri, CLASS=" ".join(classes), **atts))
    if sources:
        self.body.append("</picture>")
    if not isinstance(node.parent, nodes.TextElement):
        self.body.append("\n")
    raise nodes.SkipNode


def original_url(self: HTML5Translator, node: responsive_image) -> str:
    """The address, from the page, of a picture as the author gave it."""
    uri: str = node["uri"]
    return image_url(self, self.builder.images[uri]) if uri in self.builder.images else uri


def offer_of(image: responsive_image, widths: list[int]) -> Offer:
    """What browsers are offered of a picture, at *widths* (pixels)."""
    return offer(image["renditions"], image.get("intrinsic_width", 0), widths)


def _versions(
    self: HTML5Translator, node: responsive_image
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The attributes of a picture's ``source`` elements, and those that its original gets.

    The second are empty where the original stands alone, or the sources serve all screens.
    """

    def srcset(files: list[Candidate]) -> str:
        return ", ".join(f"{image_url(self, name)} {width}w" for name, width in files)

    offered = offer_of(node, self.config.alcf_image_widths)
    sizes = node["sizes"]
    typed = [
        {"type": media_type, "srcset": srcset(files), "sizes": sizes}
        for media_type, files in offered.sources
    ]
    if not offered.candidates:
        return typed, {}
    largest = f"{original_url(self, node)} {node['intrinsic_width']}w"
    return typed, {"srcset": f"{srcset(offered.candidates)}, {largest}", "sizes": sizes}


def _portrait_sources(self: HTML5Translator, node: responsive_image) -> list[dict[str, Any]]:
    """The ``source`` elements for windows that are higher than wide (HTML Standard, 4.8.4.2.2).

    A browser loads from the first that fits, so that it never loads both pictures.
    """
    other = portrait_of(node)
    if other is None:
        return []
    shape: dict[str, Any] = {"media": PORTRAIT}
    for key in ("width", "height"):
        if f"intrinsic_{key}" in other:
            shape[key] = other[f"intrinsic_{key}"]
    typed, own = _versions(self, other)
    if "crop" not in other:  # else the original is the wide one
        typed.append(own or {"srcset": original_url(self, other)})
    return [{**shape, **source} for source in typed]


def _dimensions(node: responsive_image) -> tuple[dict[str, Any], list[str]]:
    """``width`` and ``height`` in CSS pixels, which keep a place of the right shape, and classes.

    A percentage becomes a class; a length, or ``scale``, becomes the width, at the picture's ratio.
    """
    classes = ["alcf-image"]
    own = (node.get("intrinsic_width"), node.get("intrinsic_height"))
    width, height = own
    scale = node.get("scale", 100) / 100
    asked_w = pixels(str(node["width"])) if "width" in node else None
    asked_h = pixels(str(node["height"])) if "height" in node else None
    if "width" in node and asked_w is None:
        classes += width_class(str(node["width"]))
    if asked_w or asked_h:
        ratio = own[0] / own[1] if own[0] and own[1] else None
        width = asked_w or (round(asked_h * ratio) if ratio and asked_h else None)
        height = asked_h or (round(asked_w / ratio) if ratio and asked_w else None)
        classes.append("alcf-sized")
    elif scale != 1:
        classes.append("alcf-sized")
    atts: dict[str, Any] = {}
    if width:
        atts["width"] = round(width * scale)
    if height:
        atts["height"] = round(height * scale)
    return atts, classes

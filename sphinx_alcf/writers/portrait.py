"""A hero in windows that are higher than wide: another picture, or another crop of the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import media_box, media_hero, media_video, responsive_image
from sphinx_alcf.story.options import NARROWEST, WIDEST, ratio_of
from sphinx_alcf.writers.measures import focus_classes, ratio_classes
from sphinx_alcf.writers.places import place_of_part
from sphinx_alcf.writers.renditions import offer, register_renditions
from sphinx_alcf.writers.sizes import sizes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

    from sphinx_alcf.writers.sizes import Frame

PORTRAIT: Final = "(orientation: portrait)"
LANDSCAPE: Final = "(orientation: landscape)"
"""Media Queries 4, 4.4: a window that is as high as wide counts as portrait."""


def portrait_of(image: responsive_image) -> responsive_image | None:
    """What stands in for *image* in windows that are higher than wide."""
    return next((n for n in image.children if isinstance(n, responsive_image)), None)


def cut_portraits(doctree: nodes.document, builder: Builder, frame: Frame) -> None:
    """Give each hero's picture the part of it that such windows show, if that has been made.

    Without them such windows load the picture itself, and CSS crops it.
    """
    for hero in every(doctree, media_hero):
        image = next(_pictures(hero), None)
        if image is None or "crop" not in hero:
            continue
        left, top, right, bottom = hero["crop"]
        part = responsive_image(**image.attributes)
        part["crop"] = hero["crop"]
        part["sizes"] = sizes_of(place_of_part(image, hero, frame))
        part["renditions"] = register_renditions(builder, image["uri"], hero["crop"])
        part["intrinsic_width"] = width = round(image["intrinsic_width"] * (right - left))
        part["intrinsic_height"] = round(image["intrinsic_height"] * (bottom - top))
        # Nothing but versions can show a part: where they cannot, the picture itself has to.
        if offer(part["renditions"], width, builder.config.alcf_image_widths).sources:
            image += part


def shape_portraits(doctree: nodes.document) -> None:
    """Say by classes of each hero's box what shape it has in windows that are higher than wide.

    A picture of its own brings its own ratio and, unless told, its own middle.
    """
    for hero in every(doctree, media_hero):
        other = next(filter(None, map(portrait_of, _pictures(hero))), None)
        classes = []
        if ratio := _ratio(hero, other):
            classes += ratio_classes(ratio)
        own_picture = other is not None and "crop" not in other
        if focus := hero.get("portrait_focus", "50% 50%" if own_picture else None):
            classes += focus_classes(focus)
        box = hero[0] if hero.children else None
        if classes and isinstance(box, media_box | media_video):
            box["classes"] += ["alcf-portrait", *classes]


def _pictures(hero: media_hero) -> Iterator[responsive_image]:
    return (n for n in hero.findall(nodes.image) if isinstance(n, responsive_image))


def _ratio(hero: media_hero, other: responsive_image | None) -> float | None:
    if asked := hero.get("portrait_ratio"):
        return ratio_of(asked)
    if other is None or "crop" in other or "intrinsic_width" not in other:
        return None
    own: float = other["intrinsic_width"] / other["intrinsic_height"]
    return max(float(NARROWEST), min(float(WIDEST), own))

"""The nodes by which a hero is another in windows that are higher than wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_alcf.doctree.nodes import media_figure, media_portrait, media_video

if TYPE_CHECKING:
    from sphinx_alcf.doctree.files import Finder
    from sphinx_alcf.story.model import Portrait


def add_portrait(hero: media_figure, portrait: Portrait, finder: Finder) -> None:
    """Note ratio and focus, and put the picture after the hero's own, or after a video's poster.

    Where a video has no poster, the picture is one for all windows.
    """
    for key in ("ratio", "focus"):
        if value := getattr(portrait, key):
            hero[f"portrait_{key}"] = value
    uri = finder.picture(portrait.file) if portrait.file else None
    other = next(iter(hero.findall(nodes.image)), None)
    video = next(iter(hero.findall(media_video)), None)
    if uri and other is not None and other.parent is not None:
        image: nodes.image = media_portrait(uri=uri, alt="")
        other.parent.insert(other.parent.index(other) + 1, image)
    elif uri and video is not None:
        image = nodes.image(uri=uri, alt=video.get("alt", ""), classes=["alcf-poster"])
        video.insert(0, image)
    else:
        return
    image.source, image.line = hero.source, hero.line

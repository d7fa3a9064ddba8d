"""The picture or video behind a page, from ``background:`` and the family's ``bg-…`` keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.figures import read_figure
from sphinx_alcf.story.files import is_picture
from sphinx_alcf.story.keys import sort_keys
from sphinx_alcf.story.model import Embed, Figure, VideoMode
from sphinx_alcf.story.vocabulary import BACKGROUND_KEYS
from sphinx_alcf.story.yaml_values import Value

if TYPE_CHECKING:
    from sphinx_alcf.story.model import Inline

_VIDEOS = ("bg-webm-source", "bg-mp4-source")
_KEYS = ("background", *_VIDEOS, "bg-img")
_TEXTS = ("focus", "creator", "license", "source-url")


class Background(NamedTuple):
    """What stands behind a page. It decorates: nothing is said by it."""

    figure: Figure
    """A picture, or a video that loops without sound."""


def read_page_background(fields: Fields) -> Background | None:
    """The background, if the page's *fields* name one that can be shown.

    ``background:`` wins over the Jekyll keys, which still give what it does not say. A video's
    poster is the picture; where the video cannot be shown, the picture stands alone.
    """
    videos = tuple(text for key in _VIDEOS if (text := fields.text(key)))
    image = fields.text("bg-img")
    texts: dict[str, str | None] = {}
    credit: Inline | None = None
    value = fields.values.get("background")
    if value is not None and value.data not in (None, False):
        if isinstance(value.data, list) or value.data is True:
            fields.wrong("background", "a picture, a video, or a map of image, video, credit…")
        elif is_text(value):
            file = fields.text("background")
            if file and is_picture(file):
                image = file
            elif file:
                videos = (file,)
        else:
            keys = sort_keys(value.keys, BACKGROUND_KEYS, fields.problems, ours=("",))
            own = Fields(keys, fields.problems, "background.")
            videos = own.files("video") or videos
            image = own.text("image") or image
            texts = {key: own.word(key) for key in _TEXTS}
            credit = own.inline("credit")
    if not (videos or image):
        if value is not None and value.keys:
            message = "'background' names no picture or video: give it image or video."
            fields.problems.append(Problem(Warn.VALUE, message, value.where))
        return None
    if fields.values.get("layout", Value("", 0)).text == "doc":
        message = "A page of documentation has no background: it is left out."
        fields.problems.append(Problem(Warn.VALUE, message, fields.line(*_KEYS)))
        return None
    figure = _figure(videos, image, texts, fields)
    if figure is None:
        return None
    return Background(figure._replace(credit=figure.credit._replace(text=credit), width="full"))


def _figure(
    videos: tuple[str, ...], image: str | None, texts: dict[str, str | None], fields: Fields
) -> Figure | None:
    line = fields.line(*_KEYS)
    tries: list[tuple[str, dict[str, str | None]]] = []
    if videos:
        more = "\n".join(videos[1:])
        tries.append((videos[0], {**texts, "alt": "", "sources": more, "poster": image}))
    if image:
        tries.append((image, {**texts, "alt": ""}))
    found: list[Problem] = []
    figure: Figure | None = None
    for target, options in tries:
        read = read_figure(target, options, line=line, default_mode=VideoMode.AMBIENT)
        found += read.problems
        figure = read.model
        if figure is not None and isinstance(figure.medium, Embed):
            message = f"{target!r} plays at another host, and cannot be a background: give a file."
            found.append(Problem(Warn.VALUE, message))
            figure = None
        if figure is not None:
            break
    fields.problems += dict.fromkeys(problem.at(line) for problem in found)
    return figure

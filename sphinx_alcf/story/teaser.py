"""The picture that stands for a page in listings, from ``teaser:`` and ``teaser-img-…``."""

from __future__ import annotations

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.figures import read_figure
from sphinx_alcf.story.files import PICTURE_EXTENSIONS
from sphinx_alcf.story.keys import sort_keys
from sphinx_alcf.story.medium import is_remote, media_extension
from sphinx_alcf.story.model import Markup, Picture, Teaser
from sphinx_alcf.story.options import expected
from sphinx_alcf.story.vocabulary import TEASER_KEYS


def read_page_teaser(fields: Fields) -> Teaser | None:
    """The teaser, if the page's *fields* name a picture for it.

    ``teaser:`` is a file or a map; what it does not say, the Jekyll family's keys may.
    """
    value = fields.values.get("teaser")
    own = Fields({}, fields.problems)
    image, line = fields.text("teaser-img-source"), fields.line("teaser-img-source")
    before = len(fields.problems)
    if value is not None and value.data not in (None, False):
        if isinstance(value.data, list) or value.data is True:
            fields.wrong("teaser", "a picture, or a map of image, alt, credit and so on")
        elif is_text(value):
            image, line = fields.text("teaser") or image, value.where
        else:
            keys = sort_keys(value.keys, TEASER_KEYS, fields.problems, ours=("",))
            own = Fields(keys, fields.problems, "teaser.")
            image, line = own.text("image") or image, value.where
    if not image:
        if own.values and len(fields.problems) == before:
            message = "'teaser' names no picture: give it an image."
            fields.problems.append(Problem(Warn.VALUE, message, line))
        return None
    if media_extension(image) not in PICTURE_EXTENSIONS:
        wanted = f"a file that ends in {', '.join(PICTURE_EXTENSIONS)}"
        fields.problems.append(expected("teaser", image, wanted).at(line))
        return None
    alt = own.alt("alt")
    texts = {
        "alt": alt if alt is not None else fields.alt("teaser-img-alt"),
        **{key: own.word(key) for key in ("creator", "license", "source-url")},
    }
    read = read_figure(image, texts, line=line)
    fields.problems += [problem.at(line) for problem in read.problems]
    if read.model is None or not isinstance(read.model.medium, Picture) or is_remote(image):
        return None
    text = own.inline("credit") or fields.inline("teaser-img-credit", Markup.HTML)
    return Teaser(read.model.medium, read.model.credit._replace(text=text), line)

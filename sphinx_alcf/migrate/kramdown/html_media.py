"""Pictures, videos and frames in HTML, as the directives that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_alcf.migrate.kramdown import markup
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.html_tree import Element, Text, read_html, words_of
from sphinx_alcf.migrate.kramdown.lines import Line, append, lines_of
from sphinx_alcf.migrate.model import Found
from sphinx_alcf.migrate.writing import fenced
from sphinx_alcf.story.embed import read_embed
from sphinx_alcf.story.files import PICTURE_EXTENSIONS, VIDEO_EXTENSIONS
from sphinx_alcf.story.medium import media_extension
from sphinx_alcf.story.model import Embed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_alcf.migrate.kramdown.html_tree import Comment
    from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter

_IGNORED = frozenset(
    """src alt class id title width height style srcset sizes loading decoding border align
    fetchpriority referrerpolicy usemap ismap crossorigin""".split()
)
_FRAMES = frozenset({"video", "iframe"})


def only_picture(
    writer: HtmlWriter, begin: int, end: int, attributes: Attributes | None
) -> list[Line] | None:
    """The figure for a text that is one ``<img>``, linked or not, and nothing else.

    *attributes* are those of the paragraph.
    """
    if "<img" not in writer.text[begin:end].lower():
        return None
    root = read_html(writer.text, begin, end)
    if attributes:
        one = writer.job.attributes(attributes)
        writer.job.braces(Attributes(pairs=one.pairs, refs=one.refs, number=one.number))
        for image in (element for element in root.all() if element.name == "img"):
            given = " ".join([image.attributes.get("class", ""), *one.classes]).strip()
            image.attributes |= {"class": given, **({"id": one.id} if one.id else {})}
    return _only(writer, root.children, None)


def _only(
    writer: HtmlWriter, children: Sequence[Element | Text | Comment], link: Element | None
) -> list[Line] | None:
    shown = [one for one in children if _is_shown(writer, one)]
    if len(shown) != 1 or not isinstance(shown[0], Element):
        return None
    element = shown[0]
    if element.name == "img":
        return picture(writer, element, link=link)
    if element.name == "a" and link is None and element.get("href"):
        return _only(writer, element.children, element)
    return _only(writer, element.children, link) if element.name == "picture" else None


def _is_shown(writer: HtmlWriter, one: Element | Text | Comment) -> bool:
    if isinstance(one, Element):
        return one.name != "source"
    return isinstance(one, Text) and bool(writer.text[one.begin : one.end].strip())


def picture(
    writer: HtmlWriter,
    image: Element,
    *,
    caption: Sequence[Line] = (),
    link: Element | None = None,
    around: Element | None = None,
) -> list[Line]:
    """A picture as a figure, with the class of the element *around* it; of none, its words."""
    job, number = writer.job, writer.number(image.begin)
    url, alt = image.get("src") or image.get("data-src"), " ".join(image.get("alt").split())
    alt = MARK.sub("", alt)
    _note_others(writer, image, number)
    target = job.link(url, number)
    if target.broken or not target.url:
        job.report(Found.BROKEN_MEDIA, number, "<img>", f"There is no file {url!r}.")
        words = [Line(writer.plain(alt), number)] if alt else []
        return [*words, *([Line("", number)] if words and caption else []), *caption]
    if not alt and not caption:
        job.report(Found.NO_ALT, number, "<img>", f"{url}: say what it shows.")
    to = job.link(link.get("href"), number) if link else None
    known = media_extension(target.url) in PICTURE_EXTENSIONS and not markup.is_web(target.url)
    if not known or (to and not markup.is_web(to.url)):
        return _in_text(writer, image, alt, caption, link)
    classes = [*(around.get("class").split() if around else ()), *image.get("class").split()]
    name = (around.get("id") if around else "") or image.get("id")
    size = markup.sizes({key: image.get(key) for key in ("width", "style")})
    width = size.get("width", "")
    options = {
        "alt": alt if alt or not caption else None,
        "width": f"{width}px" if width.isdigit() else width or None,
        "link": to.url if to else None,
        "class": " ".join(classes) or None,
    }
    body = "\n".join(line.text for line in caption)
    # Of the name of a figure with a caption, Sphinx would make a label of the whole project.
    anchor = job.anchor(name) if name else ""
    lines = [Line(anchor, number)] if anchor else []
    append(lines, lines_of(fenced("media-figure", unquote(target.url), options, body), number))
    return lines


def _note_others(writer: HtmlWriter, image: Element, number: int) -> None:
    """Ask for the further files of a picture, and report what has no place."""
    for part in image.get("srcset").split(","):
        if words := part.split():
            writer.job.link(words[0], number)
    lost = [key for key in image.attributes if key not in _IGNORED and key != "data-src"]
    if lost:
        writer.report(Found.NOT_UNDERSTOOD, image, f"It has no place for {', '.join(lost)}.")


def _in_text(
    writer: HtmlWriter,
    image: Element,
    alt: str,
    caption: Sequence[Line],
    link: Element | None,
) -> list[Line]:
    """A picture that no figure may show, or one that links to a page, as a paragraph."""
    number = writer.number(image.begin)
    given = writer.given(image)
    for key in _IGNORED - {"width", "height", "style", "title"}:
        given.pairs.pop(key, None)
    shown = markup.Shown(writer.plain(alt), image.get("src"), None, given, number, "HTML attribute")
    made = markup.image(writer.job, shown)
    if link:
        outer = markup.Shown(made, link.get("href"), None, Attributes(), number, "")
        made = markup.link(writer.job, outer)
    return [Line(made, number), *([Line("", number)] if caption else []), *caption]


def medium(writer: HtmlWriter, element: Element) -> list[Line] | None:
    """A figure, video or frame; ``None`` where none is known in it."""
    if element.name == "figure":
        return _figure(writer, element)
    if element.name == "picture":
        image = next((one for one in element.all() if one.name == "img"), None)
        others = [one for one in element.children if one is not image and not _is_source(one)]
        lines = writer.blocks(others)
        if image is not None and image in element.children:
            append(lines, picture(writer, image))
        return lines
    return frame(writer, element)


def _is_source(one: Element | Text | Comment) -> bool:
    return isinstance(one, Element) and one.name == "source"


def _figure(writer: HtmlWriter, element: Element) -> list[Line] | None:
    captions = [one for one in element.all() if one.name == "figcaption"]
    media = [one for one in element.all() if one.name in {"img", *_FRAMES}]
    others = words_of(writer.text, element).strip()
    caption: list[Line] = []
    for one in captions:
        if caption:
            caption.append(Line("", writer.number(one.begin)))
        caption += writer.content(one)
        others = others.replace(words_of(writer.text, one).strip(), "", 1).strip()
    if len(media) != 1 or others:
        return None
    if media[0].name in _FRAMES:
        return frame(writer, media[0], caption=caption, around=element)
    link = next((one for one in element.all() if one.name == "a" and one.get("href")), None)
    inside = link if link and media[0] in list(link.all()) else None
    return picture(writer, media[0], caption=caption, link=inside, around=element)


def frame(
    writer: HtmlWriter,
    element: Element,
    *,
    caption: Sequence[Line] = (),
    around: Element | None = None,
) -> list[Line] | None:
    """A video of the site or of a known player; ``None`` for any other frame."""
    job, number = writer.job, writer.number(element.begin)
    body = "\n".join(line.text for line in caption)
    classes = " ".join([*(around.get("class").split() if around else ()), element.get("class")])
    options = {
        "title": element.get("title") or element.get("aria-label") or None,
        "class": classes.strip() or None,
    }
    if element.name == "iframe":
        read = read_embed(element.get("src") or element.get("data-src"))
        if not isinstance(read, Embed):
            return None
        return _film(writer, read.watch_url, options, body, number)
    sources = [element, *(one for one in element.elements() if one.name == "source")]
    urls = [url for one in sources if (url := one.get("src"))]
    targets = {url: job.link(url, number) for url in urls}
    lost = [url for url, target in targets.items() if target.broken]
    files = [unquote(target.url) for target in targets.values() if not target.broken]
    for url in lost:
        job.report(Found.BROKEN_MEDIA, number, "<video>", f"There is no file {url!r}.")
    if not files:
        return list(caption)
    if not any(media_extension(file) in VIDEO_EXTENSIONS for file in files):
        return None
    poster = job.link(element.get("poster"), number) if element.get("poster") else None
    tracks = [one.get("src") for one in element.elements() if one.name == "track"]
    found = [job.link(url, number) for url in tracks if url]
    options |= {
        "sources": ", ".join(files[1:]) or None,
        "poster": unquote(poster.url) if poster and not poster.broken else None,
        "track": ", ".join(unquote(one.url) for one in found if not one.broken) or "none",
        "mode": "ambient" if {"autoplay", "loop"} <= element.attributes.keys() else None,
    }
    if options["track"] == "none":
        message = f"{files[0]}: give it captions if somebody speaks in it."
        job.report(Found.NO_ALT, number, "<video>", message)
    return _film(writer, files[0], options, body, number)


def _film(
    writer: HtmlWriter, target: str, options: dict[str, str | None], body: str, number: int
) -> list[Line]:
    if not options["title"] or options["title"].lower() in {"youtube video player", "vimeo-player"}:
        writer.job.report(Found.NO_ALT, number, "video", f"{target}: say what it shows.")
        options["title"] = None if body else "Video"
    return lines_of(fenced("media-video", target, options, body), number)

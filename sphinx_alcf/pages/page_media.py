"""The pictures and films of a page as structured data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_hero,
    media_line,
    media_moment,
    media_source,
    media_time,
    media_title,
    media_transcript,
    media_video,
    responsive_image,
)
from sphinx_alcf.media.rights import Rights
from sphinx_alcf.pages.schema import ImageObject, Person, VideoObject, iso_duration
from sphinx_alcf.pages.sharing import SharedFile
from sphinx_alcf.site.address import download_address, file_address
from sphinx_alcf.site.labels import caption_of
from sphinx_alcf.site.media import credit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

_LONGEST = 5_000
"""Letters of a transcript: search engines read no more, and every reader loads them."""
_YOUTUBE = re.compile(r"https://www\.youtube\.com/watch\?v=([\w-]+)")


def pictures_of(doctree: nodes.document, builder: StandaloneHTMLBuilder) -> list[ImageObject]:
    """The pictures of which is said, on the page or in their files, who made them; each once."""
    found: dict[str, ImageObject] = {}
    for image in every(doctree, responsive_image):
        figure, url = _figure_of(image), picture_address(image, builder)
        if url and figure is not None and (said := _rights(figure, image)):
            found.setdefault(
                url,
                ImageObject(
                    content_url=url,
                    width=image.get("intrinsic_width"),
                    height=image.get("intrinsic_height"),
                    caption=_line(caption_of(figure)) or image.get("alt", ""),
                    creator=Person(name=said.creator) if said.creator else None,
                    credit_text=said.credit,
                    copyright_notice=said.notice,
                    license=said.statement,
                    acquire_license_page=said.licensor,
                ),
            )
    return list(found.values())


def _figure_of(image: responsive_image) -> nodes.Element | None:
    """The figure of a picture, or the picture itself; ``None`` for posters, whose film is named."""
    node = image.parent
    while node is not None and not isinstance(node, nodes.figure):
        if isinstance(node, media_video | responsive_image):
            return None
        node = node.parent
    return node if node is not None else image


def _rights(figure: nodes.Element, image: responsive_image) -> Rights:
    """What the author says of a picture, completed by what its file says."""
    text, facts = credit_of(figure)
    source = facts.get("source_url", "")
    told = Rights(
        creator=facts.get("creator", ""),
        credit=_line("".join(words for words, _ in text)),
        statement=facts.get("license_url", ""),
        licensor=source if "://" in source else "",
    )
    own: Rights = image.get("rights", Rights())
    if told.creator or told.credit:  # then the file's own names are of another mind
        own = Rights(notice=own.notice, statement=own.statement, licensor=own.licensor)
    return told.or_else(own)


def picture_address(image: nodes.image | None, builder: StandaloneHTMLBuilder) -> str:
    """The address of a picture as its author gave it; empty where the site does not have it."""
    images = builder.env.images
    if image is None or image["uri"] not in images:
        return ""
    return file_address(builder.config, f"{builder.imagedir}/{quote(images[image['uri']][1])}")


def films_of(
    doctree: nodes.document,
    builder: StandaloneHTMLBuilder,
    *,
    title: str,
    description: str,
    date: str,
    picture: str,
) -> list[VideoObject]:
    """The films of a page that was published at *date* (ISO 8601).

    *title* and *description* are the page's, for films that have none; *picture* is the address of
    its card's picture. A film needs a picture, else search engines refuse it.
    """
    found = []
    for node in every(doctree, media_video):
        poster = next(iter(node.findall(nodes.image)), None)
        thumbnail = picture_address(poster, builder) or _still(node) or picture
        content, embed = _file(node, builder), str(node.get("player_url", ""))
        if not thumbnail or not (content or embed):
            continue
        caption = _line(caption_of(node.parent)) if node.parent is not None else ""
        named = next((n.astext() for n in node.findall(media_title)), "")
        alt = (poster.get("alt") if poster is not None else "") or node.get("alt") or ""
        name = named or caption or alt or title
        found.append(
            VideoObject(
                name=name,
                thumbnail_url=thumbnail,
                upload_date=date,
                description=next((t for t in (caption, alt, description) if t and t != name), ""),
                content_url=content,
                embed_url=embed,
                duration=iso_duration(node.get("duration", 0)),
                transcript=_transcript(doctree, node),
            )
        )
    return found


def film_of_hero(doctree: nodes.document, builder: StandaloneHTMLBuilder) -> SharedFile | None:
    """The file of the hero's film, where the site has one: the MP4, which most players know."""
    for hero in every(doctree, media_hero):
        for node in hero.findall(media_video):
            if url := _file(node, builder):
                kind = _best(node)["type"]
                return SharedFile(
                    url=url, media_type=kind, width=node.get("width"), height=node.get("height")
                )
    return None


def _best(node: media_video) -> media_source:
    films = [n for n in node.findall(media_source) if n["type"] != "text/vtt"]
    return min(films, key=lambda film: film["type"] != "video/mp4")


def _file(node: media_video, builder: StandaloneHTMLBuilder) -> str:
    if not any(n["type"] != "text/vtt" for n in node.findall(media_source)):
        return ""
    link = _best(node)[0]
    assert isinstance(link, addnodes.download_reference)
    url = download_address(builder.config, link)
    return url if "://" in url else ""


def _still(node: media_video) -> str:
    """YouTube's own picture of a film: an address for machines, which no reader's browser loads."""
    match = _YOUTUBE.match(str(node.get("watch_url", "")))
    return f"https://i.ytimg.com/vi/{match[1]}/hqdefault.jpg" if match else ""


def _transcript(doctree: nodes.document, node: media_video) -> str:
    for transcript in every(doctree, media_transcript):
        if node.get("transcript") in (transcript["ids"] or [None]):
            words = " ".join(_words(transcript))
            return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return ""


def _words(transcript: media_transcript) -> Iterator[str]:
    for line in transcript.findall(media_line):
        parts = [n for n in line.children if not isinstance(n, media_moment | media_time)]
        if words := _line("".join(part.astext() for part in parts)):
            yield words


def _line(text: str) -> str:
    """*text* with its white space folded."""
    return " ".join(text.split())

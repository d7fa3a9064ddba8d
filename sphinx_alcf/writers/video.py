"""HTML for videos and embeds: a poster, and what the media script makes of it.

Without scripts a video has the browser's own controls and an embed is a link.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes

from sphinx_alcf.doctree.nodes import media_source, media_title, media_video
from sphinx_alcf.site.address import download_address
from sphinx_alcf.story.clock import clock
from sphinx_alcf.story.languages import locale_of
from sphinx_alcf.story.model import VideoMode
from sphinx_alcf.words import words_in
from sphinx_alcf.writers.background import is_background
from sphinx_alcf.writers.tags import open_tag, void_tag

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator


def visit_video(self: HTML5Translator, node: media_video) -> None:
    """Open the box of a video or embed; its poster is visited as any picture is."""
    if self.builder.embedded:
        self.body.append(self.starttag(node, "div", CLASS="alcf-media"))
        return
    if node["kind"] == "embed":
        classes = "alcf-media alcf-embed"
        if not any(isinstance(n, nodes.image) for n in node.children):
            classes += " alcf-embed-card"
        data = {
            "data-alcf-embed": "",
            "data-player": node["player_url"],
            "data-title": _title(node),
            "data-allow": node["allow"],
            "data-referrer": node["referrer_policy"],
        }
        if "sandbox" in node:
            data["data-sandbox"] = node["sandbox"]
        self.body.append(self.starttag(node, "div", CLASS=classes, **data))
        return
    self.body.append(
        self.starttag(node, "div", CLASS=f"alcf-media alcf-video alcf-video-{node['kind']}")
    )


def depart_video(self: HTML5Translator, node: media_video) -> None:
    """Write what plays after the poster, and close the box."""
    if not self.builder.embedded:
        if node["kind"] == "embed":
            _facade(self, node)
        else:
            _player(self, node)
    self.body.append("</div>\n")


def visit_source(self: HTML5Translator, node: media_source) -> None:
    """Files are written by :func:`depart_video`."""
    raise nodes.SkipNode


def visit_title(self: HTML5Translator, node: media_title) -> None:
    """A video's title is written into what plays it."""
    raise nodes.SkipNode


def _given_title(node: media_video) -> str:
    return next((n.astext() for n in node.children if isinstance(n, media_title)), "")


def _title(node: media_video) -> str:
    """The name of a video for assistive technology (WCAG 2.2, 4.1.2)."""
    _ = words_in(node.get("lang"))
    poster = next(iter(node.findall(nodes.image)), None)
    # The poster's text alternative is the video's, and the one that is translated.
    alt = poster.get("alt", "") if poster is not None else node.get("alt", "")
    return _given_title(node) or alt or _caption(node) or _("Video")


def _caption(node: media_video) -> str:
    figure = node.parent
    return next((n.astext() for n in figure.children if isinstance(n, nodes.caption)), "")


def _facade(self: HTML5Translator, node: media_video) -> None:
    """A link to the page where the video plays; the script makes it load the player."""
    _ = words_in(node.get("lang"))
    link = {"class": "alcf-facade", "href": node["watch_url"], "rel": "noopener"}
    self.body.append(open_tag(self, "a", link))
    disc = open_tag(self, "span", {"class": "alcf-play", "aria-hidden": "true"}, "")
    self.body.append(f"{disc}</span>")
    _span(self, "alcf-facade-title", _given_title(node) or _("Play the video"))
    _span(self, "alcf-facade-note", _("Plays from %s") % node["provider"])
    self.body.append("</a>\n")


def _span(self: HTML5Translator, css_class: str, text: str) -> None:
    self.body.append(open_tag(self, "span", {"class": css_class}, ""))
    self.body.append(f"{self.encode(text)}</span>")


def _player(self: HTML5Translator, node: media_video) -> None:
    """The video, with nothing loaded before it plays, and for a loop a pause button."""
    sources = [n for n in node.children if isinstance(n, media_source)]
    films = [n for n in sources if n["type"] != "text/vtt"]
    if not films:
        return
    ambient = node["kind"] == VideoMode.AMBIENT.value
    self.body.append(open_tag(self, "video", _attributes(node, ambient=ambient)))
    part = _fragment(node)
    for film in films:
        source = {"src": _file_url(self, film) + part, "type": film["type"]}
        self.body.append(void_tag(self, "source", source))
    for track in sources:
        if track["type"] == "text/vtt":
            self.body.append(void_tag(self, "track", _track(self, track)))
    self.body.append("</video>\n")
    if ambient:
        _pause_button(self, node)
    elif node.get("duration", 0) >= 1:
        length = {"class": "alcf-duration", "datetime": f"PT{node['duration']:.0f}S"}
        time = open_tag(self, "time", length, "")
        self.body.append(f"{time}{clock(node['duration'])}</time>\n")
    self.body.append(open_tag(self, "p", {"class": "alcf-address"}, ""))
    link = open_tag(self, "a", {"href": _file_url(self, films[0])}, "")
    words = film_address(films[0], self.config) or films[0].astext()
    self.body.append(f"{link}{self.encode(words)}</a></p>\n")


def _attributes(node: media_video, *, ambient: bool) -> dict[str, Any]:
    """The attributes of the ``video`` element."""
    atts: dict[str, Any] = {"controls": "", "playsinline": "", "preload": "none"}
    if ambient:
        atts |= {"muted": "", "loop": ""}
    atts |= {key: node[key] for key in ("width", "height") if key in node}
    atts |= {f"data-alcf-{key}": f"{node[key]:g}" for key in ("start", "end") if key in node}
    if is_background(node.parent):
        atts["aria-hidden"] = "true"  # it decorates; its button says what it is
    else:
        atts["aria-label"] = _title(node)
    if "transcript" in node:
        atts["aria-details"] = node["transcript"]
    return atts


def _pause_button(self: HTML5Translator, node: media_video) -> None:
    _ = words_in(node.get("lang"))
    button = {
        "class": "alcf-pause",
        "type": "button",
        "hidden": "",
        "data-label-pause": _("Pause the video"),
        "data-label-play": _("Play the video"),
    }
    self.body.append(f"{open_tag(self, 'button', button, '')}</button>\n")


def _fragment(node: media_video) -> str:
    """The part of a file that plays (W3C Media Fragments URI 1.0, 4.2.1), without scripts too."""
    if "start" not in node and "end" not in node:
        return ""
    end = f",{node['end']:g}" if "end" in node else ""
    return f"#t={node.get('start', 0):g}{end}"


def _track(self: HTML5Translator, track: media_source) -> dict[str, str]:
    atts = {"kind": "captions", "src": _file_url(self, track)}
    if language := track["language"]:
        atts["srclang"] = language
        locale = locale_of(language)
        atts["label"] = (locale.get_display_name() if locale else None) or language
    return atts


def film_address(source: media_source, config: Config) -> str:
    """The address of a video's file on the web; empty where it is not known."""
    link = source[0]
    assert isinstance(link, addnodes.download_reference)
    return download_address(config, link)


def _file_url(self: HTML5Translator, source: media_source) -> str:
    """The address of a video's file from the page."""
    link = source[0]
    assert isinstance(link, addnodes.download_reference)
    if "filename" in link:
        return posixpath.join(self.builder.dlpath, quote(str(link["filename"])))
    address: str = link.get("refuri", "")
    return address

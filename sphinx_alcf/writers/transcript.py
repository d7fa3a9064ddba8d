"""HTML for transcripts: closed under their video, readable without scripts; in EPUB open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_figure,
    media_grid,
    media_line,
    media_lines,
    media_moment,
    media_time,
    media_transcript,
    media_transcript_title,
    media_video,
)
from sphinx_alcf.story.languages import direction
from sphinx_alcf.writers.tags import open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def set_transcripts_free(doctree: nodes.document) -> None:
    """Put each transcript after its figure, or after the grid that holds it.

    In the figure it would be part of the caption for HTML, and of a float, which is never broken,
    for LaTeX. In a single page of many documents, one film may stand twice: its second ids then
    get a number, and links lead to the first.
    """
    last: dict[int, nodes.Element] = {}
    taken: Counter[str] = Counter()
    for transcript in every(doctree, media_transcript):
        video = transcript.parent
        if not isinstance(video, media_video):
            continue
        outer: nodes.Element = video
        while isinstance(outer.parent, media_figure | media_grid):
            outer = outer.parent
        before = last.get(id(outer), outer)
        video.remove(transcript)
        for node in (transcript, *transcript.findall(media_moment)):
            (name,) = node["ids"]
            taken[name] += 1
            if taken[name] > 1:
                node["ids"] = [f"{name}--{taken[name]}"]
        video["transcript"] = transcript["ids"][0]
        parent = outer.parent
        parent.insert(parent.index(before) + 1, transcript)
        last[id(outer)] = transcript


def visit_transcript(self: HTML5Translator, node: media_transcript) -> None:
    """Open a transcript, which the reader opens."""
    tag = "div" if self.builder.embedded else "details"
    self.body.append(self.starttag(node, tag, CLASS="alcf-transcript"))


def depart_transcript(self: HTML5Translator, node: media_transcript) -> None:
    """Close a transcript."""
    self.body.append("</div>\n" if self.builder.embedded else "</details>\n")


def visit_title(self: HTML5Translator, node: media_transcript_title) -> None:
    """Write the word over a transcript: what opens it."""
    tag = "p" if self.builder.embedded else "summary"
    self.body.append(open_tag(self, tag, {}, ""))
    self.body.append(f"{self.encode(node.astext())}</{tag}>\n")
    raise nodes.SkipNode


def visit_lines(self: HTML5Translator, node: media_lines) -> None:
    """Open the lines; their language is the track's where the page has another."""
    language = node.parent.get("lang")
    atts = {"lang": language, "dir": direction(language)} if language else {}
    self.body.append(open_tag(self, "div", {"class": "alcf-lines", **atts}))


def depart_lines(self: HTML5Translator, node: media_lines) -> None:
    """Close the lines."""
    self.body.append("</div>\n")


def visit_line(self: HTML5Translator, node: media_line) -> None:
    """Open a line, which the script takes to its moment."""
    atts: dict[str, Any] = {"ids": [_id(node)]}
    if not self.builder.embedded:
        atts["data-alcf-at"] = f"{node['start']:g} {node['end']:g}"
    self.body.append(open_tag(self, "p", atts, ""))


def depart_line(self: HTML5Translator, node: media_line) -> None:
    """Close a line."""
    self.body.append("</p>\n")


def visit_moment(self: HTML5Translator, node: media_moment) -> None:
    """A line has its id itself."""
    raise nodes.SkipNode


def visit_time(self: HTML5Translator, node: media_time) -> None:
    """Open a line's time: a link to itself, which readers can copy."""
    tag = "span" if self.builder.embedded else "a"
    atts = {"class": "alcf-time"}
    if tag == "a":
        atts["href"] = f"#{_id(node.parent)}"
    self.body.append(open_tag(self, tag, atts, ""))


def depart_time(self: HTML5Translator, node: media_time) -> None:
    """Close a line's time."""
    self.body.append("</span>" if self.builder.embedded else "</a>")


def _id(line: nodes.Element) -> str:
    moment = next(n for n in line.children if isinstance(n, media_moment))
    return str(moment["ids"][0])

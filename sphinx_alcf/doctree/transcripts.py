"""Of each video the transcript that its page wants, in words and with ids that links can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.doctree.header import page_of
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import (
    media_line,
    media_moment,
    media_transcript,
    media_transcript_title,
    media_video,
)
from sphinx_alcf.story.clock import clock
from sphinx_alcf.story.languages import language_tag
from sphinx_alcf.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx


class CompleteTranscripts(SphinxTransform):
    """Keep one transcript of each video, that in the page's language, and name its moments.

    A moment's id is the name of the video, else the stem of its file, and the time: ``talk-1-05``.
    """

    default_priority = 26  # after PlaceHero (15): in the order in which readers meet them

    def apply(self, **kwargs: object) -> None:
        """Complete the transcripts of the page."""
        own = page_of(self.document).lang
        language = own or language_tag(self.config.language)
        _ = words_in(own)
        for video in every(self.document, media_video):
            found = [n for n in video.children if isinstance(n, media_transcript)]
            if not found:
                continue
            kept = _nearest(found, language)
            for transcript in found:
                if transcript is not kept:
                    video.remove(transcript)
            if kept["language"] and kept["language"].lower() != language.lower():
                kept["lang"] = kept["language"]
            for title in kept.findall(media_transcript_title):
                title += nodes.strong("", _("Transcript"))
            self._name(kept, "transcript", kept)
            for line in kept.findall(media_line):
                moment = next(iter(line.findall(media_moment)))
                self._name(moment, clock(line["start"]).replace(":", "-"), kept)
            # Where MyST looks for what stands after "#" in a link to a file.
            slugs = self.env.metadata[self.env.docname].setdefault("myst_slugs", {})
            slugs.update((name, (0, name, time)) for name, time in moments_of(kept).items())

    def _name(self, node: nodes.Element, what: str, transcript: media_transcript) -> None:
        """Give *node* an id that nothing on the page has."""
        stem = name = f"{transcript['slug']}-{what}"
        number = 1
        while name in self.document.ids:
            number += 1
            name = f"{stem}-{number}"
        node["ids"] = [name]
        self.document.ids[name] = node


def moments_of(document: nodes.Element) -> dict[str, str]:
    """The ids of the moments in *document*, and the time that each is shown with."""
    return {
        moment["ids"][0]: clock(line["start"])
        for line in every(document, media_line)
        for moment in line.findall(media_moment)
        if moment["ids"]
    }


def _nearest(transcripts: Sequence[media_transcript], language: str) -> media_transcript:
    """The one in *language*, else in another form of it, else the first."""

    def distance(transcript: media_transcript) -> int:
        tag: str = transcript["language"].lower()
        if tag == language.lower():
            return 0
        return 1 if tag.split("-", maxsplit=1)[0] == language.lower().split("-")[0] else 2

    return min(transcripts, key=distance)


def setup_transcripts(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(CompleteTranscripts)

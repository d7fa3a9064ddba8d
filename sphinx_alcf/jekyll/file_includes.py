"""The include of the Jekyll family for a file to take away."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_alcf.jekyll.kinds import Kind, clean, nothing_given
from sphinx_alcf.story.downloads import Download, read_download
from sphinx_alcf.story.model import Markup
from sphinx_alcf.story.plain import plain_text
from sphinx_alcf.story.read import Read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.jekyll.tags import Include
    from sphinx_alcf.story.players import Hosts

_PLAIN: Final = ("alt", "creator", "license", "source-url", "filetype", "filesize")
_NAMES: Final = MappingProxyType({"thumbsource": "thumb"})


@dataclass(frozen=True, slots=True)
class DownloadKind(Kind):
    """A file with its card."""

    @property
    def params(self) -> tuple[str, ...]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        return (*self.needs, "title", "thumbsource", "credit", *_PLAIN)

    def read(self, include: Include, *, hosts: Hosts, line: int) -> Read[Download]:
        """See :class:`~sphinx_alcf.jekyll.kinds.Kind`."""
        missing = nothing_given(include, self, self.needs, line)
        if missing is not None:
            return Read(None, missing)
        values = {key: clean(include.params.get(key)) for key in self.params}
        texts = {_NAMES.get(key, key): value for key, value in values.items()}
        texts |= {key: plain_text(text) for key in _PLAIN if (text := texts[key])}
        return read_download(texts["filesource"], texts, markup=Markup.HTML, line=line)


FILE_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {"media-download.html": DownloadKind("A file to take away.", ("filesource",))}
)
"""The include by its name as it is written."""

"""What a file to be downloaded is, and how large: read from the file."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_alcf.diagnostics import Problem, Warn

if TYPE_CHECKING:
    from pathlib import Path

# The first bytes of files whose name may say anything; those of a ZIP begin many other formats.
_SIGNS: Final = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"PK\x03\x04", "ZIP"),
)
_OF_ZIP: Final = frozenset(
    {"DOCX", "XLSX", "PPTX", "ODT", "ODS", "ODP", "EPUB", "KMZ", "JAR", "WHL", "IPYNB", "NPZ"}
)
_SAME: Final = {"JPG": "JPEG", "JPE": "JPEG", "TGZ": "GZIP", "GZ": "GZIP", "HTM": "HTML"}


class FileFacts(NamedTuple):
    """What a file is, in capitals such as ``PDF``, and its size in bytes."""

    kind: str
    size: int


def read_file_facts(path: Path) -> FileFacts | Problem:
    """The facts of the file at *path*; ``MEDIA_UNREADABLE`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
        size = path.stat().st_size
    except OSError as error:
        message = f"{path.name!r} cannot be read: {error.strerror or error}"
        return Problem(Warn.MEDIA_UNREADABLE, message)
    return FileFacts(_kind(head, kind_by_name(path.name)), size)


def kind_by_name(name: str) -> str:
    """What the name of a file says that it is; nothing for one without an extension."""
    word = PurePosixPath(name).suffix.lstrip(".").upper()
    return _SAME.get(word, word)


def _kind(head: bytes, named: str) -> str:
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return named if kind == "ZIP" and named in _OF_ZIP else kind
    return named

"""What a file name says of a medium: its extension, and the media type that goes with it.

Extensions are in lower case and begin with a dot. Each tuple is in order of preference: where
several files of one stem stand beside each other, the first is taken.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

PICTURE_EXTENSIONS: Final = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".avif",
    ".svg",
    ".gif",
    ".bmp",
)
"""Pictures that browsers show."""

VIDEO_EXTENSIONS: Final = (".webm", ".mp4", ".m4v", ".ogv", ".mov")
"""Videos that browsers play; a browser takes the first that it can, so the smaller comes first."""

TRACK_EXTENSIONS: Final = (".vtt",)
"""Captions and other timed text (HTML Standard: a ``track`` is WebVTT)."""

MEDIA_EXTENSIONS: Final = PICTURE_EXTENSIONS + VIDEO_EXTENSIONS + TRACK_EXTENSIONS
"""All of them."""

MIME_TYPES: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".webm": "video/webm",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".ogv": "video/ogg",
    ".mov": "video/quicktime",
    ".vtt": "text/vtt",
}
"""The media type for each extension."""


def extension(name: str) -> str:
    """The extension of a file name or path in lower case, with its dot, or nothing."""
    return PurePosixPath(name).suffix.lower()


def is_picture(name: str) -> bool:
    """Whether *name* ends as a picture does, in upper or lower case."""
    return extension(name) in PICTURE_EXTENSIONS

"""XML and text files beside the pages: written where they change, never over a project's own."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, indent, tostring

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may hold (XML 1.0, 2.2)."""


def is_own(app: Sphinx, name: str) -> bool:
    """Whether the project brings the file *name* of the output itself (``html_extra_path``)."""
    places = [Path(app.confdir, path) for path in app.config.html_extra_path]
    return any((p / name).is_file() if p.is_dir() else p.name == name for p in places)


def write(place: Path, content: Element | str) -> None:
    """Write *content*, as UTF-8 with lines that end alike everywhere, where it is not there yet."""
    if isinstance(content, Element):
        for element in content.iter():
            element.text = _NO_XML.sub("\ufffd", element.text) if element.text else None
            for name, value in element.items():
                element.set(name, _NO_XML.sub("\ufffd", value))
        indent(content)
        content = f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(content, 'unicode')}\n"
    data = content.encode("utf-8")
    with suppress(OSError):
        if place.read_bytes() == data:
            return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def remove(place: Path, made_by: str) -> None:
    """Remove a file of an earlier build, which *made_by* stands in."""
    with suppress(OSError):
        if made_by in place.read_text("utf-8"):
            place.unlink()

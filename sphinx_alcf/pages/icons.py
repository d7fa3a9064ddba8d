"""Icons of a site: SVG files that are written into the page, reduced to what draws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup

if TYPE_CHECKING:
    from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWS = frozenset("svg g path circle ellipse line polyline polygon rect".split())
_ATTRIBUTES = frozenset(
    "cx cy d fill fill-opacity fill-rule height opacity points r rx ry stroke stroke-dasharray "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width transform "
    "viewBox width x x1 x2 y y1 y2".split()
)
_LARGEST = 20_000
"""Bytes. An icon that weighs more is a picture, and each page would carry it."""


def inline_svg(path: Path, *, size: int = 22) -> Markup:
    """The icon in *path* as HTML, *size* CSS pixels each way, hidden from assistive technology.

    Scripts, styles, links, texts and references to elsewhere are left out; what has no colour of
    its own takes the text's. Raises :class:`ValueError`, with what to do, where the file is no
    such icon, and :class:`OSError` where it cannot be read.
    """
    data = path.read_bytes()
    if len(data) > _LARGEST:
        raise ValueError(f"has {len(data):,} bytes; an icon has at most {_LARGEST:,}")
    if b"<!ENTITY" in data:
        raise ValueError("declares entities, which an icon must not")
    try:
        # Entities are barred above; the standard library resolves nothing else.
        root = ET.fromstring(data)  # noqa: S314
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"is not well-formed SVG ({error})") from None
    if root.tag != f"{_SVG}svg":
        raise ValueError("is not SVG: its root must be svg in SVG's namespace")
    if "viewBox" not in root.attrib:
        width, height = (re.sub(r"px$", "", root.get(side, "")) for side in ("width", "height"))
        if not all(re.fullmatch(r"\d+(\.\d+)?", side) for side in (width, height)):
            raise ValueError("has no viewBox, so that it cannot be given a size")
        root.set("viewBox", f"0 0 {width} {height}")
    icon = _drawn(root)
    icon.attrib.setdefault("fill", "currentColor")
    for name, value in {"width": str(size), "height": str(size), "class": "alcf-own-icon"}.items():
        icon.set(name, value)
    icon.set("aria-hidden", "true")
    icon.set("focusable", "false")
    return Markup(ET.tostring(icon, encoding="unicode", short_empty_elements=True))  # noqa: S704


def _drawn(element: ET.Element) -> ET.Element:
    """A copy without its namespace, with the elements and attributes that draw."""
    copy = ET.Element(element.tag.removeprefix(_SVG))
    for name, value in element.attrib.items():
        if name in _ATTRIBUTES and "url(" not in value:
            copy.set(name, value)
    for child in element:
        if child.tag.removeprefix(_SVG) in _DRAWS:
            copy.append(_drawn(child))
    return copy

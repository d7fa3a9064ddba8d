"""Who made a picture, and on what terms: read from what its file says, and written into others.

A smaller version keeps this and nothing else of a picture's metadata: no place, no serial number,
no thumbnail. The properties are those by which picture searches show creator, credit and licence
(IPTC Photo Metadata Standard: Creator, Credit Line, Copyright Notice, Web Statement of Rights, and
PLUS: Licensor URL).
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
from xml.parsers.expat import ParserCreate  # safe: declarations end it, so that no entity is known
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST: Final = 1_000
"""Characters of a property that are kept."""
_MOST_XMP: Final = 1_000_000
"""Bytes; a longer packet is not read."""

_ARTIST, _COPYRIGHT = 0x013B, 0x8298
"""Tags of Exif 2.32, 4.6.5."""
_IIM: Final = {80: "creator", 110: "credit", 116: "notice"}
"""Data sets of record 2 of IPTC-IIM 4.2: By-line, Credit, Copyright Notice."""

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NAMES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}
_XMP: Final = {
    f"{_NAMES[prefix]} {name}": field
    for prefix, name, field in (
        ("dc", "creator", "creator"),
        ("dc", "rights", "notice"),
        ("photoshop", "Credit", "credit"),
        ("xmpRights", "WebStatement", "statement"),
        ("plus", "LicensorURL", "licensor"),
    )
}
"""The properties of XMP, as expat spells names, and what they are here."""

Texts: TypeAlias = "Mapping[str, list[str]]"
"""What a file says, by the names of :class:`Rights`."""


class Rights(NamedTuple):
    """What is known; empty texts where nothing is."""

    creator: str = ""
    """Several are separated by ``; ``, as in Exif."""
    credit: str = ""
    notice: str = ""
    statement: str = ""
    """An address."""
    licensor: str = ""
    """An address."""

    def __bool__(self) -> bool:
        return any(self._texts)

    @property
    def _texts(self) -> tuple[str, ...]:
        return self.creator, self.credit, self.notice, self.statement, self.licensor

    def or_else(self, other: Rights) -> Rights:
        """These, completed by what only *other* knows."""
        return Rights(*(a or b for a, b in zip(self._texts, other._texts, strict=True)))

    def exif(self) -> bytes:
        """An Exif block with creator and notice; empty where neither is known."""
        exif = Image.Exif()
        if self.creator:
            exif[_ARTIST] = self.creator.encode()
        if self.notice:
            exif[_COPYRIGHT] = self.notice.encode()
        return exif.tobytes() if self.creator or self.notice else b""

    def xmp(self) -> bytes:
        """An XMP packet (ISO 16684-1, 7); empty where nothing is known."""
        if not self:
            return b""
        parts = []
        if self.creator:
            items = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in self.creator.split("; "))
            parts.append(f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>")
        if self.notice:
            item = f'<rdf:li xml:lang="x-default">{escape(self.notice)}</rdf:li>'
            parts.append(f"<dc:rights><rdf:Alt>{item}</rdf:Alt></dc:rights>")
        if self.credit:
            parts.append(f"<photoshop:Credit>{escape(self.credit)}</photoshop:Credit>")
        if self.statement:
            address = escape(self.statement)
            parts.append(f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>")
        if self.licensor:
            item = f"<plus:LicensorURL>{escape(self.licensor)}</plus:LicensorURL>"
            item = f'<rdf:li rdf:parseType="Resource">{item}</rdf:li>'
            parts.append(f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>")
        said = "".join(parts)
        used = ((name, uri) for name, uri in _NAMES.items() if f"<{name}:" in said)
        names = "".join(f" xmlns:{name}={quoteattr(uri)}" for name, uri in used)
        body = f'<rdf:Description rdf:about=""{names}>{said}</rdf:Description>'
        return (
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
            f"{body}</rdf:RDF></x:xmpmeta>"
        ).encode()


def rights_of(image: Image.Image) -> Rights:
    """What a picture's own file says; never raises.

    XMP is believed first, then IPTC-IIM, then Exif. What a PNG says behind its pixels is known
    only when these have been read.
    """
    found = Rights()
    for read in (_in_xmp, _in_iim, _in_exif):
        with suppress(Exception):  # whatever damaged metadata makes a parser raise
            if texts := read(image):
                more = Rights(**{name: _clean(name, texts[name]) for name in texts})
                found = found.or_else(more)
    return found


def _clean(name: str, texts: list[str]) -> str:
    """One line of limited length; nothing for an address that is none."""
    if name == "notice":
        texts = texts[:1]  # the others are translations of it
    lines = (" ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split()) for text in texts)
    line = "; ".join(dict.fromkeys(filter(None, lines)))[:_MOST].strip()
    if name in ("statement", "licensor") and not re.fullmatch(r"https?://[^\s<>\"]+", line):
        return ""
    return line


def _in_exif(image: Image.Image) -> Texts:
    exif = Image.Exif()
    exif.load(image.info.get("exif") or b"")
    texts = defaultdict(list)
    for name, tag in (("creator", _ARTIST), ("notice", _COPYRIGHT)):
        value = exif.get(tag)
        if isinstance(value, str):
            # Pillow reads Latin 1, programs write UTF-8.
            value = _decoded(value.encode("latin-1"))
            texts[name] = [value.replace("\0", " ") if name == "notice" else value]
    return texts


def _in_iim(image: Image.Image) -> Texts:
    """By IPTC-IIM 4.2, 1.5: data sets of five octets and a value."""
    blocks = image.info.get("photoshop")
    data = blocks.get(0x0404) if isinstance(blocks, dict) else None
    texts: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    while isinstance(data, bytes) and data[place : place + 1] == b"\x1c":
        if len(data) < place + 5:
            break
        record, number = data[place + 1], data[place + 2]
        size = int.from_bytes(data[place + 3 : place + 5], "big")
        place += 5 + size
        if record == 2 and number in _IIM:
            texts[_IIM[number]].append(_decoded(data[place - size : place]))
    return texts


def _in_xmp(image: Image.Image) -> Texts:
    packet = _packet(image)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    if not packet or len(packet) > _MOST_XMP:
        return texts
    names: list[str] = []
    words: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        words.clear()
        for key, value in attributes.items():
            if key in _XMP and _is_own(names, _XMP[key]):
                texts[_XMP[key]].append(value)

    def end(_name: str) -> None:
        said = "".join(words).strip()
        words.clear()
        known = [_XMP[name] for name in names if name in _XMP]
        if said and known and _is_own(names, known[-1]):
            texts[known[-1]].append(said)
        names.pop()

    def refuse(*_declaration: object) -> None:
        raise ValueError("an XMP packet has no document type")

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(packet.rstrip(b"\0 \n"), True)
    return texts


def _is_own(names: list[str], what: str) -> bool:
    """Whether a property is the picture's, not that of one placed in it (``xmpMM:Pantry``).

    *names* are the elements around it, outermost first: the picture's properties stand straight in
    a description of the RDF, but for the address of a licensor, which is in a structure of PLUS.
    """
    if f"{_RDF} RDF" not in names:
        return False
    inside = names[names.index(f"{_RDF} RDF") + 2 :]
    if what == "licensor":
        return not inside or inside[0] == f"{_NAMES['plus']} Licensor"
    return not inside or _XMP.get(inside[0]) == what


def _packet(image: Image.Image) -> bytes:
    """The XMP of any format, wherever this Pillow puts it."""
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if isinstance(found, str):
        return found.encode()
    if isinstance(found, bytes):
        return found
    for marker, content in getattr(image, "applist", ()):  # a JPEG, before Pillow 11
        name, _, packet = content.partition(b"\0")
        if marker == "APP1" and name == b"http://ns.adobe.com/xap/1.0/":
            return bytes(packet)
    return b""


def _decoded(data: bytes) -> str:
    """UTF-8, which most programs write, else Latin 1."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")

"""What a picture says of its makers is read from each place, and written into its versions."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sphinx_alcf.media.find import Found
from sphinx_alcf.media.formats import FORMATS, Format
from sphinx_alcf.media.raster import open_raster
from sphinx_alcf.media.renditions import Settings, encode_all, plan
from sphinx_alcf.media.rights import Rights, rights_of

ALL = Rights(
    "Jörg Ünal; Ana <Ruiz>",
    'Lab & "Sons"',
    "© 2026 研究所",
    "https://example.org/terms?a=1&b=2",
    "https://example.org/license",
)
LAB = Rights("A. Photographer", "The lab", "© The lab")


def iim(**values: bytes) -> dict[int, bytes]:
    """Data sets of record 2 as a block of Photoshop's."""
    numbers = {"creator": 80, "credit": 110, "notice": 116, "city": 90}
    data = b"".join(
        bytes([0x1C, 2, numbers[name]]) + len(value).to_bytes(2, "big") + value
        for name, value in values.items()
    )
    return {0x0404: data}


def exif(**values: str | bytes) -> bytes:
    tags = {"creator": 0x013B, "notice": 0x8298, "serial": 0xA431}
    block = Image.Exif()
    for name, value in values.items():
        block[tags[name]] = value
    return block.tobytes()


def picture(**info: Any) -> Image.Image:
    image = Image.new("RGB", (8, 8))
    image.info.update(info)
    return image


def test_what_is_written_is_what_is_read() -> None:
    assert rights_of(picture(xmp=ALL.xmp())) == ALL
    known = rights_of(picture(exif=ALL.exif()))
    assert known == Rights(creator=ALL.creator, notice=ALL.notice)
    assert (Rights().xmp(), Rights().exif()) == (b"", b"")
    assert Rights(creator="A").xmp().count(b"xmlns:") == 3  # of no more names than it has


@pytest.mark.parametrize(
    "info",
    [
        {"exif": exif(creator="A. Photographer", notice="© The lab".encode())},
        {"photoshop": iim(creator=b"A. Photographer", notice="© The lab".encode("latin-1"))},
        {"XML:com.adobe.xmp": Rights("A. Photographer", "", "© The lab").xmp().decode()},
        {
            "xmp": b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
            b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="A. Photographer">'
            b'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">\xc2\xa9 The\n lab</rdf:li>'
            b'<rdf:li xml:lang="de">Das Labor</rdf:li></rdf:Alt></dc:rights>'
            b"</rdf:Description></rdf:RDF></x:xmpmeta>\0\0"
        },
    ],
    ids=["exif", "iim", "png", "attributes"],
)
def test_each_place_is_read(info: dict[str, Any]) -> None:
    assert rights_of(picture(**info)) == Rights("A. Photographer", "", "© The lab")


def test_pictures_that_were_placed_in_it_do_not_count() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    own = "<dc:creator><rdf:Seq><rdf:li>A</rdf:li></rdf:Seq></dc:creator>"
    placed = (
        f"<rdf:li><rdf:Description p:Credit='C'>{own.replace('A', 'B')}</rdf:Description></rdf:li>"
    )
    packet = (
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        f" xmlns:rdf='{rdf}' xmlns:p='http://ns.adobe.com/photoshop/1.0/'"
        f" xmlns:m='http://ns.adobe.com/xap/1.0/mm/'><rdf:RDF><rdf:Description>{own}"
        f"<m:Pantry><rdf:Bag>{placed}</rdf:Bag></m:Pantry></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert rights_of(picture(xmp=packet.encode())) == Rights(creator="A")


def test_what_stands_before_a_cut_counts() -> None:
    block = {0x0404: iim(creator=b"Bob")[0x0404] + b"\x1c\x02"}
    assert rights_of(picture(photoshop=block)) == Rights(creator="Bob")


def test_one_place_completes_another() -> None:
    found = rights_of(
        picture(
            exif=exif(creator="Exif", notice=b"\xa9 The lab"),
            photoshop=iim(credit=b"The lab", creator=b"IIM"),
            xmp=Rights(creator="A. Photographer").xmp(),
        )
    )
    assert found == LAB


@pytest.mark.parametrize(
    "info",
    [
        {"xmp": b"<x", "exif": b"Exif\0\0no", "photoshop": {0x0404: b"\x1c\x02"}},
        {"xmp": b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "exif": b"", "photoshop": "text"},
        {"xmp": b"<" * 2_000_000, "photoshop": {0x0404: b"\x1c\x02\x50\xff\xff"}},
        {"xmp": Rights(statement="javascript:alert(1)", licensor="no address").xmp()},
        {},
    ],
)
def test_damage_says_nothing(info: dict[str, Any]) -> None:
    assert rights_of(picture(**info)) == Rights()


def test_long_texts_are_cut() -> None:
    assert rights_of(picture(xmp=Rights(credit="x" * 9_999).xmp())).credit == "x" * 1_000


@pytest.mark.parametrize(
    "form", [form for form in FORMATS.values() if form.can_be_written()], ids=lambda form: form.name
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_versions_keep_credit_and_copyright_and_no_more(
    tmp_path: Path, form: Format, kind: str
) -> None:
    place = Image.Exif()
    place[0x013B] = "A. Photographer"
    place.get_ifd(0x8825).update({1: "N", 2: (47.0, 58.0, 13.0)})
    place[0x010F] = "Secret Cameras"
    place[0xA431] = "serial 1234"
    xmp = (
        Rights("", "The lab", "© The lab")
        .xmp()
        .replace(
            b"<photoshop:Credit>", b"<photoshop:City>Secret City</photoshop:City><photoshop:Credit>"
        )
    )
    source = tmp_path / f"a.{kind.lower()}"
    scene = Image.radial_gradient("L").resize((400, 300)).convert("RGB")
    options: dict[str, Any] = {"exif": place}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode())
    scene.save(source, kind, **options)
    if kind == "JPEG":
        data = source.read_bytes()
        name = b"http://ns.adobe.com/xap/1.0/\0"
        block = b"\xff\xe1" + (2 + len(name) + len(xmp)).to_bytes(2, "big") + name + xmp
        source.write_bytes(data[:2] + block + data[2:])
    settings = Settings((200,), (form.name,), least=0)
    (version,) = (
        encode_all(plan([Found(source, source.name)], settings), tmp_path / "cache")
        .sets[source.name, None]
        .renditions
    )
    data = version.file.read_bytes()
    with open_raster(version.file) as image:
        assert rights_of(image) == LAB
        kept = Image.Exif()
        kept.load(image.info["exif"])
        assert set(kept) <= {0x013B, 0x8298}
        assert set(image.info) & {"icc_profile", "photoshop"} == set()
    for secret in (b"Secret", b"serial", b"GPS"):
        assert secret not in data
    assert BytesIO(data).getvalue().count(b"adobe:ns:meta") == 1

"""A picture's facts come from its content, and no file can make the reading of them fail."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media import raster
from sphinx_alcf.media.pictures import PictureInfo, probe


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture that compresses badly."""
    return Image.effect_noise(size, 80).convert(mode)


def info(path: Path) -> PictureInfo:
    result = probe(path)
    assert isinstance(result, PictureInfo), result
    return result


def refused(path: Path) -> str:
    result = probe(path)
    assert isinstance(result, Problem)
    assert result.kind is Warn.MEDIA_UNREADABLE
    assert repr(path.name) in result.message
    return result.message


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("a.jpg", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
        ("a.bmp", "image/bmp"),
    ],
)
def test_formats(tmp_path: Path, name: str, mime: str) -> None:
    noise((40, 30)).save(tmp_path / name)
    expected = PictureInfo(40, 30, mime, transparent=False, animated=False)
    assert info(tmp_path / name) == expected
    wrong = tmp_path / "wrong.jpg"
    wrong.write_bytes((tmp_path / name).read_bytes())
    assert info(wrong) == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    noise((40, 30)).save(tmp_path / "a.jpg", exif=exif)
    picture = info(tmp_path / "a.jpg")
    assert (picture.width, picture.height) == ((30, 40) if orientation > 4 else (40, 30))


def test_a_damaged_exif_block_is_ignored(tmp_path: Path) -> None:
    noise((40, 30)).save(tmp_path / "a.jpg", exif=b"Exif\0\0MM\0\x2a\xff\xff\xff\xff")
    assert (info(tmp_path / "a.jpg").width, info(tmp_path / "a.jpg").problem) == (40, None)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_an_opaque_alpha_channel_is_not_transparent(tmp_path: Path, mode: str) -> None:
    picture = noise((40, 30), mode)
    picture.save(tmp_path / "opaque.png")
    picture.putalpha(128)
    picture.save(tmp_path / "glass.png")
    assert not info(tmp_path / "opaque.png").transparent
    assert info(tmp_path / "glass.png").transparent


def test_a_transparent_colour_counts(tmp_path: Path) -> None:
    noise((40, 30), "P").save(tmp_path / "a.png", transparency=0)
    Image.new("P", (4, 4), 0).save(tmp_path / "b.gif", transparency=0)
    Image.new("RGB", (4, 4), (1, 2, 3)).save(tmp_path / "c.png", transparency=(1, 2, 3))
    for name in ("a.png", "b.gif", "c.png"):
        assert info(tmp_path / name).transparent, name


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_animated(tmp_path: Path, name: str) -> None:
    frames = [noise((8, 8)), Image.new("RGB", (8, 8), "red")]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=100)
    assert info(tmp_path / name).animated


def test_the_second_picture_of_a_phone_is_no_animation(tmp_path: Path) -> None:
    noise((40, 30)).save(
        tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[noise((40, 30))]
    )
    picture = info(tmp_path / "a.jpg")
    assert (picture.mime, picture.animated) == ("image/jpeg", False)


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<svg width="40" height="30px">', (40, 30)),
        ("<svg width='1in' height='2.54cm'>", (96, 96)),
        ('<svg viewBox="0 0 40.4 30">', (40, 30)),
        ('<svg width="80" viewBox="0,0,40,30">', (80, 60)),
        ('<svg width="100%" height="100%" viewBox="0 0 40 30">', (40, 30)),
        ('<svg\n data-width="7" desc=" width=\'7\'" viewBox="0 0 40 30" />', (40, 30)),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="3">', (4, 3)),
        ('<svg width="-4" height="nan" viewBox="0 0 0 1">', (None, None)),
        ('<svg width="9e99" height="9e99">', (None, None)),
        ('<svg width="' + "1" * 60_000 + '!" height="1">', (None, None)),
        ("<svg>", (None, None)),
    ],
)
def test_svg_sizes(tmp_path: Path, tag: str, size: tuple[int | None, int | None]) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        f'<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->\n{tag}</svg>', encoding="utf-8"
    )
    picture = info(path)
    assert (picture.width, picture.height) == size
    assert (picture.mime, picture.transparent) == ("image/svg+xml", True)


def test_svg_entities_are_not_expanded(tmp_path: Path) -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "a.svg"
    path.write_text(
        f'<!DOCTYPE svg [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">{lol}]>'
        '<svg id="&l11;" width="4" height="3"><text>&x;</text></svg>',
        encoding="utf-8",
    )
    assert (info(path).width, info(path).height) == (4, 3)


def test_svg_in_utf16(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg width="4" height="3"/>', encoding="utf-16")
    assert info(tmp_path / "a.svg").width == 4


def test_files_that_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "text.jpg").write_text("This is not a picture.\n" * 40, encoding="utf-8")
    (tmp_path / "page.svg").write_text("<html><svg></svg></html>", encoding="utf-8")
    (tmp_path / "phone.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    (tmp_path / "script.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert "is empty" in refused(tmp_path / "empty.jpg")
    assert "not a picture" in refused(tmp_path / "text.jpg")
    assert "not a picture" in refused(tmp_path / "page.svg")
    assert "HEIC" in refused(tmp_path / "phone.jpg")
    assert "not a picture" in refused(tmp_path / "script.png")
    refused(tmp_path / "gone.jpg")
    refused(tmp_path)
    os.mkfifo(tmp_path / "pipe.jpg")
    refused(tmp_path / "pipe.jpg")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "glass.png"])
def test_cut_off_at_any_place(tmp_path: Path, name: str) -> None:
    picture = noise((200, 150), "RGBA" if name == "glass.png" else "RGB")
    whole = io.BytesIO()
    picture.save(whole, format=Path(name).suffix[1:].replace("jpg", "jpeg"))
    data = whole.getvalue()
    path = tmp_path / name
    for share in (0.001, 0.01, 0.1, 0.5, 0.9):
        path.write_bytes(data[: max(4, int(len(data) * share))])
        result = probe(path)
        problem = result.problem if isinstance(result, PictureInfo) else result
        assert problem is not None, share
        assert problem.kind is Warn.MEDIA_UNREADABLE
    path.write_bytes(data + b"appended by a camera" * 5000)
    assert info(path).problem is None


@pytest.mark.parametrize("size", [(20_000, 20_000), (20_000, 10), (12_000, 9_000)])
def test_a_bomb_is_not_decoded_but_has_a_size(tmp_path: Path, size: tuple[int, int]) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    path = tmp_path / "bomb.png"
    header = struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    limit = Image.MAX_IMAGE_PIXELS
    picture = info(path)
    assert (picture.width, picture.height) == size
    assert picture.problem is not None
    assert f"{size[0]} x {size[1]} pixels" in picture.problem.message
    assert limit == Image.MAX_IMAGE_PIXELS


def test_names_that_a_browser_would_not_forgive(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text('<svg width="4" height="3"/>', encoding="utf-8")
    noise((4, 3)).save(tmp_path / "b.svg", format="PNG")
    for name in ("a.png", "b.svg"):
        picture = info(tmp_path / name)
        assert picture.width == 4
        assert picture.problem is not None


def test_an_unchanged_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    noise((40, 30)).save(path)
    first = info(path)
    monkeypatch.setattr(Path, "open", None)
    assert probe(path) is first
    monkeypatch.undo()
    noise((50, 30)).save(path)
    os.utime(path, ns=(1, 1))
    assert info(path).width == 50


def test_avif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    box = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0\0\0\x14ispe\0\0\0\0"
    path = tmp_path / "a.avif"
    path.write_bytes(box + struct.pack(">II", 400, 300) + b"\0" * 40)
    monkeypatch.setattr("sphinx_alcf.media.pictures._knows_avif", lambda: False)
    assert (info(path).width, info(path).height) == (400, 300)
    monkeypatch.undo()
    Image.init()
    if "AVIF" in Image.SAVE:
        noise((40, 30)).save(tmp_path / "real.avif")
        assert info(tmp_path / "real.avif").mime == "image/avif"
        assert info(tmp_path / "real.avif").width == 40


def test_pictures_that_take_much_memory_are_decoded_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear = Image.new("RGBA", (40, 30), (9, 9, 9, 0))
    clear.save(tmp_path / "a.png")
    clear.resize((50, 30)).save(tmp_path / "b.png")
    turns: list[str] = []

    class Turn:
        def __enter__(self) -> None:
            turns.append("in")

        def __exit__(self, *_error: object) -> None:
            turns.append("out")

    monkeypatch.setattr(raster, "_turn", Turn())
    monkeypatch.setattr(raster, "_LARGE", 4 * 45 * 30)
    assert isinstance(probe(tmp_path / "a.png"), PictureInfo)
    assert turns == []
    info = probe(tmp_path / "b.png")
    assert isinstance(info, PictureInfo)
    assert info.transparent
    assert turns == ["in", "out"]


LOADED = """
import sys
from pathlib import Path
from sphinx_alcf.media.formats import WEBP
from sphinx_alcf.media.raster import open_raster
with open_raster(Path(sys.argv[1])) as picture:
    print(picture.format, *sys.modules)
    WEBP.encode(picture, quality=80)
    print(*sys.modules)
"""


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
def test_no_plugin_is_loaded_for_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    noise((20, 10)).save(path)
    run = subprocess.run(
        [sys.executable, "-c", LOADED, path], capture_output=True, text=True, check=True
    )
    opened, encoded = (
        {name for name in line.split() if name.endswith("ImagePlugin")}
        for line in run.stdout.splitlines()
    )
    assert run.stdout.split()[0].lower() == kind
    # What Pillow's open loads by itself, and what belongs to the picture.
    known = {f"PIL.{name}ImagePlugin" for name in ("Bmp", "Gif", "Jpeg", "Png", "Ppm")}
    webp = {"PIL.WebPImagePlugin"}
    assert opened <= (known | webp if kind == "webp" else known)
    assert encoded <= known | webp

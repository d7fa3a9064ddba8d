"""Renditions are small, upright, sRGB, the same on every run, and made once."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageCms, ImageColor, ImageStat

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.media import encode as encoder
from sphinx_alcf.media import pool
from sphinx_alcf.media.atomic import write_atomically
from sphinx_alcf.media.encode import slug, target_sizes
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.formats import ALIKE, AVIF
from sphinx_alcf.media.index import Index
from sphinx_alcf.media.pixels import scaled
from sphinx_alcf.media.raster import open_raster
from sphinx_alcf.media.renditions import Encoded, RenditionSet, Settings, encode_all, plan
from sphinx_alcf.media.ssim import PLAIN, similarity
from sphinx_alcf.media.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = Settings(widths=(40, 80, 160), least=0)


def photo(size: tuple[int, int] = (200, 120), mode: str = "RGB") -> Image.Image:
    """A picture that compresses badly, the same each time."""
    width, height = size
    ramp = Image.linear_gradient("L").resize(size)
    waves = Image.radial_gradient("L").resize((width // 7, height // 7)).resize(size)
    return Image.merge("RGB", (ramp, waves, ramp.rotate(180))).convert(mode)


def saved(path: Path, picture: Image.Image | None = None, **options: Any) -> Found:
    path.parent.mkdir(parents=True, exist_ok=True)
    options.setdefault("quality", 100)
    (picture or photo()).save(path, **options)
    return Found(path, path.name)


def made(source: Found, tmp_path: Path, settings: Settings = SMALL) -> RenditionSet:
    return encode_all(plan([source], settings), tmp_path / "cache").sets[source.name, None]


def widest(result: RenditionSet) -> Image.Image:
    with Image.open(result.renditions[-1].file) as picture:
        picture.load()
        return picture


def files(cache: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(cache.glob("*.webp"))}


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, [480, 736, 1200, 1600]),
        (1700, [480, 736, 1200, 1600]),
        (1600, [480, 736, 1200, 1600]),
        (1200, [480, 736, 1200]),
        (1000, [480, 736, 1000]),
        (480, [480]),
        (300, [300]),
        (1, [1]),
    ],
)
def test_widths(width: int, expected: list[int]) -> None:
    sizes = target_sizes(width, width, Settings())
    assert sizes == [(w, w) for w in expected]


def test_a_very_tall_picture_has_no_version_that_is_too_large() -> None:
    assert target_sizes(1600, 80_000, Settings()) == []
    assert target_sizes(1600, 20_000, Settings()) == [(480, 6_000), (736, 9_200)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("assets/images/ThetaGPU.jpg", "ThetaGPU"),
        ("two words+more, 1x.JPG", "two-words-more-1x"),
        ("Größe.png", "Groe"),
        ("图片.png", "picture"),
        ("../..hidden%20.png", "hidden-20"),
        ("x" * 300 + ".png", "x" * 60),
    ],
)
def test_names_need_no_escape(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_photograph(tmp_path: Path) -> None:
    source = saved(tmp_path / "a photo.jpg")
    result = made(source, tmp_path)
    assert (result.width, result.height, result.problem) == (200, 120, None)
    assert [(r.width, r.height) for r in result.renditions] == [(40, 24), (80, 48), (160, 96)]
    for rendition in result.renditions:
        with Image.open(rendition.file) as picture:
            assert (picture.format, picture.mode) == ("WEBP", "RGB")
            assert picture.size == (rendition.width, rendition.height)
        assert rendition.bytes == rendition.file.stat().st_size < source.path.stat().st_size
        stem, width, key = rendition.file.stem.rsplit("-", 2)
        assert (stem, width, len(key)) == ("a-photo", str(rendition.width), 12)


def test_orientation_and_metadata(tmp_path: Path) -> None:
    picture = Image.new("RGB", (200, 120), "blue")
    picture.paste("red", (0, 0, 100, 120))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "where I live"
    result = made(saved(tmp_path / "a.jpg", picture, exif=exif), tmp_path)
    assert (result.width, result.height) == (120, 200)
    upright = widest(result)
    assert upright.size == (120, 200)
    top, bottom = upright.getpixel((60, 20)), upright.getpixel((60, 180))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]
    assert b"where" not in result.renditions[-1].file.read_bytes()
    assert not {"exif", "icc_profile", "xmp"} & upright.info.keys()


QUARTERS = ("red", "lime", "blue", "white")
"""Colours of the quarters of a picture: above left and right, below left and right."""


def quarters(size: tuple[int, int] = (400, 200)) -> Image.Image:
    picture = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for number, colour in enumerate(QUARTERS):
        y, x = divmod(number, 2)
        picture.paste(colour, (x * width, y * height, (x + 1) * width, (y + 1) * height))
    return picture


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_part_is_one_of_the_upright_picture(tmp_path: Path, turn: int) -> None:
    upright = quarters((200, 400) if turn > 4 else (400, 200))
    undone = [None, 0, 3, 1, 5, 2, 6, 4][turn - 1]  # Image.Transpose
    stored = upright if undone is None else upright.transpose(Image.Transpose(undone))
    exif = Image.Exif()
    exif[0x0112] = turn
    source = saved(tmp_path / "a.jpg", stored, exif=exif, subsampling=0)
    size = (upright.width // 2, upright.height // 2)
    boxes = ((0, 0, 0.5, 0.5), (0.5, 0, 1, 0.5), (0, 0.5, 0.5, 1), (0.5, 0.5, 1, 1))
    for box, colour in zip(boxes, QUARTERS, strict=True):
        jobs = plan([source], SMALL, box)
        result = encode_all(jobs, tmp_path / "cache").sets["a.jpg", box]
        assert (result.width, result.height) == size
        assert [r.width for r in result.renditions] == [40, 80, *([160] if turn < 5 else [100])]
        shown = widest(result).convert("RGB")
        assert shown.width * size[1] == pytest.approx(shown.height * size[0], rel=0.02)
        middle = shown.getpixel((shown.width // 2, shown.height // 2))
        expected = ImageColor.getrgb(colour)
        assert isinstance(middle, tuple)
        assert all(abs(a - b) < 12 for a, b in zip(middle, expected, strict=True))


def test_parts_of_one_picture_are_kept_apart(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg")
    box = (0.25, 0.0, 0.75, 1.0)
    jobs = [*plan([source], SMALL), *plan([source], SMALL, box)]
    sets = encode_all(jobs, tmp_path / "cache").sets
    assert list(sets) == [("a.jpg", None), ("a.jpg", box)]
    assert (sets["a.jpg", box].width, sets["a.jpg", box].height) == (100, 120)
    assert len({r.file for s in sets.values() for r in s.renditions}) == 6


@pytest.mark.skipif(not AVIF.can_be_written(), reason="this Pillow has no AVIF")
def test_each_format_has_its_files(tmp_path: Path) -> None:
    settings = SMALL._replace(formats=("webp", "avif"))
    result = made(saved(tmp_path / "a.jpg"), tmp_path, settings)
    assert [(r.format.name, r.width) for r in result.renditions] == [
        *(("avif", width) for width in (40, 80, 160)),
        *(("webp", width) for width in (40, 80, 160)),
    ]
    for rendition in result.renditions:
        with Image.open(rendition.file) as picture:
            assert picture.get_format_mimetype() == rendition.format.media_type
            assert picture.size == (rendition.width, rendition.height)


def test_every_version_looks_like_the_original(tmp_path: Path) -> None:
    noise = Image.effect_noise((300, 200), 90)
    picture = Image.merge("RGB", (noise, photo((300, 200), "L"), noise.rotate(180)))
    result = made(saved(tmp_path / "a.jpg", picture), tmp_path)
    with Image.open(tmp_path / "a.jpg") as original:
        for rendition in result.renditions:
            size = (rendition.width, rendition.height)
            smaller = original.convert("RGB").resize(size, Image.Resampling.LANCZOS)
            with Image.open(rendition.file) as shown:
                assert similarity(smaller, shown) >= ALIKE
                assert similarity(smaller, shown, PLAIN) >= ALIKE


def test_a_chart_keeps_every_pixel_where_that_is_smaller(tmp_path: Path) -> None:
    chart = Image.new("RGB", (160, 120), "white")
    for x in range(10, 150, 20):
        chart.paste("navy", (x, 110 - x // 2, x + 10, 110))
    shown = widest(made(saved(tmp_path / "a.png", chart, compress_level=0), tmp_path))
    assert ImageChops.difference(shown.convert("RGB"), chart).getbbox() is None


def test_a_small_file_is_served_as_it_is(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.png")
    size = source.path.stat().st_size
    assert made(source, tmp_path, SMALL._replace(least=size)).renditions
    assert not made(source, tmp_path, SMALL._replace(least=size + 1)).renditions


def swapped_profile() -> bytes:
    """A profile whose red is sRGB's green and the other way round."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Test".encode("utf-16-be"))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_profile_is_converted(tmp_path: Path, mode: str) -> None:
    picture = photo().convert(mode)
    picture.paste("red", (0, 0, 200, 120))
    if mode == "RGBA":
        picture.putpixel((0, 0), (1, 2, 3, 0))
    source = saved(tmp_path / "a.png", picture, icc_profile=swapped_profile(), compress_level=0)
    shown = widest(made(source, tmp_path)).convert("RGB").getpixel((80, 48))
    assert isinstance(shown, tuple)
    assert shown[0] < 20
    assert shown[1] > 240


@pytest.mark.parametrize("profile", [b"no profile at all", b"\0" * 200])
def test_a_damaged_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    assert made(saved(tmp_path / "a.jpg", icc_profile=profile), tmp_path).renditions


def test_transparency_is_kept(tmp_path: Path) -> None:
    glass = photo(mode="RGBA")
    glass.putalpha(Image.linear_gradient("L").resize((200, 120)))
    kept = widest(made(saved(tmp_path / "a.png", glass), tmp_path))
    assert kept.mode == "RGBA"
    assert kept.getchannel("A").getextrema() != (255, 255)
    opaque = widest(made(saved(tmp_path / "b.png", photo(mode="RGBA")), tmp_path))
    assert opaque.mode == "RGB"


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        *(("a.png", mode) for mode in ("1", "L", "LA", "P", "I;16")),
        *(("a.jpg", mode) for mode in ("L", "CMYK")),
        *(("a.gif", mode) for mode in ("L", "P")),
        ("a.bmp", "RGB"),
        ("a.webp", "RGBA"),
    ],
)
def test_every_mode(tmp_path: Path, name: str, mode: str) -> None:
    picture = photo(mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 257).convert("I;16")
    source = saved(tmp_path / name, picture)
    with open_raster(source.path) as image:
        shown = next(scaled(image, [(160, 96)]))
    assert shown.mode == "RGB"
    # A dithered picture is judged by its mean, the others by their pixels.
    expected = photo(mode="L").resize((160, 96))
    difference = ImageChops.difference(shown.convert("L"), expected)
    assert abs(ImageStat.Stat(shown.convert("L")).mean[0] - ImageStat.Stat(expected).mean[0]) < 6
    assert mode in ("1", "P") or ImageStat.Stat(difference).mean[0] < 6


def test_no_rendition_has_more_bytes_than_the_original(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("1", (200, 120)))
    result = made(path, tmp_path)
    assert (result.width, result.height) == (200, 120)
    size = (tmp_path / "a.png").stat().st_size
    assert all(r.width < 200 and r.bytes < size for r in result.renditions)


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_animations_are_left_alone(tmp_path: Path, name: str) -> None:
    moving: dict[str, Any] = {
        "save_all": True,
        "append_images": [Image.new("RGB", (200, 120))],
        "duration": 90,
    }
    assert made(saved(tmp_path / name, **moving), tmp_path).renditions == ()


def test_svg_is_not_planned(tmp_path: Path) -> None:
    names = ("b.png", "a.SVG", "b.png", "a.png")
    assert [job.source.name for job in plan([Found(tmp_path / n, n) for n in names])] == [
        "a.png",
        "b.png",
    ]


def test_sixteen_bits_with_a_transparent_grey(tmp_path: Path) -> None:
    values = np.full((120, 200), 40_000, np.uint16)
    values[:, :100] = 1_000
    source = saved(tmp_path / "deep.png", Image.fromarray(values), transparency=1_000)
    with open_raster(source.path) as image:
        (small,) = list(scaled(image, [(100, 60)]))
    assert small.mode == "RGBA"
    assert small.getpixel((10, 30))[3] == 0  # type: ignore[index]
    assert small.getpixel((90, 30)) == (155, 155, 155, 255)


def test_a_warm_run_opens_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flat = saved(tmp_path / "flat.png", Image.new("1", (200, 120)))
    jobs = plan([saved(tmp_path / "a.jpg"), flat], SMALL)
    cold = encode_all(jobs, tmp_path / "cache")
    stamps = {p: p.stat().st_mtime_ns for p in (tmp_path / "cache").iterdir()}
    monkeypatch.setattr(pool, "encode", None)
    monkeypatch.setattr(Image, "open", None)
    monkeypatch.setattr(hashlib, "file_digest", None)

    def unwanted(_names: Iterable[str], length: int) -> Iterable[str]:
        raise AssertionError(length)

    assert encode_all(jobs, tmp_path / "cache", progress=unwanted) == cold
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "cache").iterdir()} == stamps


def test_what_makes_a_picture_be_encoded_again(tmp_path: Path) -> None:
    counted: list[int] = []

    def run(source: Found, settings: Settings = SMALL) -> int:
        def count(names: Iterable[str], length: int) -> Iterable[str]:
            counted.append(length)
            return names

        counted.clear()
        encode_all(plan([source], settings), tmp_path / "cache", progress=count)
        return sum(counted)

    source = saved(tmp_path / "a.jpg")
    assert run(source) == 1
    os.utime(source.path, ns=(1, 1))
    assert run(source) == 0, "only its time has changed"
    assert run(source, Settings(widths=(50,))) == 1
    saved(tmp_path / "a.jpg", photo((210, 120)))
    assert run(source) == 1
    lost = made(source, tmp_path).renditions[-1].file
    lost.write_bytes(lost.read_bytes()[:-1])
    assert run(source) == 1, "a file of the cache is not whole"
    assert run(source) == 0


def test_pictures_of_one_base_name_differ(tmp_path: Path) -> None:
    sources = [saved(tmp_path / folder / "a.jpg") for folder in ("x", "y")]
    named = [Found(s.path, s.path.relative_to(tmp_path).as_posix()) for s in sources]
    sets = encode_all(plan(named, SMALL), tmp_path / "cache").sets
    assert len({r.file for s in sets.values() for r in s.renditions}) == 6


def test_the_place_of_the_project_does_not_matter(tmp_path: Path) -> None:
    for place in ("one", "two"):
        saved(tmp_path / place / "a.jpg")
        jobs = plan([Found(tmp_path / place / "a.jpg", "a.jpg")], SMALL)
        encode_all(jobs, tmp_path / f"cache-{place}")
    assert files(tmp_path / "cache-one") == files(tmp_path / "cache-two")


def test_processes_make_the_same_files(tmp_path: Path) -> None:
    sources = [saved(tmp_path / f"{n}.jpg", photo((200 + n, 120))) for n in range(5)]
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    jobs = plan([*sources, Found(tmp_path / "broken.jpg", "broken.jpg")], SMALL)
    seen: list[str] = []

    def progress(names: Iterable[str], length: int) -> Iterable[str]:
        assert length == 6
        for name in names:
            seen.append(name)
            yield name

    two = encode_all(jobs, tmp_path / "two", processes=2, progress=progress)
    one = encode_all(jobs, tmp_path / "one")
    assert files(tmp_path / "two") == files(tmp_path / "one")
    assert len(files(tmp_path / "one")) == 15
    assert list(two.sets) == list(one.sets) == [job.id for job in jobs]
    assert sorted(seen) == sorted(name for name, _ in two.sets)


@pytest.mark.parametrize(
    "content",
    [
        *(
            "",
            "{",
            "[]",
            '{"version": 2}',
            '{"version": 1, "digests": [], "sets": 0}',
            "[" * 99_999,
        ),
        '{"version": 1, "digests": {"%s": [1]}, "sets": {"%s": {"width": null}}}',
    ],
)
def test_a_damaged_index_only_costs_work(tmp_path: Path, content: str) -> None:
    source = saved(tmp_path / "a.jpg")
    first = made(source, tmp_path)
    key = first.renditions[0].file.stem.rsplit("-", 1)[1]
    filled = content.replace("%s", str(source.path), 1).replace("%s", key)
    (tmp_path / "cache/index.json").write_text(filled, encoding="utf-8")
    assert made(source, tmp_path) == first
    assert json.loads((tmp_path / "cache/index.json").read_bytes())["version"] == 1


def test_an_index_cannot_lead_out_of_the_cache(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg")
    first = made(source, tmp_path)
    (tmp_path / "secret.webp").write_bytes(b"x" * first.renditions[0].bytes)
    path = tmp_path / "cache/index.json"
    text = path.read_text(encoding="utf-8").replace(first.renditions[0].file.name, "../secret.webp")
    path.write_text(text, encoding="utf-8")
    assert made(source, tmp_path) == first


def test_two_builds_share_a_cache(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    one, two = (saved(tmp_path / f"{n}.jpg", photo((200 + n, 120))) for n in (1, 2))
    encode_all(plan([one], SMALL), cache)
    index = Index(cache)
    encode_all(plan([two], SMALL), cache)
    index.remember("key of a build that began earlier", Outcome(1, 1))
    index.save()
    assert len(json.loads((cache / "index.json").read_bytes())["sets"]) == 3


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    result = encode_all(
        plan([saved(tmp_path / "a.jpg"), saved(tmp_path / "b.jpg")], SMALL), tmp_path / "cache"
    )
    assert [problem.kind for problem in result.problems] == [Warn.RENDITION]
    assert [s.renditions for s in result.sets.values()] == [(), ()]


def test_a_disk_that_fills_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encoder, "write_atomically", full)
    jobs = plan([saved(tmp_path / "a.jpg"), saved(tmp_path / "b.jpg")], SMALL)
    result = encode_all(jobs, tmp_path / "cache")
    assert len(result.problems) == 1
    assert "No space left" in result.problems[0].message
    monkeypatch.undo()
    assert encode_all(jobs, tmp_path / "cache").sets["a.jpg", None].renditions


def test_damage_is_told_once(tmp_path: Path) -> None:
    whole = io.BytesIO()
    photo().save(whole, "PNG")
    data = bytearray(whole.getvalue())
    (tmp_path / "cut.png").write_bytes(data[: len(data) // 2])
    data[len(data) // 2 : len(data) // 2 + 20] = bytes(20)
    (tmp_path / "inside.png").write_bytes(data)
    names = ("cut.png", "inside.png", "gone.png")
    result = encode_all(plan([Found(tmp_path / n, n) for n in names], SMALL), tmp_path / "cache")
    assert result.problems == ()
    assert all(s.renditions == () for s in result.sets.values())
    # The first and the last are what probe() finds; only decoding finds the second.
    problems = {name: s.problem for (name, _), s in result.sets.items() if s.problem}
    assert list(problems) == ["inside.png"]
    assert problems["inside.png"].kind is Warn.MEDIA_UNREADABLE


def test_an_interrupt_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_from: Path, _to: Path) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "a.webp"
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_done_before_an_interrupt_is_kept(tmp_path: Path, processes: int) -> None:
    jobs = plan([saved(tmp_path / f"{n}.jpg", photo((200 + n, 120))) for n in range(4)], SMALL)

    def interrupt(names: Iterable[str], _length: int) -> Iterable[str]:
        yield from islice(names, 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode_all(jobs, tmp_path / "cache", processes=processes, progress=interrupt)
    assert not list((tmp_path / "cache").glob(".*"))
    left: list[int] = []

    def count(names: Iterable[str], length: int) -> Iterable[str]:
        left.append(length)
        return names

    assert isinstance(encode_all(jobs, tmp_path / "cache", progress=count), Encoded)
    assert left == [2]


def test_no_semaphores_no_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pool, "ProcessPoolExecutor", refuse)
    jobs = plan([saved(tmp_path / f"{n}.jpg") for n in range(4)], SMALL)
    result = encode_all(jobs, tmp_path / "cache", processes=2)
    assert all(s.renditions for s in result.sets.values())


def test_a_cache_may_be_thrown_away(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg")
    first = made(source, tmp_path)
    before = files(tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache")
    assert made(source, tmp_path) == first
    assert files(tmp_path / "cache") == before

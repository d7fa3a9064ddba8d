"""Pictures, caches and interrupts that go wrong in whole builds: the next build is right."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.media import picture
from tests.support.site import Build, MakeSite, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

PHOTO = picture(900, 500, kind="jpeg", gradient=20)


def bomb() -> bytes:
    """A PNG of 20,000 x 20,000 pixels, a bit each, in few bytes."""
    side = 20_000
    data = zlib.compress(b"\0" * (side // 8 + 1) * side)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bomb.png", None, "20000 x 20000 pixels"),
        ("cut.jpg", PHOTO[: len(PHOTO) // 2], "cut off or damaged"),
        ("cut.png", picture(900, 500, gradient=9)[:3000], "cut off or damaged"),
        ("empty.jpg", b"", "is empty"),
        ("text.jpg", b"Only words.", "not a picture that browsers show"),
        ("photo.svg", PHOTO, "image/jpeg, which is not shown under this name"),
        ("drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is SVG"),
    ],
)
@pytest.mark.parametrize("text", ["![A]({})", "```{{media-figure}} {}\n:alt: A\n```"])
def test_a_bad_picture_is_one_located_warning_and_is_shown(
    make_site: MakeSite, build: Build, name: str, data: bytes | None, says: str, text: str
) -> None:
    site = make_site(
        {"index.md": f"# Page\n\n{text.format(name)}\n", name: bomb() if data is None else data}
    )
    result = build(site, "html")
    assert len(result.lines) == 1, result.warnings
    assert "index.md:3: WARNING" in result.lines[0]
    assert "[alcf.media_unreadable]" in result.lines[0]
    assert says in result.lines[0]
    image = result.html().one("img")
    assert image.attrs["src"].endswith(name)
    assert not result.html().all("source")


def test_a_jpeg_under_the_name_of_a_png_is_a_picture(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": "# Page\n\n![A](a.png)\n", "a.png": PHOTO})
    html = build(site, "html", warningiserror=True).html()
    assert html.one("source", type="image/webp").attrs["srcset"].count(".webp") == 3


def test_a_cache_that_cannot_be_written_is_one_warning(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {"index.md": "# Page\n\n![A](a.jpg)\n", "a.jpg": PHOTO}
    site = make_site({**files, "cache": "A file."}, {"alcf_cache_dir": "cache"})
    result = build(site, "html")
    assert len(result.lines) == 1
    assert "[alcf.rendition]" in result.warnings
    assert not result.html().all("source")
    assert result.html().one("img").attrs["src"].endswith("a.jpg")
    (site / "cache").unlink()
    assert build(site, "html", warningiserror=True).html().all("source")
    assert not list(site.parent.rglob("alcf-unfinished-*"))


def gallery(make_site: MakeSite, count: int = 12) -> Path:
    """A site with pictures that take a while."""
    names = [f"{number}.jpg" for number in range(count)]
    files: dict[str, str | bytes] = {
        name: picture(1700, 1200, kind="jpeg", gradient=7 * number + 1)
        for number, name in enumerate(names)
    }
    files["index.md"] = "# Page\n\n" + "\n\n".join(f"![A]({name})" for name in names) + "\n"
    return make_site(files, {"alcf_cache_dir": "../cache"})


def start(site: Path, out: str) -> subprocess.Popen[str]:
    """A build in a process group of its own, as a terminal has it."""
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "2", str(site), str(site.parent / out)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def versions(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.webp")}


@pytest.fixture
def builds() -> Iterator[list[subprocess.Popen[str]]]:
    """Builds that are ended with the test, whatever happens."""
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_script_that_is_no_module_builds_once(make_site: MakeSite) -> None:
    site = gallery(make_site, 5)
    out = site.parent / "out"
    arguments = ["-q", "-j", "2", str(site), str(out)]
    script = site.parent / "run.py"
    script.write_text(
        "from sphinx.cmd.build import main\nprint('built')\n"
        f"raise SystemExit(main({arguments!r}))\n",
        encoding="utf-8",
    )
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert run.stdout.count("built") == 1
    assert not run.stderr
    assert (out / "index.html").read_text("utf-8").count("srcset") == 5


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_while_pictures_are_made(
    make_site: MakeSite, build: Build, builds: list[subprocess.Popen[str]]
) -> None:
    site = gallery(make_site, 16)
    cache = site.parent / "cache"
    process = start(site, "out")
    builds.append(process)
    while process.poll() is None and not list(cache.glob("*.webp")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode
    assert "Traceback" not in plain(errors)
    assert 0 < len(versions(cache)) < 64
    assert not list(cache.glob(".*"))
    result = build(site, "html", into="next", warningiserror=True)
    whole = build(site, "html", into="undisturbed", conf={"alcf_cache_dir": "../other"})
    assert versions(cache) == versions(site.parent / "other")
    assert result.read("index.html") == whole.read("index.html")


def test_two_builds_share_a_cache_at_once(
    make_site: MakeSite, build: Build, builds: list[subprocess.Popen[str]]
) -> None:
    site = gallery(make_site)
    builds += [start(site, "one"), start(site, "two")]
    for process in builds:
        _, errors = process.communicate()
        assert (process.returncode, plain(errors)) == (0, "")
    cache = site.parent / "cache"
    assert not list(cache.glob(".*"))
    assert len(versions(cache)) == 48
    for name in ("one", "two"):
        assert versions(site.parent / name / "_images") == versions(cache)
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert not build(site, "html", warningiserror=True).warnings
    assert {path: path.stat().st_mtime_ns for path in cache.glob("*.webp")} == {
        path: time for path, time in before.items() if path.suffix == ".webp"
    }

"""What smaller pictures save and cost: ``python benchmarks/images.py FOLDER``.

FOLDER has pictures. A site of one page that shows them all is built by ``sphinx-build``, with one
process and with two: cold, and warm, that is in a fresh copy of the site with nothing left but the
cache. The time is that of the whole build, by the clock and of all processors together; the memory
that of all its processes at the worst moment (resident; what they share counts in each).

For each width that a screen asks for is printed what it loads: the bytes of the originals and of
the smaller versions, how many of these there are, and how much they look like the original, at
worst and in the mean (SSIM, in windows as Wang has them and in plain ones of 7 x 7, the lower
of both; 1 is the same).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image, ImageOps

from sphinx_alcf.config import AlcfConfig
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.renditions import Settings, encode_all, plan
from sphinx_alcf.media.ssim import PLAIN, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_alcf.media.renditions import RenditionSet

KINDS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".avif"}


@dataclass(frozen=True)
class Run:
    """One build."""

    seconds: float
    busy: float
    """Seconds of all processors together: what a machine with nothing else to do would share."""
    megabytes: float | None
    """At the peak; ``None`` where the system does not say."""
    written: int
    """Files that were added to the cache."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formats", default="webp", help="webp, avif or both, with a comma")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    pictures = sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in KINDS)
    if not pictures:
        parser.error(f"no pictures in {options.folder}")
    formats = tuple(options.formats.split(","))
    size = sum(p.stat().st_size for p in pictures)
    print(f"{len(pictures)} pictures, {size / 1e6:.1f} MB, in {', '.join(formats)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for processes in options.processes:
            cache = folder / f"cache-{processes}"
            for what in ("cold", "warm"):
                site = write_site(folder / f"{what}-{processes}", options.folder, pictures, formats)
                run = build(site, cache, processes)
                shutil.rmtree(site)
                memory = "unknown" if run.megabytes is None else f"{run.megabytes:.0f} MB"
                print(
                    f"{processes} at work, {what}: {run.seconds:.1f} s "
                    f"({run.busy:.1f} s of processors), {memory}, {run.written} versions made"
                )
        report(options.folder, pictures, formats, folder / f"cache-{options.processes[-1]}")


def write_site(site: Path, folder: Path, pictures: Iterable[Path], formats: Sequence[str]) -> Path:
    """A project whose only page shows the pictures."""
    lines = ["# Pictures\n"]
    for picture in pictures:
        name = picture.relative_to(folder).as_posix()
        copy = site / "src" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, copy)
        lines.append(f"![A picture](<{name}>)\n")
    (site / "src/index.md").write_text("\n".join(lines), encoding="utf-8")
    conf = (
        f'extensions = ["sphinx_alcf"]\nhtml_theme = "alcf"\nalcf_image_formats = {list(formats)}\n'
    )
    (site / "src/conf.py").write_text(conf, encoding="utf-8")
    return site


def build(site: Path, cache: Path, processes: int) -> Run:
    """Build a site, and watch it."""
    before = versions_in(cache)
    command = [sys.executable, "-m", "sphinx", "-q", "-j", str(processes)]
    command += ["-D", f"alcf_cache_dir={cache}", str(site / "src"), str(site / "html")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    start, worked = time.perf_counter(), busy()
    peak = 0
    with subprocess.Popen(command, env=environment) as process:
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.02)
        if process.returncode:
            raise SystemExit(f"the build failed with {process.returncode}")
    seconds = time.perf_counter() - start
    made = versions_in(cache) - before
    return Run(seconds, busy() - worked, peak / 1e6 if peak else None, len(made))


def versions_in(cache: Path) -> set[Path]:
    """The smaller pictures of a cache, which holds compiled templates and what it knows, too."""
    return {path for path in cache.glob("*") if path.is_file() and path.suffix != ".json"}


def busy() -> float:
    """Seconds that processors have worked for the builds that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def resident(root: int) -> int:
    """The bytes of memory of a process and all that it has started; 0 where no one tells."""
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        try:
            status = Path(f"/proc/{pid}/status").read_text("utf-8")
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text("utf-8").split())
        except OSError:
            continue
        if found := re.search(r"VmRSS:\s+(\d+) kB", status):
            total += 1024 * int(found[1])
    return total


def report(folder: Path, pictures: list[Path], formats: tuple[str, ...], cache: Path) -> None:
    """Print what each width loads, and how it looks."""
    widths = tuple(AlcfConfig().image_widths)
    sources = [Found(path, path.relative_to(folder).as_posix()) for path in pictures]
    made = encode_all(plan(sources, Settings(widths, formats)), cache)
    for problem in made.problems:
        print(problem.message)
    sets = list(made.sets.values())
    alike = likenesses(sets)
    before = sum(path.stat().st_size for path in pictures)
    print("\nformat  width  versions        before         after   fewer   SSIM worst  mean")
    for name in formats:
        for width in widths:
            after = sum(loaded(one, name, width) for one in sets)
            values = [v for (form, w, _), v in alike.items() if (form, w) == (name, width)]
            worst = f"{min(values):.4f}  {sum(values) / len(values):.4f}" if values else "-"
            print(
                f"{name:6}  {width:5}  {len(values):8}  {before / 1e3:9,.0f} kB  "
                f"{after / 1e3:9,.0f} kB  {1 - after / before:6.1%}      {worst}"
            )


def loaded(one: RenditionSet, form: str, width: int) -> int:
    """The bytes that a screen loads that asks for *width* pixels: the next larger version."""
    versions = [r for r in one.renditions if r.format.name == form]
    enough = [r for r in versions if r.width >= min(width, one.width or width)]
    return enough[0].bytes if enough else one.source.path.stat().st_size


def likenesses(sets: Iterable[RenditionSet]) -> dict[tuple[str, int, str], float]:
    """The similarity of each version to its original, made small by Pillow: the lower of two."""
    found = {}
    for one in sets:
        with Image.open(one.source.path) as file:
            upright = ImageOps.exif_transpose(file)
            if upright.mode.startswith("I"):  # 16 bits
                upright = upright.convert("I").point(lambda value: value * (1 / 257)).convert("L")
            original = upright.convert("RGBA")
        for version in one.renditions:
            size = (version.width, version.height)
            with Image.open(version.file) as shown:
                smaller = original.resize(size, Image.Resampling.LANCZOS)
                pair = (on_white(smaller), on_white(shown.convert("RGBA")))
            key = (version.format.name, version.width, one.source.name)
            found[key] = min(similarity(*pair), similarity(*pair, PLAIN))
    return found


def on_white(picture: Image.Image) -> Image.Image:
    """A picture without transparency."""
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


if __name__ == "__main__":
    main()

"""How long builds take, against other themes: ``python benchmarks/build.py``.

Sites of generated stories are built by ``sphinx-build`` with Sphinx's ``basic`` theme, with furo,
with pydata-sphinx-theme and with ``alcf``: from one source, each theme in an environment of its
own, which pip makes, with the same versions of Sphinx and MyST. The stories are plain MyST, so that
no theme has more to write than another: headings, text, links to other stories, a table, code, and
a picture of each story's own. Their front matter says ``layout: page``, which three do not know.

In each round the themes take turns, and the best of all rounds counts: a busy machine makes a build
slower, never faster. Measured are

``cold``     a build from nothing but the cache of smaller pictures, which ``alcf`` alone makes;
``-j 2``     the same with two processes;
``no-op``    the next build, with nothing changed;
``touched``  the next one, after a change in the text of one story.

The ratios are of the time of all processors together (of ``sphinx-build`` and its workers), which a
machine that does other things too disturbs least. Time by the clock stands beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
THEMES = {"basic": "", "furo": "furo", "pydata_sphinx_theme": "pydata-sphinx-theme", "alcf": ""}
"""Each theme by its name in ``conf.py``, and the package that it needs beside Sphinx and MyST."""
MEASURES = ("cold", "-j 2", "no-op", "touched")
PER_SECTION = 50
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""What builds see: no setting that lets them find other modules, or compile them each time."""
WORDS = (
    "the of a field light under cold night people engine river model first slow bright long "
    "measure instrument years later nobody expected winter station signal noise pattern small "
    "group built again carried through glass steel paper number heat city water found"
).split()

CONF = """\
project = "Stories"
extensions = [{extension!r}]
html_theme = {theme!r}
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
"""


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock, and of all its processes together."""

    clock: float
    busy: float


@dataclass(frozen=True)
class Best:
    """The least of several runs, each value for itself."""

    clock: float = float("inf")
    busy: float = float("inf")

    def with_run(self, run: Run) -> Best:
        """The best of this and one run more."""
        return Best(min(self.clock, run.clock), min(self.busy, run.busy))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 500, 2000])
    parser.add_argument("--themes", nargs="+", default=list(THEMES), choices=THEMES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measures", nargs="+", default=MEASURES, choices=MEASURES)
    parser.add_argument(
        "--patience",
        type=float,
        default=600,
        help="seconds of a cold build after which a theme is measured at this size no more",
    )
    parser.add_argument(
        "--folder", type=Path, help="keep environments and pictures here for the next time"
    )
    parser.add_argument(
        "--here", action="store_true", help="take this Python, which has all themes, for each"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(options.folder or name).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        pythons = (
            dict.fromkeys(options.themes, sys.executable)
            if options.here
            else environments(folder, options.themes)
        )
        cold: dict[str, dict[int, float]] = {theme: {} for theme in options.themes}
        for size in options.sizes:
            site = Site(folder, size)
            best = measure(site, pythons, options.rounds, options.measures, options.patience)
            print_table(size, best, options.measures)
            for theme, found in best.items():
                if "cold" in found:
                    cold[theme][size] = 1000 * found["cold"].busy / site.pages
        print("\nmilliseconds a page, cold")
        for theme, sizes in cold.items():
            row = "  ".join(f"{size}: {value:6.1f}" for size, value in sizes.items())
            print(f"  {theme:20} {row}")


def environments(folder: Path, themes: Sequence[str]) -> dict[str, str]:
    """A Python for each of *themes*, which has that theme and no other."""
    pythons: dict[str, str] = {}
    pins = folder / "constraints.txt"
    # alcf first: what pip takes for it is what the others get.
    for theme in ("alcf", *(name for name in THEMES if name != "alcf")):
        if theme not in {*themes, "alcf"}:
            continue
        place = folder / "environments" / theme
        python = place / "bin" / "python"
        done = place / "done"
        if not done.exists():
            print(f"making an environment for {theme}", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
            wanted = ["-e", str(ROOT)] if theme == "alcf" else ["Sphinx", "myst-parser"]
            pinned = [] if theme == "alcf" else ["-c", str(pins)]
            package = [THEMES[theme]] if THEMES[theme] else []
            command = [str(python), "-m", "pip", "install", "-q", *pinned, *wanted, *package]
            subprocess.run(command, check=True)
            done.touch()
        if theme == "alcf":
            listed = [str(python), "-m", "pip", "list", "--format=json", "--exclude-editable"]
            found = json.loads(subprocess.run(listed, capture_output=True, check=True).stdout)
            lines = [f"{p['name']}=={p['version']}\n" for p in found]
            pins.write_text("".join(lines), encoding="utf-8")
        pythons[theme] = str(python)
    return {theme: pythons[theme] for theme in themes}


def measure(
    site: Site,
    pythons: Mapping[str, str],
    rounds: int,
    measures: Sequence[str],
    patience: float,
) -> dict[str, dict[str, Best]]:
    """The best of *rounds* for each theme and each of *measures*."""
    best: dict[str, dict[str, Best]] = {theme: {} for theme in pythons}
    builds = {theme: Build(site, theme, python) for theme, python in pythons.items()}
    if "alcf" in builds:
        builds["alcf"].run()  # fills the cache of pictures
    tired: set[str] = set()
    for _ in range(rounds):
        for theme, build in builds.items():
            if theme in tired:
                continue
            for name, run in build.round(measures):
                best[theme][name] = best[theme].get(name, Best()).with_run(run)
                if name == "cold" and run.busy > patience:
                    tired.add(theme)
    for build in builds.values():
        build.remove()
    return best


def print_table(size: int, best: Mapping[str, Mapping[str, Best]], measures: Sequence[str]) -> None:
    """Seconds of processors, times ``basic``, and seconds by the clock."""
    print(f"\n{size} stories: seconds of processors, times basic (seconds by the clock)")
    print(f"  {'':20} " + "  ".join(f"{name:^23}" for name in measures))
    for theme, found in best.items():
        cells = []
        for name in measures:
            run, base = found[name], best.get("basic", {}).get(name)
            ratio = f"x{run.busy / base.busy:5.2f}" if base else "      "
            cells.append(f"{run.busy:7.2f} {ratio} ({run.clock:6.1f})")
        print(f"  {theme:20} " + "  ".join(cells), flush=True)


class Site:
    """The source of *stories* stories, in sections, with a picture each."""

    def __init__(self, folder: Path, stories: int) -> None:
        self.folder = folder / f"site-{stories}"
        self.source = self.folder / "source"
        self.cache = self.folder / "cache"
        shutil.rmtree(self.source, ignore_errors=True)
        names = [f"s{n // PER_SECTION:03}/story{n:05}" for n in range(stories)]
        sections = sorted({name.partition("/")[0] for name in names})
        self.pages = 1 + len(sections) + stories
        self.touched = self.source / f"{names[len(names) // 2]}.md"
        self._write("index", f"# Stories\n\n{toctree(f'{name}/index' for name in sections)}")
        for section in sections:
            inside = [name for name in names if name.startswith(f"{section}/")]
            below = toctree(name.partition("/")[2] for name in inside)
            self._write(f"{section}/index", f"# Section {section}\n\n{below}")
        for number, name in enumerate(names):
            self._write(name, story(number, names))
            (self.source / f"{name}.jpg").write_bytes(picture(number))

    def _write(self, name: str, text: str) -> None:
        path = self.source / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Build:
    """Builds a site with one theme."""

    def __init__(self, site: Site, theme: str, python: str) -> None:
        self.site = site
        self.python = python
        self.conf = site.folder / f"conf-{theme}"
        self.out = site.folder / f"out-{theme}"
        self.conf.mkdir(exist_ok=True)
        extension = "sphinx_alcf" if theme == "alcf" else "myst_parser"
        text = CONF.format(extension=extension, theme=theme)
        if theme == "alcf":
            text += f"alcf_cache_dir = {str(site.cache)!r}\n"
        (self.conf / "conf.py").write_text(text, encoding="utf-8")

    def round(self, measures: Sequence[str]) -> Iterator[tuple[str, Run]]:
        """Each of *measures* once."""
        if "-j 2" in measures:
            self.remove()
            yield "-j 2", self.run("-j", "2")
        self.remove()
        cold = self.run()
        if "cold" in measures:
            yield "cold", cold
        if "no-op" in measures:
            yield "no-op", self.run()
        if "touched" in measures:
            before = self.site.touched.read_text("utf-8")
            try:
                self.site.touched.write_text(f"{before}\nOne more.\n", encoding="utf-8")
                yield "touched", self.run()
            finally:
                self.site.touched.write_text(before, encoding="utf-8")

    def run(self, *options: str) -> Run:
        """Build once, in a process of its own."""
        command = [self.python, "-m", "sphinx", "-q", "-W", "-b", "html", "-c", str(self.conf)]
        places = ["-d", str(self.out / "doctrees"), str(self.site.source), str(self.out / "html")]
        before, began = os.times(), time.perf_counter()
        place = self.site.folder
        subprocess.run([*command, *options, *places], check=True, cwd=place, env=ENVIRONMENT)
        clock, after = time.perf_counter() - began, os.times()
        spent = after.children_user + after.children_system
        return Run(clock, spent - before.children_user - before.children_system)

    def remove(self) -> None:
        """Take away what was built."""
        shutil.rmtree(self.out, ignore_errors=True)


def toctree(names: Iterator[str]) -> str:
    """A ``toctree`` of *names*."""
    return "```{toctree}\n" + "\n".join(names) + "\n```\n"


def story(number: int, names: Sequence[str]) -> str:
    """One story of about 700 words; the same number gives the same."""
    chance = random.Random(number)  # noqa: S311 - no secret

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    def sentences(count: int) -> str:
        return " ".join(f"{words(chance.randint(6, 16)).capitalize()}." for _ in range(count))

    here = Path(names[number])
    other = Path(names[chance.randrange(len(names))])
    link = f"../{other}.md"
    parts = [
        "---\nlayout: page\n---\n",
        f"# {words(5).capitalize()} {number}\n",
        sentences(4),
        f"![{words(6)}]({here.name}.jpg)",
    ]
    for section in range(4):
        parts += [f"## {words(3).capitalize()} {section}", sentences(6)]
        parts.append(f"{sentences(3)} It was [told before]({link}). *{words(4)}*, `code`.")
    parts.append("\n".join(f"- {sentences(1)}" for _ in range(4)))
    parts.append("| what | how much |\n|---|---|\n| heat | 3 |\n| light | 17 |")
    parts.append(
        '```python\ndef twice(value: int) -> int:\n    """Double."""\n    return 2 * value\n```'
    )
    return "\n\n".join(parts) + "\n"


def picture(number: int) -> bytes:
    """A picture of 800 x 450 pixels that no other story has."""
    from PIL import Image

    chance = random.Random(number)  # noqa: S311 - no secret
    small = Image.frombytes("RGB", (8, 5), chance.randbytes(8 * 5 * 3))
    data = BytesIO()
    small.resize((800, 450), Image.Resampling.BICUBIC).save(data, "JPEG", quality=80)
    return data.getvalue()


if __name__ == "__main__":
    main()

"""How long builds take, against other themes: ``python benchmarks/build.py``.

Sites of generated stories are built by ``sphinx-build`` with Sphinx's ``basic`` theme, with furo,
with pydata-sphinx-theme and with ``alcf``: from one source, each theme in an environment of its
own, which pip makes, with the same versions of Sphinx and MyST. ``stories.py`` writes the source.

In each round the themes take turns, and the best of all rounds counts: a busy machine makes a build
slower, never faster. Measured are

``first``    a build from nothing but the smaller pictures, which ``alcf`` alone makes;
``cold``     the same from all that ``alcf_cache_dir`` keeps: compiled templates, too;
``-j 2``     that with two processes;
``no-op``    the next build, with nothing changed;
``touched``  the next one, after a change in the text of one story.

The ratios are of the time of all processors together (of ``sphinx-build`` and its workers), which a
machine that does other things too disturbs least. Time by the clock stands beside it.

Where even that changes from minute to minute, ``--count`` has Valgrind count the instructions of
processors, which are the same each time to a thousandth: it takes twenty times as long, does not
see what the system does, and cannot tell the instructions of forked processes apart, so that it
leaves out ``-j 2``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stories import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
THEMES = {"basic": "", "furo": "furo", "pydata_sphinx_theme": "pydata-sphinx-theme", "alcf": ""}
"""Each theme by its name in ``conf.py``, and the package that it needs beside Sphinx and MyST."""
MEASURES = ("first", "cold", "-j 2", "no-op", "touched")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""What builds see: no setting that lets them find other modules, or compile them each time."""
ENVIRONMENT["PYTHONHASHSEED"] = "1"  # the same work in each round
VALGRIND = ("valgrind", "-q", "--log-file=/dev/null", "--tool=cachegrind", "--cache-sim=no")
SLOWER = 20
"""How many times as long a build takes while its instructions are counted."""
CONF = """\
project = "Stories"
extensions = [{extension!r}]
html_theme = {theme!r}
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
"""


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock, and of all its processes together.

    Where instructions are counted, ``busy`` is billions of them.
    """

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
    parser.add_argument("--count", action="store_true", help="count instructions; needs Valgrind")
    parser.add_argument(
        "--folder", type=Path, help="keep environments and pictures here for the next time"
    )
    parser.add_argument(
        "--here", action="store_true", help="take this Python, which has all themes, for each"
    )
    options = parser.parse_args()
    if options.count and shutil.which("valgrind") is None:
        parser.error("--count needs Valgrind, which is not here")
    measures = [it for it in options.measures if not (options.count and it == "-j 2")]
    rounds = 1 if options.count else options.rounds
    unit = "billions of instructions" if options.count else "seconds of processors"
    patience = options.patience * (SLOWER if options.count else 1)
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
            builds = {
                theme: Build(site, theme, python, count=options.count)
                for theme, python in pythons.items()
            }
            best = measure(builds, rounds, measures, patience)
            print_table(size, best, measures, unit)
            for theme, found in best.items():
                if "cold" in found:
                    cold[theme][size] = 1000 * found["cold"].busy / site.pages
        print(f"\n{unit} for a thousand pages, cold")
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
    builds: Mapping[str, Build], rounds: int, measures: Sequence[str], patience: float
) -> dict[str, dict[str, Best]]:
    """The best of *rounds* for each theme and each of *measures*."""
    best: dict[str, dict[str, Best]] = {theme: {} for theme in builds}
    if "alcf" in builds:
        builds["alcf"].build(())  # fills the cache
    tired: set[str] = set()
    for _ in range(rounds):
        for theme, build in builds.items():
            if theme in tired:
                continue
            for name, run in build.round(measures):
                best[theme][name] = best[theme].get(name, Best()).with_run(run)
                if name == "cold" and run.clock > patience:
                    tired.add(theme)
    for build in builds.values():
        build.remove()
    return best


def print_table(
    size: int, best: Mapping[str, Mapping[str, Best]], measures: Sequence[str], unit: str
) -> None:
    """What builds took in *unit*, times ``basic``, and seconds by the clock."""
    print(f"\n{size} stories: {unit}, times basic (seconds by the clock)")
    print(f"  {'':20} " + "  ".join(f"{name:^23}" for name in measures))
    for theme, found in best.items():
        cells = []
        for name in measures:
            run, base = found[name], best.get("basic", {}).get(name)
            ratio = f"x{run.busy / base.busy:5.2f}" if base else "      "
            cells.append(f"{run.busy:7.2f} {ratio} ({run.clock:6.1f})")
        print(f"  {theme:20} " + "  ".join(cells), flush=True)


class Build:
    """Builds a site with one theme."""

    def __init__(self, site: Site, theme: str, python: str, *, count: bool = False) -> None:
        self.site = site
        self.python = python
        self.count = count
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
        if "first" in measures:
            self.remove()
            shutil.rmtree(self.site.cache / "templates", ignore_errors=True)
            yield "first", self.run()
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
        before, began = os.times(), time.perf_counter()
        count = self.site.folder / "instructions"
        valgrind = (*VALGRIND, f"--cachegrind-out-file={count}")
        self.build(options, valgrind if self.count else ())
        clock, after = time.perf_counter() - began, os.times()
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
        if self.count:
            last = count.read_text("utf-8").rstrip().rpartition("\n")[2]
            count.unlink()
            spent = int(last.removeprefix("summary:").replace(",", "")) / 1e9
        return Run(clock, spent)

    def build(self, options: Sequence[str], under: Sequence[str] = ()) -> None:
        """Build with *options*, the process started by the command *under*."""
        command = [self.python, "-m", "sphinx", "-q", "-W", "-b", "html", "-c", str(self.conf)]
        places = ["-d", str(self.out / "doctrees"), str(self.site.source), str(self.out / "html")]
        place = self.site.folder
        whole = [*under, *command, *options, *places]
        subprocess.run(whole, check=True, cwd=place, env=ENVIRONMENT)

    def remove(self) -> None:
        """Take away what was built."""
        shutil.rmtree(self.out, ignore_errors=True)


if __name__ == "__main__":
    main()

"""The benchmarks run, and print what they promise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.media import picture

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def run_benchmark(script: str, *arguments: str) -> str:
    """What a script of ``benchmarks/`` prints; an error if it ends badly or complains."""
    run = subprocess.run(
        [sys.executable, str(BENCHMARKS / script), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not run.stderr
    return run.stdout


def test_images(tmp_path: Path) -> None:
    for name in ("a.jpg", "deep/b.jpg"):
        path = tmp_path / "pictures" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(picture(1700, 900, kind="jpeg", gradient=20))
    printed = run_benchmark("images.py", str(tmp_path / "pictures"), "--processes", "1")
    cold, warm = re.findall(r"^1 at work, (\w+): .*, (\d+) versions made$", printed, re.M)
    assert (cold, warm) == (("cold", "8"), ("warm", "0"))
    rows = re.findall(r"^webp +(\d+) +(\d+) .*%  +([0-9.]+)  ([0-9.]+)$", printed, re.M)
    assert [(width, count) for width, count, _, _ in rows] == [
        (width, "2") for width in ("480", "736", "1200", "1600")
    ]
    assert all(float(worst) >= 0.97 for _, _, worst, _ in rows)


def test_build(tmp_path: Path) -> None:
    arguments = ("--here", "--themes", "basic", "alcf", "--sizes", "3", "--rounds", "1")
    printed = run_benchmark("build.py", *arguments, "--folder", str(tmp_path))
    assert "cold" in printed
    assert "touched" in printed
    cell = r"\s+([0-9.]+) x *([0-9.]+) \( *[0-9.]+\)"
    for theme in ("basic", "alcf"):
        row = re.search(rf"^  {theme} {cell * 5}$", printed, re.M)
        assert row, printed
        assert all(float(number) > 0 for number in row.groups())
        assert re.search(rf"^  {theme} +3: +[0-9.]+$", printed, re.M)
    assert [path.name for path in tmp_path.iterdir()] == ["site-3"]


@pytest.mark.needs("valgrind")
def test_build_with_counted_instructions(tmp_path: Path) -> None:
    arguments = ("--here", "--themes", "basic", "--sizes", "1", "--measures", "cold", "-j 2")
    printed = run_benchmark("build.py", *arguments, "--count", "--folder", str(tmp_path))
    assert "billions of instructions" in printed
    row = re.search(r"^  basic +([0-9.]+) x 1.00 \( *[0-9.]+\)$", printed, re.M)
    assert row, printed
    assert 1 < float(row[1]) < 20

"""The benchmark of pictures runs, and says what it promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support.media import picture

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "images.py"


def test_images(tmp_path: Path) -> None:
    for name in ("a.jpg", "deep/b.jpg"):
        path = tmp_path / "pictures" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(picture(1700, 900, kind="jpeg", gradient=20))
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path / "pictures"), "--processes", "1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not run.stderr
    cold, warm = re.findall(r"^1 at work, (\w+): .*, (\d+) versions made$", run.stdout, re.M)
    assert (cold, warm) == (("cold", "8"), ("warm", "0"))
    rows = re.findall(r"^webp +(\d+) +(\d+) .*%  +([0-9.]+)  ([0-9.]+)$", run.stdout, re.M)
    assert [(width, count) for width, count, _, _ in rows] == [
        (width, "2") for width in ("480", "736", "1200", "1600")
    ]
    assert all(float(worst) >= 0.97 for _, _, worst, _ in rows)

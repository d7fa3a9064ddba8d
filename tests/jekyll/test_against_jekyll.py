"""The table of includes, read by Jekyll itself: our grammar must see what its templates see."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.jekyll.cases import BAD, GOOD

JEKYLL = shutil.which("jekyll")
pytestmark = pytest.mark.skipif(JEKYLL is None, reason="jekyll is not installed")

FRONT = "---\nword: found\nmy-key: dashed\n---\n"


def build(folder: Path, pages: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Build *pages* of markup for an include that writes its parameters as JSON."""
    assert JEKYLL is not None
    (folder / "_includes").mkdir(parents=True)
    (folder / "_includes" / "p.html").write_text("{{ include | jsonify }}", "utf-8")
    for name, markup in pages.items():
        text = f"{FRONT}{{% include {markup} %}}"
        # Bytes, so that CR LF stays.
        (folder / f"{name}.html").write_bytes(text.encode())
    return subprocess.run(
        [JEKYLL, "build", "--quiet", "--disable-disk-cache"],
        cwd=folder,
        check=False,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "JEKYLL_NO_BUNDLER_REQUIRE": "1"},
    )


def as_text(value: object) -> str | None:
    """A value of the template as it would be printed; false prints nothing that readers want."""
    if value is None or value is False:
        return None
    return "true" if value is True else str(value)


def test_jekyll_sees_the_same_values(tmp_path: Path) -> None:
    names = {f"case{i}": case for i, case in enumerate(GOOD)}
    done = build(tmp_path / "site", {name: GOOD[case][0] for name, case in names.items()})
    assert done.returncode == 0, done.stderr
    seen = {
        case: json.loads((tmp_path / "site" / "_site" / f"{name}.html").read_text("utf-8") or "{}")
        for name, case in names.items()
    }
    values = {case: {k: as_text(v) for k, v in (seen[case] or {}).items()} for case in seen}
    assert values == {case: GOOD[case][1] for case in GOOD}


# Each build takes about a second: a few that one would not guess.
@pytest.mark.parametrize(
    "case",
    ["a bare word", "no blank between", "a no-break space", "an open string", "an index"],
)
def test_jekyll_stops_on_the_bad_ones(case: str, tmp_path: Path) -> None:
    done = build(tmp_path / "site", {"page": BAD[case][0]})
    assert done.returncode != 0
    assert b"Invalid syntax for include tag" in done.stderr

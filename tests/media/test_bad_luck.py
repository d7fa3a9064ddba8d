"""What disks, processes and people do to the making of renditions: the next build is right."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.renditions import Encoded, Job, Settings, encode_all, plan

if TYPE_CHECKING:
    from collections.abc import Iterable

SETTINGS = Settings(widths=(60, 120), least=0)


def pictures(folder: Path, count: int = 6) -> tuple[Job, ...]:
    """Jobs for pictures that are made once."""
    folder.mkdir(exist_ok=True)
    found = []
    for number in range(count):
        path = folder / f"{number}.jpg"
        if not path.exists():
            ramp = Image.linear_gradient("L").rotate(40 * number).resize((240, 160))
            ramp.convert("RGB").save(path, quality=95)
        found.append(Found(path, path.name))
    return plan(found, SETTINGS)


def whole(cache: Path) -> dict[str, bytes]:
    """The files of a cache, each decoded to see that it is no half one."""
    files = {}
    for path in sorted(cache.glob("*.webp")):
        with Image.open(path) as picture:
            picture.load()
        files[path.name] = path.read_bytes()
    return files


def expected(jobs: tuple[Job, ...], tmp_path: Path) -> dict[str, bytes]:
    """The files of an undisturbed run."""
    encode_all(jobs, tmp_path / "undisturbed")
    return whole(tmp_path / "undisturbed")


def counted(jobs: tuple[Job, ...], cache: Path) -> tuple[Encoded, int]:
    """A run, and how many pictures it had to encode."""
    count = 0

    def progress(names: Iterable[str], length: int) -> Iterable[str]:
        nonlocal count
        count = length
        return names

    return encode_all(jobs, cache, progress=progress), count


def test_a_killed_process_takes_no_more_than_its_picture(tmp_path: Path) -> None:
    jobs = pictures(tmp_path / "a", 8)
    cache = tmp_path / "cache"
    killed = False

    def kill(names: Iterable[str], _length: int) -> Iterable[str]:
        nonlocal killed
        for name in names:
            if not killed:
                killed = True
                multiprocessing.active_children()[0].kill()
            yield name

    result = encode_all(jobs, cache, processes=2, progress=kill)
    assert killed
    assert [problem.kind for problem in result.problems] == [Warn.RENDITION]
    message = result.problems[0].message
    assert "was killed" in message
    lost = {name for (name, _), made in result.sets.items() if not made.renditions}
    assert 1 <= len(lost) <= 2
    assert all(name in message for name in lost)
    again, count = counted(jobs, cache)
    assert (again.problems, count) == ((), len(lost))
    assert whole(cache) == expected(jobs, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file sizes")
@pytest.mark.parametrize("processes", [1, 2])
def test_a_full_disk_is_one_problem(tmp_path: Path, processes: int) -> None:
    jobs = pictures(tmp_path / "a")
    cache = tmp_path / "cache"
    most = max(map(len, expected(jobs, tmp_path).values())) - 1
    # In a process of its own: its children have the limit too, and a limit cannot be raised again.
    script = f"""
import resource, sys
from pathlib import Path
from sphinx_alcf.media.find import Found
from sphinx_alcf.media.renditions import Settings, encode_all, plan

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
    found = [Found(path, path.name) for path in Path({str(tmp_path / "a")!r}).iterdir()]
    jobs = plan(found, Settings(widths={SETTINGS.widths}, least=0))
    result = encode_all(jobs, Path({str(cache)!r}), processes={processes})
    print(len(result.problems), result.problems[0].message)
"""
    (tmp_path / "full.py").write_text(script, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    run = subprocess.run(
        [sys.executable, str(tmp_path / "full.py")],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert run.stdout.startswith("1 No smaller pictures can be written")
    assert "File too large" in run.stdout
    assert not run.stderr
    assert not list(cache.glob(".*"))
    assert whole(cache).items() <= expected(jobs, tmp_path).items()
    assert not encode_all(jobs, cache).problems
    assert whole(cache) == expected(jobs, tmp_path)


def test_a_fresh_checkout_with_a_cache_that_was_kept_encodes_nothing(tmp_path: Path) -> None:
    first, _ = counted(pictures(tmp_path / "a"), tmp_path / "cache")
    shutil.copytree(tmp_path / "a", tmp_path / "b", copy_function=shutil.copyfile)
    shutil.move(tmp_path / "cache", tmp_path / "kept")
    for path in (tmp_path / "b").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    again, count = counted(pictures(tmp_path / "b"), tmp_path / "kept")
    assert count == 0
    assert [[r.file.name for r in made.renditions] for made in again.sets.values()] == [
        [r.file.name for r in made.renditions] for made in first.sets.values()
    ]
    assert all(r.file.is_file() for made in again.sets.values() for r in made.renditions)


def test_drafts_of_a_killed_process_are_swept_when_they_are_old(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    old, new = cache / ".a.webp.1.tmp", cache / ".b.webp.2.tmp"
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)
    encode_all(pictures(tmp_path / "a", 1), cache)
    assert not old.exists()
    assert new.exists(), "another build may be writing it"


def test_the_index_forgets_files_that_are_gone(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    encode_all(pictures(tmp_path / "a", 2), cache)
    shutil.rmtree(tmp_path / "a")
    encode_all(pictures(tmp_path / "b", 1), cache)
    digests = json.loads((cache / "index.json").read_bytes())["digests"]
    assert list(digests) == [str(tmp_path / "b" / "0.jpg")]

"""Python's garbage collector leaves alone what a build keeps, and finds it afterwards."""

from __future__ import annotations

import atexit
import gc
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_alcf import collector
from tests.support.site import Build, MakeSite


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the collector."""
    made: list[str] = []
    freeze, unfreeze = gc.freeze, gc.unfreeze

    def noting_freeze() -> None:
        made.append("freeze")
        freeze()

    def noting_unfreeze() -> None:
        made.append("unfreeze")
        unfreeze()

    monkeypatch.setattr(gc, "freeze", noting_freeze)
    monkeypatch.setattr(gc, "unfreeze", noting_unfreeze)
    return made


def test_objects_are_set_aside_and_taken_back(
    make_site: MakeSite, build: Build, calls: list[str]
) -> None:
    build(make_site({"index.md": "# A\n"}))
    assert calls == ["freeze", "freeze", "unfreeze"]
    assert gc.get_freeze_count() == 0


def test_they_are_taken_back_after_a_failure(
    make_site: MakeSite, build: Build, calls: list[str]
) -> None:
    conf = "def fail(*_):\n    raise RuntimeError('stop')\n"
    conf += "def setup(app):\n    app.connect('doctree-resolved', fail)\n"
    src = make_site({"index.md": "# A\n"})
    (src / "conf.py").write_text((src / "conf.py").read_text("utf-8") + conf, encoding="utf-8")
    with pytest.raises(Exception, match="stop"):
        build(src)
    assert calls[-1] == "unfreeze"
    assert gc.get_freeze_count() == 0


def test_the_collector_runs_seldom_from_setup_until_the_build_is_finished(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = gc.get_threshold()
    found: list[tuple[int, int, int]] = []
    monkeypatch.setattr(gc, "freeze", lambda: found.append(gc.get_threshold()))
    build(make_site({"index.md": "# A\n"}))
    assert set(found) == {(100_000, *usual[1:])}
    assert gc.get_threshold() == usual


def test_a_collector_that_is_off_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(collector, "_USUAL", (0, 10, 10))
    monkeypatch.setattr(gc, "set_threshold", lambda *numbers: asked.extend(numbers))
    collector.collect_seldom()
    assert asked == []


CONF = """
import atexit, gc
atexit.register(lambda: print("set aside:", gc.get_freeze_count()))  # the last to run
"""
PROGRAM = "import sys; from sphinx.cmd.build import main; main(sys.argv[1:])"


@pytest.mark.parametrize(
    ("command", "at_once"),
    [
        ([sys.executable, "-m", "sphinx"], True),
        ([str(Path(sys.executable).with_name("sphinx-build"))], True),
        ([sys.executable, "-c", PROGRAM], False),
    ],
    ids=["module", "script", "other program"],
)
def test_sphinx_build_ends_without_a_last_look(
    make_site: MakeSite, command: list[str], at_once: bool
) -> None:
    src = make_site({"index.md": "# A\n"})
    with (src / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(CONF)
    whole = [*command, "-q", str(src), str(src.parent / "out")]
    done = subprocess.run(whole, capture_output=True, text=True, check=True)
    number = int(done.stdout.rpartition(" ")[2])
    assert (number > 10_000) is at_once
    assert number == 0 or at_once


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("bin/sphinx-build", True),
        ("Scripts/sphinx-build.exe/__main__.py", True),
        ("lib/sphinx/__main__.py", True),
        ("sphinx-build/serve.py", False),
        ("lib/pytest/__main__.py", False),
        (None, False),
    ],
)
def test_programs_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, file: str | None, expected: bool
) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", file, raising=False)
    assert collector._is_sphinx_build() is expected


def test_builds_of_one_process_ask_for_that_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(collector, "_is_sphinx_build", lambda: True)
    monkeypatch.setattr(atexit, "register", asked.append)
    collector.leave_at_exit.cache_clear()
    collector.leave_at_exit()
    collector.leave_at_exit()
    assert asked == [gc.freeze]
    collector.leave_at_exit.cache_clear()

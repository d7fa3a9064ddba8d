"""The command line: what it says, where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_alcf import __version__
from sphinx_alcf.cli.main import main
from sphinx_alcf.cli.terminal import Terminal
from tests.migrate.test_reading import make, page

SITE: dict[str, str | bytes] = {
    "index.md": page("See [a](/a).\n", title="Home"),
    "a.md": page("Text\n", title="A"),
    "_config.yml": "title: T\n",
}


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_alcf.cli", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def test_a_site_is_migrated_and_the_summary_says_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = make(tmp_path / "old", SITE), tmp_path / "new"
    assert main(["migrate", str(old), str(new)]) == 0
    out, err = capsys.readouterr()
    assert f"2 pages became 2 documents in {new}" in out
    assert str(new / "migration-report.md") in out
    assert err == ""


def test_quiet_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = make(tmp_path / "old", SITE)
    assert main(["migrate", "--quiet", str(old), str(tmp_path / "new")]) == 0
    assert capsys.readouterr() == ("", "")


def test_json_is_all_of_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = make(tmp_path / "old", SITE), tmp_path / "new"
    assert main(["migrate", "--json", str(old), str(new)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["documents"] == 2
    assert err == ""


@pytest.mark.parametrize("problem", ["missing", "no page", "not empty", "inside"])
def test_what_cannot_be_done_is_said_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], problem: str
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    if problem != "missing":
        make(old, SITE if problem != "no page" else {"a.txt": "x"})
    if problem == "not empty":
        make(new, {"x.txt": "x"})
    if problem == "inside":
        new = old / "new"
    assert main(["migrate", str(old), str(new)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("sphinx-alcf: ")
    assert err.count("\n") == 1


def test_force_writes_into_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    old, new = make(tmp_path / "old", SITE), make(tmp_path / "new", {"own.txt": "x"})
    assert main(["migrate", "-q", "--force", str(old), str(new)]) == 0
    assert (new / "own.txt").read_text() == "x"


def test_without_liquid_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_alcf.cli.migrate_command.find_spec", {}.get)
    assert main(["migrate", str(tmp_path), str(tmp_path / "new")]) == 1
    assert "pip install 'sphinx-alcf[migrate]'" in capsys.readouterr().err


def test_an_interruption_ends_with_130(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx_alcf.migrate.migrate.migrate", interrupt)
    assert main(["migrate", str(tmp_path), str(tmp_path / "new")]) == 130
    assert capsys.readouterr().err == "sphinx-alcf: interrupted\n"


@pytest.mark.parametrize("arguments", [("--help",), ("migrate", "--help")])
def test_help_fits_a_terminal(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, COLUMNS="80")
    assert done.returncode == 0
    assert done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 96
    assert "usage: sphinx-alcf" in done.stdout


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"sphinx-alcf {__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("migrate",), ("nothing",), ("migrate", "a", "b", "-x")])
def test_what_is_not_understood_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage: sphinx-alcf" in done.stderr


class Tty(io.StringIO):
    """A stderr that says that it is a terminal."""

    def isatty(self) -> bool:
        """See :class:`io.IOBase`."""
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    tty = Tty()
    monkeypatch.setattr(sys, "stderr", tty)
    terminal = Terminal()
    terminal.progress(1, 4, "features/theta")
    terminal.progress(4, 4, "")
    terminal.error("no")
    assert "25 %" in tty.getvalue()
    assert ("\x1b[36m" in tty.getvalue()) is coloured
    assert ("\x1b[31m" in tty.getvalue()) is coloured


def test_no_progress_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().progress(1, 2, "a")
    assert capsys.readouterr() == ("", "")

"""What the project promises about itself: one version, true floors, commands that exist."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

import sphinx_alcf

ROOT = Path(__file__).parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]


def tox() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "tox.ini", encoding="utf-8")
    return parser


def tox_envs() -> set[str]:
    return set(tox()["tox"]["env_list"].replace(",", " ").split())


def committed() -> list[Path]:
    """The files that git knows; the test is skipped where this is no clone."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    listed = subprocess.run(
        [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_the_version_stands_in_one_place() -> None:
    assert version("sphinx-alcf") == sphinx_alcf.__version__
    stated = [
        path
        for path in (ROOT / "sphinx_alcf").rglob("*.py")
        if sphinx_alcf.__version__ in path.read_text("utf-8")
    ]
    assert stated == [ROOT / "sphinx_alcf" / "__init__.py"]


def test_sphinx_finds_the_theme() -> None:
    (theme,) = entry_points(group="sphinx.html_themes", name="alcf")
    assert theme.value == "sphinx_alcf"


def test_a_wheel_holds_every_committed_file_of_the_package(tmp_path: Path) -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel")
    builder = wheel.WheelBuilder(str(ROOT))
    (built,) = builder.build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(built) as archive:
        names = set(archive.namelist())
    package = ROOT / "sphinx_alcf"
    wanted = {p.relative_to(ROOT).as_posix() for p in committed() if package in p.parents}
    assert wanted - names == set()
    assert "sphinx_alcf/py.typed" in names


def test_the_readme_commands_name_what_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    lines = re.findall(
        r'^python3 -m venv \.venv && .*-e "\.\[(\w+)\]" && (\S+) ?(.*)$', readme, re.M
    )
    assert [(extra, command) for extra, command, _ in lines] == [
        ("docs", ".venv/bin/sphinx-build"),
        ("test", ".venv/bin/pytest"),
    ]
    assert {"docs", "test"} <= PROJECT["optional-dependencies"].keys()
    assert lines[0][2].endswith("docs docs/_build/html")


def test_tox_tries_the_floors_that_are_promised() -> None:
    pins = dict(re.findall(r"^sphinx82: (\S+)==(\S+)$", tox()["testenv"]["deps"], re.M))
    promised = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["migrate"]]
    floors = dict(line.split(">=") for line in promised)
    assert pins.keys() == floors.keys()
    for name, floor in floors.items():
        assert f"{pins[name]}.".startswith(f"{floor}."), name


def test_every_tox_environment_runs_in_the_workflow() -> None:
    path = ROOT / ".github" / "workflows" / "tests.yml"
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    run = {entry["env"] for entry in jobs["tox"]["strategy"]["matrix"]["include"]}
    # The browser tests run in the job that has Debian's Chromium.
    assert run == tox_envs() - {"browser"}
    assert {"run": ".ci/run"} in jobs["everything"]["steps"]


def test_each_python_that_is_promised_is_tried() -> None:
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    tried = {match[1] for env in tox_envs() if (match := re.match(r"py3(\d+)", env))}
    assert {f"3.{minor}" for minor in tried} == set(promised)
    assert PROJECT["requires-python"] == f">={promised[0]}"


def test_read_the_docs_builds_every_format_and_fails_on_warnings() -> None:
    settings = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))
    assert set(settings["formats"]) == {"htmlzip", "pdf", "epub"}
    assert settings["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}


def test_no_committed_file_names_a_machine() -> None:
    """Folders of one machine, and hosts that packages come from."""
    folders = "|".join(["work", "opt", "root", "home", "Users"])
    hosts = "|".join([r"registry\.npmjs", r"files\.pythonhosted", r"index-url"])
    # Not inside an address or a longer path.
    pattern = re.compile(rf"(?<![\w./}}:-])/(?:{folders})/\w|{hosts}")
    found = []
    for path in committed():
        if path == Path(__file__):
            continue
        data = path.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []

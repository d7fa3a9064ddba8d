"""Imports run one way, from the model outwards: ``docs/contributing/architecture.md``."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sphinx_alcf

ROOT = Path(sphinx_alcf.__file__).parent
NAME = "sphinx_alcf"

MAY_IMPORT: dict[str, set[str]] = {
    "diagnostics": set(),
    "config": set(),
    "config_values": set(),
    "words": set(),
    "builders": set(),
    "once": set(),
    "collector": set(),
    "palettes": set(),
    "story": {"palettes"},
    "jekyll": {"story"},
    "media": {"story"},
    "doctree": {"story", "jekyll", "media"},
    "site": {"story", "jekyll", "media", "doctree"},
    "writers": {"story", "media", "palettes", "doctree", "site"},
    "pages": {"story", "media", "palettes", "doctree", "site", "writers"},
    "extension": {
        *("story", "jekyll", "media", "palettes"),
        *("doctree", "site", "writers", "pages"),
    },
    "migrate": {"story", "jekyll", "media"},
    "cli": {"story", "jekyll", "media", "migrate"},
    # The package itself: ``setup`` calls the extension.
    "": {"extension"},
}

SHARED = {
    "diagnostics": set(MAY_IMPORT),
    "config": set(MAY_IMPORT) - {"story", "palettes", "diagnostics"},
    "config_values": {"config"},
    "words": {"doctree", "site", "writers", "pages", "extension"},
    # Not doctree: code that runs while pages are read does not look at the builder.
    "builders": {"site", "writers", "pages", "extension"},
    "once": {"config", "site", "pages", "extension"},
    "collector": {""},
}
"""What belongs to no room, and who may use it."""

NEVER = {
    "story": {"sphinx", "docutils", "myst_parser", "markdown_it"},
    "palettes": {"sphinx", "docutils", "myst_parser"},
    "media": {"sphinx", "docutils", "myst_parser"},
}
"""Packages that a room must not know, neither itself nor by what it imports."""

ONLY = {"liquid": {"migrate"}}
"""Packages that these rooms alone may know."""


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def room(module: str) -> str:
    """The room of a dotted name: ``sphinx_alcf.story.model`` -> ``story``."""
    return [*module.split("."), ""][1]


def dotted(path: Path) -> str:
    parts = [NAME, *path.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, *, package: bool) -> set[str]:
    """Every dotted name that a module imports, inside functions and for types alone too.

    ``from a import b`` counts as ``a.b``: whether ``b`` is a module is not known here, and a room
    is read off either.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            around = module.split(".")
            up = node.level - (1 if package else 0)
            base = around[: len(around) - up] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{start}.{alias.name}" for alias in node.names}
    return found


def faults(source: str, module: str, *, package: bool = False) -> list[str]:
    """What a module imports and must not."""
    here = room(module)
    wrong = []
    for name in sorted(imports(source, module, package=package)):
        top = name.split(".")[0]
        if top != NAME:
            if top in NEVER.get(here, set()) or here not in ONLY.get(top, {here}):
                wrong.append(name)
            continue
        there = room(name)
        if there in MAY_IMPORT:
            if there not in {here, *MAY_IMPORT[here]} and here not in SHARED.get(there, set()):
                wrong.append(name)
        elif name != f"{NAME}.__version__":
            wrong.append(name)  # from the package itself, only its version
    return wrong


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_no_arrow_runs_back(path: Path) -> None:
    module = dotted(path)
    assert room(module) in MAY_IMPORT, "a new room: say in MAY_IMPORT what it may import"
    source = path.read_text("utf-8")
    assert faults(source, module, package=path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("story.model", "import docutils.nodes", "docutils.nodes"),
        ("diagnostics", "from .config import get_config", "sphinx_alcf.config.get_config"),
        ("story.model", "from sphinx_alcf import config", "sphinx_alcf.config"),
        ("media.find", "def f():\n    from sphinx.util import logging", "sphinx.util.logging"),
        ("doctree.nodes", "from ..writers.html import visit", "sphinx_alcf.writers.html.visit"),
        ("doctree.nodes", "import liquid", "liquid"),
        (
            "doctree.nodes",
            "from sphinx_alcf.builders import writes_pages",
            "sphinx_alcf.builders.writes_pages",
        ),
        ("config", "if TYPE_CHECKING:\n    from .story import model", "sphinx_alcf.story.model"),
        ("pages.head", "from sphinx_alcf.extension import setup", "sphinx_alcf.extension.setup"),
        ("pages.head", "from sphinx_alcf import setup", "sphinx_alcf.setup"),
    ],
)
def test_an_arrow_that_runs_back_is_seen(module: str, source: str, wrong: str) -> None:
    assert faults(source, f"{NAME}.{module}") == [wrong]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("doctree.nodes", "from ..story.model import Hero\nfrom . import factory"),
        ("media.find", "from sphinx_alcf.diagnostics import Warning"),
        ("pages.head", "from sphinx_alcf import __version__"),
        ("migrate.page", "import liquid"),
    ],
)
def test_an_arrow_outwards_is_let_pass(module: str, source: str) -> None:
    assert faults(source, f"{NAME}.{module}") == []


@pytest.mark.parametrize("name", NEVER)
def test_a_room_can_be_used_without(name: str) -> None:
    inside = [dotted(path) for path in modules() if room(dotted(path)) == name]
    code = f"import sys, {', '.join([NAME, *inside])}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert NEVER[name] & set(loaded.stdout.split()) == set()


SELDOM = {
    *("media.encode", "media.frames", "media.pool", "media.webvtt", "palettes.read"),
    *("story.yaml_rescue", "writers.latex.arrange"),
}
"""What few builds need, and is therefore imported where it is used."""


def test_what_few_builds_need_is_not_imported_by_all() -> None:
    code = "import sys, sphinx_alcf.extension; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    names = loaded.stdout.split()
    assert {name for name in SELDOM if f"{NAME}.{name}" in names} == set()
    assert {dotted(path) for path in modules()} >= {f"{NAME}.{name}" for name in SELDOM}


def test_the_rooms_form_no_circle() -> None:
    left = dict(MAY_IMPORT)
    while left:
        free = {name for name, uses in left.items() if not uses & left.keys()}
        assert free, f"a circle among {sorted(left)}"
        left = {name: uses for name, uses in left.items() if name not in free}


BY_NAME = re.compile(
    r"""\.name\s*[!=]=\s*["'](?:html|dirhtml|singlehtml|gettext)["']|\bSingleFileHTMLBuilder\b"""
    r"""|\bDirectoryHTMLBuilder\b|["']embedded["']|\bformat\s*[!=]=\s*["']html["']"""
)
"""How builders of HTML would be told apart by hand."""


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_what_a_builder_makes_is_asked_in_one_place(path: Path) -> None:
    if dotted(path) != f"{NAME}.builders":
        assert BY_NAME.search(path.read_text("utf-8")) is None, "builders.py has it"


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_what_is_private_is_used(path: Path) -> None:
    source = path.read_text("utf-8")
    kinds = ast.FunctionDef | ast.ClassDef
    names = [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    private = {name for name in names if re.fullmatch(r"_[a-z]\w*", name, re.I)}
    left = [name for name in private if len(re.findall(rf"\b{name}\b", source)) == 1]
    assert left == []

"""Small sites, written to a temporary folder and built in this process."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.testing.util import SphinxTestApp

from tests.support.markup import Element, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

DEFAULT_CONF: dict[str, Any] = {
    "project": "A site",
    "author": "An author",
    "copyright": "2026, an author",
    "extensions": ["sphinx_alcf"],
    # The barest theme: tests of the extension must not lean on a theme; theme tests name "alcf".
    "html_theme": "basic",
}


class MakeSite(Protocol):
    """The ``make_site`` fixture."""

    def __call__(
        self, files: Mapping[str, str | bytes], conf: Mapping[str, Any] | None = None
    ) -> Path:
        """Write ``files`` (path: content) and a ``conf.py``; return the source folder.

        ``conf`` adds to, or takes the place of, values of :data:`DEFAULT_CONF`. Its values must be
        literals, for they are written with ``repr``. A site without an index gets one whose
        toctree takes every page. Called twice in one test, it makes two sites.
        """


class Build(Protocol):
    """The ``build`` fixture."""

    def __call__(
        self,
        src: Path,
        builder: str = "html",
        *,
        jobs: int = 1,
        warningiserror: bool = False,
        into: str = "build",
        tags: tuple[str, ...] = (),
        conf: Mapping[str, Any] | None = None,
    ) -> Result:
        """Build ``src``, again or for the first time.

        Args:
            src: the source folder, as :class:`MakeSite` returns it.
            builder: a builder's name.
            jobs: worker processes, as ``-j``. Sphinx uses them from the sixth page on.
            warningiserror: fail the test if there is any warning, and show the warnings.
            into: the folder beside ``src`` for doctrees and output. Builds into the same folder
                share doctrees, so that the second reads what has changed and no more.
            tags: as ``-t``.
            conf: as ``-D``, for this build alone.
        """


@dataclass(frozen=True)
class Result:
    """What a build left behind."""

    app: Sphinx
    out: Path
    warnings: str
    """The warnings as Sphinx writes them, one a line, without colours."""
    status: str
    """What Sphinx said of its progress, without colours."""

    @property
    def env(self) -> BuildEnvironment:
        """The build environment after the build."""
        return self.app.env

    @property
    def lines(self) -> list[str]:
        """The lines of :attr:`warnings` that are not empty."""
        return [line for line in self.warnings.splitlines() if line.strip()]

    @property
    def written(self) -> set[str]:
        """The documents that the build wrote, in whatever form Sphinx showed its progress."""
        # With colours, all stands in one line, between carriage returns.
        return set(re.findall(r"writing output\.\.\. \[[ \d]+%\] ([^\s\x1b]+)", self.status))

    def doctree(self, docname: str = "index") -> nodes.document:
        """The doctree as read: after transforms, before post-transforms."""
        return self.env.get_doctree(docname)

    def resolved(self, docname: str = "index") -> nodes.document:
        """The doctree as this builder's writer sees it: after post-transforms."""
        return self.env.get_and_resolve_doctree(docname, self.app.builder)

    def read(self, name: str) -> str:
        """The text of an output file."""
        return (self.out / name).read_text("utf-8")

    def html(self, name: str = "index.html") -> Element:
        """An output page as a tree."""
        return parse(self.read(name))

    def files(self, pattern: str = "**/*") -> list[str]:
        """Output files that match, sorted, with ``/`` on every system."""
        found = (path for path in self.out.glob(pattern) if path.is_file())
        return sorted(path.relative_to(self.out).as_posix() for path in found)


class App(SphinxTestApp):
    """Sphinx with its output kept in memory and its changes to docutils undone by ``cleanup``."""

    def _init_i18n(self) -> None:
        # For English Sphinx keeps the words of the language that was built before.
        translators.clear()
        super()._init_i18n()

    def _init_builder(self) -> None:
        # The base class takes "basic" where "alabaster" was asked for.
        Sphinx._init_builder(self)


def sphinx_build(src: Path, out: Path, builder: str = "html", *options: str) -> str:
    """Run ``sphinx-build`` in a process of its own, as a user does; return its warnings.

    Fixtures that build once for many tests use this. Doctrees stand beside ``out``. A build that
    fails raises :class:`subprocess.CalledProcessError`, with the warnings as a note.
    """
    doctrees = out.parent / "doctrees"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", str(doctrees)]
    run = subprocess.run(
        [*command, *options, str(src), str(out)], capture_output=True, text=True, check=False
    )
    try:
        run.check_returncode()
    except subprocess.CalledProcessError as error:
        error.add_note(plain(run.stderr))
        raise
    return plain(run.stderr)


def plain(text: str) -> str:
    """Without the escape sequences that colour a terminal."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def write_site(
    src: Path, files: Mapping[str, str | bytes], conf: Mapping[str, Any] | None = None
) -> Path:
    """Do what :class:`MakeSite` says, in the folder ``src``."""
    src.mkdir(parents=True)
    for name, content in files.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    if not {"index.md", "index.rst", "conf.py"} & files.keys():
        (src / "index.rst").write_text(
            "Site\n====\n\n.. toctree::\n   :glob:\n\n   **\n", encoding="utf-8"
        )
    if "conf.py" not in files:
        settings = {**DEFAULT_CONF, **(conf or {})}
        lines = [f"{name} = {value!r}\n" for name, value in settings.items()]
        (src / "conf.py").write_text("".join(lines), encoding="utf-8")
    return src

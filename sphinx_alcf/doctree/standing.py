"""Texts that stand in files of their own: the asides and boilerplates of a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_alcf.config import get_config
from sphinx_alcf.diagnostics import Problem, Warn, did_you_mean
from sphinx_alcf.doctree.lookups import Lookup, note
from sphinx_alcf.media.find import Found, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

ASIDES = "_includes/asides"
"""The folder of the asides that front matter names, as Jekyll has it."""
BOILERPLATES = "_boilerplate"
"""The folder of the standing texts."""
FOLDERS = ("_includes", BOILERPLATES)
"""Folders whose files are no pages."""


class Text(NamedTuple):
    """A text, and where it is from."""

    text: str
    source: str
    """The path of its file."""
    line: int = 0
    """The line before its first, in that file."""
    markdown: bool = True
    """Whether it is Markdown; else reStructuredText."""


def find_aside(env: BuildEnvironment, name: str) -> Text | Problem:
    """The aside *name* in :data:`ASIDES`, with or without ``.md``; the page depends on it.

    A problem ``alcf.aside`` where there is none, or it lies outside the source folder.
    """
    names = (name,) if name.endswith(".md") else (f"{name}.md", name)
    found = _first(env, ASIDES, names)
    if isinstance(found, Problem):
        note(env, Lookup(ASIDES, names[0]))  # so that the next build asks again
        near = did_you_mean(names[0], _names(env, ASIDES, (".md",)))
        return found._replace(kind=Warn.ASIDE, message=found.message + near)
    return _read(env, found, Warn.ASIDE)


def find_boilerplate(env: BuildEnvironment, name: str, *, markdown: bool) -> Text | Problem:
    """The standing text *name*: a file in :data:`BOILERPLATES`, else an entry of ``conf.py``.

    On a page in Markdown that is ``NAME.md``; in reStructuredText ``NAME.rst``, else ``NAME.md``.
    An entry is in the language of the page. A problem ``alcf.boilerplate`` where there is none.
    """
    suffixes = (".md",) if markdown else (".rst", ".md")
    found = _first(env, BOILERPLATES, [name + suffix for suffix in suffixes])
    if isinstance(found, Found):
        return _read(env, found, Warn.BOILERPLATE)
    texts = get_config(env.config).boilerplate
    if name in texts:
        return Text(texts[name], str(Path(env.srcdir) / "conf.py"), markdown=markdown)
    note(env, Lookup(BOILERPLATES, name))
    if found.kind is Warn.MEDIA_OUTSIDE:
        return found._replace(kind=Warn.BOILERPLATE)
    files = _names(env, BOILERPLATES, suffixes)
    known = sorted({*(file.rpartition(".")[0] for file in files), *texts})
    near = did_you_mean(name, known) or (f" There are {', '.join(known)}." if known else "")
    message = (
        f"No standing text is named {name!r}: write it into {BOILERPLATES}/{name}{suffixes[0]}, "
        f"or into 'alcf_boilerplate' in conf.py.{near}"
    )
    return Problem(Warn.BOILERPLATE, message)


def _first(env: BuildEnvironment, folder: str, names: Sequence[str]) -> Found | Problem:
    """The first of *names* that is in *folder*; else what to say of the first."""
    srcdir = Path(env.srcdir)
    problems = []
    for name in names:
        answer = find(name, beside=srcdir / folder, roots=(), srcdir=srcdir)
        if isinstance(answer, Found):
            return answer
        problems.append(answer)
    return problems[0]


def _names(env: BuildEnvironment, folder: str, suffixes: Sequence[str]) -> list[str]:
    """The paths in *folder* of the files that end in one of *suffixes*."""
    top = Path(env.srcdir) / folder
    paths = sorted(path for path in top.rglob("*") if path.suffix in suffixes)
    return [path.relative_to(top).as_posix() for path in paths]


def _read(env: BuildEnvironment, found: Found, kind: Warn) -> Text | Problem:
    env.note_dependency(str(found.path))
    try:
        text = found.path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        return Problem(kind, f"{found.name!r} cannot be read as UTF-8: {error}.")
    return Text(text, str(found.path), markdown=found.path.suffix != ".rst")

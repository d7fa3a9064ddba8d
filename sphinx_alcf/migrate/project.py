"""The files of the new project beside its pages: ``conf.py``, requirements, Read the Docs."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.model import Found
from sphinx_alcf.migrate.report import NAME
from sphinx_alcf.story.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_alcf.migrate.model import Finding

REQUIREMENTS: Final = "sphinx-alcf\n"

READ_THE_DOCS: Final = """\
# https://docs.readthedocs.com/platform/stable/config-file/v2.html
version: 2

build:
  os: ubuntu-24.04
  tools:
    python: "3.13"

sphinx:
  configuration: conf.py
  fail_on_warning: true

formats: [htmlzip, pdf, epub]

python:
  install:
    - requirements: requirements.txt
"""

_SILENT: Final[Mapping[str, str]] = {
    "alcf.alt": "pictures without a text alternative",
    "alcf.track": "videos without captions",
    "alcf.poster": "videos without a picture to show before they play",
}
"""What may be warned of although the old site had it so, and what it is."""


ENABLED: Final = ("attrs_block", "attrs_inline", "colon_fence", "deflist")
"""What sphinx_alcf enables of MyST where ``conf.py`` says nothing."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What pages need of ``conf.py``."""

    silent: frozenset[str] = frozenset()
    """Warnings that the old site's pages would give, of those in the table above."""
    myst: frozenset[str] = frozenset()
    """Extensions of MyST beside those that sphinx_alcf enables."""


def needs_of(findings: Iterable[Finding]) -> Needs:
    """What the pages need, by what was found of them."""
    kinds = {finding.kind for finding in findings}
    return Needs(frozenset({"alcf.alt"} if Found.NO_ALT in kinds else ()))


def conf(config: Mapping[str, Any], needs: Needs) -> str:
    """``conf.py``, from ``_config.yml`` and what the pages need."""
    title = _words(config.get("title")) or "The site"
    author = _author(config) or title
    language = config.get("lang") or config.get("locale")
    lines = [
        f'"""{title.replace(chr(92), "").replace(chr(34), chr(39))}: a site of feature stories."""',
        "",
        "import os",
        "",
        f"project = {_string(title)}",
        f"author = {_string(author)}",
        f"copyright = {_string(author)}",
        'version = release = "1.0"  # an EPUB needs one',
    ]
    if isinstance(language, str) and language:
        lines.append(f"language = {_string(language.replace('_', '-').split('-')[0])}")
    lines += [
        "",
        'extensions = ["sphinx_alcf"]',
        f'exclude_patterns = ["_build", ".venv", "{NAME}.md", "README.md"]',
        "",
        "# Pages are MyST now: {% ... %} is text like any other.",
        "alcf_jekyll = False",
        "# Links may lead to headings: [text](page.md#heading).",
        "myst_heading_anchors = 6",
        *_myst(needs),
        "",
        'html_theme = "alcf"',
        f"html_title = {_string(title)}",
        *_base_url(config),
        *_suppressed(needs),
    ]
    return "\n".join(lines) + "\n"


def _myst(needs: Needs) -> list[str]:
    if not needs.myst:
        return []
    names = ", ".join(_string(name) for name in sorted({*ENABLED, *needs.myst}))
    return [f"myst_enable_extensions = [{names}]"]


def _base_url(config: Mapping[str, Any]) -> list[str]:
    url, base = config.get("url"), config.get("baseurl")
    found = ""
    if isinstance(url, str) and url.strip():
        path = base.strip("/") if isinstance(base, str) else ""
        found = f"{url.strip().rstrip('/')}/{path}/" if path else f"{url.strip().rstrip('/')}/"
    return [
        "# Where the site stands; Read the Docs says it itself.",
        f'html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", {_string(found)})',
    ]


def _suppressed(needs: Needs) -> list[str]:
    lines = ["", "suppress_warnings = ["]
    lines.append(
        '    "epub.unknown_project_files",  # doctrees beside an EPUB that is built without -d'
    )
    names = [name for name in _SILENT if name in needs.silent]
    if names:
        lines.append(
            f"    # The old site had these; {NAME}.md names each. Take a line out to be told."
        )
        lines += [f'    "{name}",  # {_SILENT[name]}' for name in names]
    return [*lines, "]"]


def _author(config: Mapping[str, Any]) -> str:
    author = config.get("author")
    if isinstance(author, dict):
        author = author.get("name")
    return _words(author)


def _words(value: object) -> str:
    return " ".join(html.unescape(plain_text(str(value))).split()) if value else ""


def _string(text: str) -> str:
    """*text* as a string of Python, in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""The front matter of a page, read before the page is, and not a second time when it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from sphinx_alcf.config import get_config, palette_forms
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.yaml_source import Loaded, Split, Value, load, split

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_alcf.diagnostics import Problem
    from sphinx_alcf.story.model import Page

_FIELD = re.compile(r":([^:\s][^:]*):(?:[ \t]+(.*))?")


class Head(NamedTuple):
    """What stands at the top of a page in Markdown."""

    parts: Split
    loaded: Loaded
    page: Page
    problems: tuple[Problem, ...]
    """All that is wrong, in the order of the file's readers."""


_kept: WeakKeyDictionary[BuildEnvironment, dict[str, Head]] = WeakKeyDictionary()
"""Heads that the parser has yet to ask for; processes that read pages inherit them."""


def read_head(text: str, config: Config) -> Head:
    """The head of the page *text*, in Markdown."""
    parts = split(text)
    loaded = load(parts.yaml_text, parts.first_line) if parts.yaml_text else Loaded()
    page, problems = read_page(
        loaded.values,
        palettes=palette_forms(config),
        embed_hosts=get_config(config).embed_hosts,
    )
    return Head(parts, loaded, page, (*parts.problems, *loaded.problems, *problems))


def keep_head(env: BuildEnvironment, docname: str, head: Head) -> None:
    """Keep a head for the parser."""
    _kept.setdefault(env, {})[docname] = head


def head_of(env: BuildEnvironment, docname: str, text: str) -> Head:
    """The head of a page that is parsed: the one that is kept, where *text* still begins so.

    An extension may have changed the text as it was read, and a directive may parse another.
    """
    kept = _kept.get(env, {}).pop(docname, None)
    if kept is not None and kept.parts == split(text):
        return kept
    return read_head(text, env.config)


def forget_heads(env: BuildEnvironment) -> None:
    """Forget the heads that nobody asked for, such as those that other processes have read."""
    _kept.pop(env, None)


def page_of_fields(text: str, config: Config) -> Page:
    """The front matter of a page in reStructuredText, from the lines of its first field list.

    Markup in the values is not read, and the maps of hero and teaser are left out: what is wrong
    is said, and all is read, when the page itself is.
    """
    values: dict[str, Value] = {}
    name = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        match = _FIELD.match(line)
        if match:
            name = match[1].strip()
            value = (match[2] or "").strip()
            values[name] = Value(value, number, value)
        elif name and line[:1] in {" ", "\t"} and line.strip():
            value = f"{values[name].text} {line.strip()}".strip()
            values[name] = Value(value, values[name].line, value)
        elif line.strip() and (values or not line.startswith((".. ", " ", "\t"))):
            break
    page, _ = read_page(
        {name: value for name, value in values.items() if value.text},
        palettes=palette_forms(config),
        embed_hosts=get_config(config).embed_hosts,
    )
    return page

"""The front matter of a page: taken off its file, and rewritten with its comments and order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_alcf.migrate.model import Finding, Found, FrontMatter, Place
from sphinx_alcf.story.yaml_source import load, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_alcf.diagnostics import Problem

_KEY = re.compile(r"""(?P<key>[^\s#'":\-][^:#\n]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:[ \t]|$)""")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \t].*)?$")
_PLAIN = re.compile(r"[A-Za-z][\w /.+~-]*(?<! )")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def take_off(text: str, path: str, findings: list[Finding]) -> tuple[FrontMatter, str, int] | None:
    """Front matter, body, and the body's first line; ``None`` where *text* has none.

    What Jekyll would not take for front matter, although it seems to be meant, and YAML that is
    broken are reported (``unreadable``); the keys that can be read are kept.
    """
    parts = split(text)
    findings += _findings(parts.problems, path)
    if parts.yaml_text is None:
        return None
    loaded = load(parts.yaml_text, parts.first_line)
    findings += _findings(loaded.problems, path)
    data = {key: value.data for key, value in loaded.values.items()}
    body = "\n".join(text.split("\n")[parts.body_line - 1 :])
    return FrontMatter(parts.yaml_text, data, sound=not loaded.problems), body, parts.body_line


def rewrite(front: FrontMatter, changes: Mapping[str, Any]) -> str:
    """The text of *front* with *changes*, as YAML that can be read; comments and order are kept.

    A key whose value is ``None`` goes, one that is there gets its new value in its place, and
    another comes at the end. Of YAML that was broken, what could be read is written anew, and the
    text of each line that could not be is kept as a comment, so that no word is lost.
    """
    if not front.sound:
        return _rescued(front, changes)
    left = dict(changes)
    lines: list[str] = []
    for key, block in _blocks(front.text):
        if key is None or key not in left:
            lines += block
        elif left[key] is not None:
            lines += [*_lines(key, left.pop(key)), *_trailing(block)]
        else:
            del left[key]
            lines += _trailing(block)
    for key, value in left.items():
        if value is not None:
            lines += _lines(key, value)
    return "".join(f"{line}\n" for line in lines)


def block_of(text: str, key: str) -> tuple[int, int]:
    """The lines of a top-level *key* in *text*, from 0: its first, and the one after its last.

    Both are -1 where it is not there.
    """
    line = 0
    for name, block in _blocks(text):
        if name == key:
            return line, line + len(block) - len(_trailing(block))
        line += len(block)
    return -1, -1


def comment_out(text: str, key: str) -> str:
    """*text* with the lines of a top-level *key* as comments."""
    start, end = block_of(text, key)
    lines = text.splitlines()
    lines[max(start, 0) : end if start >= 0 else 0] = [
        f"# {line}".rstrip() for line in lines[max(start, 0) : end if start >= 0 else 0]
    ]
    return "".join(f"{line}\n" for line in lines)


def rename(text: str, key: str, name: str) -> str:
    """*text* with a top-level *key* called *name*."""
    start, _ = block_of(text, key)
    lines = text.splitlines()
    if start >= 0:
        lines[start] = f"{name}:{lines[start].partition(':')[2]}"
    return "".join(f"{line}\n" for line in lines)


def _findings(problems: Iterable[Problem], path: str) -> list[Finding]:
    return [
        Finding(Found.UNREADABLE, Place(path, problem.line or 0), "front matter", problem.message)
        for problem in problems
    ]


def _rescued(front: FrontMatter, changes: Mapping[str, Any]) -> str:
    """Broken YAML: each key by itself, as written where that can be read, else as a comment."""
    left = {key: value for key, value in changes.items() if value is not None}
    lines: list[str] = []
    seen: set[str] = set()
    for key, block in _blocks(front.text):
        if key is not None and key in changes and key not in seen:
            lines += _lines(key, left.pop(key)) if key in left else []
        elif key is not None and _reads(block) and key not in seen:
            lines += block
        elif key is not None and key in front.data and key not in seen:
            lines += [*(f"# {line}" for line in block), *_lines(key, front.data[key])]
        else:
            lines += [line if line.startswith("#") or not line else f"# {line}" for line in block]
        if key is not None:
            seen.add(key)
    for key, value in left.items():
        lines += _lines(key, value)
    for key, value in front.data.items():
        if key not in seen and key not in left:
            lines += _lines(key, value)
    text = "".join(f"{line}\n" for line in lines)
    return text if _reads(lines) else _plain(front, changes)


def _plain(front: FrontMatter, changes: Mapping[str, Any]) -> str:
    """What could be read, below all that was written as comments."""
    kept = [f"# {line}".rstrip() for line in front.text.splitlines()]
    values = {**front.data, **changes}
    for key, value in values.items():
        if value is not None:
            kept += _lines(key, value)
    return "".join(f"{line}\n" for line in kept)


def _blocks(text: str) -> Iterator[tuple[str | None, list[str]]]:
    """Each top-level key with its lines; lines before the first, and marks of git, have none."""
    key: str | None = None
    block: list[str] = []
    for line in text.splitlines():
        match = _KEY.match(line)
        conflict = _CONFLICT.match(line)
        if match or conflict:
            if block:
                yield key, block
            key, block = match["key"].strip("'\" \t") if match else None, []
        block.append(line)
        if conflict:
            yield None, block
            key, block = None, []
    if block:
        yield key, block


def _trailing(block: list[str]) -> list[str]:
    """The comments and blank lines at the end of a key's lines: they belong to what follows."""
    count = 0
    for line in reversed(block[1:]):
        if line.strip() and not line.startswith("#"):
            break
        count += 1
    return block[len(block) - count :] if count else []


def _reads(lines: list[str]) -> bool:
    return not load("".join(f"{line}\n" for line in lines)).problems


def _lines(key: str, value: object) -> list[str]:
    """*key* and *value* as lines of YAML, texts in double quotes where they need any."""
    name = key if _PLAIN.fullmatch(key) else _quoted(key)
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return [f"{name}: {value}"]
    if isinstance(value, str):
        return [f"{name}: {_quoted(value)}"]
    dumped = yaml.safe_dump(
        {key: value}, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=False
    )
    return dumped.rstrip("\n").split("\n")


def _quoted(text: str) -> str:
    dumped = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return dumped.rstrip("\n")

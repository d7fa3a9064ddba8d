"""Inline markup of MyST: links, pictures, code, roles, spans with classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.migrate.kramdown.job import Job

_TICKS = re.compile(r"`+")
_PLAIN_URL = re.compile(r"(?:[^\s()<>\\\x00-\x1f]|\((?:[^\s()<>\\\x00-\x1f])*\))*+")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(px|%|em|rem|cm|mm|in|pt|pc)?")
_STYLE_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+?)\s*(?=;|\Z)", re.I)
_WEB = re.compile(r"(?:https?:)?//", re.I)
_ROLE_TEXT = re.compile(r"[^`\\\n]+")

BRACKETS: Final = re.compile(r"\\.|[\[\]]", re.S)


def code(value: str) -> str:
    """*value* as code, with as many backticks as it needs."""
    longest = max((len(run) for run in _TICKS.findall(value)), default=0)
    ticks = "`" * (longest + 1)
    gap = " " if value.startswith("`") or value.endswith("`") or not value.strip() else ""
    return f"{ticks}{gap}{value}{gap}{ticks}" if value else ""


def role(name: str, text: str) -> str:
    """The role *name* around *text*, which has no line break."""
    flat = " ".join(text.split())
    return f"{{{name}}}{code(flat)}"


def is_role_text(text: str) -> bool:
    """Whether a role can hold *text* as it is."""
    return _ROLE_TEXT.fullmatch(text) is not None


def abbreviation(short: str, long: str, *, heading: bool) -> str:
    """An abbreviation and what it stands for."""
    meaning = " ".join(long.split())
    if not meaning:
        return short
    # MyST counts no role to the anchor of a heading.
    if heading or not is_role_text(short + meaning) or meaning.endswith(")"):
        return f'<abbr title="{attribute(meaning)}">{short}</abbr>'
    return f"{{abbr}}`{short} ({meaning})`"


def attribute(value: str) -> str:
    """*value* between the quotes of an HTML attribute."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def spanned(inner: str, written: str) -> str:
    """*inner* with attributes, as ``[inner]{.class}``; both may be empty."""
    if not written:
        return inner
    return f"[{inner}]{written}" if balanced(inner) else inner


def balanced(text: str) -> bool:
    """Whether each bracket of *text* that is not escaped has its other."""
    depth = 0
    for match in BRACKETS.finditer(text):
        if match[0] in "[]":
            depth += 1 if match[0] == "[" else -1
        if depth < 0:
            return False
    return depth == 0


def destination(url: str) -> str:
    """*url* as it stands in the parentheses of a link."""
    if url and _PLAIN_URL.fullmatch(url):
        return url
    safe = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"<{' '.join(safe.split())}>"


def quoted_title(title: str | None) -> str:
    """A title with a blank before it, or nothing."""
    if not title or not title.strip():
        return ""
    flat = " ".join(title.split())
    return ' "' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class Shown:
    """A link or a picture that is to be written."""

    text: str
    """What stands between its brackets, in MyST."""
    url: str
    """Its address on the old site."""
    title: str | None
    attributes: Attributes
    number: int
    """Its line in the file."""
    construct: str
    """What the report calls its attributes."""


def link(job: Job, shown: Shown) -> str:
    """A link; one that leads nowhere is its text alone."""
    target = job.link(shown.url, shown.number)
    one = job.attributes(shown.attributes)
    keys = ["target", "rel"] if is_web(target.url) else []
    pairs = dict(one.pairs)
    title = pairs.pop("title", shown.title)
    classes = [*one.classes, *(["external"] if target.external else [])]
    plain = Attributes(classes, one.id, pairs, one.refs, one.number or shown.number)
    written, anchors = job.braces(plain, keys, shown=shown.construct if one else "")
    if not target.url:
        return "".join(anchors) + shown.text
    made = f"[{shown.text}]({destination(target.url)}{quoted_title(title)}){written}"
    return "".join(anchors) + made


def image(job: Job, shown: Shown) -> str:
    """A picture in running text; of one that is nowhere, its words."""
    target = job.link(shown.url, shown.number)
    if target.broken or not target.url:
        message = f"There is no file {shown.url!r}."
        job.report(Found.BROKEN_MEDIA, shown.number, "image", message)
        return shown.text
    if not shown.text.strip():
        job.report(Found.NO_ALT, shown.number, "image", f"{shown.url}: say what it shows.")
    one = job.attributes(shown.attributes)
    pairs = dict(one.pairs)
    title = pairs.pop("title", shown.title)
    size = sizes(pairs)
    # What is no length has no place, nor has any other style.
    kept = {key: value for key, value in pairs.items() if key not in {"width", "height", "style"}}
    odd = [key for key in ("width", "height") if key in pairs and key not in size]
    if odd or _other_style(pairs.get("style", "")):
        kept["style" if not odd else odd[0] + " as it is"] = ""
    plain = Attributes(one.classes, one.id, kept | size, one.refs, one.number or shown.number)
    written, anchors = job.braces(plain, ("width", "height"), shown=shown.construct)
    made = f"![{shown.text}]({destination(target.url)}{quoted_title(title)}){written}"
    return "".join(anchors) + made


def sizes(pairs: Mapping[str, str]) -> dict[str, str]:
    """Width and height from attributes or ``style``, as docutils writes lengths."""
    found = {}
    styled = {key.lower(): value for key, value in _STYLE_SIZE.findall(pairs.get("style", ""))}
    for key in ("width", "height"):
        value = styled.get(key, pairs.get(key, "")).strip()
        match = _LENGTH.fullmatch(value)
        if match and not (key == "height" and match[2] == "%"):
            found[key] = match[1] + (match[2] or "").replace("rem", "em")
    return found


def _other_style(style: str) -> bool:
    return bool(re.sub(r"[;\s]", "", _STYLE_SIZE.sub("", style)))


def is_web(url: str) -> bool:
    """Whether *url* is an address of another host."""
    return _WEB.match(url) is not None

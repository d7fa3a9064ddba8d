"""Code written in MyST: in a fence or indented, in a language that Pygments knows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from pygments.lexers import find_lexer_class_by_name
from pygments.token import Error
from pygments.util import ClassNotFound

from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.grammar import MARK
from sphinx_alcf.migrate.kramdown.lines import Line, lines_of

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.blocks import Code
    from sphinx_alcf.migrate.kramdown.job import Job

_INDENT = re.compile(r"^(?:\t| {4})")
_RUN = re.compile(r"`{3,}")
_LARGEST: Final = 50_000
"""Signs of code that is looked at; longer code is never warned of."""
_NAMES: Final = {"plaintext": "text", "plain": "text", "txt": "text", "nohighlight": "text"}
"""Names that Rouge has for what Pygments calls otherwise."""
_SPHINX: Final = frozenset({"none", "text", "guess", "default"})


def code_lines(job: Job, block: Code, *, fence: bool) -> list[Line]:
    """The lines of *block*; with *fence*, never indented: a list above would take it."""
    number = block.lines[0].number
    text = MARK.sub(lambda match: job.literal(int(match[1]), number), block.text)
    one = job.attributes(block.attributes)
    language = block.language or _language_of(one)
    classes = [name for name in one.classes if not name.startswith("language-")]
    given = Attributes(classes, one.id, one.pairs, one.refs, one.number or number)
    written, anchors = job.braces(given) if block.attributes else ("", [])
    above = [Line(part, number) for name in anchors for part in (name, "")]
    known = _pygments_name(job, language, number) if language else ""
    force = bool(known) and _has_errors(known, text)
    same = text == block.text and known == language and not force
    if same and not (fence and not block.fence) and _keeps(block, language):
        return [*above, *([Line(written, number)] if written else []), *block.lines]
    ticks = "`" * max([3, *(len(run) + 1 for run in _RUN.findall(text))])
    body = text.removesuffix("\n")
    if force:
        options = ":force:\n" + (f":class: {' '.join(classes)}\n" if classes else "")
        made = f"{ticks}{{code-block}} {known}\n{options}\n{body}\n{ticks}"
        return [*above, *lines_of(made, number)]
    made = f"{ticks}{known}\n{body}\n{ticks}" if body else f"{ticks}{known}\n{ticks}"
    return [*above, *([Line(written, number)] if written else []), *lines_of(made, number)]


def _keeps(block: Code, language: str) -> bool:
    """Whether MyST reads the code as it was written."""
    if block.fence:
        head = block.lines[0].text
        return head.startswith(block.fence) and head.lstrip("`~").strip() == language
    own = "".join(f"{_INDENT.sub('', line.text)}\n" for line in block.lines)
    return not language and own == block.text


def _language_of(one: Attributes) -> str:
    found = (name.removeprefix("language-") for name in one.classes if name.startswith("language-"))
    return next(found, "")


def _pygments_name(job: Job, language: str, number: int) -> str:
    """What Pygments calls the *language*; ``text`` where it knows none of this name."""
    name = (language.partition("{")[0] or language).strip("{}. ").lower()
    name = _NAMES.get(name, name)
    if _is_known(name):
        return language if language.lower() == name else name
    job.changed(number, "language of code", f"Pygments knows no language {language!r}: it is text.")
    return "text"


@cache
def _is_known(name: str) -> bool:
    if name in _SPHINX:
        return True
    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True


def _has_errors(name: str, text: str) -> bool:
    """Whether Sphinx would warn that Pygments cannot read *text*."""
    if name in _SPHINX:
        return False
    if len(text) > _LARGEST:
        return True
    if name in {"py", "python", "py3", "python3"} and text.startswith(">>>"):
        name = "pycon3"
    lexer = find_lexer_class_by_name(name)()
    return any(kind is Error for kind, _ in lexer.get_tokens(text))

"""Liquid's forgiving reading of a tag's markup, as text that its strict reading takes.

Jekyll reads strictly first (``error_mode: warn``). What it cannot read so, Liquid searches for what
looks like an expression and ignores the rest: ``{{ page.title page.x }}`` is ``page.title``. Each
function here is one ``lax_parse`` of Liquid, and gives the same in strict spelling.
"""

from __future__ import annotations

import re
from typing import Final

_QUOTED = r"""(?:"[^"]*+"|'[^']*+')"""
_FRAGMENT: Final = rf"""(?:{_QUOTED}|(?:[^\s,|'"]|{_QUOTED})++)"""
_LOOKUP: Final = re.compile(r"\[[^\]]+\]|[\w-]+\??")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_RANGE: Final = re.compile(r"\(\s*(\S+?)\s*\.\.\s*(\S+?)\s*\)")
_WORD: Final = re.compile(r"[A-Za-z_][\w-]*\??")
_OUTPUT: Final = re.compile(rf"({_FRAGMENT})(.*)", re.S)
_FILTERS: Final = re.compile(rf"(?:\s+|{_FRAGMENT}|,)++")
_ARGUMENTS: Final = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{_FRAGMENT})")
_NAMED: Final = re.compile(rf"(\w[\w-]*)\s*:\s*({_FRAGMENT})")
_LOOP: Final = re.compile(rf"\s*([\w-]+)\s+in\s+({_FRAGMENT}+)\s*(reversed)?")
_CONDITION: Final = re.compile(rf"({_FRAGMENT})\s*([=!<>a-z_]+)?\s*({_FRAGMENT})?")
_AND_OR: Final = re.compile(rf"""({_QUOTED})|\b(and|or)\b""")
_ASSIGN: Final = re.compile(r"([\w.\-]+)\s*=\s*(.*)", re.S)
_OPERATORS: Final = frozenset({"==", "!=", "<>", "<", ">", "<=", ">=", "contains"})


class FaultError(ValueError):
    """A markup that no reading takes; the message says what is wrong."""


def output(markup: str) -> str:
    """What ``{{ … }}`` shows, or what ``assign`` assigns."""
    match = _OUTPUT.search(markup)
    if not match:
        return "nil"
    parts = [_expression(match[1])]
    _, bar, rest = match[2].partition("|")
    for text in _FILTERS.findall(rest) if bar else ():
        if not (name := re.search(r"\w+", text)):
            continue
        arguments = ", ".join(map(_argument, _ARGUMENTS.findall(text)))
        parts.append(f"{name[0]}: {arguments}" if arguments else name[0])
    return " | ".join(parts)


def assignment(markup: str) -> str:
    """What ``assign`` says."""
    match = _ASSIGN.search(markup)
    if not match:
        raise FaultError("it needs a name, = and a value")
    # A name with signs in it is one that nothing can ask for.
    return f"{re.sub(r'[^A-Za-z0-9_-]', '_', match[1])} = {output(match[2])}"


def condition(markup: str) -> str:
    """What ``if``, ``unless`` and ``elsif`` ask."""
    parts, joint, at = [], "", 0
    for match in (*_AND_OR.finditer(markup), None):
        if match and match[1]:
            continue
        parts.append(joint + _comparison(markup[at : match.start() if match else None]))
        if match:
            joint, at = f"{match[2]} ", match.end()
    return " ".join(parts)


def loop(markup: str) -> str:
    """What ``for`` and ``tablerow`` go through; ``reversed`` counts right after the list only."""
    match = _LOOP.match(markup)
    if not match:
        raise FaultError("it needs a name, in and a list")
    parts = [match[1], "in", _expression(match[2])]
    if match[3]:
        parts.append("reversed")
    for name, value in _NAMED.findall(markup):
        if name in {"limit", "offset", "cols"}:
            word = value if value == "continue" else _expression(value)
            parts.append(f"{name}:{word}")
    return " ".join(parts)


def value(markup: str) -> str:
    """What ``case`` looks at."""
    match = re.search(_FRAGMENT, markup)
    if not match:
        raise FaultError("it needs a value")
    return _expression(match[0])


def values(markup: str) -> str:
    """What ``when`` and ``cycle`` name."""
    found = [
        _expression(text)
        for text in re.findall(_FRAGMENT, markup.replace(":", " : "))
        if text not in {"or", ":"}
    ]
    if not found:
        raise FaultError("it needs values")
    return ", ".join(found)


def name(markup: str) -> str:
    """What ``capture`` captures into, or ``increment`` counts."""
    match = re.search(r"\w[\w-]*", markup)
    if not match:
        raise FaultError("it needs a name")
    return match[0]


def _comparison(markup: str) -> str:
    match = _CONDITION.search(markup)
    if not match:
        raise FaultError("a condition is missing")
    left, operator, right = (str(part or "") for part in match.groups())
    if not operator:
        return _expression(left)
    if operator not in _OPERATORS:
        raise FaultError(f"{operator!r} is no operator; there are {', '.join(sorted(_OPERATORS))}")
    return f"{_expression(left)} {operator} {_expression(right or 'nil')}"


def _argument(text: str) -> str:
    match = _NAMED.fullmatch(text)
    return f"{match[1]}: {_expression(match[2])}" if match else _expression(text)


def _expression(text: str) -> str:
    """A value: a quoted text, a number, a range, or the path of a variable."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text if text[0] not in text[1:-1] else "nil"
    if _NUMBER.fullmatch(text):
        return text
    if match := _RANGE.fullmatch(text):
        return f"({_expression(match[1])}..{_expression(match[2])})"
    steps = _LOOKUP.findall(text)
    if not steps or not _WORD.fullmatch(steps[0]):
        return "nil"
    return "".join((str(steps[0]), *map(_step, steps[1:])))


def _step(text: str) -> str:
    if not text.startswith("["):
        return f"['{text}']"
    inner = text[1:-1].strip()
    return f"[{inner}]" if re.fullmatch(r"-?\d+", inner) else f"[{_expression(inner)}]"

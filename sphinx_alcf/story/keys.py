"""Keys that are known, and what a misspelt one was meant to be."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_alcf.story.yaml_values import Value

# As difflib measures: "hero-img-souce" is 0.97 of "hero-img-source", "tite" 0.89 of "title".
_SURE = 0.88
_NEAR = 0.8


def sort_keys(
    values: Mapping[str, Value],
    known: Collection[str],
    problems: list[Problem],
    *,
    foreign: Collection[str] = (),
    ours: tuple[str, ...] = (),
) -> dict[str, Value]:
    """The values under the keys that they were meant for.

    A key that is surely a misspelt one of *known* is read as that, with a ``key`` problem. One
    that is only near gets the problem alone. Others are of no concern, unless they begin as *ours*
    says; *foreign* keys never are.
    """
    found = {name: value for name, value in values.items() if name in known}
    for name, value in values.items():
        if name in known or name in foreign:
            continue
        meant, sure = _nearest(name, known)
        if not meant and not (ours and name.startswith(ours)):
            continue
        message = f"The key {name!r} is not known."
        if meant:
            message += f" Did you mean {meant!r}?"
        if sure and meant not in found:
            found[meant] = value
            message += " It is read as that."
        problems.append(Problem(Warn.KEY, message, value.where))
    return found


def _nearest(name: str, known: Collection[str]) -> tuple[str, bool]:
    """The known key that *name* resembles, if any, and whether it surely is that key."""
    word = name.strip().lower().replace("_", "-")
    if word in known:
        return word, True
    near = difflib.get_close_matches(word, known, n=1, cutoff=_NEAR)
    # Of another first letter, or short, it is more likely a key of another tool: "side", "tag".
    if not near or len(word) < 4 or word[0] != near[0][0]:
        return "", False
    meant = near[0]
    ratio = difflib.SequenceMatcher(None, meant, word).ratio()
    # Two letters that changed places, as in "titel", are as sure as one that is missing.
    return meant, ratio >= _SURE or sorted(word) == sorted(meant)

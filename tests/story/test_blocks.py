"""Numbers and facts, read from the lines of a directive and the parameters of an include."""

from __future__ import annotations

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.story.blocks import read_facts, read_intro, read_stats
from sphinx_alcf.story.entries import Entry, numbered_entries, split_entries
from sphinx_alcf.story.model import Inline, Markup


def words(entries: tuple[Entry, ...]) -> list[list[str | None]]:
    """The texts of each entry: its head, then its parts."""
    return [[text.text if text else None for text in (e.head, *e.parts)] for e in entries]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("565: Active projects", [["565", "Active projects"]]),
        ("565\n: Active projects\n: a note", [["565", "Active projects", "a note"]]),
        ("565\n  Active projects\n\n  a note", [["565", "Active projects", "a note"]]),
        ("565: Active\n  projects\n36: b", [["565", "Active projects"], ["36", "b"]]),
        ("- 565: Active projects\n- 36: Events", [["565", "Active projects"], ["36", "Events"]]),
        ("10:1: A ratio", [["10:1", "A ratio"]]),
        ("`a: b`: in code", [["`a: b`", "in code"]]),
        ("https://example.org/", [["https://example.org/"]]),
        ("-5%: less\n+3: more", [["-5%", "less"], ["+3", "more"]]),
        ("565:", [["565"]]),
        (": Active projects", [[None, "Active projects"]]),
        ("\n\n", []),
    ],
)
def test_lines_become_entries(text: str, found: list[list[str | None]]) -> None:
    assert words(split_entries(text.split("\n"))) == found


def test_each_part_knows_its_line() -> None:
    (first, second) = split_entries(["1: a", "", "2", ": b", ": c"], 7)
    assert (first.line, second.line) == (7, 9)
    assert [part.line for part in second.parts if part] == [10, 11]


def test_numbered_parameters_become_entries() -> None:
    params = {"figure-2": "2", "label-2": "b", "figure-1": "1", "note-1": "n", "other-3": "x"}
    entries = numbered_entries(params, "figure", ("label", "note"), 4)
    assert words(entries) == [["1", None, "n"], ["2", "b"]]
    assert entries[0].head == Inline("1", Markup.HTML, 4)


def test_what_is_missing_is_told_and_the_rest_is_kept() -> None:
    read = read_stats(split_entries(["565: projects", "36", ": users", "7: a", ": b"], 3))
    assert read.model is not None
    assert [stat.figure and stat.figure.text for stat in read.model.stats] == ["565", "36", "7"]
    assert read.problems == ()
    read = read_stats(split_entries(["36", "", "565: projects"], 3))
    assert read.model is not None
    assert len(read.model.stats) == 2
    assert [(p.kind, p.line) for p in read.problems] == [(Warn.VALUE, 3)]
    assert "'36' has no label" in read.problems[0].message


def test_a_label_without_a_number_is_kept() -> None:
    read = read_stats(split_entries([": projects"]))
    assert read.model is not None
    assert read.model.stats[0].figure is None
    assert "no number" in read.problems[0].message


def test_a_fact_needs_a_name_and_a_value() -> None:
    read = read_facts(split_entries(["Founded: 2006", "Where", "Who: A", ": B"]))
    assert read.model is not None
    assert [len(fact.values) for fact in read.model.facts] == [1, 0, 2]
    assert [p.line for p in read.problems] == [2]


@pytest.mark.parametrize("read", [read_stats(()), read_facts(()), read_intro(None, empty=True)])
def test_an_empty_block_is_none(read: object) -> None:
    assert read.model is None  # type: ignore[attr-defined]
    assert [p.kind for p in read.problems] == [Warn.VALUE]  # type: ignore[attr-defined]

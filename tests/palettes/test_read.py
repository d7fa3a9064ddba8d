"""A site's own palettes: what can be used is used, what is wrong is one problem with a line."""

from __future__ import annotations

import re

import pytest

from sphinx_alcf.diagnostics import Problem
from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.check import failing
from sphinx_alcf.palettes.colour import contrast
from sphinx_alcf.palettes.derive import derive
from sphinx_alcf.palettes.read import read_palettes
from sphinx_alcf.palettes.toml_lines import lines_of

OCEAN = '[palettes.ocean]\nbackground = "#04293a"\naccent = "#64d8cb"\n'


def one(text: str) -> Problem:
    _, problems = read_palettes(text)
    assert len(problems) == 1, problems
    return problems[0]


def suggested(problem: Problem) -> str:
    found = re.search(r"passes is (#[0-9a-f]{6})", problem.message)
    assert found, problem.message
    return found[1]


def test_a_background_and_an_accent_are_enough() -> None:
    palettes, problems = read_palettes(OCEAN)
    assert problems == []
    assert palettes == {"ocean": derive({"background": "#04293a"}, "#64d8cb")}


def test_any_token_can_be_given() -> None:
    text = f'{OCEAN}focus = "#FC0"\ncode-string = "#ffd9a0"\ncode_name = "#ffffff"\n'
    palettes, problems = read_palettes(text)
    assert problems == []
    ocean = palettes["ocean"]
    assert (ocean.focus, ocean.code_string) == ("#ffcc00", "#ffd9a0")
    assert ocean.code_name == "#ffffff"


@pytest.mark.parametrize(
    "text",
    [
        'palettes.ocean.background = "#04293a"\npalettes.ocean.accent = "#64d8cb"\n',
        '[palettes]\nocean = { background = "#04293a", accent = "#64d8cb" }\n',
        '["palettes" . \'ocean\']\n"background" = "#04293a" # deep\naccent = "#64d8cb"\n',
    ],
)
def test_toml_has_many_spellings(text: str) -> None:
    assert read_palettes(text) == read_palettes(OCEAN)


@pytest.mark.parametrize(
    ("text", "kind", "line", "says"),
    [
        ("[palettes.ocean\n", "palette", 1, "is not TOML"),
        (f"{OCEAN}accent = 1\n", "palette", 4, "is not TOML"),
        (f"{OCEAN}mutd = '#ffffff'\n", "palette", 4, "Did you mean 'muted'?"),
        (f"{OCEAN}border = '#ffffff'\n", "palette", 4, "There are accent, background"),
        (f"{OCEAN}muted = 'grey'\n", "palette", 4, "such as '#04293a'"),
        (f"{OCEAN}muted = 3\n", "palette", 4, "such as '#04293a'"),
        (f"{OCEAN}[palette.x]\n", "palette", 4, "Did you mean 'palettes'?"),
        ("\n[palettes.ocean]\naccent = '#64d8cb'\n", "palette", 2, "has no background"),
        ("\n[palettes.ocean]\nbackground = '#04293a'\n", "palette", 2, "has no accent"),
        ("[palettes.auto]\nbackground = '#04293a'\n", "palette", 1, "the reader's system"),
        ("[palettes.Ocean]\nbackground = '#04293a'\n", "palette", 1, "small letters"),
        ("[palettes.'a b{}']\nbackground = '#04293a'\n", "palette", 1, "small letters"),
        ("[palettes]\nocean = '#04293a'\n", "palette", 2, "is a table"),
        ("palettes = 3\n", "palette", 1, "is no table"),
        ("[palettes.white]\nbackground = '#000000'\naccent = '#fff'\n", "palette", 1, "be light"),
    ],
)
def test_a_mistake_is_one_problem_with_a_line(text: str, kind: str, line: int, says: str) -> None:
    problem = one(text)
    assert (problem.kind.value, problem.line) == (kind, line)
    assert says in problem.message


def test_the_accent_that_is_proposed_silences_the_warning() -> None:
    text = "[palettes.dusk]\nbackground = '#3a2a1a'\n"
    problem = one(text)
    proposed = re.search(r'accent = "#[0-9a-f]{6}"', problem.message)
    assert proposed
    fixed, problems = read_palettes(text + proposed[0])
    assert problems == []
    assert fixed == read_palettes(text)[0]


@pytest.mark.parametrize(
    ("line", "pair", "token"),
    [
        ("muted = '#2a5a6a'", "muted #2a5a6a on ", "muted"),
        ("code-comment = '#04293a'", "code-comment #04293a on ", "code-comment"),
        ("focus = '#04394a'", "focus #04394a on background", "focus"),
        ("surface = '#e0e0e0'", " on surface #e0e0e0", "surface"),
    ],
)
def test_a_colour_that_cannot_be_read_is_told_the_nearest_that_can(
    line: str, pair: str, token: str
) -> None:
    problem = one(f"{OCEAN}{line}\n")
    assert (problem.kind.value, problem.line) == ("contrast", 4)
    assert "The palette 'ocean': " in problem.message
    assert pair in problem.message
    better = suggested(problem)
    palettes, problems = read_palettes(f"{OCEAN}{token} = '{better}'\n")
    assert problems == []
    assert failing(palettes["ocean"]) == {}


def test_the_ratio_that_is_told_is_the_lowest_and_not_rounded_up() -> None:
    problem = one(f"{OCEAN}muted = '#2a5a6a'\n")
    palette = read_palettes(f"{OCEAN}muted = '#2a5a6a'\n")[0]["ocean"]
    lowest = min(
        contrast(palette.muted, ground)
        for ground in (palette.background, palette.surface, palette.raised)
    )
    told = re.search(r"contrast of ([\d.]+) to 1; text needs 4.5", problem.message)
    assert told
    assert 0 <= lowest - float(told[1]) < 0.01


def test_an_accent_that_cannot_be_read_is_told_the_nearest_that_can() -> None:
    text = "[palettes.sun]\nbackground = '#ffffff'\naccent = '{}'\n"
    problem = one(text.format("#f0c55f"))
    assert (problem.kind.value, problem.line) == ("contrast", 3)
    assert "accent #f0c55f on " in problem.message
    assert read_palettes(text.format(suggested(problem)))[1] == []


def test_a_background_in_the_middle_is_told_where_there_is_room() -> None:
    text = "[palettes.mid]\nbackground = '{}'\naccent = '#ffffff'\n"
    problem = one(text.format("#757575"))
    assert (problem.kind.value, problem.line) == ("contrast", 2)
    assert "on background #757575 text has a contrast of 4.60 to 1 at best" in problem.message
    assert failing(read_palettes(text.format("#757575"))[0]["mid"]) == {}
    room = re.search(r"(#[0-9a-f]{6}) is the nearest that leaves", problem.message)
    assert room
    assert read_palettes(text.format(room[1]))[1] == []


def test_a_built_in_palette_can_be_changed_in_part() -> None:
    palettes, problems = read_palettes("[palettes.cyan]\ncaption = '#ffffff'\n")
    assert problems == []
    cyan = BUILT_IN["cyan"].tokens()
    assert palettes["cyan"].tokens() == {**cyan, "caption": "#ffffff"}


def test_and_its_accent_changes_headings_and_lines() -> None:
    palettes, problems = read_palettes("[palettes.cyan]\naccent = '#ffe08a'\n")
    assert problems == []
    cyan = palettes["cyan"]
    assert (cyan.heading, cyan.tint, cyan.code_name) == ("#ffe08a",) * 3
    assert (cyan.background, cyan.muted) == ("#0061af", BUILT_IN["cyan"].muted)


def test_with_a_background_it_is_another_palette() -> None:
    palettes, problems = read_palettes(OCEAN.replace("ocean", "cyan"))
    assert problems == []
    assert palettes["cyan"] == read_palettes(OCEAN)[0]["ocean"]


def test_nothing_is_nothing() -> None:
    assert read_palettes("") == ({}, [])
    assert read_palettes("[palettes]\n") == ({}, [])


def test_lines_are_those_of_the_keys() -> None:
    text = 'a = 1\n[b.c]\n# d = 2\nd = 2\n"e f".g = { h = 3, i = 4 }\n[[j]]\nk = 5\n'
    assert lines_of(text) == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 2,
        ("b", "c", "d"): 4,
        ("b", "c", "e f"): 5,
        ("b", "c", "e f", "g"): 5,
        ("b", "c", "e f", "g", "h"): 5,
        ("b", "c", "e f", "g", "i"): 5,
        ("j",): 6,
        ("j", "k"): 7,
    }

"""Option values are read strictly and written in one spelling."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story import options
from sphinx_alcf.story.model import HeroLayout, VideoMode


def seconds(text: str) -> float | Problem:
    return options.read_seconds("start", text)


def link(text: str) -> str | Problem:
    return options.read_link("link", text)


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (options.read_ratio, "16/9", "16/9"),
        (options.read_ratio, " 16 : 9 ", "16/9"),
        (options.read_ratio, "16x9", "16/9"),
        (options.read_ratio, "1920/1080", "16/9"),
        (options.read_ratio, "21:9", "7/3"),
        (options.read_ratio, "1", "1/1"),
        (options.read_ratio, "5/4", "5/4"),
        (options.read_ratio, "2.39:1", "239/100"),
        (options.read_ratio, "2.39", "239/100"),
        (options.read_ratio, "32 / 9", "32/9"),
        (options.read_ratio, "1:4", "1/4"),
        (options.read_ratio, "4", "4/1"),
        (options.read_focus, "30% 40%", "30% 40%"),
        (options.read_focus, "30 40", "30% 40%"),
        (options.read_focus, "25%", "25% 50%"),
        (options.read_focus, "left top", "0% 0%"),
        (options.read_focus, "top left", "0% 0%"),
        (options.read_focus, "Bottom", "50% 100%"),
        (options.read_focus, "center", "50% 50%"),
        (options.read_focus, "center top", "50% 0%"),
        (options.read_focus, "right 20%", "100% 20%"),
        (options.read_focus, "12.5%, 100%", "12.5% 100%"),
        (options.read_fit, "Cover", "cover"),
        (options.read_align, "center", "center"),
        (options.read_width, "Wide", "wide"),
        (options.read_width, "60%", "60%"),
        (options.read_width, "300 px", "300px"),
        (options.read_width, "300", "300"),
        (options.read_width, ".5em", ".5em"),
        (options.read_columns, " 2 ", 2),
        (options.read_plate, "none", False),
        (options.read_plate, "", True),
        (options.read_mode, "ambient", VideoMode.AMBIENT),
        (options.read_layout, "Over", HeroLayout.OVER),
        (seconds, "65", 65.0),
        (seconds, "65.5", 65.5),
        (seconds, "65s", 65.0),
        (seconds, "1:05", 65.0),
        (seconds, "1:02:03.5", 3723.5),
        (seconds, "0", 0.0),
        (link, " https://example.org ", "https://example.org"),
        (link, "gpu.md", "gpu.md"),
    ],
)
def test_values(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "texts"),
    [
        (
            options.read_ratio,
            [
                *("", "0/9", "16/0", "16/0.0", "wide", "16/9/4", "-16/9", "1" * 50),
                *("\u0661/\u0662", "1/5", "4.01", "401/100", "nan", "1e1", "."),
            ],
        ),
        (options.read_focus, ["", "up", "1 2 3", "120% 4%", "left right", "-5%", "top bottom"]),
        (options.read_fit, ["", "fill", "cover contain"]),
        (options.read_align, ["", "middle"]),
        (options.read_width, ["", "0", "-3px", "120%", "3 furlongs", "9" * 400, "nan", "wid"]),
        (options.read_columns, ["", "0", "5", "two", "2.5", "²"]),
        (options.read_plate, ["black"]),
        (options.read_mode, ["", "loop"]),
        (seconds, ["", "-1", "1:75", "inf", "nan", "1e3", "1:2:3:4", "9" * 400, "soon", "\u0663"]),
        (link, [""]),
    ],
)
def test_other_values_are_a_problem_that_names_what_was_expected(
    read: Callable[[str], object], texts: list[str]
) -> None:
    for text in texts:
        problem = read(text)
        assert isinstance(problem, Problem), (text, problem)
        assert problem.kind is Warn.VALUE
        assert "should be" in problem.message
        assert len(problem.message) < 250


def test_a_ratio_out_of_range_is_told_the_range() -> None:
    problem = options.read_ratio("9/1", "portrait-ratio")
    assert isinstance(problem, Problem)
    assert "'portrait-ratio' is '9/1'" in problem.message
    assert "from '1/4' to '4/1'" in problem.message


def test_a_near_value_is_named() -> None:
    problem = options.read_mode("ambiant")
    assert isinstance(problem, Problem)
    assert "Did you mean 'ambient'?" in problem.message


def test_kinds_of_their_own() -> None:
    layout = options.read_layout("bellow")
    assert isinstance(layout, Problem)
    assert layout.kind is Warn.LAYOUT
    assert "'below'?" in layout.message
    address = link("javascript:alert(1)")
    assert isinstance(address, Problem)
    assert address.kind is Warn.ADDRESS

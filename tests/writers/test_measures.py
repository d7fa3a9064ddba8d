"""Sizes become attributes and classes."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.options import focus_of, ratio_of
from sphinx_alcf.writers.measures import (
    focus_classes,
    own_ratio,
    pixels,
    ratio_classes,
    width_class,
)


@pytest.mark.parametrize(
    ("length", "expected"),
    [("96", 96), ("96px", 96), ("1in", 96), ("72pt", 96), ("2.54cm", 96), ("25.4 mm", 96)],
)
def test_absolute_lengths_are_css_pixels(length: str, expected: int) -> None:
    assert pixels(length) == expected


@pytest.mark.parametrize("length", ["50%", "wide", "", "px", "3furlongs"])
def test_what_is_no_absolute_length_has_no_pixels(length: str) -> None:
    assert pixels(length) is None


@pytest.mark.parametrize(
    ("length", "expected"),
    [("50%", ["alcf-w-50"]), ("48%", ["alcf-w-50"]), ("0.1%", ["alcf-w-5"]), ("300px", [])],
)
def test_percentages_become_classes(length: str, expected: list[str]) -> None:
    assert width_class(length) == expected


@pytest.mark.parametrize(
    ("ratio", "digits"), [("16/9", "178"), ("239/100", "239"), ("1/4", "025"), ("4/1", "400")]
)
def test_a_ratio_has_a_class_for_each_digit(ratio: str, digits: str) -> None:
    names = ("alcf-aspect-", "alcf-tens-", "alcf-ones-")
    expected = [name + digit for name, digit in zip(names, digits, strict=True)]
    assert ratio_classes(ratio_of(ratio)) == expected


@pytest.mark.parametrize(
    ("focus", "x", "y"), [("30% 40%", 30, 40), ("0% 100%", 0, 100), ("73% 50%", 75, 50)]
)
def test_focus_takes_steps_of_five(focus: str, x: int, y: int) -> None:
    assert focus_classes(focus) == [f"alcf-focus-x-{x}", f"alcf-focus-y-{y}"]


def test_without_a_focus_it_is_the_middle() -> None:
    assert focus_of(None) == (0.5, 0.5)
    assert focus_of("0% 37.5%") == (0, 0.375)


def test_a_row_takes_pictures_within_bounds() -> None:
    assert own_ratio(1600, 900) == 1600 / 900
    assert own_ratio(9000, 100) == 2.5
    assert own_ratio(100, 9000) == 0.4
    assert own_ratio(None, None) == 1.5

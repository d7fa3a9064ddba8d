"""Sizes become attributes and classes."""

from __future__ import annotations

import pytest

from sphinx_alcf.writers.measures import (
    aspect_class,
    focus_classes,
    pixels,
    ratio_class,
    sizes_for,
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


def test_a_ratio_is_a_class() -> None:
    assert ratio_class("16/9") == ["alcf-ratio-16-9"]


@pytest.mark.parametrize(
    ("focus", "x", "y"), [("30% 40%", 30, 40), ("0% 100%", 0, 100), ("72% 50%", 70, 50)]
)
def test_focus_takes_steps_of_ten(focus: str, x: int, y: int) -> None:
    assert focus_classes(focus) == [f"alcf-focus-x-{x}", f"alcf-focus-y-{y}"]


def test_a_cell_grows_by_its_ratio_within_bounds() -> None:
    assert aspect_class(1600, 900) == ["alcf-aspect-170", "alcf-ones-8"]
    assert aspect_class(9000, 100) == ["alcf-aspect-250"]
    assert aspect_class(100, 9000) == ["alcf-aspect-40"]
    assert aspect_class(None, None) == ["alcf-aspect-150"]


def test_sizes_follow_the_grid_of_the_page() -> None:
    assert sizes_for("full") == "100vw"
    assert "680px" in sizes_for("text")
    assert "1040px" in sizes_for("wide")

"""A crop keeps the point in view, as CSS would."""

from __future__ import annotations

import pytest

from sphinx_alcf.media.crop import crop_box


@pytest.mark.parametrize(
    ("own", "wanted", "focus", "box"),
    [
        (2.0, 1.0, (0.5, 0.5), (0.25, 0, 0.75, 1)),
        (2.0, 1.0, (0.0, 1.0), (0, 0, 0.5, 1)),
        (2.0, 1.0, (1.0, 0.0), (0.5, 0, 1, 1)),
        (0.5, 1.0, (0.3, 0.2), (0, 0.1, 1, 0.6)),
        (1.5, 1.5, (0.3, 0.7), (0, 0, 1, 1)),
    ],
)
def test_the_largest_part_of_that_ratio(
    own: float,
    wanted: float,
    focus: tuple[float, float],
    box: tuple[float, float, float, float],
) -> None:
    assert crop_box(own, wanted, focus) == pytest.approx(box)

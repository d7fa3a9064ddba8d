"""The similarity is that of Wang et al., as other programs compute it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageFilter

from sphinx_alcf.media.ssim import PLAIN, similarity


def scene(width: int, height: int) -> Image.Image:
    """A picture with grounds, edges and waves, the same each time."""
    ramp = Image.linear_gradient("L").resize((width, height))
    waves = Image.radial_gradient("L").resize((width // 5 + 1, height // 5 + 1))
    scene = Image.merge("RGB", (ramp, waves.resize((width, height)), ramp.rotate(180)))
    scene.paste("white", (width // 4, height // 4, width // 2, height // 2))
    return scene


def by_the_book(one: Image.Image, other: Image.Image) -> float:
    """The index as the paper defines it: window by window, in double precision."""
    x, y = (np.asarray(picture.convert("L"), dtype=np.float64) for picture in (one, other))
    bell = np.exp(-(np.arange(-5, 6) ** 2) / 4.5)
    window = np.outer(bell, bell) / bell.sum() ** 2
    views = [np.lib.stride_tricks.sliding_window_view(plane, (11, 11)) for plane in (x, y)]
    mean_x, mean_y = ((view * window).sum((2, 3)) for view in views)
    spread_x, spread_y = (
        ((view - mean[..., None, None]) ** 2 * window).sum((2, 3))
        for view, mean in zip(views, (mean_x, mean_y), strict=True)
    )
    both = (views[0] - mean_x[..., None, None]) * (views[1] - mean_y[..., None, None])
    covariance = (both * window).sum((2, 3))
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    index = ((2 * mean_x * mean_y + c1) * (2 * covariance + c2)) / (
        (mean_x**2 + mean_y**2 + c1) * (spread_x + spread_y + c2)
    )
    return float(index.mean())


def test_the_plain_window_is_that_of_samples() -> None:
    picture = scene(90, 60)
    blurred = picture.filter(ImageFilter.GaussianBlur(1))
    x, y = (np.asarray(p.convert("L"), dtype=np.float64) for p in (picture, blurred))
    views = [
        np.lib.stride_tricks.sliding_window_view(plane, (7, 7)).reshape(-1, 49) for plane in (x, y)
    ]
    mean_x, mean_y = (view.mean(1) for view in views)
    spread_x, spread_y = (view.var(1, ddof=1) for view in views)
    both = (views[0] - mean_x[:, None]) * (views[1] - mean_y[:, None])
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    index = ((2 * mean_x * mean_y + c1) * (2 * both.sum(1) / 48 + c2)) / (
        (mean_x**2 + mean_y**2 + c1) * (spread_x + spread_y + c2)
    )
    assert similarity(picture, blurred, PLAIN) == pytest.approx(float(index.mean()), abs=1e-6)


@pytest.mark.parametrize("size", [(90, 60), (300, 200), (11, 11), (40, 11)])
@pytest.mark.parametrize("quality", [5, 60, 95])
def test_it_is_the_index_of_the_paper(size: tuple[int, int], quality: int) -> None:
    picture = scene(*size)
    data = BytesIO()
    picture.save(data, "JPEG", quality=quality)
    worse = Image.open(data)
    assert similarity(picture, worse) == pytest.approx(by_the_book(picture, worse), abs=1e-6)


def test_strips_do_not_show() -> None:
    picture = scene(700, 450)
    blurred = picture.filter(ImageFilter.GaussianBlur(1))
    assert similarity(picture, blurred) == pytest.approx(by_the_book(picture, blurred), abs=1e-6)


def test_the_same_is_the_same() -> None:
    assert similarity(scene(200, 100), scene(200, 100)) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 5)])
def test_narrow_pictures_are_compared_too(size: tuple[int, int]) -> None:
    one, other = Image.new("L", size, 200), Image.new("L", size, 90)
    assert similarity(one, one) == pytest.approx(1, abs=1e-6)
    assert 0 < similarity(one, other) < 0.9

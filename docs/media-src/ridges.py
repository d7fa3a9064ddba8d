"""Moments one behind the other: a wave that only steepens, and one that only spreads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kdv
import light
import numpy as np
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kdv import Line
    from rd import Field

    Moments = list[tuple[Line, Line]]  # places and heights, from the first to the last

SIZE = (1600, 1200)
TWICE = 2
RING = 40.0
WINDOW = (5.0, 35.0)
COLD, WARM = "#7fd3d0", "#f3ac4d"


def steepening(times: Iterable[float]) -> Moments:
    """Return a wave whose every place runs at its own height, until it topples over."""
    x = np.linspace(*WINDOW, 1500)
    u = 2.0 / np.cosh((x - 15.5) / 3) ** 2
    return [(x + u * time, u) for time in times]


def spreading(times: Iterable[float]) -> Moments:
    """Return the same wave where only ripples of different lengths drift apart."""
    count = 2048
    x = np.arange(count) * 3 * RING / count
    start = 2.0 / np.cosh((x - 26.5 - RING) / 3) ** 2
    moments = []
    for time in times:
        ring = kdv.Ring(start, 3 * RING, 1, steepen=0)
        ring.run(time, 1)
        near = (x > RING + WINDOW[0]) & (x < RING + WINDOW[1])
        moments.append((x[near] - RING, ring.u[near]))
    return moments


def draw(moments: Moments) -> light.Pixels:
    """Return the moments as lines, the first farthest away, the last in front and warm."""
    width, height = SIZE[0] * TWICE, SIZE[1] * TWICE
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for i, (x, u) in enumerate(moments):
        part = i / (len(moments) - 1)
        size = 0.74 + 0.26 * part
        middle = (WINDOW[0] + WINDOW[1]) / 2
        across = width / 2 + (x - middle) / (WINDOW[1] - WINDOW[0]) * width * 1.02 * size
        up = height * (0.36 + 0.48 * part**1.15) - u * height * 0.135 * size
        points = list(zip(across.tolist(), up.tolist(), strict=True))
        pen.polygon([(0, height), *points, (width, height)], fill="#000000")
        last = i == len(moments) - 1
        shade = light.ink(WARM if last else COLD) * (1 if last else 0.05 + 0.75 * part**1.6)
        tone = tuple(int(v) for v in np.clip(255 * shade ** (1 / 2.2), 0, 255))
        thick = round((2.2 + 2.6 * part + 2 * last) * TWICE)
        pen.line(points, fill=tone, width=thick, joint="curve")
    a = np.asarray(image.resize(SIZE, Image.Resampling.LANCZOS), np.float32) / 255
    return glow(a**2.2)


def glow(a: Field) -> light.Pixels:
    """Return linear lines with light about them, dimmed towards the sides."""
    shine = [0.9 * light.blur(a[..., i], 5) + 1.1 * light.blur(a[..., i], 26) for i in range(3)]
    across = np.abs(np.linspace(-1, 1, a.shape[1], dtype=np.float32))
    ends = np.clip((1 - across) / 0.35, 0, 1)[None, :, None]
    return light.finish((a * 1.25 + np.stack(shine, -1)) * ends**1.5)


def make(folder: Path) -> None:
    """Write ``soliton-steep.jpg`` and ``soliton-spread.jpg`` into ``folder``."""
    times = np.linspace(0, 1, 15)
    light.write_jpeg(folder / "soliton-steep.jpg", draw(steepening(times * 4.2)), 160_000)
    light.write_jpeg(folder / "soliton-spread.jpg", draw(spreading(times * 9)), 160_000)

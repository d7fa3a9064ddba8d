"""The figures of the soliton story, each a run of the equation of Korteweg and de Vries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import enamel
import kdv
import light
import numpy as np
import plot

if TYPE_CHECKING:
    from pathlib import Path

    from kdv import Line
    from rd import Field

SPREAD = 0.022**2  # Zabusky and Kruskal's
BOX = (130, 70, 1560, 880)
SPAN = (0.0, 2.0, -1.15, 2.8)


def eight(count: int = 1536) -> list[Line]:
    """Return Zabusky and Kruskal's wave at the start, at its steepest and after 3.6 times that."""
    ring = kdv.Ring(np.cos(np.pi * 2 * np.arange(count) / count), 2, SPREAD)
    kept = [ring.u.copy()]
    for time in (1 / np.pi, 2.6 / np.pi):
        ring.run(time, 1e-4)
        kept.append(ring.u.copy())
    return kept


def chart(path: Path) -> None:
    """Write the chart: a cosine steepens and comes apart into eight solitons."""
    start, steep, late = eight()
    x = np.arange(start.size + 1) * 2 / start.size
    drawing = plot.Plot(BOX, SPAN, (38, 42))
    drawing.rules((0, 1, 2), "d")
    drawing.numbers((0, 0.5, 1, 1.5, 2), "g")
    for u, colour, width, words, place in (
        (start, "#6e6e78", 4, "at the start", 2.62),
        (steep, "#0061af", 5, "at its steepest", 2.37),
        (late, "#d23c51", 7, "later: eight solitons", 2.12),
    ):
        points = zip(x[::4], np.append(u, u[0])[::4], strict=True)
        drawing.line([drawing.at(*point) for point in points], colour, width)
        drawing.word(drawing.at(2, place), words, colour, "rs")
    crests = np.flatnonzero((late > np.roll(late, 1)) & (late > np.roll(late, -1)))
    for rank, i in enumerate(sorted(crests, key=lambda i: -late[i]), 1):
        across, up = drawing.at(x[i], late[i])
        drawing.word((across, up - 16 * plot.TWICE), str(rank), "#d23c51")
    drawing.axes("Once round the ring", "Height")
    drawing.save(path, 128)


ICE: enamel.Stops = [
    (0.00, "#060913"),
    (0.03, "#081426"),
    (0.09, "#0c3352"),
    (0.16, "#12727c"),
    (0.24, "#5cc0bd"),
    (0.31, "#d9efe6"),
    (0.36, "#f4cf87"),
    (0.40, "#f3ac4d"),
]
HEIGHTS = (9.0, 5.6, 3.2, 1.7)
STARTS = (16.0, 33.0, 71.0, 110.0)
LASTS, DRIFT = 66.0, 1.55  # how long, and how fast the picture moves along
WINDOW, RING = 136.0, 320.0


def strands(rows: int, columns: int) -> Field:
    """Return height by time, upwards, and by place, seen by one who moves at ``DRIFT``."""
    count = 2048
    x = np.arange(count) * RING / count
    u = np.zeros(count)
    for height, start in zip(HEIGHTS, STARTS, strict=True):
        u += kdv.soliton(x, height, start, 1, RING)
    ring, kept = kdv.Ring(u, RING, 1), []
    window = np.arange(columns) * WINDOW / columns
    for i in range(rows):
        kept.append(np.interp(window + DRIFT * LASTS * i / rows, x, ring.u, period=RING))
        ring.run(LASTS / rows, 3e-3)
    return np.stack(kept[::-1]).astype(np.float32)


def world(path: Path) -> None:
    """Write four solitons that overtake one another, as lines in space and time."""
    rows, columns, pad = 900, 2000, 40
    a = 0.4 * np.clip(strands(rows, columns) / HEIGHTS[0], 0, 1) ** 0.55
    a = np.pad(a, pad, mode="edge")
    lit = enamel.shade(a, 75, ICE, enamel.pool(a.shape, 0.5, 0.5, 1.15, 0.20))
    light.write_jpeg(path, light.finish(lit[pad:-pad, pad:-pad]), 300_000)

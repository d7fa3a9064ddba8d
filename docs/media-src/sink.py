"""Media of the kitchen sink: a chart with a transparent ground and a film for the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cone
import enamel
import film
import light
import numpy as np
import plot
import rd
from rd import Field

if TYPE_CHECKING:
    from pathlib import Path

BOX = (170, 60, 1540, 880)  # left, top, right, bottom of the plot in pixels
SPAN = (0.0, 1.2, -0.8, 0.3)  # wave number and growth rate at its edges
INKS = {5: "#6e6e78", 10: "#0061af", 20: "#d23c51"}  # by how many times faster v spreads


def growth(wave: Field, ratio: float) -> Field:
    """Return how fast ripples of a ``wave`` number grow: the larger eigenvalue's real part."""
    u = cone.SUPPLY_U + cone.SUPPLY_V
    v = cone.SUPPLY_V / u**2
    square = wave.astype(np.float64) ** 2
    a = 2 * u * v - 1 - cone.SLOW * square
    d = -(u**2) - ratio * cone.SLOW * square
    b, c = u**2, -2 * u * v
    root = np.sqrt(((a - d) / 2) ** 2 + b * c + 0j)
    return ((a + d) / 2 + root.real).astype(np.float32)


def chart(path: Path) -> None:
    """Write the chart: which ripples grow, for three ratios of diffusion."""
    chart = plot.Plot(BOX, SPAN)
    chart.rules((-0.8, -0.6, -0.4, -0.2, 0.0, 0.2), ".1f")
    chart.numbers(np.arange(0, 1.3, 0.2), ".1f")
    waves = np.linspace(*SPAN[:2], 400, dtype=np.float32)
    for ratio, colour in INKS.items():
        rates = growth(waves, ratio)
        line = [chart.at(w, r) for w, r in zip(waves, rates, strict=True) if r > SPAN[2]]
        chart.line(line, colour)
        top = min(line[len(line) // 2 :], key=lambda point: point[1])
        place = (top[0], top[1] - 14 * plot.TWICE)
        chart.word(place, f"{ratio} times as fast", colour)
    chart.axes("Wave number", "Growth rate")
    chart.save(path)


def spirals(count: int) -> list[light.Pixels]:
    """Return ``count`` pictures of spiral waves in an excitable dish (Barkley, 1991)."""
    row, column = np.indices((288, 512))
    u = ((column > 150) & (column < 160) & (row > 90) & (row < 240)).astype(np.float32)
    u += (column > 330) & (column < 342) & (row > 30) & (row < 170)
    v = (0.4 * ((column <= 150) & (column > 128) & (row > 80) & (row < 250))).astype(np.float32)
    v += 0.4 * ((column >= 342) & (column < 366) & (row > 20) & (row < 180))
    spread = np.empty_like(u)
    pictures = []
    for i in range(1400 + count * 9):
        rd.laplacian(u, spread)
        rise = u * (1 - u) * (u - (v + 0.02) / 0.75) / 0.02
        v += 0.02 * (u - v)
        u += 0.02 * rise + 0.16 * spread
        np.clip(u, 0, 1, out=u)
        if i >= 1400 and (i - 1400) % 9 == 0:
            large = rd.enlarge(np.clip(0.32 * u + 0.2 * v, 0, 0.4), (720, 1280))
            pool = enamel.pool((720, 1280), 0.5, 0.45, 0.9, 0.1)
            pictures.append(light.finish(enamel.shade(light.blur(large, 2), 60, strength=pool)))
    return pictures


def wave(folder: Path) -> None:
    """Write four seconds of waves, ``wave.mp4`` and ``wave.webm``, and their poster."""
    pictures = spirals(4 * film.RATE)
    light.write_jpeg(folder / "wave.jpg", pictures[0], 280_000)
    film.write(folder / "wave", pictures, (1280, 720), 290_000)

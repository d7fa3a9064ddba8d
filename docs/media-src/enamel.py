"""The look of the figures: a pattern as enamel relief, gold on teal, under one warm lamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import light
import numpy as np

if TYPE_CHECKING:
    from rd import Field

Stops = list[tuple[float, str]]

GOLD: Stops = [
    (0.00, "#0a0d18"),
    (0.05, "#0b2a31"),
    (0.13, "#0f6660"),
    (0.19, "#b0641c"),
    (0.28, "#e0a040"),
    (0.40, "#f6dba0"),
]
LAMP = light.unit(-0.5, -0.7, 0.6)
GLOW = light.unit(0.7, 0.6, 0.25)


def shade(a: Field, depth: float, stops: Stops = GOLD, strength: Field | None = None) -> Field:
    """Return the linear picture of ``a``, one pixel a cell.

    ``depth`` is the height in pixels of a ridge of value 1, ``stops`` the colours by value, and
    ``strength`` (a field) how brightly each place is lit.
    """
    relief = light.Relief(light.blur(a, 1.0) * depth)
    hollow = np.clip(1 - (light.blur(a, 6) - a) * 4, 0.35, 1.1)  # light that a hollow loses
    colour = light.ramp(a, stops)
    lit = colour * (1.45 * relief.facing(LAMP) * hollow + 0.05)[..., None]
    gleam = relief.glint(LAMP, 40) * np.clip(a * 5, 0, 1)
    lit += 0.6 * gleam[..., None] * light.ink("#ffe6bd")
    edge = relief.facing(GLOW) ** 2 * (1 - relief.z)
    lit += 0.45 * edge[..., None] * light.ink("#22c0b0")
    return lit if strength is None else lit * strength[..., None]


def pool(shape: tuple[int, int], x: float, y: float, reach: float, floor: float) -> Field:
    """Return a soft pool of light round (``x``, ``y``), in shares of the picture's size."""
    row, column = np.indices(shape, dtype=np.float32)
    away = ((column / shape[1] - x) * shape[1] / shape[0]) ** 2 + (row / shape[0] - y) ** 2
    return (floor + (1 - floor) * np.exp(-away / reach**2)).astype(np.float32)

"""Globes with a pattern on: the opening picture of the manual, and the kitchen sink's egg."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import enamel
import hide
import light
import numpy as np
import rd
from rd import Field

if TYPE_CHECKING:
    from pathlib import Path

KEY = light.unit(0.58, -0.62, 0.52)


@dataclass(frozen=True)
class Look:
    """Colours by value, the pool of light, and how the surface takes it."""

    lamp: hide.Lamp
    stops: enamel.Stops
    power: float = 2.0
    polish: float = 40.0
    wet: float = 0.10  # share of the highlight that bare ground shows
    rim: float = 0.6


class Globe:
    """An ellipsoid seen from far away, and where on a flat pattern each place of it lies."""

    def __init__(self, size: tuple[int, int], centre: tuple[float, float], radii: Field) -> None:
        """Place the globe; ``size`` is (width, height), the rest is in heights of the picture."""
        self.x, self.y = hide.places(*size)
        east, south = (self.x - centre[0]) / radii[0], (self.y - centre[1]) / radii[1]
        away = np.sqrt(east**2 + south**2)
        self.inside = np.clip((1 - away) * radii.min() * size[1] / 1.5, 0, 1)
        self.reach = np.float32(radii.min() * size[1])
        near = np.minimum(away, 0.9995)
        self.height = np.sqrt(1 - near**2).astype(np.float32)
        # Lambert's azimuthal projection keeps areas, so that marks look alike up to the limb.
        spread = np.sqrt(2 / (1 + self.height)) * near / np.maximum(away, 1e-6)
        self.u, self.v = east * spread * radii[0], south * spread * radii[1]

    def paint(self, pattern: Field, cells: float, depth: float, look: Look) -> Field:
        """Return the linear picture under ``pattern``, of which ``cells`` go on one height.

        ``depth`` is the height of a ridge of value 1 in pixels.
        """
        rows, columns = pattern.shape
        fine = light.blur(rd.enlarge(pattern, (rows * 5, columns * 5)), 1.2)
        row, column = (self.v * cells + rows / 2) * 5, (self.u * cells + columns / 2) * 5
        a = light.sample(fine, row, column)
        hollow = light.sample(light.blur(fine, 10) - fine, row, column)
        body = self.height * self.reach
        relief = light.Relief(body + a * depth)
        on = look.lamp.on(self.x, self.y)
        lit = light.ramp(a, look.stops) * np.clip(1 - 4 * hollow, 0.3, 1.1)[..., None]
        soft = relief.facing(KEY) ** 1.3
        lit *= (look.power * soft * on + 0.006)[..., None]
        gleam = relief.glint(KEY, look.polish) * on * np.clip(a * 5, look.wet, 1)
        lit += 0.5 * gleam[..., None] * light.ink("#ffe6bd")
        limb = light.Relief(body).facing(light.unit(-0.86, -0.30, -0.34)) ** 2.2
        lit += look.rim * limb[..., None] * light.ink("#159a90") * (0.3 + a[..., None])
        return (lit * self.inside[..., None]).astype(np.float32)


def home(path: Path) -> None:
    """Write the opening picture: a globe at the far side, dark where the words will stand."""
    shape = (600, 600)
    row, column = np.indices(shape, dtype=np.float32) / 600 - 0.5
    away = np.clip((column + row) * 1.5 + 0.42 + 0.12 * rd.cloud(shape, 41, 60), 0, 1)
    dish = rd.GrayScott(*rd.seeded(shape, 42, 1000, 6))
    dish.run(9000, 0.0360 - 0.005 * away, 0.0590 + 0.0038 * away)
    globe = Globe((1920, 1080), (1.26, 0.58), np.array([0.82, 0.82], np.float32))
    look = Look(hide.Lamp(1.48, 0.30, 0.56, 0.46), enamel.GOLD)
    light.write_jpeg(path, light.finish(globe.paint(dish.v, 250, 75, look)), 380_000)


SHELL: enamel.Stops = [
    (0.00, "#a9d8cf"),
    (0.10, "#94c6bd"),
    (0.16, "#7a5a3c"),
    (0.22, "#2c1a14"),
    (0.40, "#160d10"),
]


def egg(path: Path) -> None:
    """Write an egg in portrait format, speckled by the same equations."""
    shape = (300, 240)
    patchy = rd.cloud(shape, 52, 60)
    dish = rd.GrayScott(*rd.seeded(shape, 51, 120, 6))
    dish.run(9000, 0.030 + 0.003 * patchy, 0.0622 + 0.0008 * rd.cloud(shape, 53, 16))
    globe = Globe((1200, 1600), (0.375, 0.50), np.array([0.26, 0.345], np.float32))
    look = Look(hide.Lamp(0.44, 0.36, 0.30, 0.34), SHELL, 1.5, 14, 0.7, 0.25)
    light.write_jpeg(path, light.finish(globe.paint(dish.v, 330, 4, look)), 290_000)

"""The hero of the soliton story: one solitary wave on a canal by moonlight, in a loop.

Each pixel's ray is followed to the water and, mirrored there, to the sky. Lengths are in metres:
x to the right, y along the canal, z upwards from still water.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import film
import light
import night
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pathlib import Path

    from night import Rays
    from rd import Field

SECONDS = 10
FIRST = 21.0  # where the wave is in the first picture
HIGH, DEEP = 0.70, 1.6  # of the wave and of the water
LAP = SECONDS * float(np.sqrt(9.81 * (DEEP + HIGH)))  # how far it runs in a loop: Russell's law
BEND = 0.045  # of its crest, by shoals along the banks
NARROW = float(np.sqrt(3 * HIGH / (4 * DEEP**3)))  # Boussinesq's law of its length
RIPPLES, STRIDES = 30, 32
WIDE = 1.10  # the width of the picture over its distance
EYE = (np.float32(-4.9), np.float32(0), np.float32(4.0))
YAW = float(np.radians(20))  # how far the camera is turned from y to x


def fade(y: float) -> float:
    """Return how much of the wave is left at ``y``: it sinks into the far mist."""
    return float(1 / (1 + np.exp((y - 37) / 2.2)))


def places(moment: float) -> list[float]:
    """Return where waves are that can be seen at a ``moment`` of the loop, 0 to 1."""
    y = (FIRST + LAP * moment + 15) % LAP - 15
    return [at for at in (y - LAP, y, y + LAP) if at > -20 and fade(at) > 0.002]


def heap(x: Field, y: Field, moment: float) -> tuple[Field, Field]:
    """Return the solitary wave's height and its slope along y; by the banks it lags a little."""
    high, slope = np.zeros_like(y), np.zeros_like(y)
    for at in places(moment):
        away = np.clip((y - at + BEND * x * x) * NARROW, -20, 20)
        bump = HIGH * fade(at) / np.cosh(away) ** 2
        high += bump
        slope -= 2 * NARROW * np.tanh(away) * bump
    return high, slope


def ripples(x: Field, y: Field, foot: Field, moment: float) -> tuple[Field, Field]:
    """Return the slopes of small waves; those shorter than a pixel's ``foot`` are smoothed away.

    Each swings a whole number of times in a loop.
    """
    rng = np.random.default_rng(7)
    across, along = np.zeros_like(x), np.zeros_like(x)
    for i in range(RIPPLES):
        wave = 2 * np.pi / (0.16 * 1.14**i)
        turn = float(rng.normal(0.5 * np.pi, 1.1))
        beats = max(1, round(float(np.sqrt(9.81 * wave)) * SECONDS / (2 * np.pi) / 2.6))
        kx, ky = wave * float(np.cos(turn)), wave * float(np.sin(turn))
        phase = kx * x + ky * y - 2 * np.pi * (beats * moment + float(rng.random()))
        lean = 0.0095 * np.cos(phase) * np.exp(-0.5 * (wave * foot) ** 2)
        across += lean * float(np.cos(turn))
        along += lean * float(np.sin(turn))
    return across, along


class View:
    """The picture from above the near bank: what stands still is painted once."""

    def __init__(self, width: int, height: int) -> None:
        """Follow the rays of all pixels to the sky and the banks, and note which meet water."""
        row, column = np.indices((height, width), dtype=np.float32)
        x = (column + 0.5 - width / 2) / width * WIDE
        z = (height * 0.22 - row - 0.5) / width * WIDE
        length = np.sqrt(x * x + 1 + z * z)
        right, ahead = float(np.cos(YAW)), float(np.sin(YAW))
        rays = (x * right + ahead) / length, (right - x * ahead) / length, z / length
        self.rays = rays
        self.over = z >= 0
        self.land = night.Land(EYE, rays, WIDE / width)
        self.wet = ~self.over & ~self.land.above(HIGH)
        self.sky = night.sky(rays)
        self.pixel = WIDE / width
        corner = np.hypot(x / 0.66, (z + 0.10) / 0.55)
        self.vignette = (1.3 - 0.6 * np.clip(corner - 0.4, 0, 1))[..., None]

    def paint(self, moment: float) -> light.Pixels:
        """Return the picture at a ``moment`` of the loop, 0 to 1."""
        lamps = [(night.LAMP[0], np.float32(y), night.LAMP[1]) for y in places(moment)]
        power = [fade(y - 8) for y in places(moment)]
        lit = self.land.lit(lamps, power)
        seen, water = self._water(moment, lamps, power)
        lit[self.wet] = np.where(seen[..., None], water, lit[self.wet])
        lit = np.where(self.over[..., None], self.sky, lit)
        lit = night.stones(EYE, self.rays, lit)
        for lamp, left in zip(lamps, power, strict=True):
            lit += left * night.flame(EYE, self.rays, lamp)
        return light.finish(lit * self.vignette)

    def _meet(self, rays: Rays, moment: float) -> Field:
        """Return how far along its ray each pixel meets the water."""
        x, y, z = rays
        near, still = (HIGH - EYE[2]) / z, -EYE[2] / z  # under its greatest height, and its least
        stride = (still - near) / STRIDES
        found, ahead = np.zeros(near.shape, bool), near + stride
        for _ in range(STRIDES):
            found |= EYE[2] + ahead * z <= heap(EYE[0] + ahead * x, ahead * y, moment)[0] + 1e-5
            ahead += np.where(found, 0, stride)
        for _ in range(5):
            stride = stride / 2
            middle = ahead - stride
            under = EYE[2] + middle * z <= heap(EYE[0] + middle * x, middle * y, moment)[0]
            ahead = np.where(under, middle, ahead)
        return ahead

    def _water(
        self, moment: float, lamps: list[Rays], power: list[float]
    ) -> tuple[npt.NDArray[np.bool_], Field]:
        """Return which of the pixels in doubt see water, and the light that they see there."""
        x, y, z = (part[self.wet] for part in self.rays)
        far = self._meet((x, y, z), moment)
        px, py = EYE[0] + far * x, far * y
        high, slope = heap(px, py, moment)
        foot = far * self.pixel * np.clip(0.5 / np.abs(z), 0.5, 20)
        across, along = ripples(px, py, foot, moment)
        nx, ny = -(across + 2 * BEND * px * slope), -(slope + along)
        nz = 1 / np.sqrt(nx * nx + ny * ny + 1)
        nx, ny = nx * nz, ny * nz
        facing = np.clip(-(x * nx + y * ny + z * nz), 0.001, 1)
        up = np.abs(z + 2 * facing * nz)
        place, mirror = (px, py, high), (x + 2 * facing * nx, y + 2 * facing * ny, up)
        mirrored = night.stones(place, mirror, night.sky(mirror, 0.012), 0.03)
        for lamp, left in zip(lamps, power, strict=True):
            mirrored += left * night.flame(place, mirror, lamp)
        mirrored = night.walls(place, mirror, mirrored)
        fresnel = (0.02 + 0.98 * (1 - facing) ** 5)[..., None]
        thin = (high / HIGH) ** 3 * np.clip(0.25 + slope / 0.13, 0, 1.3) * (1 + 7 * along)
        body = light.ink("#05262e") * 0.20 + light.ink("#1f9a96") * (0.20 * thin)[..., None]
        lit = body + fresnel * mirrored
        mist = (0.45 * (1 - np.exp(-((py / 75) ** 2))))[..., None]
        return np.abs(px) < night.HALF, lit * (1 - mist) + mist * night.MIST


def make(folder: Path) -> None:
    """Write ``soliton.jpg``, ``soliton.mp4`` and ``soliton.webm`` into ``folder``."""
    light.write_jpeg(folder / "soliton.jpg", View(1920, 1080).paint(0), 330_000)
    view, count = View(1600, 900), SECONDS * film.RATE
    pictures = [view.paint(i / count) for i in range(count)]
    film.write(folder / "soliton", pictures, (1280, 720), 640_000)

"""A summer night by a canal: sky, moon, trees, a bridge, banks, and a lamp on the towpath.

Everything is asked for by rays: where they start and where they point, as in ``canal``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import light
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from rd import Field

    Rays = tuple[Field, Field, Field]

HALF = 5.6  # half the width of the canal
BANK = 0.80  # height of its banks
BRIDGE = 62.0  # how far away the bridge stands
ARCH = (5.3, 4.0)  # half the width and the height of its arch
LAMP = (np.float32(6.5), np.float32(2.1))  # x and z
MOON = light.unit(0.23, 1.0, 0.31)
STONE = light.ink("#3a6670")
MIST = light.ink("#1c4252") * 0.5
HEAVEN = [(0.0, "#2c5f70"), (0.10, "#1d4558"), (0.30, "#0d2233"), (0.70, "#04070f")]
TREES = ((61.0, 0.007), (113.0, 0.005), (241.0, 0.003), (467.0, 0.0015))


def sky(ray: Rays, soft: float = 0.0022) -> Field:
    """Return the light that comes down each ray from the moon, the night and ``soft`` trees."""
    x, y, z = ray
    up = np.clip(z, 0, 1)
    facing = np.clip(x * MOON[0] + y * MOON[1] + z * MOON[2], 0, 1)
    halo = 0.22 * facing**40 + 0.75 * facing**700
    disc = light.step(facing, 0.9997, 0.00005) + 0.3 * facing**5000
    lit = 0.42 * light.ramp(up, HEAVEN) + halo[..., None] * light.ink("#9fd8e6")
    lit += 20 * disc[..., None] * light.ink("#dff4fa")
    turn = x / np.maximum(y, 0.05)
    hill = 0.046 + 0.016 * np.sin(7 * turn + 1) + 0.010 * np.sin(19 * turn) + 0.03 * turn**2
    for wave, part in TREES:
        hill += part * np.sin(wave * turn + wave)
    low = np.exp(-up / 0.022)[..., None] * MIST
    return light.mix(light.ink("#050a10") * 0.3 + low, lit, light.step(z, hill, soft))


def stones(origin: Rays, ray: Rays, behind: Field, soft: float = 0.008) -> Field:
    """Return ``behind`` with the bridge in front of it: a wall with one arch, ``soft`` at edges."""
    along = (BRIDGE - origin[1]) / np.maximum(ray[1], 0.05)
    x, z = origin[0] + along * ray[0], origin[2] + along * ray[2]
    rise = 6.2 - 0.014 * x * x
    end = light.step(15 - np.abs(x), 0, 1.5)
    bow = np.hypot(x / ARCH[0], np.maximum(z, 0) / ARCH[1])
    wall = light.step(z, 0, 0.02) * light.step(rise, z, 7 * soft) * end * light.step(bow, 1, soft)
    edge = np.exp(-(((z - rise + 0.15) / 0.14) ** 2)) * end
    ring = np.exp(-(((bow - 1.04) / 0.03) ** 2))
    stone = light.ink("#0a1620") * (0.7 + 0.25 * ring + 1.9 * edge)[..., None]
    return light.mix(behind, stone, wall)


def walls(origin: Rays, ray: Rays, behind: Field) -> Field:
    """Return ``behind`` with the canal's walls in front of it, as seen from the water."""
    aside = (HALF - np.sign(ray[0]) * origin[0]) / np.maximum(np.abs(ray[0]), 1e-4)
    high = origin[2] + aside * ray[2]
    rim = np.exp(-(((high - BANK) / 0.10) ** 2))
    stone = STONE * (0.05 + 0.20 * rim)[..., None]
    return light.mix(behind, stone, light.step(BANK, high, 0.03))


def flame(origin: Rays, ray: Rays, lamp: Rays) -> Field:
    """Return the light of a ``lamp`` and of the air about it."""
    x, y, z = (a - o for a, o in zip(lamp, origin, strict=True))
    along = x * ray[0] + y * ray[1] + z * ray[2]
    near = np.sqrt(np.maximum(x * x + y * y + z * z - along * along, 0))
    glow = 24 * np.exp(-((near / 0.085) ** 2)) + 0.045 / (0.12 + near**2) * np.exp(-near / 2.2)
    return (glow * (along > 0))[..., None] * light.ink("#ffab4a")


class Land:
    """The banks: grass on top, an edge of stone to the water."""

    def __init__(self, eye: Rays, ray: Rays, pixel: float) -> None:
        """Find where the banks are in the picture and paint them without the lamp."""
        x, y, z = ray
        down = np.minimum(z, -1e-4)
        level = (BANK - eye[2]) / down
        self.x, self.y = eye[0] + level * x, level * y
        self._top = (np.abs(self.x) > HALF) & (z < 0)
        aside = (HALF - np.sign(x) * eye[0]) / np.maximum(np.abs(x), 1e-4)
        self._side = (aside < -eye[2] / down) & (z < 0) & ~self._top
        self._high = eye[2] + aside * z
        self.grain = self._grain(level * pixel)
        grass = light.ink("#0b1f22") * np.clip(0.30 + 0.20 * self.grain, 0.02, 1)[..., None]
        rim = np.exp(-(((self._high - BANK) / 0.07) ** 2))
        stone = STONE * (0.05 + 0.22 * rim)[..., None]
        self._bare = np.where(self._top[..., None], grass, stone)
        self._mist = (1 - np.exp(-((self.y / 130) ** 1.5))) * (z < 0)

    def _grain(self, foot: Field) -> Field:
        """Return tufts of grass, smooth where a pixel's ``foot`` is larger."""
        rng = np.random.default_rng(3)
        grain = np.zeros_like(foot)
        for i in range(26):
            wave, turn = 0.8 * 1.22**i, float(rng.random() * np.pi)
            phase = wave * (self.x * float(np.cos(turn)) + self.y * float(np.sin(turn)))
            grain += np.sin(phase + float(rng.random()) * 7) * np.exp(-((wave * foot * 2) ** 2))
        return grain / 5

    def above(self, height: float) -> npt.NDArray[np.bool_]:
        """Return where the banks are, but for the walls up to ``height``."""
        return self._top | (self._side & (self._high > height))

    def lit(self, lamps: list[Rays], power: list[float]) -> Field:
        """Return the banks with pools of light under ``lamps`` of a certain ``power``."""
        lit = self._bare.copy()
        rough = np.clip(0.8 + 0.35 * self.grain, 0.1, 2) * self._top
        for (x, y, z), left in zip(lamps, power, strict=True):
            near = (self.x - x) ** 2 + (self.y - y) ** 2 + z**2
            lit += (0.56 * left * rough / near)[..., None] * light.ink("#c9772c")
        return light.mix(lit, np.broadcast_to(MIST, lit.shape), self._mist).astype(np.float32)

"""A body with hair in the dark: the stage on which a pattern becomes a coat.

Places in a picture are in shares of its height, x rightwards and y downwards. A body is a tube
that runs from left to right: an axis, a girth, and swellings of its skin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import light
import numpy as np

if TYPE_CHECKING:
    from rd import Field

STRANDS = 1120.0  # texels of hair in one height of the picture


@dataclass(frozen=True)
class Lamp:
    """A round pool of light: where, how far it reaches, how strong it is."""

    x: float
    y: float
    wide: float
    high: float
    power: float = 1.0

    def on(self, x: Field, y: Field) -> Field:
        """Return how brightly each place is lit."""
        away = ((x - self.x) / self.wide) ** 2 + ((y - self.y) / self.high) ** 2
        return (self.power * np.exp(-away)).astype(np.float32)


def places(width: int, height: int) -> tuple[Field, Field]:
    """Return x and y of every pixel of a picture."""
    row, column = np.indices((height, width), dtype=np.float32)
    return column / height, row / height


class Hide:
    """The lit body in three colours; a pattern only chooses between them."""

    def __init__(
        self,
        shape: tuple[Field, Field, Field],
        lamps: list[Lamp],
        focus: Lamp,
        rim: Lamp,
        length: float = 1.0,
    ) -> None:
        """Build and light the body.

        ``shape`` is axis, girth and swelling, each a field over the picture; ``focus`` is where
        hair is crisp, ``rim`` how far along the back the teal light reaches, ``length`` that of
        the hair.
        """
        axis, girth, swelling = shape
        self.pixels = axis.shape[0]
        self.x, self.y = places(axis.shape[1], axis.shape[0])
        offset = (self.y - axis) / girth
        self.side = np.clip(offset, -0.9995, 0.9995)  # -1 on the back, 0 halfway down
        self.inside = np.clip((1 - np.abs(offset)) * girth * self.pixels / 1.5, 0, 1)
        self.turn = np.arcsin(self.side).astype(np.float32)  # radians round the axis
        self.girth = girth
        self.height = (np.sqrt(1 - self.side**2) * girth + swelling) * np.float32(self.pixels)
        self.focus = focus.on(self.x, self.y)
        self._grow(length)
        self._light(lamps, rim)

    def _grow(self, length: float) -> None:
        """Grow the hair: two layers of strands, one finer, with a slow swirl in their lie."""
        texels = (1024, 2048)
        row, column = np.indices(texels, dtype=np.float32) * np.float32(2 * np.pi)
        row, column = row / texels[0], column / texels[1]
        swirl = 0.22 * np.sin(2 * column + 1) + 0.25 * np.sin(row + column)
        lie = (0.35 + swirl + 0.12 * np.sin(3 * row - 2 * column)).astype(np.float32)
        skin_y = self.turn * self.girth + 2
        skin_x = self.x + 0.12 * np.sin(1.2 * self.turn + 2 * self.x) * self.girth + 0.3
        at = (skin_y * STRANDS, skin_x * STRANDS)
        self.lie = light.sample(lie, *at)
        self.long = light.sample(light.hair(lie, 11, round(34 * length)), *at)
        self.short = light.sample(light.hair(lie + 0.22, 12, round(16 * length)), *at)
        tufts = light.blur(np.random.default_rng(13).normal(0, 1, texels).astype("f4"), 9)
        self.tuft = light.sample(tufts / tufts.std(), *at)
        strands = self.focus * (0.85 * self.long + 0.35 * self.short)
        self.relief = light.Relief(self.height + strands * np.float32(self.pixels / 1080))
        self.smooth = light.Relief(self.height)

    def _light(self, lamps: list[Lamp], rim: Lamp) -> None:
        """Mix and light the three colours: gold skin, tawny hearts of rosettes, black marks."""
        self.pool = np.sum([lamp.on(self.x, self.y) for lamp in lamps], 0)
        back = np.clip(1.02 - self.smooth.z, 0, 1) ** 3 * (self.side < 0)
        self.back = back * (rim.on(self.x, self.y) + 0.12)
        down = np.clip((self.side + 0.95) / 1.3, 0, 1)
        gold = light.ramp(down, [(0, "#c9822b"), (0.5, "#dd9f45"), (1, "#e8c48a")])
        tawny = light.mix(gold, light.ink("#8f4a12")[None, None], np.full_like(down, 0.75))
        black = np.broadcast_to(light.ink("#0e0a10"), gold.shape)
        self.gold, self.tawny = self._lit(gold, 1), self._lit(tawny, 1)
        self.black = self._lit(black, 0.25)

    def _lit(self, colour: Field, gloss: float) -> Field:
        """Return ``colour`` with its strands under the lamps, and a teal lamp behind the back."""
        strand = (0.17 * self.long + 0.10 * self.short) * (0.2 + 0.8 * self.focus)
        strand = np.clip(1 + 0.10 * self.tuft + strand, 0.3, 1.8)
        colour = colour * strand[..., None]
        key = light.unit(0.45, -0.70, 0.52)
        facing = self.relief.facing(key) ** 1.4
        lit = colour * (3.0 * facing * self.pool + 0.008)[..., None] * light.ink("#fff0d8")
        sheen = self.relief.glint(key, 22) * self.pool * gloss
        lit += 0.10 * sheen[..., None] * light.ink("#ffd9a0")
        teal = light.ink("#2bd0c0") * (0.10 + light.luminance(colour))
        lit += 1.6 * self.back[..., None] * teal
        return (lit * self.inside[..., None]).astype(np.float32)

    def stray(self, reach: float) -> tuple[Field, Field]:
        """Return how far hair carries colour down and across, ``reach`` for a common strand."""
        loose = (1.5 * self.long + self.short) * reach
        return np.sin(self.lie) * loose, np.cos(self.lie) * loose

    def paint(self, mark: Field, heart: Field) -> Field:
        """Return the linear picture with black where ``mark`` is 1 and tawny where ``heart`` is."""
        return light.mix(light.mix(self.gold, self.tawny, heart), self.black, mark)

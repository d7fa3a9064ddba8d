"""The hero of the leopard story: a still and a six-second loop of a coat that opens and closes.

Two stages, after Liu, Liaw and Maini (Physical Review E 74:011914, 2006): a coarse pattern sets
solid flecks, then a second run at a finer wavelength hollows each of them into a rosette. The
loop plays that second run forwards and back, each part of the flank at its own moment.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import film
import hide
import light
import numpy as np
import rd
from hide import Lamp
from rd import Field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GRID = (400, 640)
SECONDS = 6
EVERY = 5  # steps between two kept moments
MOMENTS = 56
COARSER = 3.4  # wavelength of the flecks over that of their rims
PER_HEIGHT = 285  # cells of the grid in one height of the picture


@cache
def moments() -> Field:
    """Return the second stage, moment by moment: shape (moments, rows, columns)."""
    u, v = rd.seeded((int(GRID[0] / COARSER), int(GRID[1] / COARSER)), 3, 190, 4)
    first = rd.GrayScott(u, v)
    first.run(5000, 0.035, 0.065)
    ragged = 0.05 * rd.cloud(GRID, 4, 7) + 0.03 * rd.cloud(GRID, 5, 40)
    fleck = rd.enlarge(first.v, GRID) + ragged > 0.15
    u = np.where(fleck, 0.5, 1).astype(np.float32) + 0.01 * rd.cloud(GRID, 6, 1)
    v = np.where(fleck, 0.25, 0).astype(np.float32)
    second = rd.GrayScott(u, v)
    kill = 0.0634 + 0.0008 * rd.cloud(GRID, 8, 9)  # uneven, so that some rims break
    kept = []
    for _ in range(MOMENTS):
        kept.append(second.v.copy())
        second.run(EVERY, 0.046, kill)
    return np.stack(kept)


class Flank:
    """The flank of the picture, and where on the grid of the pattern each of its hairs ends."""

    def __init__(self, width: int, height: int) -> None:
        """Build the flank for a picture of ``width`` by ``height`` pixels."""
        x, y = hide.places(width, height)
        axis = 1.04 - 0.16 * np.sin(1.5 * x - 0.35) + 0.02 * np.sin(4.2 * x)
        girth = 0.80 + 0.13 * np.sin(1.5 * x - 0.20) + 0.03 * np.exp(-(((x - 1.30) / 0.22) ** 2))
        muscle = Lamp(1.22, 0.62, 0.20, 0.30, 0.022).on(x, y)
        muscle += Lamp(0.35, 0.95, 0.22, 0.30, 0.020).on(x, y)
        lamps = [Lamp(1.14, 0.36, 0.46, 0.34), Lamp(0.55, 0.52, 0.50, 0.36, 0.06)]
        self.hide = hide.Hide(
            (axis, girth, muscle), lamps, Lamp(1.12, 0.42, 0.72, 0.58), Lamp(0.30, 0, 0.55, 9)
        )
        down, across = self.hide.stray(0.9)
        turn = self.hide.turn
        self.row = (turn * girth + 2) * PER_HEIGHT + down
        self.column = (x + 0.12 * np.sin(1.2 * turn + 2 * x) + 0.3) * PER_HEIGHT + across

    def paint(self, pattern: Field) -> light.Pixels:
        """Return the picture of the flank under ``pattern``, a field on the grid."""
        near = light.sample(light.blur(pattern, 5), self.row, self.column)
        mark = light.step(light.sample(pattern, self.row, self.column), 0.125, 0.020)
        return light.finish(self.hide.paint(mark, np.clip((near - 0.045) / 0.06, 0, 1)))


def at(progress: Field) -> Field:
    """Return the pattern where ``progress`` (a field from 0, flecks, to 1, rosettes) says when."""
    kept = moments()
    when = np.clip(progress, 0, 1) * (MOMENTS - 1.001)
    first = when.astype(np.int32)
    early = np.take_along_axis(kept, first[None], 0)[0]
    late = np.take_along_axis(kept, first[None] + 1, 0)[0]
    return early + (late - early) * (when - first)


def frames(count: int) -> Iterator[light.Pixels]:
    """Yield the loop's pictures, 1920 by 1080; the one after the last is the first again."""
    flank = Flank(1920, 1080)
    slow = 0.55 * rd.cloud(GRID, 21, 60)
    for i in range(count):
        wide = 0.5 + 0.5 * np.cos(2 * np.pi * i / count - slow)
        yield flank.paint(at(0.16 + 0.72 * wide**0.8))


def make(folder: Path) -> None:
    """Write ``leopard.jpg``, ``leopard.mp4`` and ``leopard.webm`` into ``folder``."""
    pictures = list(frames(SECONDS * film.RATE))
    light.write_jpeg(folder / "leopard.jpg", pictures[0], 395_000)
    film.write(folder / "leopard", pictures, (1280, 720), 590_000)

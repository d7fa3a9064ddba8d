"""The figures of the leopard story, each a simulation of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import enamel
import hide
import light
import numpy as np
import rd
from cone import Cone
from hide import Lamp

if TYPE_CHECKING:
    from pathlib import Path

    from rd import Field

LIMIT = 380_000


def border(shape: tuple[int, int], wide: float) -> Field:
    """Return 1 inside and a fall to 0 over the last ``wide`` pixels, so that edges melt away."""
    row, column = np.indices(shape, dtype=np.float32)
    edge = np.minimum(
        np.minimum(row, shape[0] - 1 - row), np.minimum(column, shape[1] - 1 - column)
    )
    near = np.clip(edge / wide, 0, 1)
    return near * near * (3 - 2 * near)


def phase_map(folder: Path) -> None:
    """Write ``leopard-map.jpg``: feed rises rightwards, kill upwards, in one single dish."""
    rows, columns, margin = 640, 1440, 24
    across, down = np.arange(columns + 2 * margin), np.arange(rows + 2 * margin)
    shape = (down.size, across.size)
    feed = np.interp(across, (margin, columns + margin), (0.009, 0.084)).astype(np.float32)
    kill = np.interp(down, (margin, rows + margin), (0.0680, 0.0470)).astype(np.float32)
    dish = rd.GrayScott(*rd.seeded(shape, 5, 5000, 5))
    dish.run(12000, np.tile(feed, (shape[0], 1)), np.tile(kill[:, None], (1, shape[1])))
    size, pad = (900, 2010), 160
    flat = rd.enlarge(dish.v[margin:-margin, margin:-margin], size)
    a = np.pad(flat[5:-5, 5:-5], pad, mode="edge")
    busy = light.blur(a * a, 26) - light.blur(a, 26) ** 2
    life = np.clip(np.sqrt(np.maximum(busy, 0)) / 0.09, 0, 1).astype(np.float32)
    strength = 0.012 + 0.988 * np.clip(light.blur(life, 14), 0, 1) ** 1.6
    cut = slice(pad, -pad)
    lit = enamel.shade(a, 70, strength=strength)[cut, cut]
    lit *= border(lit.shape[:2], 90)[..., None]
    light.write_jpeg(folder / "leopard-map.jpg", light.finish(lit), LIMIT)


def patterns(folder: Path) -> None:
    """Write spots, stripes and a labyrinth: one system, three settings of its two rates."""
    shape, size = (180, 240), (1200, 1600)
    for name, seed, feed, kill, comb in (
        ("spots", 31, 0.0300, 0.0625, 0.0),
        ("stripes", 32, 0.0420, 0.0610, 0.28),
        ("labyrinth", 33, 0.0370, 0.0600, 0.0),
    ):
        dish = rd.GrayScott(*rd.seeded(shape, seed, 60, 6), comb=comb)
        dish.run(14000, feed, kill)
        a = rd.enlarge(dish.v, size)
        lit = enamel.shade(a, 185, strength=enamel.pool(size, 0.42, 0.38, 0.75, 0.10))
        light.write_jpeg(folder / f"leopard-{name}.jpg", light.finish(lit), LIMIT)


def tail(folder: Path) -> None:
    """Write ``leopard-tail.jpg``: Murray's cone, spots where it is wide and rings where it is not.

    The pattern is computed on the slender tail of an embryo and drawn on one ``stout`` times as
    thick, as a pattern that is laid down early grows with its owner.
    """
    width, height, stout = 2000, 640, 2.5
    along = np.linspace(0, 1, 230, dtype=np.float32)
    round_ = 46 * (1 - along) ** 2.3 + 4.6
    cone = Cone(round_, 96, seed=2)
    cone.run(400)

    x, _ = hide.places(width, height)
    place = x * height / width * (along.size - 1)
    cells = width / height / along.size  # heights of the picture a cell
    girth = np.interp(place, np.arange(along.size), round_) / (2 * np.pi) * cells * stout
    axis = 0.50 + 0.17 * np.sin(2.0 * x - 1.0) - 0.05 * np.sin(4.4 * x)
    coat = hide.Hide(
        (axis, girth.astype(np.float32), np.zeros_like(x)),
        [Lamp(0.8, 0.4, 0.7, 0.5), Lamp(2.2, 0.4, 1.1, 0.6, 0.8)],
        Lamp(1.4, 0.4, 2.2, 0.8),
        Lamp(0.2, 0, 1.2, 9),
        length=0.6,
    )
    down, across = coat.stray(0.25)
    turn = (coat.turn + down / np.maximum(girth / cells, 3)) / (2 * np.pi) * cone.u.shape[1]
    pattern = np.pad(cone.u, ((0, 40), (0, 0)))
    mark = light.step(light.sample(pattern, place + across, turn), 0.95, 0.09)
    picture = light.finish(coat.paint(mark, np.zeros_like(mark)))
    light.write_jpeg(folder / "leopard-tail.jpg", picture, LIMIT)


BLUE: enamel.Stops = [
    (0.00, "#070b1c"),
    (0.05, "#0a1c44"),
    (0.13, "#155a86"),
    (0.19, "#b0742a"),
    (0.28, "#e6ab45"),
    (0.40, "#f9e2a6"),
]


def zipper(folder: Path) -> None:
    """Write ``leopard-zip.jpg``: a skin grows, and new stripes open at the forks (Kondo, Asai).

    Three moments: grown up to here, just stretched by a fifth across the stripes, and later.
    """
    young, grown, fewer, more = (138, 180), (166, 180), 10, 12
    row, column = np.indices(young, dtype=np.float32) / np.array(young)[:, None, None]
    row += 0.004 * rd.cloud(young, 3, 40)
    lens = (column > 0.27) & (column < 0.73)
    waves = np.where(lens, np.cos(2 * np.pi * more * row), np.cos(2 * np.pi * fewer * row))
    v = np.where(waves > 0, 0.25, 0).astype(np.float32)
    noise = np.random.default_rng(1).normal(0, 0.01, young).astype(np.float32)
    skin = rd.GrayScott(1 - 2 * v + noise, v, comb=-0.28)
    skin.run(3000, 0.042, 0.061)
    kept = [skin.v.copy()]
    skin = rd.GrayScott(rd.enlarge(skin.u, grown), rd.enlarge(skin.v, grown), comb=-0.28)
    for steps in (1700, 3300):
        skin.run(steps, 0.042, 0.061)
        kept.append(skin.v.copy())
    scale, gap = 3.55, 40
    panels = []
    for a in kept:
        size = (round(a.shape[0] * scale), round(a.shape[1] * scale))
        lit = enamel.pool(size, 0.5, 0.45, 0.85, 0.12)
        panels.append(enamel.shade(rd.enlarge(a, size), 105, BLUE, lit))
    high = panels[-1].shape[0]
    sheet = np.zeros((high, sum(p.shape[1] + gap for p in panels) - gap, 3), np.float32)
    left = 0
    for panel in panels:
        top = (high - panel.shape[0]) // 2
        sheet[top : top + panel.shape[0], left : left + panel.shape[1]] = panel
        left += panel.shape[1] + gap
    light.write_jpeg(folder / "leopard-zip.jpg", light.finish(sheet), LIMIT)

"""Reaction-diffusion on a torus, in float32 and in place.

Gray-Scott (Pearson, Science 261:189, 1993) carries most of the pictures: ``u`` is fed in,
``v`` feeds on it and is drained away. Fields are arrays of shape (rows, columns), dimensionless.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

Field = npt.NDArray[np.float32]
Rate = float | Field

# Pearson's 2e-5 and 1e-5 on his grid of 2.5 in 256 cells, in cells squared a step.
DIFFUSE_U = 0.2097
DIFFUSE_V = 0.105


def laplacian(a: Field, out: Field, across: float = 1.0, down: float = 1.0) -> Field:
    """Write the five-point Laplacian of ``a``, wrapped round at the edges, into ``out``.

    ``across`` and ``down`` weigh the two directions: unequal weights comb a pattern into stripes.
    """
    np.multiply(a, -2.0 * (across + down), out=out)
    out[1:] += down * a[:-1]
    out[:-1] += down * a[1:]
    out[0] += down * a[-1]
    out[-1] += down * a[0]
    out[:, 1:] += across * a[:, :-1]
    out[:, :-1] += across * a[:, 1:]
    out[:, 0] += across * a[:, -1]
    out[:, -1] += across * a[:, 0]
    return out


class GrayScott:
    """Two fields and the scratch arrays that step them."""

    def __init__(self, u: Field, v: Field, comb: float = 0.0) -> None:
        """Take start fields (not copied); ``comb`` is the share by which ``u`` spreads unevenly."""
        self.u, self.v, self.comb = u, v, comb
        self._lu, self._lv, self._r = (np.empty_like(u) for _ in range(3))

    def run(self, steps: int, feed: Rate, kill: Rate) -> None:
        """Take ``steps`` Euler steps of length 1; ``feed`` and ``kill`` are numbers or fields."""
        u, v, lu, lv, r = self.u, self.v, self._lu, self._lv, self._r
        drain = np.asarray(feed + kill, dtype=np.float32)
        feed = np.asarray(feed, dtype=np.float32)
        for _ in range(steps):
            laplacian(u, lu, 1.0 + self.comb, 1.0 - self.comb)
            laplacian(v, lv)
            np.multiply(v, v, out=r)
            r *= u
            lu *= DIFFUSE_U
            lu -= r
            lu += feed
            lv *= DIFFUSE_V
            lv += r
            np.multiply(u, feed, out=r)
            lu -= r
            np.multiply(v, drain, out=r)
            lv -= r
            u += lu
            v += lv


def seeded(shape: tuple[int, int], seed: int, patches: int, size: int = 6) -> tuple[Field, Field]:
    """Return the start fields: the bare state with ``patches`` squares of the other stirred in."""
    rng = np.random.default_rng(seed)
    u = np.ones(shape, np.float32)
    v = np.zeros(shape, np.float32)
    for row, column in rng.integers(0, shape, (patches, 2)):
        rows = np.arange(row, row + size) % shape[0]
        columns = np.arange(column, column + size) % shape[1]
        u[np.ix_(rows, columns)] = 0.5
        v[np.ix_(rows, columns)] = 0.25
    u += rng.normal(0, 0.01, shape).astype(np.float32)
    v += np.abs(rng.normal(0, 0.01, shape)).astype(np.float32)
    return u, v


def enlarge(a: Field, shape: tuple[int, int]) -> Field:
    """Return ``a`` resized to ``shape`` by cubic interpolation, still seamless at the edges."""
    pad = 8
    down, across = shape[0] / a.shape[0], shape[1] / a.shape[1]
    wrapped = np.ascontiguousarray(np.pad(a, pad, mode="wrap"), dtype=np.float32)
    size = (round(wrapped.shape[1] * across), round(wrapped.shape[0] * down))
    large = np.asarray(Image.fromarray(wrapped).resize(size, Image.Resampling.BICUBIC))
    top, left = round(pad * down), round(pad * across)
    return large[top : top + shape[0], left : left + shape[1]].copy()


def cloud(shape: tuple[int, int], seed: int, cell: int) -> Field:
    """Return smooth noise of mean 0 and deviation 1 with lumps about ``cell`` cells wide."""
    rng = np.random.default_rng(seed)
    coarse = (max(2, shape[0] // cell), max(2, shape[1] // cell))
    a = enlarge(rng.normal(0, 1, coarse).astype(np.float32), shape)
    a -= a.mean()
    a /= a.std()
    return a

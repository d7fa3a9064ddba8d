"""Turing's instability on the skin of a tapering tube, as on a tail.

After J. D. Murray (Scientific American 258(3):80, 1988), with the kinetics of Schnakenberg: ``u``
makes more of itself out of ``v``, and ``v`` spreads twenty times as fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rd import Field

STEP = 0.04
SLOW, FAST = 0.5, 10.0  # diffusion, in cells squared a unit of time
SUPPLY_U, SUPPLY_V = 0.1305, 0.7695


class Cone:
    """A tube whose way round changes along it; both ends are closed.

    Fields have the shape (places along, angles) and start even but for a little noise. Along the
    tube diffusion is stepped, round it each wave fades by the exact factor, as the way round may
    be only a few cells.
    """

    def __init__(self, round_: Field, angles: int, seed: int) -> None:
        """Start a tube with ways round of ``round_`` cells."""
        rng = np.random.default_rng(seed)
        self.round = round_.astype(np.float32)
        even = SUPPLY_U + SUPPLY_V
        noise = rng.normal(0, 0.02, (round_.size, angles)).astype(np.float32)
        self.u = even + noise
        self.v = np.full_like(noise, SUPPLY_V / even**2)
        waves = 2 * np.pi * np.arange(angles // 2 + 1, dtype=np.float32) / self.round[:, None]
        self._fade_u = np.exp(-SLOW * STEP * waves**2).astype(np.float32)
        self._fade_v = np.exp(-FAST * STEP * waves**2).astype(np.float32)

    def _along(self, a: Field) -> Field:
        """Return the diffusion of ``a`` along the tube, whose width weighs the flow."""
        wide = (self.round[1:, None] + self.round[:-1, None]) / 2
        flow = np.pad(wide * np.diff(a, axis=0), ((1, 1), (0, 0)))
        return np.diff(flow, axis=0) / self.round[:, None]

    def _round(self, a: Field, fade: Field) -> Field:
        """Return ``a`` after a step of diffusion round the tube."""
        spread = np.fft.irfft(np.fft.rfft(a) * fade, a.shape[1])
        return spread.astype(np.float32)

    def run(self, time: float) -> None:
        """Let ``time`` pass."""
        for _ in range(round(time / STEP)):
            u, v = self.u, self.v
            reaction = u * u * v
            du = SUPPLY_U - u + reaction + SLOW * self._along(u)
            dv = SUPPLY_V - reaction + FAST * self._along(v)
            self.u = self._round(u + STEP * du, self._fade_u)
            self.v = self._round(v + STEP * dv, self._fade_v)

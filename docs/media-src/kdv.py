"""The Korteweg-de Vries equation on a ring, by Tappert's split-step Fourier method.

``u_t + u u_x + d u_xxx = 0``: the second term steepens a wave, the third spreads it. Each step
lets the ripples of all lengths run for half its time, exactly; then lets the wave steepen; then
does the first half again.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Line = npt.NDArray[np.float64]


def soliton(x: Line, height: float, place: float, spread: float, ring: float) -> Line:
    """Return a solitary wave of ``height`` at ``place`` on a ring of length ``ring``."""
    away = (x - place + ring / 2) % ring - ring / 2
    return height / np.cosh(np.sqrt(height / (12 * spread)) * away) ** 2


def speed(height: float) -> float:
    """Return how fast a solitary wave of ``height`` runs over still water."""
    return height / 3


class Ring:
    """A wave on a ring of length ``ring``, stepped in time."""

    def __init__(self, u: Line, ring: float, spread: float, steepen: float = 1.0) -> None:
        """Start from ``u``; ``spread`` and ``steepen`` weigh the two terms, 0 leaves one out."""
        self.u, self.steepen = u.copy(), steepen
        self.x = np.arange(u.size) * ring / u.size
        self._wave = 2 * np.pi / ring * np.arange(u.size // 2 + 1)
        self._spread = spread
        self._keep = np.arange(u.size // 2 + 1) < u.size // 3  # the rest would come out false

    def _rise(self, u: Line) -> Line:
        """Return the change of ``u`` by steepening."""
        square = np.fft.rfft(u * u) * self._keep
        return -self.steepen / 2 * np.fft.irfft(1j * self._wave * square, u.size)

    def run(self, time: float, step: float) -> None:
        """Let ``time`` pass in equal steps of ``step`` or a little less."""
        count = max(1, int(np.ceil(time / step - 1e-9)))
        step = time / count
        half = np.exp(1j * self._spread * self._wave**3 * step / 2)
        for _ in range(count):
            u = np.fft.irfft(np.fft.rfft(self.u) * half, self.u.size)
            a = self._rise(u)
            b = self._rise(u + step / 2 * a)
            c = self._rise(u + step / 2 * b)
            d = self._rise(u + step * c)
            u = u + step / 6 * (a + 2 * b + 2 * c + d)
            self.u = np.fft.irfft(np.fft.rfft(u) * half, u.size)

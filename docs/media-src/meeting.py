"""The film of the soliton story that is played with sound: a tall wave overtakes a low one.

Above, the water at one moment, seen by one who runs along; below, all earlier moments, the
latest on top. After the meeting, dashes show where each wave would be without it.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import enamel
import film
import kdv
import light
import numpy as np
import tones
from waves import ICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kdv import Line
    from rd import Field

SECONDS = 16
DASHED = 11.0  # when the dashes come
PITCH = 98.0  # of a crest of height 1
SIZE = (1280, 720)
HEIGHTS = (8.0, 2.0)
PLACES = (-7.6, 51.6)  # long before the film begins
PACE = 1.75  # of the equation's time, a second
WINDOW, RING, COUNT = 44.0, 132.0, 3072
DRIFT = sum(kdv.speed(height) for height in HEIGHTS) / 2  # of the one who runs along
STILL, RISE = 404, 36  # row of still water, pixels a unit of height
PAST = 506  # row at which the past begins
LEAD = SIZE[1] - PAST  # moments before the film


def clock(i: int) -> float:
    """Return the equation's time at picture ``i``."""
    return PACE * (i + LEAD) / film.RATE


@cache
def moments() -> Field:
    """Return the height of the water, moment by moment, at each column of the picture.

    The first ``LEAD`` moments lie before the film.
    """
    x = np.arange(COUNT) * RING / COUNT
    waves = zip(HEIGHTS, PLACES, strict=True)
    u = np.sum([kdv.soliton(x, height, place, 1, RING) for height, place in waves], 0)
    ring, kept = kdv.Ring(u, RING, 1), []
    for i in range(-LEAD, SECONDS * film.RATE):
        kept.append(np.interp(columns() + DRIFT * clock(i), x, ring.u, period=RING))
        ring.run(PACE / film.RATE, 2e-3)
    return np.stack(kept).astype(np.float32)


def columns() -> Line:
    """Return the place of each column of the picture."""
    return (np.arange(SIZE[0]) + 0.5) * WINDOW / SIZE[0]


def alone(height: float, place: float, i: int) -> Field:
    """Return the wave of ``height`` in picture ``i``, had it met no other."""
    place += (kdv.speed(height) - DRIFT) * clock(i)
    return kdv.soliton(columns(), height, place, 1, RING).astype(np.float32)


def tone(u: Field) -> Field:
    """Return heights as values of the colours of ice."""
    return 0.4 * np.clip(u / HEIGHTS[0], 0, 1) ** 0.55


@cache
def past() -> Field:
    """Return the light of all moments, one row each, the first at the bottom."""
    pad = 30
    a = np.pad(tone(moments())[::-1], pad, mode="edge")
    return enamel.shade(a, 60, ICE)[pad:-pad, pad:-pad]


def trace(u: Field, width: float) -> Field:
    """Return a line along the surface ``u``, as strong as 1 in its middle."""
    row = np.arange(SIZE[1], dtype=np.float32)[:, None]
    slope = np.gradient(u * RISE)
    return np.exp(-(((row - (STILL - u * RISE)) / width) ** 2) / (1 + slope * slope))


def dashes(i: int) -> Field:
    """Return how strongly each pixel shows where the waves would be without their meeting."""
    ink = np.zeros((SIZE[1], SIZE[0]), np.float32)
    share = np.clip((i / film.RATE - DASHED) / 1.2, 0, 1)
    if share == 0:
        return ink
    for height, place in zip(HEIGHTS, PLACES, strict=True):
        u = alone(height, place, i)
        walk = np.cumsum(np.sqrt(1 + np.gradient(u * RISE) ** 2))
        on = (np.abs((walk - walk[int(np.argmax(u))]) % 22 - 11) > 4.5) & (u > 0.03)
        ink += trace(u, 1.7) * on
    return share * np.clip(ink, 0, 1)


def paint(i: int) -> light.Pixels:
    """Return picture ``i`` of the film."""
    u = moments()[LEAD + i]
    row = np.arange(SIZE[1], dtype=np.float32)[:, None]
    deep = row - (STILL - u * RISE)  # below the surface, in pixels
    line = trace(u, 1.7)[..., None] * light.ramp(np.maximum(tone(u), 0.15), ICE)[None]
    body = (deep > 0) * np.exp(-np.maximum(row - STILL, 0) / 46)
    body *= np.clip((PAST - row) / 30, 0, 1)
    body *= 0.45 + 0.55 * np.exp(-np.maximum(deep, 0) / 80)
    lit = 0.75 * body[..., None] * light.ink("#0f6f78")
    lit += 1.15 * line + 2.2 * np.stack([light.blur(line[..., k], 9) for k in range(3)], -1)
    rows = past()[SECONDS * film.RATE - 1 - i :][:LEAD]
    age = np.arange(LEAD, dtype=np.float32)[:, None, None]
    lit[PAST:] += 0.8 * rows * (1 - age / LEAD) ** 1.2 * np.clip((age - 4) / 16, 0, 1)
    lit += 0.95 * dashes(i)[..., None] * light.ink("#f3ac4d")
    return light.finish(lit)


def crests(u: Field) -> list[tuple[float, float]]:
    """Return place (0 to 1, rightwards) and height of the crests, from the left."""
    top = np.flatnonzero((u[1:-1] > u[:-2]) & (u[1:-1] >= u[2:]) & (u[1:-1] > 0.3)) + 1
    return [(float(i) / u.size, float(u[i])) for i in top]


def voices() -> Iterator[tuple[tones.Voice, tones.Voice]]:
    """Yield what each wave sings: a crest half as wide sings an octave higher."""
    for u in moments()[LEAD:]:
        by_height = sorted(crests(u), key=lambda crest: crest[1])
        low, tall = (
            tones.Voice(PITCH * height**0.5, place)
            for place, height in (by_height[0], by_height[-1])
        )
        yield tall, low


def make(folder: Path) -> None:
    """Write ``soliton-meeting.jpg``, ``.mp4`` and ``.webm`` into ``folder``."""
    light.write_jpeg(folder / "soliton-meeting.jpg", paint(round(5.6 * film.RATE)), 120_000)
    with tempfile.TemporaryDirectory() as scratch:
        sound = Path(scratch) / "sound.wav"
        tones.write(sound, list(voices()), SECONDS)
        pictures = [paint(i) for i in range(SECONDS * film.RATE)]
        film.write(folder / "soliton-meeting", pictures, SIZE, 520_000, sound)

"""Voices that glide, as a stereo sound file: what a film of waves can be heard by."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000
OVERTONES = (1.0, 0.28, 0.10, 0.04)

Sound = npt.NDArray[np.float64]


class Voice(NamedTuple):
    """What is sung at one moment: a pitch in hertz, and where, from left (0) to right (1)."""

    pitch: float
    place: float


def smooth(a: Sound, width: int) -> Sound:
    """Return ``a`` averaged over ``width`` samples, the ends held."""
    padded = np.pad(a, width, mode="edge")
    sums = np.cumsum(np.insert(padded, 0, 0.0))
    return ((sums[width:] - sums[:-width]) / width)[width // 2 :][: a.size]


def sing(voice: list[Voice], seconds: int) -> Sound:
    """Return the samples of one voice, shape (samples, 2)."""
    at = np.linspace(0, len(voice) - 1, seconds * RATE)
    moments = np.arange(len(voice))
    pitch = smooth(np.interp(at, moments, [one.pitch for one in voice]), RATE // 3)
    place = smooth(np.interp(at, moments, [one.place for one in voice]), RATE // 3)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    swell = 1 + 0.12 * np.sin(2 * np.pi * 0.31 * np.arange(at.size) / RATE)
    note = swell * sum(part * np.sin((k + 1) * phase) for k, part in enumerate(OVERTONES))
    side = np.pi / 2 * (0.15 + 0.7 * place)  # the same power everywhere
    return note[:, None] * np.stack([np.cos(side), np.sin(side)], 1)


def room(dry: Sound) -> Sound:
    """Return ``dry`` with the echo of a large quiet room."""
    rng = np.random.default_rng(9)
    length = int(1.8 * RATE)
    tail = rng.normal(0, 1, (length, 2)) * np.exp(-np.arange(length) / (0.42 * RATE))[:, None]
    size = 1 << (len(dry) + length).bit_length()
    wet = np.fft.irfft(np.fft.rfft(dry, size, 0) * np.fft.rfft(tail, size, 0), size, 0)
    wet = wet[: len(dry)]
    return dry + 0.35 * wet * (np.abs(dry).max() / np.abs(wet).max())


def write(path: Path, voices: list[tuple[Voice, Voice]], seconds: int) -> None:
    """Write two voices as a WAV file that fades in and out; the low one is a little louder."""
    tall, low = (sing(list(voice), seconds) for voice in zip(*voices, strict=True))
    mix = room(0.7 * tall + low)
    time = np.arange(len(mix)) / RATE
    ends = np.clip(time / 1.5, 0, 1) * np.clip((seconds - time) / 2.0, 0, 1)
    mix *= (np.sin(np.pi / 2 * ends) ** 2)[:, None]
    samples = np.round(mix / np.abs(mix).max() * 0.32 * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())

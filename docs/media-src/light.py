"""Light, hair and colour: how a flat field becomes a picture.

Colours are linear red, green, blue from 0 to 1 in arrays of shape (rows, columns, 3); ``finish``
turns them into sRGB bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from rd import Field

Pixels = npt.NDArray[np.uint8]
NIGHT = "#080812"


def ink(name: str) -> Field:
    """Return the linear colour of an sRGB ``#rrggbb``."""
    srgb = np.array([int(name[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4).astype("f4")


def finish(linear: Field) -> Pixels:
    """Return sRGB bytes: the night colour as the floor, highlights rolled off softly."""
    a = np.maximum(linear, 0) + ink(NIGHT)
    a = a * (1 + a / 9) / (1 + a * 0.35)
    a = np.clip(a, 0, 1)
    srgb = np.where(a <= 0.0031308, a * 12.92, 1.055 * a ** (1 / 2.4) - 0.055)
    return (srgb * 255 + 0.5).astype(np.uint8)


def ramp(a: Field, stops: list[tuple[float, str]]) -> Field:
    """Return the colours of ``a`` between stops of (value, ``#rrggbb``), mixed in linear light."""
    values = [value for value, _ in stops]
    colours = np.stack([ink(name) for _, name in stops])
    return np.stack([np.interp(a, values, colours[:, i]) for i in range(3)], -1).astype("f4")


def mix(a: Field, b: Field, share: Field) -> Field:
    """Return ``a`` and ``b`` blended, pixel by pixel, by ``share`` (0 is all ``a``)."""
    return a + (b - a) * share[..., None]


def luminance(linear: Field) -> Field:
    """Return the brightness of linear colours, with a last axis of length 1."""
    return (linear @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]


def step(a: Field, edge: float, width: float) -> Field:
    """Return a soft threshold: 0 well below ``edge``, 1 well above."""
    return (1 / (1 + np.exp(np.clip((edge - a) / width, -30, 30)))).astype(np.float32)


def sample(a: Field, row: Field, column: Field) -> Field:
    """Read ``a``, wrapped, at fractional places by bilinear interpolation."""
    height, width = a.shape[:2]
    top, left = np.floor(row), np.floor(column)
    down, across = row - top, column - left
    y0, x0 = top.astype(np.int32) % height, left.astype(np.int32) % width
    y1, x1 = (y0 + 1) % height, (x0 + 1) % width
    upper = a[y0, x0] * (1 - across) + a[y0, x1] * across
    lower = a[y1, x0] * (1 - across) + a[y1, x1] * across
    return (upper * (1 - down) + lower * down).astype(np.float32)


def blur(a: Field, sigma: float) -> Field:
    """Return ``a`` under a wrapped Gaussian blur of ``sigma`` cells."""
    y = np.fft.fftfreq(a.shape[0])[:, None]
    x = np.fft.rfftfreq(a.shape[1])[None]
    gain = np.exp(-2 * (np.pi * sigma) ** 2 * (x * x + y * y))
    return np.fft.irfft2(np.fft.rfft2(a) * gain, s=a.shape).astype(np.float32)


def hair(angle: Field, seed: int, length: int) -> Field:
    """Return strands of deviation 1 that follow ``angle`` (radians): noise smeared along it."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, 1, angle.shape).astype(np.float32)
    row, column = np.indices(angle.shape, dtype=np.float32)
    out = np.zeros_like(noise)
    for i in range(length):
        out += sample(noise, row, column) * (1 - i / length)
        turn = sample(angle, row, column)
        row += np.sin(turn)
        column += np.cos(turn)
    return out / out.std()


def unit(x: float, y: float, z: float) -> tuple[float, float, float]:
    """Return a direction scaled to length 1; x is rightwards, y downwards, z to the viewer."""
    length = (x * x + y * y + z * z) ** 0.5
    return x / length, y / length, z / length


class Relief:
    """Surface normals of a height map (in pixels, upwards to the viewer)."""

    def __init__(self, height: Field) -> None:
        """Measure the slopes of ``height``."""
        dy, dx = np.gradient(height)
        self.z = (1 / np.sqrt(dx * dx + dy * dy + 1)).astype(np.float32)
        self.x, self.y = -dx * self.z, -dy * self.z

    def facing(self, to: tuple[float, float, float]) -> Field:
        """Return how squarely each place faces the direction ``to``, from 0 to 1."""
        return np.clip(self.x * to[0] + self.y * to[1] + self.z * to[2], 0, 1)

    def glint(self, to: tuple[float, float, float], sharpness: float) -> Field:
        """Return the highlight of a lamp at ``to``, seen from straight above (Blinn-Phong)."""
        return self.facing(unit(to[0], to[1], to[2] + 1)) ** sharpness


def write_jpeg(path: Path, pixels: Pixels, limit: int, quality: int = 88) -> None:
    """Save as progressive JPEG of under ``limit`` bytes, at ``quality`` or the best that fits."""
    image = Image.fromarray(pixels)
    for q in range(quality, 40, -3):
        image.save(path, quality=q, optimize=True, progressive=True, subsampling=2)
        if path.stat().st_size < limit:
            print(f"{path.name}: {image.width}x{image.height}, q{q}, {path.stat().st_size} bytes")
            return
    raise ValueError(f"{path.name} does not fit into {limit} bytes")

"""Make photograph-like pictures for measurements: ``python benchmarks/make_pictures.py FOLDER``.

They are drawn, not taken: nobody has rights in them, and every run makes the same. Four kinds take
turns, each with something of what makes photographs hard or easy to compress:

``land``   a sky of smooth gradients, ridges with sharp edges, ground with grain at every scale;
``room``   rows of cabinets in perspective, small lights, a floor that mirrors them;
``still``  a sharp thing before a ground out of focus;
``wall``   texture from edge to edge.

Their grain has about as much contrast in each octave, as natural scenes have (amplitude 1/f). A
lens that lets less light to the corners and a sensor's noise are added. Each has 3000 x 2000
pixels, as JPEG of about a megabyte.
"""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Plane: TypeAlias = NDArray[np.float32]
    Picture: TypeAlias = NDArray[np.float32]

SIZE: Final = (3000, 2000)
BYTES: Final = 1_000_000
KINDS: Final = ("land", "room", "still", "wall")


def grain(random: np.random.Generator, finest: int, coarsest: int, fall: float) -> Plane:
    """Noise from -1 to 1 or so with details from *finest* to *coarsest* pixels.

    The amplitude of each octave is that of the coarser one divided by 2 to the power of *fall*.
    """
    width, height = SIZE
    total = np.zeros((height, width), np.float32)
    step, weight, weights = coarsest, 1.0, 0.0
    while step >= finest:
        cells = random.standard_normal((height // step + 3, width // step + 3)).astype(np.float32)
        layer = Image.fromarray(cells).resize(SIZE, Image.Resampling.BICUBIC)
        total += weight * np.asarray(layer)
        weights += weight**2
        step //= 2
        weight /= 2**fall
    return total / np.float32(1.5 * weights**0.5)


def colours(random: np.random.Generator, count: int) -> NDArray[np.float32]:
    """Muted colours, 0 to 255, from dark to light."""
    light = np.linspace(40, 215, count)[:, None]
    tint = random.uniform(-38, 38, (count, 3))
    return np.clip(light + tint, 8, 245).astype(np.float32)


def land(random: np.random.Generator) -> Picture:
    """Sky, ridges, ground."""
    height = SIZE[1]
    sky, haze, far, near = (c for c in colours(random, 4)[[2, 3, 1, 0]])
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    picture = sky + (haze - sky) * down + 14 * grain(random, 120, 1600, 1)[..., None]
    lines = grain(random, 4, 800, 0.9)
    for number, ground in enumerate((far, (far + near) / 2, near)):
        edge = height * (0.45 + 0.17 * number) + 260 * lines[number * 600]
        mask = np.arange(height)[:, None] > edge[None, :]
        rough = grain(random, 2, 256, 0.2)[..., None]
        picture = np.where(mask[..., None], ground + (9 + 7 * number) * rough, picture)
    return np.asarray(picture, np.float32)


def room(random: np.random.Generator) -> Picture:
    """Cabinets, lights, a floor."""
    width, height = SIZE
    dark, grey, light = colours(random, 3)
    canvas = Image.new("RGB", SIZE, tuple(map(int, dark)))
    draw = ImageDraw.Draw(canvas)
    count = int(random.integers(7, 13))
    for side in (0, 1):
        for number in range(count):
            near, far = 0.5 ** (number / 3), 0.5 ** ((number + 1) / 3)
            x = [width / 2 + (2 * side - 1) * width * 0.62 * depth for depth in (near, far)]
            y = [height * 0.42 * depth for depth in (near, far)]
            shade = tuple(int(v) for v in grey * random.uniform(0.5, 1.1) * (0.4 + 0.6 * near))
            middle = height * 0.45
            draw.polygon(
                [
                    (x[0], middle - y[0]),
                    (x[1], middle - y[1]),
                    (x[1], middle + y[1]),
                    (x[0], middle + y[0]),
                ],
                fill=shade,
            )
            for _ in range(24):
                across, up = random.uniform(0.1, 0.9), random.uniform(-0.9, 0.9)
                px = x[0] + (x[1] - x[0]) * across
                py = middle + up * (y[0] + (y[1] - y[0]) * across)
                size = 7 * near + 1
                glow = tuple(int(v) for v in random.uniform(120, 255, 3))
                draw.rectangle((px, py, px + size, py + size / 2), fill=glow)
    picture = np.asarray(canvas.filter(ImageFilter.GaussianBlur(0.8)), dtype=np.float32)
    floor = int(height * 0.8)
    mirror = picture[2 * floor - height : floor][::-1]
    picture = picture.copy()
    picture[floor:] = 0.35 * mirror + 0.35 * light
    return (
        picture
        + 7 * grain(random, 2, 512, 0.3)[..., None]
        + 10 * grain(random, 200, 1600, 1)[..., None]
    )


def still(random: np.random.Generator) -> Picture:
    """A thing in focus before a ground that is not."""
    width, height = SIZE
    one, two, thing = colours(random, 3)
    far = grain(random, 160, 1600, 0.6)[..., None]
    picture = (one + two) / 2 + (two - one) / 2 * np.clip(1.4 * far, -1, 1)
    mask = Image.new("L", SIZE)
    x, y = random.uniform(0.35, 0.65) * width, random.uniform(0.45, 0.6) * height
    reach = random.uniform(0.22, 0.36) * height
    ImageDraw.Draw(mask).ellipse((x - 1.4 * reach, y - reach, x + 1.4 * reach, y + reach), fill=255)
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(2)), np.float32)[..., None] / 255
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    round_ = 1 - ((columns - x) / (1.5 * reach)) ** 2 * 0.5 - ((rows - y) / reach) ** 2 * 0.5
    skin = thing * np.clip(round_, 0.2, 1)[..., None] + 20 * grain(random, 2, 200, 0.2)[..., None]
    return np.asarray(picture * (1 - soft) + skin * soft, np.float32)


def wall(random: np.random.Generator) -> Picture:
    """Texture all over."""
    one, two = colours(random, 2)
    rough = grain(random, 2, 600, 0.25)[..., None]
    return np.asarray((one + two) / 2 + (two - one) * 0.2 * rough, np.float32)


def photograph(number: int) -> bytes:
    """The picture of that number as JPEG, about a megabyte."""
    random = np.random.default_rng(number)
    scene = {"land": land, "room": room, "still": still, "wall": wall}[KINDS[number % len(KINDS)]]
    picture = scene(random)
    height, width = picture.shape[:2]
    rows, columns = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    picture = picture * (1 - 0.16 * (rows**2 + columns**2)).astype(np.float32)[..., None]
    picture += random.normal(0, 2.0, (height, width, 1)).astype(np.float32)
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    low, high = 40, 97
    data = b""
    while low < high:
        quality = (low + high + 1) // 2
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality)
        if not data or abs(buffer.tell() - BYTES) < abs(len(data) - BYTES):
            data = buffer.getvalue()
        low, high = (quality, high) if buffer.tell() < BYTES else (low, quality - 1)
    return data


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for number in range(options.count):
        name = f"{KINDS[number % len(KINDS)]}-{number:03}.jpg"
        (options.folder / name).write_bytes(photograph(number))


if __name__ == "__main__":
    main()

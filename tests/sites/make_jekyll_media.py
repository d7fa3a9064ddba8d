"""Make the media of ``tests/sites/jekyll/assets``. Needs ffmpeg; they are committed.

Run ``python tests/sites/make_jekyll_media.py``. One version of Pillow and ffmpeg writes the same
bytes on every run. Pictures are less than 20 KB, films less than 30 KB.

The names are as untidy as those of real reports: blanks, a plus sign, endings in capitals, two
names for one picture, files that no page uses.
"""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable

TO = Path(__file__).parent / "jekyll" / "assets"
SIZE = (960, 540)
Colour = tuple[int, int, int]

NIGHT: Colour = (8, 24, 58)
MUD: Colour = (88, 78, 66)
REED: Colour = (188, 166, 92)
WATER: Colour = (38, 98, 132)
SKY: Colour = (186, 222, 245)
SALT: Colour = (240, 240, 244)
LAMP: Colour = (240, 197, 95)
RED: Colour = (210, 60, 81)
GREEN: Colour = (0, 123, 112)

EXACT = (
    "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -threads 1".split()
)
H264 = "-c:v libx264 -preset veryslow -crf 36 -pix_fmt yuv420p -g 20 -movflags +faststart".split()
VP9 = "-c:v libvpx-vp9 -crf 50 -b:v 0 -pix_fmt yuv420p -g 20 -row-mt 0".split()


def between(first: Colour, last: Colour, part: float) -> Colour:
    """The colour at *part*, from 0 to 1, of the way from *first* to *last*."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
    return red, green, blue


def marsh(above: Colour, below: Colour, *, size: tuple[int, int] = SIZE) -> Image.Image:
    """A flat land with a creek under a sky."""
    width, height = size
    image = Image.new("RGB", size, above)
    draw = ImageDraw.Draw(image)
    for y in range(height):
        draw.line([(0, y), (width, y)], between(above, below, y / height))
    draw.rectangle([0, height * 0.6, width, height], MUD)
    creek = [
        (width * (0.5 + 0.25 * math.sin(6 * part)) + side * width * part * 0.14, height * y)
        for side, parts in ((-1, range(21)), (1, range(20, -1, -1)))
        for part, y in ((n / 20, 0.6 + 0.4 * n / 20) for n in parts)
    ]
    draw.polygon(creek, WATER)
    return image


def bird(image: Image.Image, x: float, y: float, scale: float, colour: Colour) -> Image.Image:
    """A wading bird that stands at *x*, *y*, parts of the picture's width and height."""
    draw = ImageDraw.Draw(image)
    left, top = image.width * x, image.height * y
    unit = image.height * scale

    def at(*points: float) -> list[float]:
        return [
            (left if index % 2 == 0 else top) + part * unit for index, part in enumerate(points)
        ]

    draw.ellipse(at(-0.35, -0.25, 0.35, 0.15), colour)
    draw.line(at(0.25, -0.12, 0.42, -0.5), colour, round(unit * 0.08))
    draw.ellipse(at(0.34, -0.62, 0.52, -0.46), colour)
    draw.line(at(0.5, -0.53, 0.9, -0.44), colour, max(2, round(unit * 0.03)))
    for leg in (-0.05, 0.1):
        draw.line(at(leg, 0.1, leg, 0.6), colour, max(2, round(unit * 0.03)))
    return image


def rows(columns: int, lines: int, light: Colour) -> Image.Image:
    """A front of cabinets with lamps."""
    image = Image.new("RGB", SIZE, (16, 18, 24))
    draw = ImageDraw.Draw(image)
    width, height = SIZE[0] / columns, SIZE[1] / lines
    for column in range(columns):
        for line in range(lines):
            x, y = column * width, line * height
            draw.rectangle([x + 6, y + 6, x + width - 6, y + height - 6], (34, 38, 50))
            lit = light if (column * 7 + line * 5) % 3 else (60, 66, 82)
            draw.rectangle([x + 16, y + 16, x + 40, y + 24], lit)
    return image


def chart(values: tuple[int, ...], colour: Colour) -> Image.Image:
    """Columns on white."""
    image = Image.new("RGB", (800, 450), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    step = 720 / len(values)
    for number, value in enumerate(values):
        left = 40 + number * step
        draw.rectangle([left, 410 - value * 3.6, left + step * 0.7, 410], colour)
    draw.line([(40, 410), (770, 410)], (20, 20, 20), 2)
    return image


def blurred(image: Image.Image, radius: int) -> Image.Image:
    """As through fog."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def logo() -> bytes:
    """A drawing, as SVG."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">\n'
        b'  <path d="M4 44 Q20 28 32 44 T60 44" fill="none" stroke="#007b70" stroke-width="6"/>\n'
        b"</svg>\n"
    )


def paper() -> bytes:
    """A sheet, as PDF, without a cross-reference table: readers mend that."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


DUSK = (between(NIGHT, LAMP, 0.4), LAMP)
DAY = (SKY, SALT)
PICTURES: dict[str, Callable[[], Image.Image | bytes]] = {
    "Heron.jpg": lambda: bird(marsh(*DUSK), 0.55, 0.55, 0.5, NIGHT),
    "HeronCabinets.JPG": lambda: rows(12, 5, LAMP),
    "the control room.jpg": lambda: rows(5, 3, SKY),
    "fog+salt.png": lambda: chart((12, 30, 44, 61, 83, 70, 42, 20), WATER),
    "Fog over the marsh.jpg": lambda: blurred(marsh(SALT, SKY), 9),
    "foghorn.jpeg": lambda: blurred(bird(marsh(*DAY), 0.4, 0.5, 0.4, RED), 4),
    "salt-crystal.PNG": lambda: chart((90, 60, 90, 60, 90), SALT).rotate(90),
    "salt-pan.jpg": lambda: marsh(SALT, RED),
    "tide-gauge.jpg": lambda: bird(marsh(WATER, SKY), 0.2, 0.6, 0.3, SALT),
    "Lamp.jpg": lambda: bird(marsh(NIGHT, LAMP), 0.7, 0.5, 0.3, LAMP),
    "curlew.jpg": lambda: bird(marsh(*DAY), 0.35, 0.55, 0.55, MUD),
    # The same bytes under another name.
    "curlew (copy).jpg": lambda: bird(marsh(*DAY), 0.35, 0.55, 0.55, MUD),
    "avocet.webp": lambda: bird(marsh(*DAY), 0.6, 0.55, 0.45, NIGHT),
    "teaser-fog.jpg": lambda: blurred(marsh(SKY, SALT, size=(480, 270)), 5),
    "membrane.png": lambda: chart((10, 80, 30, 60, 50), GREEN),
    "membrane-2.png": lambda: chart((80, 10, 60, 30, 50), GREEN),
    "electrolyte.png": lambda: chart((20, 25, 35, 50, 70, 95), RED),
    "mud-cores.jpg": lambda: marsh(MUD, REED),
    "scaling.png": lambda: chart((12, 24, 47, 91), NIGHT),
    "open-day.jpg": lambda: bird(marsh(SKY, REED), 0.5, 0.5, 0.35, RED),
    "background-reeds.jpg": lambda: blurred(marsh(REED, MUD), 14),
    "never-shown.jpg": lambda: marsh(RED, GREEN, size=(320, 180)),
    "logo.svg": logo,
    "tide-tables.pdf": paper,
}

FILMS: dict[str, tuple[str, list[str]]] = {
    "heron.mp4": ("color=c=0x08183a:s=320x180:r=10:d=2", H264),
    "heron.webm": ("color=c=0x08183a:s=320x180:r=10:d=2", VP9),
    "Tide Coming In.MP4": ("color=c=0x266284:s=320x180:r=10:d=2", H264),
    "reeds.mp4": ("color=c=0xbca65c:s=320x180:r=10:d=2", H264),
    "never-shown.webm": ("color=c=0xd23c51:s=320x180:r=10:d=1", VP9),
}


def write_pictures(folder: Path) -> None:
    """Write every picture, and what lies among them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in PICTURES.items():
        made = make()
        path = folder / name
        if isinstance(made, bytes):
            path.write_bytes(made)
        elif path.suffix.lower() == ".png":
            made.quantize(32).save(path, "PNG", optimize=True)
        elif path.suffix == ".webp":
            made.save(path, "WEBP", quality=60)
        else:
            made.save(path, "JPEG", quality=50, optimize=True)


def write_films(folder: Path) -> None:
    """Write every film: a yellow square that drifts over a colour."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (ground, codec) in FILMS.items():
        square = "drawbox=x=0:y=60:w=60:h=60:c=0xf0c55f:t=fill,scroll=horizontal=-0.02"
        scene = ["-f", "lavfi", "-i", f"{ground},{square}"]
        command = ["ffmpeg", "-y", "-v", "error", *scene, *codec, *EXACT, str(folder / name)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    write_pictures(TO / "images")
    write_films(TO / "video")

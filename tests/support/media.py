"""Pictures made on the spot, and the committed video clips."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

MEDIA = Path(__file__).parents[1] / "data" / "media"
"""Clips of a few kilobytes, made by ``tests/media-src/make.py``."""

Colour = tuple[int, int, int] | tuple[int, int, int, int]


def picture(
    width: int, height: int, colour: Colour = (0, 97, 175), *, kind: str = "png", gradient: int = 0
) -> bytes:
    """Encode a picture of one colour, the same bytes on every call.

    Args:
        width: in pixels.
        height: in pixels.
        colour: 0 to 255 for red, green, blue and, if given, opacity (PNG, WebP).
        kind: a format of Pillow: ``png``, ``jpeg``, ``webp``, ``gif`` ...
        gradient: another value gives other, less compressible pixels; 0 is flat.
    """
    image = Image.new("RGB" if len(colour) == 3 else "RGBA", (width, height), colour)
    if gradient:
        ramp = Image.linear_gradient("L").rotate(gradient).resize((width, height))
        image.paste(Image.new(image.mode, image.size, (255,) * len(colour)), mask=ramp)
    data = BytesIO()
    image.save(data, kind.upper())
    return data.getvalue()


def png(width: int = 64, height: int = 36, colour: Colour = (0, 97, 175)) -> bytes:
    """A PNG of one colour, 16:9 unless told."""
    return picture(width, height, colour)


def jpeg(width: int = 64, height: int = 36, colour: Colour = (0, 97, 175)) -> bytes:
    """A JPEG of one colour, 16:9 unless told."""
    return picture(width, height, colour, kind="jpeg")


QUARTERS: tuple[Colour, ...] = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 30))
"""Top left, top right, bottom left, bottom right."""


def quarters(width: int, height: int, *, kind: str = "png") -> bytes:
    """A picture of four colours, :data:`QUARTERS`, by which a crop shows what it has kept."""
    image = Image.new("RGB", (2, 2))
    image.putdata(QUARTERS)
    data = BytesIO()
    options = {"quality": 95} if kind == "jpeg" else {}
    image.resize((width, height), Image.Resampling.NEAREST).save(data, kind.upper(), **options)
    return data.getvalue()


def clip(name: str = "clip.mp4") -> bytes:
    """A committed clip: see ``tests/media-src/make.py`` for what each one is."""
    return (MEDIA / name).read_bytes()

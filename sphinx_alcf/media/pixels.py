"""Turn whatever a picture file holds into upright sRGB pixels of a given width."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms

from sphinx_alcf.media import raster
from sphinx_alcf.media.crop import WHOLE, Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGE: Final = 24_000_000
"""Pixels above which a picture is first reduced, so that no more of it than needed is kept."""

_ENCODING: Final = 40
"""Bytes for each pixel of the largest size: encoded, decoded again, and compared."""


def scaled(
    image: Image.Image, sizes: Sequence[tuple[int, int]], crop: Box | None = None
) -> Iterator[Image.Image]:
    """The picture in each of *sizes*, as RGB, or as RGBA where it is transparent.

    Args:
        image: As :func:`sphinx_alcf.media.raster.open_raster` gives it. It is closed as soon as it
            is not needed any more.
        sizes: Width and height in pixels after the camera's turn. Each is made from the original,
            not from the next larger one: that would soften it.
        crop: The part of the upright picture that is wanted; ``None`` for all of it.

    Raises :class:`~sphinx_alcf.media.raster.TooLargeError`, and what Pillow raises for damaged
    pixels.
    """
    turn = raster.orientation(image)
    profile = image.info.get("icc_profile")
    upright = raster.upright_size(image)
    (width, height), factor = _draft(image, sizes, crop)
    raster.check_size(image, upright)
    if _bytes(image, factor) > raster.MAX_BYTES:
        raise raster.TooLargeError(upright)
    base = _base(image, factor)
    if base is not image:
        image.close()
    width, height = width / factor, height / factor
    left, top, right, bottom = _unturned(crop or WHOLE, turn)
    box = (left * width, top * height, right * width, bottom * height)
    for size in sizes:
        unturned = (size[1], size[0]) if turn in raster.SIDEWAYS else size
        picture = base.resize(unturned, Image.Resampling.LANCZOS, box)
        if turn is not None:
            picture = picture.transpose(turn)
        yield _srgb(picture, profile if isinstance(profile, bytes) else b"")


def peak_bytes(
    image: Image.Image, sizes: Sequence[tuple[int, int]], crop: Box | None = None
) -> int:
    """About how much memory :func:`scaled` and an encoder take at most, in bytes.

    The picture's pixels have not been read; it is of no other use afterwards.
    """
    _, factor = _draft(image, sizes, crop)
    largest = max((width * height for width, height in sizes), default=0)
    base = 4 * image.width * image.height // factor**2
    return max(_bytes(image, factor), base + _ENCODING * largest)


def _draft(
    image: Image.Image, sizes: Sequence[tuple[int, int]], crop: Box | None
) -> tuple[tuple[float, float], int]:
    """Have no more of a picture decoded than is needed: its size then, and by what to reduce it."""
    left, _, right, _ = crop or WHOLE
    widest = round(max((width for width, _ in sizes), default=1) / (right - left))
    size = raster.draft(image, 2 * widest)
    pixels, across = image.width * image.height, raster.upright_size(image)[0]
    factor = max(1, across // (2 * widest)) if pixels > _LARGE else 1
    while across >= widest * (factor + 1) and (
        pixels > _LARGE * factor**2 or _bytes(image, factor) > raster.MAX_BYTES
    ):
        factor += 1
    return size, factor


def _bytes(image: Image.Image, factor: int) -> int:
    """The memory of a picture while it is decoded, or while its base is made of it."""
    pixels = image.width * image.height
    whole = factor == 1 and image.mode in ("L", "RGB", "CMYK")
    base = 0 if whole else 4 * pixels // factor**2
    return max(raster.decoding_bytes(image), raster.pixel_bytes(image) + base)


def _unturned(box: Box, turn: Image.Transpose | None) -> Box:
    """Where a part of the upright picture lies in the picture as it is stored."""
    left, top, right, bottom = box
    match turn:
        case Image.Transpose.FLIP_LEFT_RIGHT:
            return 1 - right, top, 1 - left, bottom
        case Image.Transpose.ROTATE_180:
            return 1 - right, 1 - bottom, 1 - left, 1 - top
        case Image.Transpose.FLIP_TOP_BOTTOM:
            return left, 1 - bottom, right, 1 - top
        case Image.Transpose.TRANSPOSE:
            return top, left, bottom, right
        case Image.Transpose.ROTATE_270:
            return top, 1 - right, bottom, 1 - left
        case Image.Transpose.TRANSVERSE:
            return 1 - bottom, 1 - right, 1 - top, 1 - left
        case Image.Transpose.ROTATE_90:
            return 1 - bottom, left, 1 - top, right
    return box


def _base(image: Image.Image, factor: int) -> Image.Image:
    """The picture in a mode that can be resized, each *factor* x *factor* pixels made one.

    That is L, RGB, CMYK, or RGBa: with opacity already counted in, so that no colour of what is
    clear gets into what is not. Where there is something to do, it is done in bands.
    """
    mode = _mode(image)
    if mode == image.mode and factor == 1:
        return image
    base = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    top = 0
    for band in raster.bands(image, factor):
        part = _plain(band, mode)
        if factor > 1:
            part = part.reduce(factor)
        base.paste(part, (0, top))
        top += part.height
    return base


def _mode(image: Image.Image) -> str:
    """The mode of :func:`_base` for a picture."""
    if raster.is_transparent(image):
        return "RGBa"
    if image.mode.startswith("I"):
        return "L"
    if image.mode in ("L", "LA", "1"):
        return "L"
    return image.mode if image.mode in ("RGB", "CMYK") else "RGB"


def _plain(band: Image.Image, mode: str) -> Image.Image:
    if band.mode.startswith("I"):
        # A PNG of 16 bits; Pillow's own conversion would cut off, not scale.
        wide = band.convert("I")
        grey = wide.point(lambda value: value * (1 / 257)).convert("L")
        return grey if mode == "L" else _keyed(grey, wide, int(band.info["transparency"]))
    if mode == "RGBa":
        return band.convert("RGBA").convert("RGBa")
    return band if band.mode == mode else band.convert(mode)


def _keyed(grey: Image.Image, wide: Image.Image, key: int) -> Image.Image:
    """*grey* with those pixels clear that are *key* in its 16 bits (PNG, 11.3.1.1, ``tRNS``)."""
    import numpy as np

    opaque = (np.asarray(wide) != key).astype(np.uint8) * 255
    grey = grey.convert("RGBA")
    grey.putalpha(Image.fromarray(opaque))
    return grey.convert("RGBa")


def _srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """RGB or RGBA in the colours that a browser assumes where a file has no profile."""
    if picture.mode == "RGBa":
        picture = picture.convert("RGBA")
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = _converted(picture.convert("RGB") if alpha else picture, profile).convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture through its ICC profile; as it is where that is missing, sRGB or damaged."""
    if not profile:
        return picture
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if ImageCms.getProfileDescription(given).startswith("sRGB"):
            return picture
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, given, srgb, outputMode="RGB") or picture
    except Exception:  # whatever a damaged or mismatched profile makes Pillow raise
        return picture

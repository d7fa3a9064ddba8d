"""Turn whatever a picture file holds into upright sRGB pixels of a given width."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from sphinx_alcf.media import raster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def scaled(image: Image.Image, sizes: Sequence[tuple[int, int]]) -> Iterator[Image.Image]:
    """The picture in each of *sizes*, as RGB, or as RGBA where it is transparent.

    Args:
        image: As :func:`sphinx_alcf.media.raster.open_raster` gives it; not too large.
        sizes: Width and height in pixels after the camera's turn, largest first. Each is made from
            the one before, so that a large original is shrunk only once.

    Raises what Pillow raises for damaged pixels.
    """
    turn = raster.orientation(image)
    profile = image.info.get("icc_profile")
    sideways = raster.upright_size(image) != image.size
    if image.format in ("JPEG", "MPO"):
        # The decoder can halve a picture by itself; twice the wanted size keeps it sharp.
        width, height = sizes[0]
        wanted = (2 * height, 2 * width) if sideways else (2 * width, 2 * height)
        image.draft(None, wanted)
    picture = _plain(image)
    if turn is not None:
        picture = picture.transpose(turn)
    picture = _resized(picture, sizes[0])
    picture = _srgb(picture, profile if isinstance(profile, bytes) else b"")
    for size in sizes:
        picture = _resized(picture, size)
        yield picture


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Shrink; Pillow weights colours by their opacity, so that no fringe appears."""
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits a channel, no palette: L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        # A PNG of 16 bits; Pillow's own conversion would cut off, not scale.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if raster.is_transparent(image):
        return image.convert("RGBA")
    if image.mode in ("L", "LA", "1"):
        return image.convert("L")
    return image if image.mode in ("RGB", "CMYK") else image.convert("RGB")


def _srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """RGB or RGBA in the colours that a browser assumes where a file has no profile."""
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

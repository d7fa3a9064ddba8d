"""The formats of smaller versions, and the least quality at which one looks like its picture."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PIL import Image

from sphinx_alcf.media.raster import load_format

if TYPE_CHECKING:
    from collections.abc import Callable

ALIKE: Final = 0.97
"""The structural similarity that a smaller version has at least (:mod:`sphinx_alcf.media.ssim`)."""

_MARGIN: Final = 0.0005
"""Added to it: another program rounds or resizes in slightly other ways."""

_NEAR: Final = 2
"""Steps of quality between a good and a bad one that are not worth another trial."""

_SLOPE: Final = -2.5
"""How the logarithm of what two pictures lack in likeness goes down with a format's effort, where
no two trials have shown it; about the same for photographs and charts."""


class Format(NamedTuple):
    """One format, as Pillow encodes it."""

    name: str
    """As ``alcf_image_formats`` and the ends of file names have it."""
    media_type: str
    lowest: int
    """The quality, 0 to 100, below which smooth grounds show blocks, however alike."""
    first: int
    """The quality to begin with: what most photographs need."""
    options: tuple[tuple[str, Any], ...]
    """Of Pillow's ``save``, by name."""
    opaque: bool = False
    """Whether it holds no transparency: what is clear becomes white."""
    knee: int = 0
    """Up to this quality a step counts a third of one above it; libwebp has such a curve."""

    def can_be_written(self) -> bool:
        """Whether this Pillow has the encoder."""
        load_format(self.name.upper())
        return self.name.upper() in Image.SAVE

    def encode(self, picture: Image.Image, **options: Any) -> bytes:
        """The file for a picture, without what the original's says of itself."""
        load_format(self.name.upper())  # else Pillow loads all that it has
        buffer = BytesIO()
        # Empty values, so that Pillow does not copy the original's metadata.
        nothing = {"exif": b"", "xmp": b"", "icc_profile": b""}
        picture.save(buffer, self.name, **{**nothing, **dict(self.options), **options})
        return buffer.getvalue()

    def effort(self, quality: float) -> float:
        """0 to 1, in equal steps for the eye."""
        if not self.knee:
            return quality / 100
        return quality / 150 if quality < self.knee else quality / 50 - 1

    def quality(self, effort: float) -> float:
        """The quality of an effort."""
        if not self.knee:
            return effort * 100
        return min(effort * 150, (effort + 1) * 50) if effort < 0.5 else (effort + 1) * 50


AVIF: Final = Format("avif", "image/avif", 45, 60, (("speed", 6), ("max_threads", 1)))
WEBP: Final = Format("webp", "image/webp", 60, 77, (("method", 4),), knee=75)
FORMATS: Final = {form.name: form for form in (AVIF, WEBP)}
"""Every format by its name, in the order in which browsers are offered them: the smallest first."""
JPEG: Final = Format(
    "jpeg", "image/jpeg", 60, 80, (("optimize", True), ("progressive", True)), opaque=True
)
"""What sites that show a page as a card all know; browsers are not offered it."""
ALL_FORMATS: Final = {**FORMATS, JPEG.name: JPEG}


def least_quality(form: Format, guess: int, likeness: Callable[[int], float]) -> int:
    """The least quality at which a picture is :data:`ALIKE`, or one hardly above it.

    Args:
        form: The format.
        guess: Where to begin, such as what another size of the picture needed.
        likeness: The similarity at a quality; each call encodes.

    Returns:
        A quality that *likeness* was called with; 100 where none is enough.
    """
    wanted = math.log(1 - ALIKE - _MARGIN)
    bad, good = form.lowest - 1, 101
    quality = max(form.lowest, min(100, guess))
    effort = lack = math.nan
    slope = _SLOPE
    while True:
        before, effort = effort, form.effort(quality)
        lacked, lack = lack, math.log(max(1e-9, 1 - likeness(quality)))
        if lack <= wanted:
            good = quality
        else:
            bad = quality
        if bad == 100 or (good <= 100 and good - bad <= _NEAR):
            return min(good, 100)
        if effort != before and (lack - lacked) / (effort - before) < _SLOPE / 4:
            slope = (lack - lacked) / (effort - before)
        quality = math.ceil(form.quality(effort + (wanted - lack) / slope))
        if good <= 100 and quality >= good - _NEAR:
            return good
        quality = max(bad + 1, min(good - 1, quality, 100))

"""Encode the renditions of one picture. Runs in a process of its own, or in the builder's."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias

from PIL import Image

from sphinx_alcf.media import raster
from sphinx_alcf.media.atomic import write_atomically
from sphinx_alcf.media.crop import WHOLE, Box
from sphinx_alcf.media.formats import ALIKE, ALL_FORMATS, WEBP, Format, least_quality
from sphinx_alcf.media.pixels import peak_bytes, scaled
from sphinx_alcf.media.rights import rights_of
from sphinx_alcf.media.tasks import Outcome, Settings, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE: Final = 0.9
"""A width within a tenth of the next larger one is not worth a file."""

_LARGEST: Final = 8_000_000
"""Pixels of the largest rendition: of a longer picture the widest are left out."""

_GROUNDS: Final = ("white", "black")
"""What transparent pictures are put on to be compared; on the worse of both they must be alike."""

_EXACT: Final = frozenset({"PNG", "GIF", "BMP"})
"""Formats that keep every pixel: charts and screenshots, which may be smaller if kept so."""
_DOUBT: Final = 0.01
"""So near above what is wanted, the other window in use for comparisons is asked as well."""
_FAR: Final = 2
"""Where keeping every pixel takes so many times the bytes, larger sizes do not try it."""


def encode(task: Task) -> Outcome:
    """Write the renditions of one picture into the cache; never raises for a damaged one.

    None are written for an animation, a small file, and a picture too large to decode. A rendition
    that has no fewer bytes than the next larger one or the original is left out.
    """
    width = height = None
    try:
        size = task.file.stat().st_size
        with raster.open_raster(task.file) as image:
            width, height = cropped(raster.upright_size(image), task.crop)
            if raster.is_animated(image) or size < task.settings.least:
                return Outcome(width, height)
            pictures = scaled(image, target_sizes(width, height, task.settings), task.crop)
            encoded = _all_formats(image, pictures, task.settings)
    except raster.TooLargeError as error:
        return Outcome(width, height, unreadable=str(error))
    except Exception as error:  # Pillow settles on no exception for damaged files
        return Outcome(unreadable=f"is damaged: {str(error) or type(error).__name__}")
    # Where it is cropped, the original cannot take the place of what is left out.
    most = size if task.crop is None else None
    renditions = []
    try:
        for form, files in encoded.items():
            for (shown_width, shown_height), data in _lighter(files, most):
                file = f"{slug(task.name)}-{shown_width}-{task.key}.{form.name}"
                write_atomically(task.cache / file, data)
                renditions.append((file, shown_width, shown_height, len(data)))
    except OSError as error:
        return Outcome(width, height, unwritable=error.strerror or str(error))
    return Outcome(width, height, tuple(renditions))


def memory(task: Task) -> int:
    """About how many bytes a task takes; none where the picture cannot be read."""
    try:
        with raster.open_raster(task.file) as image:
            size = cropped(raster.upright_size(image), task.crop)
            return peak_bytes(image, target_sizes(*size, task.settings), task.crop)
    except Exception:  # as above
        return 0


def cropped(size: tuple[int, int], crop: Box | None) -> tuple[int, int]:
    """Width and height in pixels of a part of a picture, at least one each."""
    left, top, right, bottom = crop or WHOLE
    return max(1, round(size[0] * (right - left))), max(1, round(size[1] * (bottom - top)))


def target_sizes(width: int, height: int, settings: Settings) -> list[tuple[int, int]]:
    """The sizes in which a picture is offered, narrowest first, in pixels.

    The largest is the picture's own or the widest setting, whichever is narrower, so that the set
    can stand in for the original; the others are those settings that are clearly narrower. Of a
    very long picture, those that would be too large are left out.
    """
    top = min(width, max(settings.widths, default=0))
    widths = {top, *(w for w in settings.widths if w <= top * _CLOSE)}
    sizes = [(w, max(1, round(height * w / width))) for w in sorted(widths) if w > 0]
    return [(w, h) for w, h in sizes if h <= raster.MAX_SIDE and w * h <= _LARGEST]


def slug(name: str) -> str:
    """The stem of a path in letters that need no escape in an address or a ``srcset``."""
    stem = unicodedata.normalize("NFKD", PurePosixPath(name).stem)
    plain = re.sub(r"[^A-Za-z0-9_.]+", "-", stem.encode("ascii", "ignore").decode())
    return plain.strip("-.")[:60] or "picture"


_File: TypeAlias = tuple[tuple[int, int], bytes]
"""Width and height in pixels, and what is encoded."""


def _all_formats(
    image: Image.Image, pictures: Iterable[Image.Image], settings: Settings
) -> dict[Format, list[_File]]:
    """What each format makes of each of *pictures*, which are made of *image*, narrowest first."""
    forms = [form for name, form in ALL_FORMATS.items() if name in settings.formats]
    encoded: dict[Format, list[_File]] = {form: [] for form in forms}
    guesses = {form: form.first for form in forms}
    exact = image.format in _EXACT
    for picture in pictures:
        rights = rights_of(image)
        metadata = {"exif": rights.exif(), "xmp": rights.xmp()}
        for form in forms:
            shown = _on(picture, "white") if form.opaque else picture
            data, guesses[form] = _least(form, shown, guesses[form], metadata)
            if exact and form is WEBP:
                whole = form.encode(picture, lossless=True, **metadata)
                exact = len(whole) < _FAR * len(data)
                data = min(whole, data, key=len)
            encoded[form].append((picture.size, data))
    return encoded


def _least(
    form: Format, picture: Image.Image, guess: int, metadata: dict[str, bytes]
) -> tuple[bytes, int]:
    """The smallest file that looks like a picture, and the quality that it took."""
    # Here, because a build that makes nothing needs no numpy.
    from sphinx_alcf.media.ssim import PLAIN, similarity

    tried: dict[int, bytes] = {}
    grounds = [(_on(picture, ground), ground) for ground in _grounds(picture)]

    def likeness(quality: int) -> float:
        tried[quality] = form.encode(picture, quality=quality, **metadata)
        with Image.open(BytesIO(tried[quality]), formats=[form.name.upper()]) as other:
            pairs = [(plain, _on(other, ground)) for plain, ground in grounds]
            found = min(similarity(*pair) for pair in pairs)
            if 0 <= found - ALIKE < _DOUBT:
                found = min(found, *(similarity(*pair, PLAIN) for pair in pairs))
        return found

    quality = least_quality(form, guess, likeness)
    return tried[quality], quality


def _grounds(picture: Image.Image) -> tuple[str, ...]:
    return _GROUNDS if picture.mode == "RGBA" else _GROUNDS[:1]


def _on(picture: Image.Image, ground: str) -> Image.Image:
    """A picture without transparency: as it looks on a ground."""
    if picture.mode != "RGBA":
        return picture
    plain = Image.new("RGBA", picture.size, ground)
    plain.alpha_composite(picture)
    return plain.convert("RGB")


def _lighter(files: list[_File], most: int | None) -> list[_File]:
    """Those, narrowest first, that have fewer bytes than the next larger one, and than *most*."""
    kept: list[_File] = []
    for size, data in reversed(files):
        if most is None or len(data) < most:
            kept.insert(0, (size, data))
            most = len(data)
    return kept

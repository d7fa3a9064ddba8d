"""Pictures that a format cannot take, converted by Pillow: LaTeX knows neither WebP nor AVIF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from sphinx.transforms.post_transforms.images import ImageConverter

if TYPE_CHECKING:
    import os


class PillowConverter(ImageConverter):
    """Converts raster pictures to PNG, the first frame of those that move."""

    formats = ("latex", "texinfo")
    conversion_rules = [  # noqa: RUF012 - the base class declares it for instances
        ("image/webp", "image/png"),
        ("image/avif", "image/png"),
        ("image/gif", "image/png"),
        ("image/bmp", "image/png"),
    ]

    def is_available(self) -> bool:
        """Pillow is a dependency."""
        return True

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Write *_from* as PNG to *_to*; ``False`` where Pillow cannot read it."""
        try:
            with Image.open(Path(_from)) as image:
                image.convert("RGBA").save(Path(_to), "PNG")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return False
        return True

"""Pictures that a format cannot take, converted by Pillow: PDF and EPUB know no WebP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from sphinx.transforms.post_transforms.images import ImageConverter

from sphinx_alcf.builders import writes_web_html

if TYPE_CHECKING:
    import os

    from sphinx.application import Sphinx


def set_up_converter(app: Sphinx) -> None:
    """Convert pictures for the builders that need it. A handler of ``builder-inited``.

    Browsers show what Sphinx's builders of HTML do not count as theirs, and converters run in each
    builder for which they are registered, whatever ``formats`` they name. EPUB needs this one, for
    its manifest has no type for WebP and AVIF.
    """
    if not writes_web_html(app.builder):
        app.add_post_transform(PillowConverter)


class PillowConverter(ImageConverter):
    """Converts raster pictures to PNG, the first frame of those that move."""

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

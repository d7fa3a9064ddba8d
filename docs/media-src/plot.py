"""Line charts in dark ink on a transparent ground, drawn double size and shrunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INK, RULE = "#080812", "#d8dce1"
TWICE = 2

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Plot:
    """A chart of 1600 by 1000 pixels; what is drawn later lies on top."""

    def __init__(self, box: Box, span: Box, sizes: tuple[int, int] = (30, 34)) -> None:
        """Set the plot's edges in pixels (left, top, right, bottom) and in values.

        ``span`` is the least and the greatest x, then y; ``sizes`` are those of numbers and words.
        """
        self.box, self.span = box, span
        self._image = Image.new("RGBA", (1600 * TWICE, 1000 * TWICE), (255, 255, 255, 0))
        self._draw = ImageDraw.Draw(self._image)
        self._small, self._large = (ImageFont.load_default(size * TWICE) for size in sizes)

    def at(self, x: float, y: float) -> Point:
        """Return the place of a value."""
        (left, top, right, bottom), (x0, x1, y0, y1) = self.box, self.span
        across = left + (x - x0) / (x1 - x0) * (right - left)
        return across * TWICE, (bottom - (y - y0) / (y1 - y0) * (bottom - top)) * TWICE

    def rules(self, values: Iterable[float], form: str, bold: float = 0) -> None:
        """Draw a rule and a number at each of the ``values`` of y, a ``bold`` one in ink."""
        for y in values:
            ends = [self.at(self.span[0], y), self.at(self.span[1], y)]
            colour, width = (INK, 6) if y == bold else (RULE, 3)
            self._draw.line(ends, fill=colour, width=width)
            place = (ends[0][0] - 20 * TWICE, ends[0][1])
            self._draw.text(place, format(y, form), INK, self._small, "rm")

    def numbers(self, values: Iterable[float], form: str) -> None:
        """Write the ``values`` of x under the plot."""
        for x in values:
            across, bottom = self.at(x, self.span[2])
            place = (across, bottom + 16 * TWICE)
            self._draw.text(place, format(x, form), INK, self._small, "mt")

    def line(self, points: list[Point], colour: str, width: int = 7) -> None:
        """Draw a curve through places that ``at`` has returned."""
        self._draw.line(points, fill=colour, width=width * TWICE, joint="curve")

    def word(
        self, place: Point, text: str, colour: str = INK, anchor: str = "ms", small: bool = False
    ) -> None:
        """Write ``text`` at a place in the drawing's pixels."""
        self._draw.text(place, text, colour, self._small if small else self._large, anchor)

    def axes(self, across: str, up: str) -> None:
        """Name the axes: x under the plot, y over its left end."""
        middle = ((self.box[0] + self.box[2]) / 2 * TWICE, 975 * TWICE)
        self.word(middle, across)
        self.word((self.box[0] * TWICE, 20 * TWICE), up, anchor="lt")

    def save(self, path: Path, colours: int = 0) -> None:
        """Write the chart as PNG, with no more than so many ``colours`` if they are limited."""
        size = (self._image.width // TWICE, self._image.height // TWICE)
        small = self._image.resize(size, Image.Resampling.LANCZOS)
        if colours:
            small = small.quantize(colours, method=Image.Quantize.FASTOCTREE)
        small.save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size} bytes")

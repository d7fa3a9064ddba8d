"""Make the theme's font files from the npm package ``@fontsource-variable/figtree``.

    npm pack @fontsource-variable/figtree@5.3.0 && tar xzf fontsource-variable-figtree-5.3.0.tgz
    pip install fonttools brotli
    python tools/subset_font.py package --arial LiberationSans-Regular.ttf LiberationSans-Bold.ttf

Figtree is the work of Erik Kennedy and the Figtree project, under the SIL Open Font License 1.1,
whose text is copied beside the files. Pages load the first file of each style early, so it holds
no more than most of them show, :data:`CORE`; the other files come where a page has one of their
letters. What is printed stands in css/fonts.css: the letters of each file, and with ``--arial``,
which takes fonts with the widths of Arial and Arial Bold, the descriptors of the rules that stand
in until Figtree has come (CSS Fonts 5, "Font metrics override descriptors"). The same package and
fontTools give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

if TYPE_CHECKING:
    from collections.abc import Iterable

OUT = Path(__file__).parents[1] / "sphinx_alcf" / "theme" / "alcf" / "static" / "fonts"
CORE = frozenset(
    [
        *map(chr, range(0x20, 0x7F)),
        *"\N{NO-BREAK SPACE}–—‘’‚“”„‹›…•·",  # noqa: RUF001
        *"ÄÖÜßäöü",
        *"ÀÂÆÇÈÉÊËÎÏÔÙÛàâæçèéêëîïôùûÿŒœ«»",
        *"ÁÍÑÓÚáíñóú¡¿",
        *"¶°±×−µ²³©€",  # noqa: RUF001
    ]
)
"""The letters of English, German, French and Spanish, and the signs that stories have."""
STYLES = {"normal": "", "italic": "-italic"}
PARTS = {"": "latin", "-latin": "latin", "-ext": "latin-ext"}
"""What is made of which file of the package: the core, the rest of it, and further letters."""
WEIGHTS = (400, 400, 700)
"""Lowest, default and highest weight that is kept."""
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "pnum", "rvrn", "tnum"]
SHARES = "18 10.4 7.3 6.5 6.2 5.6 5.7 5.1 4.9 5 3.5 3.3 2.2 2.3 2 1.7 2 1.6 1.5 1.4 1.2 .8 .6 .7 .7"
LETTERS = {
    letter: float(share)
    for letter, share in zip(
        " etaoinshrdlcumwfgypbvk.,",
        SHARES.split(),
        strict=True,
    )
}
"""How often a letter comes in English text, in per cent."""


def shrink(source: Path, target: Path, letters: Iterable[int]) -> int:
    """Keep *letters*, weights and features that the theme uses; return the size in bytes."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 5, 13, 14], hinting=False)
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


def letters_of(folder: Path, style: str) -> dict[str, list[int]]:
    """The code points of each part; none is in two, so that a page loads no part in vain."""
    latin, further = (
        {code for code in TTFont(file_of(folder, name, style)).getBestCmap() if code >= 0x20}
        for name in ("latin", "latin-ext")
    )
    core = latin & set(map(ord, CORE))
    return {"": sorted(core), "-latin": sorted(latin - core), "-ext": sorted(further - latin)}


def file_of(folder: Path, name: str, style: str) -> Path:
    """A file of the package."""
    return folder / "files" / f"figtree-{name}-wght-{style}.woff2"


def unicode_range(codes: Iterable[int]) -> str:
    """Sorted code points as the descriptor ``unicode-range`` has them."""
    number = count()
    runs = [list(run) for _, run in groupby(codes, lambda code: code - next(number))]
    return ", ".join(
        f"U+{run[0]:X}-{run[-1]:X}" if run[0] < run[-1] else f"U+{run[0]:X}" for run in runs
    )


def width(font: TTFont) -> float:
    """The width of an average letter of text, as a part of the font's size."""
    names, advance = font.getBestCmap(), font["hmtx"]
    total = sum(share * advance[names[ord(sign)]][0] for sign, share in LETTERS.items())
    return float(total / sum(LETTERS.values()) / font["head"].unitsPerEm)


def descriptors(source: Path, weight: int, arial: Path) -> str:
    """What makes *arial* take the room of Figtree at *weight*."""
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    ratio = width(font) / width(TTFont(arial))
    head, em = font["hhea"], font["head"].unitsPerEm
    up, down = head.ascent / em / ratio, -head.descent / em / ratio
    return (
        f"size-adjust: {ratio:.2%}; ascent-override: {up:.2%}; "
        f"descent-override: {down:.2%}; line-gap-override: 0%"
    )


def say(line: str) -> None:
    """Write a line for whoever runs this."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Make the theme's font files.")
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    parser.add_argument("--arial", type=Path, nargs=2, metavar=("REGULAR", "BOLD"))
    args = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    for style, suffix in STYLES.items():
        for part, letters in letters_of(args.package, style).items():
            target = OUT / f"figtree{part}{suffix}.woff2"
            size = shrink(file_of(args.package, PARTS[part], style), target, letters)
            say(f"{target.name}: {size} bytes; {unicode_range(letters)}")
    licence = (args.package / "LICENSE").read_text("utf-8")
    (OUT / "OFL.txt").write_text(licence, "utf-8")
    roman = file_of(args.package, "latin", "normal")
    for weight, arial in zip((400, 600), args.arial or (), strict=False):
        say(f"{weight}: {descriptors(roman, weight, arial)}")


if __name__ == "__main__":
    main()

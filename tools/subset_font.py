"""Make the theme's font files from the npm package ``@fontsource-variable/figtree``.

    npm pack @fontsource-variable/figtree@5.3.0 && tar xzf fontsource-variable-figtree-5.3.0.tgz
    pip install fonttools brotli
    python tools/subset_font.py package --arial LiberationSans-Regular.ttf LiberationSans-Bold.ttf

Figtree is the work of Erik Kennedy and the Figtree project, under the SIL Open Font License 1.1,
whose text is copied beside the files. ``--arial`` takes fonts with the widths of Arial and Arial
Bold, and prints the descriptors of the ``@font-face`` rules that stand in until Figtree has come
(CSS Fonts 5, "Font metrics override descriptors"): css/type.css has them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).parents[1] / "sphinx_alcf" / "theme" / "alcf" / "static" / "fonts"
FILES = {
    "figtree-latin-wght-normal": "figtree",
    "figtree-latin-wght-italic": "figtree-italic",
    "figtree-latin-ext-wght-normal": "figtree-ext",
    "figtree-latin-ext-wght-italic": "figtree-ext-italic",
}
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


def shrink(source: Path, target: Path) -> int:
    """Keep the weights and features that the theme uses; return the size in bytes."""
    font = TTFont(source)
    options = Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 5, 13, 14], hinting=False)
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


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
    for source, target in FILES.items():
        size = shrink(args.package / "files" / f"{source}.woff2", OUT / f"{target}.woff2")
        say(f"{target}.woff2: {size} bytes")
    licence = (args.package / "LICENSE").read_text("utf-8")
    (OUT / "OFL.txt").write_text(licence, "utf-8")
    roman = args.package / "files" / "figtree-latin-wght-normal.woff2"
    for weight, arial in zip((400, 600), args.arial or (), strict=False):
        say(f"{weight}: {descriptors(roman, weight, arial)}")


if __name__ == "__main__":
    main()

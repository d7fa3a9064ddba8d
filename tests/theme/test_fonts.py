"""The fonts' files, and the rules that say which letters each of them has."""

# ruff: noqa: RUF001

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import sphinx_alcf
from tests.theme.support import THEME

FONTS = THEME / "static" / "fonts"
LOCALE = Path(sphinx_alcf.__file__).parent / "locale"
CSS = (THEME / "css" / "fonts.css").read_text("utf-8")
RULE = re.compile(r'url\("fonts/([\w-]+)\.woff2"\).*?unicode-range: ([^;]+);', re.S)


def letters(ranges: str) -> set[str]:
    """The letters of a descriptor ``unicode-range``."""
    found: set[str] = set()
    for part in re.findall(r"U\+([0-9A-F-]+)", ranges):
        first, _, last = part.partition("-")
        found |= set(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return found


HAS = {name: letters(ranges) for name, ranges in RULE.findall(CSS)}


def test_fonts_come_with_their_licence_and_are_all_used() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL Open Font License" in licence.replace("OPEN", "Open")
    assert {path.stem for path in FONTS.glob("*.woff2")} == set(HAS)


def test_no_letter_is_in_two_files_of_a_style() -> None:
    """Else a page would load both for it."""
    for style in (True, False):
        parts = [has for name, has in HAS.items() if name.endswith("-italic") is style]
        assert len(parts) == 3
        for one, other in combinations(parts, 2):
            assert one & other == set()


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_the_file_that_comes_early_has_what_the_theme_says(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "sphinx_alcf.po").open("rb") as file:
        catalog = read_po(file)
    said = {sign for message in catalog if message.id for sign in "".join(message.string or ())}
    assert said - HAS["figtree"] - set("\n\u202f") == set()  # blanks are any font's


@pytest.mark.parametrize(
    "text",
    [
        "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. „Ja“, ‚ja‘, »ja«, ›ja‹!",
        "Êtes-vous sûr ? « Dès Noël où un zéphyr haï me vêt de glaçons würmiens » : l’œuvre d’Æ.",
        "¿Qué? ¡El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia en España!",
        "“It’s” ‘so’ – and — so… © 2024 · 50 % of 21 °C ± 3 × 10² µm³, −4 € [a] {b} <c> ~^|\\@_ ¶",
    ],
)
def test_the_file_that_comes_early_has_what_stories_are_written_with(text: str) -> None:
    """A letter of another file comes later, and words may move for it."""
    rare = set("ŸΜ")  # of "ÿ"; and the sign for micro, as a letter, is Greek
    assert set(text + text.upper()) - rare <= HAS["figtree"]
    assert HAS["figtree"] == HAS["figtree-italic"]


def test_a_font_that_comes_early_comes_in_one_flight() -> None:
    """Ten segments of 1460 bytes, less the head of the answer (RFC 6928)."""
    assert (FONTS / "figtree.woff2").stat().st_size <= 14_200

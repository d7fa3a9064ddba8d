"""The manual as a book: the PDF and the EPUB that Read the Docs makes of it, as its builders do."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from tests.support.markup import parse
from tests.support.paper import pages_of
from tests.support.site import sphinx_build

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_these_are_the_formats_that_are_asked_for() -> None:
    asked = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))
    assert set(asked["formats"]) == {"htmlzip", "pdf", "epub"}
    assert asked["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}


@dataclass(frozen=True)
class Book:
    """A PDF, sheet by sheet, and what LaTeX said of it."""

    pages: list[str]
    log: str

    @property
    def complaints(self) -> list[str]:
        """What does not fit, by how many points, and what leads nowhere."""
        wide = re.findall(r"Overfull \\hbox \(([\d.]+)pt.*", self.log)
        lost = r".*undefined on input line.*|.*multiply defined.*|.*on page .* undefined.*"
        return [f"{pt} pt too wide" for pt in wide if float(pt) > 1] + re.findall(lost, self.log)


def print_book(folder: Path, *options: str) -> Book:
    """The manual's PDF, by the command of Read the Docs."""
    sphinx_build(DOCS, folder / "latex", "latex", "-W", "-n", *options)
    command = "latexmk -r latexmkrc -pdf -f -dvi- -ps- -jobname=book -interaction=nonstopmode"
    run = subprocess.run(
        command.split(),
        cwd=folder / "latex",
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # LaTeX breaks its lines within letters
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]
    log = (folder / "latex/book.log").read_text("utf-8", "replace")
    return Book(pages_of(folder / "latex/book.pdf"), log)


@pytest.mark.tex
@pytest.mark.needs("pdftotext")
def test_the_pdf_holds_what_is_there_to_be_read(tmp_path: Path) -> None:
    book = print_book(tmp_path)
    assert book.complaints == []
    assert "lacks the letter" not in book.log
    cover, contents, *_ = book.pages
    for words in ("sphinx-alcf", "Feature stories with Sphinx", "The sphinx-alcf contributors"):
        assert words in cover
    assert contents.startswith("Contents")
    whole = " ".join(book.pages)
    for words in ("Quick start", "The wave that would not break", "alcf_media_path", "Releasing"):
        assert words in whole
    # What is there to be looked at on a screen.
    for words in ("Kitchen sink, palettes", "Where to go", "Bibliography"):
        assert words not in whole


@pytest.mark.tex
@pytest.mark.needs("pdftotext")
def test_all_that_the_theme_draws_fits_on_paper(tmp_path: Path) -> None:
    book = print_book(tmp_path, "-t", "everything")
    assert book.complaints == []
    assert any("Kitchen sink, palettes" in page for page in book.pages)


def test_every_link_of_the_one_page_of_the_zip_leads_somewhere(tmp_path: Path) -> None:
    """Read the Docs packs what ``singlehtml`` makes."""
    out = tmp_path / "html"
    sphinx_build(DOCS, out, "singlehtml", "-W", "-n", "-j", "2")
    page = parse((out / "index.html").read_text("utf-8"))
    ids = {element.attrs["id"] for element in page.all(id=True)}
    dead = []
    for element in page.walk():
        for name in {"href", "src", "poster"} & element.attrs.keys():
            split = urlsplit(element.attrs[name])
            if split.scheme or split.netloc:
                continue
            here = split.path in {"", "index.html"}
            lost = split.fragment and unquote(split.fragment) not in {"top", *ids}
            if lost if here else not (out / unquote(split.path)).is_file():
                dead.append(f"<{element.tag}> {element.attrs[name]}")
    assert dead == []


@pytest.mark.needs("epubcheck", "java")
def test_the_epub_is_valid(tmp_path: Path) -> None:
    sphinx_build(DOCS, tmp_path / "epub", "epub", "-W", "-n")
    (book,) = (tmp_path / "epub").glob("*.epub")
    # Debian's program is a jar, which not every kernel starts.
    command = ["java", "-jar", shutil.which("epubcheck") or "", "--failonwarnings", str(book)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr

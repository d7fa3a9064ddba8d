"""What readers of the old site lose in the new one, page by page.

========== =======================================================================================
addresses  Every page of Jekyll's answers at its file's address and at that without ``.html``,
           as a page or as a redirect that leads to the same page.
words      All words and signs in order; the new page has no others but where ``dialects.py``
           lets it, or where *more* names the page.
notes      Footnotes, in order.
entries    Lists of pages: the same pages, with the same titles, in the same order. Of each, all
           its words.
links      Every link of the text leads to the page that has come of its old target, and there to
           the heading of the same words; others are the same to the letter.
anchors    Every id of an old heading is one of the new page, for links that come from elsewhere.
media      Every picture (by its bytes), video and frame is shown, pictures with their text
           alternatives.
captions   Every figure has its caption and credit.
text       Every block of words stands in the plain text, in the EPUB and in the LaTeX source:
epub       see ``formats.py``.
latex
========== =======================================================================================
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from tests.support.moved.built import BuiltSite
from tests.support.moved.dialects import NEW
from tests.support.moved.formats import missing_blocks, text_of_latex, text_of_xhtml
from tests.support.moved.pair import REPLACED, Pair
from tests.support.site import sphinx_build

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

FORMATS: Final = ("html", "dirhtml", "latex", "epub", "text")

_MEANING: Final = re.compile(r"""<abbr\b[^>]*\btitle="([^"]*)\"""")


@dataclass(frozen=True)
class Difference:
    """Something that readers of a page lose."""

    page: str
    """The old page's file."""
    kind: str
    """As the table above has it."""
    message: str
    builder: str = "html"

    def __str__(self) -> str:
        """As a failed test shows it."""
        return f"{self.page} in {self.builder}: {self.kind}\n    {self.message}"


def build_formats(project: Path, out: Path) -> dict[str, Path]:
    """Build *project* in all formats, each without a warning, into folders of *out*."""
    for name in FORMATS:
        sphinx_build(project, out / name, name, "-W", "-n", "--keep-going")
    return {name: out / name for name in FORMATS}


def compare(
    old: BuiltSite, outputs: Mapping[str, Path], *, more: Collection[str] = ()
) -> list[Difference]:
    """All that is lost from *old* to the *outputs* of :func:`build_formats`.

    The old pages *more* may have gained words, as those may that Jekyll showed without a frame.
    """
    found: list[Difference] = []
    for builder in ("html", "dirhtml"):
        new = BuiltSite(outputs[builder], NEW)
        lost = compare_sites(old, new, more=more)
        found += [Difference(it.page, it.kind, it.message, builder) for it in lost]
    return [*found, *_compare_formats(old, outputs)]


def compare_sites(
    old: BuiltSite, new: BuiltSite, *, more: Collection[str] = ()
) -> list[Difference]:
    """All that is lost in HTML. *more* as for :func:`compare`."""
    found = [
        Difference(file, "addresses", message)
        for file in old.pages
        for message in _unanswered(file, new)
    ]
    moved = arrivals(old, new)
    for file, new_file in moved.items():
        if file not in REPLACED:
            pair = Pair(old, new, file, new_file, moved, more=file in more)
            found += [Difference(file, kind, message) for kind, message in pair.differences()]
    return found


def listed(found: Sequence[Difference]) -> str:
    """All of them, for the message of a failed test; counted by kind."""
    counts = Counter(difference.kind for difference in found)
    head = ", ".join(f"{number} of {kind}" for kind, number in sorted(counts.items()))
    return "\n".join([head, *map(str, found)])


def arrivals(old: BuiltSite, new: BuiltSite) -> dict[str, str]:
    """For each page of *old*, the page of *new* that its reader arrives at; without others."""
    found: dict[str, str] = {}
    for file in old.pages:
        pages = [page for address in _addresses(file) if (page := new.at(address))]
        if pages:
            found[file] = pages[0]
    return found


def _addresses(file: str) -> tuple[str, str]:
    folder, _, name = f"/{file}".rpartition("/")
    return f"/{file}", f"{folder}/" if name == "index.html" else f"/{file[:-5]}"


def _unanswered(file: str, new: BuiltSite) -> Iterator[str]:
    """What is wrong with the addresses of *file* in the new site."""
    arrived = {address: new.at(address) for address in _addresses(file)}
    yield from (f"{address} is not answered" for address, page in arrived.items() if page is None)
    if len({page for page in arrived.values() if page}) > 1:
        yield f"its addresses lead to several pages: {arrived}"


def _compare_formats(old: BuiltSite, outputs: Mapping[str, Path]) -> Iterator[Difference]:
    html = BuiltSite(outputs["html"], NEW)
    chapters = sorted(outputs["latex"].glob("*.tex"))
    book = text_of_latex("".join(chapter.read_text("utf-8") for chapter in chapters))
    for file, new_file in arrivals(old, html).items():
        if file in REPLACED:
            continue
        name = new_file.removesuffix(".html")
        page = (outputs["epub"] / f"{name}.xhtml").read_text("utf-8")
        texts = {
            "text": (outputs["text"] / f"{name}.txt").read_text("utf-8"),
            "epub": text_of_xhtml(page),
            "latex": book,
        }
        # Without HTML, what an abbreviation stands for is said behind it.
        meanings = _MEANING.findall((old.root / file).read_text("utf-8"))
        for builder, text in texts.items():
            for meaning in meanings:
                text = text.replace(f"({unescape(meaning)})", "")
            for message in missing_blocks(old.read(file), text):
                yield Difference(file, builder, message, builder)

"""The comparison of an old site with a new one sees what is lost, and lets pass what may differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.migrate.compared import (
    FOLDER,
    NEW_OTHER,
    NEW_PAGE,
    OLD_OTHER,
    OLD_PAGE,
    REDIRECT,
    SITE,
    new_files,
    old_files,
    write,
)
from tests.support.moved.built import BuiltSite
from tests.support.moved.compare import compare_sites, listed
from tests.support.moved.dialects import NEW, OLD


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., str]:
    """What is found between an old and a new site."""

    def run(
        new: dict[str, str | bytes] | str = NEW_PAGE,
        old: dict[str, str | bytes] | str = OLD_PAGE,
        **options: set[str],
    ) -> str:
        olds = old_files(old) if isinstance(old, str) else old
        news = new_files(new) if isinstance(new, str) else new
        before = BuiltSite(write(tmp_path / "old", olds), OLD, SITE)
        after = BuiltSite(write(tmp_path / "new", news), NEW)
        lost = compare_sites(before, after, **options)
        return listed(lost) if lost else ""

    return run


def test_what_may_differ_passes(found: Callable[..., str]) -> None:
    assert found() == ""


@pytest.mark.parametrize(
    ("was", "now", "kind", "said"),
    [
        ("Two ions walk", "Two walk", "words", "Two [-ions-] walk into"),
        ("Two ions walk", "Two ions slowly walk", "words", "Two ions {+slowly+} walk into"),
        ("<strong>night", "<strong>{: .x }night", "words", "{+{ : . x }+}"),
        ("O<br />at", "Oat", "words", "[-H2O at-] {+H2Oat+}"),
        ("H<sub>2</sub>O", "H 2 O", "words", "[-H2O-] {+H 2 O+}"),
        ('"dissolves"', "dissolves", "words", '[-"-] dissolves'),
        ('slowly<a class="footnote-reference"', "slowly<a class='x'", "words", "[-slowly \u2042-]"),
        ("For a salt", "For salt", "notes", "For [-a-] salt"),
        ('<aside class="footnote">', "<aside>", "notes", "[-For a salt .-]"),
        ('href="other.html#id1"', 'href="other.html#id7"', "links", "there is no #id7"),
        ('href="other.html#id1"', 'href="other.html#results"', "links", "to 'Results' instead of"),
        ('href="other.html#id1"', 'href="folder.html"', "links", "leads to folder.html, not to"),
        ('<a href="other.html#id1"><span class="std">one</span></a>', "one", "links", "no link"),
        ("a%28b%29", "a", "links", "leads to https://example.org/a"),
        ("mailto:a@b", "mailto:a@c", "links", "leads to mailto:a@c"),
        ('<a href="other.html">pond</a>', "pond", "links", "'pond' (/other) is no link any more"),
        ("_downloads/tides.pdf", "_downloads/tides.txt", "links", "'Tides' (/assets/tides.pdf)"),
        ('<span id="results-1">', "<span>", "anchors", "no #results-1 (Results)"),
        ("_images/c.png", "_images/d.png", "media", "/assets/c.png is not shown"),
        ("_images/c.png", "_images/e.png", "media", "e.png is shown, but is not there"),
        ("_images/a%20b.png", "_images/d.png", "media", "/assets/a%20b.png is not shown"),
        ('data-player="', 'data-other="', "media", "youtube.com/embed/abc is not shown"),
        ('alt="A lamp"', 'alt=""', "media", "lacks its text alternative 'A lamp'"),
        ('text">Before', 'text">', "captions", "caption 'Before' and credit nothing is missing"),
        (" Wei</p>", "</p>", "captions", "caption 'After' and credit 'Wei' is missing"),
        (" Ida</p>", "</p>", "captions", "caption 'The pond' and credit 'Ida' is missing"),
        ("_images/c.png", "_images/d.png", "captions", "/assets/c.png with caption 'Before'"),
        ('<h3><a href="other.html">', "<h3><a>", "entries", "'Other things' (/other)"),
        (">A folder</a></h3>", ">Folder</a></h3>", "entries", "'A folder' (/folder/) is missing"),
        ("<p>Its intro.</p>", "", "entries", "lacks the words Its intro"),
    ],
)
def test_a_loss_is_seen(
    was: str, now: str, kind: str, said: str, found: Callable[..., str]
) -> None:
    assert was in NEW_PAGE
    changed = NEW_PAGE.replace(was, now)
    if (was, kind) == (">A folder</a></h3>", "entries"):  # it stands in the second list, too
        changed = changed.replace('<p><a href="folder.html">A folder</a></p>', "")
    report = found(changed)
    assert f"salt.html in html: {kind}\n" in report
    assert said in report


def test_a_paragraph_in_another_place_is_seen(found: Callable[..., str]) -> None:
    moved = "<p>Another paragraph, of its own.</p>\n"
    there = '<section id="results">'
    report = found(NEW_PAGE.replace(moved, "").replace(there, moved + there))
    assert "{+Another paragraph , of its own .+}" in report
    assert "[-Another paragraph , of its own .-]" in report


def test_entries_in_another_order_are_seen(found: Callable[..., str]) -> None:
    first = (
        '<li class="alcf-card"><h3><a href="other.html">Other things</a></h3>\n'
        "<p>Its intro.</p></li>"
    )
    assert first in NEW_PAGE
    swapped = NEW_PAGE.replace(first, "").replace(
        "</li></ul>\n<p>Then", f"</li>{first}</ul>\n<p>Then"
    )
    assert "'A folder' (/folder/) is out of order" in found(swapped)


def test_figures_in_another_order_are_seen(found: Callable[..., str]) -> None:
    start = NEW_PAGE.index('<figure class="alcf-figure"><div class="alcf-media">')
    end = NEW_PAGE.index('<figure class="alcf-figure"><div data-player')
    before, figure, after = NEW_PAGE[:start], NEW_PAGE[start:end], NEW_PAGE[end:]
    report = found(before + after.replace("<dl", f"{figure}<dl"))
    assert "is missing, or out of order" in report


def test_an_address_without_an_answer_is_seen(found: Callable[..., str]) -> None:
    files = new_files()
    del files["folder/index.html"]
    report = found(files)
    assert "folder/index.html in html: addresses\n    /folder/ is not answered" in report


def test_an_address_that_leads_to_another_page_is_seen(found: Callable[..., str]) -> None:
    files = {**new_files(), "folder/index.html": REDIRECT.replace("folder", "other")}
    report = found(files)
    assert "folder/index.html in html: words\n    [-A folder-]" in report
    twice = {**new_files(), "salt/index.html": FOLDER, "other.html": REDIRECT.replace("../", "")}
    assert "other.html in html: words" in found(twice)


def test_a_redirect_in_a_circle_is_no_answer(found: Callable[..., str]) -> None:
    circle = '<meta http-equiv="refresh" content="0; url=index.html">'
    report = found({**new_files(), "folder/index.html": circle})
    assert "/folder/ is not answered" in report


def test_pages_in_folders_are_found(found: Callable[..., str]) -> None:
    page = NEW_PAGE
    for name in ("_images", "_downloads"):
        page = page.replace(f'"{name}/', f'"../{name}/')
    for name in ("other", "folder"):
        page = page.replace(f'"{name}.html', f'"../{name}/')
    files = new_files()
    files |= {"salt/index.html": page, "other/index.html": NEW_OTHER, "folder/index.html": FOLDER}
    for name in ("salt.html", "other.html", "folder.html"):
        to = name.removesuffix(".html")
        files[name] = f'<meta http-equiv="refresh" content="0; url={to}/">'
    assert found(files) == ""


def test_what_a_broken_page_gains_is_no_loss(found: Callable[..., str]) -> None:
    bare = OLD_OTHER.replace("<main>", "").replace("</main>", "")
    gained = NEW_OTHER.replace("<h1>", "<p>Physics</p><h1>")
    old, new = old_files() | {"other.html": bare}, new_files() | {"other.html": gained}
    assert found(new, old) == ""
    assert "{+Physics+}" in found(new)
    assert found(new, more={"other.html"}) == ""
    assert "[-One .-]" in found(new | {"other.html": gained.replace("<p>One.</p>", "")}, old)

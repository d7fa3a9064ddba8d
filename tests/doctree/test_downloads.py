"""Download cards: the file is copied where pages can lead to it, and named where they cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.downloads import size_text
from sphinx_alcf.media.downloads import FileFacts, read_file_facts
from tests.support.media import picture
from tests.support.site import Build, MakeSite

PDF = b"%PDF-1.4" + b"x" * 3_239_992
CARD = """# Page

:::{download-card} my report.pdf
:title: The *report*
:thumb: a.jpg
:credit: The lab

All of it.
:::
"""
REST = """Page
====

.. download-card:: my report.pdf
   :title: The *report*
   :thumb: a.jpg
   :credit: The lab

   All of it.
"""
INCLUDE = """# Page

{% include media-download.html filesource="my report.pdf" title="The <em>report</em>"
   thumbsource="a.jpg" credit="The lab" %}
"""


def files(text: str, name: str = "index.md") -> dict[str, str | bytes]:
    return {
        name: text,
        "assets/images/my report.pdf": PDF,
        "a.jpg": picture(600, 800, kind="jpeg", gradient=30),
    }


@pytest.mark.parametrize(
    ("name", "text"), [("index.md", CARD), ("index.rst", REST), ("index.md", INCLUDE)]
)
def test_the_card_in_html(make_site: MakeSite, build: Build, name: str, text: str) -> None:
    result = build(make_site(files(text, name), {"html_theme": "alcf", "alcf_image_widths": [160]}))
    card = result.html().one("div", cls="alcf-download")
    link = card.one("a", cls="download")
    assert (link.text, link.one("em").text) == ("The report", "report")
    assert "download" in link.attrs
    assert (result.out / link.attrs["href"].replace("%20", " ")).read_bytes() == PDF
    assert card.one("p", cls="alcf-download-facts").text == "PDF, 3.2 MB"
    assert card.one("img").attrs["alt"] == ""
    assert "140px" in card.one("source").attrs["sizes"]
    assert card.one("p", cls="alcf-credit").text == "Image: The lab"
    assert ("All of it." in card.text) == (text is not INCLUDE)


@pytest.mark.parametrize(("builder", "name"), [("text", "index.txt"), ("latex", "asite.tex")])
def test_other_formats_name_the_file(
    make_site: MakeSite, build: Build, builder: str, name: str
) -> None:
    site = make_site(files(CARD), {"smartquotes": False})
    text = build(site, builder, warningiserror=True).read(name)
    assert "PDF, 3.2 MB, my report.pdf" in text.replace("\\sphinxhyphen{}", "-")
    conf = {"html_baseurl": "https://e.org/s/"}
    result = build(site, builder, warningiserror=True, conf=conf, into="based")
    text = result.read(name).replace("\\", "")
    assert re.search(r"https://e\.org/s/_downloads/\w+/my%20report\.pdf", text)
    assert not result.files("_downloads/**/*")


def test_what_the_author_says_wins(make_site: MakeSite, build: Build) -> None:
    text = "# P\n\n:::{download-card} my report.pdf\n:filetype: Slides\n:filesize: tiny\n:::\n"
    page = build(make_site(files(text)), "text", warningiserror=True).read("index.txt")
    assert "my report.pdf\n\nSlides, tiny, my report.pdf" in page


def test_a_file_elsewhere_is_a_link(make_site: MakeSite, build: Build) -> None:
    text = "# P\n\n:::{download-card} https://example.org/all.tgz\n:title: All\n:::\n"
    page = build(make_site(files(text)), warningiserror=True).html()
    assert page.one("a", cls="download").attrs["href"] == "https://example.org/all.tgz"
    assert page.one("p", cls="alcf-download-facts").text == "GZIP"


def test_a_file_that_changes_is_measured_again(make_site: MakeSite, build: Build) -> None:
    site = make_site(files(CARD))
    build(site, "text", warningiserror=True)
    (site / "assets/images/my report.pdf").write_bytes(b"%PDF-" + b"x" * 5_000)
    assert "PDF, 5 kB" in build(site, "text", warningiserror=True).read("index.txt")


def test_translators_have_the_title_and_not_the_facts(make_site: MakeSite, build: Build) -> None:
    catalogue = build(make_site(files(CARD)), "gettext").read("index.pot")
    assert 'msgid "The *report*"' in catalogue
    assert "3.2 MB" not in catalogue


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# P\n\n:::{download-card} gone.pdf\n:title: Gone\n:::\n", 3, "gone.pdf"),
        ("# P\n\n:::{download-card} my report.pdf\n:credit: x\n:::\n", 3, "thumbnail"),
        ("# P\n\n:::{download-card} my report.pdf\n:titel: x\n:::\n", 3, "'titel'"),
        ("# P\n\n:::{download-card} ../conf.pdf\n:::\n", 3, "conf.pdf"),
        ('# P\n\n{% include media-download.html title="x" %}\n', 3, "filesource"),
    ],
)
def test_mistakes_are_told_where_they_are(
    make_site: MakeSite, build: Build, text: str, line: int, words: str
) -> None:
    result = build(make_site(files(text)))
    assert len(result.lines) == 1
    assert words in result.lines[0]
    assert f"index.md:{line}: " in result.lines[0]


def test_a_card_without_its_file_says_what_it_can(make_site: MakeSite, build: Build) -> None:
    text = "# P\n\n:::{download-card} gone.pdf\n:title: Gone\n\nWhat was in it.\n:::\n"
    page = build(make_site(files(text))).html().one("div", cls="alcf-download")
    assert page.text == "Gone What was in it. PDF"
    assert not page.all("a")


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (0, "en", "0 bytes"),
        (999, "en", "999 bytes"),
        (1_000, "en", "1 kB"),
        (9_949, "en", "9.9 kB"),
        (12_345, "en", "12 kB"),
        (999_499, "en", "999 kB"),
        (999_500, "en", "1 MB"),
        (3_240_000, "de", "3,2 MB"),
        (3_240_000, "fr", "3,2 Mo"),
        (5 * 10**15, "en", "5,000 TB"),
        (3_240_000, "xx-Nowhere", "3.2 MB"),
    ],
)
def test_sizes_are_written_as_readers_do(size: int, language: str, text: str) -> None:
    assert size_text(size, language).replace("\u202f", " ").replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.pdf", b"%PDF-1.4", "PDF"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.docx", b"PK\x03\x04", "DOCX"),
        ("a.bin", b"PK\x03\x04", "ZIP"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "JPEG"),
        ("a.tgz", b"", "GZIP"),
        ("a.csv", b"a,b", "CSV"),
        ("a", b"text", ""),
    ],
)
def test_the_kind_is_read_from_the_file(tmp_path: Path, name: str, head: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(head)
    assert read_file_facts(tmp_path / name) == FileFacts(kind, len(head))


def test_the_thumbnail_is_a_medium_with_its_credit(make_site: MakeSite, build: Build) -> None:
    text = CARD + "\n```{media-credits}\n```\n"
    page = build(make_site(files(text)), warningiserror=True).resolved()
    (item,) = (n for n in page.findall(nodes.list_item) if "Image" in n.astext())
    assert item.astext() == "a.jpg. Image: The lab"

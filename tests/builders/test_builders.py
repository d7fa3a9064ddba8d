"""A whole story in every builder: no warning, and every word that a reader needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path

import pytest

from tests.builders.story import story_site
from tests.support.media import picture
from tests.support.site import Build, MakeSite

BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext"]
WORDS = [
    "Systems",
    "Six years,",
    "last campaign.",
    "The machine served",
    "The laboratory",
    "A room in",
    "A legend.",
    "From a Jekyll page",
    "Nobody",
    "Arrival, 2017",
    "Removal, 2024",
    "One room, seven years.",
    "A star explodes.",
    "Princeton University",
    "The same star, from an embed code.",
    "A page in",
]
CONF = {"numfig": True, "version": "1", "nitpicky": True}


@pytest.mark.parametrize("theme", ["alcf", "alabaster"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_tells_the_whole_story(
    make_site: MakeSite, build: Build, builder: str, theme: str
) -> None:
    if theme == "alabaster" and builder not in {"html", "dirhtml", "singlehtml"}:
        pytest.skip("a theme is for HTML")
    site = make_site(story_site(), {**CONF, "html_theme": theme})
    result = build(site, builder, jobs=2, warningiserror=True)
    text = " ".join(_texts(result.out, builder))
    wanted = WORDS if builder == "gettext" else [*WORDS, "A yellow square crosses a blue field."]
    missing = [words for words in wanted if words not in text]
    assert not missing


def test_builders_share_one_doctree_folder(make_site: MakeSite, build: Build) -> None:
    site = make_site(story_site(), {**CONF, "html_theme": "alcf"})
    pages = ("html", "epub", "dirhtml", "singlehtml", "json")
    for builder in ("latex", *pages, "man", "texinfo", "xml", "pseudoxml"):
        build(site, builder, warningiserror=True)


def _texts(folder: Path, builder: str) -> list[str]:
    if builder == "epub":
        with zipfile.ZipFile(next(folder.glob("*.epub"))) as book:
            pages = [book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml")]
        return [_plain(page) for page in pages]
    kinds = {".html", ".txt", ".tex", ".texi", ".1", ".pot"}
    return [_plain(p.read_text("utf-8")) for p in sorted(folder.rglob("*")) if p.suffix in kinds]


def _plain(text: str) -> str:
    text = re.sub(r'"\n"', "", unescape(re.sub(r"</?(?:em|strong|i|b)\b[^>]*>", "", text)))
    text = re.sub(r"\\sphinxstyleemphasis\{([^}]*)\}|@emph\{([^}]*)\}", r"\1\2", text)
    text = text.replace("\\sphinxhyphen{}", "-").replace("\\-", "-").replace("\u2019", "'")
    return " ".join(text.split())


def test_text_has_the_address_of_each_video(make_site: MakeSite, build: Build) -> None:
    conf = {**CONF, "html_baseurl": "https://example.org/site/"}
    result = build(make_site(story_site(), conf), "text", warningiserror=True)
    text = result.read("02_features/story.txt")
    assert "https://www.youtube.com/watch?v=vpg9C0w4TVw" in text
    assert re.search(r"https://example\.org/site/_downloads/\w+/clip\.webm", text)


def test_without_a_base_the_video_has_its_name(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(story_site(), CONF), "text", warningiserror=True)
    assert "Video, 0:02: clip.webm" in result.read("02_features/story.txt")


def test_epub_carries_no_video_and_its_own_sheet(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(story_site(), CONF), "epub", warningiserror=True)
    with zipfile.ZipFile(next(result.out.glob("*.epub"))) as book:
        names = book.namelist()
        page = book.read(next(n for n in names if n.endswith("story.xhtml"))).decode()
    assert not [n for n in names if n.endswith((".mp4", ".webm", ".vtt", ".woff2", "media.js"))]
    assert "alcf-epub.css" in page
    assert "https://www.youtube.com/watch?v=vpg9C0w4TVw" in page
    assert "<video" not in page
    assert "srcset" not in page


@pytest.mark.needs("epubcheck", "java")
def test_epub_passes_epubcheck(make_site: MakeSite, build: Build) -> None:
    conf = {
        **CONF,
        "epub_show_urls": "no",
        "epub_identifier": "a-site",  # Sphinx writes one into the OPF and the other into the NCX
        "epub_uid": "a-site",
    }
    result = build(make_site(story_site(), conf), "epub", warningiserror=True)
    book = next(result.out.glob("*.epub"))
    # Debian's program is a jar, which not every kernel starts.
    command = ["java", "-jar", shutil.which("epubcheck") or "", str(book)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.tex
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
def test_latex_compiles(make_site: MakeSite, build: Build, engine: str) -> None:
    conf = {**CONF, "latex_engine": engine}
    result = build(make_site(story_site(), conf), "latex", warningiserror=True)
    run = subprocess.run(
        ["make", "all-pdf", "LATEXMKOPTS=-halt-on-error -interaction=nonstopmode"],
        cwd=result.out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]
    assert next(result.out.glob("*.pdf")).stat().st_size > 20_000


@pytest.mark.needs("makeinfo")
def test_texinfo_is_valid(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(story_site(), CONF), "texinfo", warningiserror=True)
    source = next(result.out.glob("*.texi"))
    run = subprocess.run(
        ["makeinfo", "--no-split", source.name],
        cwd=result.out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(("builder", "name"), [("html", "a.webp"), ("epub", "a.png")])
def test_a_webp_picture_stays_one_where_browsers_read_it(
    make_site: MakeSite, build: Build, builder: str, name: str
) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Page\n\n```{media-figure} a.webp\n:alt: A\n```\n",
        "a.webp": picture(40, 30, kind="webp"),
    }
    result = build(make_site(files, {"version": "1"}), builder, warningiserror=True)
    assert [file.name for file in result.out.rglob("_images/*")] == [name]


def test_a_webp_picture_reaches_latex_as_png(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Page\n\n```{media-figure} a.webp\n:alt: A\n```\n",
        "a.webp": picture(40, 30, kind="webp"),
    }
    result = build(make_site(files), "latex", warningiserror=True)
    assert "a.png" in result.files()


def test_an_svg_does_not_stop_latex(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Page\n\n```{media-figure} a.svg\n:alt: A chart of growth\n```\n",
        "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>',
    }
    result = build(make_site(files), "latex")
    assert "[alcf.media_unreadable]" in result.warnings
    tex = result.read(next(name for name in result.files("*.tex")))
    assert "A chart of growth" in tex
    assert "a.svg" not in tex

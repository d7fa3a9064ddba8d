"""Transcripts as each format has them."""

from __future__ import annotations

import json
import re
import zipfile

import pytest

from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

TALK = """WEBVTT

00:00.100 --> 00:00.900
<v Ada>The lid <opens> &amp; stays.

01:00:05.000 --> 01:00:09.000
<v Bob>A sesquipedalian word.
"""
PAGE = "# Page\n\n```{media-video} talk.mp4\n:title: A talk\n\nA caption.\n```\n\nText.\n"
FILES: dict[str, str | bytes] = {
    "index.md": PAGE,
    "talk.mp4": clip("sound.mp4"),
    "talk.jpg": jpeg(),
    "talk.en.vtt": TALK.replace("<opens>", "&lt;opens&gt;"),
}


@pytest.mark.parametrize("theme", ["alcf", "alabaster"])
def test_html_has_it_closed_under_its_film(make_site: MakeSite, build: Build, theme: str) -> None:
    html = build(make_site(FILES, {"html_theme": theme}), "html", warningiserror=True).html()
    details = html.one("details", cls="alcf-transcript")
    assert "open" not in details.attrs
    assert details.one("summary").text == "Transcript"
    assert html.one("video").attrs["aria-details"] == details.attrs["id"] == "talk-transcript"
    around = details.parent
    assert around is not None
    blocks = [child for child in around.children if not isinstance(child, str)]
    assert blocks[blocks.index(details) - 1].tag == "figure"
    first, last = details.all("p")
    assert (first.attrs["id"], last.attrs["id"]) == ("talk-0-00", "talk-1-00-05")
    assert (first.attrs["data-alcf-at"], last.attrs["data-alcf-at"]) == ("0.1 0.9", "3605 3609")
    assert first.text == "0:00 Ada: The lid <opens> & stays."
    assert first.one("a", cls="alcf-time").attrs["href"] == "#talk-0-00"
    assert first.one("span", cls="alcf-speaker").text == "Ada:"
    scripts = [s.attrs.get("src", "") for s in html.all("script")]
    assert len([s for s in scripts if "transcript.js" in s]) == 1


def test_a_page_without_one_does_not_load_its_script(make_site: MakeSite, build: Build) -> None:
    files = {name: data for name, data in FILES.items() if name != "talk.en.vtt"}
    files["talk.mp4"] = clip("clip.mp4")
    result = build(make_site(files, {"html_theme": "alcf"}), "html", warningiserror=True)
    assert "transcript.js" not in result.read("index.html")
    assert "aria-details" not in result.read("index.html")


def test_words_of_another_language_say_so(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "talk.ar.vtt": FILES["talk.en.vtt"]}
    del files["talk.en.vtt"]
    details = build(make_site(files), "html").html().one("details")
    lines = details.one("div", cls="alcf-lines")
    assert (lines.attrs["lang"], lines.attrs["dir"]) == ("ar", "rtl")
    assert "lang" not in details.attrs
    own = build(make_site(files, {"language": "ar"}), "html").html()
    assert "lang" not in own.one("div", cls="alcf-lines").attrs


def test_it_stands_after_the_grid_and_after_the_head(make_site: MakeSite, build: Build) -> None:
    grid = (
        "---\ntitle: Page\nhero: {video: talk.mp4, mode: player, alt: A}\n---\n\n"
        "::::{media-grid}\n"
        ":::{media-video} talk.mp4\n:name: one\n:title: A\n:::\n"
        ":::{media-video} talk.mp4\n:name: two\n:title: B\n:::\n::::\n\nText.\n"
    )
    result = build(make_site({**FILES, "index.md": grid}), "html", warningiserror=True)
    html = result.html()
    order = [
        element.attrs.get("id") or element.tag
        for element in html.walk()
        if element.tag in {"header", "details"} or "alcf-grid" in element.classes
    ]
    assert order == ["header", "talk-transcript", "figure", "one-transcript", "two-transcript"]
    assert not [details for details in html.all("details") if details.inside("figure")]
    videos = [video.attrs["aria-details"] for video in html.all("video")]
    assert videos == ["talk-transcript", "one-transcript", "two-transcript"]


def test_a_single_page_has_each_id_once(make_site: MakeSite, build: Build) -> None:
    index = "# Home\n\n```{toctree}\na\nb\n```\n"
    files = {**FILES, "index.md": index, "a.md": PAGE, "b.md": PAGE}
    html = build(make_site(files), "singlehtml", warningiserror=True).html()
    transcripts = [details.attrs["id"] for details in html.all("details")]
    assert [video.attrs["aria-details"] for video in html.all("video")] == transcripts
    ids = [*transcripts, *(line.attrs["id"] for line in html.all("p", data_alcf_at=True))]
    assert len(ids) == len(set(ids)) == 6
    links = [time.attrs["href"] for time in html.all("a", cls="alcf-time")]
    assert links == [f"#{name}" for name in ids[2:]]


def test_the_search_finds_its_words(make_site: MakeSite, build: Build) -> None:
    index = build(make_site(FILES), "html").read("searchindex.js")
    terms = json.loads(index.partition("(")[2].rpartition(")")[0])["terms"]
    assert [term for term in terms if term.startswith("sesquipedali")]


@pytest.mark.parametrize("look", [True, False])
def test_latex_has_it_after_the_figure(make_site: MakeSite, build: Build, look: bool) -> None:
    result = build(make_site(FILES, {"alcf_latex": look}), "latex", warningiserror=True)
    tex = result.read(next(iter(result.files("*.tex"))))
    words = tex.index("sesquipedalian")
    assert tex.index("\\end{figure}") < tex.index("Transcript") < words < tex.index("Text.")
    assert "\\label{\\detokenize{index:talk-1-00-05}}" in tex
    if look:
        assert re.search(
            r"\\begin\{alcftranscript\}.*\\alcftime\{1:00:05\} *\\textbf\{Bob:\} A sesq", tex, re.S
        )


def test_epub_has_it_open_and_without_scripts(make_site: MakeSite, build: Build) -> None:
    conf = {"version": "1", "epub_show_urls": "no"}
    result = build(make_site(FILES, conf), "epub", warningiserror=True)
    with zipfile.ZipFile(next(result.out.glob("*.epub"))) as book:
        page = book.read("index.xhtml").decode()
        assert not [name for name in book.namelist() if "transcript.js" in name]
    assert 'id="talk-1-00-05"' in page
    assert "sesquipedalian" in page
    assert "<details" not in page
    assert "data-alcf" not in page


def test_text_has_a_line_for_each(make_site: MakeSite, build: Build) -> None:
    text = build(make_site(FILES), "text", warningiserror=True).read("index.txt")
    lines = [line.strip() for line in text.splitlines()]
    start = lines.index("0:00 Ada: The lid <opens> & stays.")
    assert lines[start + 1] == "1:00:05 Bob: A sesquipedalian word."
    assert "**Transcript**" in lines[:start]

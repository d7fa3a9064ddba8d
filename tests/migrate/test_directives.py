"""An include and the directive made of it are the same nodes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from sphinx_alcf.jekyll.tags import read_include
from sphinx_alcf.migrate.directives import Directives
from sphinx_alcf.migrate.model import (
    DirectiveInsert,
    Found,
    FrontMatter,
    IncludeInsert,
    SourcePage,
    TeasersInsert,
    Text,
)
from sphinx_alcf.migrate.places import Places
from sphinx_alcf.migrate.writing import fenced, paragraph
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

PAGE = SourcePage(PurePosixPath("a.md"), FrontMatter(""), "", 3, "/a", "a.html")
OTHER = SourcePage(PurePosixPath("b.md"), FrontMatter(""), "", 3, "/b", "features/b.html")
PLACES = Places({PAGE.path: "a", OTHER.path: "features/b"}, {})


def made(markup: str, *, lost: tuple[str, ...] = ()) -> Text:
    directives = Directives(PLACES, (), lambda name: None if name in lost else name)
    return directives.text(IncludeInsert(read_include(markup), 7), PAGE, str)


MADE_NAMES = r'(ids|names)="[^"]*"|medium-[0-9a-f]+'
YOUTUBE = '<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw" title="T"></iframe>'
VIMEO = '<iframe src="https://player.vimeo.com/video/76979871"></iframe>'
INCLUDES = {
    "picture": 'media-img.html source="a.jpg" caption="A <i>b</i> &amp; c" credit="Lab" alt="It"',
    "no-words": 'media-img.html source="a.jpg"',
    "hostile": """media-img.html source="a.jpg" caption="# 1: #x" credit=":a: 'b' \\"c\\" #d" """,
    "numbered": 'media-img.html source="a.jpg" caption="1. not a list" alt=""',
    "licence": 'media-img.html source="a.jpg" license="CC BY 4.0" source-url="https://a.b/#c"',
    "two": 'media-img2x.html source1="a.jpg" caption1="One" source2="b.jpg" caption2="Two" '
    'caption="All"',
    "youtube": f"media-video.html embed-code='{YOUTUBE}' caption=\"V\"",
    "files": 'media-video.html vid-src-mp4="a.mp4" caption="V" poster="a.jpg"',
    "two-videos": f"media-video2x.html embed-code1='{YOUTUBE}' embed-code2='{VIMEO}' caption1='O'",
    "hero": 'media-hero-img.html source="a.jpg" caption="H" credit="Lab"',
    "hero-video": 'media-hero-video.html vid-src-mp4="a.mp4" poster="a.jpg" caption="H"',
    "intro": 'txt-intro.html blurb="- An <b>intro</b>: of words"',
    "stats": 'txt-fig.html figure-1="4.2M: x" label-1="hours: of" note-1="N" '
    'figure-2="5" label-2="L"',
    "facts": 'txt-meta.html name-1="Name: a" value-1="Value" name-2="Other" value-2="V: w"',
    "download": 'media-download.html filesource="a.jpg" title="A: file" thumbsource="b.jpg" '
    'credit="C"',
}


def test_the_nodes_are_the_same(make_site: MakeSite, build: Build) -> None:
    front = "---\ntitle: T\n---\n\nText before.\n\n"
    files: dict[str, str | bytes] = {"a.jpg": jpeg(), "b.jpg": jpeg(), "a.mp4": clip()}
    for name, markup in INCLUDES.items():
        files[f"old-{name}.md"] = f"{front}{{% include {markup} %}}\n\nAfter.\n"
        files[f"new-{name}.md"] = f"{front}{made(markup).text}\n\nAfter.\n"
    src = make_site(files, {"suppress_warnings": ["alcf.alt", "alcf.track", "alcf.poster"]})
    result = build(src, "dummy", warningiserror=True)
    for name in INCLUDES:
        old, new = (
            re.sub(
                r'(ids|names)="[^"]*"|medium-[0-9a-f]+',
                "",
                result.doctree(f"{age}-{name}").pformat(),
            )
            for age in ("old", "new")
        )
        assert old == new.replace(f"new-{name}", f"old-{name}"), name


def test_breadcrumbs_are_the_themes() -> None:
    assert made("txt-breadcrumbs.html").text == ""


@pytest.mark.parametrize("name", ["publications", "categories"])
def test_what_front_matter_says_is_placed(name: str) -> None:
    short = {"publications": "pubs", "categories": "cat"}[name]
    assert made(f"txt-{short}.html").text == f"```{{{name}}}\n```"


def test_a_picture_without_words_is_told() -> None:
    (finding,) = (f for f in made(INCLUDES["no-words"]).findings if f.kind is Found.NO_ALT)
    assert (str(finding.place), finding.message) == ("a.md:7", "a.jpg: say what it shows.")
    assert not [f for f in made(INCLUDES["picture"]).findings if f.kind is Found.NO_ALT]


def test_of_a_missing_picture_the_words_stay() -> None:
    text = made(INCLUDES["two"], lost=("b.jpg",))
    kept = "```{media-figure} a.jpg\nOne\n```"
    assert text.text == (f"% not found: b.jpg\n\n````{{media-grid}}\n{kept}\n\nAll\n````\n\nTwo")
    assert [f.kind for f in text.findings if f.kind is Found.BROKEN_MEDIA]


def test_what_an_include_lacks_is_told_and_its_words_stay() -> None:
    text = made('media-img.html caption="Words" credit="Lab"')
    assert text.text == "Words Lab"
    (finding,) = text.findings
    assert (finding.kind, finding.place.line) == (Found.NOT_UNDERSTOOD, 7)


def test_a_loop_is_a_list_of_documents() -> None:
    directives = Directives(PLACES, (), str)
    text = directives.text(TeasersInsert((OTHER, PAGE), 9), PAGE, str)
    assert text.text == "```{teasers}\n/features/b\n```"
    assert directives.text(TeasersInsert((PAGE,), 9), PAGE, str).text == ""


def test_a_text_that_is_ready_stays() -> None:
    assert Directives(PLACES, (), str).text(DirectiveInsert("x", 1), PAGE, str) == Text("x")


def test_a_fence_is_longer_than_those_inside() -> None:
    assert fenced("a", "", {}, "````\nx\n````") == "`````{a}\n````\nx\n````\n`````"


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "12) a", "> a", ": a", "::: a", "= a", "``` a"]
)
def test_a_paragraph_begins_with_text(text: str) -> None:
    assert paragraph(text)[0] == "\\" or "\\" in paragraph(text)[:3]

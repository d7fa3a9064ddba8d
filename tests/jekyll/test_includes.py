"""The media includes become figures, grids and heroes."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.jekyll.includes import to_model
from sphinx_alcf.jekyll.media_includes import MEDIA_KINDS
from sphinx_alcf.jekyll.tags import read_include
from sphinx_alcf.story.model import (
    Credit,
    Embed,
    Figure,
    Grid,
    Hero,
    Inline,
    Markup,
    Picture,
    Video,
    VideoMode,
)
from sphinx_alcf.story.read import Read

FRAME = """'<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw" title="Video"></iframe>'"""


def read(markup: str, line: int = 1, hosts: tuple[str, ...] = ()) -> Read[Any]:
    return to_model(read_include(markup), hosts=hosts, line=line)


def figure(markup: str) -> Figure:
    got = read(markup)
    assert got.problems == ()
    assert isinstance(got.model, Figure)
    return got.model


def kinds(got: Read[Any]) -> list[Warn]:
    return [problem.kind for problem in got.problems]


def html(text: str, line: int = 1) -> Inline:
    return Inline(text, Markup.HTML, line)


def test_a_picture() -> None:
    got = read(
        'media-img.html source= "a b.JPG"\n caption= "A &amp; <i>b</i>" credit="C" alt="D&rsquo;s"',
        7,
    )
    assert got.problems == ()
    assert got.model == Figure(
        Picture("a b.JPG", alt="D\N{RIGHT SINGLE QUOTATION MARK}s"),
        caption=html("A &amp; <i>b</i>", 7),
        credit=Credit(html("C", 7)),
        line=7,
    )


def test_a_credit_is_data_too() -> None:
    url = 'source-url="https://example.org/?a=1&amp;b=2"'
    got = figure(f'media-img.html source="a.jpg" creator="A &amp; B" license="CC BY 4.0" {url}')
    assert got.credit == Credit(None, "A & B", "CC BY 4.0", "https://example.org/?a=1&b=2")
    two = read('media-img2x.html source1="a.jpg" creator1="A" source2="b.jpg" license="MIT"').model
    assert isinstance(two, Grid)
    assert [one.credit for one in two.figures] == [Credit(None, "A"), Credit()]
    assert two.credit == Credit(license="MIT")


def test_a_credit_without_a_caption_is_kept() -> None:
    got = figure('media-img.html source="a.jpg" caption="" credit="C"')
    assert got.caption is None
    assert got.credit == Credit(html("C"))


def test_an_empty_alt_is_not_none() -> None:
    assert figure('media-img.html source="a.jpg" alt=""').medium == Picture("a.jpg", alt="")
    assert figure('media-img.html source="a.jpg"').medium == Picture("a.jpg", alt=None)


def test_values_over_lines_are_folded() -> None:
    assert figure('media-img.html source="a.jpg" caption="one\n   two\n"').caption == html(
        "one two"
    )


def test_a_width() -> None:
    assert figure('media-img.html source="a.jpg" width="wide"').width == "wide"


def test_both_files_are_sources_of_one_video() -> None:
    medium = figure('media-video.html vid-src-webm="a.webm" vid-src-mp4="a.mp4"').medium
    assert isinstance(medium, Video)
    assert set(medium.files) == {"a.mp4", "a.webm"}
    assert medium.mode is VideoMode.PLAYER


def test_one_file_is_enough() -> None:
    medium = figure('media-video.html vid-src-webm="a.webm"').medium
    assert isinstance(medium, Video)
    assert medium.files == ("a.webm",)


def test_an_embed_code() -> None:
    got = figure(f'media-video.html embed-code={FRAME} caption="C" credit="D" title="T"')
    assert isinstance(got.medium, Embed)
    assert (got.medium.video_id, got.medium.title) == ("vpg9C0w4TVw", "T")
    assert (got.caption, got.credit) == (html("C"), Credit(html("D")))


def test_an_embed_code_wins_over_files() -> None:
    got = read(f'media-video.html vid-src-mp4="a.mp4" embed-code={FRAME}')
    assert isinstance(got.model, Figure)
    assert isinstance(got.model.medium, Embed)


def test_an_unknown_host_is_named_and_can_be_allowed() -> None:
    markup = """media-video.html embed-code='<iframe src="https://v.example.org/1"></iframe>'"""
    got = read(markup)
    assert got.model is None
    assert kinds(got) == [Warn.EMBED]
    allowed = read(markup, hosts=("v.example.org",))
    assert isinstance(allowed.model, Figure)


def test_two_pictures() -> None:
    got = read(
        'media-img2x.html source1="a.jpg" caption1="A" credit1="B" alt1="C"\n'
        'source2="b.jpg" caption2="D" caption="E"',
        3,
    )
    assert got.problems == ()
    assert isinstance(got.model, Grid)
    assert got.model.caption == html("E", 3)
    assert got.model.figures == (
        Figure(Picture("a.jpg", alt="C"), html("A", 3), Credit(html("B", 3)), line=3),
        Figure(Picture("b.jpg"), html("D", 3), line=3),
    )


def test_two_videos() -> None:
    got = read(f'media-video2x.html embed-code1={FRAME} title1="T" vid-src-mp42="b.mp4"')
    assert got.problems == ()
    assert isinstance(got.model, Grid)
    assert [type(f.medium) for f in got.model.figures] == [Embed, Video]


def test_one_of_two_is_shown_with_a_problem() -> None:
    got = read('media-img2x.html source1="a.jpg"')
    assert isinstance(got.model, Grid)
    assert len(got.model.figures) == 1
    assert kinds(got) == [Warn.INCLUDE]
    assert "source2" in got.problems[0].message


@pytest.mark.parametrize(
    ("markup", "medium"),
    [
        ('media-hero-img.html source="a.jpg"', Picture),
        (f"media-hero-video.html embed-code={FRAME}", Embed),
        ('media-hero-video.html vid-src-mp4="a.mp4"', Video),
    ],
)
def test_heroes(markup: str, medium: type) -> None:
    got = read(f'{markup} caption="C" credit="D"')
    assert got.problems == ()
    assert isinstance(got.model, Hero)
    assert isinstance(got.model.figure.medium, medium)
    assert got.model.figure.caption == html("C")
    if isinstance(got.model.figure.medium, Video):
        assert got.model.figure.medium.mode is VideoMode.AMBIENT


@pytest.mark.parametrize("name", ["media-image.html", "media-img", "Media-img.html"])
def test_an_unknown_include_names_the_nearest(name: str) -> None:
    got = read(f'{name} source="a.jpg"', 4)
    assert got.model is None
    (problem,) = got.problems
    assert (problem.kind, problem.line) == (Warn.INCLUDE, 4)
    assert "Did you mean 'media-img.html'?" in problem.message


@pytest.mark.parametrize("name", MEDIA_KINDS)
def test_each_include_says_what_it_needs(name: str) -> None:
    got = read(name)
    assert got.model is None
    assert set(kinds(got)) == {Warn.INCLUDE}
    assert MEDIA_KINDS[name].needs[0] in got.problems[0].message


def test_a_misspelt_parameter_is_named_once() -> None:
    got = read('media-img.html source="a.jpg"\n\ncaptoin="C"', 5)
    assert isinstance(got.model, Figure)
    assert [(p.kind, p.line) for p in got.problems] == [(Warn.KEY, 7)]
    assert "Did you mean 'caption'?" in got.problems[0].message
    lost = read('media-img.html souce="a.jpg"')
    assert lost.model is None
    assert kinds(lost) == [Warn.KEY]


def test_other_parameters_are_ignored() -> None:
    figure('media-img.html source="a.jpg" frameborder="0"')


def test_a_source_without_quotes_is_one_problem() -> None:
    got = read("media-img.html\n source=fpo.jpg", 10)
    assert got.model is None
    assert [(p.kind, p.line) for p in got.problems] == [(Warn.INCLUDE, 11)]


def test_a_caption_without_quotes_loses_the_caption_only() -> None:
    got = read('media-img.html source="a.jpg" caption=word')
    assert isinstance(got.model, Figure)
    assert got.model.caption is None
    assert kinds(got) == [Warn.INCLUDE]


def test_a_malformed_include_shows_nothing() -> None:
    got = read('media-img.html source="a.jpg"\n\ncaption:"b"', 3)
    assert got.model is None
    assert [(p.kind, p.line) for p in got.problems] == [(Warn.INCLUDE, 5)]


def test_each_problem_has_a_line() -> None:
    got = read('media-img.html source="a.txt" width="no"', 9)
    assert got.problems
    assert {problem.line for problem in got.problems} == {9}


@pytest.mark.parametrize("name", MEDIA_KINDS)
def test_the_manual_knows_each_parameter(name: str) -> None:
    params = MEDIA_KINDS[name].params
    assert len(set(params)) == len(params)
    assert {"caption", "credit"} <= {param.rstrip("12") for param in params}

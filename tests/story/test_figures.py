"""Options as texts become figures, heroes and grids."""

from __future__ import annotations

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.story.figures import read_figure, read_grid, read_hero
from sphinx_alcf.story.model import Credit, HeroLayout, Inline, Markup, Picture, Video, VideoMode


def test_a_figure_with_everything() -> None:
    read = read_figure(
        "a.jpg",
        {
            "alt": "A",
            "caption": " C ",
            "credit": "D",
            "creator": "E",
            "license": "CC-BY-4.0",
            "source-url": "https://example.org",
            "width": "wide",
            "ratio": "16:9",
            "fit": "cover",
            "focus": "left",
            "align": "left",
            "link": "gpu.md",
            "name": "fig-a",
        },
        markup=Markup.HTML,
        classes=("own",),
        line=7,
    )
    assert read.problems == ()
    figure = read.model
    assert figure is not None
    assert figure.medium == Picture("a.jpg", alt="A")
    assert figure.caption == Inline("C", Markup.HTML, 7)
    credit = Inline("D", Markup.HTML, 7)
    assert figure.credit == Credit(credit, "E", "CC-BY-4.0", "https://example.org")
    assert (figure.width, figure.ratio, figure.fit) == ("wide", "16/9", "cover")
    assert (figure.focus, figure.align, figure.link) == ("0% 50%", "left", "gpu.md")
    assert (figure.name, figure.classes, figure.line) == ("fig-a", ("own",), 7)


def test_empty_options_are_absent_but_for_alt() -> None:
    empty = dict.fromkeys(("alt", "caption", "credit", "width", "link", "ratio", "name"), "")
    figure = read_figure("a.jpg", empty).model
    assert figure is not None
    assert figure.medium == Picture("a.jpg", alt="")
    assert not figure.credit
    assert (figure.caption, figure.width, figure.link, figure.name) == (None, "text", None, None)


def test_bad_options_are_left_out() -> None:
    bad = {"width": "huge", "ratio": "x", "focus": "up", "fit": "fill", "align": "middle"}
    read = read_figure("a.jpg", {**bad, "link": "javascript:x", "source-url": "data:x"})
    figure = read.model
    assert figure is not None
    assert (figure.width, figure.ratio, figure.focus, figure.fit) == ("text", None, None, None)
    assert (figure.align, figure.link, figure.credit.source_url) == (None, None, None)
    kinds = [problem.kind for problem in read.problems]
    assert sorted(kinds, key=str) == [Warn.ADDRESS] * 2 + [Warn.VALUE] * 5


def test_without_a_medium_there_is_no_figure() -> None:
    read = read_figure("notes.txt", {"width": "huge"})
    assert read.model is None
    assert [problem.kind for problem in read.problems] == [Warn.VALUE]


def test_a_heros_video_is_ambient_unless_it_says_otherwise() -> None:
    for mode, wanted in (("", VideoMode.AMBIENT), ("player", VideoMode.PLAYER)):
        hero = read_hero("a.mp4", {"mode": mode, "layout": "split"}).model
        assert hero is not None
        assert hero.figure.medium == Video(("a.mp4",), mode=wanted)
        assert hero.layout is HeroLayout.SPLIT
    figure = read_figure("a.mp4", {}).model
    assert figure is not None
    assert figure.medium == Video(("a.mp4",), mode=VideoMode.PLAYER)


def test_a_grid() -> None:
    figure = read_figure("a.jpg", {"alt": "A"}).model
    assert figure is not None
    read = read_grid({"columns": "2", "caption": "C", "width": "full"}, (figure,), line=3)
    assert read.problems == ()
    assert read.model is not None
    assert (read.model.columns, read.model.width, read.model.figures) == (2, "full", (figure,))
    bad = read_grid({"columns": "9"})
    assert bad.model is not None
    assert (bad.model.columns, bad.model.width) == (None, "wide")
    assert [problem.kind for problem in bad.problems] == [Warn.VALUE]

"""``sizes`` says how wide a picture is shown, from its place on the page."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from sphinx_alcf.writers.sizes import Place, sizes_of
from tests.support.media import picture
from tests.support.site import Build, MakeSite

STORY = Place("story")
DOC = Place("doc")
CELL = Place("story", "wide", share=0.5, gaps=1, stacked=True)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (STORY, "(min-width: 720px) 680px, calc(100vw - 40px)"),
        (
            STORY._replace(placement="wide"),
            "(min-width: 1080px) 1040px, (min-width: 700px) calc(100vw - 40px), 100vw",
        ),
        (STORY._replace(placement="full"), "100vw"),
        (Place("home"), "(min-width: 1080px) 1040px, calc(100vw - 40px)"),
        (DOC, "(min-width: 800px) 760px, calc(100vw - 40px)"),
        (DOC._replace(placement="full"), "(min-width: 800px) 760px, calc(100vw - 40px)"),
        (STORY._replace(share=0.6), "(min-width: 720px) 408px, calc(60vw - 24px)"),
        (STORY._replace(limit=300), "(min-width: 340px) 300px, calc(100vw - 40px)"),
        (STORY._replace(limit=900), "(min-width: 720px) 680px, calc(100vw - 40px)"),
        (
            CELL,
            "(min-width: 1080px) 510px, (min-width: 700px) calc(50vw - 30px), 100vw",
        ),
        (
            CELL._replace(frame="doc"),
            "(min-width: 800px) 370px, (min-width: 700px) calc(50vw - 30px), calc(100vw - 40px)",
        ),
        (
            STORY._replace(aside=True, stacked=True),
            "(min-width: 700px) 324px, calc(100vw - 40px)",
        ),
        (
            DOC._replace(aside=True, stacked=True),
            "(min-width: 800px) 380px, (min-width: 700px) calc(50vw - 20px), calc(100vw - 40px)",
        ),
        (
            STORY._replace(aside=True, stacked=True, share=0.4),
            "(min-width: 720px) 272px, (min-width: 700px) calc(40vw - 16px), calc(100vw - 40px)",
        ),
        (
            STORY._replace(placement="full", split=1),
            "(min-width: 1280px) 600px, (min-width: 900px) calc(50vw - 40px), 100vw",
        ),
        (STORY._replace(placement="full", cover=1.25), "125vw"),
        (STORY._replace(placement="full", cover=3), "150vw"),
        (STORY._replace(placement="full", cover=0.5), "100vw"),
    ],
)
def test_sizes_follow_the_grid_of_the_page(place: Place, expected: str) -> None:
    assert sizes_of(place) == expected
    starts = [int(start) for start in re.findall(r"min-width: (\d+)", expected)]
    assert all(wide > narrow for wide, narrow in pairwise(starts))


CELLS = ":::{media-grid}\n![A](a.jpg)\n![B](b.jpg)\n![C](a.jpg)\n:::"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A](a.jpg)", ["(min-width: 720px) 680px, calc(100vw - 40px)"]),
        ("```{media-figure} a.jpg\n:alt: A\n:width: full\n```", ["100vw"]),
        (
            "```{media-figure} a.jpg\n:alt: A\n:width: 52%\n```",
            ["(min-width: 720px) 340px, calc(50vw - 20px)"],
        ),
        (
            "```{media-figure} a.jpg\n:alt: A\n:width: 3in\n```",
            ["(min-width: 328px) 288px, calc(100vw - 40px)"],
        ),
        (
            "```{media-figure} a.jpg\n:alt: A\n:align: right\n```",
            ["(min-width: 700px) 324px, calc(100vw - 40px)"],
        ),
        (
            "```{media-figure} a.jpg\n:alt: A\n:ratio: 4/3\n```",
            ["(min-width: 720px) 907px, calc(133.3vw - 53px)"],
        ),
        (
            "```{image} a.jpg\n:height: 90px\n:alt: A\n```",
            ["(min-width: 200px) 160px, calc(100vw - 40px)"],
        ),
        # 1.78 and 0.67 wide of 3: the first row is whole.
        (
            CELLS.replace("\n![C](a.jpg)", ""),
            [
                "(min-width: 1080px) 742px, (min-width: 700px) calc(72.73vw - 44px), 100vw",
                "(min-width: 1080px) 278px, (min-width: 700px) calc(27.27vw - 16px), 100vw",
            ],
        ),
        # In a row of its own, a picture has all of it.
        (
            CELLS.replace("media-grid}\n", "media-grid}\n:columns: 2\n\n"),
            [
                "(min-width: 1080px) 742px, (min-width: 700px) calc(72.73vw - 44px), 100vw",
                "(min-width: 1080px) 278px, (min-width: 700px) calc(27.27vw - 16px), 100vw",
                "(min-width: 1080px) 1040px, (min-width: 700px) calc(100vw - 40px), 100vw",
            ],
        ),
    ],
)
def test_each_picture_has_the_sizes_of_its_place(
    make_site: MakeSite, build: Build, text: str, expected: list[str]
) -> None:
    files: dict[str, str | bytes] = {
        "index.md": f"---\nlayout: page\n---\n\n# Page\n\n{text}\n",
        "a.jpg": picture(1600, 900, kind="jpeg", gradient=30),
        "b.jpg": picture(600, 900, kind="jpeg", gradient=30),
    }
    site = make_site(files, {"html_theme": "alcf"})
    html = build(site, "html", warningiserror=True).html()
    assert [source.attrs["sizes"] for source in html.one("main").all("source")] == expected

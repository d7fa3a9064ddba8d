"""Pictures that open: links and words in HTML, and nothing in any other format."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.figures import read_figure, read_grid
from tests.support.markup import Element
from tests.support.media import clip, jpeg, png
from tests.support.site import Build, MakeSite

FILES: dict[str, str | bytes] = {
    "a.jpg": jpeg(1600, 900),
    "b.jpg": jpeg(600, 900),
    "light.png": png(),
    "dark.png": png(colour=(9, 9, 9)),
    "clip.mp4": clip("clip.mp4"),
}
GRID = """::::{media-grid}
:lightbox:

![A field](a.jpg "Its *caption*")
![](b.jpg "Named by it")

:::{media-figure} a.jpg
:alt: Elsewhere
:link: https://example.org/
:::

:::{media-video} clip.mp4
:title: A film
:::

All of them.
::::
"""


def page(make_site: MakeSite, build: Build, text: str, front: str = "") -> Element:
    """The page that *text* becomes."""
    return build(make_site({"index.md": f"{front}# Page\n\n{text}\n", **FILES})).html()


def test_each_picture_of_a_grid_is_a_link_to_its_file(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, GRID)
    links = html.all("a", cls="alcf-zoom")
    files = [link.attrs["href"].rpartition("/")[2] for link in links]
    assert files == ["a.jpg", "b.jpg"]
    assert [link.attrs["aria-label"] for link in links] == [
        "Enlarge: A field",
        "Enlarge: Named by it",
    ]
    assert all(link.all("img") for link in links)


def test_a_link_of_its_own_wins_and_a_film_stays(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, GRID)
    cells = html.one("div", cls="alcf-grid-cells").all("figure")
    assert [link.attrs["href"] for link in cells[2].all("a")] == ["https://example.org/"]
    assert not cells[3].all("a", cls="alcf-zoom")


def test_the_grid_has_the_words_of_the_script(make_site: MakeSite, build: Build) -> None:
    figure = page(make_site, build, GRID).one("figure", cls="alcf-grid")
    words = {key: value for key, value in figure.attrs.items() if key.startswith("data-")}
    assert words == {
        "data-alcf-lightbox": "Pictures",
        "data-label-close": "Close",
        "data-label-previous": "Previous picture",
        "data-label-next": "Next picture",
        "data-label-count": "{number} of {total}",
    }


def test_they_are_in_the_language_of_the_page(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, GRID, "---\nlang: de\n---\n")
    figure = html.one("figure", cls="alcf-grid")
    assert figure.attrs["data-alcf-lightbox"] == "Bilder"
    assert figure.attrs["data-label-count"] == "{number} von {total}"
    assert html.all("a", cls="alcf-zoom")[0].attrs["aria-label"] == "Vergrößern: A field"


def test_a_figure_is_a_set_of_its_own(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, "```{media-figure} a.jpg\n:alt: A\n:lightbox:\n```")
    figure = html.one("figure")
    assert figure.attrs["data-alcf-lightbox"] == "Picture"
    assert "data-label-next" not in figure.attrs
    html.one("a", cls="alcf-zoom")


def test_a_figure_in_a_grid_that_opens_is_no_second_set(make_site: MakeSite, build: Build) -> None:
    text = "::::{media-grid}\n:lightbox:\n\n:::{media-figure} a.jpg\n:alt: A\n:lightbox:\n:::\n::::"
    html = page(make_site, build, text)
    assert len(html.all("figure", data_alcf_lightbox=True)) == 1
    html = page(make_site, build, text.replace("{media-grid}\n:lightbox:", "{media-grid}", 1))
    marked = html.one("figure", data_alcf_lightbox=True)
    assert "alcf-grid" not in marked.classes


def test_both_variants_stand_in_one_link(make_site: MakeSite, build: Build) -> None:
    text = "```{media-figure} light.png\n:alt: A\n:dark: dark.png\n:lightbox:\n```"
    assert len(page(make_site, build, text).one("a", cls="alcf-zoom").all("img")) == 2


def test_without_the_option_nothing_opens(make_site: MakeSite, build: Build) -> None:
    html = page(make_site, build, GRID.replace(":lightbox:\n", "") + "\n![A](a.jpg)\n")
    assert not html.all("a", cls="alcf-zoom")
    assert not html.all("figure", data_alcf_lightbox=True)


def test_a_single_picture_has_no_words_for_others(make_site: MakeSite, build: Build) -> None:
    figure = page(make_site, build, ":::{media-grid}\n:lightbox:\n\n![A](a.jpg)\n:::").one(
        "figure", cls="alcf-grid"
    )
    assert figure.attrs["data-alcf-lightbox"] == "Picture"
    assert "data-label-next" not in figure.attrs


@pytest.mark.parametrize(("theme", "name"), [("alcf", "alcf-"), ("basic", "alcf/")])
def test_the_script_loads_where_pictures_open(
    make_site: MakeSite, build: Build, theme: str, name: str
) -> None:
    text = f"# Page\n\n{GRID}\n```{{toctree}}\nother\n```\n"
    other = "# Other\n\n![A](a.jpg)\n"
    result = build(make_site({"index.md": text, "other.md": other, **FILES}, {"html_theme": theme}))
    wanted = f"_static/{name}lightbox.js"
    assert (result.out / wanted).is_file()
    for page_name, count in (("index.html", 1), ("other.html", 0)):
        sources = [it.attrs.get("src", "") for it in result.html(page_name).all("script")]
        assert len([it for it in sources if it.startswith(wanted)]) == count


def test_a_grid_without_pictures_is_not_marked(make_site: MakeSite, build: Build) -> None:
    text = "::::{media-grid}\n:lightbox:\n\n:::{media-video} clip.mp4\n:title: A\n:::\n::::"
    assert not page(make_site, build, text).all("figure", data_alcf_lightbox=True)


def test_a_value_is_told(make_site: MakeSite, build: Build) -> None:
    result = build(
        make_site(
            {"index.md": "# P\n\n:::{media-grid}\n:lightbox: slow\n\n![A](a.jpg)\n:::\n", **FILES}
        )
    )
    assert result.warnings.count("[alcf.value]") == 1
    assert "index.md:3" in result.warnings
    assert not result.html().all("a", cls="alcf-zoom")


def test_the_model_says_so() -> None:
    for texts, wanted in (({"lightbox": ""}, True), ({}, False)):
        figure, grid = read_figure("a.jpg", texts).model, read_grid(texts).model
        assert figure is not None
        assert grid is not None
        assert (figure.lightbox, grid.lightbox) == (wanted, wanted)


@pytest.mark.parametrize(
    ("builder", "name"),
    [("epub", "index.xhtml"), ("latex", "asite.tex"), ("text", "index.txt"), ("man", "asite.1")],
)
def test_other_formats_are_as_without_it(
    make_site: MakeSite, build: Build, builder: str, name: str
) -> None:
    written = []
    for text in (GRID, GRID.replace(":lightbox:\n", "")):
        result = build(make_site({"index.md": f"# Page\n\n{text}", **FILES}), builder)
        written.append(result.read(name))
    assert written[0] == written[1]

"""Jekyll's includes on a page: wherever Markdown has blocks, with true line numbers."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import media_figure, media_grid, media_hero, media_video
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

IMG = '{% include media-img.html source="a.jpg" alt="A" %}'
MEDIA = {
    "assets/images/a.jpg": jpeg(),
    "assets/video/clip.mp4": clip("clip.mp4"),
    "assets/video/clip.jpg": jpeg(),
}


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        (IMG, nodes.section),
        (f"- item\n\n  {IMG}\n", nodes.list_item),
        (f"> quote\n>\n> {IMG}\n", nodes.block_quote),
        (f"```{{note}}\n{IMG}\n```\n", nodes.note),
        (f"Words {IMG} and more.", nodes.section),
    ],
)
def test_an_include_is_a_figure_where_it_stands(
    make_site: MakeSite, build: Build, text: str, parent: type[nodes.Element]
) -> None:
    result = build(make_site({"index.md": f"# Page\n\n{text}\n", **MEDIA}), "text")
    assert not result.warnings
    (figure,) = result.doctree().findall(media_figure)
    assert isinstance(figure.parent, parent)
    assert "{%" not in result.read("index.txt")


@pytest.mark.parametrize("text", [f"`{IMG}`", f"```\n{IMG}\n```", f"Text:\n\n    {IMG}"])
def test_in_code_it_is_literal(make_site: MakeSite, build: Build, text: str) -> None:
    result = build(make_site({"index.md": f"# Page\n\n{text}\n", **MEDIA}), "text")
    assert not result.warnings
    assert not list(result.doctree().findall(media_figure))
    assert "media-img.html" in result.read("index.txt")


FRAME = '<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw" title="YouTube"></iframe>'


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ('media-img2x.html source1="a.jpg" caption1="1" source2="a.jpg" caption2="2"', media_grid),
        ('media-hero-img.html source="a.jpg" alt="A"', media_hero),
        ('media-hero-video.html vid-src-mp4="clip.mp4" alt="A"', media_hero),
        (f"media-hero-video.html embed-code='{FRAME}' caption=\"A\"", media_hero),
        (f"media-video.html embed-code='{FRAME}' caption=\"A\"", media_video),
        ('media-video.html vid-src-mp4="clip.mp4" caption="A"', media_video),
        (f"media-video2x.html embed-code1='{FRAME}' embed-code2='{FRAME}'", media_grid),
    ],
)
def test_each_include_has_its_node(
    make_site: MakeSite, build: Build, tag: str, kind: type[nodes.Element]
) -> None:
    text = f"# Page\n\n{{% include {tag} %}}\n"
    conf = {"suppress_warnings": ["alcf.alt"]}
    result = build(make_site({"index.md": text, **MEDIA}, conf), "text")
    assert not result.warnings
    assert len(list(result.doctree().findall(kind))) == 1


def test_captions_are_html_and_reach_every_format(make_site: MakeSite, build: Build) -> None:
    tag = '{% include media-img.html source="a.jpg" caption="H<sub>2</sub>O &amp; *stars*" %}'
    result = build(make_site({"index.md": f"# Page\n\n{tag}\n", **MEDIA}), "text")
    caption = next(iter(result.doctree().findall(nodes.caption)))
    assert caption.astext() == "H2O & *stars*"
    assert next(iter(caption.findall(nodes.subscript))).astext() == "2"
    assert caption.line == 3


def test_a_parameter_may_be_a_variable_of_the_page(make_site: MakeSite, build: Build) -> None:
    text = (
        "---\ntitle: Page\npicture: a.jpg\n---\n\n"
        '{% include media-img.html source=page.picture alt="A" %}\n'
    )
    result = build(make_site({"index.md": text, **MEDIA}), "text")
    assert not result.warnings
    assert len(list(result.doctree().findall(media_figure))) == 1


def test_what_cannot_be_read_is_shown(make_site: MakeSite, build: Build) -> None:
    text = '# Page\n\nBefore.\n\n{% include media-img.html source="a.jpg" caption= %}\n\nAfter.\n'
    result = build(make_site({"index.md": text, **MEDIA}), "text")
    assert "index.md:5: WARNING" in result.warnings
    page = result.read("index.txt")
    for words in ("Before.", 'source="a.jpg"', "After."):
        assert words in page

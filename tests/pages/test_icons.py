"""Icons that are written into the page: only what draws is left of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.pages.icons import inline_svg
from tests.support.markup import parse

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {of_root}>{inside}</svg>'


def write(folder: Path, inside: str, of_root: str = 'viewBox="0 0 24 24"') -> Path:
    path = folder / "icon.svg"
    path.write_text(SVG.format(of_root=of_root, inside=inside), "utf-8")
    return path


def test_what_draws_is_kept(tmp_path: Path) -> None:
    icon = inline_svg(write(tmp_path, '<g><path d="M0 0h9" stroke="red"/></g>'), size=20)
    svg = parse(icon).one("svg")
    assert svg.one("g").one("path").attrs == {"d": "M0 0h9", "stroke": "red"}
    assert svg.attrs["viewbox"] == "0 0 24 24"
    assert (svg.attrs["width"], svg.attrs["height"]) == ("20", "20")
    assert svg.attrs["aria-hidden"] == "true"
    assert svg.attrs["fill"] == "currentColor"
    assert "xmlns" not in svg.attrs


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>* { display: none }</style>",
        '<foreignObject><iframe src="https://example.org"/></foreignObject>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image href="https://example.org/a.png"/>',
        '<use href="https://example.org/a.svg#a"/>',
        '<path d="M0 0" onclick="alert(1)" style="fill: red" class="a" id="alcf-main"/>',
        '<path d="M0 0" fill="url(https://example.org/a.svg#a)"/>',
        "<title>A &lt;b&gt; title</title>",
        "<!-- a comment -->",
    ],
)
def test_all_else_is_left_out(tmp_path: Path, inside: str) -> None:
    root = 'viewBox="0 0 9 9" onload="alert(1)"'
    svg = parse(inline_svg(write(tmp_path, inside, root))).one("svg")
    assert {e.tag for e in svg.walk()} <= {"path"}
    allowed = {"d", "viewbox", "width", "height", "class", "aria-hidden", "focusable", "fill"}
    for element in [svg, *svg.walk()]:
        assert element.attrs.keys() <= allowed
    assert not svg.text


def test_a_size_serves_where_there_is_no_view_box(tmp_path: Path) -> None:
    svg = parse(inline_svg(write(tmp_path, "", 'width="16px" height="12"'))).one("svg")
    assert svg.attrs["viewbox"] == "0 0 16 12"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<svg", "not well-formed"),
        ("", "not well-formed"),
        ("<html/>", "not SVG"),
        ("<svg/>", "not SVG"),
        (SVG.format(of_root="", inside=""), "no viewBox"),
        (SVG.format(of_root='viewBox="0 0 1 1"', inside="x" * 30_000), "at most 20,000"),
        ('<!DOCTYPE svg [<!ENTITY a "a">]>' + SVG.format(of_root="", inside="&a;"), "entities"),
    ],
)
def test_what_is_no_icon_says_why(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "icon.svg"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=says):
        inline_svg(path)

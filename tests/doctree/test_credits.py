"""The line that says who made a medium: its words, in each combination, and its links."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import credit_link, media_credit
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

PARTS = {
    "t": ":credit: The *lab*",
    "c": ":creator: A. Nyman",
    "l": ":license: cc-by-4.0",
    "s": ":source-url: https://www.example.org/room",
}
BY = "https://creativecommons.org/licenses/by/4.0/"


def figure(parts: str, more: str = "") -> str:
    options = [":alt: A", *(PARTS[part] for part in parts), *([more] if more else [])]
    return "\n".join(["```{media-figure} a.jpg", *options, "```", ""])


def lines_of(make_site: MakeSite, build: Build, text: str, **conf: object) -> list[media_credit]:
    files: dict[str, str | bytes] = {
        "index.md": f"# Page\n\n{text}",
        "a.jpg": jpeg(),
        "clip.webm": clip("clip.webm"),
    }
    result = build(make_site(files, conf), "text")
    assert not result.warnings
    return list(result.doctree().findall(media_credit))


def test_every_combination_reads_well(make_site: MakeSite, build: Build) -> None:
    lines = {
        "t": "Image: The lab",
        "c": "Image: A. Nyman",
        "l": "Image: CC BY 4.0",
        "s": "Image: example.org",
        "tc": "Image: A. Nyman, The lab",
        "tl": "Image: The lab, CC BY 4.0",
        "ts": "Image: The lab, source",
        "cl": "Image: A. Nyman, CC BY 4.0",
        "cs": "Image: A. Nyman, source",
        "ls": "Image: CC BY 4.0, source",
        "tcl": "Image: A. Nyman, The lab, CC BY 4.0",
        "tcs": "Image: A. Nyman, The lab, source",
        "tls": "Image: The lab, CC BY 4.0, source",
        "cls": "Image: A. Nyman, CC BY 4.0, source",
        "tcls": "Image: A. Nyman, The lab, CC BY 4.0, source",
    }
    found = lines_of(make_site, build, "\n".join(map(figure, lines)))
    assert [node.astext() for node in found] == list(lines.values())


@pytest.mark.parametrize(
    ("credit", "creator", "line"),
    [
        ("A. Nyman", "A. Nyman", "Image: A. Nyman"),
        ("Photo by *A. Nyman* for the lab", "a. nyman", "Image: Photo by A. Nyman for the lab"),
        ("The Nymans", "Nyman", "Image: Nyman, The Nymans"),
        ("Made for this page.", "A. Nyman", "Image: A. Nyman, Made for this page. CC0 1.0"),
    ],
)
def test_a_name_is_said_once(
    make_site: MakeSite, build: Build, credit: str, creator: str, line: str
) -> None:
    terms = ":license: CC0\n" if "CC0" in line else ""
    options = f":alt: A\n:credit: {credit}\n:creator: {creator}\n{terms}"
    found = lines_of(make_site, build, f"```{{media-figure}} a.jpg\n{options}```\n")
    assert [node.astext() for node in found] == [line]


def test_licence_and_source_are_links(make_site: MakeSite, build: Build) -> None:
    (node,) = lines_of(make_site, build, figure("tls"))
    terms, source = node.findall(credit_link)
    assert (terms["refuri"], terms["rel"]) == (BY, "license")
    assert source["refuri"] == "https://www.example.org/room"
    assert "rel" not in source


def test_the_links_are_links_in_html_and_addresses_in_text(
    make_site: MakeSite, build: Build
) -> None:
    site = make_site({"index.md": f"# Page\n\n{figure('tls')}", "a.jpg": jpeg()})
    line = build(site).html().one("p", cls="alcf-credit")
    terms, source = line.all("a")
    assert (terms.attrs["href"], terms.attrs["rel"]) == (BY, "license")
    assert source.attrs["href"] == "https://www.example.org/room"
    text = " ".join(build(site, "text").read("index.txt").split())
    assert f"The *lab*, CC BY 4.0 <{BY}>, source <https://www.example.org/room>" in text
    paper = build(site, "latex").read("asite.tex")
    assert rf"\sphinxhref{{{BY}}}{{CC BY 4.0}}" in paper


def test_heroes_cells_grids_and_videos_have_the_same_line(
    make_site: MakeSite, build: Build
) -> None:
    cell = figure("cl").replace("```", ":::")
    options = "\n".join(PARTS.values())
    text = (
        f"```{{hero-media}} a.jpg\n:alt: A\n{options}\n```\n\n"
        f"::::{{media-grid}}\n{options}\n\n{cell}\n::::\n\n"
        f"```{{media-video}} clip.webm\n:title: A\n:poster: a.jpg\n{options}\n```\n\n"
        f"```{{media-video}} https://youtu.be/vpg9C0w4TVw\n:title: A\n{options}\n```\n\n"
        '{% include media-img.html source="a.jpg" alt="A" creator="A. Nyman" license="MIT" %}\n'
    )
    whole = "A. Nyman, The lab, CC BY 4.0, source"
    found = [node.astext() for node in lines_of(make_site, build, text)]
    assert found == [
        f"Image: {whole}",
        "Image: A. Nyman, CC BY 4.0",
        f"Image: {whole}",
        f"Video: {whole}",
        f"Video: {whole}",
        "Image: A. Nyman, MIT",
    ]


def test_the_credit_of_films_alone_says_so(make_site: MakeSite, build: Build) -> None:
    film = ":::{media-video} clip.webm\n:title: A\n:poster: a.jpg\n:::\n"
    still = ":::{media-figure} a.jpg\n:alt: A\n:::\n"
    grids = [
        f"::::{{media-grid}}\n:credit: The lab\n\n{film}{cell}::::\n" for cell in (film, still)
    ]
    found = [node.astext() for node in lines_of(make_site, build, "\n".join(grids))]
    assert found == ["Video: The lab", "Image: The lab"]


def test_a_page_of_the_site_can_be_the_source(make_site: MakeSite, build: Build) -> None:
    text = figure("t", ":source-url: notes/room.md")
    files = {"index.md": f"# Page\n\n{text}", "notes/room.md": "---\norphan: true\n---\n\n# R\n"}
    result = build(make_site({**files, "a.jpg": jpeg()}), "dirhtml", warningiserror=True)
    link = result.html().one("p", cls="alcf-credit").one("a")
    assert link.attrs["href"] == "notes/room/"


def test_a_licence_of_the_sites_own(make_site: MakeSite, build: Build) -> None:
    own = {"House rules": "https://example.edu/rules"}
    text = figure("t", ":license: house rules")
    (node,) = lines_of(make_site, build, text, alcf_licenses=own)
    assert node.astext() == "Image: The lab, House rules"
    assert next(node.findall(nodes.reference))["refuri"] == own["House rules"]


def test_a_misspelt_licence_is_a_located_warning(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": f"# P\n\n{figure('', ':license: CC BYE 4.0')}", "a.jpg": jpeg()})
    (warning,) = build(site, "text").lines
    assert "index.md:3: WARNING" in warning
    assert "Did you mean 'CC BY 4.0'?" in warning
    assert "[alcf.value]" in warning
    assert "Image: CC BYE 4.0" in (site.parent / "build/text/index.txt").read_text("utf-8")


def test_options_of_the_site_are_checked_one_by_one(make_site: MakeSite, build: Build) -> None:
    conf = {
        "alcf_licenses": {"House rules": "rules.md", "Archive": "https://example.edu/a", 3: "x"},
        "alcf_embed_hosts": {
            "https://a.example/": "A",
            "b.example": {"name": "B", "sandbox": "allow-script"},
            "c.example": {"name": "C", "sandboxes": "allow-scripts"},
            "d.example": {"name": "D", "sandbox": "allow-scripts"},
            "e.example": 5,
        },
    }
    result = build(make_site({"index.md": "# Page\n"}, conf), "text")
    assert len([line for line in result.lines if "[alcf.config]" in line]) == 6
    assert "Did you mean 'allow-scripts'?" in result.warnings
    assert "Did you mean 'sandbox'?" in result.warnings
    assert list(result.app.config.alcf_licenses) == ["Archive"]
    assert list(result.app.config.alcf_embed_hosts) == ["d.example"]

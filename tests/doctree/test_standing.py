"""Asides and standing texts: bands with headings of their own, and texts from other files."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import story_aside, story_block, story_list
from tests.doctree.test_blocks import only_warnings
from tests.support.site import Build, MakeSite

ABOUT = """### 2024 by the numbers

{% include txt-fig.html figure-1="565" label-1="projects" %}

##### Users

Text with a note.[^a]

[^a]: The note.
"""
PAGES = {
    "md": "---\ntitle: Page\naside: about.md\n---\n\nText.\n\n# Section\n\nSee [](#users).\n",
    "rst": ":aside: about\n\nPage\n====\n\nText.\n\nSection\n-------\n\nMore.\n",
}
ANCHORS = {"myst_heading_anchors": 4}


def titles(node: nodes.Element) -> list[str]:
    return [title.astext() for title in node.findall(nodes.title)]


@pytest.mark.parametrize("suffix", PAGES)
def test_front_matter_s_aside_ends_the_page(make_site: MakeSite, build: Build, suffix: str) -> None:
    site = make_site(
        {
            f"index.{suffix}": PAGES[suffix],
            "_includes/asides/about.md": ABOUT,
            "other.md": f"---\norphan: true\n---\n# Other\n\n[There](index.{suffix}#users)\n",
        },
        ANCHORS,
    )
    result = build(site, "html", warningiserror=True)
    (aside,) = result.doctree().findall(story_aside)
    assert isinstance(aside.parent, nodes.section)
    assert aside.parent[-1] is aside
    assert titles(aside) == ["2024 by the numbers", "Users"]
    assert len(list(aside.findall(story_list))) == 1
    page = result.html()
    band = page.one("aside", "alcf-aside")
    assert [h.tag for h in band.walk() if h.tag in {"h1", "h2", "h3", "h4"}] == ["h2", "h3"]
    assert "The note." in page.one("article" if page.all("article") else "body").text
    links = [a.attrs["href"] for a in result.html("other.html").all("a") if a.text == "There"]
    assert links == ["index.html#users"]
    assert len(band.all("section", id="users")) == 1


def test_a_page_without_title_can_have_an_aside(make_site: MakeSite, build: Build) -> None:
    site = make_site(
        {"index.md": "---\naside: about.md\n---\n\nText.\n", "_includes/asides/about.md": "Band.\n"}
    )
    result = build(site, "text")
    (aside,) = result.doctree().findall(story_aside)
    assert isinstance(aside.parent, nodes.document)
    assert "Band." in result.read("index.txt")


def test_asides_and_standing_texts_are_no_pages(make_site: MakeSite, build: Build) -> None:
    site = make_site(
        {
            "index.md": "---\naside: about.md\n---\n\n# Page\n\n```{boilerplate} lab\n```\n",
            "_includes/asides/about.md": "Band.\n",
            "_boilerplate/lab.md": "The lab.\n",
        }
    )
    result = build(site, warningiserror=True)
    assert set(result.app.env.found_docs) == {"index"}


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("_includes/asides", "---\ntitle: Page\naside: band.md\n---\n\nText.\n"),
        ("_boilerplate", "# Page\n\n```{boilerplate} band\n```\n"),
    ],
)
def test_the_page_depends_on_the_file(
    make_site: MakeSite, build: Build, folder: str, text: str
) -> None:
    file = f"{folder}/band.md"
    site = make_site({"index.md": text, "other.md": "---\norphan: true\n---\n# Other\n"})
    first = build(site, "text")
    assert f"[alcf.{'aside' if 'asides' in folder else 'boilerplate'}]" in first.warnings
    Path(site, file).parent.mkdir(parents=True)
    Path(site, file).write_text("Once.\n", "utf-8")
    assert "Once." in build(site, "text", warningiserror=True).read("index.txt")
    Path(site, file).write_text("Twice, and longer.\n", "utf-8")
    again = build(site, "text", warningiserror=True)
    assert "Twice" in again.read("index.txt")
    assert "other" not in again.written
    assert not build(site, "text", warningiserror=True).written


MD_BAND = (
    "# Page\n\n## Before\n\n:::{aside} By the way\nFirst.\n\n## Inner\n\nInner.\n:::\n\nAfter.\n"
)
RST_BAND = """Page
====

Before
------

.. aside:: By the way

   First.

   Inner
   ^^^^^

   Inner.

After.
"""


@pytest.mark.parametrize(("suffix", "text"), [("md", MD_BAND), ("rst", RST_BAND)])
def test_the_headings_of_a_band_stay_in_it(
    make_site: MakeSite, build: Build, suffix: str, text: str
) -> None:
    result = build(make_site({f"index.{suffix}": text}), "html", warningiserror=True)
    (aside,) = result.doctree().findall(story_aside)
    assert titles(aside) == ["By the way", "Inner"]
    assert "After." not in aside.astext()
    page = result.html()
    assert page.one("section", id="by-the-way").all("h3")
    assert page.one("section", id="inner").all("h4")


def test_a_standing_text_has_the_language_of_its_file(make_site: MakeSite, build: Build) -> None:
    site = make_site(
        {
            "index.md": "# Page\n\n```{boilerplate} lab\n```\n\n```{boilerplate} paid\n```\n",
            "r.rst": (
                ":orphan:\n\nRest\n====\n\n.. boilerplate:: lab\n\n.. boilerplate:: only-md\n\n"
                ".. boilerplate:: paid\n"
            ),
            "_boilerplate/lab.md": "The **lab**, in Markdown.\n",
            "_boilerplate/lab.rst": "The *lab*, in ``reST``.\n",
            "_boilerplate/only-md.md": "Also **Markdown**.\n",
        },
        {"alcf_boilerplate": {"paid": "Paid by *us*."}},
    )
    result = build(site, "text", warningiserror=True)
    first, second = result.doctree().findall(story_block)
    assert first.next_node(nodes.strong).astext() == "lab"  # type: ignore[union-attr]
    assert second.next_node(nodes.emphasis).astext() == "us"  # type: ignore[union-attr]
    rest = result.read("r.txt")
    for words in ('in "reST"', "Also **Markdown**", "Paid by *us*"):
        assert words in rest


@pytest.mark.parametrize(
    ("files", "warning", "words"),
    [
        ({"index.md": "---\naside: abouts.md\n---\n# P\n"}, "index.md:2 aside", "'about.md'"),
        ({"index.md": "---\naside: ../../../x.md\n---\n# P\n"}, "index.md:2 aside", "leads out"),
        ({"index.md": "---\naside: [a, b]\n---\n# P\n"}, "index.md:2 value", "a text"),
        ({"index.rst": ":aside: abouts\n\nP\n=\n"}, "index.rst:1 aside", "'about.md'"),
        ({"index.md": "# P\n\n```{boilerplate} labs\n```\n"}, "index.md:3 boilerplate", "'lab'"),
        ({"index.md": "# P\n\n```{boilerplate} piad\n```\n"}, "index.md:3 boilerplate", "'paid'"),
        ({"index.md": "# P\n\n```{boilerplate} me\n```\n"}, "me.md:1 boilerplate", "holds itself"),
        ({"index.md": "# P\n\n```{boilerplate} one\n```\n"}, "two.md:1 boilerplate", "itself"),
        ({"index.md": "# P\n\n```{boilerplate} latin\n```\n"}, "index.md:3 boilerplate", "UTF-8"),
        ({"index.md": "# P\n\n```{boilerplate} ../../x\n```\n"}, "index.md:3 boilerplate", "out"),
        ({"index.md": "# P\n\n```{boilerplate} lab\nKept\n```\n"}, "index.md:3 value", "body"),
        ({"index.md": "# P\n\n```{aside}\n```\n"}, "index.md:3 value", "empty"),
    ],
)
def test_a_mistake_is_one_located_warning(
    make_site: MakeSite, build: Build, files: dict[str, str], warning: str, words: str
) -> None:
    site = make_site(
        {
            **files,
            "_includes/asides/about.md": "Band.\n",
            "_boilerplate/lab.md": "The lab.\n",
            "_boilerplate/me.md": "```{boilerplate} me\n```\n\nMine.\n",
            "_boilerplate/one.md": "```{boilerplate} two\n```\n",
            "_boilerplate/two.md": "```{boilerplate} one\n```\n",
            "_boilerplate/latin.md": "Caf\xe9".encode("latin-1"),
        },
        {"alcf_boilerplate": {"paid": "Paid."}},
    )
    result = build(site, "text")
    file, rest = warning.split(":")
    only_warnings(result, rest)
    (line,) = (line for line in result.lines if "WARNING" in line)
    assert file in line
    assert words in line
    assert ("Kept" in result.read("index.txt")) == ("Kept" in str(files))


def test_an_entry_that_is_no_text_is_left_out(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": "# P\n"}, {"alcf_boilerplate": {"paid": 3}})
    assert "alcf_boilerplate has 'paid': 3" in build(site, "text").warnings

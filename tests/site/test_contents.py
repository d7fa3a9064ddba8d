"""``site-contents``: the sections of the site as a list in every format."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_alcf.site.contents import Contents, branches
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.listing import index_of
from sphinx_alcf.site.tree import Item
from sphinx_alcf.story.listing import Listing
from tests.support.site import Build, MakeSite, Result

FILES = {
    "index.md": (
        "# Home\n\n```{toctree}\n:hidden:\n\nnews/index\nPartner <https://example.org>\n"
        "The map <map>\n```\n"
    ),
    "news/index.md": (
        "---\ntitle: News & notes\nkicker: A\nintro: All *that* is new.\n---\n\n"
        "```{toctree}\n:hidden:\n\none\nold/index\n```\n"
    ),
    "news/one.md": "---\ntitle: One\nintro: Of one.\nlang: fr\n---\n\nText.\n",
    "news/old/index.md": "# Old\n\n```{toctree}\n:hidden:\n\ntwo\n```\n",
    "news/old/two.md": "# Two\n",
    "map.md": "# Map\n\n```{site-contents}\n:depth: 3\n:name: all\n:class: own\n```\n",
}
CONF = {"version": "1", "latex_documents": [("index", "site.tex", "Site", "A", "manual")]}


def names(found: tuple[tuple[Item, object], ...]) -> list[object]:
    """Branches as names, in lists."""
    shown: list[object] = []
    for item, below in found:
        shown.append(item.page)
        if below:
            shown.append(names(below))  # type: ignore[arg-type]
    return shown


def the_list(result: Result, docname: str = "map") -> nodes.bullet_list:
    (found,) = (
        node
        for node in result.resolved(docname).findall(nodes.bullet_list)
        if "alcf-contents" in node["classes"]
    )
    return found


@pytest.mark.parametrize(
    ("contents", "own", "shown"),
    [
        (Contents(), "map", ["news/index", "https://example.org"]),
        (Contents(), "index", ["news/index", "https://example.org", "map"]),
        (Contents(), "news/one", ["news/index", "https://example.org", "map"]),
        (
            Contents(depth=2),
            "map",
            ["news/index", ["news/one", "news/old/index"], "https://example.org"],
        ),
        (
            Contents(depth=9),
            "map",
            ["news/index", ["news/one", "news/old/index", ["news/old/two"]], "https://example.org"],
        ),
        (
            Contents(depth=2),
            "news/index",  # which has pages below it
            ["news/index", ["news/one", "news/old/index"], "https://example.org", "map"],
        ),
        (Contents(top="news/index"), "news/index", ["news/one", "news/old/index"]),
        (
            Contents(top="news/index", besides=Listing(pages=("news/one",))),
            "news/index",
            ["news/old/index"],
        ),
        (Contents(top="news/one"), "news/one", []),
    ],
)
def test_what_contents_show(
    make_site: MakeSite, build: Build, contents: Contents, own: str, shown: list[object]
) -> None:
    index = index_of(build(make_site(FILES), "dummy", warningiserror=True).env)
    assert names(branches(index, contents, own)) == shown


@pytest.mark.parametrize("theme", ["alcf", "basic", "furo"])
def test_pages_have_a_list_of_links(make_site: MakeSite, build: Build, theme: str) -> None:
    result = build(make_site(FILES, {"html_theme": theme}), warningiserror=True)
    listed = result.html("map.html").one("ul", cls="alcf-contents")
    assert listed.attrs["id"] == "all"
    assert "own" in listed.classes
    assert [(a.text, a.attrs["href"]) for a in listed.all("a")] == [
        ("News & notes", "news/index.html"),
        ("One", "news/one.html"),
        ("Old", "news/old/index.html"),
        ("Two", "news/old/two.html"),
        ("Partner", "https://example.org"),
    ]
    assert [p.text for p in listed.all("p") if not p.all("a")] == ["All that is new.", "Of one."]
    # WCAG 2.2, 3.1.2
    assert {p.text for p in listed.all("p") if p.attrs.get("lang") == "fr"} == {"One", "Of one."}
    if theme == "alcf":
        assert "alcf-layouts.css" in result.read("map.html")
        assert "alcf-layouts.css" not in result.read("news/one.html")


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo", "xml", "json"])
def test_other_formats_have_it_too(make_site: MakeSite, build: Build, builder: str) -> None:
    conf = {**CONF, "man_pages": [("index", "site", "Site", "A", 1)]}
    result = build(make_site(FILES, conf), builder, warningiserror=True)
    if builder == "text":
        text = result.read("map.txt")
        assert "* **News & notes**\n\n  All that is new.\n\n  * **One**\n\n    Of one.\n" in text
        assert "    * **Two**\n" in text
    elif builder == "latex":
        text = result.read("site.tex")
        assert "hyperref[\\detokenize{news/one::doc}]" in text
    else:
        found = the_list(result).findall(nodes.strong)
        shown = [strong.astext() for strong in found]
        assert shown == ["News & notes", "One", "Old", "Two", "Partner"]


def test_translators_are_not_given_the_words_of_other_pages(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(FILES), "gettext", warningiserror=True)
    assert "Of one" not in result.read("map.pot")


def test_the_search_does_not_find_the_contents(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "news/one.md": FILES["news/one.md"].replace("Of one", "Zebras")}
    index = build(make_site(files), warningiserror=True).read("searchindex.js")
    docnames = re.search(r'"?docnames"?: ?\[([^]]*)\]', index)
    found = re.search(r'[,{]"?zebra"?: ?(\[[^]]*\]|\d+)', index)
    assert docnames
    assert found
    assert found[1] == str(docnames[1].replace('"', "").split(",").index("news/one"))


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_depth_that_is_none(make_site: MakeSite, build: Build, suffix: str) -> None:
    page = "# Map\n\n```{site-contents}\n:depth: deep\n:deep: 1\n```\n"
    if suffix == "rst":
        page = "Map\n===\n\n.. site-contents::\n   :depth: deep\n   :deep: 1\n"
    files = {name: text for name, text in FILES.items() if name != "map.md"}
    result = build(make_site({**files, f"map.{suffix}": page}))
    key, value = result.lines
    line = 3 if suffix == "md" else 4
    assert f"map.{suffix}:{line}: WARNING: site-contents has no option 'deep'." in key
    assert f"map.{suffix}:{line}: WARNING: 'depth' is 'deep'" in value
    assert value.endswith("[alcf.value]")
    assert get_domain(result.env).contents["map"] == (Contents(),)
    assert len(the_list(result).children) == 2


@pytest.mark.parametrize("builder", ["html", "text"])
def test_it_is_written_anew_when_what_it_shows_has_changed(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    src = make_site(FILES)
    build(src, builder)

    def written(name: str, old: str, new: str) -> bool:
        page = src / name
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
        return "map" in build(src, builder, warningiserror=True).written

    assert written("news/one.md", "Of one", "Of much")
    assert written("news/old/two.md", "# Two", "# Three")
    assert not written("news/one.md", "Text.", "Other words.")
    assert written("news/index.md", "\none\n", "\nThe first <one>\n")
    assert "The first" in build(src, builder).read("map.html" if builder == "html" else "map.txt")
    assert not build(src, builder).written


def test_workers_agree(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, **{f"news/more{n}.md": f"# More {n}\n" for n in range(12)}}
    files["news/index.md"] = FILES["news/index.md"].replace(
        ":hidden:\n\none", ":hidden:\n:glob:\n\nmore*\none"
    )
    src = make_site(files)
    one = build(src, jobs=1, into="one", warningiserror=True)
    four = build(src, jobs=4, into="four", warningiserror=True)
    assert "More 11" in four.read("map.html")
    assert four.read("map.html") == one.read("map.html")

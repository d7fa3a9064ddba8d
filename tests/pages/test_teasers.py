"""``teasers``: cards under any theme, a list with links in every other format."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from tests.support.markup import Element
from tests.support.media import picture
from tests.support.site import Build, MakeSite

ONE = """---
title: The *first* story
kicker: Systems
intro: Of one thing.
date: 2024-02-12
tags: [AI]
hero: {image: one.jpg, alt: A hall}
---

Text.
"""
TWO = """---
title: The second story
intro: Of two things & more.
date: 2024-03-01
tags: [ai, climate]
teaser: {image: two.jpg, alt: Two}
featured: true
---

Text.
"""
FILES: dict[str, str | bytes] = {
    "index.md": (
        "# Site\n\n```{teasers}\n:section: stories\n```\n\n"
        "```{toctree}\n:hidden:\n\nstories/index\n```\n"
    ),
    "stories/index.md": (
        "---\ntitle: Stories\nintro: All.\n---\n\n"
        "```{toctree}\n:hidden:\n\none\ntwo\nthree\n```\n\n"
        "## New\n\n```{teasers}\n:name: list\n:class: own\n```\n"
    ),
    "stories/one.md": ONE,
    "stories/two.md": TWO,
    "stories/three.rst": "Three\n=====\n\n.. teasers::\n   :tag: ai\n   :sort: title\n",
    "stories/one.jpg": picture(800, 450, kind="jpeg", gradient=30),
    "stories/two.jpg": picture(1000, 500, kind="jpeg", gradient=60),
}


def titles(page: Element) -> list[str]:
    return [title.text for title in page.all(cls="alcf-card-title")]


@pytest.mark.parametrize("theme", ["alcf", "basic", "furo", "pydata_sphinx_theme"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_cards_stand_under_any_theme(
    make_site: MakeSite, build: Build, theme: str, builder: str
) -> None:
    result = build(make_site(FILES, {"html_theme": theme}), builder, warningiserror=True)
    name = "stories/index.html"
    listed = result.html(name).one(cls="alcf-teasers")
    assert titles(listed) == ["The second story", "The first story", "Three"]
    assert {"own", "alcf-wide"} <= set(listed.classes)
    assert listed.attrs["id"] == "list"
    assert [link.attrs["href"] for link in listed.all("a")] == (
        ["two.html", "one.html", "three.html"] if builder == "html" else ["two/", "one/", "three/"]
    )
    assert [node.tag for node in listed.all(cls="alcf-card-title")] == ["h3"] * 3
    second, first, third = listed.all("li", "alcf-card")
    assert first.one(cls="alcf-card-kicker").text == "Systems"
    assert [p.text for p in second.all("p")] == ["Of two things & more."]
    assert second.one("img").attrs["alt"] == "Two"
    assert first.one("img").attrs["alt"] == ""
    assert "624px" in str(second.one("source").attrs["sizes"])
    assert "510px" in str(first.one("source").attrs["sizes"])
    srcset = str(first.one("source").attrs["srcset"]).split(" ")[0]
    assert (result.out / "stories" / srcset).is_file()
    assert not third.all("img")
    if theme == "alcf":
        assert not result.html(name).all("nav", cls="alcf-teasers")  # no second list of the same
    else:
        assert "alcf/media.css" in result.read(name)


def test_a_page_of_its_own_is_not_in_its_list(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "stories/two.md": TWO + "\n```{teasers}\n:tag: ai\n```\n"}
    result = build(make_site(files), warningiserror=True)
    assert titles(result.html("stories/two.html")) == ["The first story"]
    assert titles(result.html("stories/three.html")) == ["The second story", "The first story"]


def test_the_first_picture_is_loaded_first_where_no_hero_is(
    make_site: MakeSite, build: Build
) -> None:
    files = {**FILES, "stories/one.md": ONE + "\n```{teasers}\ntwo\n```\n"}
    result = build(make_site(files), warningiserror=True)
    images = result.html("stories/index.html").one(cls="alcf-teasers").all("img")
    assert [image.attrs.get("loading") for image in images] == [None, "lazy"]
    (image,) = result.html("stories/one.html").one(cls="alcf-teasers").all("img")
    assert image.attrs["loading"] == "lazy"


def test_the_search_finds_stories_not_lists_of_them(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(FILES), warningiserror=True)
    index = result.read("searchindex.js")
    docnames = re.search(r'"?docnames"?: ?\[([^]]*)\]', index)
    assert docnames
    place = docnames[1].replace('"', "").split(",").index("stories/two")
    found = re.search(r'[,{]"?second"?: ?(\[[^]]*\]|\d+)', index)
    assert found
    assert found[1] == str(place)


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo", "xml", "json"])
def test_other_formats_have_a_list_with_links(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    src = make_site(
        FILES, {"latex_documents": [("index", "site.tex", "Site", "A", "manual")], "version": "1"}
    )
    result = build(src, builder, warningiserror=True)
    if builder == "text":
        text = result.read("stories/index.txt")
        assert "* **The second story**\n\n  Of two things & more.\n\n" in text
        assert "* Systems: **The first story**\n\n  Of one thing." in text
        return
    if builder == "latex":
        text = result.read("site.tex")
        assert text.count("The second story") > 2
        assert "hyperref[\\detokenize{stories/two::doc}]" in text
        return
    (listed,) = (
        n
        for n in result.resolved("stories/index").findall(nodes.bullet_list)
        if "alcf-teasers" in n["classes"]
    )
    assert [n.astext() for n in listed.findall(nodes.strong)] == [
        "The second story",
        "The first story",
        "Three",
    ]
    assert all("refuri" in link for link in listed.findall(nodes.reference))


def test_translators_are_not_given_the_words_of_other_pages(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(FILES), "gettext", warningiserror=True)
    assert "The second story" not in result.read("index.pot")


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize(
    ("option", "subtype", "message"),
    [
        ("section: storis", "listing", "There is no page 'storis'. Did you mean 'stories'?"),
        ("glob: newz/*", "listing", "No page's name fits 'newz/*'."),
        ("exclude: newz/*", "listing", "No page's name fits 'newz/*'."),
        ("tag: climat", "listing", "No page has the tag 'climat'. Did you mean 'climate'?"),
        ("section: stories/one", "listing", "This list shows no page"),
        ("limit: many", "value", "'limit' is 'many'"),
        ("per-page: 0", "value", "'per-page' is '0'"),
        ("sort: dates", "value", "Did you mean 'date'?"),
    ],
)
def test_a_mistake_is_one_warning_with_its_line(
    make_site: MakeSite, build: Build, suffix: str, option: str, subtype: str, message: str
) -> None:
    scope = "" if option.partition(":")[0] in {"section", "glob", "tag"} else "section: stories"
    options = [line for line in (option, scope) if line]
    body = "\n".join(f":{line}" for line in options)
    page = f"# Page\n\n```{{teasers}}\n{body}\n```\n"
    if suffix == "rst":
        body = "\n".join(f"   :{line}" for line in options)
        page = f"Page\n====\n\n.. teasers::\n{body}\n"
    files = {**FILES, f"page.{suffix}": page, "index.md": INDEX}
    (warning,) = build(make_site(files)).lines
    assert re.search(rf"page\.{suffix}:\d: WARNING: ", warning), warning
    assert message in warning
    assert warning.endswith(f"[alcf.{subtype}]")


INDEX = "# Site\n\n```{toctree}\nstories/index\npage\n```\n"


def test_documents_that_are_named_and_not_there(make_site: MakeSite, build: Build) -> None:
    page = (
        "# Page\n\n```{teasers}\n:sort: title\n\n- stories/two.md\n- stories/on\n- /stories\n```\n"
    )
    files = {**FILES, "page.md": page, "index.md": INDEX}
    result = build(make_site(files))
    (warning,) = result.lines
    assert (
        "page.md:3: WARNING: There is no page 'stories/on'. Did you mean 'stories/one'?" in warning
    )
    assert titles(result.html("page.html")) == ["The second story", "Stories"]


CLEAR = picture(800, 500, (0, 0, 0, 0))
"""A picture without a ground, as charts are."""


@pytest.mark.parametrize(
    ("hero", "looks"),
    [
        ("hero: chart.png", {"alcf-card-whole", "alcf-card-plate"}),
        ("hero: {image: chart.png, fit: cover}", {"alcf-card-plate"}),
        ("hero: {image: one.jpg, fit: contain}", {"alcf-card-whole"}),
        ("hero: one.jpg", set()),
        ("hero: one.jpg\nteaser: chart.png", {"alcf-card-whole", "alcf-card-plate"}),
        ("layout: highlight\nimage: chart.png", {"alcf-card-whole", "alcf-card-plate"}),
    ],
)
def test_charts_are_shown_whole(
    make_site: MakeSite, build: Build, hero: str, looks: set[str]
) -> None:
    files = {**FILES, "stories/chart.png": CLEAR}
    files["stories/one.md"] = f"---\ntitle: One\n{hero}\n---\n\nText.\n"
    site = build(make_site(files, {"html_theme": "alcf"}))
    for page in ("index.html", "stories/index.html", "stories/two.html"):  # the last: "More in"
        (card,) = [
            c
            for c in site.html(page).all("li", "alcf-card")
            if "one.html" in str(c.one("a").attrs["href"])
        ]
        assert set(card.one(cls="alcf-card-media").classes) == {"alcf-card-media", *looks}


def test_a_card_is_written_again_when_its_picture_is_to_be_whole(
    make_site: MakeSite, build: Build
) -> None:
    src = make_site(FILES)
    build(src)
    text = ONE.replace("alt: A hall", "alt: A hall, fit: contain")
    (src / "stories/one.md").write_text(text, "utf-8")
    assert "index" in build(src).written


@pytest.mark.parametrize("theme", ["alcf", "basic"])
def test_a_new_title_is_read_once_and_written_where_it_is_shown(
    make_site: MakeSite, build: Build, theme: str
) -> None:
    files = {**FILES, "alone.md": "---\norphan: true\n---\n\n# Alone\n"}
    src = make_site(files, {"html_theme": theme})
    build(src)
    (src / "stories/one.md").write_text(ONE.replace("*first*", "changed"), "utf-8")
    result = build(src, warningiserror=True)
    assert "0 added, 1 changed, 0 removed" in result.status
    # Itself; lists on the front page, the section's and three; its name as a neighbour of two's.
    assert result.written == {
        "index",
        "stories/index",
        "stories/one",
        "stories/two",
        "stories/three",
    }
    assert "The changed story" in titles(result.html("stories/three.html"))
    (src / "stories/two.md").write_text(TWO.replace("climate", "weather"), "utf-8")
    # Sphinx writes what has it in a toctree; no list shows its tags.
    assert build(src).written == {"stories/two", "stories/index"}
    assert not build(src).written


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_each_builder_learns_of_a_change_by_itself(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    src = make_site(FILES, {"version": "1"})
    build(src, builder)
    build(src, "html")
    (src / "stories/one.md").write_text(ONE.replace("Of one thing", "Of much"), "utf-8")
    build(src, "html")
    result = build(src, builder, warningiserror=True)
    assert {"index", "stories/index", "stories/one", "stories/three"} <= result.written
    assert not build(src, builder).written


def test_a_tag_that_goes_is_told_by_the_next_build(make_site: MakeSite, build: Build) -> None:
    page = "# Page\n\n```{teasers}\n:tag: climate\n```\n"
    src = make_site({**FILES, "page.md": page, "index.md": INDEX})
    build(src, warningiserror=True)
    (src / "stories/two.md").write_text(TWO.replace("climate", "weather"), "utf-8")
    for _ in range(2):  # and by each one after that
        result = build(src)
        assert len(result.lines) == 1
        assert "No page has the tag 'climate'." in result.warnings
    (src / "stories/two.md").write_text(TWO, "utf-8")
    assert titles(build(src, warningiserror=True).html("page.html")) == ["The second story"]


def test_workers_agree(make_site: MakeSite, build: Build) -> None:
    files = {**FILES}
    for number in range(12):
        files[f"stories/more/s{number}.md"] = TWO.replace("second", str(number)).replace(
            "two.jpg", "../two.jpg"
        )
    files["index.md"] = (
        "# Site\n\n```{teasers}\n:tag: ai\n:sort: title\n```\n\n"
        "```{toctree}\n:glob:\n\nstories/index\nstories/more/*\n```\n"
    )
    src = make_site(files)
    one = build(src, jobs=1, into="one", warningiserror=True)
    four = build(src, jobs=4, into="four", warningiserror=True)
    assert len(titles(four.html())) == 14
    for name in ("index.html", "stories/index.html", "stories/three.html"):
        assert four.read(name) == one.read(name)


def test_a_single_page_shows_a_list_whole(make_site: MakeSite, build: Build) -> None:
    files = {
        **FILES,
        "index.md": str(FILES["index.md"]).replace(":section", ":per-page: 1\n:section"),
    }
    listed = build(make_site(files), "singlehtml", warningiserror=True).html()
    assert [link.attrs["href"] for link in listed.all(cls="alcf-teasers")[0].all("a")] == [
        "#document-stories/two",
        "#document-stories/one",
        "#document-stories/three",
    ]

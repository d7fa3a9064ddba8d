"""The lists that sections have by themselves: cards, or a plain list, and nothing twice."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import teasers
from sphinx_alcf.site.fronts import PER_SECTION
from tests.support.markup import Element
from tests.support.site import Build, MakeSite, Result

HIDDEN = "```{toctree}\n:hidden:\n\none\nTwo, as the section has it <two>\n```\n"
VISIBLE = (
    "```{toctree}\n:name: pages\n:caption: Pages\n\none\ntwo\nAbroad <https://example.org>\n```\n"
)
STORY = "---\ntitle: Story {0}\nkicker: Systems\nintro: Of {0}.\n---\n\nText.\n"
FRONT = "---\ntitle: News\nlayout: section-head\n---\n\nWelcome.\n\n{}\n## Later\n\nMore.\n"
OTHERS = ["basic", "furo", "pydata_sphinx_theme"]


def files(toctree: str) -> dict[str, str]:
    return {
        "index.md": "# Home\n\n```{toctree}\n:hidden:\n\nnews/index\n```\n",
        "news/index.md": FRONT.format(toctree),
        "news/one.md": STORY.format("one"),
        "news/two.md": STORY.format("two").replace("kicker", "featured: true\nkicker"),
    }


def titles(page: Element) -> list[str]:
    return [title.text for title in page.all(cls="alcf-card-title")]


def listed(result: Result, docname: str = "news/index") -> list[str]:
    """What the plain lists of a page say."""
    return [
        item.astext()
        for found in result.resolved(docname).findall(nodes.bullet_list)
        if "alcf-teasers" in found["classes"]
        for item in found.children
    ]


@pytest.mark.parametrize("toctree", [HIDDEN, VISIBLE])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_section_shows_its_pages_as_cards(
    make_site: MakeSite, build: Build, builder: str, toctree: str
) -> None:
    src = make_site(files(toctree), {"html_theme": "alcf"})
    page = build(src, builder, warningiserror=True).html("news/index.html")
    main = page.one("main")
    cards = main.one("nav", cls="alcf-teasers")
    assert cards.attrs["aria-label"] == "In this section"
    assert {title.tag for title in cards.all(cls="alcf-card-title")} == {"h2"}
    assert not [link for it in page.all(cls="toctree-wrapper") for link in it.all("a")]
    if toctree == HIDDEN:
        assert titles(cards) == ["Two, as the section has it", "Story one"]  # the featured first
    else:
        assert titles(cards) == ["Story two", "Story one", "Abroad"]
        assert cards.attrs["id"] == "pages"
        abroad = cards.all("a")[-1].attrs
        assert (abroad["href"], abroad["rel"]) == ("https://example.org", "external")
    text = main.text
    assert text.index("Welcome") < text.index("More.") < text.index("Story one")


@pytest.mark.parametrize("theme", OTHERS)
def test_other_themes_show_each_page_once(make_site: MakeSite, build: Build, theme: str) -> None:
    hidden = build(make_site(files(HIDDEN), {"html_theme": theme}), warningiserror=True)
    page = hidden.html("news/index.html")
    shown = page.one("ul", cls="alcf-teasers")
    assert [link.text for link in shown.all("a")] == ["Two, as the section has it", "Story one"]
    assert [link.attrs["href"] for link in shown.all("a")] == ["two.html", "one.html"]
    assert not page.all(cls="alcf-card")
    visible = build(make_site(files(VISIBLE), {"html_theme": theme}), warningiserror=True)
    page = visible.html("news/index.html")
    assert page.one(cls="toctree-wrapper").attrs["id"] == "pages"
    assert not page.all(cls="alcf-teasers")


def test_what_no_visible_toctree_names_is_listed(make_site: MakeSite, build: Build) -> None:
    both = "```{toctree}\none\n```\n\n```{toctree}\n:hidden:\n\ntwo\n```\n"
    result = build(make_site(files(both)), warningiserror=True)
    assert listed(result) == ["Systems: Story two\n\nOf two."]


def test_what_is_no_page_of_the_section_stays_in_its_toctree(
    make_site: MakeSite, build: Build
) -> None:
    site = files("```{toctree}\n:caption: All\n\none\n/genindex\n/two\n```\n")
    site["index.md"] = "# Home\n\n```{toctree}\n:hidden:\n\nnews/index\ntwo\n```\n"
    site["two.md"] = site.pop("news/two.md")  # which stands higher in the tree
    page = build(make_site(site, {"html_theme": "alcf"}), warningiserror=True)
    rest = page.html("news/index.html").one(cls="toctree-wrapper")
    assert [link.text for link in rest.all("a") if link.classes != ["headerlink"]] == [
        "Index",
        "Story two",
    ]
    assert titles(page.html("news/index.html")) == ["Story one"]


@pytest.mark.parametrize("builder", ["text", "epub", "xml", "json"])
def test_formats_of_many_files_have_a_plain_list(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    conf = {"version": "1", "html_theme": "alcf"}
    hidden = build(make_site(files(HIDDEN), conf), builder, warningiserror=True)
    assert listed(hidden) == [
        "Systems: Two, as the section has it\n\nOf two.",
        "Systems: Story one\n\nOf one.",
    ]
    if builder == "text":
        assert "* Systems: **Story one**\n\n  Of one." in hidden.read("news/index.txt")
    visible = build(make_site(files(VISIBLE), conf), builder, warningiserror=True)
    assert not listed(visible)


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "man", "texinfo"])
@pytest.mark.parametrize("toctree", [HIDDEN, VISIBLE])
def test_formats_of_one_file_have_the_pages_themselves(
    make_site: MakeSite, build: Build, builder: str, toctree: str
) -> None:
    conf = {
        "html_theme": "alcf",
        "latex_documents": [("index", "site.txt", "Site", "A", "manual")],
        "man_pages": [("index", "site", "Site", "A", 1)],
        "texinfo_documents": [("index", "site", "Site", "A", "site", "All", "Misc")],
    }
    result = build(make_site(files(toctree), conf), builder, warningiserror=True)
    (file,) = (
        name
        for name in ("index.html", "site.txt", "site.1", "site.texi")
        if (result.out / name).is_file()
    )
    assert result.read(file).count("Of one.") == 1
    # A toctree's links abroad are lost there, but for this list.
    assert ("Abroad" in result.read(file)) == (toctree == VISIBLE)


def test_translators_are_not_given_the_words_of_other_pages(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(files(HIDDEN)), "gettext", warningiserror=True)
    assert '"Of one."' in result.read("news.pot")
    assert result.read("news.pot").count("Story one") == 1


def test_a_long_section_goes_on_on_further_pages(make_site: MakeSite, build: Build) -> None:
    site = files("```{toctree}\n:glob:\n\n*\n```\n")
    for number in range(PER_SECTION):
        site[f"news/s{number:03}.md"] = STORY.format(f"{number:03}")
    result = build(make_site(site, {"html_theme": "alcf"}), warningiserror=True)
    first, second = result.html("news/index.html"), result.html("news/page/2.html")
    assert len(titles(first)) == PER_SECTION
    assert titles(second) == [f"Story {number:03}" for number in (PER_SECTION - 2, PER_SECTION - 1)]
    assert second.one("h1").text == "News"
    assert second.one("nav", "alcf-crumbs").one("a").attrs["href"] == "../index.html"
    ways = first.one("nav", cls="alcf-places")
    assert [link.text for link in ways.all("a")] == ["1", "2", "Next page"]
    other = build(make_site(site, {"html_theme": "basic"}), warningiserror=True)
    assert not other.files("news/page/*")


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_section_is_written_anew_when_a_page_changes_that_it_shows(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    src = make_site(files(HIDDEN), {"html_theme": "alcf"})
    build(src, builder)
    story = src / "news/one.md"
    story.write_text(story.read_text("utf-8").replace("Of one", "Of much"), "utf-8")
    result = build(src, builder, warningiserror=True)
    assert "news/index" in result.written
    assert "Of much." in result.read(f"news/index.{'html' if builder == 'html' else 'txt'}")
    assert not build(src, builder).written


def test_a_toctree_that_only_leads_on_warns_of_nothing(make_site: MakeSite, build: Build) -> None:
    site = files("```{toctree}\n/news/one\n/news/two\n```\n")
    site["index.md"] = "# Home\n\n```{toctree}\n:hidden:\n\nnews/index\nnews/one\nnews/two\n```\n"
    result = build(make_site(site, {"html_theme": "alcf"}), warningiserror=True)
    page = result.html("news/index.html")
    assert not titles(page)
    links = page.one(cls="toctree-wrapper").all("a")
    assert [link.text for link in links] == ["Story one", "Story two"]


def test_no_doctree_has_a_list_that_depends_on_the_builder(
    make_site: MakeSite, build: Build
) -> None:
    src = make_site(files(VISIBLE), {"html_theme": "alcf"})
    kept = [
        node["listed"]
        for builder in ("html", "text")
        for node in build(src, builder).doctree("news/index").findall(teasers)
    ]
    assert len(kept) == 2
    assert kept[0] == kept[1]


HOME = "---\nlayout: home\ntitle: The paper\n---\n\nWelcome.\n\n{}"
DATED = "---\ntitle: Story {0}\nintro: Of {0}.\ndate: 2024-01-{0:02}\n{1}---\n\nText.\n"
SECTIONS = "```{toctree}\nnews/index\nArts <arts/index>\nabout\nAbroad <https://example.org>\n```\n"


GLOB = "```{{toctree}}\n:glob:\n\ns*\n```\n"


def paper(stories: int = 7, toctree: str = SECTIONS) -> dict[str, str]:
    """A site with two sections; the odd stories are in the second."""
    section = "---\nlayout: section-head\ntitle: {}\nintro: {}\n---\n\n" + GLOB
    made = {
        "index.md": HOME.format(toctree),
        "news/index.md": section.format("News", "What is new."),
        "arts/index.md": section.format("The arts", "What is old."),
        "about.md": "# About\n",
    }
    for number in range(1, stories + 1):
        folder = ("news", "arts")[number % 2]
        made[f"{folder}/s{number}.md"] = DATED.format(number, "featured: true\n" * (number == 2))
    return made


def test_the_sites_front_page_shows_the_newest_and_the_sections(
    make_site: MakeSite, build: Build
) -> None:
    page = build(make_site(paper(), {"html_theme": "alcf"}), warningiserror=True).html()
    main = page.one("main")
    assert [heading.text for heading in main.all("h2")] == ["Latest stories", "Sections"]
    cards = main.one(cls="alcf-newest")
    assert titles(cards) == [f"Story {number}" for number in (2, 7, 6, 5, 4, 3)]
    shapes = [[c for c in card.classes if c != "alcf-card"] for card in cards.all("li")]
    third = ["alcf-card-third"]
    assert shapes == [["alcf-card-wide"], [], [], third, third, third]
    assert {title.tag for title in cards.all(cls="alcf-card-title")} == {"h3"}
    contents = main.one("ul", cls="alcf-contents")
    assert [link.text for link in contents.all("a")] == ["News", "Arts", "About", "Abroad"]
    assert [p.text for p in contents.all("p")[1::2]][:2] == ["What is new.", "What is old."]
    assert not main.all(cls="toctree-wrapper")
    assert not page.all("nav", cls="alcf-pager")


@pytest.mark.parametrize(
    ("count", "shapes"), [(1, "w"), (2, "ww"), (3, "w--"), (4, "wttt"), (5, "w----"), (6, "w--ttt")]
)
def test_newest_stories_fill_their_rows(
    make_site: MakeSite, build: Build, count: int, shapes: str
) -> None:
    page = build(make_site(paper(count), {"html_theme": "alcf"})).html()
    cards = page.one(cls="alcf-newest").all("li")
    found = [card.classes[-1].removeprefix("alcf-card-")[0] for card in cards]
    assert "".join(found).replace("a", "-") == shapes


def test_a_story_is_not_shown_as_a_section_too(make_site: MakeSite, build: Build) -> None:
    site = {
        "index.md": HOME.format("```{toctree}\n:glob:\n\ns*\nabout\n```\n"),
        "about.md": "# About\n",
        **{f"s{number}.md": DATED.format(number, "") for number in range(1, 9)},
    }
    page = build(make_site(site, {"html_theme": "alcf"}), warningiserror=True).html()
    assert titles(page) == [f"Story {number}" for number in (8, 7, 6, 5, 4, 3)]
    rest = page.one("ul", cls="alcf-contents").all("a")
    assert [link.text for link in rest] == ["Story 1", "Story 2", "About"]


@pytest.mark.parametrize("theme", OTHERS)
def test_other_themes_list_the_newest(make_site: MakeSite, build: Build, theme: str) -> None:
    hidden = paper(toctree=SECTIONS.replace("}\n", "}\n:hidden:\n\n"))
    page = build(make_site(hidden, {"html_theme": theme}), warningiserror=True).html()
    assert len(page.one("ul", cls="alcf-newest").all("a")) == 6
    assert len(page.one("ul", cls="alcf-contents").all("a")) == 4
    assert {"Latest stories", "Sections"} <= {h.text for h in page.all("h2")}
    page = build(make_site(paper(), {"html_theme": theme}), warningiserror=True).html()
    assert len(page.one("ul", cls="alcf-newest").all("a")) == 6
    assert not page.all(cls="alcf-contents")  # which the toctree has
    assert "Sections" not in {h.text for h in page.all("h2")}


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_a_front_page_in_other_formats(make_site: MakeSite, build: Build, builder: str) -> None:
    conf = {
        "html_theme": "alcf",
        "latex_documents": [("index", "site.tex", "Site", "A", "manual")],
    }
    hidden = paper(toctree=SECTIONS.replace("}\n", "}\n:hidden:\n\n"))
    result = build(make_site(hidden, conf), builder, warningiserror=True)
    if builder == "text":
        text = result.read("index.txt")
        assert "-[ Latest stories ]-\n\n* **Story 2**\n\n  Of 2.\n" in text
        assert "-[ Sections ]-\n\n* **News**\n\n  What is new.\n" in text
        return
    text = result.read("site.tex" if builder == "latex" else "index.html")
    assert "Latest stories" not in text
    assert text.count("Of 7.") == 1
    assert "Abroad" in text


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_front_page_is_written_anew_when_a_story_changes_that_it_shows(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    src = make_site(paper(), {"html_theme": "alcf"})
    build(src, builder)

    def written(name: str, old: str, new: str) -> set[str]:
        page = src / name
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
        return build(src, builder, warningiserror=True).written

    assert "index" in written("news/s6.md", "Of 6", "Of six")
    assert "index" in written("arts/index.md", "What is old", "What stays")
    assert "index" not in written("news/s6.md", "Text.", "Other words.")
    assert "index" in written("arts/s1.md", "2024-01-01", "2024-02-01")
    assert not build(src, builder).written

"""Further pages of lists, pages of tags and of years: made for the web, for nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import story_tag
from sphinx_alcf.pages.teasers import part_name
from tests.support.markup import Element
from tests.support.site import Build, MakeSite

STORY = (
    "---\ntitle: Story {n}\nintro: Of {n}.\ndate: 20{year}-01-{n:02}\ntags: {tags}\n---\n\nText.\n"
)
INDEX = (
    "---\nlayout: section-head\ntitle: News & notes\ntheme: cyan\n---\n\n"
    "```{toctree}\n:hidden:\n:glob:\n\ns*\n```\n\n```{teasers}\n:sort: title\n:per-page: 3\n```\n"
)
ROOT = "# Home\n\n```{toctree}\n:hidden:\n\nnews/index\n```\n"
CONF = {
    "html_theme": "alcf",
    "alcf_tag_pages": "tags",
    "alcf_year_pages": "archive",
    "html_baseurl": "https://example.org/",
}


def site(more: dict[str, str] | None = None, stories: int = 8) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {"index.md": ROOT, "news/index.md": INDEX}
    for n in range(1, stories + 1):
        tags = ["AI" if n % 2 else "ai", "Ports/ships"] if n < 5 else ["🎉", "C#", "C++", "c"]
        files[f"news/s{n}.md"] = STORY.format(n=n, year=20 + n % 2, tags=tags)
    return {**files, **(more or {})}


def titles(page: Element) -> list[str]:
    return [title.text for title in page.all(cls="alcf-card-title")]


@pytest.mark.parametrize(
    ("name", "number", "part"),
    [
        ("news/index", 1, "news/index"),
        ("news/index", 2, "news/page/2"),
        ("index", 2, "page/2"),
        ("news", 3, "news/page/3"),
        ("reindex", 2, "reindex/page/2"),
    ],
)
def test_further_pages_stand_below_the_first(name: str, number: int, part: str) -> None:
    assert part_name(name, number) == part


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", ["alcf", "basic", "furo", "pydata_sphinx_theme"])
def test_a_long_list_has_further_pages(
    make_site: MakeSite, build: Build, theme: str, builder: str
) -> None:
    result = build(make_site(site(), {**CONF, "html_theme": theme}), builder, warningiserror=True)
    end = ".html" if builder == "html" else "/index.html"
    first = result.html("news/index.html")
    second, third = result.html(f"news/page/2{end}"), result.html(f"news/page/3{end}")
    assert titles(first) == ["Story 1", "Story 2", "Story 3"]
    assert titles(second) == ["Story 4", "Story 5", "Story 6"]
    assert titles(third) == ["Story 7", "Story 8"]
    assert second.one("h1").text == "News & notes"
    assert second.one("head").one("title").text.startswith("News & notes, page 2")
    ways = second.one("nav", cls="alcf-places")
    by_name = {link.text: link.attrs for link in ways.all("a")}
    assert list(by_name) == ["1", "2", "3", "Next page"]
    assert by_name["2"]["aria-current"] == "page"
    assert (by_name["1"]["rel"], by_name["3"]["rel"]) == ("prev", "next")
    if builder == "html":
        assert [by_name[n]["href"] for n in ("1", "3")] == ["../index.html", "3.html"]
        assert first.one("a", rel="next", cls="alcf-places-next").attrs["href"] == "page/2.html"
        assert second.all("li", "alcf-card")[0].one("a").attrs["href"] == "../s4.html"
    else:
        assert [by_name[n]["href"] for n in ("1", "3")] == ["../../", "../3/"]
    assert not third.one("nav", cls="alcf-places").all("a", cls="alcf-places-next")
    assert "page/2" not in result.read("searchindex.js")
    canonical = [
        link.attrs["href"] for link in second.all("link") if link.attrs.get("rel") == "canonical"
    ]
    address = "https://example.org/news/page/2"
    assert canonical == [address + (".html" if builder == "html" else "/")]


def test_a_further_page_looks_as_its_first(make_site: MakeSite, build: Build) -> None:
    files = site()
    files["news/index.md"] = INDEX.replace("theme: cyan", "theme: cyan\nlang: fr")
    page = build(make_site(files, CONF)).html("news/page/2.html")
    html = page.one("html")
    assert (html.attrs["lang"], html.attrs["data-palette"]) == ("fr", "cyan")
    crumbs = page.one("nav", cls="alcf-crumbs")
    assert [(a.text, a.attrs["href"]) for a in crumbs.all("a")] == [
        ("News & notes", "../index.html")
    ]
    assert page.one("body").classes == ["alcf-frame-story", "alcf-layout-section-head"]
    assert not page.all(cls="alcf-card-wide")


@pytest.mark.parametrize("builder", ["singlehtml", "text", "epub", "json"])
def test_elsewhere_a_list_is_whole(make_site: MakeSite, build: Build, builder: str) -> None:
    result = build(make_site(site(), {**CONF, "version": "1"}), builder, warningiserror=True)
    assert not [name for name in result.files() if re.search(r"page/2|tags/|archive/", name)]
    if builder == "singlehtml":
        assert len(titles(result.html())) == 8
    if builder == "text":
        text = result.read("news/index.txt")
        assert [f"Story {n}" in text for n in range(1, 9)] == [True] * 8
        assert "Tags: AI, Ports/ships\n" in result.read("news/s1.txt")


def test_tags_and_years_are_listed(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(site(), CONF), warningiserror=True)
    tags = result.html("tags.html").one("ul", cls="alcf-groups")
    listed = {item.one("a").text: item for item in tags.all("li")}
    assert list(listed) == ["AI", "c", "C#", "C++", "Ports/ships", "🎉"]
    assert {item.one("span").text for item in listed.values()} == {"4"}
    addresses = [item.one("a").attrs["href"] for item in listed.values()]
    assert addresses[:2] == ["tags/ai.html", "tags/c.html"]
    assert addresses[4] == "tags/ports-ships.html"
    assert len(set(addresses)) == 6
    assert all((result.out / str(address)).is_file() for address in addresses)
    page = result.html("tags/ai.html")
    assert titles(page) == ["Story 3", "Story 1", "Story 4", "Story 2"]  # the newest first
    assert page.one("h1").text == "AI"
    crumbs = page.one("nav", cls="alcf-crumbs")
    assert [(a.text, a.attrs["href"]) for a in crumbs.all("a")] == [("Tags", "../tags.html")]
    years = result.html("archive.html").one("ul", cls="alcf-groups")
    assert [a.attrs["href"] for a in years.all("a")] == ["archive/2021.html", "archive/2020.html"]
    assert titles(result.html("archive/2020.html")) == ["Story 8", "Story 6", "Story 4", "Story 2"]


@pytest.mark.parametrize(
    ("pages", "links"), [("tags", ["../tags/ai.html", "../tags/ports-ships.html"]), ("", [])]
)
def test_a_story_shows_its_tags(
    make_site: MakeSite, build: Build, pages: str, links: list[str]
) -> None:
    result = build(make_site(site(), {**CONF, "alcf_tag_pages": pages}), warningiserror=True)
    line = result.html("news/s1.html").one("p", cls="alcf-tags")
    assert line.text == "Tags: AI, Ports/ships"
    assert [a.attrs["href"] for a in line.all("a")] == links
    tags = list(result.doctree("news/s1").findall(story_tag))
    assert [tag.astext() for tag in tags] == ["AI", "Ports/ships"]
    assert all(isinstance(tag.children[0], nodes.Text) for tag in tags)


def test_a_project_may_have_such_a_page_itself(make_site: MakeSite, build: Build) -> None:
    files = site()
    own = "---\norphan: true\n---\n\n# {}\n\n```{{teasers}}\n:tag: ai\n```\n"
    files |= {"tags.md": own.format("By subject"), "tags/ai.md": own.format("On AI")}
    result = build(make_site(files, CONF), warningiserror=True)
    assert result.html("tags.html").one("h1").text.startswith("By subject")
    assert result.html("tags/ai.html").one("h1").text.startswith("On AI")
    crumbs = result.html("tags/c.html").all("nav", cls="alcf-crumbs")
    assert not crumbs  # their own page is in no toctree
    assert titles(result.html("tags/c.html"))


def test_a_name_that_is_taken_is_told_and_the_list_is_whole(
    make_site: MakeSite, build: Build
) -> None:
    files = site({"news/page/2.md": "---\norphan: true\n---\n\n# Two\n"})
    result = build(make_site(files, CONF))
    (warning,) = result.lines
    assert "index.md:14: WARNING: This list is shown whole" in warning
    assert warning.endswith("[alcf.listing]")
    assert len(titles(result.html("news/index.html"))) == 8
    assert result.html("news/page/2.html").one("h1").text.startswith("Two")


def test_only_the_first_list_of_a_page_has_further_pages(make_site: MakeSite, build: Build) -> None:
    files = site()
    files["news/index.md"] = INDEX + "\n```{teasers}\n:tag: ai\n:per-page: 2\n```\n"
    result = build(make_site(files, CONF))
    (warning,) = result.lines
    assert "Only one list of a page can have further pages" in warning
    assert [len(titles(n)) for n in result.html("news/index.html").all(cls="alcf-teasers")] == [
        3,
        4,
    ]


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ({"alcf_tag_pages": "a b"}, "alcf_tag_pages is the name of a page such as 'tags'"),
        ({"alcf_year_pages": "tags"}, "alcf_tag_pages and alcf_year_pages are one name"),
    ],
)
def test_names_that_cannot_be(
    make_site: MakeSite, build: Build, conf: dict[str, str], message: str
) -> None:
    (warning,) = build(make_site(site(), {**CONF, **conf})).lines
    assert message in warning
    assert warning.endswith("[alcf.config]")


def test_only_lists_that_have_changed_are_written(make_site: MakeSite, build: Build) -> None:
    src = make_site(site(), CONF)

    def changed(text: str, new: str) -> set[str]:
        times = {name: path.stat().st_mtime_ns for name, path in made().items()}
        story = src / "news/s7.md"
        story.write_text(story.read_text("utf-8").replace(text, new), "utf-8")
        build(src, warningiserror=True)
        return {name for name, path in made().items() if path.stat().st_mtime_ns != times.get(name)}

    def made() -> dict[str, Path]:
        out = src.parent / "build" / "html"
        found = [*out.glob("tags*"), *out.glob("archive*"), *out.glob("news/page/*")]
        files = [f for p in found for f in ([p] if p.is_file() else p.rglob("*.html"))]
        return {f.relative_to(out).as_posix(): f for f in files}

    build(src)
    assert changed("Text.", "Other words.") == set()
    new_title = changed("Story 7", "Story 7b")
    assert {name for name in new_title if not name.startswith("tags/")} == {
        "news/page/3.html",
        "archive/2021.html",
    }
    assert "tags/ai.html" not in new_title
    assert len(new_title) == 6
    new_tag = changed("'C++'", "'D'")
    assert {"tags.html", "tags/d.html"} <= new_tag
    assert "tags/ai.html" not in new_tag


def test_workers_agree(make_site: MakeSite, build: Build) -> None:
    src = make_site(site(), CONF)
    one = build(src, jobs=1, into="one")
    four = build(src, jobs=4, into="four")
    assert four.files() == one.files()
    for name in one.files("**/*.html"):
        assert four.read(name) == one.read(name), name


@pytest.mark.parametrize("tag", ["it's", "'so called'", "a -- b", "wait..."])
def test_a_tag_with_typographic_signs_leads_to_its_page(
    make_site: MakeSite, build: Build, tag: str
) -> None:
    text = f'---\ntitle: A\ntags: ["{tag}"]\n---\n\nText.\n'
    site = make_site({"index.md": text}, {"html_theme": "alcf", "alcf_tag_pages": "tags"})
    result = build(site, warningiserror=True)
    (line,) = [p for p in result.html().all("p") if "alcf-tags" in p.classes]
    (link,) = line.all("a")
    assert (result.out / link.attrs["href"]).is_file()


MANY = ["3D", "ångström", "apple", "Art", "bee", "Boat", "cake", "数", "🎉"]


def many_tags(tags: list[str] = MANY) -> dict[str, str | bytes]:
    story = f"---\ntitle: Story\ndate: 2024-01-01\ntags: {tags}\n---\n\nText.\n"
    return {"index.md": "# Home\n\n```{toctree}\nstory\n```\n", "story.md": story}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_many_tags_stand_on_several_pages_which_letters_lead_to(
    make_site: MakeSite, build: Build, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_alcf.pages.overview.PER_PART", 4)
    result = build(make_site(many_tags(), CONF), builder, warningiserror=True)
    end = ".html" if builder == "html" else "/index.html"
    pages = [result.html(f"{name}{end}") for name in ("tags", "tags/page/2", "tags/page/3")]
    shown = [[a.text for a in page.one(cls="alcf-groups").all("a")] for page in pages]
    assert [len(part) for part in shown] == [4, 4, 1]
    assert [tag for part in shown for tag in part] == MANY
    assert [page.one("h1").text for page in pages] == ["Tags"] * 3
    assert pages[1].one("head").one("title").text.startswith("Tags, page 2")
    assert [a.text for a in pages[2].one("nav", cls="alcf-crumbs").all("a")] == ["Tags"]
    for number, page in enumerate(pages):
        letters, ways = page.all("nav", "alcf-places")
        assert [a.text for a in letters.all("a")] == ["#", "A", "B", "C", "数"]
        assert [a.text for a in ways.all("a") if a.attrs.get("aria-current")] == [str(number + 1)]
    name = f"tags/page/2{end}"
    (to_b,) = [a for a in pages[1].one("nav", aria_label="Letters").all("a") if a.text == "B"]
    path, _, anchor = str(to_b.attrs["href"]).partition("#")
    assert (result.out / name).parent.joinpath(path or Path(name).name).exists()
    (start,) = pages[1].all("li", id=anchor)
    assert start.one("a").text == "bee"
    (to_a,) = [a for a in pages[1].one("nav", aria_label="Letters").all("a") if a.text == "A"]
    assert pages[0].all("li", id=str(to_a.attrs["href"]).partition("#")[2])


def test_a_few_tags_have_neither_letters_nor_further_pages(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(many_tags(), CONF), warningiserror=True)
    assert not result.html("tags.html").all("nav", "alcf-places")
    assert not result.files("tags/page/*")


def test_tags_stand_on_one_page_where_a_document_has_the_name_of_another(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_alcf.pages.overview.PER_PART", 4)
    files = {**many_tags(), "tags/page/2.md": "---\norphan: true\n---\n\n# Own\n"}
    result = build(make_site(files, CONF), warningiserror=True)
    assert len(result.html("tags.html").one(cls="alcf-groups").all("li")) == len(MANY)
    assert result.html("tags/page/2.html").one("h1").text.startswith("Own")


def test_a_new_tag_moves_the_letters_of_all_pages(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_alcf.pages.overview.PER_PART", 4)
    src = make_site(many_tags(), CONF)
    build(src)
    (src / "story.md").write_bytes(str(many_tags(["alp", *MANY])["story.md"]).encode())
    later, clean = build(src), build(src, into="clean")
    for name in ("tags.html", "tags/page/2.html", "tags/page/3.html"):
        assert later.read(name) == clean.read(name)

"""A page's place: its navigation does not grow with the site, and stories lead to stories."""

from __future__ import annotations

import pytest

from sphinx_alcf.pages.navigation import MOST, Entry, as_links, window
from sphinx_alcf.site.fronts import PER_SECTION
from tests.support.markup import Element
from tests.support.media import picture
from tests.support.site import Build, MakeSite, Result

STORY = "---\ntitle: Story {n}\nintro: Of {n}.\n---\n\nText.\n"
MANY = MOST + PER_SECTION
FILES = {
    "index.md": "# Home\n\n```{toctree}\nmanual/index\nstories/index\n```\n",
    "manual/index.md": "# Manual\n\n```{toctree}\n:glob:\n\np*\n```\n",
    "stories/index.md": (
        "---\ntitle: Stories\nintro: All.\n---\n\n```{toctree}\n:hidden:\n:glob:\n\ns*\ndoc\n```\n"
    ),
    "stories/doc.md": "# No story\n",
}


def names(element: Element) -> list[str]:
    return [a.text for a in element.all("a")]


def site(make_site: MakeSite, build: Build, pages: int) -> Result:
    files = dict(FILES)
    for n in range(pages):
        files[f"manual/p{n:03}.md"] = f"# Page {n}\n"
        files[f"stories/s{n:03}.md"] = STORY.format(n=n)
    return build(make_site(files, {"html_theme": "alcf"}))


@pytest.mark.parametrize(
    ("current", "first", "last"), [(0, 0, 9), (4, 0, 9), (50, 45, 54), (97, 90, 99), (None, 0, 9)]
)
def test_a_window_stands_around_the_current_page(
    current: int | None, first: int, last: int
) -> None:
    entries = [Entry(title=str(n), docname=str(n), place=n) for n in range(100)]  # type: ignore[arg-type]
    shown = window(entries, None if current is None else entries[current], 10)
    assert (shown[0].place, shown[-1].place, len(shown)) == (first, last, 10)


def test_what_is_left_out_is_counted_and_can_be_reached() -> None:
    parent = Entry(title="Parent", docname="parent")  # type: ignore[arg-type]
    parent.children = [
        Entry(title=str(n), docname=str(n), parent=parent, place=n)  # type: ignore[arg-type]
        for n in range(12)
    ]
    links = as_links(parent, {parent: parent.children[6]}, lambda name: f"{name}.html", most=5)
    assert [link.get("title") for link in links] == ["4", "5", "6", "7", "8", None]
    assert links[-1] == {"left_out": 7, "link": "parent.html"}
    assert [link.get("current") for link in links[:-1]] == [False, False, True, False, False]


def test_a_page_of_a_large_site_is_no_heavier(make_site: MakeSite, build: Build) -> None:
    small, large = site(make_site, build, 60), site(make_site, build, MANY)
    for page in ("manual/p030.html", "stories/s030.html", "search.html"):
        assert len(large.read(page)) < 1.05 * len(small.read(page)) + 100, page
    nav = large.html("manual/p070.html").one("nav", "alcf-nav")
    assert names(nav)[-1] == f"{MANY - MOST} more pages"
    assert nav.all("a")[-1].attrs["href"] == "index.html"
    assert len(nav.all("a")) == MOST + 2
    assert nav.one("a", aria_current="page").text == "Page 70"


def test_a_story_leads_to_the_next_two_stories_of_its_section(
    make_site: MakeSite, build: Build
) -> None:
    result = site(make_site, build, 4)
    more = result.html("stories/s001.html").one("section", "alcf-more")
    assert more.one("h2").text == "More in Stories"
    assert [card.one("a").text for card in more.all("li")] == ["Story 2", "Story 3"]
    assert [card.one("p").text for card in more.all("li")] == ["Of 2.", "Of 3."]
    last = result.html("stories/s003.html").one("section", "alcf-more")
    assert [card.one("a").text for card in last.all("li")] == ["Story 0", "Story 1"]
    for name in ("stories/doc", "manual/p001", "stories/index", "index"):
        assert not result.html(f"{name}.html").all("section", "alcf-more"), name


def test_a_site_may_have_the_pager_instead(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "stories/s1.md": STORY.format(n=1), "stories/s2.md": STORY.format(n=2)}
    conf = {"html_theme": "alcf", "html_theme_options": {"more": 0}}
    page = build(make_site(files, conf)).html("stories/s1.html")
    assert not page.all("section", "alcf-more")
    assert names(page.one("nav", "alcf-pager")) == ["Previous Stories", "Next Story 2"]


def written(result: Result) -> set[str]:
    """The documents that a build wrote, by its own account."""
    return set(vars(result.app)["written"])


def test_only_pages_that_show_another_are_written_anew(make_site: MakeSite, build: Build) -> None:
    files = dict(FILES)
    for n in range(6):
        files[f"stories/s{n}.md"] = STORY.format(n=n)
        files[f"manual/p{n}.md"] = f"# Page {n}\n"
    src = make_site(files, {"html_theme": "alcf"})
    with (src / "conf.py").open("a", encoding="utf-8") as file:
        file.write(
            "def setup(app):\n"
            "    app.written = []\n"
            "    app.connect('html-page-context',\n"
            "        lambda app, name, t, c, tree: app.written.append(name) if tree else None)\n"
        )
    build(src)
    (src / "stories/s3.md").write_text(STORY.format(n="3, told again"), "utf-8")
    again = build(src)
    # Itself; its section's cards; the stories that have its card or, in their heads, its name as a
    # neighbour; documentation beside it; the list on the front page.
    beside = {f"stories/{name}" for name in ("s1", "s2", "s3", "s4", "index", "doc")}
    assert written(again) == {*beside, "index"}
    assert "told again" in again.read("stories/s1.html")
    (src / "manual/p3.md").write_text("# Page 3, again\n", "utf-8")
    beside = {"manual/index", *(f"manual/p{n}" for n in range(6))}
    assert written(build(src)) == {*beside, "index"}


def test_a_card_follows_the_picture_of_its_story(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Site\n\n```{toctree}\nstories/index\n```\n",
        "stories/index.md": "# Stories\n\n```{toctree}\none\ntwo\n```\n",
        "stories/one.md": "---\ntitle: One\nhero: {image: one.jpg, alt: A}\n---\n\nText.\n",
        "stories/two.md": "---\ntitle: Two\nhero: {image: two.jpg, alt: B}\n---\n\nText.\n",
        "stories/one.jpg": picture(800, 450, kind="jpeg", gradient=30),
        "stories/two.jpg": picture(800, 450, kind="jpeg", gradient=60),
    }
    src = make_site(files, {"html_theme": "alcf"})
    build(src, "html")
    (src / "stories" / "two.jpg").write_bytes(picture(900, 450, kind="jpeg", gradient=90))
    page = build(src, "html").html("stories/one.html")
    assert page.one("img", alt="").attrs["width"] == "900"

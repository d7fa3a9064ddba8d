"""Which pages a list shows, and in what order."""

from __future__ import annotations

import pytest

from sphinx_alcf.site.listing import Index, index_of, select
from sphinx_alcf.site.tree import Item
from sphinx_alcf.story.listing import Listing
from tests.support.site import Build, MakeSite

FILES = {
    "index.md": "# Site\n\n```{toctree}\nnews\nstories/index\n```\n",
    "news.md": "---\ndate: 2024-05-01\ntags: [AI]\n---\n\n# News\n",
    "stories/index.md": "# Stories\n\n```{toctree}\nb\na\nold/index\n```\n",
    "stories/a.md": (
        "---\ntitle: Éclair\ndate: 2024-01-02\nupdated: 2024-06-01\ntags: [ai, Climate]\n"
        "---\n\nA.\n"
    ),
    "stories/b.md": "---\ntitle: Zebra\ntags: climate\nfeatured: true\n---\n\nB.\n",
    "stories/old/index.md": "# Old ones\n\n```{toctree}\nc\nd\n```\n",
    "stories/old/c.md": "---\ntitle: apple\ndate: 2020-01-01\n---\n\nC.\n",
    "stories/old/d.md": "---\ntitle: Eclipse\ndate: 2024-01-02\ntags: [Ai]\n---\n\nD.\n",
    "lost.md": "---\norphan: true\ntags: [AI]\n---\n\n# Lost\n",
}


@pytest.fixture
def index(make_site: MakeSite, build: Build) -> Index:
    return index_of(build(make_site(FILES), "dummy", warningiserror=True).env)


def short(items: list[Item]) -> str:
    """Names without their folders, in a row."""
    return " ".join(it.page.removeprefix("stories/").removeprefix("old/") for it in items)


@pytest.mark.parametrize(
    ("listing", "shown"),
    [
        (Listing(section="stories/index"), "b a c d"),
        (Listing(section="stories/old/index"), "c d"),
        (Listing(section="index"), "b news a c d"),
        (Listing(section="news"), ""),
        (Listing(tags=("AI",)), "news a d lost"),
        (Listing(tags=("ai", "CLIMATE")), "b news a d lost"),
        (Listing(tags=("ai",), section="stories/index"), "a d"),
        (Listing(tags=("nothing",)), ""),
        (Listing(glob=("stories/*",)), "b index a"),
        (Listing(glob=("stories/**",), exclude=("**/index",)), "b a c d"),
        (Listing(glob=("**",), limit=2), "b news"),
        (Listing(section="stories/index", sort="date"), "b c a d"),
        (Listing(section="stories/index", sort="-date"), "b a d c"),
        (Listing(section="stories/index", sort="-updated"), "b a d c"),
        (Listing(section="stories/index", sort="updated"), "b c d a"),
        (Listing(section="stories/index", sort="title"), "b c a d"),
        (Listing(section="stories/index", sort="-title"), "b d a c"),
        (Listing(pages=("stories/old/d", "news", "stories/b", "gone")), "d news b"),
    ],
)
def test_what_a_list_shows(index: Index, listing: Listing, shown: str) -> None:
    assert short(select(index, listing)) == shown


def test_stories_are_neither_documentation_nor_sections(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str] = {
        "index.md": "# Site\n\n```{toctree}\nnews/index\nmanual\nabout\n```\n",
        "news/index.md": (
            "---\nlayout: section-head\ndate: 2024-09-01\n---\n\n# News\n\n"
            "```{toctree}\na\nb\nc\n```\n"
        ),
        "manual.md": "---\ndate: 2024-08-01\n---\n\n# Manual\n",
        "about.md": "---\nintro: Who we are.\n---\n\n# About\n",
        "news/a.md": "---\nintro: A.\n---\n\n# A\n",
        "news/b.md": "---\nintro: B.\n---\n\n# B\n",
        "news/c.md": "---\nlayout: doc\nintro: C.\n---\n\n# C\n",
        "lost.md": "---\norphan: true\nintro: Lost.\n---\n\n# Lost\n",
    }
    src = make_site(files)
    newest = Listing(section="index", stories=True, sort="-date")

    def shown(listing: Listing = newest) -> str:
        found = select(index_of(build(src, "dummy", warningiserror=True).env), listing)
        return " ".join(item.page for item in found)

    assert shown() == "news/a news/b about"
    assert shown(Listing(stories=True)) == "news/a news/b about lost"
    assert shown(Listing(stories=True, section="news/index")) == "news/a news/b"
    (src / "news/b.md").write_text("---\nintro: B.\ndate: 2024-01-01\n---\n\n# B\n", "utf-8")
    assert shown() == "news/b"  # as soon as one has a day, the others are none
    (src / "news/a.md").write_text("---\nintro: A.\nfeatured: true\n---\n\n# A\n", "utf-8")
    assert shown() == "news/a news/b"


def test_a_list_never_shows_its_own_page(index: Index) -> None:
    assert short(select(index, Listing(tags=("ai",)), "news")) == "a d lost"
    assert short(select(index, Listing(pages=("news", "lost")), "news")) == "lost"


def test_a_list_without_conditions_shows_what_is_right_below(index: Index) -> None:
    assert short(select(index, Listing(), "stories/index")) == "b a index"
    without = select(index, Listing(exclude=("**/index",)), "stories/index")
    assert without == [Item("stories/b"), Item("stories/a")]


def test_what_is_right_below_is_called_as_the_toctree_calls_it(
    make_site: MakeSite, build: Build
) -> None:
    toctree = "\n".join(
        ["b", "Partner <https://example.org>", "Alpha <a>", "a", "self", "genindex"]
    )
    files = {
        **FILES,
        "index.md": "# Site\n\n```{toctree}\nnews\nstories/index\nstories/old/c\n```\n",
        "stories/index.md": f"# Stories\n\n```{{toctree}}\n{toctree}\nhttps://a.org\nold/index\n```\n",
        "stories/old/index.md": "# Old\n\n```{toctree}\nC <c>\nd\n```\n",
    }
    index = index_of(build(make_site(files), "dummy").env)
    partner = Item("https://example.org", "Partner")
    outside = Item("https://a.org", "https://a.org")
    shown = [Item("stories/b"), partner, Item("stories/a", "Alpha"), outside]
    assert select(index, Listing(), "stories/index") == [*shown, Item("stories/old/index")]
    by_title = select(index, Listing(sort="title"), "stories/index")
    assert [it.page[-1] for it in by_title] == ["b", "a", "g", "x", "g"]
    assert by_title[2] == outside
    # It stands higher in the tree, and a page's own title counts elsewhere.
    assert select(index, Listing(), "stories/old/index") == [Item("stories/old/d")]
    assert Item("stories/a") in select(index, Listing(section="stories/index"))
    assert index.parents["stories/old/c"] == "index"


def test_an_index_is_of_the_build_that_has_read_last(make_site: MakeSite, build: Build) -> None:
    src = make_site(FILES)
    index_of(build(src, "dummy").env)
    (src / "news.md").write_text("---\ntags: [other]\n---\n\n# News\n", "utf-8")
    again = index_of(build(src, "dummy").env)
    assert short(select(again, Listing(tags=("ai",)))) == "a d lost"

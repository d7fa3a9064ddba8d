"""Which pages have a list by themselves."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import teasers
from sphinx_alcf.site.contents import Contents
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.fronts import NEWEST, PER_SECTION
from sphinx_alcf.site.teasers import Listed
from sphinx_alcf.story.listing import Listing
from tests.support.site import Build, MakeSite

TOCTREE = "```{toctree}\none\n```\n"
SECTION = (Listed(Listing(per_page=PER_SECTION), automatic=True),)


@pytest.mark.parametrize(
    ("page", "has"),
    [
        ("---\nlayout: section-head\n---\n\n# News\n\n" + TOCTREE, True),
        ("---\nlayout: page\n---\n\n# News\n\n" + TOCTREE, True),
        ("---\nintro: All.\n---\n\n# News\n\n" + TOCTREE, True),
        ("# News\n\n```{intro}\nAll.\n```\n\n" + TOCTREE, True),
        (
            "---\nlayout: section-head\n---\n\n# News\n\n## Part\n\n- A\n\n  "
            + TOCTREE.replace("\n", "\n  "),
            True,
        ),
        ("---\nlayout: section-head\n---\n\n# News\n\n```{toctree}\nhttps://a.org\n```\n", True),
        ("---\nlayout: section-head\n---\n\nWords.\n\n" + TOCTREE, True),
        ("---\nlayout: section-head\n---\n\n# News\n", False),
        ("---\nlayout: section-head\n---\n\n# News\n\n```{toctree}\nself\ngenindex\n```\n", False),
        ("---\nlayout: doc\nintro: All.\n---\n\n# News\n\n" + TOCTREE, False),
        ("# News\n\n" + TOCTREE, False),
    ],
)
def test_a_story_that_names_pages_lists_them(
    make_site: MakeSite, build: Build, page: str, has: bool
) -> None:
    files = {"index.md": "# Home\n\n```{toctree}\nnews\none\n```\n", "news.md": page}
    result = build(make_site({**files, "one.md": "# One\n"}), "dummy", warningiserror=True)
    assert get_domain(result.env).lists.get("news", ()) == (SECTION if has else ())


def test_a_section_shows_the_lists_that_its_author_wrote(make_site: MakeSite, build: Build) -> None:
    own = "```{teasers}\n:sort: -date\n```\n"
    page = f"---\nlayout: section-head\n---\n\n# News\n\n{TOCTREE}\n{own}"
    files = {"index.md": "# Home\n\n```{toctree}\nnews\n```\n", "news.md": page}
    result = build(make_site({**files, "one.md": "# One\n"}), "dummy", warningiserror=True)
    assert get_domain(result.env).lists["news"] == (Listed(Listing(sort="-date")),)


@pytest.mark.parametrize(("layout", "has"), [("section-head", True), ("page", False)])
def test_the_sites_front_page_is_a_section_where_it_says_so(
    make_site: MakeSite, build: Build, layout: str, has: bool
) -> None:
    files = {"index.md": f"---\nlayout: {layout}\n---\n\n# Home\n\n{TOCTREE}", "one.md": "# One\n"}
    result = build(make_site(files), "dummy", warningiserror=True)
    assert ("index" in get_domain(result.env).lists) == has


def test_the_list_stands_at_the_end_of_the_page(make_site: MakeSite, build: Build) -> None:
    front = "---\nlayout: section-head\ntitle: News\ntags: [a]\naside: about.md\n---\n"
    files = {
        "index.md": "# Home\n\n```{toctree}\nnews\n```\n",
        "news.md": f"{front}\nText.\n\n{TOCTREE}\n## Part\n\nMore.\n",
        "_includes/asides/about.md": "## About\n\nWords.\n",
        "one.md": "# One\n",
    }
    conf = {"exclude_patterns": ["_includes"]}
    result = build(make_site(files, conf), "dummy", warningiserror=True)
    (section,) = (n for n in result.doctree("news").children if isinstance(n, nodes.section))
    last = section.children[-1]
    assert isinstance(last, teasers)
    assert (str(last.source), last.line) == (str(result.app.srcdir / "news.md"), 1)


def test_a_page_in_restructuredtext_has_one_too(make_site: MakeSite, build: Build) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\nnews\n```\n",
        "news.rst": ":layout: section-head\n\nNews\n====\n\n.. toctree::\n\n   one\n",
        "one.md": "# One\n",
    }
    result = build(make_site(files), "dummy", warningiserror=True)
    assert get_domain(result.env).lists["news"] == SECTION


HOME = "---\nlayout: home\ntitle: Home\n---\n\nWelcome.\n\n```{toctree}\n:hidden:\n\none\n```\n"


def newest(top: str) -> Listing:
    return Listing(section=top, stories=True, sort="-date", limit=NEWEST)


@pytest.mark.parametrize("name", ["index", "fr/index"])
def test_a_home_page_has_the_newest_stories_and_the_sections(
    make_site: MakeSite, build: Build, name: str
) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\nfr/index\n```\n",
        f"{name}.md": HOME,
        f"{name.removesuffix('index')}one.md": "# One\n",
    }
    result = build(make_site(files), "dummy", warningiserror=True)
    domain = get_domain(result.env)
    (listed,), (contents,) = domain.lists[name], domain.contents[name]
    assert listed == Listed(newest(name), automatic=True, title="Latest stories")
    assert contents == Contents(top=name, besides=newest(name), automatic=True, title="Sections")
    (section,) = (n for n in result.doctree(name).children if isinstance(n, nodes.section))
    assert [n.__class__.__name__ for n in section.children[-2:]] == ["teasers", "site_contents"]


def test_headings_speak_the_language_of_the_page(make_site: MakeSite, build: Build) -> None:
    files = {"index.md": HOME.replace("title", "lang: de\ntitle"), "one.md": "# Eins\n"}
    domain = get_domain(build(make_site(files), "dummy", warningiserror=True).env)
    assert domain.lists["index"][0].title == "Neueste Geschichten"
    assert domain.contents["index"][0].title == "Rubriken"


@pytest.mark.parametrize("own", ["```{teasers}\none\n```\n", "```{site-contents}\n```\n"])
def test_a_home_page_shows_the_lists_that_its_author_wrote(
    make_site: MakeSite, build: Build, own: str
) -> None:
    files = {"index.md": f"{HOME}\n{own}", "one.md": "# One\n"}
    domain = get_domain(build(make_site(files), "dummy", warningiserror=True).env)
    assert len(domain.lists.get("index", ())) + len(domain.contents.get("index", ())) == 1

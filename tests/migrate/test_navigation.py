"""The old navigation becomes toctrees, and every page has a place in one."""

from __future__ import annotations

from pathlib import Path

import yaml

from sphinx_alcf.migrate.navigation import Entry, Navigation, navigation_of, toctree
from sphinx_alcf.migrate.places import assign_places
from sphinx_alcf.migrate.reading import read_site
from tests.migrate.test_reading import make, page

NAV = {
    "toc": [
        {
            "title": "Features",
            "slug": "features",
            "url": "features",
            "subfolderitems": [
                {"page": "Director&rsquo;s &amp; <i>Letter</i>", "url": "features/letter"},
                {"page": "Theta", "url": "{{ site.url }}/features/theta.html"},
                {"page": "By the Numbers", "url": "about#2024-by-the-numbers"},
                {"page": "Gone", "url": "features/gone"},
            ],
        },
        {"title": "Elsewhere", "url": "https://other.example/a"},
        {"title": "About us", "url": "/about/"},
        {"title": "Features again", "url": "/features"},
        {"title": "Home", "url": "/"},
    ]
}


def navigation(tmp_path: Path, nav: object, *, name: str = "nav-config") -> Navigation:
    files: dict[str, str | bytes] = {
        "_config.yml": "url: https://lab.example\n",
        f"_data/{name}.yml": yaml.safe_dump(nav).replace("{{ site.url }}", "https://lab.example"),
        "index.html": page(),
        "a/features.md": page(permalink="features", title="Features"),
        "a/theta.md": page(permalink="features/theta", title="Theta"),
        "a/letter.md": page(permalink="features/letter", title="A letter"),
        "a/more.md": page(permalink="features/deep/more", title="More"),
        "about.md": page(title="About"),
        "_news/one.md": page(title="One"),
    }
    site = read_site(make(tmp_path, files))
    return navigation_of(site, assign_places(site))


def test_nav_config_becomes_toctrees(tmp_path: Path) -> None:
    found = navigation(tmp_path, NAV)
    assert found.toctrees == {
        "index": (
            Entry("features"),
            Entry("https://other.example/a", "Elsewhere"),
            Entry("about", "About us"),
            Entry("news/one"),
        ),
        "features": (
            Entry("features/letter", "Director\N{RIGHT SINGLE QUOTATION MARK}s & Letter"),
            Entry("features/theta"),
            Entry("features/deep/more"),
        ),
    }
    assert found.anchors == {"features": (Entry("about#2024-by-the-numbers", "By the Numbers"),)}


def test_what_leads_to_nothing_is_told(tmp_path: Path) -> None:
    (finding,) = navigation(tmp_path, NAV).findings
    assert str(finding.place) == "_data/nav-config"
    assert "features/gone" in finding.message


def test_without_navigation_folders_say_where_pages_stand(tmp_path: Path) -> None:
    found = navigation(tmp_path, None)
    assert found.toctrees == {
        "index": (Entry("about"), Entry("features"), Entry("news/one")),
        "features": (
            Entry("features/letter"),
            Entry("features/theta"),
            Entry("features/deep/more"),
        ),
    }


def test_other_shapes_are_read(tmp_path: Path) -> None:
    nav = {
        "main": [
            {"text": "Group", "children": [{"name": "T", "link": "/features/theta/"}]},
            {"label": "About", "href": "/about.html"},
            "a word",
            {"title": None, "url": 3},
        ]
    }
    found = navigation(tmp_path, nav, name="navigation")
    assert found.toctrees["index"][:2] == (Entry("features/theta", "T"), Entry("about"))


def test_a_list_that_holds_itself_ends(tmp_path: Path) -> None:
    nav = yaml.safe_load("&a [{title: T, url: about, below: *a}]")
    assert Entry("about", "T") in navigation(tmp_path, nav).toctrees["index"]


def test_entries_are_named_from_the_source_folder() -> None:
    entries = (Entry("a/b"), Entry("c", "A <b> title"), Entry("https://x.example", "Out"))
    assert toctree(entries, hidden=True) == (
        "```{toctree}\n:hidden:\n\n/a/b\nA <b> title </c>\nOut <https://x.example>\n```"
    )
    assert ":hidden:" not in toctree(entries, hidden=False)

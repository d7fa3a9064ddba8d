"""A page's address is its document name; its permalink sends readers there."""

from __future__ import annotations

import pytest

from sphinx_alcf.pages.permalinks import page_name
from tests.support.site import Build, MakeSite


@pytest.mark.parametrize(
    ("permalink", "name"),
    [
        ("features/theta", "features/theta"),
        ("/features/theta", "features/theta"),
        ("/kitchen-sink/", "kitchen-sink/index"),
        ("a/b.html", "a/b"),
        ("../../etc/passwd", "etc/passwd"),
        ("a/../b", "b"),
        ("/", "index"),
        ("", "index"),
        ("caf%C3%A9/au-lait", "caf\u00e9/au-lait"),
    ],
)
def test_permalinks_are_read_as_jekyll_does(permalink: str, name: str) -> None:
    assert page_name(permalink) == name


@pytest.mark.parametrize(
    "permalink", ["https://example.org/a", "a\\b", "a?b=1", "a#b", "<b>", "a:b", "%3Ca"]
)
def test_what_is_no_path_within_the_site_is_no_address(permalink: str) -> None:
    assert page_name(permalink) is None


FILES = {
    "index.md": "# Home\n\n```{toctree}\n02_features/theta\nother\n```\n",
    "02_features/theta.md": "---\ntitle: Theta\npermalink: features/theta\n---\n\nText.\n",
    "other.md": "# Other\n",
}


@pytest.mark.parametrize(
    ("builder", "page", "target"),
    [
        ("html", "features/theta.html", "../02_features/theta.html"),
        ("dirhtml", "features/theta/index.html", "../../02_features/theta/"),
    ],
)
@pytest.mark.parametrize("theme", ["alcf", "alabaster"])
def test_a_redirect_stands_at_the_permalink(
    make_site: MakeSite, build: Build, builder: str, page: str, target: str, theme: str
) -> None:
    result = build(make_site(FILES, {"html_theme": theme}), builder)
    assert not result.warnings
    redirect = result.html(page)
    refresh = redirect.one("meta", http_equiv="refresh")
    assert refresh.attrs["content"] == f"0; url={target}"
    assert redirect.one("a").attrs["href"] == target
    assert not redirect.all("script", src=False)


def test_the_file_of_a_permalink_is_answered_where_pages_have_folders(
    make_site: MakeSite, build: Build
) -> None:
    files = {
        "features/theta.md": "---\ntitle: Theta\npermalink: features/theta\n---\n",
        "moved.md": "---\ntitle: Moved\npermalink: old/a\n---\n",
        "taken.md": "---\ntitle: Taken\npermalink: old/b\n---\n",
        "other.md": "---\ntitle: Other\nredirect_from: old/b.html\n---\n",
    }
    result = build(make_site(files, {"html_theme": "alcf"}), "dirhtml", warningiserror=True)
    targets = {
        page: result.html(page).one("meta", http_equiv="refresh").attrs["content"]
        for page in ("features/theta.html", "old/a.html", "old/b.html")
    }
    assert targets == {
        "features/theta.html": "0; url=theta/",
        "old/a.html": "0; url=../moved/",
        "old/b.html": "0; url=../other/",
    }


def test_the_file_of_the_search_is_answered_too(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(FILES, {"html_theme": "alcf"}), "dirhtml", warningiserror=True)
    refresh = result.html("search.html").one("meta", http_equiv="refresh")
    assert refresh.attrs["content"] == "0; url=search/"
    assert result.html("search/index.html").all("form")


@pytest.mark.parametrize("taken", ["other", "Other", "search", "genindex", "_static/a"])
def test_no_redirect_replaces_a_page(make_site: MakeSite, build: Build, taken: str) -> None:
    text = f"---\ntitle: Theta\npermalink: {taken}\n---\n"
    result = build(make_site({**FILES, "02_features/theta.md": text}), "html")
    assert "address of another page" in result.warnings
    assert "[alcf.permalink]" in result.warnings
    assert result.html("other.html").one("h1").text.startswith("Other")


def test_two_pages_cannot_have_one_permalink(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "other.md": "---\ntitle: Other\npermalink: features/theta\n---\n"}
    result = build(make_site(files), "html")
    assert "one page an address" in result.warnings


OLD = """\
---
title: Theta
redirect_from:
  - /old/theta.html
  - /2019/theta/
  - ../up/theta
  - theta.htm
---
"""


@pytest.mark.parametrize(
    ("builder", "targets"),
    [
        (
            "html",
            {
                "old/theta.html": "../02_features/theta.html",
                "2019/theta/index.html": "../../02_features/theta.html",
                "up/theta.html": "../02_features/theta.html",
                "theta.htm": "02_features/theta.html",
            },
        ),
        (
            "dirhtml",
            {
                "old/theta.html": "../02_features/theta/",
                "2019/theta/index.html": "../../02_features/theta/",
                "up/theta/index.html": "../../02_features/theta/",
                "theta.htm": "02_features/theta/",
            },
        ),
    ],
)
def test_old_addresses_lead_to_the_page(
    make_site: MakeSite, build: Build, builder: str, targets: dict[str, str]
) -> None:
    site = make_site({**FILES, "02_features/theta.md": OLD}, {"html_theme": "alcf"})
    result = build(site, builder, warningiserror=True)
    for name, target in targets.items():
        page = result.html(name)
        assert page.one("meta", http_equiv="refresh").attrs["content"] == f"0; url={target}"
        assert page.one("meta", name="robots").attrs["content"] == "noindex"
    index = result.read("searchindex.js")
    assert "old/theta" not in index
    assert "2019" not in index


def test_the_old_file_of_a_page_leads_to_its_folder(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: Other\nredirect_from: other.html\n---\n"
    site = make_site({**FILES, "other.md": text})
    old = build(site, "dirhtml", warningiserror=True, into="dirs").html("other.html")
    assert old.one("a").attrs["href"] == "other/"
    page = build(site, "html", warningiserror=True).html("other.html")
    assert page.one("h1").text.startswith("Other")  # which it is under html


@pytest.mark.parametrize(
    ("old", "why"),
    [
        ("other", "is the address of another page"),
        ("https://example.org/a", "is no path within the site"),
        ("story.php?id=3", "is no path within the site"),
        ("story.php", "ends in '.php'"),
        ("index.html/old", "lies below a name that is a file's"),
        ("features/first", "is also that of 02_features/theta"),
    ],
)
def test_what_cannot_redirect_is_told_with_its_line(
    make_site: MakeSite, build: Build, old: str, why: str
) -> None:
    files = {
        **FILES,
        "02_features/theta.md": "---\ntitle: Theta\nredirect_from: features/first\n---\n",
        "third.md": f"---\ntitle: Third\nredirect_from:\n- third\n- {old}\n---\n\n# Third\n",
        "index.md": "# Home\n\n```{toctree}\n02_features/theta\nother\nthird\n```\n",
    }
    (line,) = build(make_site(files)).lines
    assert "third.md:5: WARNING: redirect_from" in line
    assert why in line
    assert "[alcf.permalink]" in line


LISTED = {
    "index.md": "# Home\n\n```{toctree}\nstories/index\nthird\n```\n",
    "stories/index.md": "# Stories\n\n```{teasers}\n:per-page: 1\n```\n"
    "```{toctree}\none\ntwo\n```\n",
    "stories/one.md": "---\ntitle: One\ndate: 2024-02-12\ntags: [heat]\n---\n",
    "stories/two.md": "---\ntitle: Two\ndate: 2024-03-12\n---\n",
    "extra/old.html": "The project's own.",
}
LISTED_CONF = {
    "html_theme": "alcf",
    "html_baseurl": "https://example.org/",
    "alcf_tag_pages": "tags",
    "alcf_year_pages": "archive",
    "html_split_index": True,
    "html_extra_path": ["extra"],
    "html_additional_pages": {"about": "page.html"},
}
MADE = """
tags tags/heat tags/heat/ archive archive/2024 Archive/2024.html stories/page/2 404 404.html
search search.html genindex genindex-all genindex-A genindex-Symbols py-modindex about old.html
stories/one stories/one/ stories/ stories/index.html
feed.xml stories/feed.xml sitemap.xml searchindex.js objects.inv _static/alcf.css
""".split()
ELSEWHERE = {
    # Other files than the page's, at addresses that pages had before.
    "html": ["tags/heat/", "stories/one/", "archive/2024/", "search/", "404/"],
    "dirhtml": ["search.html", "Archive/2024.html", "genindex-A", "genindex-Symbols"],
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_no_redirect_takes_the_place_of_what_is_made(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    """Each is told with its line, and the site is as it is without."""
    old = [name for name in MADE if name not in ELSEWHERE[builder]]
    lines = "\n".join(f"- {name}" for name in old)
    text = "---\ntitle: Third\n---\n\nWords.\n"
    site = make_site({**LISTED, "third.md": text}, LISTED_CONF)
    without = build(site, builder, into="without")
    (site / "third.md").write_text(text.replace("---\n\n", f"redirect_from:\n{lines}\n---\n\n"))
    result = build(site, builder)
    told = {int(line.split("third.md:")[1].split(":")[0]) - 4: line for line in result.lines}
    assert [name for number, name in enumerate(old) if number not in told] == []
    assert all("[alcf.permalink]" in line for line in told.values())
    assert result.files("**/*.html") == without.files("**/*.html")
    sent_on = [name for name in result.files("**/*.html") if "refresh" in result.read(name)]
    assert sent_on == (["search.html"] if builder == "dirhtml" else [])
    assert "The project's own." in result.read("old.html")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_redirect_may_stand_beside_a_page(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    names = "\n".join(f"- {name}" for name in ELSEWHERE[builder])
    text = f"---\ntitle: Third\nredirect_from:\n{names}\n---\n\nWords.\n"
    site = make_site({**LISTED, "third.md": text}, LISTED_CONF)
    result = build(site, builder, warningiserror=True)
    found = [name for name in result.files("**/*.html") if "refresh" in result.read(name)]
    assert len(found) == len(ELSEWHERE[builder])


def test_a_page_may_name_an_address_twice(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: Theta\npermalink: a/b\nredirect_from: [/a/b, a/b.html, a/c, A/C]\n---\n"
    result = build(make_site({**FILES, "02_features/theta.md": text}), warningiserror=True)
    assert result.files("[aA]/*.html") == ["a/b.html", "a/c.html"]


def test_a_list_of_maps_is_told(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: Theta\nredirect_from:\n- {a: b}\n- old\n---\n"
    result = build(make_site({**FILES, "02_features/theta.md": text}))
    assert "[alcf.value]" in result.warnings
    assert result.html("old.html").one("a").attrs["href"] == "02_features/theta.html"

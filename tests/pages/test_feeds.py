"""Atom feeds: valid, stable, of the site and its sections, named in the heads of their pages."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.support.atom import ATOM, LANG, atom, links, said
from tests.support.media import jpeg
from tests.support.site import Build, MakeSite, Result

BASE = "https://example.org/site/"
CONF = {"html_theme": "alcf", "html_baseurl": BASE, "project": "Stories & more", "author": "A Lab"}


def story(number: int, *lines: str) -> str:
    head = [f"title: Story {number}"] if "title" not in "".join(lines) else []
    head += lines
    return "---\n" + "\n".join(head) + f"\n---\n\nThe text of story {number}.\n"


FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nWhat there is.\n\n```{toctree}\nnews/index\nguide/index\n```\n",
    "news/index.md": "# News\n\n```{toctree}\none\ntwo & more\nthree\n```\n",
    "news/one.md": story(
        1,
        "date: 2024-02-12",
        "updated: 2024-03-01",
        "hero: {image: a b.jpg, alt: A field}",
        "intro: The *first* of them",
        "authors: [{name: Ada Müller, orcid: 0000-0002-1825-0097}, Bo]",
        "tags: [heat, 'light & dark']",
    ),
    "news/two & more.md": story(2, "date: 2024-02-20", "lang: de", "title: 'Zwei < drei'"),
    "news/three.md": story(3),
    "news/a b.jpg": jpeg(640, 480),
    "guide/index.md": "# Guide\n\n```{toctree}\nhow\n```\n",
    "guide/how.md": "# How\n",
}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def made(result: Result) -> dict[str, bytes]:
    patterns = ("**/feed.xml", "sitemap*.xml", "robots.txt")
    names = [name for pattern in patterns for name in result.files(pattern)]
    return {name: (result.out / name).read_bytes() for name in names}


def test_a_feed_says_what_its_pages_say(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, CONF)
    result = build(site, warningiserror=True)
    assert result.files("**/feed.xml") == ["feed.xml", "news/feed.xml"]
    feed = atom(result.read("feed.xml"))
    assert feed.get(LANG) == "en"
    assert said(feed, "id") == BASE + "index.html"
    assert said(feed, "title") == "Stories & more"
    assert said(feed, "subtitle") == "What there is."
    assert said(feed, "updated") == "2024-03-01T12:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A Lab"
    assert links(feed, "self")[0].get("href") == BASE + "feed.xml"
    one, two = feed.findall(f"{ATOM}entry")
    assert said(one, "title") == "Story 1"
    assert said(one, "id") == "tag:example.org,2024:/site/news/one"
    assert (said(one, "published"), said(one, "updated")) == (
        "2024-02-12T12:00:00Z",
        "2024-03-01T12:00:00Z",
    )
    assert said(one, "summary") == "The first of them"
    assert links(one, "alternate")[0].get("href") == BASE + "news/one.html"
    people = [(said(p, "name"), said(p, "uri")) for p in one.findall(f"{ATOM}author")]
    assert people == [("Ada Müller", "https://orcid.org/0000-0002-1825-0097"), ("Bo", "")]
    assert [c.get("term") for c in one.findall(f"{ATOM}category")] == ["heat", "light & dark"]
    (enclosure,) = links(one, "enclosure")
    assert enclosure.get("href") == BASE + "_images/a%20b.jpg"
    assert (result.out / "_images/a b.jpg").is_file()
    assert enclosure.get("type") == "image/jpeg"
    assert enclosure.get("length") == str(len(FILES["news/a b.jpg"]))
    assert (two.get(LANG), said(two, "title")) == ("de", "Zwei < drei")
    assert links(two, "alternate")[0].get("href") == BASE + "news/two%20%26%20more.html"
    section = atom(result.read("news/feed.xml"))
    assert said(section, "title") == "News: Stories & more"
    assert links(section, "alternate")[0].get("href") == BASE + "news/index.html"


def test_a_reader_of_feeds_reads_it(make_site: MakeSite, build: Build) -> None:
    """The Universal Feed Parser, which many readers are made of: nothing is wrong or lost."""
    result = build(make_site(FILES, CONF), warningiserror=True)
    data = (result.out / "feed.xml").read_bytes()
    read = feedparser.parse(data, response_headers={"content-type": "application/atom+xml"})
    assert not read.bozo
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.language) == ("Stories & more", "en")
    one, two = read.entries
    assert one.link == BASE + "news/one.html"
    assert one.summary == "The first of them"
    assert [person.name for person in one.authors] == ["Ada Müller", "Bo"]
    assert [tag.term for tag in one.tags] == ["heat", "light & dark"]
    assert one.published_parsed[:6] == (2024, 2, 12, 12, 0, 0)
    assert [file.type for file in one.enclosures] == ["image/jpeg"]
    assert two.title == "Zwei < drei"


def test_ids_are_those_of_the_page_whatever_builds_it(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, CONF)
    ids = []
    for builder, address in (("html", "news/one.html"), ("dirhtml", "news/one/")):
        feed = atom(build(site, builder, warningiserror=True, into=builder).read("news/feed.xml"))
        entries = feed.findall(f"{ATOM}entry")
        ids.append([said(entry, "id") for entry in entries])
        assert links(entries[0], "alternate")[0].get("href") == BASE + address
    assert ids[0] == ids[1]


@pytest.mark.parametrize("theme", ["alcf", "basic"])
def test_pages_name_their_feeds(make_site: MakeSite, build: Build, theme: str) -> None:
    result = build(make_site(FILES, {**CONF, "html_theme": theme}), warningiserror=True)

    def named(page: str) -> list[tuple[str, str]]:
        found = result.html(page).all("link", rel="alternate", type="application/atom+xml")
        return [(link.attrs["title"], link.attrs["href"]) for link in found]

    site, news = "Stories & more", "News: Stories & more"
    assert named("index.html") == [(site, "feed.xml")]
    assert named("news/one.html") == [(site, "../feed.xml"), (news, "feed.xml")]
    assert named("news/index.html") == [(site, "../feed.xml"), (news, "feed.xml")]
    assert named("guide/how.html") == [(site, "../feed.xml")]
    assert named("search.html") == []


def test_feeds_are_the_same_bytes_always(
    make_site: MakeSite, build: Build, zone: pytest.MonkeyPatch
) -> None:
    files = {**FILES, "index.md": "# Home\n\n```{toctree}\nnews/index\nmore/index\n```\n"}
    files["more/index.md"] = "# More\n\n```{toctree}\n:glob:\n\n*\n```\n"
    for number in range(30):
        files[f"more/s{number}.md"] = story(number, f"date: 2023-05-{number % 9 + 1:02}")
    site = make_site(files, CONF)
    zone.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    one = made(build(site, into="one"))
    zone.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    for path in site.rglob("*.md"):
        os.utime(path, (1, 1))
    assert made(build(site, jobs=4, into="four")) == one
    assert sorted(one) == ["feed.xml", "more/feed.xml", "news/feed.xml", "sitemap.xml"]
    feed = atom(one["more/feed.xml"].decode())
    assert len(feed.findall(f"{ATOM}entry")) == 20


def test_a_later_build_writes_what_a_clean_one_does(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, CONF)
    build(site)
    (site / "news/three.md").write_text(story(3, "date: 2025-01-01"), "utf-8")
    (site / "guide/how.md").write_text(story(9, "date: 2025-01-02"), "utf-8")
    later = build(site)
    assert made(later) == made(build(site, into="clean"))
    assert later.files("**/feed.xml") == ["feed.xml", "guide/feed.xml", "news/feed.xml"]
    # A section that has its first feed is named in the heads of its pages, the others' stay.
    assert {"guide/how", "guide/index"} <= later.written
    assert "news/one" not in later.written
    assert later.html("guide/index.html").all("link", rel="alternate", href="feed.xml")
    (site / "guide/how.md").write_text("# How\n", "utf-8")
    assert build(site).files("**/feed.xml") == ["feed.xml", "news/feed.xml"]
    assert made(build(site)) == made(build(site, into="clean2"))


def test_a_site_chooses_its_feeds(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, {**CONF, "alcf_feeds": ["news/index"], "alcf_feed_entries": 1})
    result = build(site, warningiserror=True)
    assert result.files("**/feed.xml") == ["news/feed.xml"]
    assert len(atom(result.read("news/feed.xml")).findall(f"{ATOM}entry")) == 1
    for conf in ({"alcf_feeds": False}, {"html_baseurl": "", "alcf_feeds": ["news/index"]}):
        result = build(site, into=f"none{len(conf)}", conf=conf)
        assert result.files("**/feed.xml") == []
        assert not result.html("news/one.html").all("link", type="application/atom+xml")


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ({"alcf_feeds": ["new/index"]}, "Did you mean 'news/index'?"),
        ({"alcf_feeds": [1]}, "alcf_feeds is True, False or a list"),
        ({"alcf_feed_entries": 0}, "alcf_feed_entries is a number above 0"),
    ],
)
def test_wrong_options_are_told_once(
    make_site: MakeSite, build: Build, conf: dict[str, object], said: str
) -> None:
    (line,) = build(make_site(FILES, {**CONF, **conf}), jobs=2).lines
    assert said in line
    assert "[alcf.config]" in line


def test_a_site_without_an_address_builds_clean_unless_it_asks(
    make_site: MakeSite, build: Build
) -> None:
    result = build(make_site(FILES), warningiserror=True)
    assert made(result) == {}
    asked = make_site(FILES, {"alcf_feeds": True, "alcf_sitemap": True})
    (line,) = build(asked).lines
    assert "no feeds, no sitemap" in line


def test_what_no_xml_may_hold_is_replaced(make_site: MakeSite, build: Build) -> None:
    text = '---\ntitle: "A \\x01 B"\ndate: 2024-01-01\ntags: ["\\x02"]\n---\n'
    result = build(make_site({**FILES, "news/three.md": text}, CONF))
    atom(result.read("feed.xml"))


@pytest.mark.parametrize("name", ["feed.xml", "sitemap.xml", "robots.txt"])
def test_a_projects_own_file_stays(make_site: MakeSite, build: Build, name: str) -> None:
    conf = {**CONF, "html_baseurl": "https://example.org", "html_extra_path": ["extra"]}
    site = make_site({**FILES, f"extra/{name}": "own"}, conf)
    build(site)
    result = build(site)
    assert result.read(name) == "own"


def test_every_document_is_in_the_sitemap(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, {**CONF, "html_baseurl": "https://example.org"})
    build(site, "dirhtml")
    path = Path(site, "guide/how.md")
    path.write_text("# How\n\nMore.\n", "utf-8")
    result = build(site, "dirhtml")  # which writes a page or two
    page = result.read("sitemap.xml")
    for address in ("", "news/", "news/one/", "news/two%20%26%20more/", "guide/how/"):
        assert f"<loc>https://example.org/{address}</loc>" in page
    assert page.count("<loc>") == 7
    assert "<lastmod>2024-03-01</lastmod>" in page
    robots = "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n"
    assert result.read("robots.txt") == robots


def test_a_site_below_a_host_has_no_robots_txt(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(FILES, CONF))
    assert result.files("robots.txt") == []
    assert result.files("sitemap.xml") == ["sitemap.xml"]


def test_a_map_of_many_pages_has_parts(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_alcf.pages.sitemap.MOST", 3)
    result = build(make_site(FILES, CONF))
    assert result.files("sitemap*.xml") == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap-3.xml",
        "sitemap.xml",
    ]
    assert f"<loc>{BASE}sitemap-2.xml</loc>" in result.read("sitemap.xml")


def test_feeds_of_like_names_stay_apart(make_site: MakeSite, build: Build) -> None:
    story = "---\ntitle: One\ndate: 2024-02-12\n---\n\nText.\n"
    result = build(
        make_site(
            {
                "index.md": "# Site\n\n```{toctree}\nnews/index\nnews\nreindex\n```\n",
                "news/index.md": "# News\n\n```{toctree}\none\n```\n",
                "news/one.md": story,
                "news.md": "# Of the news\n",
                "reindex.md": "# Reindex\n\n```{toctree}\nother\n```\n",
                "other.md": story,
            },
            CONF,
        ),
        warningiserror=True,
    )
    assert result.files("**/feed.xml") == ["feed.xml", "news/feed.xml", "reindex/feed.xml"]


def test_of_two_feeds_of_one_file_one_is_made(make_site: MakeSite, build: Build) -> None:
    story = "---\ntitle: {0}\ndate: 2024-02-12\n---\n\nText.\n"
    files = {
        "index.md": "# Site\n\n```{toctree}\nnews/index\nnews\n```\n",
        "news/index.md": "# Folder\n\n```{toctree}\none\n```\n",
        "news.md": "# Page\n\n```{toctree}\ntwo\n```\n",
        "news/one.md": story.format("One"),
        "two.md": story.format("Two"),
    }
    result = build(make_site(files, CONF))
    (line,) = result.lines
    assert line.endswith(
        "news.md:: WARNING: The feed of this page would be 'news/feed.xml', which is that of "
        "'news/index': it is left out. Rename one of the two. [alcf.permalink]"
    )
    feed = result.read("news/feed.xml")
    assert "One" in feed
    assert "Two" not in feed
    assert result.read("two.html").count("feed.xml") == 1  # the site's

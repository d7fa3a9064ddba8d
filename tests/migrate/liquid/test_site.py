"""What a page sees of its site, where Jekyll's own way would not do here."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from sphinx_alcf.migrate.liquid import LiquidSite
from sphinx_alcf.migrate.model import Found
from tests.migrate.liquid.site import page, render, shown, site, told

POST = page(
    "_posts/2024-02-03-news.md",
    "The *start* {{ page.title }}.\n\nThe rest {% include media-img.html source='a.jpg' %}.",
    collection="posts",
    title="News",
)


def test_the_time_of_the_build_is_the_newest_date() -> None:
    pages = (page("a.md", date=datetime.date(2022, 5, 6)), POST)
    rendered = render("\n{{ site.time | date: '%Y-%m-%d' }} {{ 'now' | date: '%Y' }}", *pages)
    assert rendered.text == "\n2024-02-03 2024"
    assert "page.md:2 site.time" in told(rendered, Found.CHANGED)


def test_where_no_page_has_a_date_there_is_no_time() -> None:
    text = (
        "{{ site.time }}|{{ site.time | date: '%Y' }}|{{ 'now' | date: '%Y' }}|{{ now }}{{ today }}"
    )
    assert render(text).text == "|||"


def test_every_page_comes_out_the_same_in_any_order() -> None:
    pages = (
        page("a.md", "{% assign x = 1 %}{% increment n %}{{ b }}{% cycle 'a', 'b' %}{{ x }}"),
        page(
            "b.md",
            "{% assign b = 2 %}{% increment n %}{{ x }}{% cycle 'a', 'b' %}"
            "{{ site.posts[0].content }}",
        ),
        POST,
    )
    one, other = LiquidSite(site(*pages)), LiquidSite(site(*pages))
    forth = [one.render(each) for each in pages]
    back = [other.render(each) for each in reversed(pages)][::-1]
    assert forth == back == [LiquidSite(site(*pages)).render(each) for each in pages]


def test_a_text_of_another_file() -> None:
    own = page("a.html", title="Own")
    rendered = LiquidSite(site(own)).render_text(
        "\n{{ page.title }}\n{% foo %}\n{% highlight c %}x{% endhighlight %}",
        own,
        PurePosixPath("_includes/asides/a.md"),
        4,
    )
    assert rendered.text == "\nOwn\n{% foo %}\n```c\nx\n```"
    assert rendered.lines == (4, 5, 6, 7, 7, 7)
    assert told(rendered, Found.NOT_UNDERSTOOD) == ["_includes/asides/a.md:6 {% foo %}"]


def test_the_body_of_another_page() -> None:
    text = "{% for p in site.posts %}<h2>{{ p.title }}</h2>\n{{ p.content }}{% endfor %}"
    rendered = render(text, POST)
    words = "The *start* News.\n\nThe rest <<media-img.html>>."
    assert shown(rendered) == f'<h2>News</h2>\n<div markdown="1">\n\n{words}\n\n</div>'
    assert [one.line for one in rendered.inserts] == [2]


def test_an_excerpt() -> None:
    assert render("{{ site.posts[0].excerpt | strip_html }}", POST).text == "The start News.\n"
    given = page("_posts/2024-02-03-x.md", "Body.", collection="posts", excerpt="Said.")
    assert render("{{ site.posts[0].excerpt }}", given).text == "Said."


def test_bodies_that_show_each_other_end() -> None:
    body = "{% for p in site.pages %}({{ p.content }}){% endfor %}"
    pages = [page(f"{name}.html", body) for name in "abcdefgh"]
    rendered = render(body, *pages, name="own.html")
    assert len(rendered.text) < 100_000
    assert told(rendered, Found.NOT_UNDERSTOOD) == []


def test_all_posts_stand_on_one_page() -> None:
    text = "{% for p in paginator.posts %}[{{ p.title }}]({{ p.url }}) {% endfor %}"
    text += "{{ paginator.next_page }}"
    rendered = render(text, POST, config={"paginate": 1})
    assert shown(rendered) == "<<2024-02-03-news>>"
    assert render("{{ paginator.posts.size }}", POST).text == ""


def test_the_front_matter_of_the_layout() -> None:
    layouts = {"story": "---\nwidth: wide\n---\n<p>", "broken": "---\n: [\n---\n", "plain": "<p>"}
    text = "{{ layout.width }}|{{ layout.nothing }}"
    for name, wanted in {"story": "wide|", "broken": "|", "plain": "|", "nowhere": "|"}.items():
        assert render(text, layouts=layouts, front={"layout": name}).text == wanted


def test_liquid_that_is_switched_off() -> None:
    text = "{{ page.title }}\n{% foo %}\n"
    rendered = render(text, front={"render_with_liquid": False})
    assert (rendered.text, rendered.findings, rendered.lines) == (text, (), (1, 2, 3))


def test_defaults_of_front_matter() -> None:
    body = "{{ page.a }}{{ page.b }}{{ page.c.d }}{{ page.c.e }}"
    own = page("a.md", body, a=1, c={"d": 4})
    own = replace(own, defaults={"a": 2, "b": 3, "c": {"d": 5, "e": 6}})
    assert LiquidSite(site(own)).render(own).text == "1346"


@pytest.mark.parametrize(
    ("zone", "wanted"),
    [
        ("America/Chicago", "2024-03-05 06:00 -0600"),
        ("nowhere", "2024-03-05 12:00 +0000"),
        (5, "2024-03-05 12:00 +0000"),
    ],
)
def test_the_zone_of_the_site(zone: object, wanted: str) -> None:
    moment = datetime.datetime(2024, 3, 5, 12, tzinfo=datetime.UTC)
    post = page("_posts/2024-03-05-a.md", collection="posts", date=moment)
    text = "{{ site.posts[0].date | date: '%Y-%m-%d %H:%M %z' }}"
    assert render(text, post, config={"timezone": zone}).text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10:30 PDT 3 May 2024", "2024-05-03 10:30 -0700"),
        ("2024-05-03T10:30:00+02:00", "2024-05-03 10:30 +0200"),
        ("3 May 2024 10:30 CEST", "2024-05-03 10:30 +0000"),
        ("32 May 2024", "32 May 2024"),
        ("99999999999999999999999", "99999999999999999999999"),
        ("2024" * 30, "2024" * 30),
        ("10:30", "1970-01-01 10:30 +0000"),
    ],
)
def test_dates_do_not_depend_on_the_machine(text: str, wanted: str) -> None:
    assert render(f"{{{{ '{text}' | date: '%Y-%m-%d %H:%M %z' }}}}").text == wanted


def test_a_sample_is_the_same_in_every_build() -> None:
    front = {"words": ["a", "b", "c"]}
    assert (
        render("{{ page.words | sample }}{{ page.words | sample: 2 }}", front=front).text == "aab"
    )


def test_values_of_yaml_that_liquid_does_not_know() -> None:
    front = {"bytes": b"x", "set": {"b", "a"}, "pairs": {(1, 2): "x", 3: "y"}, "tuple": (1, 2)}
    text = "{{ page.bytes }} {{ page.set }} {{ page.pairs[3] }} {{ page.tuple | join: '-' }}"
    assert render(text, front=front).text == "b'x' ab y 1-2"


def test_what_is_evaluated_is_told() -> None:
    text = "{{ page.title }} {{ site.url }}{{ site.baseurl }}\n{{ page.title }}{{ 'a' | upcase }}"
    assert told(render(text, front={"title": "T"})) == [
        "page.md:1 {{ page.title }}",
        "page.md:2 {{ page.title }}",
        "page.md:2 {{ … }}",
    ]


def test_tags_that_write_into_a_head_vanish() -> None:
    rendered = render("a{% seo title=false %}{% feed_meta %}b")
    assert rendered.text == "ab"
    assert told(rendered, Found.CHANGED) == ["page.md:1 {% seo %}", "page.md:1 {% feed_meta %}"]

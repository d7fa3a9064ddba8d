"""Loops that show pages become lists of teasers, and nothing that is of no page is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sphinx_alcf.migrate.model import Found, TeasersInsert
from tests.migrate.liquid.site import page, render, shown, told

PAGES = (
    page("a.md", title="First", kind="x", year=2023, intro="One", pic="a.jpg", tags=["s", "t"]),
    page("b.md", title="Second", kind="y", year=2024, intro="Two"),
    page("c.md", title="Third", kind="x", year=2024, permalink="c", award="A prize"),
)
KIND = "{% assign found = site.pages | where: 'kind', 'x' %}"
LINK = "<a href='{{ site.url }}{{ p.url }}'>{{ p.title }}</a>"
ALL = "{% for p in site.pages %}"
END = "{% endfor %}"


def result(text: str, **rest: object) -> str:
    return shown(render(text, *PAGES, front={"title": "Own"}, **rest)).strip()  # type: ignore[arg-type]


LISTS = {
    "a link": ALL + LINK + END,
    "double quotes": ALL + '<a class="x" href="{{ p.url }}">{{ p.title }}</a>' + END,
    "no quotes": ALL + "<a href={{ p.url }}>{{ p.title }}</a>" + END,
    "a filter": ALL + "<a href='{{ p.url | relative_url }}'>{{ p.title }}</a>" + END,
    "filters": (
        ALL
        + "<a href='{{ p.url | prepend: site.baseurl | prepend: site.url | escape }}'>x</a>"
        + END
    ),
    "as an argument": ALL + "<a href='{{ site.url | append: p.url }}'>x</a>" + END,
    "assigned": (ALL + "{% assign to = p.url | append: '' %}<a href='{{ to }}'>x</a>" + END),
    "captured": (
        "{% for p in site.pages %}{% capture to %}{{ site.url }}{{ p.url }}{% endcapture %}"
        "{% if p.kind %}[x]({{ to }}){% endif %}{% endfor %}"
    ),
    "a captured link": (
        ALL + "{% capture to %}[{{ p.title }}]({{ p.url }}){% endcapture %}" + "{{ to }}\n" + END
    ),
    "Markdown": ALL + "\n- [{{ p.title }}]({{ p.url }})\n" + END,
    "a heading of Markdown": (ALL + "\n### [{{ p.title }}]({{ p.url }})\n\n{{ p.intro }}\n" + END),
    "a card": (
        "{% for p in site.pages %}<div class='card {% if forloop.first %}first{% endif %}'>"
        "{% if p.pic %}<img src='/assets/images/{{ p.pic }}' alt=''>{% endif %}"
        "<h3>{{ p.title }}</h3>"
        "<p>{{ p.intro }} {{ p.date | date: '%Y' }}</p>"
        "{% if p.award %}<p>Award: {{ p.award }}</p>{% endif %}"
        "{% for t in p.tags %}<span>{{ t }}</span>{% endfor %}"
        "<a href='{{ p.url }}'>Read more &rarr;</a></div>{% endfor %}"
    ),
    "with an include of the family": (
        "{% for p in site.pages %}<a href='{{ p.url }}'>{{ p.title }}</a>"
        "{% include media-img.html source=p.pic caption=p.intro %}{% endfor %}"
    ),
    "a loop in a loop": (
        "{% assign kinds = 'x,y' | split: ',' %}<ul>{% for k in kinds %}<li>"
        "{% for p in site.pages %}{% if p.kind == k %}" + LINK + "{% endif %}{% endfor %}"
        "</li>{% endfor %}</ul>"
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list(case: str) -> None:
    wanted = "<<a b c page>>"
    if case in {"a loop in a loop", "captured"}:
        wanted = {"captured": "<<a b c>>"}.get(case, "<ul><<a c b>></ul>")
    assert result(LISTS[case]) == wanted


def test_where_and_sort() -> None:
    text = KIND + "{% assign found = found | sort: 'title' | reverse %}{% for p in found %}"
    assert result(text + LINK + "{% endfor %}") == "<<c a>>"


def test_limits_and_breaks() -> None:
    text = "{% for p in site.pages limit: 2 offset: 1 %}" + LINK + "{% endfor %}"
    assert result(text) == "<<b c>>"
    text = (
        "{% for p in site.pages %}"
        + LINK
        + "{% if p.kind == 'y' %}{% break %}{% endif %}{% endfor %}"
    )
    assert result(text) == "<<a b>>"


def test_the_address_of_the_family() -> None:
    link = "[x]({{ site.url }}/{{ p.permalink }})"
    assert result(ALL + "{% if p.permalink %}" + link + "{% endif %}" + END) == "<<c>>"


def test_through_an_include() -> None:
    includes = {
        "card.html": "<div><a href='{{ include.page.url }}'>{{ include.page.title }}</a></div>"
    }
    text = "{% for n in page.names %}{% assign p = site.pages | where: 'title', n | first %}"
    text += "{% include card.html page=p %}\n{% endfor %}"
    rendered = render(text, *PAGES, includes=includes, front={"names": ["Second", "First"]})
    assert shown(rendered).strip() == "<<b a>>"


def test_the_insert_and_what_is_told_of_it() -> None:
    rendered = render("\n\n{% for p in site.pages %}" + LINK + "{% endfor %}", *PAGES, line=5)
    [insert] = rendered.inserts
    assert isinstance(insert, TeasersInsert)
    assert insert.line == 7
    assert insert.pages[:3] == PAGES
    assert told(rendered) == ["page.md:7 {% for %}"]
    assert rendered.findings[0].message == "It showed 4 pages: it is a list of teasers now."


def test_what_stands_around_it_stays() -> None:
    text = (
        "# All\n\n<div class='teasers'>\n{% for p in site.pages %}\n"
        + LINK
        + "\n{% endfor %}\n</div>\n"
    )
    assert result(text) == "# All\n\n<div class='teasers'>\n<<a b c page>>\n</div>"


def test_kept_is_a_heading_before_the_first() -> None:
    text = "{% for p in site.pages %}{% if forloop.first %}<h2>All</h2>{% endif %}" + LINK
    assert result(text + "{% endfor %}") == "<h2>All</h2>\n\n<<a b c page>>"


def test_kept_is_a_heading_per_section() -> None:
    text = (
        "{% for p in site.pages %}{% if p.kind == 'x' or p.kind == 'y' %}\n"
        "{% if p.kind == 'y' %}<h2>The second kind</h2><ul>{% endif %}\n<li>" + LINK + "</li>\n"
        "{% endif %}{% endfor %}"
    )
    assert result(text) == "<<a>>\n\n<h2>The second kind</h2>\n\n<<b c>>"


def test_kept_is_a_year_that_changes() -> None:
    text = (
        "{% assign last = 0 %}{% for p in site.pages %}{% if p.year %}\n{% if p.year != last %}\n"
        "## {{ p.year }}\n{% assign last = p.year %}{% endif %}\n- [{{ p.title }}]({{ p.url }})\n"
        "{% endif %}{% endfor %}"
    )
    assert result(text) == "## 2023\n\n<<a>>\n\n## 2024\n\n<<b c>>"


def test_kept_is_words_after_the_last() -> None:
    text = "{% for p in site.pages %}" + LINK + "{% if p.kind == 'x' %}<p>Of kind x.</p>{% endif %}"
    assert result(text + "{% endfor %}") == (
        "<<a>>\n\n<p>Of kind x.</p>\n\n<<b c>>\n\n<p>Of kind x.</p>\n\n<<page>>"
    )


def test_kept_is_a_fixed_heading_of_one_round() -> None:
    text = KIND + "{% for p in found limit: 1 %}<h3>Chosen</h3>" + LINK + "{% endfor %}"
    assert result(text) == "<h3>Chosen</h3>\n\n<<a>>"


def test_kept_is_not_one_that_all_have() -> None:
    text = "{% for p in site.pages %}<h3>A story</h3>" + LINK + "{% endfor %}"
    rendered = render(text, *PAGES, front={"title": "Own"})
    assert shown(rendered) == "<<a b c page>>"


def test_kept_is_rounds_without_a_page() -> None:
    text = (
        "{% for n in page.names %}{% assign p = site.pages | where: 'title', n | first %}\n"
        "{% if p %}" + LINK + "{% else %}<a href='https://x.y/'>{{ n }}</a>{% endif %}{% endfor %}"
    )
    rendered = render(text, *PAGES, front={"names": ["First", "Elsewhere", "Third"]})
    assert shown(rendered).strip() == ("<<a>>\n\n<a href='https://x.y/'>Elsewhere</a>\n\n<<c>>")


def test_kept_is_the_heading_of_each_section_around_the_loop() -> None:
    text = (
        "{% for k in page.kinds %}<h2>{{ k }}</h2>\n{% for p in site.pages %}{% if p.kind == k %}"
        + LINK
        + "{% endif %}{% endfor %}\n{% endfor %}"
    )
    rendered = render(text, *PAGES, front={"kinds": ["x", "y"]})
    assert shown(rendered) == "<h2>x</h2>\n<<a c>>\n<h2>y</h2>\n<<b>>\n"


def test_kept_is_the_lines_of_what_is_kept() -> None:
    text = (
        "{% for p in site.pages %}\n{% if p.kind == 'y' %}\n## Two\n{% endif %}\n"
        + LINK
        + "{% endfor %}"
    )
    rendered = render(text, *PAGES)
    kept = rendered.text.split("\n").index("## Two")
    assert rendered.lines[kept] == 3


PLAIN = {
    "no link": ALL + "<p>{{ p.title }}</p>" + END,
    "an address that is no link": ALL + "{{ p.url }}\n" + END,
    "a link to another host": (
        ALL + "<a href='https://x.y/?u={{ p.url }}'>{{ p.title }}</a>" + END
    ),
    "a link to a heading": (ALL + "<a href='{{ p.url }}#part'>{{ p.title }}</a>" + END),
    "words of no page": "{% for p in site.pages %}{{ forloop.index }}. " + LINK + "\n{% endfor %}",
    "words of data": "{% for n in page.numbers %}{{ n }} {% assign p = site.pages[0] %}"
    + LINK
    + "{% endfor %}",
    "words of another page": "{% for p in site.pages %}"
    + LINK
    + "{{ site.pages[1].title }}{% endfor %}",
    "whole bodies": "{% for p in site.pages %}" + LINK + "{{ p.content }}{% endfor %}",
    "rows of a table": "{% for p in site.pages %}<tr><td>" + LINK + "</td></tr>{% endfor %}",
    "rows of Markdown": "{% for p in site.pages %}| " + LINK + " | {{ p.year }} |\n{% endfor %}",
    "separated": "{% for p in site.pages %}"
    + LINK
    + "{% unless forloop.last %}, {% endunless %}{% endfor %}",
    "separated by words": "{% for p in site.pages %}" + LINK + " and {% endfor %}",
    "in a sentence": "Look at {% for p in site.pages limit: 1 %}" + LINK + "{% endfor %}",
    "before words": "{% for p in site.pages limit: 1 %}" + LINK + "{% endfor %} is more.",
    "in a cell": "| {% for p in site.pages limit: 1 %}" + LINK + "{% endfor %} |",
    "the page's own": (
        "{% for p in site.pages limit: 2 %}<a href='{{ page.url }}'>{{ p.title }}</a>{% endfor %}"
    ),
    "two pages in a round": (
        "{% for p in site.pages limit: 1 %}"
        + LINK
        + "<a href='{{ site.pages[1].url }}'>x</a>{% endfor %}"
    ),
    "a block of code": ALL + LINK + "{% highlight c %}x{% endhighlight %}" + END,
    "a tag that cannot be read": "{% for p in site.pages limit: 1 %}"
    + LINK
    + "{% foo %}{% endfor %}",
    "in code": "```\n{% for p in site.pages limit: 1 %}" + LINK + "{% endfor %}\n```",
}


@pytest.mark.parametrize("case", PLAIN)
def test_what_is_no_list(case: str) -> None:
    rendered = render(PLAIN[case], *PAGES, front={"numbers": [1, 2]})
    assert rendered.inserts == ()
    assert "First" in rendered.text or "/a" in rendered.text
    [finding] = [one for one in rendered.findings if one.construct == "{% for %}"]
    assert finding.message == "It is evaluated; what its rounds give is text now."
    assert finding.kind is Found.CHANGED


def test_a_list_within_a_loop_with_words_of_its_own() -> None:
    text = (
        "{% for s in site.pages limit: 1 %}<h2><a href='{{ s.url }}'>{{ s.title }}</a></h2>\n"
        "{% for p in site.pages offset: 1 %}" + LINK + "{% endfor %}\n{% endfor %}"
    )
    rendered = render(text, *PAGES)
    assert shown(rendered) == "<h2><a href='/a'>First</a></h2>\n<<b c page>>\n"


def test_a_list_with_a_heading_within_a_loop_stays_a_part_of_it() -> None:
    text = (
        "{% for n in page.numbers %}<div>"
        + ALL
        + "{% if p.kind == 'y' %}<h2>Two</h2>{% endif %}"
        + "{% if p.kind %}"
        + LINK
        + "{% endif %}"
        + END
        + "</div>{% endfor %}"
    )
    rendered = render(text, *PAGES, front={"numbers": [1]})
    assert shown(rendered) == "<div><<a>>\n\n<h2>Two</h2>\n\n<<b c>></div>"


def test_in_code_a_loop_with_a_heading_is_what_it_wrote() -> None:
    text = ALL + "{% if forloop.first %}<h2>All</h2>{% endif %}" + LINK + END
    rendered = render(f"```\n{text}\n```", *PAGES)
    assert rendered.inserts == ()
    assert rendered.text.count("<a href") == 4
    assert rendered.text.count("<h2>All</h2>") == 1


def test_a_year_that_ifchanged_shows() -> None:
    text = ALL + "{% if p.year %}{% ifchanged %}\n## {{ p.year }}\n{% endifchanged %}\n" + LINK
    assert result(text + "{% endif %}" + END) == "## 2023\n\n<<a>>\n\n## 2024\n\n<<b c>>"


def test_documents_that_are_not_written_are_no_pages() -> None:
    zoe = replace(page("_people/zoe.md", collection="people", title="Zoe"), address="")
    rendered = render(ALL.replace("pages", "people") + LINK + END, zoe)
    assert rendered.inserts == ()
    assert "Zoe" in rendered.text

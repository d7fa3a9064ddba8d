"""What Jekyll stops at: it stays as text, the rest is evaluated, and the report says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.migrate.liquid import LiquidSite
from sphinx_alcf.migrate.model import Found
from sphinx_alcf.migrate.reading import read_site
from tests.migrate.liquid.site import render, told
from tests.support.jekyll import STOPS_JEKYLL, STOPS_JEKYLL_TOO

FAULTS = {
    "an unknown tag": ("a {% foo x %} {{ 1 }}", "a {% foo x %} 1", "{% foo %}"),
    "a misspelt tag": ("{% inclde x.html %}{{ 1 }}", "{% inclde x.html %}1", "{% inclde %}"),
    "a tag without a name": ("{% %}{{ 1 }}", "{% %}1", "{% … %}"),
    "a tag that is not closed": ("a {% if x\n{{ 1 }}", "a {% if x\n1", "{% if %}"),
    "a tag that the next one would close": (
        "{% assign a = 1\n{{ 2 }}{% if true %}b{% endif %}",
        "{% assign a = 1\n2b",
        "{% assign %}",
    ),
    "an output that is not closed": ("a {{ x } b {{ 1 }}", "a {{ x } b 1", "{{ … }}"),
    "an output at the end": ("{{ 1 }} a {{ x", "1 a {{ x", "{{ … }}"),
    "an if without an end": ("{% if false %}a{{ 1 }}", "{% if false %}a1", "{% if %}"),
    "an if with an else and no end": (
        "{% if false %}a{% else %}{{ 1 }}",
        "{% if false %}a{% else %}1",
        "{% if %}",
    ),
    "an end without a beginning": ("{% endif %}{{ 1 }}", "{% endif %}1", "{% endif %}"),
    "an end of raw alone": ("{% endraw %}{{ 1 }}", "{% endraw %}1", "{% endraw %}"),
    "an else alone": ("{% else %}{{ 1 }}", "{% else %}1", "{% else %}"),
    "an end that crosses": (
        "{% if true %}{% for a in (1..2) %}{{ 3 }}{% endif %}",
        "{% for a in (1..2) %}3",
        "{% for %}",
    ),
    "a for without a list": (
        "{% for a %}{{ 1 }}{% endfor %}",
        "{% for a %}1{% endfor %}",
        "{% for %}",
    ),
    "an operator that is none": (
        "{% if 1 = 1 %}a{% else %}{{ 2 }}{% endif %}",
        "{% if 1 = 1 %}a{% else %}2{% endif %}",
        "{% if %}",
    ),
    "an elsif that cannot be read": (
        "{% if true %}a{% elsif 1 =! 2 %}{{ 2 }}{% endif %}",
        "{% if true %}a{% elsif 1 =! 2 %}2{% endif %}",
        "{% elsif %}",
    ),
    "a second else of a for": (
        "{% for a in (1..1) %}{{ a }}{% else %}b{% else %}c{% endfor %}",
        "1",
        "",
    ),
    "raw without an end": ("{% raw %}{{ 1 }}", "{% raw %}1", "{% raw %}"),
    "a comment without an end": ("{% comment %}{{ 1 }}", "{% comment %}1", "{% comment %}"),
    "an assignment to nothing": ("{% assign = 1 %}{{ 1 }}", "{% assign = 1 %}1", "{% assign %}"),
    "a filter that wants a list": (
        "{{ 'a' | sort }}{{ 1 }}",
        "{{ 'a' | sort }}1",
        "{{ … }}",
    ),
    "things that cannot be compared": (
        "{% if 1 < 'a' %}b{% endif %}{{ 1 }}",
        "{% if 1 < 'a' %}b{% endif %}1",
        "{% if %}",
    ),
    "a number by 0": ("{{ 1 | divided_by: 0 }}{{ 1 }}", "{{ 1 | divided_by: 0 }}1", "{{ … }}"),
    "an argument that is missing": ("{{ 'a' | append }}", "{{ 'a' | append }}", "{{ … }}"),
    "an include without a file": ("{% include %}{{ 1 }}", "{% include %}1", "{% include %}"),
    "an include that is malformed": (
        "{% include media-img.html fpo %}{{ 1 }}",
        "{% include media-img.html fpo %}1",
        "{% include %}",
    ),
    "an include that is nowhere": (
        "a {% include nowhere.html a='b' %} {{ 1 }}",
        "a {% include nowhere.html a='b' %} 1",
        "{% include %}",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_it_stays_as_text(case: str) -> None:
    text, wanted, construct = FAULTS[case]
    rendered = render(f"\n{text}", line=4)
    assert rendered.text == f"\n{wanted}"
    found = told(rendered, Found.NOT_UNDERSTOOD)
    assert found == ([f"page.md:5 {construct}"] if construct else [])
    for one in rendered.findings:
        assert one.kind is Found.CHANGED or one.message.endswith(" It stays as text.")


def test_what_is_never_shown_is_not_reported() -> None:
    rendered = render(
        "{% if false %}{% foo %}{{ x {% endif %}a{% comment %}{% bar %}{% endcomment %}b"
    )
    assert rendered.text == "ab"
    assert told(rendered, Found.NOT_UNDERSTOOD) == []


def test_a_fault_of_an_include_is_told_of_its_file() -> None:
    includes = {"a.html": "\n\n{% foo %}\n{% if 1 %}"}
    rendered = render("{% include a.html %}{% include a.html %}", includes=includes)
    assert told(rendered, Found.NOT_UNDERSTOOD) == [
        "_includes/a.html:3 {% foo %}",
        "_includes/a.html:4 {% if %}",
    ]
    assert rendered.text == "\n\n{% foo %}\n{% if 1 %}" * 2


def test_a_filter_that_is_unknown_is_left_out() -> None:
    rendered = render("{{ 'a' | upcse | append: 'b' }}")
    assert rendered.text == "ab"
    [finding] = [one for one in rendered.findings if one.kind is Found.NOT_UNDERSTOOD]
    assert finding.construct == "filter upcse"
    assert "Did you mean 'upcase'?" in finding.message


def test_the_message_names_the_like() -> None:
    [finding] = render("{% inclde x.html %}").findings
    assert "Did you mean 'include'?" in finding.message


def test_a_break_outside_of_loops_ends_the_page_as_in_jekyll() -> None:
    assert render("a{% break %}b").text == "a"


def test_noncharacters_of_a_source_are_replaced() -> None:
    rendered = render("a\ufdd00\ufdd1{{ page.x }}", front={"x": "b\ufdd01\ufdd1"})
    assert rendered.text == "a\ufffd0\ufffdb\ufffd1\ufffd"


def test_pages_that_stop_jekyll_keep_their_words(tmp_path: Path) -> None:
    for name, data in {**STOPS_JEKYLL, **STOPS_JEKYLL_TOO}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    site = read_site(tmp_path)
    liquid = LiquidSite(site)
    texts = {page.path.name: liquid.render(page).text for page in site.pages}
    assert texts["unknown-tag.md"] == "Before {% nosuchtag %} after.\n"
    assert texts["unclosed-tag.md"] == "Before {% include media-img.html source='a.jpg'\n"
    assert texts["unclosed-if.md"] == "Before {% if page.title %} after.\n"
    assert texts["unclosed-output.md"] == "Before {{ page.title } after.\n"
    assert texts["unknown-include.md"] == "Before {% include nowhere.html %} after.\n"
    assert texts["bare-word.md"] == "Before {% include media-img.html fpo %} after.\n"
    assert texts["in-a-circle.md"] == "Before {% include circle.html %} after.\n"

"""Includes: the family's become inserts, a site's own are rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.jekyll.includes import to_model
from sphinx_alcf.migrate.model import Found, IncludeInsert, Rendered
from tests.migrate.liquid.site import page, render, shown, told

OWN = {
    "card.html": "<b>{{ include.title }}</b>",
    "outer.html": "<div>\n{% include media-img.html source=include.picture %}\n</div>",
    "circle.html": "a{% include circle.html %}",
    "media-img.html": "never rendered",
}


def inserts(rendered: Rendered) -> list[IncludeInsert]:
    return [one for one in rendered.inserts if isinstance(one, IncludeInsert)]


def test_parameters_are_evaluated() -> None:
    text = "\n{% include media-img.html\n source=page.pic\n caption='It\\'s' credit=nil alt=3 %}"
    rendered = render(text, line=7, front={"pic": "a.jpg"})
    [insert] = inserts(rendered)
    assert (insert.include.name, insert.line) == ("media-img.html", 8)
    assert insert.include.params == {
        "source": "a.jpg",
        "caption": "It's",
        "credit": None,
        "alt": "3",
    }
    assert insert.include.lines == {"source": 2, "caption": 3, "credit": 3, "alt": 3}
    assert insert.include.problems == ()
    assert to_model(insert.include).problems == ()
    assert told(rendered) == []


def test_a_variable_that_is_empty_is_a_problem_still() -> None:
    [insert] = inserts(render("{% include media-img.html source=fpo.jpg caption=page.title %}"))
    assert insert.include.params == {"source": None, "caption": None}
    assert [p.message.partition(" ")[0] for p in insert.include.problems] == [
        "source=fpo.jpg",
        "caption=page.title",
    ]


def test_in_a_loop_each_round_has_its_own() -> None:
    text = "{% for pic in page.pics %}\n{% include media-img.html source=pic.file %}\n{% endfor %}"
    rendered = render(text, front={"pics": [{"file": "a.jpg"}, {"file": "b.jpg"}]})
    assert [one.include.params for one in inserts(rendered)] == [
        {"source": "a.jpg"},
        {"source": "b.jpg"},
    ]
    assert shown(rendered) == "\n<<media-img.html>>\n\n<<media-img.html>>\n"
    assert [one.line for one in inserts(rendered)] == [2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "<div>{% include media-img.html source='a.jpg' %}</div>",
        "words {% include media-img.html source='a.jpg' %} words",
        "{% if true %}{% include media-img.html source='a.jpg' %}{% endif %}",
        "{% capture x %}{% include media-img.html source='a.jpg' %}{% endcapture %}{{ x }}",
        "{% include outer.html picture='a.jpg' %}",
        "{% assign name = 'media-img' %}{% include {{ name }}.html source='a.jpg' %}",
        "{% include_cached media-img.html source='a.jpg' %}",
    ],
)
def test_wherever_it_stands(text: str) -> None:
    rendered = render(text, includes=OWN)
    [insert] = inserts(rendered)
    assert insert.include.params == {"source": "a.jpg"}
    assert insert.line == 1
    assert "<<media-img.html>>" in shown(rendered)


def test_what_is_captured_twice_is_two_inserts() -> None:
    text = (
        "{% capture x %}{% include media-img.html source='a.jpg' %}{% endcapture %}{{ x }}, {{ x }}"
    )
    assert shown(render(text)) == "<<media-img.html>>, <<media-img.html>>"


def test_what_is_captured_and_not_shown_is_none() -> None:
    rendered = render("{% capture x %}{% include media-img.html source='a.jpg' %}{% endcapture %}a")
    assert (rendered.text, rendered.inserts) == ("a", ())


def test_what_is_cut_off_leaves_no_sign() -> None:
    text = "{% capture x %}{% include media-img.html source='a.jpg' %}{% endcapture %}"
    rendered = render(text + "{{ x | truncate: 2, '' }}|{{ x | slice: 1, 9 }}")
    assert (rendered.text, rendered.inserts) == ("0|0", ())


def test_an_own_include_is_rendered_and_reported() -> None:
    rendered = render(
        "a {% include card.html title=page.title %}", includes=OWN, front={"title": "T"}
    )
    assert rendered.text == "a <b>T</b>"
    [finding] = rendered.findings
    assert (finding.kind, str(finding.place)) == (Found.CHANGED, "page.md:1")
    assert finding.construct == "include card.html"
    assert "_includes/card.html" in finding.message


def test_an_include_within_itself_ends() -> None:
    rendered = render("before\n\n{% include circle.html %}\n\nafter {{ 1 }}", includes=OWN)
    assert rendered.text == "before\n\n{% include circle.html %}\n\nafter 1"
    [finding] = [one for one in rendered.findings if one.kind is Found.NOT_UNDERSTOOD]
    assert str(finding.place) == "page.md:3"
    assert "stand within each other" in finding.message


def test_a_file_beside_the_page(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "part.md").write_bytes(b"\xef\xbb\xbfpart\r\n{{ include.a }}")
    (tmp_path / "stories" / "binary.md").write_bytes(b"\xff\x00")
    (tmp_path / "stories" / "out.md").symlink_to("/etc/hostname")
    for name, wanted in {
        "part.md": "part\nb",
        "binary.md": "{% include_relative binary.md a='b' %}",
        "out.md": "{% include_relative out.md a='b' %}",
        "nowhere.md": "{% include_relative nowhere.md a='b' %}",
        "../secret.md": "{% include_relative ../secret.md a='b' %}",
    }.items():
        text = f"{{% include_relative {name} a='b' %}}"
        assert render(text, name="stories/page.md", root=tmp_path).text == wanted


def test_in_a_comment_nothing_of_it_is_an_insert_or_reported() -> None:
    text = (
        "<!-- {% include media-img.html source='a.jpg' %} {% foo %} {{ page.title }}\n"
        "{% include card.html %} {% include nowhere.html %} -->\n"
        "{% include media-img.html source='b.jpg' %}"
    )
    rendered = render(text, includes=OWN)
    assert [one.include.params for one in inserts(rendered)] == [{"source": "b.jpg"}]
    assert told(rendered) == []
    assert rendered.text.startswith("<!--  {% foo %} ")


def test_in_a_comment_nor_a_loop() -> None:
    loop = "{% for p in site.pages %}<a href='{{ p.url }}'>{{ p.title }}</a>{% endfor %}"
    rendered = render(f"<!-- {loop} -->", page("a.md", title="A"))
    assert (rendered.text, rendered.inserts) == ("<!--  -->", ())
    assert told(rendered) == []


@pytest.mark.parametrize("code", ["`<!--`", "```\n<!--\n```\n", "~~~\n<!--\n~~~\n"])
def test_in_a_comment_code_begins_no_comment(code: str) -> None:
    text = f"{code} {{% include media-img.html source='a.jpg' %}} -->"
    assert len(render(text).inserts) == 1


def test_in_a_comment_what_is_not_closed_hides_nothing() -> None:
    assert len(render("<!-- {% include media-img.html source='a.jpg' %}").inserts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "`{% include media-img.html source='a.jpg' %}`",
        "```\n{% include media-img.html source='a.jpg' %}\n```",
        "```\n{% include media-img.html source='a.jpg' %}",
    ],
)
def test_in_code_the_tag_stays(text: str) -> None:
    rendered = render(text)
    assert (rendered.text, rendered.inserts) == (text, ())

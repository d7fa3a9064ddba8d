"""Highlights: what front matter says of project, categories and publications, in every format."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import media_hero, publication
from tests.support.media import jpeg
from tests.support.site import Build, MakeSite

HIGHLIGHT = """---
layout: highlight
title: Batteries
field: Materials *science*
sdl: l, simulation
pi: Wei Jiang
award: The award
systems: [Theta, Polaris]
image: chart.jpg
image-alt: A chart
image-caption: "Growth of <em>ripples</em>"
image-credit: The lab
publications:
  - authors: Liu, Q., et al.
    title: LiNiO<sub>2</sub>
    source: <em>Advanced Science</em>
    date: October 2024
    publisher: Wiley
    url: https://doi.org/10.1002/advs.1
  - title: What is life?
    url: https://example.org/life
---

Text.

# Challenge
"""
LINES = [
    "Liu, Q., et al., “LiNiO2”, Advanced Science (October 2024), Wiley. doi:10.1002/advs.1",
    "“What is life?”",
]
MEDIA = {"chart.jpg": jpeg(200, 100)}


def files(text: str = HIGHLIGHT, name: str = "page.md") -> dict[str, str | bytes]:
    return {name: text, **MEDIA}


def test_the_head_and_the_end_of_a_highlight(make_site: MakeSite, build: Build) -> None:
    page = build(make_site(files()), "text", warningiserror=True).doctree("page")
    (section,) = (n for n in page.children if isinstance(n, nodes.section))
    _, categories, facts, hero, *_, last = section.children
    assert categories.astext() == "Materials science · Simulation · Learning"
    assert isinstance(facts, nodes.definition_list)
    assert [term.astext() for term in facts.findall(nodes.term)] == [
        *("Principal investigator", "Award", "Systems"),
    ]
    assert [body.astext() for body in facts.findall(nodes.definition)] == [
        *("Wei Jiang", "The award", "Theta, Polaris"),
    ]
    assert isinstance(hero, media_hero)
    assert (hero["placement"], hero["ratio"]) == ("wide", "2/1")
    assert hero.astext() == "A chart\n\nGrowth of ripples\n\nImage: The lab"
    assert isinstance(last, nodes.section)
    assert last[0].astext() == "Publications"
    assert [entry.astext() for entry in last.findall(publication)] == LINES


def test_titles_lead_to_what_they_name(make_site: MakeSite, build: Build) -> None:
    page = build(make_site(files()), "text").doctree("page")
    links = [link for entry in page.findall(publication) for link in entry.findall(nodes.reference)]
    assert [(link.astext(), link["refuri"]) for link in links] == [
        ("“LiNiO2”", "https://doi.org/10.1002/advs.1"),
        ("“What is life?”", "https://example.org/life"),
    ]


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        *(("html", "page.html"), ("epub", "page.xhtml"), ("text", "page.txt")),
        *(("man", "asite.1"), ("latex", "asite.tex"), ("texinfo", "asite.texi")),
    ],
)
def test_every_format_says_all_of_it(
    make_site: MakeSite, build: Build, builder: str, name: str
) -> None:
    site = make_site(files(), {"version": "1", "smartquotes": False})
    result = build(site, builder, warningiserror=True)
    text = re.sub(r"\s+", " ", result.read(name))
    words = ("science", "Simulation", "Wei Jiang", "Polaris", "Award", "ripples", "Wiley", "Liu, Q")
    text = text.replace("@comma{}", ",").replace("\\", "")
    assert [word for word in (*words, "10.1002/advs.1") if word not in text] == []


def test_text_says_where_a_title_leads(make_site: MakeSite, build: Build) -> None:
    text = build(make_site(files()), "text").read("page.txt")
    assert "“What is life?” <https://example.org/life>" in text


def test_translators_have_the_words_and_not_the_signs(make_site: MakeSite, build: Build) -> None:
    catalogue = build(make_site(files()), "gettext").read("page.pot")
    messages = set(re.findall(r'^msgid "(.+)"$', catalogue, re.M))
    assert {"Materials *science*", "Wei Jiang", "LiNiO<sub>2</sub>", "Wiley"} <= messages
    assert not [m for m in messages if "Simulation" in m or "doi:" in m or "“" in m]


def test_translated_words_are_joined_anew(make_site: MakeSite, build: Build) -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po += 'msgid "LiNiO<sub>2</sub>"\nmsgstr "Was ist <sub>2</sub>?"\n\n'
    po += 'msgid "Materials *science*"\nmsgstr "*Stoffe*"\n'
    conf = {"language": "de", "locale_dirs": ["locales"]}
    site = make_site({**files(), "locales/de/LC_MESSAGES/page.po": po}, conf)
    page = build(site, "text", warningiserror=True).doctree("page")
    first = next(iter(page.findall(publication)))
    assert first.astext().startswith("Liu, Q., et al., „Was ist 2?“ Advanced Science (")
    (line,) = (n for n in page.findall(nodes.paragraph) if "alcf-categories" in n["classes"])
    assert line.astext() == "Stoffe · Simulation · Lernen"


def test_a_page_speaks_its_own_language(make_site: MakeSite, build: Build) -> None:
    site = make_site(files(HIGHLIGHT.replace("layout:", "lang: fr\nlayout:")))
    page = build(site, "text", warningiserror=True).doctree("page")
    assert "Simulation · Apprentissage" in page.astext()
    assert "« What is life? »" in page.astext()


def test_a_page_without_a_title_has_a_rubric(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": "---\npublications:\n- title: One\n---\n\nText.\n"})
    page = build(site, "text", warningiserror=True).doctree()
    assert [n.astext() for n in page.findall(nodes.rubric)] == ["Publications"]
    assert not list(page.findall(nodes.section))


BODY = """# Page

```{publications}
- title: One
  date: 2019
```

:::{publications}
:class: small
:name: two

title: Two
authors: A
:::

:::{categories} s,d
:field: Chemistry
:::
"""
REST = """Page
====

.. publications::

   title: One
   date: 2019

.. publications::
   :class: small
   :name: two

   - title: Two
     authors: A

.. categories:: s,d
   :field: Chemistry
"""


@pytest.mark.parametrize(("name", "text"), [("page.md", BODY), ("page.rst", REST)])
def test_the_directives(make_site: MakeSite, build: Build, name: str, text: str) -> None:
    page = build(make_site({name: text}), "text", warningiserror=True).doctree("page")
    assert [n.astext() for n in page.findall(publication)] == ["“One” (2019).", "A, “Two”."]
    first, second = page.findall(nodes.bullet_list)
    assert first["classes"] == ["alcf-publications"]
    assert (second["classes"][1:], second["names"]) == (["small"], ["two"])
    assert "Chemistry · Simulation · Data" in page.astext()


def test_an_empty_directive_places_what_the_page_has(make_site: MakeSite, build: Build) -> None:
    body = "\n:::{publications}\n:::\n\n:::{categories}\n:::\n\n# Challenge\n"
    site = make_site(files(HIGHLIGHT.replace("\n# Challenge\n", body)))
    page = build(site, "text", warningiserror=True).doctree("page")
    assert len(list(page.findall(publication))) == 2
    assert page.astext().count("Simulation · Learning") == 1
    assert [n.astext() for n in page.findall(nodes.title)] == ["Batteries", "Challenge"]


def test_jekylls_includes_place_what_the_page_has(make_site: MakeSite, build: Build) -> None:
    body = "{% include txt-breadcrumbs.html %}\n\n{% include txt-cat.html %}\n\n"
    body += "{% include txt-pubs.html %}\n\n# Challenge\n"
    site = make_site(files(HIGHLIGHT.replace("# Challenge\n", body)))
    page = build(site, "text", warningiserror=True).doctree("page")
    assert len(list(page.findall(publication))) == 2
    assert page.astext().count("Simulation · Learning") == 1
    assert [n.astext() for n in page.findall(nodes.title)] == ["Batteries", "Challenge"]


@pytest.mark.parametrize("layout", ["back-pub", "back-proj", "page"])
def test_long_lists_begin_with_their_contents(
    make_site: MakeSite, build: Build, layout: str
) -> None:
    text = f"---\nlayout: {layout}\ntitle: Papers\n---\n\n## 2024\n\nOne.\n\n## 2023\n\nTwo.\n"
    site = make_site({"page.md": text}, {"html_theme": "alcf"})
    contents = build(site, warningiserror=True).html("page.html").all("details", cls="alcf-toc")
    assert [item.text for found in contents for item in found.all("a")] == (
        ["2024", "2023"] if layout != "page" else []
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\nsdl: s,x\n---\n# T\n", 2, "should be s, d or l"),
        ("---\npi: {a: b}\n---\n# T\n", 2, "'pi' is a map"),
        ("---\nimage: [a]\n---\n# T\n", 2, "'image' is a list"),
        ("---\nimage: gone.jpg\n---\n# T\n", 2, "gone.jpg"),
        ("---\npublications: One\n---\n# T\n", 2, "should be a list of maps"),
        ("---\nhero: chart.jpg\nimage: other.jpg\n---\n# T\n", 3, "the hero is shown"),
        ("# T\n\n:::{publications}\n:::\n", 3, "is empty"),
        ("# T\n\n:::{publications}\n:class: x\n\nProse.\n:::\n", 3, "no publications"),
        ("# T\n\n:::{publications}\n:class: x\n\ntitle: T\nurk: U\n:::\n", 7, "'urk'"),
        ("# T\n\n```{publications}\n- title: T\n  urk: U\n```\n", 5, "'urk'"),
        ("# T\n\n:::{categories} x\n:::\n", 3, "should be s, d or l"),
        ("# T\n\n:::{categories}\n:::\n", 3, "no categories"),
    ],
)
def test_mistakes_are_told_where_they_are(
    make_site: MakeSite, build: Build, text: str, line: int, words: str
) -> None:
    result = build(make_site({"index.md": text, **MEDIA}), "text")
    found = [warning for warning in result.lines if words in warning]
    assert len(found) == 1
    assert f"index.md:{line}: " in found[0]


def test_what_is_no_list_of_publications_is_shown(make_site: MakeSite, build: Build) -> None:
    result = build(
        make_site({"index.md": "# T\n\n:::{publications}\nSome *prose*.\n:::\n"}), "text"
    )
    assert "Some *prose*." in result.read("index.txt")


def test_the_image_of_another_extension_is_no_hero(make_site: MakeSite, build: Build) -> None:
    page = build(make_site(files("---\nimage: 2\n---\n# T\n")), "text", warningiserror=True)
    assert not list(page.doctree("page").findall(media_hero))


def test_the_page_in_html(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(files(), {"html_theme": "alcf"}), warningiserror=True)
    page = result.html("page.html")
    words = page.one("div", cls="alcf-header-text")
    tags = [n.tag for n in words.children if not isinstance(n, str)]
    assert tags == ["p", "h1", "dl"]
    hero = page.one("figure", cls="alcf-hero")
    assert {"alcf-width-wide", "alcf-aspect-2", "alcf-tens-0"} <= set(hero.attrs["class"].split())
    assert "1040px" in str(hero.one("img").attrs.get("sizes", "1040px"))
    assert result.html("index.html").all("link", href="_static/alcf-layouts.css") == []
    sheets = [str(n.attrs["href"]) for n in page.all("link", rel="stylesheet")]
    assert any("alcf-layouts.css" in sheet for sheet in sheets)


def test_other_themes_have_the_styles(make_site: MakeSite, build: Build) -> None:
    text = "# T\n\n:::{publications}\ntitle: One\n:::\n"
    result = build(make_site({"index.md": text}), warningiserror=True)
    sheets = [str(n.attrs["href"]) for n in result.html().all("link", rel="stylesheet")]
    assert any("alcf/media.css" in sheet for sheet in sheets)
    assert "alcf-publications" in result.read("_static/alcf/media.css")

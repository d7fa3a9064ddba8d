"""The byline of a page, as nodes and in each language."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import story_date
from sphinx_alcf.site.domain import get_domain
from tests.support.site import Build, MakeSite

ORCID = "0000-0002-1825-0097"
HEAD = f"""\
---
title: One
intro: Two words.
date: 2024-02-12
updated: 2024-03-01
authors:
- name: Ada Byron
  affiliation: University of London
  orcid: {ORCID}
- Mary Somerville
{{more}}---

"""
BODY = "word " * 294 + "\n\n## Heading\n\n```python\n" + "code " * 900 + "\n```\n\n% comment\n"


def byline(document: nodes.document) -> nodes.paragraph:
    (found,) = (n for n in document.findall(nodes.paragraph) if "alcf-byline" in n["classes"])
    return found


def test_a_byline_says_who_when_and_how_long(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": HEAD.format(more="") + BODY})
    result = build(site, "text", warningiserror=True)
    node = byline(result.doctree())
    assert node.astext() == (
        "Ada Byron ORCID (University of London), Mary Somerville · February 12, 2024"
        " · Updated March 1, 2024 · 1 min read"
    )
    dates = [n["datetime"] for n in node.findall(story_date)]
    assert dates == ["2024-02-12", "2024-03-01"]
    (link,) = node.findall(nodes.reference)
    assert link["refuri"] == f"https://orcid.org/{ORCID}"
    # In text nobody can follow a link.
    assert f"Ada Byron ORCID <https://orcid.org/{ORCID}> (University" in " ".join(
        result.read("index.txt").split()
    )
    # The standfirst counts, titles, code and comments do not.
    assert get_domain(result.env).page("index").words == 296


def test_what_stands_around_a_text_is_not_read(make_site: MakeSite, build: Build) -> None:
    around = """\
kicker: Kicker of four words
tags: [one tag, another tag]
pi: Grace Hopper
award: Many hours of time
systems: [Aurora, Polaris]
field: Physics
sdl: sd
publications:
- A reference of many words. Journal of Words (2024).
"""
    files = {
        "index.md": "# Site\n\n```{toctree}\na\nb\n```\n",
        "a.md": HEAD.format(more="") + "Three words more.\n",
        "b.md": HEAD.format(more=around) + "Three words more.\n",
    }
    result = build(make_site(files), "text", warningiserror=True)
    pages = [get_domain(result.env).page(name) for name in ("a", "b")]
    assert [page.words for page in pages] == [5, 5]
    assert [page.description for page in pages] == ["Two words.", "Two words."]
    assert "one tag" in result.doctree("b").astext()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "12. Februar 2024 · Aktualisiert am 1. März 2024 · 1 Min. Lesezeit"),
        ("fr", "12 février 2024 · Mis à jour le 1 mars 2024 · 1 min de lecture"),
        ("es", "12 de febrero de 2024 · Actualizado el 1 de marzo de 2024 · 1 min de lectura"),
    ],
)
def test_a_byline_speaks_the_language_of_its_page(
    make_site: MakeSite, build: Build, lang: str, words: str
) -> None:
    site = make_site({"index.md": HEAD.format(more=f"lang: {lang}\n") + BODY})
    assert byline(build(site, "dummy").doctree()).astext().endswith(f" · {words}")


def test_the_words_of_a_translation_are_counted(make_site: MakeSite, build: Build) -> None:
    long = " ".join(["Wort"] * 500)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalogue = f'{head}msgid "Short."\nmsgstr "{long}"\n'
    site = make_site(
        {
            "index.md": "---\ntitle: One\ndate: 2024-02-12\n---\n\nShort.\n",
            "locale/de/LC_MESSAGES/index.po": catalogue,
        },
        {"language": "de", "locale_dirs": ["locale"]},
    )
    assert byline(build(site, "dummy").doctree()).astext().endswith(" · 2 Min. Lesezeit")


@pytest.mark.parametrize(("speed", "end"), [(0, "2024"), (100, "3 min read")])
def test_the_time_follows_the_option(
    make_site: MakeSite, build: Build, speed: int, end: str
) -> None:
    site = make_site({"index.md": HEAD.format(more="") + BODY}, {"alcf_words_per_minute": speed})
    assert byline(build(site, "dummy").doctree()).astext().endswith(end)


def test_a_few_words_have_no_time_and_a_day_stands_once(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: One\ndate: 2024-02-12\nupdated: 2024-02-12\n---\n\nWords.\n"
    assert byline(build(make_site({"index.md": text}), "dummy").doctree()).astext() == (
        "February 12, 2024"
    )


def test_restructuredtext_has_the_same_byline(make_site: MakeSite, build: Build) -> None:
    rest = f"""\
:authors: Ada Byron (University of London) <{ORCID}>, Mary Somerville
:date: 2024-02-12
:updated: 2024-03-01

One
===

Words.
"""
    result = build(make_site({"index.rst": rest}), "text", warningiserror=True)
    assert byline(result.doctree()).astext() == (
        "Ada Byron ORCID (University of London), Mary Somerville · February 12, 2024"
        " · Updated March 1, 2024"
    )


def test_dates_and_orcid_in_html(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": HEAD.format(more="") + BODY}), warningiserror=True).html()
    found = page.one("p", cls="alcf-byline")
    assert [(e.attrs["datetime"], e.text) for e in found.all("time")] == [
        ("2024-02-12", "February 12, 2024"),
        ("2024-03-01", "March 1, 2024"),
    ]
    link = found.one("a", cls="alcf-orcid")
    assert link.attrs["href"] == link.attrs["title"] == f"https://orcid.org/{ORCID}"


def test_a_wrong_author_is_one_warning_with_its_line(make_site: MakeSite, build: Build) -> None:
    text = f"---\ntitle: One\nauthors:\n- name: A\n  orcid: {ORCID[:-1]}8\n---\n\nWords.\n"
    (line,) = build(make_site({"index.md": text})).lines
    assert "index.md:5: WARNING:" in line
    assert line.endswith("[alcf.author]")


def test_an_escaped_blank_parts_no_word(make_site: MakeSite, build: Build) -> None:
    text = "A\n=\n\n*Re*\\ read this, re\\ read it.\n"
    result = build(make_site({"index.rst": text}))
    assert get_domain(result.env).page("index").words == 4

"""Ids of headings: those that MyST makes otherwise are anchors before them."""

from __future__ import annotations

import json

import pytest

from sphinx_alcf.migrate.kramdown.headings import HeadingIds
from tests.migrate.kramdown.real import Kramdown
from tests.migrate.kramdown.rewritten import found, myst, rewrite
from tests.support.markup import parse
from tests.support.site import Build, MakeSite

HEADINGS = [
    "2024 by the numbers",
    "Élan & Überblick",
    "a  b\tc",
    "Same",
    "Same",
    "Same",
    "`code` and *marks* <b>in</b>",
    "A -- dash... \"quoted\" 'so'",
    "x_y z-1 (w)",
    "漢字 हिन्दी ٣",
    "$$x^2$$ y",
    "[link](http://a.b) <http://c.d>",
    "Fußball ΣΑΣ",
]

PLAIN = [
    *HEADINGS[:6],
    "code and marks in",
    "A  dash \"quoted\" 'so'",
    *HEADINGS[8:10],
    "x^2 y",
    "link http://c.d",
    HEADINGS[-1],
]
"""The same without marks and symbols."""


@pytest.mark.needs("jekyll")
def test_old_ids_are_those_of_kramdown(kramdown: Kramdown) -> None:
    text = "\n\n".join(f"# {heading}" for heading in HEADINGS)
    names = [h.attrs.get("id", "") for h in parse(kramdown.html(text)).all("h1")]
    # What MyST makes of the same, for the texts above.
    slugs = HeadingIds("Title")
    assert [slugs._old(heading) for heading in PLAIN] == names


def test_every_old_fragment_leads_somewhere(make_site: MakeSite, build: Build) -> None:
    text = "\n\n".join(f"# {heading}\n\nText." for heading in HEADINGS)
    text += "\n\n## Methods {#the-methods}\n\n## Odd {#An_Odd_Id}\n\n## Title\n"
    links = ["2024-by-the-numbers", "élan--überblick", "same-2", "the-methods", "An_Odd_Id"]
    text += "\n".join(f"[{name}](#{name})" for name in [*links, "title"])
    made = rewrite(text)
    conf = {
        "extensions": ["myst_parser", "sphinx_alcf"],
        "myst_enable_extensions": ["attrs_inline", "attrs_block"],
        "myst_heading_anchors": 6,
    }
    other = "---\ntitle: Other\n---\n" + "\n".join(
        f"[x](page.md#{made.anchors.moved.get(name, name)})" for name in links
    )
    files = {"page.md": f"---\ntitle: Title\n---\n{made.text}", "other.md": other}
    result = build(make_site(files, conf), "html", warningiserror=True)
    html = (result.out / "page.html").read_text("utf-8")
    ids = {element.attrs["id"] for element in parse(html).all(id=True)}
    assert set(links) <= ids, json.dumps(sorted(ids))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# Methods {#methods}", "# Methods"),
        ("# Methods {#ways}", "[]{#ways}\n\n# Methods"),
        ("# Methods\n{: #ways .x}", "[]{#ways}\n\n{.x}\n# Methods"),
        ("# A -- b", "# A \N{EN DASH} b"),
        ("a\n===\n{: #B}", '<a id="B"></a>\n\na\n==='),
        ("# $$x$$ y", "[]{#x-y}\n\n# {math}`x` y"),
    ],
)
def test_anchors(text: str, written: str) -> None:
    assert myst(text) == written


def test_the_title_takes_its_own_anchor_first() -> None:
    text = "# Title\n\n[up](#title)"
    assert dict(rewrite(text).anchors.moved) == {"title": "title-1"}
    assert myst(text) == "# Title\n\n[up](#title-1)"


def test_an_explicit_id_is_reported() -> None:
    assert found("# a {#b}") == ["changed 5 {#id}"]


def test_links_to_nothing_on_the_page_are_reported_and_build() -> None:
    text = "[a](#nowhere) [b](#head) [c](#Own)\n\n# Head\n\n<a id='Own'></a>d"
    made = rewrite(text)
    assert made.text.startswith("[a](#nowhere){.external} [b](#head) [c](#Own){.external}\n")
    assert [one.message for one in made.findings] == ["Nothing on the page is called 'nowhere'."]


def test_an_id_is_given_once() -> None:
    text = "a\n{: #x}\n\nb\n{: #x}\n\n*c*{: #x}\n\n# X"
    assert myst(text) == "{#x}\na\n\nb\n\n*c*\n\n# X"


def test_anchors_of_a_page() -> None:
    text = "# A\n\n# B {#Odd}\n\n# C {#even}\n\nd\n{: #e}\n\n<p id='f'>g</p>"
    anchors = rewrite(text).anchors
    assert anchors.names == {"title", "a", "b", "c", "even", "e", "f"}
    assert dict(anchors.moved) == {"Odd": "b"}

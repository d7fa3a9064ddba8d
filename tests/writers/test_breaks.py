"""A line break in a paragraph parts its words in every format."""

from __future__ import annotations

from tests.support.site import Build, MakeSite

PAGE = """# Letters

Saltmarsh *Laboratory*\\
The Boardwalk\x20\x20
Shore 7<br>at **the third<br />post**

- In a list\\
  too

| A | B |
|---|---|
| in a<br>cell | no break |

<br>

After a break that stands alone.
"""


def test_plain_text_has_lines(make_site: MakeSite, build: Build) -> None:
    made = build(make_site({"index.md": PAGE}), "text", warningiserror=True).read("index.txt")
    assert "Saltmarsh *Laboratory*\nThe Boardwalk\nShore 7\nat **the third\npost**\n" in made
    assert "* In a list\n  too\n" in made
    assert "| in a cell " in made
    assert "\nAfter a break that stands alone.\n" in made


def test_manual_pages_have_lines(make_site: MakeSite, build: Build) -> None:
    made = build(make_site({"index.md": PAGE}), "man", warningiserror=True)
    (page,) = made.files("*.1")
    text = made.read(page)
    assert "Laboratory\\fP\n.br\nThe Boardwalk\n.br\nShore 7\n.br\nat " in text
    assert "in a\n.br\ncell" in text


def test_texinfo_has_lines(make_site: MakeSite, build: Build) -> None:
    made = build(make_site({"index.md": PAGE}), "texinfo", warningiserror=True)
    (page,) = made.files("*.texi")
    assert "Laboratory'@*\nThe Boardwalk@*\nShore 7@*\nat " in made.read(page)


def test_latex_breaks_lines_once(make_site: MakeSite, build: Build) -> None:
    made = build(make_site({"index.md": PAGE}), "latex", warningiserror=True)
    (page,) = made.files("*.tex")
    text = made.read(page)
    assert "{Laboratory}\\\\\nThe Boardwalk\\\\\nShore 7\\\\\nat " in text
    assert "{the third\\\\\npost}" in text
    assert "in a\\\\\ncell" in text


def test_html_keeps_the_breaks_of_its_author(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": PAGE}), warningiserror=True).html()
    assert len(page.one("section").all("br")) == 7

"""Blocks of words in every builder, and the files that style them."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.support.site import Build, MakeSite

STORY = """---
title: A story
aside: band.md
---

Text.

```{intro}
A standfirst in the text.
```

```{stats}
4.2M: hours of computing
565: projects
: a note on them
254: publications
36: events
```

```{stats}
one in three readers: learns it
```

```{facts}
Machine: Theta
Nodes
: 4,392
: and more
```

```{pull-quote}
:attribution: A. Nyman

Words set apart.
```

:::{aside} By the way
Beside the story.
:::

```{correction} 2024-03-12
It was wrong.
```

```{boilerplate} lab
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": "# A site\n\n```{toctree}\nstory\nplain\n```\n",
    "story.md": STORY,
    "plain.md": "# Plain\n\nNothing of the kind.\n",
    "_includes/asides/band.md": "# The band\n\n{% include txt-intro.html blurb='In the band.' %}\n",
    "_boilerplate/lab.md": "Who the laboratory is.\n",
}
WORDS = (
    *(
        "A standfirst in the text.",
        "4.2M",
        "hours of computing",
        "a note on them",
        "one in three readers",
    ),
    *("Machine", "Theta", "4,392", "and more", "Words set apart.", "A. Nyman", "By the way"),
    *("Beside the story.", "Correction", "It was wrong.", "Who the laboratory is.", "The band"),
    "In the band.",
)
_MARKUP = re.compile(r"\\f[IPB]|\\(?=-)|[*]|\\sphinxAtStartPar\n")
OUTPUT = {
    "html": "story.html",
    "dirhtml": "story/index.html",
    "epub": "story.xhtml",
    "latex": "asite.tex",
    "text": "story.txt",
    "man": "asite.1",
    "texinfo": "asite.texi",
}


@pytest.mark.parametrize("builder", OUTPUT)
def test_every_word_is_in_every_format(make_site: MakeSite, build: Build, builder: str) -> None:
    conf = {"version": "1", "epub_copyright": "A"}
    result = build(make_site(FILES, conf), builder, warningiserror=True)
    if builder in {"html", "dirhtml", "epub"}:
        text = result.html(OUTPUT[builder]).text
    else:
        text = " ".join(_MARKUP.sub("", result.read(OUTPUT[builder])).split())
    for words in WORDS:
        assert words.lower() in text.lower(), words


def test_every_word_is_a_message(make_site: MakeSite, build: Build) -> None:
    catalogue = build(make_site(FILES), "gettext", warningiserror=True).read("story.pot")
    for message in (
        "hours of computing",
        "a note on them",
        "Machine",
        "Beside the story.",
        "The band",
    ):
        assert f'msgid "{message}"' in catalogue
    assert "_includes/asides/band.md:1" in catalogue


@pytest.mark.parametrize(("theme", "sheet"), [("alcf", "alcf-blocks.css"), ("basic", "media.css")])
def test_pages_load_the_styles_that_they_need(
    make_site: MakeSite, build: Build, theme: str, sheet: str
) -> None:
    result = build(make_site(FILES, {"html_theme": theme}), warningiserror=True)
    for page, wanted in (("story", True), ("plain", False)):
        sheets = [link.attrs.get("href", "") for link in result.html(f"{page}.html").all("link")]
        assert any(sheet in href for href in sheets) is wanted


def test_a_pull_quote_alone_has_a_look_in_other_themes(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": "# Page\n\n```{pull-quote}\nWords.\n```\n"})
    sheets = [link.attrs.get("href", "") for link in build(site).html().all("link")]
    assert any("media.css" in href for href in sheets)


def test_latex_has_environments_for_them(make_site: MakeSite, build: Build) -> None:
    tex = build(make_site(FILES), "latex", warningiserror=True).read("asite.tex")
    for name, count in {
        "alcfstandfirst": 2,
        "alcfstats": 3,  # two by two, and one that is long
        "alcfstat": 5,
        "alcffact": 2,
        "alcfaside": 2,
        "alcfcorrection": 1,
        "alcfboilerplate": 1,
        "alcfpullquote": 1,
    }.items():
        assert tex.count(f"\\begin{{{name}}}") == count, name
    assert "\\alcfnumber{14}{17}{one in three readers}" in tex


def test_stock_latex_sets_them_as_stock_nodes(make_site: MakeSite, build: Build) -> None:
    site = make_site(FILES, {"alcf_latex": False})
    tex = build(site, "latex", warningiserror=True).read("asite.tex")
    assert "alcfstat" not in tex
    assert "\\sphinxlineitem{hours" in tex


@pytest.mark.tex
def test_they_become_a_pdf(make_site: MakeSite, build: Build) -> None:
    out = build(make_site(FILES), "latex", warningiserror=True).out
    subprocess.run(
        ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "asite.tex"],
        cwd=out,
        check=True,
        capture_output=True,
    )
    log = (out / "asite.log").read_text("latin-1")
    assert "Overfull \\hbox" not in log

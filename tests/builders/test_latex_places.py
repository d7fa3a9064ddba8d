"""Where things stand on paper: pictures at a side, wide tables, a highlight's facts, contents."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.media import jpeg
from tests.support.site import Build, MakeSite

SIDE = """
```{{media-figure}} tall.jpg
:alt: A
:align: left
:width: 30%
{caption}```

{words}
"""
WORDS = "A paragraph that goes on beside the picture, and then under it. " * 8


def latex(make_site: MakeSite, build: Build, index: str, **files: str | bytes) -> str:
    """The LaTeX of a site."""
    pages = {f"{name}.md": text for name, text in files.items()}
    site = make_site({"index.md": index, "tall.jpg": jpeg(600, 900), **pages})
    result = build(site, "latex", warningiserror=True)
    return result.read(result.files("*.tex")[0])


def test_the_text_leaves_a_picture_at_its_side_the_picture_s_room(
    make_site: MakeSite, build: Build
) -> None:
    """Also one without a caption, before whose image an anchor stands."""
    credit = "```{media-credits}\n```\n"
    tex = latex(make_site, build, "# T\n" + SIDE.format(caption="", words=WORDS) + credit)
    assert "\\begin{wrapfigure}{l}{0.300\\linewidth}" in tex


@pytest.mark.tex
@pytest.mark.needs("pdftotext")
def test_a_picture_at_a_side_stays_on_the_sheet(make_site: MakeSite, build: Build) -> None:
    beside = "".join(
        f"{SIDE.format(caption=f'{chr(10)}Caption.{chr(10)}', words=WORDS)}\n{WORDS[: 60 * n]}\n"
        for n in range(1, 9)
    )
    site = make_site({"index.md": f"# T\n{beside}", "tall.jpg": jpeg(600, 900)})
    out = build(site, "latex", warningiserror=True).out
    subprocess.run(["make", "all-pdf"], cwd=out, capture_output=True, check=True)
    (pdf,) = out.glob("*.pdf")
    places = Path(out / "places.html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(places)], check=True)
    found = re.findall(r'yMax="([\d.]+)">Caption\.<', places.read_text("utf-8"))
    assert len(found) == 8
    assert max(float(y) for y in found) < 792 - 60


def test_a_wide_table_in_a_container_reaches_into_the_margins(
    make_site: MakeSite, build: Build
) -> None:
    row = "|" + " a |" * 7
    table = f"```{{table}} Caption\n:name: here\n{row}\n|{'---|' * 7}\n{row}\n```"
    tex = latex(make_site, build, f"# T\n\n:::{{container}} boxed\n{table}\n:::\n")
    assert "\\begin{alcfwidetable}" in tex
    assert tex.count("\\label{\\detokenize{index:here}}") == 1


def test_the_facts_of_a_highlight_are_rows(make_site: MakeSite, build: Build) -> None:
    story = "---\ntitle: Story\npi: Ada Lovelace\naward: A year\n---\n\nWords.\n"
    tex = latex(make_site, build, "# T\n\n```{toctree}\nstory\n```\n", story=story)
    facts = tex[tex.index("\\begin{alcfproject}") : tex.index("\\end{alcfproject}")]
    assert facts.count("\\begin{alcffact}") == 2
    assert "\\alcfname{Principal investigator}" in facts
    assert "\\begin{description}" not in facts


def test_a_link_to_the_picture_of_the_cover_leads_there(make_site: MakeSite, build: Build) -> None:
    hero = "---\ntitle: T\nhero: {image: tall.jpg, alt: A}\n---\n\n```{media-credits}\n```\n"
    tex = latex(make_site, build, hero)
    (asked,) = re.findall(r"\\hyperref\[\\detokenize\{(index:medium-[\w-]+)\}\]", tex)
    picture = tex[tex.index("\\alcfset{picture}") : tex.index("\\alcfcoverpicture")]
    assert f"\\label{{\\detokenize{{{asked}}}}}" in picture


@pytest.mark.parametrize(("captions", "named"), [(1, True), (2, False)])
def test_the_contents_have_a_caption_that_is_all_of_theirs(
    make_site: MakeSite, build: Build, captions: int, named: bool
) -> None:
    parts = "".join(
        f"```{{toctree}}\n:caption: Part {n}\np{n}\n```\n\n" for n in range(1, captions + 1)
    )
    pages = {f"p{n}": f"# P {n}\n" for n in range(1, captions + 1)}
    tex = latex(make_site, build, f"# T\n\n{parts}", **pages)
    assert ("\\contentsname}{Part 1}" in tex) is named

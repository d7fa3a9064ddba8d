"""The PDF looks like the pages: what stands in the LaTeX, and what stands on the paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.media import clip, jpeg
from tests.support.paper import pages_of, widths_of
from tests.support.site import Build, MakeSite, Result, sphinx_build, write_site

INDEX = """---
title: A year of light
kicker: Annual report
intro: Everything that shone, and *why*.
hero: {image: cover.jpg, alt: A hall, caption: A hall., credit: The photographer}
---

Words before the first story.

```{toctree}
story
notes
```
"""
STORY = """---
title: The long road
kicker: Systems
intro: Six years, one last campaign.
date: 2024-02-12
authors: [Ada Lovelace]
hero:
  video: clip.webm
  alt: A row of cabinets
  caption: The machine served 600 projects.
  credit: The laboratory
---

First words.

```{pull-quote}
Nobody had seen it shine so long.

-- A technician
```

```{media-figure} room.jpg
:alt: A room
:width: wide
:credit: The office
:license: CC BY 4.0

A room.
```

:::{media-grid}
![Left](room.jpg "Arrival")
![Right](tall.jpg "Removal")

Two pictures.
:::

```{media-figure} room.jpg
:alt: A room
:dark: tall.jpg
:ratio: 1/1
:focus: 50% 0%
:width: 50%

Half a room.
```

- In a list

  ```{media-figure} room.jpg
  :alt: A room
  :width: wide
  ```
"""
NOTES = """# Notes

| Key | Meaning |
|---|---|
| `a` | One |

| One | Two | Three | Four | Five | Six | Seven |
|---|---|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 | 6 | 7 |

{}
"""
LONG = "| Key | Meaning |\n|---|---|\n" + 20 * (
    "| `a_long_name_in_code` | " + "A sentence that says what the name means. " * 5 + "|\n"
)

ALIEN = "\u2212 \u2264 \u2192 \u3042"
"""Signs that pdfLaTeX has by mathematics, and a letter that it has not."""
FILL = "\n\n".join(["A paragraph that takes a line."] * 24)


def report() -> dict[str, str | bytes]:
    """A site whose root document has a head, with a story and a page of tables."""
    return {
        "index.md": INDEX,
        "story.md": STORY,
        "notes.md": NOTES.format(LONG),
        "cover.jpg": jpeg(1200, 900),
        "room.jpg": jpeg(1600, 900),
        "tall.jpg": jpeg(600, 900),
        "clip.webm": clip("clip.webm"),
        "clip.jpg": jpeg(1280, 720),
    }


def tex_of(result: Result) -> str:
    (name,) = result.files("*.tex")
    return result.read(name)


@pytest.fixture(scope="module")
def tex(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The LaTeX of the report, built once."""
    folder = tmp_path_factory.mktemp("latex")
    sphinx_build(write_site(folder / "src", report()), folder / "latex", "latex", "-W")
    (path,) = (folder / "latex").glob("*.tex")
    return path.read_text("utf-8")


def test_the_head_of_the_root_goes_to_the_cover(tex: str) -> None:
    before, after = tex.split("\\begin{document}")[1].split("\\sphinxmaketitle")
    said = re.findall(r"\\alcfset\{(\w+)\}\{", before)
    assert said == ["headline", "kicker", "intro", "picture", "caption"]
    assert "\\alcfcoverpicture{0.50}{0.50}{{cover}.jpg}" in before
    assert "The photographer" in before
    assert "The photographer" not in after
    assert "Words before the first story." in after


def test_a_page_has_its_head(tex: str) -> None:
    head = tex[tex.index("\\alcfopener") : tex.index("First words.")]
    order = [
        "\\alcfopener{}",
        "\\alcfkicker{Systems}",
        "\\chapter{The long road}",
        "\\begin{alcfintro}",
        "\\begin{alcfbyline}",
        "\\begin{alcfhero}",
        "\\alcfpicture[l]{\\alcffull}{0.5625}{0.50}{0.50}{{clip}.jpg}",
        "\\begin{alcfcaption}",
        "Video, 0:02: clip.webm",
        "\\end{alcfhero}",
    ]
    places = [head.index(part) for part in order]
    assert places == sorted(places)


def test_a_credit_follows_its_caption(tex: str) -> None:
    start = tex.index("\\caption{A room.")
    caption = tex[start : tex.index("\\label", start)]
    for command in (r"\\DUrole\{[\w-]+\}", r"\\sphinxhref\{\S+/by/4\.0/\}"):
        caption = re.sub(rf"{command}\{{([^{{}}]*)\}}", r"\1", caption)
    caption = re.sub(r"\\DUrole\{[\w-]+\}\{([^{}]*)\}", r"\1", caption)
    assert caption == "\\caption{A room. \\alcfmuted{Image: The office, CC BY 4.0}}"


def test_quotes_are_pulled(tex: str) -> None:
    quote = tex[tex.index("\\begin{alcfpullquote}") : tex.index("\\end{alcfpullquote}")]
    assert "Nobody had seen" in quote
    assert re.search(r"\\begin\{alcfattribution\}%\s*A technician", quote)
    assert "flushright" not in quote


def test_pictures_have_the_width_that_their_place_allows(tex: str) -> None:
    assert "\\alcfpicture[l]{\\alcfwide}{0.0000}{0.50}{0.50}{{room}.jpg}" in tex
    assert "\\alcfpicture[l]{0.500\\linewidth}{1.0000}{0.50}{0.00}{{room}.jpg}" in tex
    in_list = tex[tex.index("In a list") :]
    assert "\\alcfpicture[l]{1600\\sphinxpxdimen}" in in_list
    assert "\\alcfwide}" not in in_list[: in_list.index("\\chapter")]


def test_pictures_of_a_row_share_it_by_their_ratios(tex: str) -> None:
    assert "\\begin{alcfrow}{\\alcfwide}{2}" in tex
    shares = [float(share) for share in re.findall(r"\\begin\{alcfcell\}\{([\d.]+)\}", tex)]
    ratios = [16 / 9, 6 / 9]
    assert shares == [pytest.approx(ratio / sum(ratios), abs=1e-4) for ratio in ratios]


def test_pictures_for_dark_pages_are_not_for_paper(tex: str) -> None:
    assert tex.count("{{tall}.jpg}") == 1


def test_long_tables_break_and_wide_ones_reach_out(tex: str) -> None:
    assert tex.count("\\begin{longtable}") == 1
    widths = re.search(r"\\begin\{longtable\}\{\\X\{(\d+)\}\{\d+\}\\X\{(\d+)\}", tex)
    assert widths
    assert int(widths[1]) < int(widths[2])
    assert re.search(r"\\begin\{alcfwidetable\}\{9\.0\}.*Seven.*\\end\{alcfwidetable\}", tex, re.S)


def test_a_table_in_a_table_is_left_to_its_cell(make_site: MakeSite, build: Build) -> None:
    inner = "\n".join(f"    {line}" for line in LONG.splitlines())
    text = "# T\n\n```{list-table}\n* - One\n  - Two\n* - A\n  -\n" + inner + "\n```\n"
    tex = tex_of(build(make_site({"index.md": text}), "latex", warningiserror=True))
    assert "\\begin{longtable}" not in tex  # Sphinx 8.2 fails on one with a table in it
    assert "a\\_long\\_name" in tex


def test_long_words_break_but_in_blocks_of_code(make_site: MakeSite, build: Build) -> None:
    word = "x" * 120
    text = f"# {word}\n\nText {word} and `{word}`\n\n    {word}\n"
    index = "# I\n\n```{toctree}\na\n```\n"
    tex = tex_of(build(make_site({"index.md": index, "a.md": text}), "latex"))
    broken = "\\alcfbreak{}".join(["x" * 8] * 15)
    assert f"\\chapter{{{broken}" in tex
    assert f"Text {broken}" in tex
    assert f"\\sphinxupquote{{{broken}" in tex
    assert word in tex[tex.index("\\begin{sphinxVerbatim}") :]


def test_what_the_project_says_wins(make_site: MakeSite, build: Build) -> None:
    elements = {
        "sphinxsetup": "hmargin=1in",
        "fncychap": "\\usepackage{fncychap}",
        "fontpkg": "\\usepackage{lmodern}",
        "maketitle": "My title",
        "figure_align": "htbp",
        "preamble": "\\alcfcolors{640033}",
    }
    conf = {"latex_elements": elements, "latex_table_style": ["standard", "colorrows"]}
    tex = tex_of(build(make_site(report(), conf), "latex", warningiserror=True))
    assert "\\usepackage[code,lang=en]{sphinxalcf}" in tex
    assert "\\begin{figure}[htbp]" in tex
    assert "\\usepackage{fncychap}" in tex
    assert "{colorrows}{sphinx}" in tex
    assert tex.index("{sphinxalcf}") < tex.index("\\alcfcolors{640033}")
    (setup,) = re.findall(r"\\sphinxsetup\{(.*)\}", tex)
    assert setup.index("hmargin=0.18") < setup.index("hmargin=1in")
    # Without the cover the head of the root stands where its text is.
    body = tex.split("My title")[1]
    assert body.index("\\begin{alcfintro}") < body.index("Words before")


def test_it_can_be_switched_off(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(report(), {"alcf_latex": False}), "latex", warningiserror=True)
    assert "sphinxalcf.sty" not in result.files()
    tex = tex_of(result)
    assert not re.search(r"\\alcf|\{alcf[a-z]|sphinxalcf", tex)
    assert "\\sphinxincludegraphics" in tex


def test_pages_without_a_cover(make_site: MakeSite, build: Build) -> None:
    tex = tex_of(build(make_site(report(), {"alcf_latex": "pages"}), "latex", warningiserror=True))
    assert "\\usepackage[fonts,headings,tables,code,lang=en]{sphinxalcf}" in tex
    assert "\\alcfset" not in tex
    assert "Annual report" in tex


def test_japanese_keeps_its_own_classes(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(report(), {"language": "ja"}), "latex", warningiserror=True)
    assert "sphinxalcf" not in tex_of(result)
    assert "alcfpicture" not in tex_of(result)


def test_the_colour_is_the_sites(make_site: MakeSite, build: Build) -> None:
    conf = {"html_theme": "alcf", "html_theme_options": {"signature": "#06a"}}
    assert "TitleColor={HTML}{0066AA}" in tex_of(build(make_site(report(), conf), "latex"))


def test_code_has_the_colours_of_a_white_page(make_site: MakeSite, build: Build) -> None:
    site = make_site(report())
    result = build(site, "latex", warningiserror=True)
    keyword = re.search(r"tok@k(?:\}|\\).*", result.read("sphinxalcfcode.sty"))
    assert keyword
    assert "{0.00,0.35,0.62}" in keyword[0]  # #005a9e
    own = build(site, "latex", conf={"pygments_style": "default"}, into="own")
    assert "code" in tex_of(result).split("{sphinxalcf}")[0].rsplit("\\usepackage", 1)[1]
    assert "code" not in tex_of(own).split("{sphinxalcf}")[0].rsplit("\\usepackage", 1)[1]


def test_a_wrong_value_is_one_warning(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(report(), {"alcf_latex": "cover"}), "latex")
    (line,) = result.lines
    assert "alcf_latex is True, False or 'pages', not 'cover'. [alcf.config]" in line


def test_the_configuration_is_left_as_it_is(make_site: MakeSite, build: Build) -> None:
    site = make_site(report())
    assert build(site, "latex").app.config.latex_elements == {}
    build(site, "html")
    result = build(site, "latex")
    assert "0 added, 0 changed, 0 removed" in result.status


def compile_tex(folder: Path) -> tuple[Path, str]:
    """The PDF of a folder of LaTeX, and the log."""
    run = subprocess.run(
        ["make", "all-pdf", "LATEXMKOPTS=-halt-on-error -interaction=nonstopmode"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]
    (pdf,) = folder.glob("*.pdf")
    return pdf, pdf.with_suffix(".log").read_text("utf-8", "replace")


@pytest.mark.tex
@pytest.mark.needs("pdftotext", "pdfimages")
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
@pytest.mark.parametrize("paper", ["letterpaper", "a4paper"])
def test_the_pdf(make_site: MakeSite, build: Build, engine: str, paper: str) -> None:
    conf = {
        "latex_engine": engine,
        "latex_elements": {"papersize": paper},
        "numfig": True,
        "version": "1",
        "release": "1.2",
    }
    pdf, log = compile_tex(build(make_site(report(), conf), "latex", warningiserror=True).out)
    assert not re.findall(r"Overfull .*|undefined control sequence|.* undefined on input", log)
    cover, contents, text, story, *rest = pages_of(pdf)
    for words in ("Annual report", "A site", "A year of light", "Everything that shone", "1.2"):
        assert words in cover
    assert "Image: The photographer" in cover
    assert "The long road" in contents
    assert text.startswith("Words before")
    for words in ("Systems", "The long road", "Six years", "Ada Lovelace", "600 projects"):
        assert words in story
    assert "Video, 0:02: clip.webm" in story
    assert any("Nobody had seen it shine" in page for page in (story, *rest))
    width = {"letterpaper": 612, "a4paper": 595}[paper]
    widths = widths_of(pdf)
    assert min(widths[1]) >= 0.99 * width  # wider where it is cropped at its sides
    assert max(widths[4]) == pytest.approx(width, rel=0.01)
    assert len(pages_of(pdf)) <= 10


WIDE = f"""# Wide things

{ALIEN}

## A heading {"x" * 120}

{"x" * 120}

|{"|".join(f"C {n}" for n in range(30))}|
|{"---|" * 30}
|{"|".join(f"word {n}" for n in range(30))}|

```{{py:function}} package.module.{"y" * 120}(first: Mapping[str, int], second: str = "")
:no-index-entry:
```

```python
{"x" * 200}
```

- In a list

  | A | B |
  |---|---|
  | a | b |

{FILL}

## Last but one

### Last

```{{media-figure}} room.jpg
:alt: A room
:width: full

What the headings head.
```
"""


@pytest.mark.tex
@pytest.mark.needs("pdftotext")
def test_nothing_runs_out_of_the_page_and_headings_stay_with_what_follows(
    make_site: MakeSite, build: Build
) -> None:
    index = "# Site\n\n```{toctree}\nwide\n```\n"
    site = make_site({"index.md": index, "wide.md": WIDE, "room.jpg": jpeg(1600, 1200)})
    pdf, log = compile_tex(build(site, "latex", warningiserror=True).out)
    assert "Token not allowed in a PDF string" not in log
    too_wide = [float(pt) for pt in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert max(too_wide, default=0) < 4
    pages = [re.sub(r" Chapter 1\. Wide things \d+$", "", text) for text in pages_of(pdf)]
    assert len(pages) > 4
    assert log.count("pdfLaTeX lacks the letter") == 1
    assert not [page for page in pages if page.endswith(("Last", "Last but one"))]


@pytest.mark.tex
@pytest.mark.needs("pdftotext")
def test_a_short_document_has_its_head_on_the_first_page(make_site: MakeSite, build: Build) -> None:
    conf = {"latex_documents": [("index", "a.tex", "A site", "An author", "howto")]}
    pdf, log = compile_tex(build(make_site(report(), conf), "latex", warningiserror=True).out)
    assert not re.findall(r"Overfull .*|undefined control sequence", log)
    first = pages_of(pdf)[0]
    for words in ("Annual report", "A site", "Everything that shone", "Image: The photographer"):
        assert words in first

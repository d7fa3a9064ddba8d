"""The manual: it builds without a warning, its links lead somewhere, its examples are true."""

from __future__ import annotations

import os
import re
import shutil
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from sphinx_alcf.config import options
from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.doctree.credit_list import MediaCredits
from sphinx_alcf.doctree.directives import HeroMedia, MediaFigure, MediaGrid, MediaVideo
from sphinx_alcf.jekyll.includes import KINDS
from sphinx_alcf.palettes.palette import TOKENS
from sphinx_alcf.palettes.read import read_palettes
from sphinx_alcf.story import vocabulary
from tests.support.markup import Element, parse
from tests.support.site import Build, MakeSite, sphinx_build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SINK = DOCS / "kitchen-sink"
MEDIA = [p.name for p in SINK.iterdir() if p.suffix in {".jpg", ".png", ".webm", ".mp4", ".vtt"}]
DIRECTIVES = {
    "hero-media": HeroMedia,
    "media-figure": MediaFigure,
    "media-video": MediaVideo,
    "media-grid": MediaGrid,
    "media-credits": MediaCredits,
}


@pytest.fixture(scope="session")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual in HTML, built once with ``-W -n``, by one of pytest-xdist's workers for all."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / "manual-html"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.5)
        assert done.read_text("utf-8") == "", "another worker's build has failed"
        return folder / "html"
    result = "it ended with an error"
    try:
        result = sphinx_build(DOCS, folder / "html", "html", "-W", "-n", "--keep-going", "-j", "2")
    finally:
        done.write_text(result, encoding="utf-8")
    return folder / "html"


def pages(out: Path) -> dict[Path, Element]:
    return {path.resolve(): parse(path.read_text("utf-8")) for path in out.rglob("*.html")}


def targets(page: Element) -> Iterator[tuple[str, str]]:
    """Every address in a page, with the tag that has it."""
    for element in page.walk():
        for name in ("href", "src", "poster"):
            if name in element.attrs:
                yield element.tag, element.attrs[name]
        for candidate in element.attrs.get("srcset", "").split(","):
            if candidate.strip():
                yield element.tag, candidate.split()[0]


def test_every_link_and_fragment_is_alive(manual: Path) -> None:
    found = pages(manual)
    ids = {path: {e.attrs["id"] for e in page.all(id=True)} for path, page in found.items()}
    dead = []
    for path, page in found.items():
        for tag, address in targets(page):
            split = urlsplit(address)
            if split.scheme or split.netloc or address == "":
                continue
            target = (path.parent / unquote(split.path)).resolve() if split.path else path
            fragment = unquote(split.fragment)
            lost = fragment and target in ids and fragment not in {*ids[target], "top"}
            if lost or not target.exists():
                dead.append(f"{path.name}: <{tag}> {address}")
    assert dead == []


def test_no_id_stands_twice_on_a_page(manual: Path) -> None:
    for path, page in pages(manual).items():
        ids = [element.attrs["id"] for element in page.all(id=True)]
        assert sorted(ids) == sorted(set(ids)), path.name


def test_the_film_with_sound_has_captions(manual: Path) -> None:
    path = manual / "stories/soliton.html"
    (track,) = parse(path.read_text("utf-8")).all("track")
    assert (track.attrs["kind"], track.attrs["srclang"]) == ("captions", "en")
    text = (path.parent / unquote(track.attrs["src"])).read_text("utf-8")
    times = re.findall(r"^00:(\d\d\.\d{3}) --> 00:(\d\d\.\d{3})$", text, re.MULTILINE)
    marks = [float(mark) for cue in times for mark in cue]
    assert text.startswith("WEBVTT\n")
    assert len(times) == 5
    assert marks == sorted(marks)
    assert marks[-1] < 16  # the film's seconds


def words_of(page: Path) -> set[str]:
    """The code in the first cells of a page's tables."""
    rows = parse(page.read_text("utf-8")).all("tr")
    cells = [row.all("td")[0] for row in rows if row.all("td")]
    return {code.text for cell in cells for code in cell.all("code")}


def test_the_options_table_lists_every_option(manual: Path) -> None:
    theme = tomllib.loads((ROOT / "sphinx_alcf/theme/alcf/theme.toml").read_text("utf-8"))
    listed = words_of(manual / "reference/configuration.html")
    assert listed == {*options(), *theme["options"]}


def test_the_warnings_table_lists_every_warning_and_what_to_do(manual: Path) -> None:
    page = parse((manual / "reference/warnings.html").read_text("utf-8"))
    told = {row.all("td")[0].text: row.all("td")[1] for row in page.all("tr") if row.all("td")}
    assert set(told) == {warn.code for warn in Warn}
    for code, cell in told.items():
        assert len([p.text for p in cell.all("p") if p.text]) >= 2, code


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directives_table_lists_every_option(manual: Path, name: str) -> None:
    spec = DIRECTIVES[name].option_spec or {}
    page = parse((manual / f"reference/{name}.html").read_text("utf-8"))
    tables = [t for t in page.all("table") if t.all("th")[0].text == "Option"]
    listed = {row.all("td")[0].text for row in tables[0].all("tr") if row.all("td")}
    assert listed == set(spec)


def test_the_front_matter_tables_list_every_key(manual: Path) -> None:
    listed = words_of(manual / "reference/front-matter.html")
    assert listed == {*vocabulary.KEYS, *vocabulary.HERO_KEYS, *vocabulary.TEASER_KEYS}


def test_palettes_tokens_and_layouts_are_listed(manual: Path) -> None:
    listed = words_of(manual / "reference/palettes-and-layouts.html")
    assert listed == {*vocabulary.PALETTES, *TOKENS, *vocabulary.LAYOUTS}


def test_every_palette_has_a_page_and_a_swatch_that_leads_to_it(manual: Path) -> None:
    site, problems = read_palettes((DOCS / "palettes.toml").read_text("utf-8"))
    assert problems == []
    page = parse((manual / "kitchen-sink/palettes.html").read_text("utf-8"))
    swatches = {swatch.attrs["data-palette"]: swatch for swatch in page.all("div", "alcf-swatch")}
    assert list(swatches) == [*vocabulary.PALETTES, *site]
    for name, swatch in swatches.items():
        (link,) = swatch.all("a")
        there = parse((manual / "kitchen-sink" / link.attrs["href"]).read_text("utf-8"))
        assert there.one("html").attrs["data-palette"] == name
        assert there.one("html").attrs["data-theme"] == swatch.attrs["data-theme"]


def test_the_warning_in_the_how_to_is_the_one_that_comes() -> None:
    text = (DOCS / "how-to/palette.md").read_text("utf-8")
    (shown,) = fences(text, "text")
    ocean, _, _ = (DOCS / "palettes.toml").read_text("utf-8").partition("\n\n")
    _, problems = read_palettes(f"{ocean}\nmuted = '#2a5a6a'\n")
    (problem,) = problems
    told = f"palettes.toml:{problem.line}: WARNING: {problem.message} [{problem.kind.code}]"
    assert " ".join(shown.split()) == told


def test_the_includes_are_listed(manual: Path) -> None:
    assert words_of(manual / "reference/jekyll-includes.html") == set(KINDS)


def fences(text: str, opening: str) -> list[str]:
    """The bodies of the fences whose first line matches *opening*."""
    found = re.finditer(rf"^(`{{3,}}){opening}\n(?P<body>.*?)^\1$", text, re.MULTILINE | re.DOTALL)
    return [match["body"] for match in found]


EXAMPLES = [
    pytest.param(re.sub(r"\A(:[\w-]+:.*\n)+\n", "", body), id=f"{page.stem}-{number}")
    for page in sorted((DOCS / "reference").glob("*.md"))
    for number, body in enumerate(fences(page.read_text("utf-8"), r"\{example\}"), 1)
]


@pytest.mark.parametrize("body", EXAMPLES)
def test_an_example_builds_alone(make_site: MakeSite, build: Build, body: str) -> None:
    files: dict[str, str | bytes] = {name: (SINK / name).read_bytes() for name in MEDIA}
    files |= {f"{name}.md": f"# {name}\n" for name in ("directives", "gpu", "media-credits")}
    files |= {f"stories/{name}.md": f"# {name}\n" for name in ("leopard", "soliton")}
    standing = DOCS / "_boilerplate"
    files |= {f"_boilerplate/{file.name}": file.read_text("utf-8") for file in standing.iterdir()}
    files["stories/index.md"] = "# Stories\n\n```{toctree}\nleopard\nsoliton\n```\n"
    files["index.md"] = (
        f"# Page\n\n{body}\n\n```{{toctree}}\n:hidden:\n:glob:\n\n*\nstories/index\n```\n"
    )
    site = make_site(files, conf={"numfig": True, "alcf_image_widths": []})
    result = build(site, warningiserror=True, conf={"nitpicky": True})
    classes = {name for element in result.html().all() for name in element.classes}
    assert [name for name in classes if name.startswith("alcf-")]


def test_the_quick_start_builds_as_it_is_written(make_site: MakeSite, build: Build) -> None:
    text = (DOCS / "quickstart.md").read_text("utf-8")
    (conf,) = fences(text, "python")
    index, market, toctree = fences(text, "md")
    site = make_site({"conf.py": conf, "index.md": f"{index}\n{toctree}", "market.md": market})
    shutil.copy(SINK / "wave.jpg", site / "harbour.jpg")
    result = build(site, warningiserror=True)
    assert result.html().one("h1").text.startswith("The harbour at four in the morning")
    assert result.html().all("figure", cls="alcf-hero")
    assert result.html("market.html").all("figure", cls="alcf-width-wide")

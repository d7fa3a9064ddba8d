"""A site's own palettes, from the file to the pages, and what a change of it rebuilds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import Build, MakeSite, Result

OCEAN = '[palettes.ocean]\nbackground = "#04293a"\naccent = "#64d8cb"\n'
PAGE = "---\ntitle: Page\ntheme: {}\n---\n\nWords.\n"
CONF = {"html_theme": "alcf", "alcf_palettes": "palettes.toml"}


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    return make_site(
        {
            "sea.md": PAGE.format("ocean"),
            "sky.rst": "Sky\n===\n",
            "shore.rst": ":theme: ocean\n\nShore\n=====\n",
            "night.md": "# Night\n",
            **{f"{name}.md": f"# {name}\n" for name in ("dawn", "dusk")},
            "palettes.toml": OCEAN,
        },
        CONF,
    )


def look(result: Result, name: str) -> tuple[str, str, str]:
    """The palette and form of a page, and the forms that it tells the browser."""
    page = result.html(f"{name}.html")
    html, meta = page.one("html"), page.one("meta", name="color-scheme")
    return html.attrs["data-palette"], html.attrs["data-theme"], meta.attrs["content"]


def test_a_page_may_name_a_palette_of_the_site(site: Path, build: Build) -> None:
    result = build(site, warningiserror=True, jobs=2)  # two processes from the sixth page on
    assert look(result, "sea") == look(result, "shore") == ("ocean", "dark", "dark")
    assert look(result, "night") == ("dark", "dark", "dark")
    sheet = result.read("_static/alcf.css")
    assert "[data-palette=ocean]{--alcf-bg:#04293a;" in sheet


@pytest.mark.parametrize(
    ("palette", "seen"),
    [
        ("ocean", ("ocean", "dark", "dark")),
        ("sky", ("sky", "light", "light")),
        ("auto", ("auto", "auto", "light dark")),
    ],
)
def test_so_may_the_site(
    site: Path, build: Build, palette: str, seen: tuple[str, str, str]
) -> None:
    result = build(site, warningiserror=True, conf={"html_theme_options.palette": palette})
    assert look(result, "night") == look(result, "search") == seen
    assert look(result, "sea") == ("ocean", "dark", "dark")


def test_names_that_are_unknown_are_told_what_there_is(make_site: MakeSite, build: Build) -> None:
    files = {f"{name}.md": PAGE.format(name) for name in ("oceans", "auto", "mud")}
    options = {"html_theme_options": {"palette": "ocaen"}}
    site = make_site({**files, "palettes.toml": OCEAN}, {**CONF, **options})
    result = build(site)
    told = {line.split("/")[-1].split(": ")[0]: line for line in result.lines}
    assert len(told) == len(result.lines) == 4
    assert "Did you mean 'ocean'?" in told["oceans.md:3"]
    assert "html_theme_options = {'palette': 'auto'}" in told["auto.md:3"]
    assert "grey, ocean. The default" in told["mud.md:3"]
    assert "[alcf.palette]" in told["mud.md:3"]
    (option,) = (line for line in result.lines if "[alcf.config]" in line)
    assert "Did you mean 'ocean'?" in option


def test_a_mistake_in_the_file_has_its_line(make_site: MakeSite, build: Build) -> None:
    text = f"{OCEAN}muted = '#04394a'\nmutd = '#04394a'\n"
    result = build(make_site({"index.md": "# Page\n", "palettes.toml": text}, CONF))
    unknown, low = result.lines
    assert "palettes.toml:5: WARNING: " in unknown
    assert "Did you mean 'muted'? [alcf.palette]" in unknown
    assert "palettes.toml:4: WARNING: " in low
    assert "The nearest muted that passes is #" in low
    assert "[alcf.contrast]" in low
    assert "--alcf-muted:#04394a" in result.read("_static/alcf.css")


@pytest.mark.parametrize(
    ("files", "conf", "says"),
    [
        ({}, "palettes.toml", "conf.py: alcf_palettes names 'palettes.toml'"),
        ({"palettes.toml": b"\xff\xfe"}, "palettes.toml", "is not UTF-8"),
        ({"palettes.toml": "[palettes"}, "palettes.toml", "palettes.toml:1"),
        ({}, ["palettes.toml"], "alcf_palettes"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_warning(
    make_site: MakeSite, build: Build, files: dict[str, str | bytes], conf: Any, says: str
) -> None:
    files = {"index.md": "# Page\n", **files}
    site = make_site(files, {**CONF, "alcf_palettes": conf})
    result = build(site)
    (warning,) = result.lines
    assert says in warning
    assert look(result, "index") == ("dark", "dark", "dark")


def test_a_file_may_begin_with_a_mark_of_its_encoding(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {"sea.md": PAGE.format("ocean")}
    files["palettes.toml"] = b"\xef\xbb\xbf" + OCEAN.encode()
    build(make_site(files, CONF), warningiserror=True)


def read_and_written(result: Result) -> tuple[str, str]:
    """What Sphinx says that it reads and writes."""
    lines = result.status.splitlines()
    reads = next(line for line in lines if line.startswith("updating environment"))
    writes = [line for line in lines if line.startswith("building [html]: targets")]
    return reads.split(": ")[1], writes[0].removeprefix("building [html]: targets for ")


def test_a_change_rebuilds_what_depends_on_it(site: Path, build: Build) -> None:
    build(site)
    reads, writes = read_and_written(build(site))
    assert reads.startswith("0 added, 0 changed")
    assert writes.startswith("0 source files")

    # Other colours: no page is read, and each is written, for it names its stylesheet's sum.
    (site / "palettes.toml").write_text(OCEAN.replace("#04293a", "#0a3a2a"), "utf-8")
    result = build(site, warningiserror=True)
    reads, writes = read_and_written(result)
    assert reads.startswith("0 added, 0 changed")
    assert writes.startswith("7 source files")
    assert "[data-palette=ocean]{--alcf-bg:#0a3a2a;" in result.read("_static/alcf.css")

    # Another form is on the page; another name may be in its front matter.
    (site / "palettes.toml").write_text(OCEAN.replace("ocean", "lagoon"), "utf-8")
    result = build(site)
    assert result.warnings.count("[alcf.palette]") == 2
    assert look(result, "sea") == ("dark", "dark", "dark")
    (site / "palettes.toml").write_text(OCEAN.replace("#04293a", "#fff8e0"), "utf-8")
    assert look(build(site), "sea") == ("ocean", "light", "light")


def test_other_themes_and_formats_take_no_harm(make_site: MakeSite, build: Build) -> None:
    files = {"sea.md": PAGE.format("ocean"), "palettes.toml": OCEAN}
    site = make_site(files, {"alcf_palettes": "palettes.toml", "version": "1"})
    for builder in ("html", "json", "text", "epub"):
        assert not build(site, builder, into=builder).warnings


def test_a_built_in_palette_may_be_changed(make_site: MakeSite, build: Build) -> None:
    text = "[palettes.dark]\nbackground = '#000000'\naccent = '#ffd200'\n"
    site = make_site({"index.md": "# Page\n", "palettes.toml": text}, CONF)
    result = build(site, warningiserror=True)
    assert look(result, "index") == ("dark", "dark", "dark")
    assert ":root,[data-theme=dark]{color-scheme:dark;--alcf-bg:#000;" in result.read(
        "_static/alcf.css"
    )

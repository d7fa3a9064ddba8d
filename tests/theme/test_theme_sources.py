"""Rules that the theme's own sources keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_alcf.palettes.check import TEXTS
from tests.theme.support import SCRIPTS, STYLES, TEMPLATES, THEME


def name(path: Path) -> str:
    """A path as the test's name shows it."""
    return path.relative_to(THEME).as_posix()


def bare(template: str) -> str:
    """A template without its comments, statements and expressions."""
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template, flags=re.S)


def untranslated(template: str) -> str:
    """A template without what is translated in blocks."""
    return re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", template, flags=re.S)


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_stylesheet_forces_nothing_and_loads_nothing_inline(path: Path) -> None:
    css = path.read_text("utf-8")
    assert "!important" not in css
    assert "data:" not in css
    assert "http" not in re.sub(r'href\^="http"', "", css)
    assert "{{" not in css
    assert "{%" not in css
    assert "{#" not in css


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_stylesheet_names_sides_by_the_direction_of_text(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    lines = [line.strip() for line in css.splitlines()]
    sided = [
        line
        for line in lines
        if re.match(r"(margin|padding|border|inset)?-?(left|right)\b|float: (left|right)", line)
    ]
    # Of four values the second and the fourth are right and left.
    four = [re.match(r"(?:margin|padding|inset): (\S+) (\S+) (\S+) (\S+);", ln) for ln in lines]
    sided += [found[0] for found in four if found and found[2] != found[4]]
    assert not sided


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_colours_come_from_the_palettes(path: Path) -> None:
    if path.name == "print.css":
        return
    found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8")))
    # The bar's white and ring, and sphinx-design's black and white, are the same in every palette.
    assert found <= {"#fff", "#000", "#f0c55f"}


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_nothing_that_is_read_stands_on_a_line(path: Path) -> None:
    """What text needs is computed on the grounds of a palette (palettes/check.py)."""
    css = path.read_text("utf-8")
    grounds = set(re.findall(r"\sbackground(?:-color)?: var\(--alcf-([a-z-]+)\);", css))
    # On the colour of a text stands the page's colour: the same pair, turned over. For the wash see
    # palettes/wash.py.
    known = {"bg", "surface", "raised", "ink", "on-ink", "scrim", "signature", "wash"}
    assert grounds <= known | TEXTS


def test_every_stylesheet_is_in_one_that_pages_load() -> None:
    sheets = [path.read_text("utf-8") for path in (THEME / "static").glob("*.css.jinja")]
    for path in STYLES:
        include = f'{{{{ alcf_file("css/{path.name}") }}}}'
        assert sum(sheet.count(include) for sheet in sheets) == 1, path.name


def test_every_script_is_in_one_that_pages_load() -> None:
    scripts = [path.read_text("utf-8") for path in (THEME / "static").glob("*.js.jinja")]
    for path in (THEME / "js").rglob("*.js"):
        include = f'{{{{ alcf_file("js/{path.relative_to(THEME / "js").as_posix()}") }}}}'
        assert sum(script.count(include) for script in scripts) == 1, path.name


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_is_classic_and_guards_storage(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"^\s*(import|export) ", text, re.M)
    assert "innerHTML" not in text
    assert "eval(" not in text
    assert "{{" not in text
    assert "{%" not in text
    assert "{#" not in text
    if "localStorage" in text:
        assert re.search(r"\btry \{[^}]*localStorage", text, re.S)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "<style" not in text
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert "javascript:" not in text
    assert "data:" not in text
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_words_in_a_template_can_be_translated(path: Path) -> None:
    text = bare(untranslated(path.read_text("utf-8")))
    said = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    words = re.sub(r"<[^>]*>", " ", text)
    assert not re.search(r"[A-Za-z]{2,}", " ".join([words, *said])), words.split()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_what_a_template_prints_is_escaped(path: Path) -> None:
    text = untranslated(path.read_text("utf-8"))
    if "{%- autoescape true" in text:
        # What is not escaped is HTML that Sphinx or conf.py gave: titles, and the footer's text.
        trusted = re.findall(r"\{\{-?\s*([^}]*?)\|safe", text)
        markup = {"theme_footer_text", "alcf.options.announcement", "relation_items"}
        assert all("title" in t or t in markup for t in trusted), trusted
        return
    allowed = re.compile(
        r"""^(super\(\)|_\(.*\)\|e|.*\|e|body|parts\[[01]\]|metatags|css\(\)|script\(\)|encoding
        |alcf_tag\("(css_tag",\ css|js_tag",\ js)\)(\|replace\('defer=.*)?
        |titlesuffix.*|alcf\.direction\ or\ 'ltr'|alcf\.(around|spoken)
        |(entries|listed|places|branch|entry_link|headings|icon|card|find)\(.*\))$""",
        re.X,
    )
    for expression in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.S):
        assert allowed.match(expression), expression

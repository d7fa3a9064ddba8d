"""Directives whose names another extension has, too: none is taken away without a word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import story_aside
from tests.support.site import Build, MakeSite

OTHER = """
from docutils import nodes
from docutils.parsers.rst import Directive

class Marginal(Directive):
    has_content = True

    def run(self):
        return [nodes.paragraph("", "In the margin.")]

def setup(app):
    for name in ("aside", "stats", "pull-quote"):
        app.add_directive(name, Marginal)
"""
PAGE = "# Page\n\n```{aside} Heading\nWords.\n```\n"


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An extension with directives of such names."""
    (tmp_path / "marginal_notes.py").write_text(OTHER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "marginal_notes", raising=False)
    return "marginal_notes"


def test_that_of_an_extension_before_stays_and_is_told(
    make_site: MakeSite, build: Build, other: str
) -> None:
    page = PAGE + "```{stats}\n1: one\n```\n"
    result = build(make_site({"index.md": page}, {"extensions": [other, "sphinx_alcf"]}))
    assert len(result.lines) == 3
    for name in ("stats", "pull-quote"):
        assert f"the extension 'marginal_notes' has a directive '{name}', too" in result.warnings
    assert "In the margin." in result.html().text
    # sphinx-design takes its place, of which Sphinx tells, before the band comes.
    assert "directive 'aside' is already registered" in result.warnings


def test_of_one_that_comes_later_sphinx_tells(
    make_site: MakeSite, build: Build, other: str
) -> None:
    site = make_site({"index.md": PAGE}, {"extensions": ["sphinx_alcf", other]})
    result = build(site)
    assert result.warnings.count("is already registered") == 3
    assert "In the margin." in result.html().text


@pytest.mark.parametrize("extensions", [["sphinx_alcf"], ["sphinx_design", "sphinx_alcf"]])
def test_the_band_stands_in_the_place_of_sphinx_design_s_note(
    make_site: MakeSite, build: Build, extensions: list[str]
) -> None:
    result = build(make_site({"index.md": PAGE}, {"extensions": extensions}), warningiserror=True)
    assert len(list(result.doctree().findall(story_aside))) == 1


@pytest.mark.parametrize("name", ["margin-note", "aside"])
def test_sphinx_design_s_note_can_be_had(make_site: MakeSite, build: Build, name: str) -> None:
    """Under another name or, for a site that has many, under its own."""
    pytest.importorskip("sphinx_design.aside")
    conf = {"sd_custom_directives": {name: {"inherit": "aside"}}}
    page = PAGE.replace("aside", name)
    result = build(make_site({"index.md": page}, conf), warningiserror=True)
    assert not list(result.doctree().findall(story_aside))
    notes = [n for n in result.doctree().findall(nodes.container) if n.get("design_component")]
    assert notes


def test_an_option_of_sphinx_design_s_note_is_told(make_site: MakeSite, build: Build) -> None:
    page = PAGE.replace("Heading", "Heading\n:align: left\n")
    (line,) = build(make_site({"index.md": page})).lines
    assert "index.md:3: WARNING: aside has no option 'align'." in line

"""What is asked of builders, asked of Sphinx's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment import BuildEnvironment

from sphinx_alcf import builders

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder

    from tests.support.site import Build, MakeSite

OTHERS = "json pickle epub latex text man texinfo gettext xml pseudoxml linkcheck dummy".split()

_PAGES = {"html", "dirhtml", "singlehtml", "local-single", "local-dir"}
ANSWERS: dict[Callable[[Builder], bool], set[str]] = {
    builders.writes_web_html: {*_PAGES, "json", "pickle"},
    builders.writes_embedded_html: {"epub"},
    builders.writes_pages: _PAGES,
    builders.writes_one_page: {"singlehtml", "local-single"},
    builders.has_addresses: {"html", "dirhtml", "local-dir"},
    builders.has_folders: {"dirhtml", "local-dir"},
    builders.is_alcf: {*_PAGES, "json", "pickle"},
    builders.writes_messages: {"gettext"},
}
"""Each question, and the builders that say yes, in a project whose theme is ``alcf``."""


class LocalSingle(SingleFileHTMLBuilder):
    """A builder of another package, with a name of its own."""

    name = "local-single"


class LocalDir(DirectoryHTMLBuilder):
    """Another."""

    name = "local-dir"


def asked(
    make_site: MakeSite, build: Build, theme: str
) -> dict[Callable[[Builder], bool], set[str]]:
    """What each builder answers."""
    app = build(make_site({"a.md": "# A\n"}, {"html_theme": theme}), "dummy").app
    app.add_builder(LocalSingle)
    app.add_builder(LocalDir)
    found: dict[Callable[[Builder], bool], set[str]] = {question: set() for question in ANSWERS}
    for name in (*sorted(_PAGES), *OTHERS):
        app.registry.preload_builder(app, name)
        builder = app.registry.create_builder(app, name, BuildEnvironment(app))
        builder.init()
        for question, yes in found.items():
            if question(builder):
                yes.add(name)
    return found


def test_builders_are_told_apart_by_what_they_make(make_site: MakeSite, build: Build) -> None:
    assert asked(make_site, build, "alcf") == ANSWERS


@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_no_builder_of_another_theme_is_ours(make_site: MakeSite, build: Build, theme: str) -> None:
    assert asked(make_site, build, theme) == {**ANSWERS, builders.is_alcf: set()}

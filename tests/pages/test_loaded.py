"""What a page loads: the sheets and scripts that it has use for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

from sphinx_alcf.pages.loaded import offer_loaded, scripts, sheets
from tests.support.site import Build, MakeSite

SHEETS = (
    "pygments",
    "alcf",
    "alcf-doc",
    "alcf-design",
    "alcf-layouts",
    "alcf-blocks",
    "alcf-search",
)


def sheets_of(body: str = "", **more: Any) -> list[str]:
    files: list[Any] = [SimpleNamespace(filename=f"_static/{name}.css") for name in SHEETS]
    files += ["_static/pygments.css"]
    files += ["_static/sphinx-design.0a1b.min.css", "own.css"]
    context: Any = {"frame": "story", "pagename": "index", "alcf": {}, "css_files": files}
    context |= {"body": body, **more}
    return [getattr(css, "filename", css).rpartition("/")[2] for css in sheets(context)]


def scripts_of(*names: str, **more: Any) -> list[str]:
    files = [SimpleNamespace(filename=f"_static/{name}.js") for name in names]
    context: Any = {"frame": "story", "pagename": "index", "script_files": files, "body": ""}
    context |= {"switchable": False, **more}
    return [js.filename.removeprefix("_static/").removesuffix(".js") for js in scripts(context)]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ("", set()),
        ('<dl class="sig sig-object">', {"alcf-doc.css"}),
        ("<pre>", {"alcf-doc.css"}),
        ('<div class="admonition note">', {"alcf-doc.css"}),
        ('<nav class="alcf-contents">', {"alcf-layouts.css"}),
        ('<p class="alcf-stats">', {"alcf-blocks.css"}),
        ('<p class="alcf-categories">', {"alcf-layouts.css"}),
        ('<p class="sd-card">', {"alcf-design.css", "sphinx-design.0a1b.min.css"}),
        ('<p class="a sd-card">', {"alcf-design.css", "sphinx-design.0a1b.min.css"}),
        ('<a href="/bsd-3-clause">', set()),
    ],
)
def test_a_sheet_comes_where_its_classes_are(body: str, more: set[str]) -> None:
    assert set(sheets_of(body)) == {"alcf.css", "own.css", *more}


def test_documentation_layouts_and_the_search_have_their_sheets() -> None:
    assert "alcf-doc.css" in sheets_of(frame="doc")
    assert "alcf-layouts.css" in sheets_of(alcf={"layout": "home"})
    assert "alcf-search.css" in sheets_of(pagename="search")


def test_the_scripts_of_sphinx_come_with_those_of_others() -> None:
    ours = ("doctools", "alcf", "alcf-search", "alcf-search-frame", "alcf-transcript")
    assert scripts_of(*ours) == ["alcf", "alcf-transcript"]
    assert scripts_of(*ours, "other") == ["doctools", "alcf", "alcf-transcript", "other"]
    assert scripts_of("alcf-search", pagename="search") == ["alcf-search"]


def test_the_script_of_documentation_comes_with_its_sheet() -> None:
    assert scripts_of("alcf", "alcf-doc") == ["alcf"]
    assert scripts_of("alcf", "alcf-doc", body="<table>") == ["alcf", "alcf-doc"]
    assert scripts_of("alcf", "alcf-doc", frame="doc") == ["alcf", "alcf-doc"]


def test_what_chooses_between_dark_and_white_is_in_the_head_already() -> None:
    assert scripts_of("alcf", "alcf-doc", switchable=True) == []


def test_tabs_have_their_script() -> None:
    assert scripts_of("design-tabs", "doctools") == []
    assert scripts_of("design-tabs", body='<div class="sd-tab-set">') == ["design-tabs"]


def test_addresses_of_the_search_have_checksums(make_site: MakeSite, build: Build) -> None:
    site = build(make_site({"a/b.md": "# B\n"}, {"html_theme": "alcf"}))
    for page, up in (("index.html", ""), ("a/b.html", "../")):
        dialog = site.html(page).one("dialog")
        for kind, name in (("style", "search.css"), ("script", "search.js")):
            address = dialog.attrs[f"data-{kind}"]
            assert address.startswith(f"{up}_static/alcf-{name}?v="), address


def test_a_tag_is_made_once_for_each_folder() -> None:
    made: list[object] = []

    def css_tag(file: object) -> str:
        made.append(file)
        return f"<link {len(made)}>"

    environment = Environment(autoescape=False)  # noqa: S701 - as Sphinx's is
    offer_loaded(environment)
    page = environment.from_string('{{ alcf_tag("css_tag", file) }}')

    def tag(root: str, file: str) -> str:
        return page.render(content_root=root, css_tag=css_tag, file=file)

    assert [tag("./", "a"), tag("./", "a"), tag("../", "a")] == ["<link 1>", "<link 1>", "<link 2>"]
    assert tag("./", "b") == "<link 3>"

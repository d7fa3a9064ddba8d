"""What the manual says of options and templates is true: its own examples are built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_alcf.pages.theme_options import read_options
from tests.support.site import Build, MakeSite
from tests.theme.support import TEMPLATES, THEME

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
SNIPPETS = re.findall(r"```python\n(.*?)```", (HOW_TO / "header-footer.md").read_text(), re.S)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_options_in_the_manual_can_be_used(snippet: str) -> None:
    values: dict[str, dict[str, object]] = {}
    exec(snippet, values)  # noqa: S102 - the manual's own lines
    _options, wrong = read_options(values["html_theme_options"])
    assert wrong == {}


def test_the_templates_of_the_manual_work(make_site: MakeSite, build: Build) -> None:
    folder = HOW_TO / "templates"
    files = {
        f"_templates/{path.relative_to(folder).as_posix()}": path.read_text("utf-8")
        for path in folder.rglob("*.html")
    }
    story = "---\ntitle: Story\nintro: A story.\n---\n\nText.\n"
    conf = {"html_theme": "alcf", "templates_path": ["_templates"]}
    site = build(make_site({**files, "index.md": story}, conf), warningiserror=True)
    page = site.html()
    assert page.one("meta", name="generator").attrs["content"] == "Our own build"
    assert page.one("p", "alcf-crumbs").text == "Annual report 2026"
    assert page.one("main").one("p", "admonition-title").text == "Questions?"
    assert page.one("p", "own-line").text == "Printed on no paper at all."
    assert page.all("footer", "alcf-footer")
    search = site.html("search.html")
    assert not search.all("p", "admonition-title")


def test_every_block_and_component_is_in_the_manual() -> None:
    text = (HOW_TO / "templates.md").read_text("utf-8")
    words = set(re.findall(r"`([\w.]+)`", text))
    blocks = re.findall(r"\{%-?\s*block (\w+)", (THEME / "layout.html").read_text("utf-8"))
    components = [path.name for path in TEMPLATES if path.parent.name == "components"]
    assert {*blocks, *components} <= words

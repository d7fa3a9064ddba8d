"""Templates of a project can add to, or replace, every block and every component."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sphinx

from tests.support.site import Build, MakeSite
from tests.theme.support import TEMPLATES, THEME

BASIC = Path(sphinx.__file__).parent / "themes" / "basic"
FILES = {
    "index.md": "# Front\n\n```{toctree}\npart/index\n```\n",
    "part/index.md": "# Part\n\n```{toctree}\none\ntwo\nthree\n```\n",
    "part/one.md": "# One\n\n## A\n\n## B\n",
    "part/two.md": "---\ntitle: Two\nintro: A story.\nlayout: page\n---\n\nText.\n",
    "part/three.md": "---\ntitle: Three\nintro: A story.\nlayout: page\n---\n\nText.\n",
}
CONF = {"html_theme": "alcf", "templates_path": ["_templates"]}


def blocks(path: Path) -> set[str]:
    """The names of the blocks that a template defines."""
    return set(re.findall(r"\{%-?\s*block (\w+)", path.read_text("utf-8")))


@pytest.mark.parametrize("name", ["layout", "search", "page", "genindex"])
def test_the_blocks_of_basic_are_there(name: str) -> None:
    ours = blocks(THEME / f"{name}.html") | blocks(THEME / "layout.html")
    assert blocks(BASIC / f"{name}.html") <= ours


def test_every_block_can_be_added_to(make_site: MakeSite, build: Build) -> None:
    names = sorted(blocks(THEME / "layout.html"))
    own = {
        # page.html says what the body of a document is, as in Sphinx's own theme.
        template: f'{{% extends "!{template}.html" %}}'
        + "".join(
            f"{{% block {name} %}}{{{{ super() }}}}<!-- in {name} -->{{% endblock %}}"
            for name in names
            if (name == "body") is (template == "page")
        )
        for template in ("layout", "page")
    }
    files = {f"_templates/{template}.html": text for template, text in own.items()}
    site = build(make_site({**FILES, **files}, CONF))
    page = site.read("part/one.html")
    assert [name for name in names if f"<!-- in {name} -->" not in page] == []


COMPONENTS = [path.name for path in TEMPLATES if path.parent.name == "components"]
MACROS = {"branch.html", "cards.html", "entries.html", "find.html", "icons.html"}
"""They hold macros, which other components call."""


def test_every_component_can_be_added_to(make_site: MakeSite, build: Build) -> None:
    names = sorted({*COMPONENTS} - MACROS)
    files = {
        f"_templates/components/{name}": f'<!-- in {name} -->{{% include "!components/{name}" %}}'
        for name in names
    }
    site = build(make_site({**FILES, **files}, CONF))
    shown = "".join(site.read(page) for page in ("part/one.html", "part/two.html"))
    assert [name for name in names if f"<!-- in {name} -->" not in shown] == []

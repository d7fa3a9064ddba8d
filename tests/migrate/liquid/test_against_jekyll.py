"""What Jekyll itself makes of the same texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.migrate.liquid import LiquidSite
from sphinx_alcf.migrate.model import SourceSite
from sphinx_alcf.migrate.reading import read_site
from tests.migrate.liquid.cases import DATA, EXPRESSIONS, FRONT, INCLUDES, LINES
from tests.support.jekyll import jekyll_build

pytestmark = pytest.mark.needs("jekyll")

CONFIG = """\
title: A site
url: https://site.example
baseurl: /base
timezone: UTC
own: {key: value}
collections:
  things: {output: true, title: Things}
  people: {output: false}
defaults:
  - {scope: {path: ""}, values: {from-defaults: yes it is}}
"""

FILES = {
    "_config.yml": CONFIG,
    "_data/list.yml": DATA,
    "_data/folder/inner.yml": "key: inner value\n",
    "other.html": "---\ntitle: Other\ncollected: true\norder: 2\n---\nOther.\n",
    "a/one.html": "---\ntitle: One\ncollected: true\norder: 3\npermalink: one/at\n---\nOne.\n",
    "files/a.txt": "text",
    "_things/b.md": "---\nn: 1\n---\nB.\n",
    "_things/a-thing.md": "---\ntitle: First thing\nn: 2\n---\nA *thing*.\n\nMore.\n",
    "_posts/2023-05-01-first.md": "---\ntags: red blue\n---\nThe *start*.\n\nThe rest.\n",
    "_posts/2024-01-05-second.md": (
        "---\ntitle: Second\ncategory: news\ntags: [red]\ndate: 2024-01-05 10:30:00\n---\nIt.\n"
    ),
    **{f"_includes/{name}": text for name, text in INCLUDES.items()},
}
CASES = {f"case{number:03}": text for number, text in enumerate((*EXPRESSIONS, *LINES))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SourceSite]:
    folder = tmp_path_factory.mktemp("liquid")
    for name, text in FILES.items():
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, text in CASES.items():
        (folder / "src" / f"{name}.html").write_text(f"---\n{FRONT}---\n{text}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JEKYLL_ENV", "production")
        done = jekyll_build(folder / "src", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "out", read_site(folder / "src")


@pytest.mark.parametrize("name", CASES)
def test_jekyll_gives_the_same(name: str, site: tuple[Path, SourceSite]) -> None:
    out, source = site
    page = next(page for page in source.pages if page.path.name == f"{name}.html")
    rendered = LiquidSite(source).render(page)
    assert rendered.text == (out / f"{name}.html").read_text("utf-8")
    assert len(rendered.lines) == rendered.text.count("\n") + 1

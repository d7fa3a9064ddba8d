"""The front matter of all pages is known before the first is read, and read no more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_alcf.doctree.heads import page_of_fields
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.yaml_source import load

if TYPE_CHECKING:
    from tests.support.site import Build, MakeSite

MYST = "---\ntitle: A\ndate: 2024-02-12\ntags: [one, two]\n---\n\nText.\n"
REST = ":date: 2024-02-13\n:tags: two, three,\n   four\n\nB\n=\n\nText.\n"
FILES = {
    "index.md": "# Site\n\n```{toctree}\n:glob:\n\n*\n```\n\n```{teasers}\n:tag: four\n```\n",
    "zz_last.md": MYST,
    "zz_rest.rst": REST,
    "plain.md": "# Plain\n",
}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose YAML is read, each time that it is."""
    texts: list[str] = []

    def counted(text: str, *rest: Any) -> Any:
        texts.append(text)
        return load(text, *rest)

    monkeypatch.setattr("sphinx_alcf.doctree.heads.load", counted)
    return texts


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_page_knows_of_those_that_are_read_after_it(
    make_site: MakeSite, build: Build, jobs: int
) -> None:
    more = {f"n{number}.md": f"# N{number}\n" for number in range(8)}
    result = build(make_site({**FILES, **more}), "dummy", jobs=jobs, warningiserror=True)
    known = get_domain(result.env).heads
    assert known.keys() == result.env.found_docs
    assert known["zz_last"].tags == ("one", "two")
    assert str(known["zz_last"].date) == "2024-02-12"
    assert known["zz_rest"].tags == ("two", "three", "four")
    assert known["plain"].title is None


def test_front_matter_is_read_once_and_only_where_it_is_new(
    make_site: MakeSite, build: Build, loaded: list[str]
) -> None:
    src = make_site(FILES)
    build(src, "dummy")
    assert len(loaded) == 1
    build(src, "dummy")
    assert len(loaded) == 1
    (src / "zz_last.md").write_text(MYST.replace("Text", "Words"), "utf-8")
    build(src, "dummy")
    assert len(loaded) == 2
    (src / "zz_last.md").unlink()
    (src / "plain.md").write_text("# Plain, too\n", "utf-8")
    assert "zz_last" not in get_domain(build(src, "dummy").env).heads
    assert len(loaded) == 2


def test_what_another_extension_makes_of_a_text_counts(make_site: MakeSite, build: Build) -> None:
    conf = (
        "extensions = ['sphinx_alcf']\n"
        "def change(app, docname, text):\n"
        "    text[0] = text[0].replace('title: A', 'title: Changed')\n"
        "def setup(app):\n"
        "    app.connect('source-read', change)\n"
    )
    result = build(make_site({**FILES, "conf.py": conf}), "dummy")
    assert result.env.titles["zz_last"].astext() == "Changed"


def test_mistakes_are_told_once(make_site: MakeSite, build: Build) -> None:
    files = {"index.md": "---\ntitle: A\ndate: soon\n---\n\nText.\n"}
    (warning,) = build(make_site(files), "dummy").lines
    assert "index.md:3: WARNING: 'date' is 'soon'" in warning


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (":tags: a", ("a",)),
        (".. a comment\n\n:tags: a\n:date: 2024-01-01\n\nTitle\n=====\n", ("a",)),
        ("Title\n=====\n\n:tags: a\n", ()),
        ("\ufeff:tags: a\n", ("a",)),
        (":tags:\n   a,\n   b\n", ("a", "b")),
        ("", ()),
    ],
)
def test_fields_at_the_top_of_a_page_are_read(
    make_site: MakeSite, build: Build, text: str, tags: tuple[str, ...]
) -> None:
    config = build(make_site(FILES), "dummy").app.config
    assert page_of_fields(text, config).tags == tags

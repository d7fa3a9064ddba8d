"""Whatever stands in a page, a site is made: no error, no word less."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_alcf.jekyll.liquid import read_step
from sphinx_alcf.jekyll.tags import read_include, read_tag
from sphinx_alcf.migrate.migrate import MigrationError, migrate
from tests.migrate.test_reading import make, page
from tests.support.jekyll import STOPS_JEKYLL, STOPS_JEKYLL_TOO

PIECES = (
    *("{%", "%}", "{{ 'x", "{% include ", "{% nosuch %}", "{% if page.title %}", "{% endif %}"),
    *("{% for p in site.pages %}", "{% endfor %}", "{% include media-img.html source='a' ", "{%-"),
    *("{: .c #i}", "{:", "{::nomarkdown}", "{:toc}", "^", "\\\\", "$$", "|", "|--|", "***", "=="),
    *("[", "](", ")", "![", "[^1]", "[^1]: ", "*[x]: ", "[a]: /b", "<http://a.b>", "<", ">", "&"),
    *(
        "<div>",
        "</div>",
        "<p markdown='1'>",
        "<b>",
        "</i>",
        "<br>",
        "<table><td>",
        "<ul><li>",
        "<hr",
    ),
    *("`", "```", "~~~", "    ", "\t", "# ", "## ", "- ", "1. ", "> ", ": ", "---", "\n", "\n\n"),
    *("*", "_", "**", '"', "'", "...", "&amp;", "&#x0;", "\ufdd0", "\u2028", "\x00", "\u00e9"),
)
"""Fragments of Liquid, kramdown and HTML; none of them hides the words between them."""

WORDS = st.integers(0, 999).map(lambda number: f" word{number} ")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), WORDS), max_size=25).map("".join)
MARKUP = st.text(alphabet=st.sampled_from("{%}-= \n\"'\\include.htmlab1\u00a0"), max_size=60)


@given(MARKUP)
def test_the_reader_of_tags_reads_anything(text: str) -> None:
    start = text.find("{%")
    if start >= 0:
        tag = read_tag(text, start)
        assert tag is None or start < tag.end <= len(text)
        assert read_step(text, start).end > start
    include = read_include(text)
    assert include.malformed in {True, False}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_a_site_with_any_page_is_migrated(text: str, aside: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files: dict[str, str | bytes] = {
            "good.md": page("Text\n", title="Good"),
            "odd.md": page(text, title="Odd", aside="odd.md").encode("utf-8", "replace"),
            "_includes/asides/odd.md": aside.encode("utf-8", "replace"),
        }
        migrate(make(folder / "old", files), folder / "new")
        assert (folder / "new" / "good.md").read_text("utf-8").endswith("Text\n")
        assert (folder / "new" / "migration-report.md").exists()


TEXT = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t\x00")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=TEXT, max_size=200))
def test_a_page_of_any_text_keeps_its_words(text: str) -> None:
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text).split()
    plain = " ".join(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        body = f"{text}\n\n{plain}\n".replace("{", "").replace("<", "")
        migrate(make(folder / "old", {"a.md": page(body, title="A")}), folder / "new")
        made = (folder / "new" / "a.md").read_text("utf-8")
        assert not set(words) - set(
            "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in made).split()
        )


def test_pages_on_which_jekyll_stops_stop_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {**STOPS_JEKYLL, **STOPS_JEKYLL_TOO, "good.md": page("Text\n")}
    report = migrate(make(tmp_path / "old", files), tmp_path / "new")
    assert report.documents >= len(STOPS_JEKYLL)
    told = {finding.place.path for finding in report.findings if finding.kind.value != "changed"}
    assert set(STOPS_JEKYLL) <= told


def test_data_and_configuration_may_be_anything(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": page("{{ site.data.nav-config }}{{ site.collections }}\n"),
        "_config.yml": "url: [1]\nbaseurl: {a: b}\ntitle: [x]\ncollections: 7\ndefaults: x\n"
        "include: 3\nexclude: {a: 1}\npermalink: [x]\nauthor: 5\nlang: [de]\n",
        "_data/nav-config.yml": json.dumps({"toc": [1, {"title": {}, "url": []}, [[]], None]}),
    }
    assert migrate(make(tmp_path / "old", files), tmp_path / "new").documents == 1


@pytest.mark.parametrize("name", ["features", "features.md"])
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    make(tmp_path / "old", {"features.md": page(), "features/a.md": page()})
    new = make(tmp_path / "new", {f"{name}/x" if name.endswith(".md") else name: "in the way"})
    with pytest.raises(MigrationError, match="new"):
        migrate(tmp_path / "old", new, force=True)

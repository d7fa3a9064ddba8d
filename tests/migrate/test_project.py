"""The project around the pages: short, and a Python file whatever the old site was called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_alcf.extension import MYST_EXTENSIONS
from sphinx_alcf.migrate.model import Finding, Found, Place
from sphinx_alcf.migrate.output import Output, OutputError
from sphinx_alcf.migrate.project import ENABLED, READ_THE_DOCS, Needs, conf, needs_of
from sphinx_alcf.migrate.report import NAME, Report, as_json, as_markdown, in_order


def run(text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    exec(compile(text, "conf.py", "exec"), values)  # noqa: S102 - as Sphinx does
    return values


@pytest.mark.parametrize(
    "title", ['A lab\'s "report"', "C:\\new", '"""', "x\\", "<b>B</b> &amp; C", 7]
)
def test_any_title_makes_a_file_of_python(title: object) -> None:
    values = run(conf({"title": title}, Needs()))
    assert values["project"] == str(title).replace("<b>B</b> &amp; C", "B & C")
    assert values["html_theme"] == "alcf"


def test_the_address_of_the_site_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    text = conf({"url": "https://lab.example/", "baseurl": "/r", "lang": "en_GB"}, Needs())
    assert run(text)["html_baseurl"] == "https://lab.example/r/"
    assert run(text)["language"] == "en"
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://x.example/en/")
    assert run(text)["html_baseurl"] == "https://x.example/en/"
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL")
    assert run(conf({}, Needs()))["html_baseurl"] == ""


def test_what_the_old_site_lacked_is_not_warned_of_and_named() -> None:
    needs = needs_of([Finding(Found.NO_ALT, Place("a.md"), "x")])
    text = conf({}, needs)
    always = ["epub.unknown_project_files"]
    assert run(text)["suppress_warnings"] == [*always, "alcf.alt"]
    assert run(conf({}, needs_of([])))["suppress_warnings"] == always


def test_extensions_of_myst_are_added_to_those_that_are_enabled_anyway() -> None:
    assert set(ENABLED) == set(MYST_EXTENSIONS)
    values = run(conf({}, Needs(myst=frozenset({"dollarmath"}))))
    assert values["myst_enable_extensions"] == sorted({*ENABLED, "dollarmath"})


def test_read_the_docs_is_told_of_all_formats() -> None:
    found = yaml.safe_load(READ_THE_DOCS)
    assert found["formats"] == ["htmlzip", "pdf", "epub"]
    assert found["sphinx"] == {"configuration": "conf.py", "fail_on_warning": True}


REPORT = Report(
    3,
    2,
    1,
    2_500_000,
    in_order(
        [
            Finding(Found.CHANGED, Place("b.md", 10), "loop", "It is a list."),
            Finding(Found.CHANGED, Place("b.md", 9), "loop", "It is a list."),
            Finding(Found.CHANGED, Place("b.md", 9), "loop", "It is a list."),
            Finding(Found.BROKEN_LINK, Place("a.md", 2), "link `x|y`", "a | b * c"),
        ]
    ),
    (("/a.html", "a"),),
)


def test_the_report_begins_with_what_needs_a_look() -> None:
    text = as_markdown(REPORT)
    assert "3 pages became 2 documents; 1 file (2.5 MB) were copied." in text
    assert text.index("## Broken links") < text.index("## Rewritten")
    assert "| `b.md:9` | `loop` | It is a list. |" in text
    assert "| `a.md:2` | `` link `x\\|y` `` | a \\| b \\* c |" in text
    assert "| `/a.html` | `a` |" in text


def test_programs_read_the_same() -> None:
    found = json.loads(as_json(REPORT, ["a.md"]))
    assert found["counts"] == {"broken_link": 1, "changed": 2}
    assert found["constructs"]["changed"] == {"loop": 2}
    assert found["addresses"] == [{"old": "/a.html", "new": "a"}]
    assert found["findings"][1]["line"] == 9
    assert found["written"] == ["a.md"]


def test_what_is_the_same_is_left_alone(tmp_path: Path) -> None:
    output = Output.at(tmp_path / "new", tmp_path / "old", force=False)
    output.text("a/b.md", "Text")
    before = (tmp_path / "new/a/b.md").stat()
    Output.at(tmp_path / "new", tmp_path / "old", force=True).text("a/b.md", "Text")
    assert (tmp_path / "new/a/b.md").stat() == before


def test_what_an_earlier_migration_wrote_goes_and_other_files_stay(tmp_path: Path) -> None:
    new = tmp_path / "new"
    output = Output.at(new, tmp_path / "old", force=False)
    output.text("a/b.md", "Text")
    output.text("keep.md", "Text")
    output.text(f"{NAME}.json", json.dumps({"written": ["a/b.md", "keep.md", "../out.md"]}))
    (new / "own.md").write_text("mine")
    (tmp_path / "out.md").write_text("outside")
    again = Output.at(new, tmp_path / "old", force=True)
    again.text("keep.md", "Text")
    again.take_away_the_rest()
    left = sorted(path.name for path in new.rglob("*"))
    assert left == ["keep.md", f"{NAME}.json", "own.md"]
    assert (tmp_path / "out.md").exists()


def test_only_its_own_folder_is_written_to(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    (new / "out").symlink_to(tmp_path)
    for folder in (old, old / "sub", tmp_path):
        with pytest.raises(OutputError):
            Output.at(folder, old, force=True)
    with pytest.raises(OutputError, match="not empty"):
        Output.at(new, old, force=False)
    output = Output.at(new, old, force=True)
    for path in ("out/x.md", "../x.md"):
        with pytest.raises(OutputError, match="leads out"):
            output.text(path, "Text")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        Output.at(tmp_path / "file", old, force=True)


def test_a_link_in_the_target_is_replaced_and_not_followed(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (tmp_path / "outside").write_text("outside")
    (new / "conf.py").symlink_to(tmp_path / "outside")
    Output.at(new, tmp_path / "old", force=True).text("conf.py", "mine")
    assert (tmp_path / "outside").read_text() == "outside"
    assert (new / "conf.py").read_text() == "mine"

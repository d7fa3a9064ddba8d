"""What was an include or a loop: directives where blocks may stand, near to where they were."""

from __future__ import annotations

import pytest

from sphinx_alcf.jekyll.tags import Include
from sphinx_alcf.migrate.kramdown import to_myst
from sphinx_alcf.migrate.model import Finding, Found, IncludeInsert, Link, Place, Text, mark
from tests.migrate.kramdown.rewritten import found, myst, note, page, rendered

A, B = mark(0), mark(1)
INSERTS = (note("A"), note("B"))
NOTE_A = "```{note}\nA\n```"
NOTE_B = "```{note}\nB\n```"


def shift(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (A, NOTE_A),
        (f"a\n\n{A}\n\nb", f"a\n\n{NOTE_A}\n\nb"),
        (f"a\n{A}\nb", f"a\n\n{NOTE_A}\n\nb"),
        (f"     {A}", NOTE_A),
        (f"a {A} b", f"a b\n\n{NOTE_A}"),
        (f"a *b {A}c* {B}\nd", f"a *b c*\nd\n\n{NOTE_A}\n\n{NOTE_B}"),
        (f"{A}{B}", f"{NOTE_A}\n\n{NOTE_B}"),
        (f"- a\n  {A}\n- b {B}", f"- a\n\n{shift(NOTE_A, '  ')}\n- b\n\n{shift(NOTE_B, '  ')}"),
        (f"1. a\n{A}\n2. b", f"1. a\n\n{NOTE_A}\n\n2. b"),
        (f"> a\n>\n> {A}", f"> a\n>\n{shift(NOTE_A, '> ')}"),
        (f"# a {A}\n\nb", f"# a\n\n{NOTE_A}\n\nb"),
        (f"# {A}\n\nb", f"{NOTE_A}\n\nb"),
        (f"| a {A} |\n|---|\n| b |", f"| a |\n|---|\n| b |\n\n{NOTE_A}"),
        (f"[a {A}](http://b.c)", f"[a ](http://b.c)\n\n{NOTE_A}"),
        (f"![{A}](b.png)", f"![](b.png)\n\n{NOTE_A}"),
        (f"a\n: b {A}", f"a\n: b\n\n{shift(NOTE_A, '  ')}"),
        (f"a {A}\n: b", f"a\n: b\n\n{NOTE_A}"),
        (f"[^1]: a {A}\n\nb[^1]", f"[^1]: a\n\n{shift(NOTE_A, '    ')}\n\nb[^1]"),
        (f"<div class='x'>{A}</div>", NOTE_A),
        (f"<div class='x'>\n<div class='y'>\n\n{A}\n</div></div>", NOTE_A),
        (f"<div class='x'>a {A}</div>", f"{{.x}}\n:::\na\n\n{NOTE_A}\n:::"),
        (f"<ul><li>a {A}</ul>", f"- a\n\n{shift(NOTE_A, '  ')}"),
        (f"<form>{A}</form>", f"```{{raw}} html\n<form></form>\n```\n\n{NOTE_A}"),
        (f"<pre>a{A}</pre>", f"```\na\n```\n\n{NOTE_A}"),
        (f"<p title='{A}'>b</p>", "b"),
        (f"<!-- {A} -->", ""),
        (f"a <!-- {A} -->", "a"),
        (f"{{::comment}}\n{A}\n{{:/}}", ""),
        (f"a  {A}\nb", f"a\nb\n\n{NOTE_A}"),
        (mark(7), ""),
    ],
)
def test_where_inserts_stand(text: str, written: str) -> None:
    assert myst(text, INSERTS) == written.removesuffix("\n")


def test_fences_around_inserts_are_longer_than_theirs() -> None:
    inner = note(":::\na\n:::")
    assert myst(f"<div class='x'>b {A}</div>", [inner]).startswith("{.x}\n::::\n")
    table = f"<table><tr><td>{A}</td></tr></table>"
    assert myst(table, [note("```\na\n```")]).startswith("````{list-table}\n")


def test_tags_in_code_are_shown_and_reported() -> None:
    include = Include("media-img.html", {"source": "a.jpg", "caption": "b"})
    insert = IncludeInsert(include, 5)
    shown = '{% include media-img.html source="a.jpg" caption="b" %}'
    assert myst(f"`{A}`", [insert]) == f"`{shown}`"
    assert myst(f"```\n{A}\n```", [insert]) == f"```\n{shown}\n```"
    assert found(f"a\n\n`{A}`", [insert]) == ["not_understood 7 tag in code"]


def test_findings_of_directives_come_once() -> None:
    finding = Finding(Found.CHANGED, Place("page.md", 5), "media-img.html")
    made = to_myst(
        rendered(f"{A}\n\n[^1]: never referred to\n", INSERTS),
        page(),
        directive=lambda _: Text("x", (finding,)),
        resolve=lambda url, _: Link(url),
    )
    assert made.findings.count(finding) == 1


def test_a_directive_without_a_text_leaves_no_trace() -> None:
    made = to_myst(
        rendered(f"a\n\n{A}\n\nb", INSERTS),
        page(),
        directive=lambda _: Text(""),
        resolve=lambda url, _: Link(url),
    )
    assert made.text == "a\n\nb\n"

"""Rewritten front matter keeps its comments and order; of broken YAML no word is lost."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_alcf.migrate.front_matter import rewrite, take_off
from sphinx_alcf.migrate.model import Finding, FrontMatter

TEXT = """\
# The first comment
layout: page   # as always
title: "A &rsquo; B"

# Before the intro
intro: >
  Two
  lines
permalink: features/theta
publications:
  - title: One
    url: x
# The last comment
"""


def front(text: str) -> FrontMatter:
    found = take_off(f"---\n{text}---\n", "a.md", [])
    assert found
    return found[0]


def test_nothing_changes_where_nothing_is_asked() -> None:
    assert rewrite(front(TEXT), {}) == TEXT


def test_a_value_changes_in_its_place() -> None:
    made = rewrite(front(TEXT), {"intro": "One line", "permalink": None, "theme": "dark"})
    assert made == TEXT.replace("intro: >\n  Two\n  lines\n", "intro: One line\n").replace(
        "permalink: features/theta\n", ""
    ).replace("# The last comment\n", "# The last comment\ntheme: dark\n")


@pytest.mark.parametrize(
    "value",
    ["yes", "a: b", "#", "2024", " x", "é “q”", '"', [1, "a: b"], {"a": [True]}, "x\ny", ""],
)
def test_values_are_read_as_they_were_given(value: object) -> None:
    made = rewrite(front("title: T\n"), {"key": value})
    assert yaml.safe_load(made) == {"title": "T", "key": value}


BROKEN = {
    "award: 'Director's choice'\ntitle: T\n": {"title": "T"},
    "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\nintro: I\n": {"intro": "I"},
    "title: Theta: the end\nintro: I\n": {"title": "Theta: the end", "intro": "I"},
    "\ttitle: T\nintro: I\n": {"intro": "I"},
    "- a\n- b\n": None,
    "just words\n": None,
    "hero:\n  video: a.mp4\n  alt: 'x\ntitle: T\n": {"title": "T"},
}


@pytest.mark.parametrize(("text", "kept"), BROKEN.items())
def test_broken_yaml_becomes_sound_and_loses_no_word(
    text: str, kept: dict[str, str] | None
) -> None:
    made = rewrite(front(text), {"permalink": "/a.html"})
    read = yaml.safe_load(made)
    assert read["permalink"] == "/a.html"
    assert (kept or {}).items() <= read.items()
    assert set(text.split()) <= set(made.split())


@given(st.text(alphabet=st.sampled_from("ab:#-'\"[]{}&*!|> \n\t?%@`,<=\u00e9"), max_size=120))
def test_any_front_matter_can_be_rewritten(text: str) -> None:
    findings: list[Finding] = []
    parts = take_off(f"---\n{text}\n---\nBody", "a.md", findings)
    if parts is None or parts[0].text != f"{text}\n":
        return
    made = rewrite(parts[0], {"permalink": "/a.html"})
    assert "permalink: /a.html" in made or '"/a.html"' in made
    assert yaml.safe_load(made)["permalink"] == "/a.html"
    words = set("".join(c if c.isalnum() else " " for c in text).split())
    assert words <= set("".join(c if c.isalnum() else " " for c in made).split())

"""Front matter: where it is, what it holds, and what is kept of it when it is broken."""

from __future__ import annotations

import datetime

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.story.yaml_source import load, split


@pytest.mark.parametrize(
    ("text", "yaml_text", "body_line"),
    [
        ("---\ntitle: x\n---\nbody\n", "title: x\n", 4),
        ("---\r\ntitle: x\r\n---\r\nbody", "title: x\n", 4),
        ("--- \t\ntitle: x\n...  \nbody", "title: x\n", 4),
        ("---\n---\n", "", 3),
        ("---\n---", "", 3),
        ("---\nintro: |\n  a\n  ---\n---\nb", "intro: |\n  a\n  ---\n", 6),
        ("", None, 1),
        ("---", None, 1),
        ("# Title\n\n---\na: b\n---\n", None, 1),
        ("---\n\nOnly a line across the page.\n", None, 1),
        ("\n---\n\nText\n\n---\n", None, 1),
        ("+++\n\nA block break.\n\n+++\n", None, 1),
    ],
)
def test_split(text: str, yaml_text: str | None, body_line: int) -> None:
    parts = split(text)
    assert (parts.yaml_text, parts.body_line, parts.problems) == (yaml_text, body_line, ())


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("\ufeff---\ntitle: x\n---\n", 1, "byte order mark"),
        ("\n\n---\ntitle: x\n---\n", 3, "line 3"),
        (" ---\ntitle: x\n---\n", 1, "blanks"),
        ("----\ntitle: x\n----\n", 1, "three hyphens"),
        ("+++\ntitle = 'x'\n+++\n", 1, "TOML"),
        ("---\ntitle: x\n\nbody\n", 1, "not closed"),
    ],
)
def test_what_only_looks_like_front_matter_is_body_with_a_warning(
    text: str, line: int, says: str
) -> None:
    parts = split(text)
    assert (parts.yaml_text, parts.body_line) == (None, 1)
    [problem] = parts.problems
    assert (problem.kind, problem.line) == (Warn.FRONT_MATTER, line)
    assert says in problem.message


def test_values_are_typed_as_yaml_1_1_and_keep_their_spelling() -> None:
    loaded = load("a: No\nb: 1.10\nc: 017\nd: 1:05\ne: 2024-02-12\nf: 'No'\ng:\nh: 1984\n")
    assert loaded.problems == ()
    assert {key: value.data for key, value in loaded.values.items()} == {
        "a": False,
        "b": 1.1,
        "c": 15,
        "d": 65,
        "e": datetime.date(2024, 2, 12),
        "f": "No",
        "g": None,
        "h": 1984,
    }
    texts = [value.text for value in loaded.values.values()]
    assert texts == ["No", "1.10", "017", "1:05", "2024-02-12", "No", "", "1984"]


def test_values_know_their_lines() -> None:
    loaded = load("title: x\nhero:\n  video: y\n  alt: z\n\nintro: |\n  a\n  b\ntags:\n- t\n", 2)
    values = loaded.values
    assert values["title"].line == 2
    assert (values["hero"].key_line, values["hero"].keys["alt"].line) == (3, 5)
    assert (values["intro"].key_line, values["intro"].line) == (7, 8)
    assert values["tags"].items[0].line == 11
    assert values["hero"].data == {"video": "y", "alt": "z"}


def test_lines_count_line_ends_only() -> None:
    # YAML counts U+2028 as a line end; editors do not.
    assert load('a: "x\u2028y"\nb: c\n').values["b"].line == 3


def test_the_last_of_two_keys_wins_with_a_warning() -> None:
    loaded = load("title: a\nhero:\n  alt: b\n  alt: c\ntitle: d\n")
    assert loaded.values["title"].data == "d"
    assert loaded.values["hero"].data == {"alt": "c"}
    assert [(p.kind, p.line) for p in loaded.problems] == [
        (Warn.FRONT_MATTER, 5),
        (Warn.FRONT_MATTER, 6),
    ]


@pytest.mark.parametrize("text", ["- a\n- b\n", "only text\n", "'quoted'\n", "12\n"])
def test_a_whole_that_is_no_mapping_warns(text: str) -> None:
    loaded = load(text)
    assert not loaded.values
    assert [p.kind for p in loaded.problems] == [Warn.FRONT_MATTER]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_empty_front_matter_is_fine(text: str) -> None:
    assert load(text).problems == ()


@pytest.mark.parametrize(
    ("text", "place", "says", "kept"),
    [
        ("title: A: B\nlayout: page\n", (2, 9), "': '", {"title": "A: B", "layout": "page"}),
        ("title:\tx\nlayout: page\n", (2, 7), "tab", {"title": "x", "layout": "page"}),
        ('title: "x\nintro: "y"\n', (2, 8), "never closed", {"title": "x", "intro": "y"}),
        ("award: 'A's b'\npi: c\n", (2, 11), "quotation marks", {"award": "A's b", "pi": "c"}),
        ("title: *Bold* x\n", (2, 13), "'*'", {"title": "*Bold* x"}),
        ("title: @home\n", (2, 8), "'@'", {"title": "@home"}),
        ("title: {a: b\npi: c\n", (2, 8), "bracket", {"pi": "c"}),
        ("title: x\nstray\nlayout: page\n", (3, 1), "no key", {"title": "x", "layout": "page"}),
        ("hero:\n\timage: x\npi: c\n", (3, 1), "tab", {"hero": {"image": "x"}, "pi": "c"}),
        (
            "hero:\n  image: x\n  caption: A: B\npi: c\n",
            (4, 13),
            "': '",
            {"hero": {"image": "x", "caption": "A: B"}, "pi": "c"},
        ),
        ("a: b\n--- c\n", (3, 1), "second time", {}),
        ("title: x\x07y\npi: c\n", (2, 9), "character", {"title": "x\ufffdy", "pi": "c"}),
        ('a: "\\UFFFFFFFF"\npi: c\n', (2, 1), "escape", {"a": "\\UFFFFFFFF", "pi": "c"}),
        (
            "pi: c\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n",
            (3, 1),
            "merge conflict",
            {"pi": "c", "title": "b"},
        ),
    ],
)
def test_broken_yaml_is_one_warning_and_keeps_what_is_sound(
    text: str, place: tuple[int, int], says: str, kept: dict[str, object]
) -> None:
    loaded = load(text, 2)
    [problem] = loaded.problems
    assert problem.kind is Warn.FRONT_MATTER
    assert (problem.line, problem.column) == place
    assert says in problem.message
    assert {key: value.data for key, value in loaded.values.items()} == kept


def test_the_first_fault_is_named_and_the_lines_of_others() -> None:
    [problem] = load("a: b\nb: c: d\nc: d\ne: f: g\n", 2).problems
    assert problem.line == 3
    assert "line 5" in problem.message


def test_a_rescued_text_has_its_line() -> None:
    value = load("layout: page\ntitle: A: B\n", 2).values["title"]
    assert (value.line, value.text) == (3, "A: B")


def test_merge_keys() -> None:
    loaded = load("base: &b {a: 1, b: 2}\nhero:\n  <<: *b\n  b: 3\n")
    assert loaded.values["hero"].data == {"a": 1, "b": 3}
    assert not loaded.problems


def test_aliases_cannot_multiply_without_end() -> None:
    rows = ["a0: &a0 x"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    loaded = load("\n".join([*rows, "title: T", ""]))
    assert loaded.values["title"].data == "T"
    assert "a11" not in loaded.values
    assert loaded.problems
    assert {p.kind for p in loaded.problems} == {Warn.FRONT_MATTER}


@pytest.mark.parametrize(
    "broken", ["a: &a [*a]", "a: &a {b: *a}", "a: " + "[" * 5000, "a: " + "{b: " * 500]
)
def test_endless_and_deep_values_are_left_out(broken: str) -> None:
    loaded = load(f"{broken}\ntitle: T\n")
    assert loaded.values["title"].data == "T"
    assert [p.kind for p in loaded.problems] == [Warn.FRONT_MATTER]


@pytest.mark.parametrize(
    "scalar",
    [
        "2024-13-45",
        "9" * 6000,
        "1" + ":00" * 400 + ".0",
        "0b_",
        "<<",
        "=",
        ".inf",
        '"\\ud800\\0"',
        "!!binary x",
        "!!python/object:os.system x",
        "!Surprise party",
    ],
)
def test_odd_scalars_are_values_that_can_be_written_to_a_file(scalar: str) -> None:
    loaded = load(f"a: {scalar}\ntitle: T\n")
    assert loaded.values["title"].data == "T"
    value = loaded.values["a"]
    assert value.text.encode()
    assert "\0" not in value.text
    assert len(loaded.problems) == scalar.startswith("!")


@pytest.mark.parametrize(
    "text", ["? [a]\n: b\n", "<<: x\n", "%YAML 9.9\n---\n", "\ufeffa: b\n", ":\n", "? \n", "]\n"]
)
def test_odd_front_matter_does_not_raise(text: str) -> None:
    load(text)

"""The grammar of Liquid's tags and of Jekyll's include."""

from __future__ import annotations

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.jekyll.tags import read_include, read_tag
from tests.jekyll.cases import BAD, GOOD, VARIABLES


@pytest.mark.parametrize(
    ("text", "name", "markup"),
    [
        ("{% include a.html b='c' %} d", "include", "a.html b='c' "),
        ("{%- include a.html -%}", "include", "a.html "),
        ("{%include a.html%}", "include", "a.html"),
        ("{%\n\tinclude\n a.html\n%}", "include", "a.html\n"),
        ("{% raw %}", "raw", ""),
        ("{% # a note %}", "#", "a note "),
        ("{% %}", "", " "),
        ("{%%}", "", ""),
        ("{%-%}", "", ""),
    ],
)
def test_a_tag_has_a_name_and_markup(text: str, name: str, markup: str) -> None:
    tag = read_tag(text, 0)
    assert tag is not None
    assert (tag.name, tag.markup) == (name, markup)
    assert text[tag.end - 2 : tag.end] == "%}"


def test_the_first_closing_sign_ends_a_tag_even_in_quotes() -> None:
    text = "x {% include a.html b='50 %} c' %}"
    tag = read_tag(text, 2)
    assert tag is not None
    assert text[tag.end :] == " c' %}"
    assert read_include(tag.markup).malformed


@pytest.mark.parametrize("text", ["{%", "{% include a", "{% include a }", "{%}"])
def test_an_unclosed_tag_is_none(text: str) -> None:
    assert read_tag(text, 0) is None


@pytest.mark.parametrize("case", GOOD)
def test_what_jekyll_reads_is_read(case: str) -> None:
    markup, params = GOOD[case]
    include = read_include(markup, variables=VARIABLES)
    assert (include.name, include.params) == ("p.html", params)
    assert not include.malformed


@pytest.mark.parametrize("case", BAD)
def test_what_stops_jekyll_is_one_problem_that_says_what_to_do(case: str) -> None:
    markup, words = BAD[case]
    include = read_include(markup, variables=VARIABLES)
    assert include.malformed
    (problem,) = include.problems
    assert problem.kind is Warn.INCLUDE
    assert words in problem.message


def test_a_word_without_quotes_is_nil_with_a_problem() -> None:
    include = read_include('p.html\n  a="x"\n  source=fpo.jpg', 10)
    assert include.params == {"a": "x", "source": None}
    assert not include.malformed
    (problem,) = include.problems
    assert (problem.kind, problem.line) == (Warn.INCLUDE, 12)
    assert 'source="fpo.jpg"' in problem.message


@pytest.mark.parametrize("word", ["true", "nil", "false", "3", "1.5", "page.word"])
def test_values_that_are_meant_are_no_problem(word: str) -> None:
    assert read_include(f"p.html a={word}", variables=VARIABLES).problems == ()


def test_what_has_no_quotes_is_known_as_it_is_written() -> None:
    include = read_include("p.html a=page.x b='c' d=1.50 e=f e='g' h='i' h=j")
    assert include.words == {"a": "page.x", "d": "1.50", "h": "j"}


def test_a_list_is_no_value() -> None:
    include = read_include("p.html a=page.tags", variables={"page": {"tags": ["x"]}})
    assert include.params == {"a": None}
    assert len(include.problems) == 1


def test_a_problem_has_the_line_of_the_fault() -> None:
    (problem,) = read_include('\n p.html\n a="x"\n\n b:"y"\n', 7).problems
    assert problem.line == 11


def test_what_stands_before_a_fault_is_kept() -> None:
    include = read_include('p.html a="1" b="2" c')
    assert include.params == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    "markup",
    [
        'p.html a="' + "\\" * 200_001,
        'p.html a="' + '\\"' * 100_000,
        "p.html " + 'a="b" ' * 40_000 + "!",
        "p.html a" + " " * 200_000 + "!",
        "p.html " + "a=b " * 20_000,
        "p.html " + "{{ " * 100_000,
        "p.html " + "{{ a | " * 50_000,
        "p" * 200_000 + "!",
        "p.html a=" + "9" * 200_000,
        "p.html a=" + "a." * 100_000,
    ],
    ids=lambda markup: markup[:20],
)
def test_hostile_markup_is_read_to_its_end(markup: str) -> None:
    # At these lengths anything worse than linear would not come back.
    include = read_include(markup)
    assert include.name or include.malformed

"""Authors in each spelling, their institutions and ORCIDs."""

from __future__ import annotations

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.authors import read_orcid
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.model import Author, Page
from sphinx_alcf.story.yaml_source import load

CARBERRY = "0000-0002-1825-0097"  # ORCID's own example of a person who is none


def page(text: str) -> tuple[Page, tuple[Problem, ...]]:
    return read_page(load(text, 1).values)


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        (CARBERRY, CARBERRY),
        ("0000000218250097", CARBERRY),
        (f"https://orcid.org/{CARBERRY}", CARBERRY),
        (f" http://www.orcid.org/{CARBERRY}/ ", CARBERRY),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),  # another check digit
        ("0000-0002-1825-0079", None),  # two digits that changed places
        ("0000-0002-1694-2330", None),
        ("0000-0002-1825-009", None),
        ("https://example.org/0000-0002-1825-0097", None),
        ("", None),
    ],
)
def test_the_check_digit_of_an_orcid_is_checked(text: str, orcid: str | None) -> None:
    assert read_orcid(text) == orcid


def test_an_orcid_is_an_address() -> None:
    assert Author("A", orcid=CARBERRY).orcid_url == f"https://orcid.org/{CARBERRY}"
    assert Author("A").orcid_url is None


MYST = f"""\
authors:
  - name: Ada Byron
    orcid: {CARBERRY}
    affiliations: [uni, id: lab]
    corresponding: true
  - name:
      given: Mary
      family: Somerville
    affiliations:
      - id: lab
        institution: The Laboratory
        department: Optics
  - name: Caroline Herschel
    affiliations: uni; Royal Society
    website: https://example.org/caroline
affiliations:
  - id: uni
    name: University of London
"""


def test_the_spelling_of_other_myst_tools_is_read() -> None:
    found, problems = page(MYST)
    assert not problems
    assert found.authors == (
        Author("Ada Byron", "University of London, Optics, The Laboratory", orcid=CARBERRY),
        Author("Mary Somerville", "Optics, The Laboratory"),
        Author(
            "Caroline Herschel",
            "University of London, Royal Society",
            "https://example.org/caroline",
        ),
    )


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            f"Ada Byron (Lab, London) <{CARBERRY}>",
            [Author("Ada Byron", "Lab, London", orcid=CARBERRY)],
        ),
        (
            f"Ada Byron (Lab, London) <https://orcid.org/{CARBERRY}>, Mary S. and Jo (X)",
            [
                Author("Ada Byron", "Lab, London", orcid=CARBERRY),
                Author("Mary S."),
                Author("Jo", "X"),
            ],
        ),
        ("Ada <ada@example.org>", [Author("Ada", url="mailto:ada@example.org")]),
        ("Ada <people/ada.html>", [Author("Ada", url="people/ada.html")]),
        ("Robert (Bob) Smith", [Author("Robert (Bob) Smith")]),
    ],
)
def test_a_text_has_room_for_all_of_it(text: str, authors: list[Author]) -> None:
    found, problems = page(f"authors: '{text}'\n")
    assert list(found.authors) == authors
    assert not problems


@pytest.mark.parametrize(
    ("text", "line", "words", "authors"),
    [
        ("authors:\n- name: A\n- url: https://example.org\n", 3, "no name", ("A",)),
        ("authors:\n- A\n-\n- B\n", 3, "no name", ("A", "B")),
        ("authors:\n- name: A\n  orcid: 0000-0002-1825-0098\n", 3, "0000-0002-1825-0098", ("A",)),
        ("author: {name: '', orcid: x}\n", 1, "no name", ()),
    ],
)
def test_what_is_wrong_with_an_author_is_said_at_its_line(
    text: str, line: int, words: str, authors: tuple[str, ...]
) -> None:
    found, (problem,) = page(text)
    assert (problem.kind, problem.line) == (Warn.AUTHOR, line)
    assert words in problem.message
    assert tuple(author.name for author in found.authors) == authors


def test_a_change_is_not_before_the_publication() -> None:
    found, (problem,) = page("date: 2024-02-12\nupdated: 2024-02-11\n")
    assert (problem.kind, problem.line) == (Warn.VALUE, 2)
    assert found.date is not None
    assert found.updated is None
    assert page("date: 2024-02-12\nupdated: 2024-02-12\n")[0].updated == found.date

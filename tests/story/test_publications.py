"""Publications are read, and joined so that what is missing leaves nothing behind."""

from __future__ import annotations

import itertools

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.model import Inline
from sphinx_alcf.story.publications import (
    PARTS,
    Publication,
    doi_address,
    joints,
    read_body,
    read_doi,
)
from sphinx_alcf.story.yaml_source import load

WHOLE = {
    "authors": "J. M. Cole, et al.",
    "title": "Design-to-Device",
    "source": "Advanced Energy Materials",
    "date": "2019",
    "publisher": "Wiley",
}


def read(text: str) -> tuple[tuple[Publication, ...], list[Problem]]:
    page, problems = read_page(load(text, 2).values)
    return page.publications, list(problems)


def shown(**texts: str) -> str:
    found = joints(texts).items()
    return "".join(f"{j.between}{j.opening}{texts[n]}{j.closing}{j.end}" for n, j in found)


def test_a_whole_publication() -> None:
    assert shown(**WHOLE) == (
        "J. M. Cole, et al., “Design-to-Device”, Advanced Energy Materials (2019), Wiley."
    )


@pytest.mark.parametrize(
    "names", [names for n in range(6) for names in itertools.combinations(PARTS, n)]
)
def test_missing_parts_leave_nothing_behind(names: tuple[str, ...]) -> None:
    line = shown(**{name: WHOLE[name] for name in names})
    for trace in ("()", "“”", ",,", ", .", "( ", " )", "  ", ", (", ".."):
        assert trace not in line
    assert not line.startswith((",", " ", "("))
    assert line == "" or line.endswith(".")
    assert all(WHOLE[name] in line for name in names)


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ({"date": "2019"}, "2019."),
        ({"title": "What is life?"}, "“What is life?”"),
        ({"title": "What is life?", "source": "Nature"}, "“What is life?” Nature."),
        ({"title": "Done.", "date": "2019"}, "“Done.” (2019)."),
        ({"title": "Theta,", "source": "Nature"}, "“Theta,” Nature."),
        ({"authors": "Liu, Q.,", "title": "T"}, "Liu, Q., “T”."),
        ({"title": "“Theta”"}, "“Theta”."),
        ({"title": "„Theta“", "date": "(2019)"}, "„Theta“ (2019)."),
        ({"source": "Phys. Rev. Lett.", "publisher": "APS"}, "Phys. Rev. Lett., APS."),
        ({"source": "Phys. Rev. Lett.", "date": "2019"}, "Phys. Rev. Lett. (2019)."),
        ({"text": "A whole citation (2020)"}, "A whole citation (2020)."),
    ],
)
def test_an_authors_own_signs_are_not_doubled(texts: dict[str, str], line: str) -> None:
    assert shown(**texts) == line


def test_the_quotes_are_those_of_the_page() -> None:
    joint = joints({"title": "T"}, "« %s »")["title"]
    assert (joint.opening, joint.closing, joint.end) == ("« ", " »", ".")


def test_front_matter() -> None:
    found, problems = read(
        "publications:\n"
        '  - authors: "J. M. Cole, et al."\n'
        '    title: "Design"\n'
        "    date: 2019\n"
        "    url: https://doi.org/10.1002/aenm.201802820\n"
        "  - A citation as it is\n"
        "  -\n"
    )
    assert problems == []
    assert found == (
        Publication(
            authors=Inline("J. M. Cole, et al.", line=3),
            title=Inline("Design", line=4),
            date=Inline("2019", line=5),
            doi="10.1002/aenm.201802820",
            line=3,
        ),
        Publication(text=Inline("A citation as it is", line=7), line=7),
    )
    assert found[0].address == "https://doi.org/10.1002/aenm.201802820"


def test_one_map_is_one_publication() -> None:
    found, problems = read("publications:\n  title: Alone\n")
    assert (len(found), problems) == (1, [])


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("publications: Nature 2019\n", Warn.VALUE, 2),
        ("publications:\n  - [a, b]\n", Warn.VALUE, 3),
        ("publications:\n  - {}\n", Warn.VALUE, 3),
        ("publications:\n  - title: T\n    jurnal: N\n", Warn.KEY, 4),
        ("publications:\n  - title: [a]\n", Warn.VALUE, 3),
        ("publications:\n  - title: T\n    doi: aenm.2018\n", Warn.VALUE, 4),
        ("publications:\n  - title: T\n    url: 'javascript:alert(1)'\n", Warn.ADDRESS, 4),
    ],
)
def test_what_is_wrong_has_a_line(text: str, kind: Warn, line: int) -> None:
    found, problems = read(text)
    assert [(p.kind, p.line) for p in problems] == [(kind, line)]
    assert not any(pub.url and "script" in pub.url for pub in found)


def test_the_rest_stays_beside_what_is_wrong() -> None:
    found, problems = read("publications:\n  - 5\n  - [a]\n  - title: T\n    url: 'data:x'\n")
    assert [list(pub.parts()) for pub in found] == [["text"], ["title"]]
    assert found[1].address is None
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1002/aenm.201802820", "10.1002/aenm.201802820"),
        ("doi: 10.1002/x", "10.1002/x"),
        ("https://doi.org/10.1002/x", "10.1002/x"),
        ("http://dx.doi.org/10.1000.10/x%3C1", "10.1000.10/x<1"),
        ("https://example.org/10.1002/x", None),
        ("10.1002", None),
        ("10.1002/a b", None),
    ],
)
def test_dois(text: str, doi: str | None) -> None:
    assert read_doi(text) == doi


def test_a_dois_address_holds_any_sign() -> None:
    address = doi_address("10.1002/(SICI)99:1<1::AID#1>3.0.CO;2-1")
    assert address == "https://doi.org/10.1002/(SICI)99:1%3C1::AID%231%3E3.0.CO;2-1"
    assert read_doi(address) == "10.1002/(SICI)99:1<1::AID#1>3.0.CO;2-1"


def test_another_address_beside_the_doi_wins_the_title() -> None:
    found, _ = read("publications:\n  - title: T\n    doi: 10.1/x\n    url: 10.1002/x\n")
    assert (found[0].doi, found[0].url) == ("10.1002/x", None)
    found, _ = read("publications:\n  - title: T\n    doi: 10.1002/x\n    url: paper.pdf\n")
    assert (found[0].doi, found[0].address) == ("10.1002/x", "paper.pdf")


YAML = "- title: One\n  date: 2019\n- title: Two\n"
LINES = "title: One\ndate: 2019\n\n\ntitle: Two\n"


@pytest.mark.parametrize(("body", "second"), [(YAML, 12), (LINES, 14)])
def test_the_body_of_a_directive(body: str, second: int) -> None:
    problems: list[Problem] = []
    found = read_body(body, 10, problems)
    assert problems == []
    assert [pub.title and pub.title.text for pub in found] == ["One", "Two"]
    assert [pub.line for pub in found] == [10, second]
    assert found[0].date == Inline("2019", line=11)


def test_lines_are_texts_as_they_stand() -> None:
    problems: list[Problem] = []
    body = "title: Theta: the end #1\nauthors: 'A'\nsource: Proceedings\n  of SC\npublisher:\n"
    found = read_body(body, 10, problems)
    assert (len(found), problems) == (1, [])
    texts = {name: text.text for name, text in found[0].parts().items()}
    assert texts == {"authors": "A", "title": "Theta: the end #1", "source": "Proceedings of SC"}


@pytest.mark.parametrize(
    ("body", "kind", "line"),
    [
        ("- title: T: U\n- title: V\n", Warn.FRONT_MATTER, 10),
        ("title: T\n\ntitel: U\n", Warn.KEY, 12),
        ("title: T\nurl: data:x\n", Warn.ADDRESS, 11),
    ],
)
def test_what_is_wrong_in_a_body_has_a_line(body: str, kind: Warn, line: int) -> None:
    problems: list[Problem] = []
    read_body(body, 10, problems)
    assert [(p.kind, p.line) for p in problems] == [(kind, line)]
    assert "front matter" not in problems[0].message


@pytest.mark.parametrize(
    "body", ["", "Some prose.\n", "title: T\n\nProse.\n", "Prose.\ntitle: T\n"]
)
def test_a_body_that_is_neither(body: str) -> None:
    problems: list[Problem] = []
    assert (read_body(body, 10, problems), problems) == ((), [])

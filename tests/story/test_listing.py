"""What an author asks a list for, and what is wrong with it."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.listing import SORTS, Listing, read_count, read_listing, tag_key


def test_options_become_a_list() -> None:
    texts = {
        "section": " stories ",
        "glob": "news/*, notes/**",
        "exclude": "news/old*",
        "tag": "AI, climate change",
        "sort": "-Date",
        "limit": "6",
        "per-page": "12",
    }
    listing, problems = read_listing(texts)
    assert problems == ()
    assert listing == Listing(
        section="stories",
        glob=("news/*", "notes/**"),
        exclude=("news/old*",),
        tags=("AI", "climate change"),
        sort="-date",
        limit=6,
        per_page=12,
    )


def test_a_body_names_pages_each_once() -> None:
    listing, problems = read_listing({}, ["- one", "", "  * two.md", "/a b/three", "one"])
    assert listing.pages == ("one", "two.md", "/a b/three")
    assert problems == ()


def test_nothing_said_is_an_open_list() -> None:
    listing, problems = read_listing({"exclude": "a", "limit": "3"})
    assert listing.is_open
    assert problems == ()
    assert not read_listing({"tag": "a"})[0].is_open


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"limit": "many"}, "'limit' is 'many', but should be a number such as '6'."),
        ({"limit": "0"}, "'limit' is '0', but should be a number such as '6'."),
        ({"limit": "-1"}, "'limit' is '-1', but should be a number such as '6'."),
        ({"limit": ""}, "'limit' is '', but should be a number such as '6'."),
        ({"per-page": "1.5"}, "'per-page' is '1.5', but should be a number such as '6'."),
        ({"section": " "}, "'section' is ''"),
        ({"glob": ""}, "'glob' is empty"),
        ({"exclude": " , "}, "'exclude' is empty"),
        ({"tag": ","}, "'tag' is empty"),
        ({"sort": "dat"}, "'sort' is 'dat', but should be 'toctree', 'date'"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_one_problem(
    texts: dict[str, str], message: str
) -> None:
    listing, problems = read_listing(texts)
    assert listing == Listing()
    assert len(problems) == 1
    assert problems[0].message.startswith(message)


def test_a_misspelt_order_is_guessed_at() -> None:
    assert read_listing({"sort": "titel"})[1][0].message.endswith("Did you mean 'title'?")


def test_a_body_and_a_condition_cannot_both_count() -> None:
    listing, problems = read_listing({"tag": "AI", "limit": "2"}, ["one"])
    assert listing == Listing(pages=("one",), limit=2)
    assert [problem.message[:44] for problem in problems] == [
        "The body names the pages of this list, so 't"
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("AI", "ai"), ("Straße", "STRASSE"), ("A  b", "a b"), ("ﬁn", "FIN")]
)
def test_tags_are_one_in_any_case(one: str, other: str) -> None:
    assert tag_key(one) == tag_key(other)


def test_counts_are_latin_numbers() -> None:
    assert read_count("limit", " 12 ") == 12
    assert not isinstance(read_count("limit", "٣"), int)
    assert set(SORTS) >= {"toctree", "date", "-date", "title"}

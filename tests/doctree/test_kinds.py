"""A doctree is searched for a kind only where it may have it."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_alcf.doctree import kinds
from sphinx_alcf.doctree.kinds import every, kinds_of, walk
from sphinx_alcf.doctree.nodes import media_credit, media_figure, media_hero, story_block


@pytest.fixture
def page() -> nodes.document:
    """A page with a hero and another figure."""
    document = new_document("page")
    section = nodes.section("", nodes.title("", "A page"), media_hero(), media_figure())
    document += section
    return document


def test_kinds_are_those_of_all_nodes_and_what_they_derive_from(page: nodes.document) -> None:
    found = kinds_of(page)
    assert found.has(media_hero)
    assert found.has(nodes.figure)
    assert found.has(story_block, nodes.Text)
    assert not found.has(story_block, nodes.image)


def test_all_nodes_are_walked_in_their_order(page: nodes.document) -> None:
    assert walk(page) == list(page.findall())
    section = page.children[0]
    assert isinstance(section, nodes.section)
    for node in walk(page):
        if isinstance(node, nodes.title):
            section.insert(1, nodes.paragraph())  # what is added meanwhile is not walked
    assert len(walk(page)) == 7


def test_what_is_there_is_found_in_its_order(page: nodes.document) -> None:
    hero, figure = page[0].children[1:]
    assert every(page, media_figure) == [hero, figure]
    assert every(page, media_hero, story_block) == [hero]


def test_what_was_made_meanwhile_is_found(page: nodes.document) -> None:
    assert every(page, media_credit) == []
    credit = media_credit()
    page += credit
    assert every(page, media_credit) == [credit]
    page += credit.deepcopy()
    assert len(every(page, media_credit)) == 2


def test_what_is_not_there_is_not_looked_for(
    page: nodes.document, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = 0

    def search(*args: object) -> list[nodes.Node]:
        nonlocal searches
        searches += 1
        return []

    monkeypatch.setattr(kinds, "walk", search)
    every(page, story_block)
    assert searches == 0
    every(page, media_hero)
    assert searches == 1

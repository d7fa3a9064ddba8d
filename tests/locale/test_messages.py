"""The catalogues hold every word of the theme, in every language, and are compiled."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

from tools.messages import TEMPLATE, Words, extracted, fresh, languages, pairs, po_path

AGAIN = "run: python tools/messages.py"


def places(words: Words) -> dict[str, set[str]]:
    """Each message, and the files that have it."""
    return {ids(m): {name for name, _line in m.locations} for m in words.messages}


def ids(message: Message) -> str:
    """A message's text, and its plural."""
    return message.id if isinstance(message.id, str) else " | ".join(message.id)


def translations(language: str) -> list[tuple[str, str]]:
    """Each text of a catalogue, with its translation."""
    return [two for m in Words.read(po_path(language), language).messages for two in pairs(m)]


def test_the_four_languages() -> None:
    assert languages() == ["de", "es", "fr"]  # and English, the source


def test_the_template_has_the_words_of_the_sources() -> None:
    assert places(Words.read(TEMPLATE)) == places(extracted()), AGAIN


@pytest.mark.parametrize("language", languages())
def test_every_word_is_translated(language: str) -> None:
    words = Words.read(po_path(language), language)
    assert {ids(m) for m in words.messages} == places(Words.read(TEMPLATE)).keys(), AGAIN
    assert words.untranslated == []
    assert [m.id for m in words.messages if m.fuzzy] == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_form_of_its_message(language: str) -> None:
    for asked, said in translations(language):
        gaps = r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]*>"
        assert sorted(re.findall(gaps, said)) == sorted(re.findall(gaps, asked)), asked
        assert said == said.strip(), asked
        assert said[-1:] == asked[-1:] or asked[-1:] not in ".:?!\N{HORIZONTAL ELLIPSIS}", asked


@pytest.mark.parametrize("language", languages())
def test_signs_stand_as_the_language_has_them(language: str) -> None:
    for _asked, said in translations(language):
        assert not re.search(r"['\"]", re.sub(r"<[^>]*>", "", said)), said
        if language == "fr":
            assert not re.search(r"[^\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][:;?!]", said), (
                said
            )
        else:
            assert not re.search(r"\s[:;?!]", said), said
        if language == "es":
            assert said.count("\N{INVERTED QUESTION MARK}") == said.count("?"), said


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_is_compiled(language: str) -> None:
    path = po_path(language)
    assert path.with_suffix(".mo").read_bytes() == Words.read(path, language).as_mo(), AGAIN


def test_the_command_changes_nothing_that_is_up_to_date() -> None:
    files, wanted = fresh()
    assert [path.name for path, content in files.items() if path.read_bytes() != content] == []
    assert wanted == {language: [] for language in languages()}


def test_a_new_language_begins_with_every_word() -> None:
    files, wanted = fresh("pt_BR")
    assert po_path("pt_BR") in files
    assert len(wanted["pt_BR"]) >= len(places(Words.read(TEMPLATE)))

"""Language tags, and the direction of what is written in them."""

from __future__ import annotations

import re

import pytest
from babel.core import get_global

from sphinx_alcf.story.languages import (
    _EVERYWHERE_LATIN,
    direction,
    is_language_tag,
    language_tag,
    locale_of,
)


@pytest.mark.parametrize(
    "tag",
    [
        *("ar", "he", "fa", "ur", "ckb", "yi", "ps", "sd", "ug", "dv", "nqo", "syr", "arz", "iw"),
        *("ar-EG", "ar-001", "fa-IR", "prs", "az-Arab", "AZ-arab", "az-IR", "pa-PK", "ku-Arab"),
    ],
)
def test_what_runs_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize(
    "tag",
    [
        *("en", "ja", "zh-TW", "az", "pa", "ku", "sr-Latn", "ar-Latn", "ms", "xx", "qaa"),
        *("en-u-nu-arab", "en-x-arab", "es-419", "de-1996"),
    ],
)
def test_what_runs_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize("language", sorted(_EVERYWHERE_LATIN))
def test_languages_of_one_script_are_those_of_cldr(language: str) -> None:
    likely = get_global("likely_subtags")
    found = [
        likely[tag] for tag in likely if re.fullmatch(rf"{language}(_([A-Z]{{2}}|\d{{3}}))?", tag)
    ]
    assert {full.split("_")[1] for full in found} == {"Latn"}, found


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "zh-Hant-TW", "es-419", "de-1996", "zh-yue", "en-US-x-twain", "sl-nedis"]
)
def test_a_tag_has_the_form_of_one(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("text", ["", "english", "fr_FR", "12", "en-", "e", "en us", "sr@latin"])
def test_what_has_not_is_none(text: str) -> None:
    assert not is_language_tag(text)


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("en_US.UTF-8", "en-US"),
        ("zh-TW", "zh-TW"),
    ],
)
def test_locales_have_tags(locale: str, tag: str) -> None:
    assert language_tag(locale) == tag


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        *(("en", "en"), ("pt-BR", "pt_BR"), ("zh-Hant-TW", "zh_Hant_TW"), ("sr-Latn", "sr_Latn")),
        *(("DE", "de"), ("de-1996-x-own", "de"), ("en-XX", "en")),
        *(("xx", None), ("", None), ("e", None), ("not a tag", None), ("qaa-Latn", None)),
    ],
)
def test_what_cldr_knows_of_a_language(tag: str, known: str | None) -> None:
    found = locale_of(tag)
    assert (str(found) if found is not None else None) == known

"""Tags become names of pages, each another."""

from __future__ import annotations

import pytest

from sphinx_alcf.story.slugs import LONGEST, slug, slugs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Climate change", "climate-change"),
        ("AI/ML", "ai-ml"),
        ("Énergie  d'Été", "energie-d-ete"),
        ("straße", "strasse"),
        ("C++", "c"),
        ("naïve_word", "naive-word"),
        ("機械学習", "機械学習"),
        ("Климат", "климат"),
        ("हिन्दी", "हिन्दी"),
        ("🎉 party", "party"),
        ("🎉", ""),
        ("../..", ""),
        ("--", ""),
    ],
)
def test_a_slug_has_letters_digits_and_hyphens(text: str, name: str) -> None:
    assert slug(text) == name


def test_each_word_has_its_own() -> None:
    words = ["c", "c++", "c#", "ai/ml", "ai-ml", "ai ml", "🎉", "???", "index", "x" * 300]
    found = slugs(words)
    assert len(set(found.values())) == len(words)
    assert found["c"] == "c"
    assert found["c#"].startswith("c-")
    assert found["🎉"].startswith("tag-")
    assert found["index"].startswith("index-")
    assert all(name for name in found.values())
    assert len(found["x" * 300]) < LONGEST + 10


def test_a_slug_stays_when_other_words_come() -> None:
    few, many = slugs(["c", "c#"]), slugs(["c++", "c#", "b", "c", "c--"])
    assert {key: many[key] for key in few} == few
